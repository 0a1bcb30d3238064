import type { Display, Section } from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";
import { by, is, label, yes } from "./readout-words.ts";

const yesNo = [
  { value: "Y", label: label("Yes", "是") },
  { value: "N", label: label("No", "否") },
];

function measured(column: string, en: string, zh: string, decimals: number): Section {
  return {
    kind: "number",
    dataset: "ADSL",
    column,
    title: text(en, zh),
    decimals,
    statistics: ["n", "mean", "sd", "median", "min", "max"],
  };
}

function asked(column: string, en: string, zh: string, levels: typeof yesNo = yesNo): Section {
  return { kind: "category", dataset: "ADSL", column, title: text(en, zh), levels };
}

/** How the trial went for those who were randomised. */
export const disposition: Display = {
  kind: "table",
  id: "14-1.01",
  titles: [text("Disposition", "受试者分布")],
  population: "RANDOMISED",
  by,
  total: true,
  sections: [
    {
      kind: "participants",
      dataset: "ADSL",
      percent: true,
      rows: [
        { label: label("Randomised", "随机化") },
        { label: label("Dosed", "接受给药"), where: yes("SAFFL") },
        { label: label("Enrichment criteria met", "符合富集标准"), where: yes("ENRICHFL") },
        { label: label("Completed", "完成研究"), where: is("EOSSTT", "COMPLETED") },
        { label: label("Withdrew", "退出研究"), where: is("EOSSTT", "DISCONTINUED") },
        { label: label("Died", "死亡"), where: is("EOSSTT", "DIED") },
        { label: label("In the study", "仍在研究中"), where: is("EOSSTT", "ONGOING") },
      ],
    },
  ],
};

function baselineTable(id: string, population: string, en: string, zh: string): Display {
  return {
    kind: "table",
    id,
    titles: [text(`Demographics and baseline, ${en}`, `人口学与基线特征（${zh}）`)],
    population,
    by,
    total: true,
    sections: [
      measured("AGE", "Age (years)", "年龄（岁）", 1),
      asked("SEX", "Sex", "性别", [
        { value: "F", label: label("Female", "女") },
        { value: "M", label: label("Male", "男") },
      ]),
      asked("RILUFL", "Takes riluzole", "使用利鲁唑"),
      asked("EDARFL", "Takes edaravone", "使用依达拉奉"),
      measured("DISDUR", "Months since onset", "病程（月）", 1),
      measured("PRESLOPE", "Points lost a month before screening", "筛选前每月下降分数", 2),
      measured("FRSBL", "ALSFRS-R", "ALSFRS-R总分", 1),
      measured("SVCBL", "Slow vital capacity (% predicted)", "慢肺活量占预计值（%）", 1),
      measured("LNNFLBL", "ln plasma NfL (pg/mL)", "血浆NfL自然对数（pg/mL）", 2),
    ],
  };
}

export const baseline: readonly Display[] = [
  baselineTable("14-1.02", "ITT", "all", "全部受试者"),
  baselineTable("14-1.03", "FAST", "enrichment criteria met", "符合富集标准人群"),
];
