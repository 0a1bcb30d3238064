import type { GeneticThresholds } from "../../definition/index.ts";
import type { Finding, ObservedRecord } from "../../engine/index.ts";
import { type Text, text } from "../../kernel/index.ts";
import { words } from "./genetics-words.ts";

/** One fact of a call beside what the protocol asks. */
export interface QualityFact {
  readonly name: Text;
  readonly said: Text;
  readonly asked: Text;
  /** `open` where nothing was stated and nothing need be. */
  readonly verdict: "fine" | "failing" | "open";
}

const same = (said: string): Text => text(said, said);

/** The facts of one record of a finding against the thresholds it was assessed with. */
export function qualityFacts(
  record: ObservedRecord,
  { zygosity }: Pick<Finding, "zygosity">,
  thresholds: GeneticThresholds,
): readonly QualityFact[] {
  const { gq, dp, filter } = record;
  const [low, high] =
    zygosity === "heterozygous"
      ? thresholds.heterozygousBalance
      : ([thresholds.homozygousBalance, 1] as const);
  return [
    numberFact(words.gq, gq, thresholds.minGq, thresholds.requireStated),
    numberFact(words.dp, dp, thresholds.minDp, thresholds.requireStated),
    balanceFact(record, low, high),
    filterFact(filter, thresholds),
  ];
}

function numberFact(
  name: Text,
  value: number | undefined,
  least: number,
  isOwed: boolean,
): QualityFact {
  const asked = same(`≥ ${least}`);
  if (value === undefined) {
    const verdict = isOwed && least > 0 ? "failing" : "open";
    return { name, said: words.notStated, asked, verdict };
  }
  return { name, said: same(String(value)), asked, verdict: value >= least ? "fine" : "failing" };
}

/** The part of the reads that show the alternate alleles of the genotype. */
function balanceFact({ ad, genotype }: ObservedRecord, low: number, high: number): QualityFact {
  const percent = (part: number): number => Math.round(part * 100);
  const asked = same(`${percent(low)}–${percent(high)} %`);
  const name = words.balance;
  const shown = new Set(genotype?.alleles.filter((allele) => allele !== null && allele > 0));
  const total = (ad ?? []).reduce<number>((sum, reads) => sum + (reads ?? 0), 0);
  const reads = [...shown].map((allele) => ad?.[allele ?? 0]);
  const counted = reads.filter((one) => one !== undefined);
  if (total <= 0 || counted.length === 0 || counted.length < reads.length) {
    return { name, said: words.notStated, asked, verdict: "open" };
  }
  // Each allele of the genotype is judged by itself: the one with the fewest reads is told.
  const least = Math.min(...counted);
  const part = least / total;
  const verdict = part >= low && part <= high ? "fine" : "failing";
  return { name, said: same(`${least}/${total} (${percent(part)} %)`), asked, verdict };
}

function filterFact(
  filter: readonly string[] | undefined,
  { acceptedFilters, acceptUnfiltered }: GeneticThresholds,
): QualityFact {
  const name = words.filter;
  const asked =
    acceptedFilters.length === 0
      ? words.passed
      : text(
          `${words.passed.en}, ${acceptedFilters.join(", ")}`,
          `${words.passed["zh-CN"]}，${acceptedFilters.join("，")}`,
        );
  if (filter === undefined) {
    return { name, said: words.notApplied, asked, verdict: acceptUnfiltered ? "fine" : "failing" };
  }
  const failed = filter.filter((one) => !acceptedFilters.includes(one));
  const said = filter.length === 0 ? words.passed : same(filter.join(", "));
  return { name, said, asked, verdict: failed.length === 0 ? "fine" : "failing" };
}
