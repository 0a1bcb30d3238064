import { printDay } from "../kernel/index.ts";
import { type Code, type Datum, type Field, fieldsOf, type Form } from "../definition/index.ts";
import { linesOf } from "../engine/index.ts";
import type { Chart } from "./chart.ts";
import { drawComplaint, drawLongTaken, type Medicine } from "./complaints.ts";
import { composeForm } from "./compose-form.ts";
import { planConfirmation } from "./oversight.ts";
import type { Answer, Step } from "./step.ts";

type Steps = Generator<Step, void, Answer>;
type Given = Record<string, Datum>;

/** How often a person has something to report, per day. */
const eventsPerDay = 1 / 80;

/** The medicines that a person takes when they join. */
export function* listMedicines(chart: Chart, day: number): Steps {
  for (const taken of drawLongTaken(chart.random)) {
    yield* addMedicine(chart, taken, day - 90 - chart.random.below(1_500), day);
  }
}

/** What happened since the last visit: seldom more than one adverse event, and what was taken for it. */
export function* tellEvents(chart: Chart, since: number, day: number): Steps {
  const form = chart.study.forms.find(({ purpose }) => purpose === "adverse-event");
  const days = Math.max(3, day - since);
  if (form === undefined || !chart.happens(1 - Math.exp(-days * eventsPerDay))) return;
  const complaint = drawComplaint(chart.random);
  const onset = day - chart.random.below(Math.min(days, 30));
  const [shortest, longest] = complaint.days;
  const end = chart.later(onset, shortest, longest);
  const given = eventGiven(chart, form, complaint.term, onset, end <= day ? end : undefined);
  const line = linesOf(chart.state, form.id).length + 1;
  const place = { form: form.id, line };
  const values = composeForm(chart.composing(place, day, "site", { given, since: onset }));
  const command = { kind: "record-adverse-event" as const, values };
  if (!(yield* chart.give(day, command))) return;
  if (chart.happens(0.85)) {
    yield* chart.give(day, { kind: "save-form", ...place, values: {}, complete: true });
  }
  planConfirmation(chart, place, day);
  if (complaint.medicine !== undefined && chart.happens(0.6)) {
    const until = end <= day ? end : undefined;
    yield* addMedicine(chart, complaint.medicine, onset, day, until);
  }
  const wasTwice = linesOf(chart.state, form.id).some(({ withdrawn }) => withdrawn !== undefined);
  const isTurn = line === 1 && chart.person.turn % 2 === 1;
  if (!wasTwice && (isTurn || chart.happens(0.2))) yield* tellTwice(chart, form, values, day);
}

/** The same event entered a second time, and the line withdrawn once somebody sees it. */
function* tellTwice(
  chart: Chart,
  { id }: Form,
  values: Readonly<Record<string, Datum>>,
  day: number,
): Steps {
  const line = linesOf(chart.state, id).length + 1;
  if (!(yield* chart.give(day, { kind: "record-adverse-event", values }))) return;
  const reason = `Entered twice; see line ${line - 1}.`;
  chart.agenda.add(chart.later(day, 1, 14), function* (on) {
    yield* chart.give(on, { kind: "withdraw-line", form: id, line, reason });
  });
}

type Ending = "completed" | "left" | "died";

/** The line that says how taking part ended. */
export function* tellEnd(chart: Chart, day: number, ending: Ending): Steps {
  const form = chart.study.forms.find(({ purpose }) => purpose === "disposition");
  if (form === undefined) return;
  const given: Given = {};
  for (const field of fieldsOf(form)) {
    if (field.id === form.dateField) given[field.id] = printDay(day);
    const codes = codesOf(chart, field);
    if (field.sdtm?.variable === "DSDECOD") {
      const left = codes.find(({ text }) => /own decision|withdr/i.test(text.en)) ?? codes[1];
      const died = codes.find(({ text }) => /^death/i.test(text.en)) ?? left;
      const how = { completed: codes[0], left, died }[ending];
      if (how !== undefined) given[field.id] = how.code;
    } else if (field.kind === "choice") {
      const whole = codes.find(({ text }) => /\bstudy\b/i.test(text.en)) ?? codes[0];
      if (whole !== undefined) given[field.id] = whole.code;
    }
  }
  yield* addLine(chart, form, given, day, day);
}

