import type {
  AnalysisLine,
  Display,
  RowCondition,
  Section,
  TableDisplay,
} from "../../src/definition/index.ts";
import { type Text, text } from "../../src/kernel/index.ts";
import { adasCog, all, cibic, is, low, observed, placebo } from "./readout-rows.ts";

const source = "CDISCPILOT01 study report, section 14";

const modelNote = text(
  "[1] Based on Analysis of covariance (ANCOVA) model with treatment and site group as factors and baseline value as a covariate.",
  "[1] 基于协方差分析（ANCOVA）模型，以治疗和中心分组为因素，以基线值为协变量。",
);
const plainModelNote = text(
  "[1] Based on Analysis of covariance (ANCOVA) model with treatment and site group as factors.",
  "[1] 基于协方差分析（ANCOVA）模型，以治疗和中心分组为因素。",
);
const doseNote = text(
  "[2] Test for a non-zero coefficient for treatment (dose) as a continuous variable.",
  "[2] 检验以治疗（剂量）为连续变量时系数是否为零。",
);
const pairNote = text(
  "[3] Pairwise comparison with treatment as a categorical variable: p-values without adjustment for multiple comparisons.",
  "[3] 以治疗为分类变量的两两比较：P值未作多重比较校正。",
);

function score(dataset: string, column: string, where: RowCondition, title: Text): Section {
  return {
    kind: "number",
    dataset,
    column,
    where,
    title,
    decimals: 1,
    statistics: ["n", "mean-sd", "median-range"],
  };
}

/** Each arm against a reference: the p-value, the difference with its standard error, and its limits. */
function comparison(analysis: string, reference: string, title: Text, at?: string): Section {
  const of = { reference, ...(at === undefined ? {} : { at }) };
  const lines: readonly AnalysisLine[] = [
    { label: title, show: "p", ...of },
    {
      label: text("Diff of LS Means (SE)", "最小二乘均值之差（标准误）"),
      indent: 1,
      show: "difference (SE)",
      ...of,
    },
    { label: text("95% CI", "95% CI"), indent: 1, show: "ci", ...of },
  ];
  return { kind: "analysis", analysis, lines };
}

function comparisons(analysis: string): readonly Section[] {
  return [
    {
      kind: "analysis",
      analysis,
      lines: [
        {
          label: text("p-value(Dose Response) [1][2]", "P值（剂量反应）[1][2]"),
          show: "p-trend",
        },
      ],
    },
    comparison(
      analysis,
      placebo,
      text("p-value(Xan - Placebo) [1][3]", "P值（占诺美林 - 安慰剂）[1][3]"),
    ),
    comparison(
      analysis,
      low,
      text("p-value(Xan High - Xan Low) [1][3]", "P值（高剂量 - 低剂量）[1][3]"),
    ),
  ];
}

function table(
  id: string,
  title: Text,
  population: string,
  sections: readonly Section[],
  footnotes: readonly Text[],
): TableDisplay {
  return {
    kind: "table",
    id,
    titles: [title],
    population,
    by: "TRT01P",
    sections,
    footnotes,
    source,
  };
}

interface ScoreTable {
  readonly id: string;
  readonly title: Text;
  readonly week: number;
  readonly analysis: string;
  readonly population?: string;
  readonly where?: RowCondition;
}

/** The ADAS-Cog total at baseline and at a visit, its change, and how the arms compare. */
function cognition({ id, title, week, analysis, population, where }: ScoreTable): TableDisplay {
  const rows = (visit: string) =>
    all(adasCog, is("AVISIT", visit), ...(where === undefined ? [] : [where]));
  const visit = `Week ${week}`;
  return table(
    id,
    title,
    population ?? "EFFICACY",
    [
      score("ADADAS", "AVAL", rows("Baseline"), text("Baseline", "基线")),
      score("ADADAS", "AVAL", rows(visit), text(visit, `第${week}周`)),
      score("ADADAS", "CHG", rows(visit), text("Change from Baseline", "较基线变化")),
      ...comparisons(analysis),
    ],
    [modelNote, doseNote, pairNote],
  );
}

function impression(id: string, week: number, primary: boolean): TableDisplay {
  const rows = all(cibic, is("AVISIT", `Week ${week}`));
  return table(
    id,
    primary
      ? text(
          `Primary Endpoint Analysis: CIBIC+ - Summary at Week ${week} - LOCF`,
          `主要终点分析：CIBIC+，第${week}周汇总，LOCF`,
        )
      : text(`CIBIC+ - Summary at Week ${week} - LOCF`, `CIBIC+，第${week}周汇总，LOCF`),
    "EFFICACY",
    [
      score("ADCIBC", "AVAL", rows, text(`Week ${week}`, `第${week}周`)),
      ...comparisons(`CIBIC-${week}`),
    ],
    [plainModelNote, doseNote, pairNote],
  );
}

