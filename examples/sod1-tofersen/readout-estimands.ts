import type { Estimand, IntercurrentEvent } from "../../src/definition/index.ts";
import { type Text, text } from "../../src/kernel/index.ts";

const reviews = "EMA/276404/2024; FDA Integrated Review, NDA 215887";
const treatments = text(
  "Tofersen 100 mg against placebo, eight doses in 24 weeks, beside riluzole or edaravone as taken at entry",
  "托夫生100 mg与安慰剂比较，24周内给药8次，入组时的利鲁唑或依达拉奉治疗继续",
);
const starts = text(
  "Tofersen from the start of VALOR against placebo in VALOR and tofersen from the extension on",
  "自VALOR开始即使用托夫生（早期开始），对比VALOR期间使用安慰剂、扩展期起使用托夫生（延迟开始）",
);

const stopped: IntercurrentEvent = {
  event: text("Treatment stopped, visits going on", "停止治疗但继续访视"),
  strategy: "treatment-policy",
  handling: text(
    "What was measured afterwards is analysed in the arm as allocated.",
    "停药后收集的数据按随机分组纳入分析。",
  ),
};
const left: IntercurrentEvent = {
  event: text("Withdrawal from the study", "退出研究"),
  strategy: "hypothetical",
  handling: text(
    "What is missing afterwards is imputed as if missing at random; the EMA names this hypothetical.",
    "退出后的缺失数据按随机缺失假设填补；EMA将其归为假想策略。",
  ),
};
const died: IntercurrentEvent = {
  event: text("Death", "死亡"),
  strategy: "composite",
  handling: text(
    "Ranked below all who live, by the time of death.",
    "按死亡时间排在所有存活者之后。",
  ),
};
const diedImputed: IntercurrentEvent = {
  event: text("Death", "死亡"),
  strategy: "hypothetical",
  handling: text(
    "What would have been measured is imputed as if missing at random.",
    "死亡后的测量值按随机缺失假设填补。",
  ),
};
const drugs: IntercurrentEvent = {
  event: text("Riluzole or edaravone begun or stopped", "开始或停止利鲁唑或依达拉奉"),
  strategy: "treatment-policy",
  handling: text("Analysed whatever was taken.", "不论合并用药如何均纳入分析。"),
};
const difference = text("Difference in mean change", "平均变化之差");
const ranks = text(
  "Difference in mean rank; beside it the difference in mean change",
  "平均秩次之差，并列出平均变化之差",
);
const ratios = text("Ratio of geometric mean ratios to baseline", "与基线几何均数比的组间比值");
const hazards = text("Hazard ratio; log-rank test by stratum", "风险比；分层log-rank检验");
const drugsUnseen =
  "What is done when riluzole or edaravone changes was not seen; treatment policy is inferred.";

type Draft = Omit<Estimand, "treatment" | "title"> & { readonly title: readonly [string, string] };

function estimand(treatment: Text, { title: [en, zh], ...draft }: Draft): Estimand {
  return { source: reviews, ...draft, title: text(en, zh), treatment };
}