/** Amounts of the level that is given, where everyone may know it, in the fields of the dose form that hold them. */
export function doseGiven({ study, person, random }: Chart, form: Form): Given {
  if (study.blinding !== "open") return {};
  const cohort = study.cohorts.find(({ id }) => id === person.cohort);
  const level = study.doseLevels.find(
    ({ id }) => id === (cohort?.level ?? study.doseLevels[0]?.id),
  );
  const holds = fieldsOf(form).filter(
    (field) => field.kind === "decimal" && field.unit === level?.unit && field.decimals === 0,
  );
  const share = (level?.amount ?? 0) / Math.max(1, holds.length);
  // Cells are counted; milligrams are what the label says.
  const exact = share < 10_000;
  return Object.fromEntries(
    holds.map(({ id }) => [id, exact ? share : Math.round(share * (1 + 0.02 * random.normal()))]),
  );
}

function eventGiven(
  chart: Chart,
  form: Form,
  term: string,
  onset: number,
  end: number | undefined,
): Given {
  const fields = fieldsOf(form);
  const named = fields.find(({ sdtm }) => sdtm?.variable === "AETERM");
  const text = named ?? fields.find(({ kind }) => kind === "text");
  const given: Given = {};
  if (text?.kind === "text") given[text.id] = term.slice(0, text.maxLength);
  const begins = fields.find(({ id }) => id === form.dateField);
  if (begins?.kind === "date") given[begins.id] = printDay(onset);
  const ends = fields.find(({ sdtm, kind }) => kind === "date" && sdtm?.variable === "AEENDTC");
  if (ends !== undefined && end !== undefined) given[ends.id] = printDay(end);
  const outcome = fields.find(({ sdtm }) => sdtm?.variable === "AEOUT");
  const isOver = end === undefined ? "ONGOING" : "RECOVERED";
  if (outcome !== undefined && isHeld(chart, outcome, isOver)) given[outcome.id] = isOver;
  return given;
}

function* addMedicine(
  chart: Chart,
  taken: Medicine,
  start: number,
  day: number,
  end?: number,
): Steps {
  const form = chart.study.forms.find(
    (one) => one.log === true && fieldsOf(one).some(({ sdtm }) => sdtm?.variable === "CMTRT"),
  );
  if (form === undefined) return;
  const said: Readonly<Record<string, Datum | undefined>> = {
    CMTRT: taken.name,
    CMINDC: taken.reason,
    CMDOSE: taken.dose,
    CMDOSU: taken.unit,
    CMDOSFRQ: taken.frequency,
    CMROUTE: taken.route,
    CMSTDTC: printDay(start),
    CMENDTC: end === undefined ? undefined : printDay(end),
  };
  const given: Given = {};
  for (const field of fieldsOf(form)) {
    const datum = said[field.sdtm?.variable ?? ""];
    if (field.kind === "boolean") given[field.id] = end === undefined;
    else if (datum !== undefined && isHeld(chart, field, datum)) given[field.id] = datum;
  }
  yield* addLine(chart, form, given, start, day);
}

function* addLine(chart: Chart, form: Form, given: Given, since: number, day: number): Steps {
  const place = { form: form.id, line: linesOf(chart.state, form.id).length + 1 };
  const values = composeForm(chart.composing(place, day, "site", { given, since }));
  yield* chart.give(day, { kind: "save-form", form: form.id, values, complete: true });
}

function codesOf({ study }: Chart, field: Field): readonly Code[] {
  const list = "codes" in field ? study.codeLists.find(({ id }) => id === field.codes) : undefined;
  return list?.codes ?? [];
}

function isHeld(chart: Chart, field: Field, datum: Datum): boolean {
  return field.kind !== "choice" || codesOf(chart, field).some(({ code }) => code === datum);
}
