import type { Display, Section } from "../../src/definition/index.ts";
import { type Text, text } from "../../src/kernel/index.ts";
import { efficacyDisplays } from "./readout-displays-efficacy.ts";
import { safetyDisplays } from "./readout-displays-safety.ts";
import { all, is, isNot } from "./readout-rows.ts";

const source = "CDISCPILOT01 study report, section 14";
const dataset = "ADSL";

type Labels = readonly (readonly [value: string, en: string, zh: string])[];

const levels = (list: Labels) => list.map(([value, en, zh]) => ({ value, label: text(en, zh) }));

function described(column: string, title: Text): Section {
  return {
    kind: "number",
    dataset,
    column,
    title,
    decimals: 1,
    statistics: ["n", "mean", "sd", "median", "min", "max"],
    test: "anova",
  };
}

function grouped(column: string, title: Text, list: Labels, counted = false): Section {
  return {
    kind: "category",
    dataset,
    column,
    title,
    levels: levels(list),
    percentOf: "column",
    counted,
    test: "pearson",
  };
}

const left = is("COMP24FL", "N");
const reason = (value: string, en: string, zh: string, tested = false) => ({
  label: text(en, zh),
  where: all(left, is("DCSREAS", value)),
  tested,
});

const populations: Display = {
  kind: "table",
  id: "14-1.01",
  titles: [text("Summary of Populations", "各分析人群汇总")],
  population: "ALL",
  by: "TRT01P",
  total: true,
  sections: [
    {
      kind: "participants",
      dataset,
      rows: [
        { label: text("Intent-To-Treat (ITT)", "意向性治疗人群（ITT）"), where: is("ITTFL", "Y") },
        { label: text("Safety", "安全性人群"), where: is("SAFFL", "Y") },
        { label: text("Efficacy", "疗效人群"), where: is("EFFFL", "Y") },
        { label: text("Complete Week 24", "完成第24周"), where: is("COMP24FL", "Y") },
        { label: text("Complete Study", "完成研究"), where: is("DCDECOD", "COMPLETED") },
      ],
    },
  ],
  source,
};

const endOfStudy: Display = {
  kind: "table",
  id: "14-1.02",
  titles: [text("Summary of End of Study Data", "研究结束情况汇总")],
  population: "ITT",
  by: "TRT01P",
  total: true,
  sections: [
    {
      kind: "participants",
      dataset,
      title: text("Completion Status:", "完成情况："),
      test: "fisher",
      rows: [
        { label: text("Completed Week 24", "完成第24周"), where: is("COMP24FL", "Y") },
        {
          label: text("Early Termination (prior to Week 24)", "提前终止（第24周前）"),
          where: left,
          tested: false,
        },
        {
          label: text("Missing", "缺失"),
          where: isNot("COMP24FL", "Y", "N"),
          tested: false,
        },
      ],
    },
    {
      kind: "participants",
      dataset,
      title: text("Reason for Early Termination (prior to Week 24):", "提前终止原因（第24周前）："),
      test: "fisher",
      rows: [
        reason("Adverse Event", "Adverse Event", "不良事件", true),
        reason("Death", "Death", "死亡"),
        reason("Lack of Efficacy", "Lack of Efficacy [2]", "缺乏疗效 [2]", true),
        reason("Lost to Follow-up", "Lost to Follow-up", "失访"),
        reason("Withdrew Consent", "Subject decided to withdraw", "受试者决定退出"),
        reason("Physician Decision", "Physician decided to withdraw subject", "医生决定退出"),
        reason("I/E Not Met", "Protocol criteria not met", "不符合方案标准"),
        reason("Protocol Violation", "Protocol violation", "违背方案"),
        reason("Sponsor Decision", "Sponsor decision", "申办者决定"),
        {
          label: text("Missing", "缺失"),
          where: all(left, { kind: "not", of: { kind: "present", column: "DCSREAS" } }),
          tested: false,
        },
      ],
    },
  ],
  footnotes: [
    text("[1] P-values are of Fisher's exact test.", "[1] P值由Fisher精确检验得出。"),
    text(
      "[2] Based on either patient/caregiver perception or physician perception.",
      "[2] 依据患者/照料者或医生的判断。",
    ),
  ],
  source,
};

