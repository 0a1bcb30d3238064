import { defineIssue, type Issue, text, type Text } from "../../kernel/index.ts";
import type { IdentitySignals } from "./observed.ts";

const sexDiffers = defineIssue(
  "genetics.sex-differs",
  "The sample's chromosomes read as {read}; the record says {said}. The sample may be another person's: ask the laboratory before anything is used.",
  "样本染色体显示为{read}，而记录为{said}。样本可能属于他人：使用前请与实验室确认。",
);
export const sexReadWords = {
  female: text("female", "女性"),
  male: text("male", "男性"),
  unknown: text(
    "not assessed: too few calls on X and Y, or they speak against each other",
    "未评估：X、Y 染色体上的检出过少或相互矛盾",
  ),
} as const satisfies Readonly<Record<string, Text>>;

/** What the sample's chromosomes read as. */
export type SexRead = keyof typeof sexReadWords;

/** Fewest calls on X from which heterozygosity says anything. */
const fewestCalls = 50;

/**
 * The sex that calls on X and Y speak for; unknown where there are too few, or they speak against each other.
 * A person with another number of sex chromosomes reads as unknown or as one of the two: it is a check of the sample,
 * not a finding.
 */
export function sexOf({ xHeterozygous, xHomozygous, yCalled }: IdentitySignals): SexRead {
  const calls = xHeterozygous + xHomozygous;
  if (calls < fewestCalls) return "unknown";
  const part = xHeterozygous / calls;
  if (part >= 0.3 && yCalled <= 5) return "female";
  if (part <= 0.1 && yCalled > 5) return "male";
  return "unknown";
}

/** Compares what was read with the sex the record has. Unknown is no contradiction. */
export function checkSex(read: SexRead, recorded: "female" | "male"): Issue | undefined {
  if (read === "unknown" || read === recorded) return undefined;
  return sexDiffers([], { read: sexReadWords[read], said: sexReadWords[recorded] });
}
