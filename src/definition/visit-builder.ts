import { wording } from "./code-list.ts";
import type { ParticipantEvent } from "./expression/index.ts";
import type { Form } from "./form.ts";
import type { Anchor, Timing, Visit } from "./visit.ts";

type Wording = Parameters<typeof wording>[0];

/** A visit as an author holds it: its id is known to the compiler. */
export interface VisitOf<Id extends string> extends Visit {
  readonly id: Id;
}

/** Writes a visit: `visit("day29", ["Day 29", "第29天"], { epoch: "treatment", timing: afterDose(1, 28, [-2, 2]), forms: [exam] })`. */
export function visit<const Id extends string>(
  id: Id,
  title: Wording,
  parts: Omit<Visit, "id" | "title" | "forms" | "optional"> & {
    readonly forms?: readonly Form[];
    readonly optional?: readonly Form[];
  },
): VisitOf<Id> {
  const { forms = [], optional, ...rest } = parts;
  return {
    id,
    title: wording(title),
    ...rest,
    forms: forms.map((form) => form.id),
    ...(optional === undefined ? {} : { optional: optional.map((form) => form.id) }),
  };
}

type Window = readonly [early: number, late: number];

function timing(anchor: Anchor, days: number, window: Window): Timing {
  return {
    anchor,
    targetDays: days,
    earliestDays: days + window[0],
    latestDays: days + window[1],
  };
}

/** So many days after the actual date of a dose; window as `[-2, 2]`. */
export function afterDose(dose: number | "last", days: number, window: Window = [0, 0]): Timing {
  return timing({ dose }, days, window);
}

/** So many days after the actual date of another visit. */
export function afterVisit(visit: Visit | string, days: number, window: Window = [0, 0]): Timing {
  return timing({ visit: typeof visit === "string" ? visit : visit.id }, days, window);
}

/** So many days after an event in the participant's course, such as `enrolled`. */
export function afterEvent(event: ParticipantEvent, days: number, window: Window = [0, 0]): Timing {
  return timing({ event }, days, window);
}

/** Within a span before a dose: `beforeDose(1, [1, 28])` is 1 to 28 days before, best as late as possible. */
export function beforeDose(dose: number, span: readonly [least: number, most: number]): Timing {
  return {
    anchor: { dose },
    targetDays: -span[0],
    earliestDays: -span[1],
    latestDays: -span[0],
  };
}
