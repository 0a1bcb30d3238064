import {
  continuationWords,
  type CriterionResult,
  type ParticipantState,
  scheduleOf,
  statusWords,
} from "../../engine/index.ts";
import type { Edition } from "./edition.ts";
import { type Block, type Chapter, type Line, line, type Part, type Row, rowOf } from "./model.ts";
import type { CasebookEvent } from "./order.ts";
import { outsideWords } from "./visit-parts.ts";
import { deviationWords, type Word } from "./words.ts";

/** What happened to the participant as a whole: status and dates, consents, eligibility, visits, doses. */
export function coursePart(
  edition: Edition,
  participant: ParticipantState,
  events: readonly CasebookEvent[],
): Part {
  const { say } = edition;
  const chapter = (title: Word, blocks: readonly Block[]): Chapter => ({
    title: say(title),
    blocks,
  });
  return {
    title: say("course"),
    blocks: [],
    chapters: [
      chapter("courseDates", [dates(edition, participant)]),
      ...(edition.order.variant === "safety"
        ? []
        : [
            chapter("consents", consents(edition, events)),
            chapter("eligibility", eligibility(edition, events)),
          ]),
      chapter("schedule", [schedule(edition, participant)]),
      chapter("doses", doses(edition, participant, events)),
    ],
  };
}

function dates(edition: Edition, participant: ParticipantState): Block {
  const { say } = edition;
  const { dates: known, screeningEnded, treatmentEnded, assigned, continues } = participant;
  const rows: Row[] = [];
  const add = (word: Word, date: string | undefined, details: readonly string[] = []): void => {
    if (date === undefined) return;
    rows.push(
      rowOf(
        [line(say(word))],
        [line(edition.date(date))],
        details.map((each) => line(each)),
      ),
    );
  };
  const told = (reason: string | undefined): string[] => (reason === undefined ? [] : [reason]);
  const cohort = edition.study.cohorts.find(({ id }) => id === participant.cohort);
  add("screened", known.screened);
  add("consented", known.consented);
  add("screeningEnded", screeningEnded, told(participant.endReason));
  add("enrolled", known.enrolled, cohort === undefined ? [] : [edition.of(cohort.title)]);
  add(
    "assigned",
    known.assigned,
    assigned === undefined ? [] : [say("randomisationNumber", { number: assigned.number })],
  );
  add("treatmentEnded", treatmentEnded, told(participant.treatmentEndReason));
  add("withdrawnEvent", known.withdrawn, [
    ...told(participant.endReason),
    ...(continues === undefined || continues.length === 0
      ? []
      : [
          `${say("continues")}: ${edition.list(continues.map((each) => edition.of(continuationWords[each])))}`,
        ]),
  ]);
  add("completed", known.completed);
  add("died", known.died);
  const status: Line[] = [line(edition.of(statusWords[participant.status]), "strong")];
  const why = participant.status === "voided" ? told(participant.endReason) : [];
  rows.push(
    rowOf(
      [line(say("status"))],
      status,
      why.map((each) => line(each)),
    ),
  );
  return {
    kind: "table",
    widths: [8, 7, 12],
    head: [say("event"), say("date"), say("details")],
    rows,
  };
}

function consents(edition: Edition, events: readonly CasebookEvent[]): Block[] {
  const { say } = edition;
  const rows = events.flatMap((event) => {
    if (event.type !== "consent-given") return [];
    const about = edition.study.consents.find(({ version }) => version === event.version)?.text;
    return [
      rowOf(
        [line(event.version)],
        [line(edition.date(event.date))],
        about === undefined ? [] : [line(edition.of(about))],
        [line(edition.actor(event)), line(edition.time(event.at), "small")],
      ),
    ];
  });
  if (rows.length === 0) return [{ kind: "words", text: say("noConsents"), look: "quiet" }];
  const head = [say("consentVersion"), say("consentDate"), say("consentText"), say("recordedBy")];
  return [{ kind: "table", widths: [4, 7, 10, 8], head, rows }];
}