const bySite: Display = {
  kind: "table",
  id: "14-1.03",
  titles: [text("Summary of Number of Subjects By Site", "各中心受试者人数汇总")],
  population: "ITT",
  by: "TRT01P",
  total: true,
  split: {
    stands: "within-arms",
    parts: [
      { label: text("ITT", "ITT"), where: is("ITTFL", "Y") },
      { label: text("Eff", "疗效"), where: is("EFFFL", "Y") },
      { label: text("Com", "完成"), where: is("COMP24FL", "Y") },
    ],
  },
  sections: [
    {
      kind: "each",
      dataset,
      column: "SITEGR1",
      sections: [
        {
          kind: "category",
          dataset,
          column: "SITEID",
          levels: [],
          percent: false,
        },
      ],
    },
    {
      kind: "participants",
      dataset,
      percent: false,
      rows: [{ label: text("TOTAL", "合计") }],
    },
  ],
  footnotes: [
    text(
      "Sites are listed under the pooled site that they belong to. ITT: number of subjects in the ITT population; Eff: in the Efficacy population; Com: who completed Week 24.",
      "各中心列于所属合并中心之下。ITT：ITT人群人数；疗效：疗效人群人数；完成：完成第24周人数。",
    ),
  ],
  source,
};

const demographics: Display = {
  kind: "table",
  id: "14-2.01",
  titles: [text("Summary of Demographic and Baseline Characteristics", "人口学和基线特征汇总")],
  population: "ITT",
  by: "TRT01P",
  total: true,
  sections: [
    described("AGE", text("Age (y)", "年龄（岁）")),
    grouped("AGEGR1", text("Age group", "年龄组"), [
      ["<65", "<65 yrs", "<65岁"],
      ["65-80", "65-80 yrs", "65-80岁"],
      [">80", ">80 yrs", ">80岁"],
    ]),
    grouped(
      "SEX",
      text("Sex", "性别"),
      [
        ["M", "Male", "男"],
        ["F", "Female", "女"],
      ],
      true,
    ),
    {
      kind: "category",
      dataset,
      column: "RACE",
      title: text("Race (Origin)", "种族（来源）"),
      percentOf: "column",
      counted: true,
      test: "pearson",
      levels: [
        { value: "WHITE", label: text("Caucasian", "高加索人"), where: origin("WHITE") },
        {
          value: "BLACK OR AFRICAN AMERICAN",
          label: text("African Descent", "非洲裔"),
          where: origin("BLACK OR AFRICAN AMERICAN"),
        },
        {
          value: "HISPANIC",
          label: text("Hispanic", "西班牙裔"),
          where: is("ETHNIC", "HISPANIC OR LATINO"),
        },
        {
          value: "OTHER",
          label: text("Other", "其他"),
          where: all(
            isNot("ETHNIC", "HISPANIC OR LATINO"),
            isNot("RACE", "WHITE", "BLACK OR AFRICAN AMERICAN"),
            { kind: "present", column: "RACE" },
          ),
        },
      ],
    },
    described("MMSETOT", text("MMSE", "MMSE")),
    described("DURDIS", text("Duration of disease (months)", "病程（月）")),
    grouped("DURDSGR1", text("Duration of disease group", "病程分组"), [
      ["<12", "<12 months", "<12个月"],
      [">=12", ">=12 months", "≥12个月"],
    ]),
    described("EDUCLVL", text("Years of education", "受教育年限")),
    described("WEIGHTBL", text("Baseline weight (kg)", "基线体重（kg）")),
    described("HEIGHTBL", text("Baseline height (cm)", "基线身高（cm）")),
    described("BMIBL", text("Baseline BMI", "基线BMI")),
    grouped("BMIBLGR1", text("Baseline BMI group", "基线BMI分组"), [
      ["<25", "<25", "<25"],
      ["25-<30", "25-<30", "25-<30"],
      [">=30", ">=30", "≥30"],
    ]),
  ],
  footnotes: [
    text(
      "P-values are results of ANOVA treatment group comparisons for continuous variables and Pearson's chi-square test for categorical variables.",
      "P值：连续变量为治疗组间方差分析，分类变量为Pearson卡方检验。",
    ),
    text(
      "Duration of disease is computed as months between date of enrollment and date of onset of the first definite symptoms of Alzheimer's disease.",
      "病程为首次出现明确阿尔茨海默病症状之日至入组之日的月数。",
    ),
  ],
  source,
};

function origin(race: string) {
  return all(is("RACE", race), isNot("ETHNIC", "HISPANIC OR LATINO"));
}

/** The displays of the study report. Concomitant medication (14-7.04) is not among them: the study has no form of it. */
export const displays: readonly Display[] = [
  populations,
  endOfStudy,
  bySite,
  demographics,
  ...efficacyDisplays,
  ...safetyDisplays,
];
