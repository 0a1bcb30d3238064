import { NotCovered } from "./not-covered.ts";

/** Settings that an answer needs; those that the case does not state are noted by name. */
export interface Stated {
  /** The setting, or NaN where it is not stated. */
  readonly need: (name: string, ...found: readonly (number | undefined)[]) => number;
  readonly needList: (
    name: string,
    ...found: readonly (readonly number[] | undefined)[]
  ) => readonly number[];
  /** The answer, or why there is none. */
  readonly answer: (compute: () => unknown) => unknown;
}

export function stated(): Stated {
  const missing = new Set<string>();
  const first = <T>(name: string, found: readonly (T | undefined)[], none: T): T => {
    const value = found.find((one) => one !== undefined);
    if (value === undefined) missing.add(name);
    return value ?? none;
  };
  return {
    need: (name, ...found) => first(name, found, Number.NaN),
    needList: (name, ...found) => first<readonly number[]>(name, found, []),
    answer(compute) {
      const found = compute();
      return missing.size === 0
        ? found
        : new NotCovered(`the case does not state ${[...missing].join(", ")}`);
    },
  };
}
