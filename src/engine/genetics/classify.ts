import type { AcmgClass, AcmgRules, SequencedGene } from "../../definition/genetics/index.ts";
import { acmgClasses } from "../../definition/genetics/index.ts";
import { defineIssue, type Issue, text, type Text } from "../../kernel/index.ts";
import type { Finding } from "./assessment.ts";
import type { KnownChange } from "./clinvar.ts";
import type { NamedChange } from "./consequence.ts";
import { sameProtein } from "./read-protein.ts";

export const acmgClassWords: Readonly<Record<AcmgClass, Text>> = {
  B: text("benign", "良性"),
  LB: text("likely benign", "可能良性"),
  VUS: text("of uncertain significance", "意义不明"),
  LP: text("likely pathogenic", "可能致病"),
  P: text("pathogenic", "致病"),
};

/** A class reached from criteria: a cross-check, never the datum. */
export interface OwnClass {
  readonly rules: string;
  readonly criteria: readonly string[];
  readonly points: number;
  readonly class: AcmgClass;
}

/**
 * The class that criteria add up to. A criterion counts once; one that settles the class by itself is not summed.
 *
 * @source Tavtigian 2020, PMID 32720330: compared on the points, which are whole numbers
 */
export function classify(rules: AcmgRules, met: readonly string[]): OwnClass {
  const found = rules.criteria.filter(({ code }) => met.includes(code));
  const points = found.reduce((sum, { strength, towards }) => {
    if (strength === "alone") return sum;
    return sum + (towards === "benign" ? -1 : 1) * rules.points[strength];
  }, 0);
  const alone = found.find(({ strength }) => strength === "alone");
  const reached = rules.from.find((one) => points >= one.points)?.class ?? "B";
  const settled = alone?.towards === "pathogenic" ? "P" : "B";
  return {
    rules: `${rules.id} ${rules.version}`,
    criteria: found.map(({ code }) => code),
    points,
    class: alone === undefined ? reached : settled,
  };
}

/** Criteria that follow from the change itself and from the extract; all others are people's to judge. */
export function criteriaOf(
  { lossOfFunction }: SequencedGene,
  change: NamedChange,
  known: readonly KnownChange[],
): readonly string[] {
  const { consequence, protein, residue, coding, nearSplice } = change;
  const harmful = known.filter(({ standing }) => {
    return standing.stars > 0 && (standing.class === "P" || standing.class === "LP");
  });
  const criteria: string[] = [];
  const isLoss = ["nonsense", "frameshift", "splice-site", "start-lost"].includes(consequence);
  if (isLoss && lossOfFunction) criteria.push("PVS1");
  if (consequence === "missense" && protein !== undefined) {
    const others = harmful.filter((one) => one.coding !== coding && one.residue === residue);
    const same = others.some(
      (one) => one.protein !== undefined && sameProtein(one.protein, protein),
    );
    if (same) criteria.push("PS1");
    else if (others.some((one) => isMissense(one.protein))) criteria.push("PM5");
  }
  if (consequence === "inframe-indel" || consequence === "stop-lost") criteria.push("PM4");
  if (consequence === "synonymous" && !nearSplice) criteria.push("BP7");
  return criteria;
}

function isMissense(protein: string | undefined): boolean {
  return protein !== undefined && /^p\.[A-Z][a-z]{2}\d+(?!Ter)[A-Z][a-z]{2}$/.test(protein);
}

export const classDiffers = defineIssue(
  "genetics.class-differs",
  "The laboratory signed {variant} as {laboratory}; the evidence at hand makes it {ours}. The laboratory's class stands; ask it to confirm.",
  "实验室将 {variant} 签署为{laboratory}，现有证据为{ours}。以实验室分级为准，请其确认。",
  "warning",
);
export const classContradicts = defineIssue(
  "genetics.class-contradicts",
  "The laboratory signed {variant} as {laboratory}; the evidence at hand makes it {ours}, which decides differently. The laboratory's class stands until adjudicated.",
  "实验室将 {variant} 签署为{laboratory}，现有证据为{ours}，两者结论不同。裁定前以实验室分级为准。",
);

/** Compares the class a laboratory signed with the one from other evidence. The laboratory's is the datum; a difference is asked about. */
export function compareClass(
  variant: string,
  laboratory: AcmgClass,
  ours: AcmgClass,
): Issue | undefined {
  if (laboratory === ours) return undefined;
  const params = { variant, laboratory: acmgClassWords[laboratory], ours: acmgClassWords[ours] };
  const make = isDisease(laboratory) === isDisease(ours) ? classDiffers : classContradicts;
  return make([], params);
}

/** Whether a class counts as the disease's: pathogenic or likely so. */
export function isDisease(one: AcmgClass): boolean {
  return acmgClasses.indexOf(one) >= acmgClasses.indexOf("LP");
}

/**
 * Asks about a laboratory's class where the evidence at hand says otherwise: ClinVar's class, if it states criteria and
 * no conflict; else criteria met here. No evidence contradicts nothing.
 */
export function crossCheck(
  { coding, protein, clinvar, ours }: Pick<Finding, "coding" | "protein" | "clinvar" | "ours">,
  laboratory: AcmgClass,
): Issue | undefined {
  const variant = protein ?? coding;
  const isUsable = clinvar?.class !== undefined && clinvar.stars > 0;
  if (isUsable && clinvar.class !== undefined)
    return compareClass(variant, laboratory, clinvar.class);
  return ours.class === "VUS" ? undefined : compareClass(variant, laboratory, ours.class);
}
