import { type PartialDate, secondSpan } from "../../kernel/index.ts";
import type { Measured } from "./patient-facts.ts";

/** What an instrument gave on one occasion: field to fact; `undefined` where two values contradict each other. */
export interface Examination {
  readonly date?: PartialDate;
  readonly values: ReadonlyMap<string, Measured | undefined>;
}

/** Groups facts into examinations, oldest first: one date and line is one occasion. */
export function examinationsOf(facts: readonly Measured[]): readonly Examination[] {
  const occasions = new Map<string, Measured[]>();
  for (const fact of facts) {
    const key = `${fact.date ?? ""} ${fact.line ?? ""}`;
    const known = occasions.get(key);
    if (known === undefined) occasions.set(key, [fact]);
    else known.push(fact);
  }
  return [...occasions.values()]
    .map((group) => {
      const [{ date } = {}] = group;
      const values = new Map<string, Measured | undefined>();
      for (const fact of group) {
        const other = values.get(fact.field);
        const agrees = !values.has(fact.field) || (other !== undefined && sameValue(other, fact));
        values.set(fact.field, agrees ? (other ?? fact) : undefined);
      }
      return date === undefined ? { values } : { date, values };
    })
    .sort((a, b) => spanOf(a.date).first - spanOf(b.date).first);
}

/**
 * The last examination. Where dates known in part, or not at all, leave open which was the last, a field is known only
 * if all that may have been the last agree on it.
 */
export function lastOf(examinations: readonly Examination[]): Examination | undefined {
  const [only, another] = examinations;
  if (only === undefined || another === undefined) return only;
  const since = Math.max(...examinations.map(({ date }) => spanOf(date).first));
  const [first, ...others] = examinations.filter(({ date }) => spanOf(date).last >= since);
  if (first === undefined || others.length === 0) return first;
  const values = new Map<string, Measured | undefined>();
  for (const { values: named } of [first, ...others]) {
    for (const field of named.keys()) {
      const fact = first.values.get(field);
      const agreed = others.every((other) => {
        const there = other.values.get(field);
        return fact !== undefined && there !== undefined && sameValue(fact, there);
      });
      values.set(field, agreed ? fact : undefined);
    }
  }
  return { values };
}

/** The last of several answers to one question; `undefined` where it is open which was the last, and they differ. */
export function lastFact(facts: readonly Measured[]): Measured | undefined {
  let since = Number.NEGATIVE_INFINITY;
  const spans = facts.map(({ date }) => {
    const span = spanOf(date);
    since = Math.max(since, span.first);
    return span;
  });
  const [first, ...others] = facts.filter((_, index) => (spans[index]?.last ?? since) >= since);
  return first !== undefined && others.every((other) => sameValue(first, other))
    ? first
    : undefined;
}

const always = { first: Number.NEGATIVE_INFINITY, last: Number.POSITIVE_INFINITY };

function spanOf(date: PartialDate | undefined): { readonly first: number; readonly last: number } {
  return date === undefined ? always : secondSpan(date);
}

function sameValue(a: Measured, b: Measured): boolean {
  if (a.unit !== b.unit) return false;
  return a.value === b.value || JSON.stringify(a.value) === JSON.stringify(b.value);
}
