import { text, type Text } from "../../kernel/index.ts";
import type { AlleleCall } from "./allele-call.ts";

export const zygosityWords = {
  heterozygous: text("heterozygous", "杂合"),
  homozygous: text("homozygous", "纯合"),
  hemizygous: text("hemizygous", "半合子"),
  unknown: text("zygosity unknown", "合子状态未知"),
} as const satisfies Readonly<Record<string, Text>>;

export type Zygosity = keyof typeof zygosityWords;

export function zygosityOf({ haplotypes, ploidy, partial }: AlleleCall): Zygosity {
  if (partial || ploidy < 1 || ploidy > 2) return "unknown";
  if (ploidy === 1) return "hemizygous";
  return haplotypes.length === 2 ? "homozygous" : "heterozygous";
}

/** How heterozygous changes of one gene lie to each other: on both chromosomes, on one, or not known. */
export type Arrangement = "compound" | "same-chromosome" | "unknown";

export function arrangementOf(calls: readonly AlleleCall[]): Arrangement | undefined {
  const split = calls.filter((call) => zygosityOf(call) === "heterozygous");
  if (split.length < 2) return undefined;
  const phases = new Set(split.map((call) => call.phase));
  const records = new Set(split.flatMap((call) => call.records));
  if (records.size > 1 && (phases.size > 1 || phases.has(undefined))) return "unknown";
  const carriers = new Set(split.flatMap((call) => call.haplotypes));
  return carriers.size > 1 ? "compound" : "same-chromosome";
}
