/**
 * A small sound study: two arms, double blind, three doses. Every broken study is this one with one fault;
 * `check` must find nothing wrong with it as it stands.
 */
import {
  afterDose,
  afterEvent,
  beforeDose,
  choice,
  codeList,
  date,
  decimal,
  defineStudy,
  derived,
  endpoint,
  exclude,
  form,
  hard,
  include,
  integer,
  soft,
  visit,
  words,
  yesNo,
} from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";

const sex = codeList("SEX", { F: ["Female", "女"], M: ["Male", "男"] });
const severity = codeList(
  "SEVERITY",
  { MILD: ["Mild", "轻度"], MODERATE: ["Moderate", "中度"], SEVERE: ["Severe", "重度"] },
  { ordered: true },
);

const demographics = form("DM", ["Demographics", "人口学资料"], {
  age: integer(["Age", "年龄"], { unit: "a", min: 0, max: 120 }),
  sex: choice(["Sex", "性别"], sex),
  fertile: yesNo(["Of childbearing potential", "有生育能力"]),
});

const vitals = form(
  "VS",
  ["Vital signs", "生命体征"],
  {
    weight: decimal(["Weight", "体重"], "kg", {
      units: ["[lb_av]"],
      decimals: 1,
      min: 20,
      max: 250,
    }),
    height: decimal(["Height", "身高"], "cm", { decimals: 1, min: 100, max: 230 }),
    systolic: integer(["Systolic blood pressure", "收缩压"], { unit: "mm[Hg]", min: 40, max: 300 }),
    diastolic: integer(["Diastolic blood pressure", "舒张压"], {
      unit: "mm[Hg]",
      min: 20,
      max: 200,
    }),
    repeated: yesNo(["Measured again after rest", "休息后复测"]),
    bmi: derived(["Body mass index", "体重指数"], { unit: "kg/m2", decimals: 1 }),
  },
  {},
  ({ weight, height, systolic, diastolic }) => ({
    when: { repeated: systolic.above(160) },
    derive: { bmi: weight.dividedBy(height.times(height)) },
    checks: [
      hard("VS1", diastolic.below(systolic), [
        "Diastolic pressure is not below systolic pressure. Check both numbers.",
        "舒张压不低于收缩压，请核对两个数值。",
      ]),
      soft("VS2", weight.between(35, 150), [
        "This weight is unusual for an adult. Correct it, or confirm that it matches the source.",
        "该体重对成人而言少见。请更正，或确认与原始记录一致。",
      ]),
    ],
  }),
);

const dosing = form(
  "EX",
  ["Dose", "给药"],
  {
    given: date(["Date given", "给药日期"]),
    volume: decimal(["Volume given", "给药体积"], "mL", { decimals: 1, min: 0, max: 20 }),
  },
  { log: true, purpose: "dose", dateField: "given" },
);

const events = form(
  "AE",
  ["Adverse event", "不良事件"],
  {
    term: words(["Adverse event", "不良事件名称"]),
    severity: choice(["Severity", "严重程度"], severity),
    onset: date(["Began on", "开始日期"], { partial: true }),
  },
  { log: true, purpose: "adverse-event", dateField: "onset" },
);

const kits = form(
  "KIT",
  ["Kit accountability (unblinded pharmacist)", "药物编号管理（非盲药师）"],
  {
    dispensed: date(["Date dispensed", "发放日期"], { unblinding: true }),
    contents: words(["Contents of the kit", "药物内容"], { unblinding: true }),
  },
  { log: true },
);

const day29 = visit("day29", ["Day 29", "第29天"], {
  epoch: "treatment",
  timing: afterDose(2, 14, [-2, 2]),
  forms: [vitals],
});

export const base = defineStudy({
  id: "BROKEN-BASE",
  version: "1.0",
  title: ["A small sound study", "一项小型的完整研究"],
  phase: "II",
  sponsor: ["Nobody", "无"],
  indication: ["Nothing", "无"],
  planned: 30,
  blinding: "double",
  products: [{ id: "drug", name: "DRUG", description: text("A solution", "溶液") }],
  doseLevels: [
    level("drug100", text("Drug 100 mg", "药物100 mg"), 100),
    level("placebo", text("Placebo", "安慰剂"), 0),
  ],
  regimens: [
    {
      id: "fortnightly",
      title: text("Three doses, 14 days apart", "三次给药，间隔14天"),
      levels: ["drug100", "placebo"],
      intervalsDays: [14, 14],
      doses: 3,
      windowDays: [2, 2],
    },
  ],
  arms: [
    { id: "drug", title: text("Drug", "药物组"), ratio: 2, planned: 20 },
    { id: "placebo", title: text("Placebo", "安慰剂组"), ratio: 1, planned: 10 },
  ],
  epochs: [
    { id: "screening", title: text("Screening", "筛选期") },
    { id: "treatment", title: text("Treatment", "治疗期") },
    { id: "followup", title: text("Follow-up", "随访期") },
  ],
  forms: [demographics, vitals, dosing, events, kits],
  visits: [
    visit("screening", ["Screening", "筛选访视"], {
      epoch: "screening",
      timing: beforeDose(1, [1, 28]),
      forms: [demographics, vitals],
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
    visit("followup", ["Follow-up", "随访"], {
      epoch: "followup",
      timing: afterDose("last", 28, [-7, 7]),
      repeats: { everyDays: 28, times: 3 },
      forms: [vitals],
    }),
    visit("unscheduled", ["Unscheduled visit", "计划外访视"], {
      epoch: "followup",
      forms: [vitals],
    }),
  ],
  eligibility: ({ DM, VS }) => [
    include("I1", ["Aged 18 to 65 years", "年龄18至65岁"], DM.age.between(18, 65)),
    include("I2", ["Weight of at least 40 kg", "体重不低于40 kg"], VS.weight.atLeast(40)),
    exclude(
      "E1",
      ["Systolic pressure above 180 mmHg", "收缩压高于180 mmHg"],
      VS.systolic.above(180),
    ),
  ],
  endpoints: ({ VS }, at) => [
    endpoint("P1", "primary", ["Weight at Day 29", "第29天体重"], {
      measure: VS.weight.at(at.day29),
      visit: day29,
    }),
  ],
  consents: [{ version: "1", from: "2025-01-01", text: text("Consent 1", "知情同意书第1版") }],
  sites: [
    {
      id: "S1",
      name: text("Hospital", "医院"),
      country: "CHN",
      zone: "Asia/Shanghai",
    },
  ],
});

function level(id: string, title: ReturnType<typeof text>, amount: number) {
  return {
    id,
    title,
    product: "drug",
    amount,
    unit: "mg",
    route: text("by mouth", "口服"),
  };
}
