import { unreachable } from "../../../kernel/index.ts";
import type { Comparison } from "../../expression/index.ts";
import { type Amount, isExactly } from "./amount.ts";
import { type Case, paired } from "./cases.ts";
import { all, always, combined, type Formula, never, some, type Status } from "./formula.ts";
import type { Term } from "./term.ts";
import { Undecidable } from "./undecidable.ts";

/** More cases than these are not gone into. */
export const mostCases = 400;

/** What a code may be; one, where it is known. */
export type Codes = readonly (Term | string)[];

const value: ReadonlySet<Status> = new Set(["value"]);

/** What holds where a comparison does not. */
export const inverse: Readonly<Record<Comparison, Comparison>> = {
  "=": "!=",
  "!=": "=",
  "<": ">=",
  "<=": ">",
  ">": "<=",
  ">=": "<",
};

/** A statement about two things, in every case of either. */
export function over<A, B>(
  left: readonly Case<A>[],
  right: readonly Case<B>[],
  say: (a: A, b: B) => Formula,
): Formula {
  const cases = paired(left, right, say);
  if (cases.length > mostCases) throw new Undecidable();
  return some(cases.map(({ when, value: formula }) => all([when, formula])));
}

/** That two amounts compare so for certain. */
export function compared(a: Amount, b: Amount, op: Comparison): Formula {
  switch (op) {
    case "<":
      return less(a, b);
    case ">":
      return less(b, a);
    case "<=":
      return atMost(a, b);
    case ">=":
      return atMost(b, a);
    case "!=":
      return some([less(a, b), less(b, a)]);
    case "=": {
      // What is known only to lie in a stretch equals nothing for certain.
      if (!isExactly(a) || !isExactly(b)) return never;
      return { kind: "number", sum: combined(a.first, b.first, -1), relation: "=" };
    }
    default:
      return unreachable(op);
  }
}

/** For certain less, at most: the greatest that one may be against the least that the other may be. */
export function less(a: Amount, b: Amount): Formula {
  return { kind: "number", sum: combined(a.last, b.first, -1), relation: "<" };
}

export function atMost(a: Amount, b: Amount): Formula {
  return { kind: "number", sum: combined(a.last, b.first, -1), relation: "<=" };
}

export function said(truth: boolean): Formula {
  return truth ? always : never;
}

/** That a coded term is one of some codes, or none of them. */
export function among({ name }: Term, codes: Iterable<string>, within = true): Formula {
  return { kind: "among", term: name, codes: new Set(codes), within };
}

/** That whatever two codes may be they are the same, or that they are not. */
export function sameCodes(a: Codes, b: Codes, same: boolean): Formula {
  return all(a.flatMap((left) => b.map((right) => sameCode(left, right, same))));
}

function sameCode(a: Term | string, b: Term | string, same: boolean): Formula {
  if (typeof a === "string") {
    return typeof b === "string" ? said((a === b) === same) : sameCode(b, a, same);
  }
  if (typeof b !== "string") {
    if (a.name === b.name) {
      return same ? { kind: "status", term: a.name, statuses: value } : never;
    }
    return { kind: "alike", left: a.name, right: b.name, same };
  }
  return among(a, [b], same);
}

/** That what the record says of a term is of some kinds. */
export function statusOf({ name, statuses }: Term, holds: (status: Status) => boolean): Formula {
  return { kind: "status", term: name, statuses: new Set([...statuses].filter(holds)) };
}