function eligibility(edition: Edition, events: readonly CasebookEvent[]): Block[] {
  const { say, study } = edition;
  const last = events.findLast(
    (event) => event.type === "eligibility-assessed" || event.type === "participant-enrolled",
  );
  if (last?.type !== "eligibility-assessed" && last?.type !== "participant-enrolled") {
    return [{ kind: "words", text: say("notAssessed"), look: "quiet" }];
  }
  const { results } = last;
  const eligible = last.type === "participant-enrolled" ? "yes" : last.eligible;
  const verdict = { yes: "eligibleYes", no: "eligibleNo", unknown: "eligibleUnknown" } as const;
  const rows = (["inclusion", "exclusion"] as const).flatMap((kind): Row[] => {
    const criteria = study.eligibility.filter((criterion) => criterion.kind === kind);
    if (criteria.length === 0) return [];
    return [
      { group: say(kind) },
      ...criteria.map(({ id, text }) => {
        const result: CriterionResult = results[id] ?? "unknown";
        const word = kind === "exclusion" && result === "met" ? "excluded" : result;
        const look = result === "met" ? undefined : result === "not met" ? "alarm" : "caution";
        return rowOf([line(id)], [line(edition.of(text))], [line(say(word), look)]);
      }),
    ];
  });
  return [
    { kind: "words", text: say(verdict[eligible]), look: "strong" },
    {
      kind: "words",
      look: "small",
      text: say("assessedAt", { when: edition.time(last.at), who: edition.actor(last) }),
    },
    { kind: "table", widths: [2, 15, 10], head: ["", say("criterion"), say("result")], rows },
  ];
}

function schedule(edition: Edition, participant: ParticipantState): Block {
  const { say } = edition;
  const rows = scheduleOf(edition.study, participant).map(
    ({ key, status, window, date, daysOutside }) => {
      const days = participant.visits[key]?.daysOutside ?? daysOutside;
      const outside = status === "held" ? outsideWords(edition, days, window !== undefined) : "";
      return rowOf(
        [line(edition.visitTitle(key))],
        [line(say(status))],
        [line(date === undefined ? "–" : edition.date(date))],
        [line(window === undefined ? "–" : `${window.earliest} ${say("until")} ${window.latest}`)],
        [line(outside === "" ? "–" : outside, (days ?? 0) === 0 ? undefined : "caution")],
      );
    },
  );
  const head = [say("visit"), say("status"), say("actual"), say("window"), say("outside")];
  return { kind: "table", widths: [8, 4, 6, 8, 6], head, rows };
}

function doses(
  edition: Edition,
  participant: ParticipantState,
  events: readonly CasebookEvent[],
): Block[] {
  const { say, study } = edition;
  if (participant.doses.length === 0) {
    return [{ kind: "words", text: say("noDoses"), look: "quiet" }];
  }
  const deviations = new Map(
    events.flatMap((event) =>
      event.type === "dose-recorded" ? [[event.line ?? 0, event.deviations ?? []] as const] : [],
    ),
  );
  const rows = participant.doses.map(({ date, level, visit, line: number }, index) => {
    const title = study.doseLevels.find(({ id }) => id === level)?.title;
    return rowOf(
      [line(String(index + 1))],
      [line(edition.date(date))],
      [line(title === undefined ? (level ?? "–") : edition.of(title))],
      [line(visit === undefined ? "–" : edition.visitTitle(visit))],
      (deviations.get(number) ?? []).map((each) => {
        const known = deviationWords[each];
        return line(known === undefined ? each : edition.of(known), "caution");
      }),
    );
  });
  const head = [say("dose"), say("date"), say("level"), say("visit"), say("deviations")];
  return [{ kind: "table", widths: [2, 6, 7, 7, 5], head, rows }];
}
