import { zone } from "../../kernel/index.ts";
import { type AuditLine, auditLines } from "./audit-lines.ts";
import type { Edition } from "./edition.ts";
import { type Line, line, type Part, type Row, rowOf } from "./model.ts";
import type { CasebookEvent } from "./order.ts";

/**
 * The whole audit trail: what was done at one moment stands under one heading, with who, in which role, when (at the
 * site and in UTC), where and under which version; beneath it a line for every field that changed. Lines are numbered
 * as they stand here, so that what a reader may not see leaves no gap.
 *
 * @source ICH E6(R3) 4.2.2; 21 CFR 11.10(e)
 */
export function auditPart(edition: Edition, events: readonly CasebookEvent[]): Part {
  const { say } = edition;
  const rows: Row[] = [];
  let number = 0;
  let heading = "";
  for (const event of events) {
    for (const change of auditLines(edition, event)) {
      number += 1;
      const group = momentWords(edition, event, change.place);
      if (group !== heading) rows.push({ group, repeat: true, light: true });
      heading = group;
      rows.push(auditRow(edition, change, number));
    }
  }
  return {
    title: say("audit"),
    blocks: [
      { kind: "words", text: say("auditNote", { lines: number }), look: "quiet" },
      {
        kind: "table",
        widths: [2, 10, 12, 8],
        head: [say("no"), say("field"), say("change"), say("why")],
        rows,
      },
    ],
    chapters: [],
  };
}

function momentWords(edition: Edition, event: CasebookEvent, place: string): string {
  const parts = [
    `${edition.time(event.at, zone(event.zone))} (${event.at.slice(0, 19)}Z)`,
    edition.actor(event),
    place,
    edition.say("underVersion", { version: edition.versionName(event.under) }),
  ];
  return parts.filter((part) => part !== "").join(" · ");
}

function auditRow(edition: Edition, change: AuditLine, number: number): Row {
  const { label, path, before, after, reason, origin } = change;
  const what: Line[] =
    before === undefined ? [line(after)] : [line(before, "struck"), line(`→ ${after}`)];
  const why: Line[] = [
    ...(reason === undefined ? [] : [line(reason)]),
    ...(origin === undefined ? [] : [line(edition.say("origin", { origin }), "small")]),
  ];
  return rowOf(
    [line(String(number), "small")],
    label === "" && path === undefined ? [] : [line(label, undefined, path)],
    what,
    why,
  );
}