const valorDrafts: readonly Draft[] = [
  {
    id: "E1",
    title: [
      "Function and survival at week 28, enrichment criteria met",
      "第28周功能与生存（符合富集标准人群）",
    ],
    level: "primary",
    planned: "prespecified",
    population: "FAST",
    endpoint: "P1",
    intercurrent: [died, stopped, left, drugs],
    summary: ranks,
    analyses: [
      "FRS-RANK-FAST",
      "FRS-MI-FAST",
      "FRS-COPY-INCREMENTS-FAST",
      "FRS-JUMP-TO-REFERENCE-FAST",
      "FRS-COPY-REFERENCE-FAST",
      "FRS-WIN-FAST",
      "FRS-MMRM-FAST",
      "FRS-SLOPE-FAST",
    ],
    assumption: drugsUnseen,
  },
  {
    id: "E1-ITT",
    title: ["Function and survival at week 28, all", "第28周功能与生存（全部受试者）"],
    level: "secondary",
    planned: "prespecified",
    population: "ITT",
    endpoint: "P1",
    intercurrent: [died, stopped, left, drugs],
    summary: ranks,
    analyses: ["FRS-RANK-ITT", "FRS-MI-ITT", "FRS-WIN-ITT", "FRS-SLOPE-ITT"],
    assumption: drugsUnseen,
  },
  ...ratioEstimands(),
  {
    id: "E4",
    title: ["Slow vital capacity at week 28", "第28周慢肺活量"],
    level: "secondary",
    planned: "prespecified",
    population: "FAST",
    endpoint: "S3",
    intercurrent: [diedImputed, stopped, left],
    summary: difference,
    analyses: ["SVC-MI-FAST", "SVC-MI-ITT", "SVC-MI-OTHER"],
  },
  {
    id: "E5",
    title: ["Hand-held dynamometry at week 28", "第28周手持测力计肌力"],
    level: "secondary",
    planned: "prespecified",
    population: "FAST",
    endpoint: "S4",
    intercurrent: [diedImputed, stopped, left],
    summary: difference,
    analyses: ["HHD-MI-FAST", "HHD-MI-ITT", "HHD-MI-OTHER"],
  },
  {
    id: "E6",
    title: ["Death or permanent ventilation", "死亡或永久性机械通气"],
    level: "secondary",
    planned: "prespecified",
    population: "FAST",
    endpoint: "S5",
    intercurrent: [stopped],
    summary: hazards,
    analyses: ["PV-FAST", "PV-ITT"],
  },
  {
    id: "E7",
    title: ["Death", "死亡"],
    level: "secondary",
    planned: "prespecified",
    population: "FAST",
    endpoint: "S6",
    intercurrent: [stopped],
    summary: hazards,
    analyses: ["DEATH-FAST", "DEATH-ITT"],
  },
  {
    id: "PH1",
    title: [
      "ALSFRS-R at week 28, adjusted for NfL at baseline, all",
      "第28周ALSFRS-R，校正基线NfL（全部受试者）",
    ],
    level: "exploratory",
    planned: "post-hoc",
    population: "ITT",
    endpoint: "P1",
    intercurrent: [diedImputed, stopped, left],
    summary: difference,
    analyses: ["FRS-NFLADJ-ITT"],
    assumption: "The exact model was chosen after unblinding and is described in part only.",
  },
];

/** What VALOR estimates at week 28: as planned, and what was added once the code was open. */
export const valorEstimands: readonly Estimand[] = valorDrafts.map((draft) =>
  estimand(treatments, draft),
);

function ratioEstimands(): readonly Draft[] {
  const make = (id: string, of: string, endpoint: string, title: Draft["title"]): Draft => ({
    id,
    title,
    level: "secondary",
    planned: "prespecified",
    population: "FAST",
    endpoint,
    intercurrent: [diedImputed, stopped, left],
    summary: ratios,
    analyses: [`${of}-GMR-FAST`, `${of}-GMROBS-FAST`, `${of}-GMR-ITT`, `${of}-GMR-OTHER`],
  });
  return [
    make("E2", "SOD1", "S1", ["SOD1 protein in CSF at week 28", "第28周脑脊液SOD1蛋白"]),
    make("E3", "NFL", "S2", ["Neurofilament in plasma at week 28", "第28周血浆NfL"]),
  ];
}

const notSignificant =
  "The label says of these results: trends, not statistically significant, to be interpreted with caution.";
const chosenLater =
  "Adjusted for NfL at baseline: chosen after unblinding (FDA Integrated Review). Described in part only.";

