import type { Display, RowCondition, Section, TableDisplay } from "../../src/definition/index.ts";
import { type Text, text } from "../../src/kernel/index.ts";
import { laboratoryTests } from "./laboratory-tests.ts";
import { all, is, isNot } from "./readout-rows.ts";

const source = "CDISCPILOT01 study report, section 14";
const panels = [
  {
    dataset: "ADLBC",
    label: text("CHEMISTRY", "血生化"),
    tests: "ALB ALP ALT AST BILI BUN CA CHOL CK CL CREAT GGT GLUC K SODIUM PHOS PROT URATE".split(
      " ",
    ),
  },
  {
    dataset: "ADLBH",
    label: text("HEMATOLOGY", "血液学"),
    tests: "BASO EOS HCT HGB LYM MCH MCHC MCV MONO PLAT RBC WBC".split(" "),
  },
] as const;

function named(code: string) {
  const test = laboratoryTests.get(code);
  const unit = test === undefined || test.standardUnit === "" ? "" : test.standardUnit;
  const shown = unit === "" || unit === "1" ? ["", ""] : [` (${unit})`, `（${unit}）`];
  return {
    value: code,
    label: text(`${test?.name ?? code}${shown[0]}`, `${test?.zhCN ?? code}${shown[1]}`),
  };
}

interface Draft {
  readonly id: string;
  readonly title: Text;
  readonly sections: readonly Section[];
  readonly footnotes?: readonly Text[];
  readonly split?: TableDisplay["split"];
  readonly decimals?: number;
}

function table({ id, title, sections, footnotes, split, decimals }: Draft): TableDisplay {
  return {
    kind: "table",
    id,
    titles: [title],
    population: "SAFETY",
    by: "TRT01P",
    sections,
    ...(split === undefined ? {} : { split }),
    ...(decimals === undefined ? {} : { pValues: { decimals } }),
    ...(footnotes === undefined ? {} : { footnotes }),
    source,
  };
}

/** The same sections for each test of both panels: as the report lists them, by name or in an order of its own. */
function eachTest(
  order: "by-name" | "listed",
  where: RowCondition | undefined,
  sections: (dataset: string) => readonly Section[],
) {
  return panels.flatMap(({ dataset, label, tests }): readonly Section[] => {
    const listed = tests.map(named);
    const values =
      order === "listed"
        ? listed
        : listed.toSorted((a, b) => (a.label.en.toUpperCase() < b.label.en.toUpperCase() ? -1 : 1));
    const of = where === undefined ? {} : { where };
    return [
      { kind: "heading", text: label },
      { kind: "each", dataset, column: "PARAMCD", ...of, values, sections: sections(dataset) },
    ];
  });
}

const visits = [
  [0, "Baseline", "基线"],
  ...[2, 4, 6, 8, 12, 16, 20, 24, 26].map((week) => [week, `Week ${week}`, `第${week}周`] as const),
] as const;

const continuous = table({
  id: "14-6.01",
  title: text("Summary Statistics for Continuous Laboratory Values", "实验室连续变量汇总"),
  sections: eachTest("by-name", undefined, (dataset) => [
    {
      kind: "grid",
      dataset,
      arms: "columns",
      rows: [
        ...visits.map(([number, en, zh]) => ({
          label: text(en, zh),
          where: is("AVISITN", number),
        })),
        {
          label: text("End [1]", "末次 [1]"),
          where: all(is("AVISITN", 99), is("AENTMTFL", "Y")),
        },
      ],
      measures: [
        { column: "AVAL", statistics: ["n", "mean-sd"], decimals: 1 },
        {
          column: "CHG",
          label: text("Change from baseline", "较基线变化"),
          statistics: ["mean-sd"],
          decimals: 1,
          where: isNot("AVISITN", 0),
        },
      ],
    },
  ]),
  footnotes: [
    text(
      "[1] Last observed value while on treatment (prior to or at Week 24).",
      "[1] 治疗期间（第24周及之前）最后一次观测值。",
    ),
  ],
});

/** At a planned visit: neither unscheduled nor the end of treatment, which repeats one. */
const planned: RowCondition = { kind: "range", column: "AVISITN", atMost: 26 };
const analysed = all(is("ANL01FL", "Y"), planned);

const beyondNormal = table({
  id: "14-6.02",
  title: text(
    "Frequency of Normal and Abnormal (Beyond Normal Range) Laboratory Values During Treatment",
    "治疗期间实验室值正常与异常（超出正常范围）频数",
  ),
  split: {
    stands: "within-arms",
    parts: [
      { label: text("Low", "低"), where: is("LBNRIND", "LOW", "L") },
      { label: text("Normal", "正常"), where: is("LBNRIND", "NORMAL", "N") },
      { label: text("High", "高"), where: is("LBNRIND", "HIGH", "H") },
    ],
  },
  decimals: 3,
  sections: eachTest("listed", analysed, (dataset) => [
    {
      kind: "records",
      dataset,
      label: text("Values", "值"),
      percentOf: "arm",
      test: "fisher",
    },
  ]),
});

const baselineParts: TableDisplay["split"] = {
  stands: "within-arms",
  parts: [
    { label: text("Normal at Baseline", "基线正常"), where: is("BNRIND", "N", "NORMAL") },
    { label: text("High at Baseline", "基线偏高"), where: is("BNRIND", "H", "HIGH") },
  ],
};

