import type { Population, RowCondition, TreatmentColumns } from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";

/** A column has one of these values. */
export const is = (column: string, ...values: readonly (string | number)[]): RowCondition => ({
  kind: "in",
  column,
  values,
});
export const isNot = (column: string, ...values: readonly (string | number)[]): RowCondition => ({
  kind: "not",
  of: is(column, ...values),
});
export const all = (...of: readonly RowCondition[]): RowCondition => ({ kind: "every", of });

export const placebo = "Placebo";
export const low = "Xanomeline Low Dose";
export const high = "Xanomeline High Dose";

/** The arms as the study report orders and names them. */
export const treatment: TreatmentColumns = {
  planned: "TRT01P",
  actual: "TRT01A",
  levels: [
    { value: placebo, label: text("Placebo", "安慰剂") },
    { value: low, label: text("Xanomeline Low Dose", "占诺美林低剂量") },
    { value: high, label: text("Xanomeline High Dose", "占诺美林高剂量") },
  ],
};

const source = "CDISCPILOT01 study report, section 14";
const efficacy = is("EFFFL", "Y");

/** Who is analysed. */
export const populations: readonly Population[] = [
  { id: "ALL", title: text("All Subjects", "全部受试者"), source },
  { id: "ITT", title: text("Intent-to-Treat", "意向性治疗人群"), where: is("ITTFL", "Y"), source },
  { id: "SAFETY", title: text("Safety", "安全性人群"), where: is("SAFFL", "Y"), source },
  { id: "EFFICACY", title: text("Efficacy", "疗效人群"), where: efficacy, source },
  {
    id: "COMPLETERS",
    title: text("Completers at Week 24", "完成第24周人群"),
    where: all(efficacy, is("COMP24FL", "Y")),
    source,
  },
  {
    id: "MEN",
    title: text("Efficacy, male subjects", "疗效人群，男性"),
    where: all(efficacy, is("SEX", "M")),
    source,
  },
  {
    id: "WOMEN",
    title: text("Efficacy, female subjects", "疗效人群，女性"),
    where: all(efficacy, is("SEX", "F")),
    source,
  },
];

/** The rows of a score that the report analyses: one a visit, carried forward where nothing was observed. */
export const adasCog = all(is("PARAMCD", "ACTOT"), is("ANL01FL", "Y"));
export const cibic = all(is("PARAMCD", "CIBICVAL"), is("ANL01FL", "Y"));
export const observed = isNot("DTYPE", "LOCF");
