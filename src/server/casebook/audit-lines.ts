import {
  type AuditLine as Changed,
  changesOf,
  describeEvent,
  type FormChange,
} from "../../engine/index.ts";
import { datumText } from "./datum-lines.ts";
import type { Edition } from "./edition.ts";
import type { CasebookEvent } from "./order.ts";
import { originWords } from "./words.ts";

/** One line of the audit trail in words: what one event did to one field, or to the participant's course. */
export interface AuditLine {
  /** Where: visit, form, line; empty for what concerns the participant. */
  readonly place: string;
  /** The field's label; empty where it is about no field. */
  readonly label: string;
  readonly path?: string;
  readonly before?: string;
  readonly after: string;
  readonly reason?: string;
  readonly origin?: string;
}

/** What an event changed, a line for every field. Events of other streams say nothing about a participant. */
export function auditLines(edition: Edition, event: CasebookEvent): AuditLine[] {
  const { study } = edition;
  switch (event.type) {
    case "study-released":
    case "site-activated":
    case "list-supplied":
    case "arm-allocated":
      return [];
    case "form-saved":
    case "dose-recorded":
    case "adverse-event-recorded":
      return formLines(edition, event);
    default: {
      // The reason stands in a column of its own.
      const told = edition.of(
        describeEvent(study, "reason" in event ? { ...event, reason: "" } : event),
      );
      return changesOf(event, study).map(({ place, path, reason }) => ({
        place: place === undefined ? "" : edition.place(place),
        label:
          path === undefined || place?.form === undefined
            ? ""
            : edition.pathLabel(place.form, path),
        ...(path === undefined ? {} : { path }),
        after: told,
        ...(reason === undefined ? {} : { reason }),
      }));
    }
  }
}

function formLines(edition: Edition, event: FormChange & CasebookEvent): AuditLine[] {
  const { say } = edition;
  const place = edition.place(event);
  const line = (after: string, label = ""): AuditLine => ({ place, label, after });
  const lines = changesOf(event, edition.study).flatMap((change): AuditLine[] => {
    const { path, reason } = change;
    const told = reason === undefined || reason === "" ? {} : { reason };
    if (path === undefined) return event.complete === true ? [] : [line(say("lookedAgain"))];
    if (Object.hasOwn(event.confirmed ?? {}, path)) {
      const after = say("confirmedCheck", { message: checkMessage(edition, event.form, path) });
      return [{ ...line(after), path, ...told }];
    }
    return [fieldLine(edition, event, change, path)];
  });
  for (const id of event.unconfirmed ?? []) {
    const after = say("unconfirmedCheck", { message: checkMessage(edition, event.form, id) });
    lines.push({ ...line(after), path: id });
  }
  if (event.complete === true) lines.push(line(say("formCompleted")));
  return lines;
}

function fieldLine(
  edition: Edition,
  event: FormChange,
  { before, now, derived, reason }: Changed,
  path: string,
): AuditLine {
  const { say } = edition;
  const field = edition.field(event.form, path.slice(path.lastIndexOf("/") + 1));
  const why = reason ?? (event.follows === undefined ? undefined : say("followed"));
  return {
    place: edition.place(event),
    label: edition.pathLabel(event.form, path),
    path,
    ...(before === undefined ? {} : { before: datumText(edition, field, before) }),
    after: datumText(edition, field, now),
    ...(why === undefined ? {} : { reason: why }),
    origin: derived ? say("derived") : edition.of(originWords[field?.origin ?? "investigator"]),
  };
}

function checkMessage(edition: Edition, form: string, id: string): string {
  const check = edition.study.forms
    .find((each) => each.id === form)
    ?.checks.find((each) => each.id === id);
  return check === undefined ? id : edition.of(check.message);
}
