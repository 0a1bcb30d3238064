import type { Random } from "../kernel/index.ts";
import type { TextField } from "../definition/index.ts";

const people = [
  "Chen Wei",
  "Zhao Min",
  "Liu Yang",
  "Sun Jing",
  "Wu Hao",
  "Zhou Lan",
  "Huang Lei",
  "Xu Ting",
] as const;

const remarks = [
  "As at the visit before.",
  "Participant was tired.",
  "Done in the afternoon.",
  "Family present.",
  "Nothing else of note.",
  "Repeated once; this is the second reading.",
] as const;

/** Said where a check asks for words. */
const explanations = [
  "Known before; no treatment needed.",
  "Discussed with the participant; looked at again at the next visit.",
  "Seen by the investigator; no further measures.",
] as const;

/** Whether a text was said of one visit, and not of the person. */
export function isRemark(text: unknown): boolean {
  return [...remarks, ...explanations].some((remark) => remark === text);
}

/** What a label asks for, and what is answered then; the first that fits. A code is looked up, not invented. */
const answers: readonly (readonly [asks: RegExp, words: readonly string[]])[] = [
  [/\bcode\b/i, []],
  [/^laboratory$/i, ["Hospital laboratory", "Central laboratory"]],
  [/^assay$/i, ["Simoa NF-light", "Ella NF-L"]],
  [/^change, c\./i, ["c.14C>T", "c.140A>G", "c.125G>A", "c.281G>C"]],
  [/^change, p\./i, ["p.Ala5Val", "p.His47Arg", "p.Gly42Asp", "p.Gly94Ala"]],
  [/^older name$/i, []],
  [/\b(by|person|surgeon|operator)\b/i, people],
  [/\bwhy not\b/i, ["Pain at the puncture site; stopped early.", "Needle moved; stopped early."]],
  [/^(why|given for|reason)\b/i, ["Asked for by the participant.", "After review of the course."]],
  [/\bwhat was found\b/i, ["No sign of myelitis on examination.", "Normal examination."]],
];

const numbered: readonly (readonly [asks: RegExp, mark: string])[] = [
  [/\blot\b/i, "LOT-"],
  [/\b(bag|vial)\b/i, "B"],
  [/\bkit\b/i, "K"],
];

/**
 * Draws the answer to an open question: names where its label asks for a person, numbers where for a lot or a kit.
 * A question that need not be answered mostly is not; with `owed`, it is wherever there is something to say.
 */
export function drawWords(field: TextField, random: Random, owed = false): string | undefined {
  const label = field.label.en;
  const number = numbered.find(([asks]) => asks.test(label));
  const most = field.maxLength ?? 2_000;
  if (number !== undefined) return `${number[1]}${1_000 + random.below(9_000)}`.slice(0, most);
  const known = answers.find(([asks]) => asks.test(label));
  const isOwed = owed || field.required === true;
  const words = known?.[1] ?? (isOwed ? explanations : remarks);
  if (words.length === 0) return isOwed ? "See source." : undefined;
  if (!isOwed && words !== people && random.uniform() > (known === undefined ? 0.08 : 0.9)) {
    return undefined;
  }
  return words[random.below(words.length)]?.slice(0, most);
}
