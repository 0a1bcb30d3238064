import { endsOf, type Value } from "../../expression/value.ts";
import type { Case } from "./cases.ts";
import { always, combined, fixed, type Linear, scaled } from "./formula.ts";
import { Undecidable } from "./undecidable.ts";

/** A number of which may only be known that it lies between two sums, as a month lies between two days. */
export interface Amount {
  readonly first: Linear;
  readonly last: Linear;
}

export type AmountCases = readonly Case<Amount>[];

export function exactly(sum: Linear): Amount {
  return { first: sum, last: sum };
}

/** Everything between two sums; the sum itself where both are the same. */
export function spread(first: Linear, last: Linear): Amount {
  return isSameSum(first, last) ? exactly(first) : { first, last };
}

export function isSame(a: Amount, b: Amount): boolean {
  return isSameSum(a.first, b.first) && isSameSum(a.last, b.last);
}

function isSameSum(a: Linear, b: Linear): boolean {
  if (a === b) return true;
  if (a.plus !== b.plus || a.parts.size !== b.parts.size) return false;
  return [...a.parts].every(([term, by]) => b.parts.get(term) === by);
}

export function isExactly({ first, last }: Amount): boolean {
  return first === last;
}

/** Both ends put through something that never falls. */
export function throughEnds({ first, last }: Amount, make: (of: Linear) => Linear): Amount {
  return first === last ? exactly(make(first)) : spread(make(first), make(last));
}

export function negative({ first, last }: Amount): Amount {
  if (first === last) return exactly(scaled(first, -1));
  return { first: scaled(last, -1), last: scaled(first, -1) };
}

export function times(amount: Amount, by: number): Amount {
  if (by < 0) return times(negative(amount), -by);
  return throughEnds(amount, (of) => scaled(of, by));
}

export function joined(a: Amount, b: Amount): Amount {
  if (isExactly(a) && isExactly(b)) return exactly(combined(a.first, b.first));
  return { first: combined(a.first, b.first), last: combined(a.last, b.last) };
}

/** The seconds of a day, from its first to its last. */
export function secondsOfDays({ first, last }: Amount): Amount {
  const start = scaled(first, 86_400);
  return { first: start, last: combined(scaled(last, 86_400), fixed(86_399)) };
}

/** The one case of something that is always so. */
export function inAnyCase(sum: Linear): AmountCases {
  return [{ when: always, value: exactly(sum) }];
}

/** The amount that a literal is. */
export function ofLiteral(value: Value): AmountCases {
  const ends = endsOf(value);
  if (ends === undefined) throw new Undecidable();
  const first = fixed(ends.first);
  const amount = ends.first === ends.last ? exactly(first) : { first, last: fixed(ends.last) };
  return [{ when: always, value: amount }];
}
