/** From numbers to lengths. */
export interface Scale {
  (value: number): number;
  /** The numbers at both ends. */
  readonly domain: readonly [low: number, high: number];
}

/** A scale on which equal differences are equal lengths. */
export function linearScale(
  [low, high]: readonly [number, number],
  [from, to]: readonly [number, number],
): Scale {
  const span = high - low;
  const scale = (value: number): number =>
    span === 0 ? (from + to) / 2 : from + ((value - low) / span) * (to - from);
  return Object.assign(scale, { domain: [low, high] as const });
}

/** A scale on which equal ratios are equal lengths. All numbers are positive. */
export function logScale(
  [low, high]: readonly [number, number],
  range: readonly [number, number],
): Scale {
  const inner = linearScale([Math.log(low), Math.log(high)], range);
  return Object.assign((value: number) => inner(Math.log(value)), {
    domain: [low, high] as const,
  });
}
