import { type Field, fieldsOf, type Study } from "../definition/index.ts";
import {
  formAt,
  type FormState,
  manifestOf,
  openFindings,
  type Place,
  signatureOf,
} from "../engine/index.ts";
import type { Chart } from "./chart.ts";
import { lookFor } from "./compose-form.ts";
import { withinLimits } from "./draw-datum.ts";
import { mannerOf } from "./form-manner.ts";
import type { FormValues } from "./look-at.ts";
import type { Answer, Step } from "./step.ts";

type Steps = Generator<Step, void, Answer>;

/** How far a query gets. */
export type QueryOutcome = "open" | "answered" | "closed";

const outcomes: readonly QueryOutcome[] = ["open", "answered", "closed", "closed"];

/** What happens to a visit's forms in the weeks after it: they are queried, corrected and signed. */
export function planOversight(
  chart: Chart,
  visit: string,
  day: number,
  outcome?: QueryOutcome,
): void {
  const { agenda } = chart;
  if (outcome !== undefined || chart.happens(0.3)) {
    const goes = outcome ?? outcomes[chart.random.below(outcomes.length)] ?? "closed";
    agenda.add(chart.later(day, 5, 25), (on) => query(chart, visit, on, goes));
  }
  const isFirst = outcome !== undefined;
  if (isFirst || chart.happens(0.65))
    agenda.add(chart.later(day, 6, 24), (on) => sign(chart, visit, on));
  if ((isFirst && chart.person.turn % 2 === 0) || chart.happens(0.14)) {
    agenda.add(chart.later(day, 25, 45), (on) => correct(chart, visit, on, transcription));
  }
}

/** Somebody looks at what a check asked about, and now and then confirms it. */
export function planConfirmation(chart: Chart, place: Place, day: number, isSure = false): void {
  const instance = formAt(chart.state, place);
  if (instance === undefined || openFindings(instance).length === 0) return;
  if (!isSure && !chart.happens(0.7)) return;
  chart.agenda.add(chart.later(day, 1, 10), (on) => confirm(chart, place, on));
}

const transcription = "Transcription error; corrected from the source.";

function* confirm(chart: Chart, place: Place, day: number): Steps {
  const instance = formAt(chart.state, place);
  const checks = chart.study.forms.find(({ id }) => id === place.form)?.checks ?? [];
  const open = instance === undefined ? [] : openFindings(instance);
  const [finding] = checks.filter(({ id, level }) => level === "soft" && open.includes(id));
  if (finding === undefined) return;
  const confirmed = { [finding.id]: "Matches the source." };
  yield* chart.give(day, { kind: "save-form", ...place, values: {}, confirmed });
}

function* query(chart: Chart, visit: string, day: number, outcome: QueryOutcome): Steps {
  const { random } = chart;
  const [instance] = drawn(completeAt(chart, visit), chart);
  if (instance === undefined) return;
  const field = fieldHeld(chart, instance);
  if (field === undefined) return;
  const role = chart.happens(0.7) ? ("monitor" as const) : ("data-manager" as const);
  const place = { form: instance.form, visit };
  const text = questions[random.below(questions.length)]?.(field.label.en) ?? field.label.en;
  if (!(yield* chart.give(day, { kind: "raise-query", ...place, field: field.id, text }, role))) {
    return;
  }
  const number = Object.keys(chart.state.queries).length;
  if (outcome === "open") return;
  chart.agenda.add(chart.later(day, 2, 15), function* (on) {
    const changes = chart.happens(0.25);
    if (changes) yield* correct(chart, visit, on, `Query ${number}: ${transcription}`, instance);
    const said = changes ? "Corrected from the source." : "Checked; it matches the source.";
    const answered = yield* chart.give(on, { kind: "answer-query", query: number, text: said });
    if (!answered || outcome === "answered") return;
    chart.agenda.add(chart.later(on, 2, 12), function* (then) {
      yield* chart.give(then, { kind: "close-query", query: number }, role);
    });
  });
}