const weeks = [8, 16, 24] as const;

const overTime: TableDisplay = table(
  "14-3.10",
  text(
    "ADAS Cog (11) - Mean and Mean Change from Baseline over Time",
    "ADAS-Cog（11项）各时点均值及较基线平均变化",
  ),
  "EFFICACY",
  [
    {
      kind: "grid",
      dataset: "ADADAS",
      where: adasCog,
      arms: "rows",
      rows: [
        { label: text("Baseline", "基线"), where: is("AVISIT", "Baseline") },
        ...weeks.map((week) => ({
          label: text(`Week ${week} (Windowed)`, `第${week}周（窗口）`),
          where: all(is("AVISIT", `Week ${week}`), observed),
        })),
        ...weeks.map((week) => ({
          label: text(`Week ${week} LOCF`, `第${week}周 LOCF`),
          where: is("AVISIT", `Week ${week}`),
        })),
      ],
      measures: [
        {
          column: "AVAL",
          statistics: ["n", "mean", "sd", "median", "min", "max"],
          decimals: 1,
          rangeDecimals: 0,
        },
        {
          column: "BASE",
          label: text("Baseline", "基线"),
          statistics: ["mean", "sd"],
          decimals: 1,
          where: is("AVISIT", ...weeks.map((week) => `Week ${week}`)),
        },
        {
          column: "CHG",
          label: text("Change from baseline", "较基线变化"),
          statistics: ["mean", "sd", "median", "min", "max"],
          decimals: 1,
          rangeDecimals: 0,
          where: is("AVISIT", ...weeks.map((week) => `Week ${week}`)),
        },
      ],
    },
  ],
  [],
);

const mmrm = "ADAS-MMRM";

/** Means of the repeated measures and how they compare, at a visit or over all visits alike. */
function repeatedMeans(at?: string): readonly Section[] {
  return [
    {
      kind: "analysis",
      analysis: mmrm,
      lines: [
        {
          label: text("LS Means (SE)", "最小二乘均值（标准误）"),
          show: "lsmean (SE)",
          ...(at === undefined ? {} : { at }),
        },
      ],
    },
    comparison(mmrm, placebo, text("p-value(Xan - Placebo)", "P值（占诺美林 - 安慰剂）"), at),
    comparison(mmrm, low, text("p-value(Xan High - Xan Low)", "P值（高剂量 - 低剂量）"), at),
  ];
}

const repeated: TableDisplay = table(
  "14-3.11",
  text(
    "ADAS Cog (11) - Repeated Measures Analysis of Change from Baseline to Week 24",
    "ADAS-Cog（11项）较基线至第24周变化的重复测量分析",
  ),
  "EFFICACY",
  [
    { kind: "heading", text: text("Mean of weeks 8, 16 and 24 [1]", "第8、16、24周的平均 [1]") },
    ...repeatedMeans(),
    { kind: "heading", text: text("Week 24", "第24周") },
    ...repeatedMeans("Week 24"),
  ],
  [
    text(
      "The change from baseline is analysed by a mixed model with treatment, pooled site, week, treatment by week, baseline and baseline by week as fixed effects, an unstructured covariance within subjects, and Kenward-Roger degrees of freedom.",
      "较基线变化采用混合模型分析：固定效应为治疗、合并中心、周、治疗与周的交互作用、基线及基线与周的交互作用；受试者内协方差为非结构化，自由度按Kenward-Roger法计算。",
    ),
    text(
      "[1] What the study report printed under this title: least-squares means of treatment, over all weeks alike.",
      "[1] 研究报告在此标题下列出的数值：各周等权的治疗组最小二乘均值。",
    ),
  ],
);

const rating = [
  [1, "Marked improvement", "显著改善"],
  [2, "Moderate improvement", "中度改善"],
  [3, "Minimal improvement", "轻微改善"],
  [4, "No Change", "无变化"],
  [5, "Minimal worsening", "轻微恶化"],
  [6, "Moderate worsening", "中度恶化"],
  [7, "Marked worsening", "显著恶化"],
] as const;

