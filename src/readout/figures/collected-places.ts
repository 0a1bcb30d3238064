import { placesOf } from "./ticks.ts";

/** With how many decimals values were collected: the most that any has, at most three. */
export function collectedPlaces(values: Iterable<number>): number {
  let most = 0;
  for (const value of values) {
    if (Number.isFinite(value)) most = Math.max(most, placesOf(Number(value.toPrecision(10))));
  }
  return Math.min(3, most);
}
