import type { Analysis, AnalysisMethod, RowCondition } from "../../src/definition/index.ts";
import { type Text, text } from "../../src/kernel/index.ts";

export const tofersen = "Tofersen";
export const placebo = "Placebo";
const treatment = "TRT01P";
const contrasts = [[tofersen, placebo]] as const;
const imputations = 100;

/** What every model is adjusted for. @source EMA/276404/2024: disease duration, baseline value, riluzole/edaravone */
const duration = ["DISDUR"];
const drugs = ["DRUGFL"];

/** Who is analysed: an id as in the readout's populations, and words for titles. */
export interface Analysed {
  readonly id: "FAST" | "OTHER" | "ITT";
  readonly title: Text;
}

export const analysed = {
  fast: { id: "FAST", title: text("enrichment criteria met", "符合富集标准人群") },
  other: { id: "OTHER", title: text("others", "其余人群") },
  all: { id: "ITT", title: text("all", "全部受试者") },
} as const satisfies Readonly<Record<string, Analysed>>;

/** A measurement: its dataset, its parameter, and the visit at which it is analysed. */
export interface Measurement {
  readonly id: string;
  readonly title: Text;
  readonly dataset: string;
  readonly at: string;
}

const source = "EMA/276404/2024; FDA Integrated Review, NDA 215887";

export function isParameter(code: string): RowCondition {
  return { kind: "in", column: "PARAMCD", values: [code] };
}

/** What is analysed after the first dose: one record a window. */
export const afterBaseline: RowCondition = {
  kind: "every",
  of: [
    { kind: "range", column: "AVISITN", above: 0 },
    { kind: "in", column: "ANL01FL", values: ["Y"] },
  ],
};

function analysis(
  id: string,
  title: readonly [string, string],
  who: Analysed,
  dataset: string,
  method: AnalysisMethod,
  more: Partial<Pick<Analysis, "where" | "assumption" | "source">> = {},
): Analysis {
  const [en, zh] = title;
  return {
    id: `${id}-${who.id}`,
    title: text(`${en} (${who.title.en})`, `${zh}（${who.title["zh-CN"]}）`),
    population: who.id,
    dataset,
    method,
    source,
    ...more,
  };
}

type Missing = "mar" | "jump-to-reference" | "copy-reference" | "copy-increments";

const missingWords: Readonly<Record<Missing, readonly [string, string]>> = {
  mar: ["missing at random", "随机缺失假设"],
  "jump-to-reference": ["jump to reference", "跳至参照组"],
  "copy-reference": ["copy reference", "复制参照组"],
  "copy-increments": ["copy increments in reference", "复制参照组增量"],
};

/** Change at a visit, what is missing imputed many times, ANCOVA on each completed set. */
export function imputed(
  of: Measurement,
  who: Analysed,
  assume: Missing,
  more: { readonly covariates?: readonly string[]; readonly name?: string } = {},
): Analysis {
  const [en, zh] = missingWords[assume];
  const name = more.name ?? (assume === "mar" ? "MI" : assume.toUpperCase());
  return analysis(
    `${of.id}-${name}`,
    [
      `${of.title.en}: ANCOVA after multiple imputation, ${en}`,
      `${of.title["zh-CN"]}：多重填补后ANCOVA，${zh}`,
    ],
    who,
    of.dataset,
    {
      kind: "imputed-ancova",
      response: "CHG",
      treatment,
      visit: "AVISIT",
      at: of.at,
      baseline: "BASE",
      factors: drugs,
      covariates: [...duration, ...(more.covariates ?? [])],
      assume,
      ...(assume === "mar" ? {} : { reference: placebo }),
      imputations,
      seed: 233101,
      contrasts,
    },
    {
      where: afterBaseline,
      assumption:
        assume === "mar" || assume === "copy-increments"
          ? "How often was imputed is not public; 100 times."
          : "A sensitivity analysis of ours; the regulator asked for copy increments.",
    },
  );
}

/** Ratio to the start at a visit, on the natural logarithm. */
export function ratio(of: Measurement, who: Analysed): Analysis {
  return analysis(
    `${of.id}-GMR`,
    [
      `${of.title.en}: geometric mean ratio to baseline, ANCOVA after multiple imputation`,
      `${of.title["zh-CN"]}：与基线的几何均数比，多重填补后ANCOVA`,
    ],
    who,
    of.dataset,
    {
      kind: "imputed-ancova",
      response: "R2BASE",
      treatment,
      visit: "AVISIT",
      at: of.at,
      baseline: "BASE",
      factors: drugs,
      covariates: duration,
      assume: "mar",
      imputations,
      seed: 233102,
      contrasts,
      log: true,
    },
    {
      where: afterBaseline,
      source: "US label Qalsody, table 2 notes; EMA/276404/2024",
      ...(who.id === "ITT"
        ? {
            assumption:
              "The sponsor imputed the enriched and the other population apart and pooled them; here all are imputed together.",
          }
        : {}),
    },
  );
}

