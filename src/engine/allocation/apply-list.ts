import type { ListEntry } from "../command.ts";
import type { AllocationEvent, Event } from "../event.ts";
import { own } from "../own.ts";
import type { AllocationState } from "../state.ts";
import { stratumOf, withAllocated } from "./balance.ts";

/** The allocation with further entries of its list. */
export function listSupplied(
  state: AllocationState,
  event: Extract<Event<AllocationEvent>, { type: "list-supplied" }>,
): AllocationState {
  const entries = [...state.entries, ...event.entries];
  const reserved = { ...state.reserved };
  const nextIn: Record<string, number> = { ...state.nextIn };
  for (const [index, entry] of event.entries.entries()) {
    if (entry.participant !== undefined) reserved[entry.participant] = entry;
    else if (entry.factors !== undefined)
      nextIn[stratumOf(entry.factors)] ??= state.entries.length + index;
  }
  return {
    ...state,
    entries,
    reserved,
    next: nextFree(entries, state.next),
    ...(Object.keys(nextIn).length === 0 ? {} : { nextIn }),
    suppliedBy: event.by,
  };
}

/** The allocation after one more participant has an arm. */
export function armAllocated(
  state: AllocationState,
  event: Extract<Event<AllocationEvent>, { type: "arm-allocated" }>,
): AllocationState {
  const { participant, number, arm, factors = {}, block } = event;
  const { [participant]: _, ...reserved } = state.reserved;
  const { entries, next, nextIn } = state;
  const isNext = entries[next]?.number === number;
  const stratum = stratumOf(factors);
  const place = own(nextIn, stratum);
  const isNextIn = place !== undefined && entries[place]?.number === number;
  return {
    ...state,
    reserved,
    next: isNext ? nextFree(entries, next + 1) : next,
    ...(isNextIn
      ? { nextIn: { ...nextIn, [stratum]: nextFree(entries, place + 1, stratum) } }
      : {}),
    allocated: { ...state.allocated, [participant]: { number, arm } },
    balance: withAllocated(state.balance, factors, arm, block),
  };
}

/** The first entry from a place on that is reserved for nobody, and is of the stratum where one is named. */
function nextFree(entries: readonly ListEntry[], from: number, stratum?: string): number {
  let next = from;
  for (; next < entries.length; next += 1) {
    const { participant, factors } = entries[next] as ListEntry;
    if (participant !== undefined) continue;
    if (
      stratum === undefined
        ? factors === undefined
        : factors !== undefined && stratumOf(factors) === stratum
    )
      break;
  }
  return next;
}
