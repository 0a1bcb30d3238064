import { type Issue, text, type Text } from "../../kernel/index.ts";
import type { ClinvarStanding } from "./clinvar.ts";
import { phaseUnknown } from "./reasons.ts";

/** What becomes of a finding. None of them is a decision: the laboratory's signed class is the datum. */
export const routeWords = {
  confirm: text("to be confirmed by the laboratory", "须由实验室确认"),
  established: text(
    "known as pathogenic or likely pathogenic; the laboratory signs the class",
    "已知致病或可能致病；分级由实验室签署",
  ),
  benign: text("known as benign or likely benign", "已知良性或可能良性"),
  adjudicate: text("to adjudication by two named people", "由两名具名人员裁定"),
} as const satisfies Readonly<Record<string, Text>>;

export type Route = keyof typeof routeWords;

export const routeReasonWords = {
  "not-confident": text("the call does not meet the protocol's thresholds", "该位点未达到方案界值"),
  "phase-unknown": text(
    "it lies in one codon with another change whose phase is not known",
    "与同一密码子内另一变异的相位关系未知",
  ),
  conflicting: text("ClinVar holds conflicting classes", "ClinVar中的分级相互矛盾"),
  uncertain: text("ClinVar calls it of uncertain significance", "ClinVar判为意义不明"),
  "not-reviewed": text("ClinVar's class states no criteria", "ClinVar分级未说明依据的标准"),
  "no-class": text("ClinVar states no class", "ClinVar未给出分级"),
  absent: text("it is not in the ClinVar extract", "所用ClinVar摘录中没有该变异"),
  "no-extract": text("no ClinVar extract was given", "未提供ClinVar摘录"),
  known: text("ClinVar's class with its criteria", "ClinVar分级及其标准"),
} as const satisfies Readonly<Record<string, Text>>;

export type RouteReason = keyof typeof routeReasonWords;

/** Where a finding goes, and why. Conflicting, uncertain and absent ones go to people; none is turned away. */
export function routeOf(
  doubts: readonly Issue[],
  standing: ClinvarStanding | undefined,
  hasExtract: boolean,
): { readonly route: Route; readonly because: RouteReason } {
  const isBelieved = doubts.length === 0;
  const isPhase = doubts.every(({ code }) => code === phaseUnknown.code);
  const unbelieved = {
    route: "confirm",
    because: isPhase ? "phase-unknown" : "not-confident",
  } as const;
  if (standing === undefined) {
    const because = hasExtract ? "absent" : "no-extract";
    return isBelieved ? { route: "adjudicate", because } : unbelieved;
  }
  if (standing.conflicting) return { route: "adjudicate", because: "conflicting" };
  if (!isBelieved) return unbelieved;
  if (standing.class === undefined) return { route: "adjudicate", because: "no-class" };
  if (standing.class === "VUS") return { route: "adjudicate", because: "uncertain" };
  if (standing.stars === 0) return { route: "adjudicate", because: "not-reviewed" };
  const isBenign = standing.class === "B" || standing.class === "LB";
  return { route: isBenign ? "benign" : "established", because: "known" };
}
