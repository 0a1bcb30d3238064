/** For the tests beside: a small study in which `check` finds nothing, and the means to break it. */
import { Fault, text } from "../../kernel/index.ts";
import { codeList } from "../code-list.ts";
import type { Criterion } from "../criterion.ts";
import { defineStudy, endpoint, exclude, include } from "../define-study.ts";
import { parsed } from "../expression/index.ts";
import type { Field } from "../field.ts";
import { choice, date, decimal, derived, integer, words, yesNo } from "../field-builders.ts";
import type { Form } from "../form.ts";
import { form, group, hard, soft } from "../form-builder.ts";
import type { Study } from "../study.ts";
import { afterDose, afterEvent, beforeDose, visit } from "../visit-builder.ts";
import { check } from "./check.ts";

const sex = codeList("SEX", { F: ["Female", "女"], M: ["Male", "男"] });
const grade = codeList(
  "GRADE",
  { 1: ["Mild", "轻度"], 2: ["Moderate", "中度"], 3: ["Severe", "重度"] },
  { ordered: true },
);
const message = ["Look at both values.", "请核对两个数值。"] as const;

const person = form(
  "DM",
  ["Person", "人口学资料"],
  {
    age: integer(["Age", "年龄"], { unit: "a", min: 0, max: 120 }),
    sex: choice(["Sex", "性别"], sex),
    pregnant: yesNo(["Pregnant", "妊娠"]),
    injury: date(["Date of injury", "受伤日期"], { partial: true }),
  },
  {},
  ({ sex }) => ({ when: { pregnant: sex.is("F") } }),
);
const vitals = form(
  "VS",
  ["Vital signs", "生命体征"],
  {
    weight: decimal(["Weight", "体重"], "kg", {
      units: ["[lb_av]"],
      factors: { "[lb_av]": 0.4536 },
      decimals: 1,
      min: 20,
      max: 250,
      typical: [50, 90],
    }),
    height: decimal(["Height", "身高"], "cm", { decimals: 1, min: 100, max: 230 }),
    systolic: integer(["Systolic pressure", "收缩压"], { unit: "mm[Hg]", min: 40, max: 300 }),
    diastolic: integer(["Diastolic pressure", "舒张压"], { unit: "mm[Hg]", min: 20, max: 200 }),
    bmi: derived(["Body mass index", "体重指数"], { unit: "kg/m2", decimals: 1 }),
    readings: group(
      { pulse: integer(["Pulse", "脉搏"], { unit: "/min", min: 20, max: 250 }) },
      { title: ["Readings", "读数"], repeats: true },
    ),
  },
  {},
  ({ weight, height, systolic, diastolic }) => ({
    derive: { bmi: weight.dividedBy(height.times(height)) },
    checks: [
      hard("VS1", diastolic.below(systolic), message),
      soft("VS2", weight.between(35, 150), message),
    ],
  }),
);
const dose = form(
  "EX",
  ["Dose", "给药"],
  { given: date(["Date given", "给药日期"]), note: words(["Note", "备注"]) },
  { log: true, purpose: "dose", dateField: "given" },
);
const events = form(
  "AE",
  ["Adverse event", "不良事件"],
  { onset: date(["Began on", "开始日期"]), grade: choice(["Grade", "分级"], grade) },
  { log: true, purpose: "adverse-event", dateField: "onset" },
);
const kit = form(
  "KIT",
  ["Kit", "药物编号"],
  { contents: words(["Contents", "药物内容"], { unblinding: true }) },
  { log: true },
);
const day29 = visit("day29", ["Day 29", "第29天"], {
  epoch: "treatment",
  timing: afterDose(1, 28, [-2, 2]),
  forms: [vitals],
});
const level = { product: "drug", unit: "mg", route: text("by mouth", "口服") };

