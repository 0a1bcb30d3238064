import type {
  Contrasted,
  Display,
  RowCondition,
  Section,
  TableDisplay,
} from "../../src/definition/index.ts";
import { type Text, text } from "../../src/kernel/index.ts";
import { laboratoryDisplays } from "./readout-displays-laboratory.ts";
import { all, high, is, low, placebo } from "./readout-rows.ts";

const source = "CDISCPILOT01 study report, section 14";
const contrasts: readonly Contrasted[] = [
  [low, placebo],
  [high, placebo],
];

function dose(column: string, title: Text): Section {
  return {
    kind: "number",
    dataset: "ADSL",
    column,
    title,
    decimals: 1,
    statistics: ["n", "mean", "sd", "median", "min", "max"],
  };
}

const exposure: TableDisplay = {
  kind: "table",
  id: "14-4.01",
  titles: [
    text(
      "Summary of Planned Exposure to Study Drug, as of End of Study",
      "截至研究结束的计划暴露量汇总",
    ),
  ],
  population: "SAFETY",
  by: "TRT01P",
  split: {
    stands: "around-arms",
    parts: [
      { label: text("Completers at Week 24", "完成第24周者"), where: is("COMP24FL", "Y") },
      { label: text("Safety Population [1]", "安全性人群 [1]"), where: is("SAFFL", "Y") },
    ],
  },
  sections: [
    dose("AVGDD", text("Average daily dose (mg)", "平均日剂量（mg）")),
    dose(
      "CUMDOSE",
      text("Cumulative dose at end of study (mg) [2]", "研究结束时累积剂量（mg）[2]"),
    ),
  ],
  footnotes: [
    text(
      "[1] Includes completers and subjects who discontinued early.",
      "[1] 包括完成者和提前终止者。",
    ),
    text(
      "[2] End of Study refers to week 26/Early Termination.",
      "[2] 研究结束指第26周或提前终止。",
    ),
  ],
  source,
};

function events(id: string, title: Text, any: Text, where: RowCondition): TableDisplay {
  return {
    kind: "table",
    id,
    titles: [title],
    population: "SAFETY",
    by: "TRT01A",
    pValues: { decimals: 3, flagBelow: 0.15, capAbove: 0.99 },
    sections: [
      {
        kind: "events",
        dataset: "ADAE",
        where,
        class: "AEBODSYS",
        term: "AEDECOD",
        any,
        test: "fisher",
        contrasts,
        events: true,
        decimals: 1,
        frequentIn: high,
      },
    ],
    footnotes: [
      text(
        "Treatment emergent events are defined as events which start on or after the start of treatment.",
        "治疗期出现的事件指治疗开始当日或之后发生的事件。",
      ),
      text(
        "Adverse events are coded using MedDRA. Percentages are based on the number of subjects in the safety population within each treatment group. In brackets: number of events.",
        "不良事件按MedDRA编码。百分比以各治疗组安全性人群人数为分母；方括号内为事件数。",
      ),
      text(
        "P-values are based on Fisher's Exact test for the comparison of placebo versus each active treatment group. An asterisk is appended to p-values that are less than 0.15.",
        "P值由Fisher精确检验得出，为安慰剂与各治疗组比较；小于0.15者加星号。",
      ),
    ],
    source,
  };
}

const emergent = is("TRTEMFL", "Y");

const dermatologic: TableDisplay = {
  kind: "table",
  id: "14-1.T1",
  titles: [text("Time to Dermatologic Event by Treatment Group", "各治疗组至首次皮肤事件时间")],
  population: "SAFETY",
  by: "TRT01A",
  sections: [
    {
      kind: "analysis",
      analysis: "DERMATOLOGIC",
      lines: [
        { label: text("Subjects", "受试者数"), show: "n" },
        { label: text("Subjects with an event", "发生事件者"), show: "events" },
        { label: text("Median time (days)", "中位时间（天）"), show: "median", decimals: 0 },
      ],
    },
    {
      kind: "analysis",
      analysis: "DERMATOLOGIC",
      lines: [
        {
          label: text("p-value(log-rank, all treatments)", "P值（log-rank，全部治疗组）"),
          show: "p",
          overall: true,
        },
        {
          label: text("p-value(log-rank, Xan - Placebo)", "P值（log-rank，占诺美林 - 安慰剂）"),
          show: "p-log-rank",
        },
        {
          label: text("Hazard ratio (95% CI)", "风险比（95% CI）"),
          indent: 1,
          show: "hazard-ratio (CI)",
          decimals: 2,
        },
      ],
    },
  ],
  assumption: "The report draws these data (figure 14-1) and has no table of them.",
};

const survival: Display = {
  kind: "figure",
  id: "14-1",
  titles: [text("Time to Dermatologic Event by Treatment Group", "各治疗组至首次皮肤事件时间")],
  population: "SAFETY",
  figure: {
    kind: "kaplan-meier",
    dataset: "ADTTE",
    time: "AVAL",
    censor: "CNSR",
    where: is("PARAMCD", "TTDE"),
  },
  source,
};

/** Tables 14-4 to 14-7: exposure, adverse events, laboratory values and vital signs. */
export const safetyDisplays: readonly Display[] = [
  exposure,
  events(
    "14-5.01",
    text(
      "Incidence of Treatment Emergent Adverse Events by Treatment Group",
      "各治疗组治疗期出现的不良事件发生率",
    ),
    text("ANY BODY SYSTEM", "任何系统器官分类"),
    emergent,
  ),
  events(
    "14-5.02",
    text(
      "Incidence of Treatment Emergent Serious Adverse Events by Treatment Group",
      "各治疗组治疗期出现的严重不良事件发生率",
    ),
    text("ANY BODY SYSTEM", "任何系统器官分类"),
    all(emergent, is("AESER", "Y")),
  ),
  survival,
  dermatologic,
  ...laboratoryDisplays,
];
