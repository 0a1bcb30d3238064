import type { Random } from "../kernel/index.ts";
import type { Code, CodeList } from "../definition/index.ts";

/** Nobody dies in a rehearsal, so no answer says so. */
const deadly = /\b(fatal|death|dead)\b/i;
const seldom = /^(OTHER|UNKNOWN|NT|NA|EQ)\b/;

/** How often each code is the answer; lists begin with what is usual. */
export type Weighing = "even" | "usual-first" | "mild" | "first";

/** Draws one code of a list. Codes that say death are left out, those that say nothing are seldom. */
export function drawCode(
  list: CodeList | undefined,
  random: Random,
  weighing: Weighing = "even",
): string | undefined {
  const codes = (list?.codes ?? []).filter(({ text }) => !deadly.test(text.en));
  const shared = codes.length - 1;
  const weights = codes.map(({ code }, index) => {
    const less = seldom.test(code) ? 0.05 : 1;
    if (weighing === "even") return less;
    if (list?.ordered === true && weighing === "mild") return less * 0.3 ** index;
    if (weighing === "mild") return index === 0 ? 8 * shared : less;
    if (weighing === "first") return index === 0 ? 40 * shared : less;
    return less / (index + 1) ** 2;
  });
  let left = random.uniform() * weights.reduce((total, weight) => total + weight, 0);
  const drawn = codes.find((_, index) => (left -= weights[index] ?? 0) < 0);
  return (drawn ?? codes.at(-1))?.code;
}

/** The codes of a scored list that are nothing but their score, least first: without `NT` and starred ones. */
export function plainScores(list: CodeList | undefined): readonly Scored[] {
  return (list?.codes ?? []).filter(isPlain).sort((a, b) => a.score - b.score);
}

export interface Scored extends Code {
  readonly score: number;
}

function isPlain(code: Code): code is Scored {
  return code.score !== undefined && Number(code.code) === code.score;
}