/** The same on what was observed. */
export function observedRatio(of: Measurement, who: Analysed): Analysis {
  return analysis(
    `${of.id}-GMROBS`,
    [
      `${of.title.en}: geometric mean ratio to baseline, as observed`,
      `${of.title["zh-CN"]}：与基线的几何均数比，按实际观测`,
    ],
    who,
    of.dataset,
    {
      kind: "geometric-ratio",
      response: "AVAL",
      baseline: "BASE",
      treatment,
      factors: drugs,
      covariates: duration,
      contrasts,
    },
    {
      where: {
        kind: "every",
        of: [afterBaseline, { kind: "in", column: "AVISIT", values: [of.at] }],
      },
      assumption: "A sensitivity analysis of ours.",
    },
  );
}

/** Function and survival ranked together: the dead last, by time; the living by change. */
export function jointRank(of: Measurement, who: Analysed): Analysis {
  return analysis(
    `${of.id}-RANK`,
    [`${of.title.en} and survival, ranked together`, `${of.title["zh-CN"]}与生存联合秩检验`],
    who,
    of.dataset,
    {
      kind: "joint-rank",
      response: "CHG",
      treatment,
      visit: "AVISIT",
      imputed: { at: of.at, imputations },
      survival: { dataset: "ADTTE", parameter: "DEATH", time: "AVAL", censor: "CNSR" },
      covariates: [...duration, "BASE"],
      factors: drugs,
      contrasts,
      seed: 233103,
    },
    { where: afterBaseline },
  );
}

/** The same as every pair of people compares them: who died first, else who changed less. */
export function winRatio(of: Measurement, who: Analysed): Analysis {
  return analysis(
    `${of.id}-WIN`,
    [`${of.title.en} and survival, pair by pair`, `${of.title["zh-CN"]}与生存逐对比较`],
    who,
    of.dataset,
    {
      kind: "joint-rank",
      response: "CHG",
      treatment,
      visit: "AVISIT",
      survival: { dataset: "ADTTE", parameter: "DEATH", time: "AVAL", censor: "CNSR" },
      contrasts,
      winRatio: true,
      seed: 233104,
    },
    { where: afterBaseline, assumption: "A sensitivity analysis of ours." },
  );
}

export function repeatedMeasures(of: Measurement, who: Analysed): Analysis {
  return analysis(
    `${of.id}-MMRM`,
    [`${of.title.en}: repeated measures`, `${of.title["zh-CN"]}：重复测量混合效应模型`],
    who,
    of.dataset,
    {
      kind: "mmrm",
      response: "CHG",
      treatment,
      visit: "AVISIT",
      factors: drugs,
      covariates: [...duration, "BASE"],
      covariance: "unstructured",
      degreesOfFreedom: "kenward-roger",
      byVisit: ["BASE"],
      contrasts,
      at: [of.at],
    },
    { where: afterBaseline, assumption: "A sensitivity analysis of ours." },
  );
}

export function slope(of: Measurement, who: Analysed): Analysis {
  return analysis(
    `${of.id}-SLOPE`,
    [`${of.title.en}: slope a month`, `${of.title["zh-CN"]}：每月斜率`],
    who,
    of.dataset,
    {
      kind: "slope",
      response: "AVAL",
      treatment,
      time: "AMONTH",
      form: "shared-baseline",
      contrasts,
    },
    {
      where: { kind: "in", column: "ANL01FL", values: ["Y"] },
      assumption: "An exploratory analysis of ours.",
    },
  );
}

/** Time to an event: Kaplan–Meier, log-rank by stratum, Cox. */
export function timeTo(
  id: string,
  title: readonly [string, string],
  parameter: string,
  who: Analysed,
  more: { readonly covariates?: readonly string[]; readonly at: readonly number[] },
): Analysis {
  return analysis(
    id,
    title,
    who,
    "ADTTE",
    {
      kind: "time-to-event",
      time: "AVAL",
      censor: "CNSR",
      treatment,
      strata: ["ENRICHFL"],
      covariates: [...duration, "FRSBL", "DRUGN", ...(more.covariates ?? [])],
      contrasts,
      ties: "efron",
      at: more.at,
    },
    { where: isParameter(parameter) },
  );
}
