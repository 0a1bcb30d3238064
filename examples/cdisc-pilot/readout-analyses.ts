import type { Analysis, Contrasted, Estimand, RowCondition } from "../../src/definition/index.ts";
import { type Text, text } from "../../src/kernel/index.ts";
import { adasCog, all, cibic, high, is, low, observed, placebo } from "./readout-rows.ts";

const contrasts: readonly Contrasted[] = [
  [low, placebo],
  [high, placebo],
  [high, low],
];
const source = "CDISCPILOT01 study report, tables 14-3.01 to 14-3.13";

/** Change of the ADAS-Cog total: treatment and pooled site as factors, baseline as a covariate; the trend over the dose. */
function change(id: string, population: string, title: Text, where: RowCondition): Analysis {
  return {
    id,
    title,
    population,
    dataset: "ADADAS",
    where: all(adasCog, where),
    method: {
      kind: "ancova",
      response: "CHG",
      treatment: "TRT01P",
      factors: ["SITEGR1"],
      covariates: ["BASE"],
      contrasts,
      dose: "TRT01PN",
      margins: "observed",
    },
    source,
  };
}

/** The CIBIC+ is a change already: the same model without a baseline. */
function impression(week: number): Analysis {
  return {
    id: `CIBIC-${week}`,
    title: text(`CIBIC+ at week ${week}, LOCF`, `第${week}周CIBIC+，LOCF`),
    population: "EFFICACY",
    dataset: "ADCIBC",
    where: all(cibic, is("AVISIT", `Week ${week}`)),
    method: {
      kind: "ancova",
      response: "AVAL",
      treatment: "TRT01P",
      factors: ["SITEGR1"],
      contrasts,
      dose: "TRT01PN",
      margins: "observed",
    },
    source,
  };
}

const adas = (en: string, zh: string): Text =>
  text(`ADAS-Cog (11) change to ${en}`, `ADAS-Cog（11项）变化，${zh}`);
const locf = (week: number) => adas(`week ${week}, LOCF`, `至第${week}周，LOCF`);
const week24 = is("AVISIT", "Week 24");

/** The analyses of the study report. */
export const analyses: readonly Analysis[] = [
  change("ADAS-24", "EFFICACY", locf(24), week24),
  change("ADAS-8", "EFFICACY", locf(8), is("AVISIT", "Week 8")),
  change("ADAS-16", "EFFICACY", locf(16), is("AVISIT", "Week 16")),
  change(
    "ADAS-24-COMPLETERS",
    "COMPLETERS",
    adas("week 24, completers as observed", "至第24周，完成者实际观测"),
    all(week24, observed),
  ),
  change("ADAS-24-MEN", "MEN", adas("week 24, men, LOCF", "至第24周，男性，LOCF"), week24),
  change("ADAS-24-WOMEN", "WOMEN", adas("week 24, women, LOCF", "至第24周，女性，LOCF"), week24),
  impression(24),
  impression(8),
  impression(16),
  {
    id: "ADAS-MMRM",
    title: adas("week 24, repeated measures", "至第24周，重复测量"),
    population: "EFFICACY",
    dataset: "ADADAS",
    where: all(adasCog, observed, is("AVISIT", "Week 8", "Week 16", "Week 24")),
    method: {
      kind: "mmrm",
      response: "CHG",
      treatment: "TRT01P",
      visit: "AVISIT",
      factors: ["SITEGR1"],
      covariates: ["BASE"],
      byVisit: ["BASE"],
      covariance: "unstructured",
      degreesOfFreedom: "kenward-roger",
      contrasts,
      at: ["Week 24"],
    },
    source,
  },
  {
    id: "DERMATOLOGIC",
    title: text("Time to the first dermatologic event", "至首次皮肤事件时间"),
    population: "SAFETY",
    dataset: "ADTTE",
    where: is("PARAMCD", "TTDE"),
    method: {
      kind: "time-to-event",
      time: "AVAL",
      censor: "CNSR",
      treatment: "TRT01A",
      contrasts,
      at: [30, 60, 90, 120, 150, 180],
    },
    source: "CDISCPILOT01 study report, figure 14-1",
  },
];

const xanomeline = text(
  "Xanomeline patches of 54 mg and 81 mg against placebo, for 24 weeks",
  "占诺美林贴剂54 mg和81 mg与安慰剂比较，治疗24周",
);
const assumption =
  "The protocol of 2006 names no estimand; the attributes are inferred from how the report analysed.";
const stopped = {
  event: text("Treatment or participation ended early", "提前停止治疗或退出研究"),
  strategy: "hypothetical",
  handling: text(
    "The last value after baseline stands for what is missing (LOCF), as if nothing had changed since.",
    "以基线后最后一次观测值代替缺失值（LOCF），即假定此后无变化。",
  ),
} as const;

/** What the two primary endpoints estimate. */
export const estimands: readonly Estimand[] = [
  {
    id: "ADAS",
    title: text("Effect on cognition at week 24", "第24周对认知功能的影响"),
    level: "primary",
    planned: "prespecified",
    treatment: xanomeline,
    population: "EFFICACY",
    endpoint: "ADAS",
    intercurrent: [stopped],
    summary: text(
      "Difference in mean change from baseline, adjusted for pooled site and baseline",
      "较基线平均变化之差，校正合并中心和基线值",
    ),
    analyses: ["ADAS-24", "ADAS-24-COMPLETERS", "ADAS-MMRM"],
    source,
    assumption,
  },
  {
    id: "CIBIC",
    title: text("Effect on the global impression at week 24", "第24周对总体印象的影响"),
    level: "primary",
    planned: "prespecified",
    treatment: xanomeline,
    population: "EFFICACY",
    endpoint: "CIBIC",
    intercurrent: [stopped],
    summary: text("Difference in means, adjusted for pooled site", "均值之差，校正合并中心"),
    analyses: ["CIBIC-24"],
    source,
    assumption,
  },
];
