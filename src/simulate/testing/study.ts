import {
  afterDose,
  afterEvent,
  beforeDose,
  date,
  decimal,
  defineStudy,
  form,
  group,
  hard,
  include,
  integer,
  type Study,
  visit,
  words,
  yesNo,
} from "../../definition/index.ts";
import { text } from "../../kernel/index.ts";

/*
 * The study that the tests of the simulation are about: small, blinded, with a dose that is repeated for ever,
 * a diary of the participant's own, and a field that nobody in sight of the participant may fill.
 */

const vitals = form(
  "VS",
  ["Vital signs", "生命体征"],
  {
    age: integer(["Age", "年龄"], { unit: "a", min: 0, max: 120 }),
    weight: decimal(["Weight", "体重"], "kg", {
      decimals: 1,
      min: 20,
      max: 250,
      typical: [50, 90],
    }),
    systolic: integer(["Systolic", "收缩压"], { min: 40, max: 300, typical: [90, 140] }),
    diastolic: integer(["Diastolic", "舒张压"], { min: 20, max: 200, typical: [60, 100] }),
    contents: words(["Contents of the kit", "药盒内容"], { unblinding: true }),
    results: group({ value: integer(["Result", "结果"]) }, { repeats: true }),
  },
  {},
  ({ systolic, diastolic }) => ({
    checks: [hard("VS1", diastolic.below(systolic), ["Check both pressures.", "请核对血压。"])],
  }),
);

const diary = form("DIARY", ["Diary", "日记"], {
  pain: integer(["Pain today", "今日疼痛"], { min: 0, max: 10, origin: "participant" }),
});

const dose = form(
  "EX",
  ["Dose", "给药"],
  { given: date(["Given on", "给药日期"]), whole: yesNo(["Whole dose", "足量"]) },
  { log: true, purpose: "dose", dateField: "given" },
);

const events = form(
  "AE",
  ["Adverse event", "不良事件"],
  { term: words(["Event", "事件"], { maxLength: 5 }), onset: date(["Began on", "开始日期"]) },
  { log: true, purpose: "adverse-event", dateField: "onset" },
);

export const study: Study = defineStudy({
  id: "REHEARSED",
  version: "1",
  title: ["A small study to rehearse", "用于预演的小型研究"],
  phase: "II",
  sponsor: ["Nobody", "无"],
  indication: ["Nothing", "无"],
  planned: 4,
  blinding: "double",
  products: [{ id: "drug", name: "DRUG", description: text("A solution", "溶液") }],
  doseLevels: [
    {
      id: "LEVEL-VERUM",
      title: text("Drug", "药物"),
      product: "drug",
      amount: 1,
      unit: "mg",
      route: text("By mouth", "口服"),
    },
  ],
  regimens: [
    {
      id: "monthly",
      title: text("Monthly", "每月"),
      levels: ["LEVEL-VERUM"],
      intervalsDays: [],
      thenEveryDays: 28,
      doses: 6,
    },
  ],
  arms: [
    { id: "ARM-VERUM", title: text("Verum", "试验组"), ratio: 2 },
    { id: "ARM-SHAM", title: text("Sham", "对照组"), ratio: 1 },
  ],
  epochs: [{ id: "all", title: text("All", "全程") }],
  forms: [vitals, diary, dose, events],
  visits: [
    visit("screening", "Screening", {
      epoch: "all",
      timing: beforeDose(1, [1, 28]),
      forms: [vitals],
    }),
    visit("day1", "Day 1", {
      epoch: "all",
      timing: afterEvent("assigned", 0, [0, 3]),
      forms: [vitals, diary],
    }),
    visit("monthly", "Monthly", {
      epoch: "all",
      timing: afterDose(1, 28, [-3, 3]),
      repeats: { everyDays: 28, times: 5 },
      forms: [vitals, diary],
    }),
  ],
  eligibility: ({ VS }) => [
    include("I1", ["Aged 18 to 65", "年龄18至65岁"], VS.age.between(18, 65)),
    include("I2", ["Weight of at least 60 kg", "体重不低于60 kg"], VS.weight.atLeast(60)),
  ],
  consents: [{ version: "1", from: "2025-01-01", text: text("Consent", "知情同意") }],
});