function shift(dataset: string, test?: "cmh-row-means"): Section {
  return {
    kind: "category",
    dataset,
    column: "ANRIND",
    levels: [
      { value: "N", label: text("Normal", "正常"), where: is("ANRIND", "N", "NORMAL") },
      { value: "H", label: text("High", "偏高"), where: is("ANRIND", "H", "HIGH") },
    ],
    counted: true,
    ...(test === undefined ? {} : { test, strata: ["BNRIND"] }),
  };
}

const atVisits: RowCondition = { kind: "range", column: "AVISITN", atLeast: 2, atMost: 26 };
const ranged = all(is("BNRIND", "N", "H", "NORMAL", "HIGH"));
const thresholds = text(
  "Values are grouped by threshold ranges around the normal range.",
  "按正常范围周围的阈值区间分组。",
);
const shiftsByVisit = table({
  id: "14-6.04",
  title: text(
    "Shifts of Laboratory Values During Treatment, Categorized Based on Threshold Ranges, by Visit",
    "治疗期间实验室值转归（按阈值区间分类，按访视）",
  ),
  split: baselineParts,
  sections: eachTest("by-name", all(ranged, atVisits), (dataset) => [
    { kind: "each", dataset, column: "AVISIT", sections: [shift(dataset)] },
  ]),
  footnotes: [thresholds],
});

const shifts = table({
  id: "14-6.05",
  title: text(
    "Shifts of Laboratory Values During Treatment, Categorized Based on Threshold Ranges",
    "治疗期间实验室值转归（按阈值区间分类）",
  ),
  split: baselineParts,
  decimals: 3,
  sections: eachTest("by-name", all(ranged, analysed), (dataset) => [
    shift(dataset, "cmh-row-means"),
  ]),
  footnotes: [
    thresholds,
    text(
      "P-values are of a CMH test of treatments, controlling for status at baseline.",
      "P值由CMH检验得出，比较各治疗组并控制基线状态。",
    ),
  ],
});

const signs = ["SYSBP", "DIABP", "PULSE"] as const;
const names = {
  SYSBP: text("Systolic Blood Pressure (mmHg)", "收缩压（mmHg）"),
  DIABP: text("Diastolic Blood Pressure (mmHg)", "舒张压（mmHg）"),
  PULSE: text("Pulse (bpm)", "脉搏（次/分）"),
} as const satisfies Record<(typeof signs)[number], Text>;
const week24 = { label: text("Week 24", "第24周"), where: is("AVISIT", "Week 24") };
const end = {
  label: text("End of Trt.", "治疗结束"),
  where: is("AVISIT", "End of Treatment"),
};
const baseline = { label: text("Baseline", "基线"), where: is("AVISIT", "Baseline") };
const statistics = ["n", "mean", "sd", "median", "min", "max"] as const;

function atTimes(column: string, rows: readonly { label: Text; where: RowCondition }[]): Section {
  return {
    kind: "grid",
    dataset: "ADVS",
    arms: "rows",
    rows,
    measures: [{ column, statistics, decimals: 1 }],
  };
}

const positions = (
  [
    ["AFTER LYING DOWN FOR 5 MINUTES", "平卧5分钟后"],
    ["AFTER STANDING FOR 1 MINUTE", "站立1分钟后"],
    ["AFTER STANDING FOR 3 MINUTES", "站立3分钟后"],
  ] as const
).map(([value, zh]) => ({ value, label: text(value, zh) }));

function vitalSigns(inner: Section): readonly Section[] {
  return [
    {
      kind: "each",
      dataset: "ADVS",
      column: "PARAMCD",
      where: is("ANL01FL", "Y"),
      values: signs.map((value) => ({ value, label: names[value] })),
      sections: [
        { kind: "each", dataset: "ADVS", column: "ATPT", values: positions, sections: [inner] },
      ],
    },
  ];
}

const weight = (sections: Section, title: Text): readonly Section[] => [
  {
    kind: "each",
    dataset: "ADVS",
    column: "PARAMCD",
    where: is("ANL01FL", "Y"),
    values: [{ value: "WEIGHT", label: title }],
    sections: [sections],
  },
];

/** Tables 14-6 and 14-7: laboratory values, vital signs and weight. */
export const laboratoryDisplays: readonly Display[] = [
  continuous,
  beyondNormal,
  shiftsByVisit,
  shifts,
  table({
    id: "14-7.01",
    title: text(
      "Summary of Vital Signs at Baseline and End of Treatment",
      "基线和治疗结束时生命体征汇总",
    ),
    sections: vitalSigns(atTimes("AVAL", [baseline, week24, end])),
  }),
  table({
    id: "14-7.02",
    title: text(
      "Summary of Vital Signs Change from Baseline at End of Treatment",
      "治疗结束时生命体征较基线变化汇总",
    ),
    sections: vitalSigns(atTimes("CHG", [week24, end])),
  }),
  table({
    id: "14-7.03",
    title: text(
      "Summary of Weight Change from Baseline at End of Treatment",
      "治疗结束时体重较基线变化汇总",
    ),
    sections: [
      ...weight(atTimes("AVAL", [baseline, week24, end]), text("Weight (kg)", "体重（kg）")),
      ...weight(
        atTimes("CHG", [week24, end]),
        text("Weight Change from Baseline (kg)", "体重较基线变化（kg）"),
      ),
    ],
  }),
];
