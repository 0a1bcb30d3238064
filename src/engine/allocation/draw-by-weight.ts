import { Fault, type Random } from "../../kernel/index.ts";

/** One of several, each as likely as its weight. @throws Fault where no weight is above 0 */
export function drawByWeight<T>(
  choices: readonly T[],
  weightOf: (choice: T) => number,
  random: Random,
): T {
  const total = choices.reduce((sum, choice) => sum + weightOf(choice), 0);
  let left = random.uniform() * total;
  for (const choice of choices) {
    const weight = weightOf(choice);
    if (weight > 0 && left < weight) return choice;
    left -= weight;
  }
  // Rounding can leave a remainder after the last.
  const last = choices.findLast((choice) => weightOf(choice) > 0);
  if (last === undefined) throw new Fault("nothing to draw from");
  return last;
}
