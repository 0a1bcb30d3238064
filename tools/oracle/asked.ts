import { NotCovered } from "./not-covered.ts";
import { isRecord } from "./statistic.ts";

/** The records of a list, those that stand in it under their own name where it is not a list. */
export function recordsIn(value: unknown): readonly Readonly<Record<string, unknown>>[] {
  if (Array.isArray(value)) return value.filter(isRecord);
  return isRecord(value) ? [value] : [];
}

/** The words (and numbers, as words) of a list, or the one word that stands in its place. */
export function wordsIn(value: unknown): readonly string[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((one) =>
    typeof one === "string" || typeof one === "number" ? [String(one)] : [],
  );
}

/** A number that says what is asked, such as a time or a horizon. */
export function numberIn(value: unknown): number | undefined {
  return typeof value === "number" ? value : undefined;
}

/** A list of one stands as its only member in the cases. */
export function unboxed<T>(list: readonly T[]): readonly T[] | T | undefined {
  return list.length === 1 ? list[0] : list;
}

/** NaN is written as null: not estimable. All the way down. */
export function withNulls(value: unknown): unknown {
  if (typeof value === "number") return Number.isNaN(value) ? null : value;
  if (value instanceof Float64Array) return Array.from(value, withNulls);
  if (Array.isArray(value)) return value.map(withNulls);
  if (!isRecord(value) || value instanceof NotCovered) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, withNulls(part)]));
}

/** Words without capitals and signs, to compare `ph.ecog` with `ph_ecog`. */
export const plain = (word: string): string => word.toLowerCase().replace(/[^a-z0-9]/g, "");
