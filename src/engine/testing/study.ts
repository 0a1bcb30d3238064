import {
  afterDose,
  afterEvent,
  afterVisit,
  anyRow,
  beforeDose,
  choice,
  choices,
  codeList,
  countRows,
  date,
  datetime,
  days,
  decimal,
  defineStudy,
  derived,
  doseDate,
  exclude,
  file,
  form,
  freezeStudy,
  group,
  hard,
  include,
  integer,
  signature,
  soft,
  type Study,
  time,
  valuesOf,
  visit,
  words,
  yesNo,
} from "../../definition/index.ts";
import { text } from "../../kernel/index.ts";

/*
 * The study that the engine's tests are about: small, with one of everything. Two arms, double blind, the regimen of
 * the tofersen label, visits whose ids look like numbers, logs, repeating groups, rules that read other forms.
 */

const sex = codeList("SEX", { F: ["Female", "女"], M: ["Male", "男"] });
const impairment = codeList("AIS", { A: "A", B: "B", C: "C" }, { ordered: true });
const symptom = codeList("SYMPTOM", { PAIN: ["Pain", "疼痛"], SPASM: ["Spasm", "痉挛"] });
const analyte = codeList("ANALYTE", { ALT: "ALT", AST: "AST" });

const demographics = form(
  "DM",
  ["Demographics", "人口学资料"],
  {
    age: integer(["Age", "年龄"], { unit: "a", min: 0, max: 120, required: true }),
    sex: choice(["Sex", "性别"], sex, { required: true }),
    pregnant: yesNo(["Pregnant", "妊娠"], { required: true }),
    weeks: integer(["Weeks of pregnancy", "孕周"], { min: 0, max: 45 }),
    born: date(["Born", "出生日期"], { partial: true }),
    ais: choice(["Impairment", "损伤分级"], impairment, { setValued: true }),
    symptoms: choices(["Symptoms", "症状"], symptom),
    seen: datetime(["Seen at", "就诊时间"]),
    slept: time(["Fell asleep at", "入睡时间"]),
    remark: words(["Remark", "备注"], { maxLength: 20 }),
    scan: file(["Scan", "扫描件"], { mediaTypes: ["application/pdf"] }),
    signed: signature(["Signature", "签名"], ["Reviewed", "已审核"]),
  },
  {},
  ({ sex, pregnant, weeks }) => ({
    when: { pregnant: sex.is("F"), weeks: pregnant },
    checks: [
      soft("DM1", weeks.atMost(40), ["The pregnancy is long. Check.", "孕周偏长，请核对。"]),
      soft("DM2", pregnant.not(), ["Pregnant: tell the monitor.", "妊娠，请通知监查员。"]),
    ],
  }),
);

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
    systolic: integer(["Systolic", "收缩压"], { unit: "mm[Hg]", min: 40, max: 300 }),
    diastolic: integer(["Diastolic", "舒张压"], { unit: "mm[Hg]", min: 20, max: 200 }),
    bmi: derived(["Body mass index", "体重指数"], { unit: "kg/m2", decimals: 1 }),
    change: derived(["Change of weight", "体重变化"], { unit: "kg", decimals: 1 }),
    walk: derived(["Sum of changes", "累计变化"], { unit: "kg", decimals: 1 }),
  },
  {},
  ({ weight, height, systolic, diastolic }) => ({
    derive: {
      bmi: weight.dividedBy(height.times(height)),
      change: weight.minus(weight.at("10")),
      walk: weight.minus(weight.previous()),
    },
    checks: [
      hard("VS1", diastolic.below(systolic), ["Check both pressures.", "请核对血压。"]),
      soft("VS2", weight.between(35, 150), ["Unusual weight.", "体重少见。"]),
      soft("VS3", weight.minus(weight.previous()).absolute().atMost(7), ["Check.", "请核对。"]),
    ],
  }),
);

const results = { form: "LB", group: "results" };

const laboratory = form(
  "LB",
  ["Laboratory", "实验室检查"],
  {
    taken: date(["Taken on", "采样日期"], { origin: "laboratory" }),
    results: group(
      {
        analyte: choice(["Analyte", "项目"], analyte, { origin: "laboratory", required: true }),
        value: decimal(["Result", "结果"], "U/L", { origin: "laboratory", min: 0, max: 9000 }),
        upper: decimal(["Upper limit", "上限"], "U/L", { origin: "laboratory", min: 1 }),
        repeated: yesNo(["Repeated", "已复测"], { origin: "laboratory" }),
        ratio: derived(["Times the limit", "上限倍数"], { decimals: 2 }),
      },
      { repeats: true },
    ),
    above: derived(["Results above the limit", "超限项数"]),
  },
  {},
  ({ value, upper, ratio }) => ({
    when: { repeated: ratio.above(3) },
    derive: { ratio: value.dividedBy(upper), above: countRows(results, ratio.above(1)) },
    checks: [soft("LB1", ratio.atMost(3), ["Above three times the limit.", "超过上限3倍。"])],
  }),
);

const diary = form("DIARY", ["Diary", "日记"], {
  pain: integer(["Pain today", "今日疼痛"], {
    min: 0,
    max: 10,
    origin: "participant",
    required: true,
  }),
  slept: yesNo(["Slept well", "睡眠好"], { origin: "participant" }),
  seen: yesNo(["Seen by the site", "研究中心已查看"]),
});

const vitalValues = valuesOf(vitals);

