import { printDay } from "../kernel/index.ts";
import type { Visit } from "../definition/index.ts";
import { planOf } from "../engine/index.ts";
import type { Chart } from "./chart.ts";
import type { FateEnd, FateLine } from "./fate.ts";
import { tellEnd } from "./keep-logs.ts";
import type { Answer, Step } from "./step.ts";

type Steps = Generator<Step, void, Answer>;

/** Lines of logs that a scenario says somebody enters, each on its day. */
export function planLines(chart: Chart, lines: readonly FateLine[]): void {
  for (const { form, day, values } of lines) {
    chart.agenda.add(chart.person.firstDose + day, function* (on) {
      yield* chart.give(on, { kind: "save-form", form, values, complete: true });
    });
  }
}

/** Forms of a visit that tell who got what: a laboratory's results, sent to those behind the wall. */
export function* fillBehindWall(chart: Chart, visit: Visit, key: string, day: number): Steps {
  if (chart.person.fate === undefined) return;
  const { walledForms } = planOf(chart.study);
  for (const form of visit.forms) {
    const values = walledForms.has(form) ? chart.fated(form, day) : undefined;
    if (values === undefined) continue;
    const act = { kind: "save-form" as const, form, visit: key, values, complete: true };
    yield* chart.give(day, { kind: "record-walled", act }, "pharmacist");
  }
}

/** Taking part ends as the scenario says; what was still to be entered is entered afterwards. */
export function* endAsFated(chart: Chart, { kind, reason }: FateEnd, on: number): Steps {
  yield* chart.agenda.until(on);
  const date = printDay(on);
  switch (kind) {
    case "observed":
      break;
    case "completed":
      yield* chart.give(on, { kind: "complete", date }, "investigator");
      yield* tellEnd(chart, on, "completed");
      break;
    case "died":
      yield* chart.give(on, { kind: "record-death", date }, "investigator");
      yield* tellEnd(chart, on, "died");
      break;
    case "withdrew": {
      const words = reason ?? "Does not wish to come any more.";
      yield* chart.give(
        on,
        { kind: "withdraw", from: "study", date, reason: words },
        "investigator",
      );
      yield* tellEnd(chart, on, "left");
      break;
    }
  }
  yield* chart.agenda.until(Infinity);
}