const questions: readonly ((label: string) => string)[] = [
  (label) => `“${label}” differs from the source as seen on site. Please check.`,
  (label) => `Please confirm “${label}”.`,
  (label) => `“${label}”: the source document could not be found. Please say where it is.`,
];

function* sign(chart: Chart, visit: string, day: number): Steps {
  const { study, state } = chart;
  const places = completeAt(chart, visit)
    .map(({ form }) => ({ form, visit }))
    .filter((place) => signatureOf(state, place).state !== "signed");
  if (places.length === 0) return;
  const manifest = manifestOf(study, state, places, "reviewed");
  yield* chart.give(day, { kind: "sign", places, meaning: "reviewed", manifest }, "investigator");
}

function* correct(
  chart: Chart,
  visit: string,
  day: number,
  reason: string,
  only?: FormState,
): Steps {
  const candidates = only === undefined ? completeAt(chart, visit) : [only];
  const [chosen] = drawn(candidates.filter(hasNumber), chart);
  const instance = chosen && formAt(chart.state, chosen);
  if (instance === undefined) return;
  const { form } = instance;
  const composing = chart.composing({ form, visit }, day, "site");
  const values = enteredOf(chart.study, instance);
  const weight = lookFor(composing, values)?.weight ?? 0;
  const fields = mannerOf(chart.study, form)?.fields.site ?? [];
  for (let tries = 0; tries < 8; tries++) {
    const [field] = drawn(fields, chart);
    const now = field && values[field.id];
    if (field === undefined || typeof now !== "number") continue;
    if (composing.given !== undefined && field.id in composing.given) continue;
    const value = nearby(field, now, chart);
    const corrected = { ...values, [field.id]: value };
    const after = lookFor(composing, corrected);
    // What another value follows from, as a date of birth from an age, is not corrected by itself.
    const isAlone = after !== undefined && isSame(after.values, corrected);
    if (value === now || !isAlone || after.weight > weight) continue;
    const place = { form, visit };
    yield* chart.give(day, { kind: "correct-value", ...place, field: field.id, value, reason });
    return;
  }
}

function isSame(one: FormValues, other: FormValues): boolean {
  const fields = Object.keys(other);
  return Object.keys(one).length === fields.length && fields.every((id) => one[id] === other[id]);
}

function nearby(field: Field, now: number, { random }: Chart): number {
  if (field.kind !== "integer" && field.kind !== "decimal") return now;
  const decimals = field.kind === "integer" ? 0 : (field.decimals ?? 1);
  const step = Math.max(10 ** -decimals, Math.abs(now) * 0.03);
  return withinLimits(field, decimals, now + (random.uniform() < 0.5 ? step : -step));
}

/** The entered values that an instance holds. */
export function enteredOf(study: Study, { form, values }: FormState): FormValues {
  const fields = mannerOf(study, form)?.fields.site ?? [];
  return Object.fromEntries(
    fields.flatMap(({ id }) => (values[id] === undefined ? [] : [[id, values[id]]])),
  );
}

function completeAt({ study, state }: Chart, visit: string): FormState[] {
  return study.forms.flatMap(({ id }) => {
    const instance = formAt(state, { form: id, visit });
    return instance?.complete === true ? [instance] : [];
  });
}

function hasNumber({ values }: FormState): boolean {
  return Object.values(values).some((value) => typeof value === "number");
}

function fieldHeld({ study, random }: Chart, { form, values }: FormState): Field | undefined {
  const found = study.forms.find(({ id }) => id === form);
  const held = (found === undefined ? [] : fieldsOf(found)).filter(
    ({ id, kind, unblinding }) =>
      values[id] !== undefined && kind !== "derived" && unblinding !== true,
  );
  return held[random.below(held.length || 1)];
}

/** One of them, or none. */
function drawn<T>(all: readonly T[], { random }: Chart): readonly T[] {
  const one = all[random.below(all.length || 1)];
  return one === undefined ? [] : [one];
}