/** Reads VS, and is read by DOUBLE: a chain through three forms. */
const summary = form(
  "SUMMARY",
  ["Summary", "小结"],
  {
    note: words(["Note", "说明"]),
    index: derived(["Latest index", "最近指数"], { unit: "kg/m2", decimals: 1 }),
    sinceDose: derived(["Days since the first dose", "距首次给药天数"], { unit: "d" }),
  },
  {},
  () => ({
    derive: {
      index: vitalValues.bmi,
      sinceDose: days(doseDate("first"), doseDate("last")),
    },
    checks: [hard("SUM1", vitalValues.weight.atMost(200), ["Too heavy.", "体重过重。"])],
  }),
);

const double = form(
  "DOUBLE",
  ["Twice the summary", "小结两倍"],
  {
    note: words(["Note", "说明"]),
    twice: derived(["Twice", "两倍"], { unit: "kg/m2", decimals: 1 }),
  },
  { log: true },
  () => ({ derive: { twice: valuesOf(summary).index.times(2) } }),
);

const dose = form(
  "EX",
  ["Dose", "给药"],
  {
    given: date(["Given on", "给药日期"], { required: true }),
    volume: decimal(["Volume", "体积"], "mL", { decimals: 1, min: 0, max: 20 }),
  },
  { log: true, purpose: "dose", dateField: "given" },
);

const events = form(
  "AE",
  ["Adverse event", "不良事件"],
  {
    term: words(["Event", "事件"], { required: true }),
    onset: date(["Began on", "开始日期"], { partial: true }),
    serious: yesNo(["Serious", "严重"]),
    sinceDose: derived(["Days since the first dose", "距首次给药天数"], { unit: "d" }),
  },
  { log: true, purpose: "adverse-event", dateField: "onset" },
  ({ onset }) => ({
    derive: { sinceDose: days(doseDate("first"), onset) },
    checks: [soft("AE1", onset.onOrAfter(doseDate("first")), ["Before the dose.", "早于给药。"])],
  }),
);

const kits = form(
  "KIT",
  ["Kit (unblinded team)", "药盒（非盲团队）"],
  { contents: words(["Contents", "内容物"], { unblinding: true }) },
  { log: true },
);

const level = (id: string) => ({
  id,
  title: text(id, id),
  product: "drug",
  amount: 100,
  unit: "mg",
  route: text("Intrathecal", "鞘内注射"),
});

export const study: Study = defineStudy({
  id: "TEST",
  version: "1.0",
  title: ["A small study with one of everything", "一项小而全的研究"],
  phase: "II",
  sponsor: ["Nobody", "无"],
  indication: ["Nothing", "无"],
  planned: 4,
  blinding: "double",
  products: [{ id: "drug", name: "DRUG", description: text("A solution", "溶液") }],
  doseLevels: [level("LEVEL-VERUM"), level("LEVEL-SHAM")],
  regimens: [
    {
      id: "label",
      title: text("Three loading doses, then every 28 days", "3次负荷剂量，此后每28天1次"),
      levels: ["LEVEL-VERUM", "LEVEL-SHAM"],
      intervalsDays: [14, 14],
      thenEveryDays: 28,
      windowDays: [3, 3],
      minimumIntervalDays: 7,
    },
  ],
  arms: [
    { id: "ARM-VERUM", title: text("Verum", "试验组"), ratio: 1 },
    { id: "ARM-SHAM", title: text("Sham", "对照组"), ratio: 1 },
  ],
  epochs: [{ id: "all", title: text("All", "全程") }],
  forms: [demographics, vitals, laboratory, diary, summary, double, dose, events, kits],
  visits: [
    visit("10", "Screening", {
      epoch: "all",
      timing: beforeDose(1, [1, 28]),
      forms: [demographics, vitals, laboratory],
    }),
    visit("9", "Day 1", {
      epoch: "all",
      timing: afterEvent("assigned", 0, [0, 3]),
      forms: [vitals, diary, summary],
    }),
    visit("8", "Week 2", {
      epoch: "all",
      timing: afterDose(1, 14, [-2, 2]),
      forms: [vitals, laboratory, diary, summary],
    }),
    visit("fu", "Follow-up", {
      epoch: "all",
      timing: afterVisit("8", 28, [-7, 7]),
      repeats: { everyDays: 28, times: 4 },
      forms: [vitals],
    }),
    visit("end", "Early end", {
      epoch: "all",
      timing: afterEvent("withdrawn", 7, [-3, 7]),
      forms: [vitals],
    }),
    visit("extra", "Unscheduled", { epoch: "all", forms: [vitals, summary] }),
  ],
  eligibility: ({ DM, VS, AE }) => [
    include("I1", ["Aged 18 to 65", "年龄18至65岁"], DM.age.between(18, 65)),
    include("I2", ["Weight of at least 40 kg", "体重不低于40 kg"], VS.weight.atLeast(40)),
    exclude("E1", ["A serious event in screening", "筛选期严重事件"], anyRow("AE", AE.serious)),
  ],
  consents: [
    { version: "1", from: "2025-01-01", text: text("First", "第一版") },
    { version: "2", from: "2026-01-01", text: text("Second", "第二版"), reconsent: true },
  ],
});

/** The same study, open and with one arm: nothing is hidden in it. */
export const openStudy: Study = freezeStudy({
  ...study,
  id: "TEST-OPEN",
  blinding: "open",
  arms: [],
});
