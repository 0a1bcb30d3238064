import type { Analysis } from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";
import {
  analysed,
  imputed,
  jointRank,
  type Measurement,
  observedRatio,
  ratio,
  repeatedMeasures,
  slope,
  timeTo,
  winRatio,
} from "./readout-methods.ts";

const { fast, other, all } = analysed;
const everyone = [fast, other, all] as const;

/** What is measured, at the visit of the analysis. */
export function measuredAt(at: string) {
  const measure = (id: string, dataset: string, en: string, zh: string): Measurement => ({
    id,
    dataset,
    at,
    title: text(`${en}, ${at.toLowerCase()}`, `${zh}（${at.replace("Week ", "第")}周）`),
  });
  return {
    score: measure("FRS", "ADALSFRS", "Change in ALSFRS-R", "ALSFRS-R变化"),
    sod1: measure("SOD1", "ADSOD1", "SOD1 protein in CSF", "脑脊液SOD1蛋白"),
    nfl: measure("NFL", "ADNFL", "Neurofilament in plasma", "血浆NfL"),
    capacity: measure("SVC", "ADSVC", "Change in slow vital capacity", "慢肺活量变化"),
    strength: measure("HHD", "ADHHD", "Change in HHD megascore", "肌力综合评分变化"),
  };
}

const dead = ["Time to death", "至死亡时间"] as const;
const deadOrVentilated = [
  "Time to death or permanent ventilation",
  "至死亡或永久性机械通气时间",
] as const;

const { score, sod1, nfl, capacity, strength } = measuredAt("Week 28");

/** The analyses of VALOR at week 28. */
export const valorAnalyses: readonly Analysis[] = [
  ...everyone.flatMap((who) => [jointRank(score, who), imputed(score, who, "mar")]),
  imputed(score, fast, "copy-increments"),
  imputed(score, fast, "jump-to-reference"),
  imputed(score, fast, "copy-reference"),
  winRatio(score, fast),
  winRatio(score, all),
  repeatedMeasures(score, fast),
  slope(score, fast),
  slope(score, all),
  imputed(score, all, "mar", { covariates: ["LNNFLBL"], name: "NFLADJ" }),
  ...everyone.flatMap((who) => [ratio(sod1, who), ratio(nfl, who)]),
  observedRatio(sod1, fast),
  observedRatio(nfl, fast),
  ...everyone.flatMap((who) => [imputed(capacity, who, "mar"), imputed(strength, who, "mar")]),
  timeTo("PV", deadOrVentilated, "DTHPV", fast, { at: [197] }),
  timeTo("PV", deadOrVentilated, "DTHPV", all, { at: [197] }),
  timeTo("DEATH", dead, "DEATH", fast, { at: [197] }),
  timeTo("DEATH", dead, "DEATH", all, { at: [197] }),
];

const year = measuredAt("Week 52");
const adjusted = { covariates: ["LNNFLBL"], name: "NFLADJ" };
const atYear = { at: [365] };
const nflAdjusted = { ...atYear, covariates: ["LNNFLBL"] };

/** Early against delayed start, a year after the first dose of VALOR. */
export const delayedStartAnalyses: readonly Analysis[] = [
  ...everyone.flatMap((who) => [jointRank(year.score, who), imputed(year.score, who, "mar")]),
  imputed(year.score, fast, "copy-increments"),
  imputed(year.capacity, all, "mar"),
  imputed(year.strength, all, "mar"),
  ratio(year.nfl, all),
  timeTo("PV", deadOrVentilated, "DTHPV", fast, atYear),
  timeTo("PV", deadOrVentilated, "DTHPV", all, atYear),
  timeTo("DEATH", dead, "DEATH", fast, atYear),
  timeTo("DEATH", dead, "DEATH", all, atYear),
  imputed(year.score, all, "mar", adjusted),
  imputed(year.capacity, all, "mar", adjusted),
  imputed(year.strength, all, "mar", adjusted),
  timeTo("PVNFLADJ", deadOrVentilated, "DTHPV", all, nflAdjusted),
  timeTo("DTNFLADJ", dead, "DEATH", all, nflAdjusted),
];