/** Early against delayed start at week 52: what was planned, and what was chosen after unblinding. */
export const delayedStartEstimands: readonly Estimand[] = [
  planned(
    "D1",
    "Function and survival at week 52, all",
    "第52周功能与生存（全部受试者）",
    "ITT",
    "S1",
    ranks,
    [died, stopped, left],
    ["FRS-RANK-ITT", "FRS-MI-ITT"],
  ),
  planned(
    "D2",
    "Function and survival at week 52, enrichment criteria met",
    "第52周功能与生存（符合富集标准人群）",
    "FAST",
    "S1",
    ranks,
    [died, stopped, left],
    ["FRS-RANK-FAST", "FRS-MI-FAST", "FRS-COPY-INCREMENTS-FAST"],
  ),
  planned(
    "D3",
    "Slow vital capacity at week 52",
    "第52周慢肺活量",
    "ITT",
    "S3",
    difference,
    [diedImputed, stopped, left],
    ["SVC-MI-ITT"],
  ),
  planned(
    "D4",
    "Hand-held dynamometry at week 52",
    "第52周手持测力计肌力",
    "ITT",
    "S4",
    difference,
    [diedImputed, stopped, left],
    ["HHD-MI-ITT"],
  ),
  planned(
    "D5",
    "Neurofilament in plasma at week 52",
    "第52周血浆NfL",
    "ITT",
    "S2",
    ratios,
    [diedImputed, stopped, left],
    ["NFL-GMR-ITT"],
  ),
  planned(
    "D6",
    "Death or permanent ventilation to week 52",
    "至第52周死亡或永久性机械通气",
    "ITT",
    "S5",
    hazards,
    [stopped],
    ["PV-ITT", "PV-FAST"],
  ),
  planned(
    "D7",
    "Death to week 52",
    "至第52周死亡",
    "ITT",
    "S6",
    hazards,
    [stopped],
    ["DEATH-ITT", "DEATH-FAST"],
  ),
  postHoc(
    "PH2",
    "ALSFRS-R at week 52, adjusted for NfL at baseline",
    "第52周ALSFRS-R（校正基线NfL）",
    "S1",
    difference,
    "FRS-NFLADJ-ITT",
  ),
  postHoc(
    "PH3",
    "Slow vital capacity at week 52, adjusted for NfL at baseline",
    "第52周慢肺活量（校正基线NfL）",
    "S3",
    difference,
    "SVC-NFLADJ-ITT",
  ),
  postHoc(
    "PH4",
    "Dynamometry at week 52, adjusted for NfL at baseline",
    "第52周肌力（校正基线NfL）",
    "S4",
    difference,
    "HHD-NFLADJ-ITT",
  ),
  postHoc(
    "PH5",
    "Death or permanent ventilation, adjusted for NfL at baseline",
    "死亡或永久性机械通气（校正基线NfL）",
    "S5",
    hazards,
    "PVNFLADJ-ITT",
  ),
  postHoc(
    "PH6",
    "Death, adjusted for NfL at baseline",
    "死亡（校正基线NfL）",
    "S6",
    hazards,
    "DTNFLADJ-ITT",
  ),
];

function planned(
  id: string,
  en: string,
  zh: string,
  population: string,
  endpoint: string,
  summary: Text,
  intercurrent: readonly IntercurrentEvent[],
  analyses: Estimand["analyses"],
): Estimand {
  return estimand(starts, {
    id,
    title: [en, zh],
    level: "secondary",
    planned: "prespecified",
    population,
    endpoint,
    intercurrent,
    summary,
    analyses,
    assumption: notSignificant,
  });
}

function postHoc(
  id: string,
  en: string,
  zh: string,
  endpoint: string,
  summary: Text,
  analysis: string,
): Estimand {
  const survival = summary === hazards;
  return estimand(starts, {
    id,
    title: [en, zh],
    level: "exploratory",
    planned: "post-hoc",
    population: "ITT",
    endpoint,
    intercurrent: survival ? [stopped] : [diedImputed, stopped, left],
    summary,
    analyses: [analysis],
    assumption: chosenLater,
  });
}
