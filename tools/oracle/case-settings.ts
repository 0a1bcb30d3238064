import { isRecord } from "./statistic.ts";

/** What a case says of its set-up: numbers by name, nearest first (a member of `expected` that is an input, `model`). */
export interface Settings {
  readonly number: (...names: readonly string[]) => number | undefined;
  readonly list: (...names: readonly string[]) => readonly number[] | undefined;
}

export function settingsOf(...places: readonly unknown[]): Settings {
  const find = (names: readonly string[]): unknown => {
    for (const place of places) {
      if (!isRecord(place)) continue;
      for (const name of names) if (place[name] !== undefined) return place[name];
    }
    return undefined;
  };
  return {
    number(...names) {
      const found = find(names);
      return typeof found === "number" ? found : undefined;
    },
    list(...names) {
      const found = find(names);
      return Array.isArray(found) && found.every((one) => typeof one === "number")
        ? found
        : undefined;
    },
  };
}

/** The members of a case's `expected` that are objects themselves. */
export function partsOf(
  expected: Readonly<Record<string, unknown>>,
): readonly (readonly [string, Readonly<Record<string, unknown>>])[] {
  return Object.entries(expected).flatMap(([name, part]) =>
    isRecord(part) ? [[name, part] as const] : [],
  );
}