/** The sound study: two arms, double blind, three doses. */
export const soundStudy: Study = defineStudy({
  id: "SOUND",
  version: "1",
  title: ["A sound study", "一项完整的研究"],
  phase: "II",
  sponsor: ["Nobody", "无"],
  indication: ["Nothing", "无"],
  planned: 30,
  blinding: "double",
  products: [{ id: "drug", name: "DRUG", description: text("A solution", "溶液") }],
  doseLevels: [
    { ...level, id: "active", title: text("100 mg", "100 mg"), amount: 100 },
    { ...level, id: "placebo", title: text("Placebo", "安慰剂"), amount: 0 },
  ],
  regimens: [
    {
      id: "fortnightly",
      title: text("Every 14 days", "每14天一次"),
      levels: ["active", "placebo"],
      intervalsDays: [14, 14],
      doses: 3,
      windowDays: [2, 2],
      minimumIntervalDays: 12,
    },
  ],
  cohorts: [
    {
      id: "first",
      title: text("First", "首个队列"),
      level: "active",
      regimen: "fortnightly",
      size: [3, 6],
    },
  ],
  arms: [
    { id: "active", title: text("Drug", "药物组"), ratio: 2, planned: 20 },
    { id: "placebo", title: text("Placebo", "安慰剂组"), ratio: 1, planned: 10 },
  ],
  epochs: [
    { id: "screening", title: text("Screening", "筛选期") },
    { id: "treatment", title: text("Treatment", "治疗期") },
    { id: "followUp", title: text("Follow-up", "随访期") },
  ],
  forms: [person, vitals, dose, events, kit],
  visits: [
    visit("screening", ["Screening", "筛选访视"], {
      epoch: "screening",
      timing: beforeDose(1, [1, 28]),
      forms: [person, vitals],
    }),
    visit("day1", ["Day 1", "第1天"], {
      epoch: "treatment",
      timing: afterEvent("assigned", 0, [0, 2]),
      forms: [vitals],
    }),
    visit("day15", ["Day 15", "第15天"], {
      epoch: "treatment",
      timing: afterDose(1, 14, [-2, 2]),
      forms: [vitals],
    }),
    day29,
    visit("later", ["Follow-up", "随访"], {
      epoch: "followUp",
      timing: afterDose("last", 28, [-7, 7]),
      repeats: { everyDays: 28, times: 3 },
      forms: [vitals],
    }),
    visit("extra", ["Unscheduled", "计划外访视"], { epoch: "followUp", forms: [vitals] }),
  ],
  eligibility: ({ DM, VS }) => [
    include("I1", ["Aged 18 to 65", "年龄18至65岁"], DM.age.between(18, 65)),
    include("I2", ["At least 40 kg", "体重不低于40 kg"], VS.weight.atLeast(40)),
    exclude("E1", ["Above 180 mmHg", "高于180 mmHg"], VS.systolic.above(180)),
  ],
  endpoints: ({ VS }, at) => [
    endpoint("P1", "primary", ["Weight", "体重"], {
      measure: VS.weight.at(at.day29),
      visit: day29,
    }),
  ],
  consents: [{ version: "1", from: "2025-01-01", text: text("Version 1", "第1版") }],
  sites: [{ id: "S1", name: text("Hospital", "医院"), country: "CHN", zone: "Asia/Shanghai" }],
});

/** A study that can be broken. */
type Soft<T> = T extends object ? { -readonly [K in keyof T]: Soft<T[K]> } : T;
export type SoftStudy = Soft<Study>;

/** The sound study with something done to it. */
export function altered(harm: (study: SoftStudy) => unknown): Study {
  const study = JSON.parse(JSON.stringify(soundStudy)) as SoftStudy;
  harm(study);
  return JSON.parse(JSON.stringify(study)) as Study;
}

/** The issues, as `severity code path`, of the sound study with something done to it; assumptions left out. */
export function issuesOf(harm: (study: SoftStudy) => unknown): readonly string[] {
  return check(altered(harm))
    .filter(({ severity }) => severity !== "assumption")
    .map(({ severity, code, path }) => `${severity} ${code} ${path.join(".")}`);
}

/** A part by its id. */
export function one<T extends { readonly id: string }>(parts: readonly T[], id: string): T {
  const found = parts.find((part) => part.id === id);
  if (found === undefined) throw new Fault(`the sound study has no ${id}`);
  return found;
}

export function formOf(study: SoftStudy, id: string): Soft<Form> {
  return one(study.forms, id);
}

export function fieldOf(study: SoftStudy, formId: string, id: string): Soft<Field> {
  return one(
    formOf(study, formId).groups.flatMap(({ fields }) => fields),
    id,
  );
}

/** Adds a field to the first group of a form. */
export function addField(study: SoftStudy, formId: string, field: object): void {
  const label = text("Something", "某项");
  formOf(study, formId).groups[0]?.fields.push({ label, ...field } as Soft<Field>);
}

export function addCheck(
  study: SoftStudy,
  formId: string,
  rule: string,
  level: "hard" | "soft" = "soft",
): void {
  const { checks } = formOf(study, formId);
  const expect = parsed(rule) as Soft<Criterion>["when"];
  const [en, zh] = message;
  checks.push({ id: `NEW${checks.length}`, level, expect, message: text(en, zh) });
}

export function addCriterion(
  study: SoftStudy,
  rule: string,
  kind: Criterion["kind"] = "inclusion",
): void {
  const when = parsed(rule) as Soft<Criterion>["when"];
  const id = `X${study.eligibility.length}`;
  study.eligibility.push({ id, kind, text: text("A criterion", "一项标准"), when });
}
