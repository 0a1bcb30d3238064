import { randomStream } from "../../../kernel/index.ts";
import type { AllocationMethod } from "../../../definition/index.ts";
import { type Balance, type Levels, noBalance, withAllocated } from "../balance.ts";
import type { OpenArm } from "../draw.ts";
import { drawArm } from "../method.ts";

/** One allocation after another, and what stood after each. */
export interface Run {
  readonly arms: readonly string[];
  readonly balance: Balance;
}

/** Allocates participants with the levels given, from a seed. */
export function run(
  method: AllocationMethod,
  arms: readonly OpenArm[],
  seed: string | number,
  levels: readonly Levels[],
): Run {
  const random = randomStream(seed);
  let balance = noBalance;
  const given: string[] = [];
  for (const one of levels) {
    const { arm, block } = drawArm(method, {
      arms,
      closed: new Set(),
      levels: one,
      balance,
      random,
    });
    balance = withAllocated(balance, one, arm, block);
    given.push(arm);
  }
  return { arms: given, balance };
}

/** Participants with two levels of each of some factors, drawn from a seed. */
export function crowd(count: number, factors: number, seed: string): readonly Levels[] {
  const random = randomStream(seed);
  return Array.from({ length: count }, () =>
    Object.fromEntries(
      Array.from({ length: factors }, (_, factor) => [
        `f${factor}`,
        random.below(2) === 0 ? "a" : "b",
      ]),
    ),
  );
}

export const oneToOne: readonly OpenArm[] = [
  { id: "A", ratio: 1 },
  { id: "B", ratio: 1 },
];
export const twoToOne: readonly OpenArm[] = [
  { id: "A", ratio: 2 },
  { id: "B", ratio: 1 },
];

/** How many got an arm. */
export function countOf(arms: readonly string[], arm: string): number {
  return arms.filter((one) => one === arm).length;
}
