import { text } from "../../src/kernel/index.ts";
import type { ScenarioParameter } from "../../src/simulate/index.ts";

const reviews = "EMA/276404/2024; FDA Integrated Review, NDA 215887";
const guess = "Not published in this form; chosen so that the spread is that of comparable trials.";

/** What differs between those who meet the enrichment criteria and the others. */
export interface ProgressorCourse {
  /** ALSFRS-R at the first dose: mean and standard deviation, points. */
  readonly score: readonly [mean: number, sd: number];
  /** Points a month: on placebo, between people, and what tofersen adds. */
  readonly slope: readonly [placebo: number, sd: number, tofersen: number];
  /** Points lost a month before the trial: median, and standard deviation of its logarithm. */
  readonly before: readonly [median: number, logSd: number];
  /** Slow vital capacity, % predicted: at first, standard deviation; a month on placebo, standard deviation, tofersen. */
  readonly capacity: readonly [
    mean: number,
    sd: number,
    slope: number,
    slopeSd: number,
    tofersen: number,
  ];
  /** Megascore a month on placebo, between people, and what tofersen adds. */
  readonly strength: readonly [placebo: number, sd: number, tofersen: number];
  /** Natural logarithm of plasma NfL in pg/mL at first. */
  readonly neurofilament: readonly [mean: number, sd: number];
  /** Ratios to the start from week 16 on: of NfL and of SOD1 in CSF, on placebo and on tofersen. */
  readonly ratios: {
    readonly nfl: { readonly placebo: number; readonly tofersen: number };
    readonly sod1: { readonly placebo: number; readonly tofersen: number };
  };
  /** Deaths, and permanent ventilations, a person-month. */
  readonly hazards: { readonly death: number; readonly ventilation: number };
}

/** Those expected to progress fast, 60 of 108. */
export const fast: ProgressorCourse = {
  score: [35.7, 5.8],
  slope: [-1.26, 0.85, 0.18],
  before: [1.43, 0.55],
  capacity: [82, 12, -3.4, 2.8, 1.2],
  strength: [-0.057, 0.06, 0.005],
  neurofilament: [4.65, 0.65],
  ratios: { nfl: { placebo: 1.2, tofersen: 0.4 }, sod1: { placebo: 1.16, tofersen: 0.71 } },
  hazards: { death: 0.0027, ventilation: 0.0135 },
};

/** The others. */
export const slow: ProgressorCourse = {
  score: [38.6, 5.4],
  slope: [-0.42, 0.5, 0.22],
  before: [0.35, 0.5],
  capacity: [88, 13, -1.2, 1.4, 0.7],
  strength: [-0.025, 0.05, 0.014],
  neurofilament: [3.9, 0.65],
  ratios: { nfl: { placebo: 0.95, tofersen: 0.5 }, sod1: { placebo: 0.81, tofersen: 0.6 } },
  hazards: { death: 0.0005, ventilation: 0.0005 },
};

/** What holds of everybody. */
export const everybody = {
  fastShare: 60 / 108,
  listedAmongFast: 0.6,
  riluzole: 0.62,
  edaravone: 0.08,
  /** Leaving for other reasons than death, a person-month. */
  leaving: 0.0169,
  /** Of those who completed VALOR, who went on in the extension. */
  entering: 95 / 96,
  /** Standard deviations about a person's own course. */
  residual: { score: 1.6, capacity: 5, strength: 0.1, logNfl: 0.3, logSod1: 0.2 },
  logSod1: [4.8, 0.4],
  /** The day from which the ratios hold; until then they are approached evenly. */
  plateauDay: 112,
  /** How much worse the hazards are of somebody whose slope is one standard deviation steeper, natural logarithm. */
  frailty: 0.5,
} as const;

/** The scenario's parameters, as a report names them. */
export const parameters: readonly ScenarioParameter[] = [
  {
    name: text("Slope of ALSFRS-R on placebo, points a month", "安慰剂组ALSFRS-R每月斜率"),
    value: `fast ${fast.slope[0]} (SD ${fast.slope[1]}), others ${slow.slope[0]} (SD ${slow.slope[1]})`,
    source: `${reviews}: changes at week 28 ÷ 6.44 months`,
    assumption: "The spread between people is that of comparable trials; of the others a guess.",
  },
  {
    name: text("Added by tofersen, points a month", "托夫生带来的每月斜率差"),
    value: `fast ${fast.slope[2]}, others ${slow.slope[2]}`,
    source: `${reviews}: differences of 1.2 and 1.4 points at week 28`,
    assumption:
      "The point estimates of VALOR, whose intervals include none at all, are taken as the truth of the simulation.",
  },
  {
    name: text("Plasma NfL from week 16, ratio to the start", "第16周起血浆NfL与基线比值"),
    value: "fast 1.20 and 0.40, others 0.95 and 0.50 (placebo and tofersen)",
    source: `${reviews}; the level is reached at about day 113: qalsodyhcp.com`,
  },
  {
    name: text("SOD1 in CSF from week 16, ratio to the start", "第16周起脑脊液SOD1与基线比值"),
    value: "fast 1.16 and 0.71, others 0.81 and 0.60 (placebo and tofersen)",
    source: reviews,
    assumption: "When the level is reached is taken from NfL.",
  },
  {
    name: text("Deaths and permanent ventilations a person-month", "每人月死亡及永久通气风险"),
    value: `fast ${fast.hazards.death} and ${fast.hazards.ventilation}, others ${slow.hazards.death} and ${slow.hazards.ventilation}`,
    source: `${reviews}: 1 death and 5 ventilations among 60 in 28 weeks, none among 48`,
    assumption: "The same in both arms: the scenario says nothing of survival.",
  },
  {
    name: text("Leaving for other reasons, a person-month", "其他原因退出（每人月）"),
    value: String(everybody.leaving),
    source: `${reviews}: 96 of 108 completed`,
  },
  {
    name: text("Vital capacity and megascore", "肺活量与肌力综合评分"),
    value: `fast ${fast.capacity[2]} % and ${fast.strength[0]} a month on placebo`,
    source: reviews,
    assumption: guess,
  },
  {
    name: text("About a person's own course", "个体内变异"),
    value: `ALSFRS-R SD ${everybody.residual.score}, ln NfL SD ${everybody.residual.logNfl}`,
    assumption: guess,
  },
];
