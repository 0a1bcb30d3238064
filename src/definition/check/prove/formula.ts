import type { MissingReason } from "../../datum.ts";

/**
 * A sum of numbers of terms, each times a factor, plus a number.
 * A term that cancels out stays, with the factor zero: without its value there is no sum.
 */
export interface Linear {
  readonly parts: ReadonlyMap<string, number>;
  readonly plus: number;
}

/** What a record says of a field: it holds a value, nothing, or a reason why it is missing. */
export type Status = "value" | "absent" | MissingReason;

/** A statement about terms that can be looked into no further. */
export type Literal =
  /** A sum is at most, less than, or equal to zero. */
  | { readonly kind: "number"; readonly sum: Linear; readonly relation: "<=" | "<" | "=" }
  /** A coded term is one of these, or (`within` false) none of them. */
  | {
      readonly kind: "among";
      readonly term: string;
      readonly codes: ReadonlySet<string>;
      readonly within: boolean;
    }
  /** Two coded terms are the same, or are not. */
  | {
      readonly kind: "alike";
      readonly left: string;
      readonly right: string;
      readonly same: boolean;
    }
  /** Of these codes at least one is ticked, or none is. */
  | {
      readonly kind: "ticked";
      readonly term: string;
      readonly codes: ReadonlySet<string>;
      readonly any: boolean;
    }
  | { readonly kind: "status"; readonly term: string; readonly statuses: ReadonlySet<Status> };

/**
 * A statement in negation normal form: that an expression is true, or that it is false.
 * In three values these are two different statements, and neither need hold.
 */
export type Formula = { readonly kind: "all" | "some"; readonly of: readonly Formula[] } | Literal;

export const always: Formula = { kind: "all", of: [] };
export const never: Formula = { kind: "some", of: [] };

export function all(of: readonly Formula[]): Formula {
  const parts = of.flatMap((part) => (part.kind === "all" ? part.of : [part]));
  if (parts.some(isNever)) return never;
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: "all", of: parts };
}

export function some(of: readonly Formula[]): Formula {
  const parts = of.flatMap((part) => (part.kind === "some" ? part.of : [part]));
  if (parts.some(isAlways)) return always;
  const [only] = parts;
  return parts.length === 1 && only !== undefined ? only : { kind: "some", of: parts };
}

export function isNever(formula: Formula): boolean {
  return formula.kind === "some" && formula.of.length === 0;
}

export function isAlways(formula: Formula): boolean {
  return formula.kind === "all" && formula.of.length === 0;
}

/** The terms that a statement is about. */
export function termsOf(formula: Formula, into: Set<string> = new Set()): Set<string> {
  switch (formula.kind) {
    case "all":
    case "some":
      for (const part of formula.of) termsOf(part, into);
      return into;
    case "number":
      for (const term of formula.sum.parts.keys()) into.add(term);
      return into;
    case "alike":
      return into.add(formula.left).add(formula.right);
    default:
      return into.add(formula.term);
  }
}

export function fixed(value: number): Linear {
  return { parts: new Map(), plus: value };
}

export function numberOfTerm(term: string): Linear {
  return { parts: new Map([[term, 1]]), plus: 0 };
}

/** `a` + `by` × `b` */
export function combined(a: Linear, b: Linear, by = 1): Linear {
  const parts = new Map(a.parts);
  for (const [term, factor] of b.parts) parts.set(term, (parts.get(term) ?? 0) + factor * by);
  return { parts, plus: a.plus + b.plus * by };
}

export function scaled(a: Linear, by: number): Linear {
  return by === 1 ? a : combined(fixed(0), a, by);
}

export function isFixed({ parts }: Linear): boolean {
  return parts.size === 0;
}

/** One spelling for each sum, to recognise it by. */
export function spelt({ parts, plus }: Linear): string {
  const terms = [...parts].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([terms, plus]);
}