const categorical: TableDisplay = table(
  "14-3.13",
  text("CIBIC+ - Categorical Analysis - LOCF", "CIBIC+分类分析，LOCF"),
  "EFFICACY",
  weeks.map((week) => ({
    kind: "category",
    dataset: "ADCIBC",
    column: "AVAL",
    where: all(cibic, is("AVISIT", `Week ${week}`)),
    title: text(`Week ${week}`, `第${week}周`),
    levels: rating.map(([value, en, zh]) => ({ value, label: text(en, zh) })),
    counted: true,
    test: "cmh-row-means",
    strata: ["SITEGR1"],
  })),
  [
    text(
      "[1] Overall comparison of treatments using CMH test (Pooled Table), controlling for site group.",
      "[1] 以CMH检验比较各治疗组，控制中心分组。",
    ),
  ],
);

const meanChange: Display = {
  kind: "figure",
  id: "14-3.F1",
  titles: [
    text(
      "ADAS Cog (11) - Mean Change from Baseline over Time - LOCF",
      "ADAS-Cog（11项）较基线平均变化，LOCF",
    ),
  ],
  population: "EFFICACY",
  figure: {
    kind: "mean-change",
    dataset: "ADADAS",
    value: "CHG",
    visit: "AVISIT",
    where: all(adasCog, is("AVISIT", ...weeks.map((week) => `Week ${week}`))),
  },
  assumption: "The report has no such figure; it shows what table 14-3.10 lists.",
};

const forest: Display = {
  kind: "figure",
  id: "14-3.F2",
  titles: [
    text(
      "ADAS Cog (11) - Differences in Change from Baseline, by Analysis",
      "ADAS-Cog（11项）较基线变化之差，按分析列出",
    ),
  ],
  population: "EFFICACY",
  figure: {
    kind: "forest",
    analyses: [
      "ADAS-24",
      "ADAS-24-COMPLETERS",
      "ADAS-24-MEN",
      "ADAS-24-WOMEN",
      "ADAS-8",
      "ADAS-16",
    ],
  },
  assumption: "The report has no such figure; it shows what tables 14-3.01 to 14-3.09 compare.",
};

/** Tables 14-3: what the patch did. NPI-X (14-3.12) is not among them: its data were not published. */
export const efficacyDisplays: readonly Display[] = [
  cognition({
    id: "14-3.01",
    title: text(
      "Primary Endpoint Analysis: ADAS Cog (11) - Change from Baseline to Week 24 - LOCF",
      "主要终点分析：ADAS-Cog（11项）较基线至第24周变化，LOCF",
    ),
    week: 24,
    analysis: "ADAS-24",
  }),
  impression("14-3.02", 24, true),
  cognition({
    id: "14-3.03",
    title: text(
      "ADAS Cog (11) - Change from Baseline to Week 8 - LOCF",
      "ADAS-Cog（11项）较基线至第8周变化，LOCF",
    ),
    week: 8,
    analysis: "ADAS-8",
  }),
  impression("14-3.04", 8, false),
  cognition({
    id: "14-3.05",
    title: text(
      "ADAS Cog (11) - Change from Baseline to Week 16 - LOCF",
      "ADAS-Cog（11项）较基线至第16周变化，LOCF",
    ),
    week: 16,
    analysis: "ADAS-16",
  }),
  impression("14-3.06", 16, false),
  cognition({
    id: "14-3.07",
    title: text(
      "ADAS Cog (11) - Change from Baseline to Week 24 - Completers at Wk 24 - Observed Cases - Windowed",
      "ADAS-Cog（11项）较基线至第24周变化，完成第24周者，实际观测，窗口",
    ),
    week: 24,
    analysis: "ADAS-24-COMPLETERS",
    population: "COMPLETERS",
    where: observed,
  }),
  cognition({
    id: "14-3.08",
    title: text(
      "ADAS Cog (11) - Change from Baseline to Week 24 in Male Subjects - LOCF",
      "ADAS-Cog（11项）较基线至第24周变化，男性受试者，LOCF",
    ),
    week: 24,
    analysis: "ADAS-24-MEN",
    population: "MEN",
  }),
  cognition({
    id: "14-3.09",
    title: text(
      "ADAS Cog (11) - Change from Baseline to Week 24 in Female Subjects - LOCF",
      "ADAS-Cog（11项）较基线至第24周变化，女性受试者，LOCF",
    ),
    week: 24,
    analysis: "ADAS-24-WOMEN",
    population: "WOMEN",
  }),
  overTime,
  repeated,
  categorical,
  meanChange,
  forest,
];
