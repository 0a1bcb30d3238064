import { randomStream, type Sha256 } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import { applyAllocation } from "../apply.ts";
import type { AllocationEvent, Event } from "../event.ts";
import { type AllocationState, noAllocation } from "../state.ts";
import { drawArm } from "./method.ts";

/** An allocation that the plan, the seed and what came before do not lead to. */
export interface Underived {
  /** Which event of the allocation's stream, from 1. */
  readonly version: number;
  readonly number: string;
}

/** How many allocations were drawn again, and the first that came out differently. */
export interface Rederived {
  readonly drawn: number;
  readonly first?: Underived;
}

/**
 * Draws every past allocation again, from the seed, the levels as recorded and the order of the journal: nobody has
 * chosen an arm. Numbers of a supplied list are compared with the list.
 *
 * @param versionOf the version of the study that an allocation was decided under
 */
export function rederive(
  versionOf: (under: Sha256) => Study | undefined,
  events: Iterable<Event<AllocationEvent>>,
): Rederived {
  let state = noAllocation;
  let drawn = 0;
  for (const event of events) {
    if (event.type === "arm-allocated") {
      const study = versionOf(event.under);
      const expected = study === undefined ? undefined : drawnAgain(study, state, event);
      if (expected !== event.arm) {
        return { drawn, first: { version: state.version + 1, number: event.number } };
      }
      drawn += 1;
    }
    state = applyAllocation(state, event);
  }
  return { drawn };
}

function drawnAgain(
  study: Study,
  state: AllocationState,
  { number, factors: levels = {} }: Extract<AllocationEvent, { type: "arm-allocated" }>,
): string | undefined {
  const method = study.allocation?.method;
  if (method === undefined || method.kind === "list") {
    return state.entries.find((entry) => entry.number === number)?.arm;
  }
  const arms = study.arms.map(({ id, ratio = 1 }) => ({ id, ratio }));
  const closed = new Set(state.closedArms);
  if (state.seed === undefined || arms.every(({ id }) => closed.has(id))) return undefined;
  const { seed, balance } = state;
  return drawArm(method, { arms, closed, levels, balance, random: randomStream(seed) }).arm;
}
