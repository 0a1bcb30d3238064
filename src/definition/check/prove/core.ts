import type { Question } from "./question.ts";

/**
 * The smallest sets among some statements that cannot all be so, none sharing a statement with another.
 * Without any one of its statements, the rest of a set can be so, as far as the prover can tell.
 * What stands later in `names` is kept rather than what stands earlier.
 */
export function contradictions(
  question: Question,
  names: readonly string[],
): readonly (readonly string[])[] {
  const found: string[][] = [];
  let left = [...names];
  while (left.length > 0 && question.ask(left).kind === "impossible") {
    const core = smallest(question, left);
    found.push(core);
    if (core.length === 0) break;
    left = left.filter((name) => !core.includes(name));
  }
  return found;
}

/** Leaves out, one after the other, what the contradiction does not need. */
function smallest(question: Question, names: readonly string[]): string[] {
  let core = [...names];
  // In growing halves first, so that a few statements among many are found in few questions.
  for (
    let width = Math.ceil(core.length / 2);
    width >= 1;
    width = width === 1 ? 0 : Math.ceil(width / 2)
  ) {
    for (let from = 0; from < core.length; ) {
      const rest = [...core.slice(0, from), ...core.slice(from + width)];
      if (question.ask(rest).kind === "impossible") core = rest;
      else from += width;
    }
  }
  return core;
}
