import type { Form } from "../definition/index.ts";
import type { Place } from "../engine/index.ts";
import type { Chart } from "./chart.ts";
import { composeForm, spoilForm, strayForm } from "./compose-form.ts";
import { keptFindings } from "./eligible-values.ts";
import { type Answering, flatFields } from "./form-manner.ts";
import type { FormValues } from "./look-at.ts";
import { planConfirmation } from "./oversight.ts";
import type { Answer, Step } from "./step.ts";

type Steps = Generator<Step, void, Answer>;

/** How many forms are first saved days after the visit, and how many are begun and finished later. */
const late = 0.06;
const begun = 0.05;

/** What the site, or the participant, answers on a form. A form that only one of them answers is declared complete. */
export function* fillForm(
  chart: Chart,
  form: Form,
  visit: string,
  day: number,
  who: Answering,
): Steps {
  if (flatFields(form, who).length === 0) return;
  const place = { form: form.id, visit };
  if (who === "participant") {
    const alone = flatFields(form, "site").length === 0;
    yield* save(chart, place, day, day, who, alone);
    return;
  }
  if (chart.happens(late)) {
    const saved = chart.happens(0.6) ? chart.later(day, 1, 21) : chart.later(day, 40, 160);
    chart.agenda.add(saved, (on) => save(chart, place, day, on, who, true));
    return;
  }
  if (chart.happens(begun)) {
    yield* fillInParts(chart, form, visit, day);
    return;
  }
  yield* save(chart, place, day, day, who, true);
}

/** A form that is begun and, weeks or months later, finished. */
export function* fillInParts(chart: Chart, form: Form, visit: string, day: number): Steps {
  if (flatFields(form, "site").length === 0) return;
  const place = { form: form.id, visit };
  const values = Object.entries(answers(chart, place, day, "site"));
  const part = Math.ceil(values.length * (0.3 + 0.5 * chart.random.uniform()));
  yield* send(chart, place, day, Object.fromEntries(values.slice(0, part)), "site", false);
  const finished = chart.happens(0.5) ? chart.later(day, 2, 25) : chart.later(day, 60, 220);
  chart.agenda.add(finished, (on) =>
    send(chart, place, on, Object.fromEntries(values.slice(part)), "site", true),
  );
}

/** A form of which nothing comes for months. */
export function fillMuchLater(chart: Chart, { id }: Form, visit: string, day: number): void {
  const place = { form: id, visit };
  chart.agenda.add(chart.later(day, 90, 240), (on) => save(chart, place, day, on, "site", true));
}

function* save(
  chart: Chart,
  place: Place,
  day: number,
  on: number,
  who: Answering,
  complete: boolean,
): Steps {
  yield* send(chart, place, on, answers(chart, place, day, who), who, complete);
}

function* send(
  chart: Chart,
  place: Place,
  on: number,
  values: FormValues,
  who: Answering,
  complete: boolean,
): Steps {
  const role = who === "site" ? "coordinator" : "participant";
  const command = { kind: "save-form" as const, ...place, values };
  yield* chart.give(on, complete ? { ...command, complete: true } : command, role);
  if (complete) planConfirmation(chart, place, on);
}

/** As the form is answered; now and then with something to ask about. */
function answers(chart: Chart, place: Place, day: number, who: Answering): FormValues {
  const composing = chart.composing(place, day, who);
  const values = composeForm(composing);
  if (chart.happens(keptFindings)) return spoilForm(composing, values) ?? values;
  if (chart.happens(0.005)) return strayForm(composing, values);
  return values;
}
