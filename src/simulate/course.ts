import { printDay } from "../kernel/index.ts";
import { planOf } from "../engine/index.ts";
import type { Chart } from "./chart.ts";
import { composeForm, spoilForm } from "./compose-form.ts";
import { keptFindings } from "./eligible-values.ts";
import { endAsFated, fillBehindWall, planLines } from "./live-fate.ts";
import { fillForm, fillInParts, fillMuchLater } from "./fill-form.ts";
import { doseGiven, listMedicines, tellEnd, tellEvents } from "./keep-logs.ts";
import { type Due, nextDue } from "./next-due.ts";
import { planConfirmation, planOversight, type QueryOutcome } from "./oversight.ts";
import type { Answer, Step } from "./step.ts";

/** How the first query of one person after the other goes, in turn. */
const queryOutcomes: readonly QueryOutcome[] = ["closed", "open", "answered"];

/** More than any protocol plans; a study that always has something due ends here. */
const mostEvents = 400;

/** A virtual participant's course from the first dose on. */
export class Course {
  readonly #chart: Chart;
  /** Others of the cohort are dosed so many days after the first dose, which is therefore on its day. */
  readonly #othersWait: boolean;
  #day: number;
  #lastVisit: number;
  #visits = 0;

  constructor(chart: Chart) {
    this.#chart = chart;
    this.#day = chart.person.firstDose;
    this.#lastVisit = this.#day;
    const { staggerDays, sentinel } = chart.study.escalation ?? {};
    this.#othersWait = staggerDays !== undefined || sentinel !== undefined;
  }

