import { defineIssue } from "../../kernel/index.ts";
import type { SampleContext } from "./check-sample-value.ts";
import { altCount, placeIn } from "./record.ts";
import { modificationKey } from "./reserved.ts";

const both = defineIssue(
  "vcf.sample-two-phase-sets",
  "Sample {sample} has both PS and PSL; only one of them can say the phase.",
  "样本 {sample} 同时有 PS 和 PSL；只能由其中之一表示定相。",
);
const unphased = defineIssue(
  "vcf.sample-unphased-set",
  "Sample {sample}: allele {allele} is unphased, so its place in PSL is a dot.",
  "样本 {sample}：等位基因 {allele} 未定相，其在 PSL 中应为点。",
);
const laaMissing = defineIssue(
  "vcf.format-laa",
  "Fields of local alleles need LAA, right after GT.",
  "局部等位基因字段需要 LAA，且应紧接在 GT 之后。",
);
const laa = defineIssue(
  "vcf.sample-laa",
  "Sample {sample}: LAA lists different alternate alleles, 1 to {most}; “{found}” is not one.",
  "样本 {sample}：LAA 应列出互不相同的替代等位基因（1 至 {most}）；“{found}”不是。",
);
const modification = defineIssue(
  "vcf.sample-modification",
  "Sample {sample}: {key} says nothing without a genotype (GT).",
  "样本 {sample}：没有基因型（GT）时 {key} 无意义。",
);

const localKeys = new Set(["LAD", "LADF", "LADR", "LEC", "LGL", "LGP", "LPL", "LPP"]);

/** Rules between the fields of a sample that came with 4.4 (phase sets by allele) and 4.5 (local alleles, modifications). */
export function checkLocal(context: SampleContext, column: number): void {
  const { record, sample, plan, fields, genotype } = context;
  const { report, header } = record;
  const said = (key: string): string | undefined => {
    const index = plan.keys.indexOf(key);
    const field = index < 0 ? undefined : fields[index];
    return field === "." ? undefined : field;
  };
  const at = placeIn(record, column);
  const sets = said("PSL");
  if (sets !== undefined && said("PS") !== undefined) report(both(at, { sample }));
  if (sets !== undefined && genotype !== undefined) {
    for (const [index, set] of sets.split(",").entries()) {
      if (set === "." || genotype.phased[index] !== false) continue;
      report(unphased(at, { sample, allele: index + 1 }));
    }
  }
  if (header.version < 4.5) return;
  const laaAt = plan.keys.indexOf("LAA");
  const used = plan.keys.some((key, index) => {
    const local = localKeys.has(key) || /^L[ARG]$/.test(plan.definitions[index]?.number ?? "");
    return local && (laaAt < 0 ? said(key) !== undefined : laaAt > index);
  });
  if (used) report(laaMissing(placeIn(record, 8)));
  const alleles = said("LAA");
  if (alleles !== undefined && alleles !== "") {
    const seen = new Set<string>();
    const most = altCount(record);
    for (const allele of alleles.split(",")) {
      const fits = /^\d{1,9}$/.test(allele) && Number(allele) >= 1 && Number(allele) <= most;
      if (!fits || seen.has(allele)) report(laa(at, { sample, most, found: allele.slice(0, 20) }));
      seen.add(allele);
    }
  }
  if (genotype !== undefined) return;
  const key = plan.keys.find((each) => modificationKey.test(each) && said(each) !== undefined);
  if (key !== undefined) report(modification(at, { sample, key }));
}
