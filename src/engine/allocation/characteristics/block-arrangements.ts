import type { OpenArm } from "../draw.ts";

/** How many participants of each arm a block holds. */
export function blockCounts(size: number, arms: readonly OpenArm[]): readonly number[] {
  const parts = arms.reduce((sum, { ratio }) => sum + ratio, 0);
  return arms.map(({ ratio }) => (ratio * size) / parts);
}

/** How many arrangements a block has: all are equally likely. */
export function countArrangements(counts: readonly number[]): number {
  let ways = 1;
  let placed = 0;
  for (const count of counts) {
    for (let i = 1; i <= count; i += 1) {
      placed += 1;
      ways = (ways * placed) / i;
    }
  }
  return Math.round(ways);
}

/** Every arrangement of a block, as the arms' places, in the order of a dictionary. */
export function blockArrangements(counts: readonly number[]): readonly (readonly number[])[] {
  if (counts.every((count) => count === 0)) return [[]];
  return counts.flatMap((count, arm) =>
    count === 0 ? [] : blockArrangements(counts.with(arm, count - 1)).map((rest) => [arm, ...rest]),
  );
}

/**
 * The expected share of right guesses in a block by one who always guesses the arm with the fewest so far for its part
 * of the ratio, any of them where several are alike.
 *
 * @source Blackwell & Hodges 1957; by recursion over what is left in the block
 */
export function computeBlockGuesses(counts: readonly number[]): number {
  const size = counts.reduce((sum, count) => sum + count, 0);
  const known = new Map<string, number>();
  const from = (left: readonly number[]): number => {
    const all = left.reduce((sum, count) => sum + count, 0);
    if (all === 0) return 0;
    const name = left.join(" ");
    const found = known.get(name);
    if (found !== undefined) return found;
    // The part of an arm that is used up.
    const used = left.map((count, arm) => 1 - count / (counts[arm] ?? 1));
    const least = Math.min(...used);
    const guessed = left.filter((_, arm) => (used[arm] ?? 1) - least < 1e-12);
    let right = guessed.reduce((sum, count) => sum + count / all, 0) / guessed.length;
    for (const [arm, count] of left.entries()) {
      if (count > 0) right += (count / all) * from(left.with(arm, count - 1));
    }
    known.set(name, right);
    return right;
  };
  return from(counts) / size;
}
