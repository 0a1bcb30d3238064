import { msOf } from "../../kernel/index.ts";
import type { Place } from "../../engine/index.ts";
import { divideCasebook } from "./divide.ts";
import { auditPart } from "./audit-part.ts";
import { seenEvents } from "./blinding.ts";
import { coursePart } from "./course-part.ts";
import { coverOf } from "./cover.ts";
import { Edition } from "./edition.ts";
import type { LastSaved } from "./form-blocks.ts";
import { geneticPart } from "./genetic-part.ts";
import { attachmentPart, codeListPart } from "./list-parts.ts";
import type { CasebookModel, Part } from "./model.ts";
import {
  type CasebookEvent,
  type CasebookOrder,
  isOfParticipant,
  type ParticipantOrder,
} from "./order.ts";
import { queryPart } from "./query-part.ts";
import { safetyEvents } from "./safety.ts";
import { signaturePart } from "./signature-part.ts";
import { formsPart, schedulePart } from "./study-parts.ts";
import { logPart, visitParts } from "./visit-parts.ts";
import { bandWords, modeWords, sayIn } from "./words.ts";

/**
 * A casebook in words: every part of it, in the order's language, as plain data. The same order gives the same words;
 * nothing in it tells who received what.
 */
export function describeCasebook(order: CasebookOrder): CasebookModel {
  const edition = new Edition(order);
  const { say, study } = edition;
  const seen = isOfParticipant(order) ? seenEvents(study, order.events) : [];
  const events = order.variant === "safety" ? safetyEvents(edition.covers, seen) : seen;
  const cover = coverOf(edition, events);
  const { by, at, zone } = order.printed;
  const date = new Date(msOf(at));
  const [before = "", between = "", after = ""] = say("page", { page: "\0", pages: "\0" }).split(
    "\0",
  );
  const who = isOfParticipant(order)
    ? [
        study.id,
        `${say("participant")} ${order.participant.id}`,
        `${say("site")} ${order.participant.site}`,
      ]
    : [study.id];
  const record = isOfParticipant(order) ? ` · ${order.record.headHash}` : "";
  return {
    language: order.language,
    lang: order.language === "en" ? ["en", "GB"] : ["zh", "CN"],
    title: [cover.overline, ...who].join(" · "),
    author: by,
    keywords: [study.id, ...study.registry],
    date: [
      date.getUTCFullYear(),
      date.getUTCMonth() + 1,
      date.getUTCDate(),
      date.getUTCHours(),
      date.getUTCMinutes(),
      date.getUTCSeconds(),
    ],
    header: [
      who.join(" · "),
      cover.overline,
      say("printedBy", { who: by, when: edition.time(at, zone), zone }),
    ],
    pageWords: [before, between, after],
    footer: `${edition.of(modeWords[order.mode])} · ${say("protocolVersion")} ${study.version}${record}`,
    ...(order.mode === "live"
      ? {}
      : { band: edition.of(bandWords[order.mode]), watermark: edition.of(modeWords[order.mode]) }),
    contents: say("contents"),
    cover,
    parts: isOfParticipant(order)
      ? participantParts(edition, order, events)
      : [schedulePart(edition), formsPart(edition), codeListPart(edition)],
  };
}

/** The same in volumes: a participant's casebook that would be too long to set at once is several documents. */
export function describeVolumes(order: CasebookOrder, most?: number): CasebookModel[] {
  const model = describeCasebook(order);
  if (!isOfParticipant(order)) return [model];
  return divideCasebook(model, sayIn(order.language, order.study.participantWord), most);
}

function participantParts(
  edition: Edition,
  { participant, attachments }: ParticipantOrder,
  events: readonly CasebookEvent[],
): Part[] {
  const lastSaved = lastSavedIn(events);
  const logs = logPart(edition, participant, lastSaved);
  const genetics =
    edition.order.variant === "safety" ? undefined : geneticPart(edition, participant);
  return [
    coursePart(edition, participant, events),
    ...visitParts(edition, participant, lastSaved),
    ...(logs === undefined ? [] : [logs]),
    ...(genetics === undefined ? [] : [genetics]),
    queryPart(edition, participant),
    ...(edition.order.variant === "safety" ? [] : [signaturePart(edition, participant)]),
    attachmentPart(edition, attachments),
    auditPart(edition, events),
    codeListPart(edition),
  ];
}

/** Who saved each instance last, by the events that may be seen. */
function lastSavedIn(events: readonly CasebookEvent[]): LastSaved {
  const saved = new Map<string, CasebookEvent>();
  const key = ({
    form,
    visit = "",
    line = 0,
  }: { [K in keyof Place]: Place[K] | undefined }): string => JSON.stringify([form, visit, line]);
  for (const event of events) {
    switch (event.type) {
      case "form-saved":
      case "dose-recorded":
      case "adverse-event-recorded":
        if (event.follows === undefined) saved.set(key(event), event);
        break;
      default:
    }
  }
  return (place) => saved.get(key({ visit: undefined, line: undefined, ...place }));
}