  /** Always the next thing that is due, on or about its day, until nothing is or the record refuses it. */
  *live(): Generator<Step, void, Answer> {
    const chart = this.#chart;
    const { agenda, study, person } = chart;
    const outcome = queryOutcomes[person.turn % queryOutcomes.length];
    for (const [index, visit] of chart.state.visitOrder.entries()) {
      planOversight(chart, visit, this.#day - 1, index === 0 ? outcome : undefined);
    }
    agenda.add(this.#day, (day) => listMedicines(chart, day));
    const { firstDose } = person;
    const fated = person.fate?.course({ arm: chart.arm, firstDose });
    planLines(chart, fated?.lines ?? []);
    const fatedEnd = fated?.end;
    const lastDay = fatedEnd === undefined ? Infinity : firstDose + fatedEnd.day;
    for (let count = 0; count < mostEvents; count++) {
      const due = nextDue(study, chart.state, person.firstDose);
      if (due === undefined) break;
      if (fatedEnd !== undefined && due.day > lastDay && chart.state.doses.length > 0) {
        yield* endAsFated(chart, fatedEnd, Math.max(this.#day, lastDay));
        return;
      }
      const isGone = this.#visits >= (person.leavesAfter ?? Infinity);
      if (isGone && chart.state.doses.length > 0) {
        yield* this.#leave(Math.max(this.#day, due.day));
        return;
      }
      this.#day = Math.max(this.#day, due.day + this.#moved(due));
      yield* agenda.until(this.#day);
      const happened = yield* due.kind === "dose" ? this.#dose() : this.#visit(due);
      if (!happened) break;
    }
    const last = this.#day;
    agenda.add(last, () => this.#end(last));
    yield* agenda.until(Infinity);
  }

  /** Mostly within a day or two of when it is due; now and then later, and seldom too late. */
  #moved({ early, late }: Due): number {
    const { random } = this.#chart;
    if (early === 0 && late === 0) return 0;
    if (this.#othersWait && this.#chart.state.doses.length === 0) return 0;
    if (this.#visits === 1 && this.#chart.person.turn % 4 === 1) return late + 1 + random.below(5);
    const kind = random.uniform();
    if (kind < 0.84)
      return random.below(Math.min(2, early) + Math.min(2, late) + 1) - Math.min(2, early);
    return kind < 0.95 ? random.below(late + 1) : late + 1 + random.below(8);
  }

  *#dose(): Generator<Step, boolean, Answer> {
    const chart = this.#chart;
    const { study, person, state } = chart;
    const form = study.forms.find(({ purpose }) => purpose === "dose");
    const cohort = study.cohorts.find(({ id }) => id === person.cohort);
    const level = cohort === undefined ? {} : { level: cohort.level };
    const date = printDay(this.#day);
    if (form === undefined)
      return yield* chart.give(this.#day, { kind: "record-dose", date, ...level });
    const line = Object.keys(state.logs[form.id] ?? {}).length + 1;
    const given = { ...doseGiven(chart, form), ...(form.dateField && { [form.dateField]: date }) };
    const place = { form: form.id, line };
    const composing = chart.composing(place, this.#day, "site", { given });
    let values = composeForm(composing);
    const isAsked = person.turn % 3 === 0 && line === 1;
    if (isAsked || chart.happens(keptFindings)) values = spoilForm(composing, values) ?? values;
    const command = { kind: "record-dose" as const, date, values, ...level };
    if (!(yield* chart.give(this.#day, command, "investigator"))) return false;
    yield* chart.give(this.#day, { kind: "save-form", ...place, values: {}, complete: true });
    planConfirmation(chart, place, this.#day, isAsked);
    return true;
  }

  *#visit({ visit, key }: Extract<Due, { kind: "visit" }>): Generator<Step, boolean, Answer> {
    const chart = this.#chart;
    const { study } = chart;
    const day = this.#day;
    const date = printDay(day);
    if (this.#maySkip(visit.id, date) && chart.happens(0.03)) {
      const reason = "The participant could not travel.";
      return yield* chart.give(day, { kind: "skip-visit", visit: visit.id, reason });
    }
    if (!(yield* chart.give(day, { kind: "start-visit", visit: visit.id, date }))) return false;
    this.#visits += 1;
    // A report that is long in coming.
    const turn = this.#visits === 2 ? chart.person.turn % 3 : 0;
    // What stands behind the wall is filled in by nobody who lives here, but by a scenario.
    const filled = [...planOf(study).forms.values()].flatMap(({ form }) =>
      visit.forms.includes(form.id) && form.log !== true ? [form] : [],
    );
    const mislaid = turn === 1 ? filled.at(-1) : undefined;
    const unfinished = turn === 2 ? filled[0] : undefined;
    for (const form of filled) {
      yield* fillForm(chart, form, key, day, "participant");
      if (form === mislaid) fillMuchLater(chart, form, key, day);
      else if (form === unfinished) yield* fillInParts(chart, form, key, day);
      else yield* fillForm(chart, form, key, day, "site");
    }
    yield* fillBehindWall(chart, visit, key, day);
    yield* tellEvents(chart, this.#lastVisit, day);
    planOversight(chart, key, day);
    this.#lastVisit = day;
    return true;
  }

  /** Only where nothing is counted from the visit, and the person has been seen a few times. */
  #maySkip(visit: string, date: string): boolean {
    const isAnchor = this.#chart.study.visits.some(
      ({ timing }) =>
        timing !== undefined && "visit" in timing.anchor && timing.anchor.visit === visit,
    );
    const isDosed = this.#chart.state.doses.some((dose) => dose.date === date);
    return this.#visits >= 2 && !isAnchor && !isDosed;
  }

  *#end(day: number): Generator<Step, void, Answer> {
    const chart = this.#chart;
    if (chart.state.status !== "enrolled") return;
    yield* chart.give(day, { kind: "complete", date: printDay(day) }, "investigator");
    yield* tellEnd(chart, day, "completed");
  }

  /** The person does not come; weeks later, when nobody has reached them, the withdrawal is recorded. */
  *#leave(day: number): Generator<Step, void, Answer> {
    const chart = this.#chart;
    chart.agenda.add(chart.later(day, 120, 300), function* (on) {
      const reason = "Does not wish to come any more.";
      const date = printDay(on);
      yield* chart.give(on, { kind: "withdraw", from: "study", date, reason }, "investigator");
      yield* tellEnd(chart, on, "left");
    });
    yield* chart.agenda.until(Infinity);
  }
}
