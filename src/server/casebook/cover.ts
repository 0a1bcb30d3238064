import { studyHash } from "../../definition/index.ts";
import { statusWords } from "../../engine/index.ts";
import type { Edition } from "./edition.ts";
import { type CasebookModel, type FactRow, line } from "./model.ts";
import { type CasebookEvent, isOfParticipant } from "./order.ts";
import { modeWords, variantWords } from "./words.ts";

/** The cover: what this is a copy of, whose record, of which moment, made by whom. */
export function coverOf(
  edition: Edition,
  events: readonly CasebookEvent[],
): CasebookModel["cover"] {
  const { say, study, order } = edition;
  const overline = isOfParticipant(order)
    ? order.variant === "safety"
      ? "safetyCasebook"
      : "casebook"
    : order.variant === "blank"
      ? "blankCasebook"
      : "annotatedCasebook";
  const { by, at, zone } = order.printed;
  const facts: FactRow[] = [];
  if (isOfParticipant(order)) facts.push(...participantFacts(edition, events));
  facts.push(
    [say("study"), [line(study.id, "strong")]],
    [say("registry"), study.registry.map((id) => line(id))],
    [say("phase"), [line(study.phase)]],
    [say("sponsor"), [line(edition.of(study.sponsor))]],
    [say("protocolVersion"), [line(study.version)]],
    [say("versionIdentity"), [line(studyHash(study))]],
  );
  if (isOfParticipant(order)) {
    facts.push(
      [say("versionsPassed"), versionsPassed(edition, events).map((each) => line(each))],
      [say("record"), [line(say("streamVersion", { version: order.record.streamVersion }))]],
      [say("recordHash"), [line(order.record.headHash)]],
    );
  }
  facts.push(
    [say("copy"), [line(edition.of(variantWords[order.variant]))]],
    [
      say("mode"),
      [line(edition.of(modeWords[order.mode]), order.mode === "live" ? undefined : "alarm")],
    ],
    [
      say("printed"),
      [
        line(`${edition.time(at, zone)} (${zone})`, undefined, `${at.slice(0, 19)}Z`),
        line(`${say("by")}: ${by}`),
      ],
    ],
  );
  return {
    overline: say(overline),
    title: edition.of(study.title),
    subtitle: edition.of(study.indication),
    facts,
    notes: notes(edition),
  };
}

function participantFacts(edition: Edition, events: readonly CasebookEvent[]): FactRow[] {
  const { say, study, order } = edition;
  if (!isOfParticipant(order)) return [];
  const { participant } = order;
  const site = study.sites.find(({ id }) => id === participant.site);
  const named = site === undefined ? participant.site : `${edition.of(site.name)} (${site.id})`;
  const cohort = study.cohorts.find(({ id }) => id === participant.cohort)?.title;
  const first = events[0];
  return [
    [say("participant"), [line(participant.id, "strong")]],
    [say("site"), [line(named, undefined, first === undefined ? "" : edition.siteZone)]],
    [say("status"), [line(edition.of(statusWords[participant.status]))]],
    ...(participant.assigned === undefined
      ? []
      : [[say("number"), [line(participant.assigned.number)]] as const]),
    ...(cohort === undefined ? [] : [[say("cohort"), [line(edition.of(cohort))]] as const]),
  ];
}

/** The study versions that the participant's events were decided under, first to last. */
function versionsPassed(edition: Edition, events: readonly CasebookEvent[]): string[] {
  return [...new Set(events.map(({ under }) => under))].map((hash) => {
    const name = edition.versionName(hash);
    return hash.startsWith(name) ? hash : `${name} · ${hash}`;
  });
}

function notes(edition: Edition): string[] {
  const { say, study, order } = edition;
  if (!isOfParticipant(order)) return [say("noteCharacters")];
  return [
    say("noteTimes"),
    say(order.variant === "safety" ? "noteSafety" : "noteKept"),
    ...(study.blinding === "open" ? [] : [say("noteBlinded")]),
    ...(edition.hidesFileNames ? [say("noteNames")] : []),
    say("noteCharacters"),
  ];
}
