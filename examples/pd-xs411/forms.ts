import {
  choice,
  codeList,
  date,
  decimal,
  form,
  hard,
  not,
  words,
  yesNo,
  instruments,
} from "../../src/definition/index.ts";

const {
  adverseEvents,
  brainImaging,
  concomitantMedication,
  demographics,
  disposition,
  hauserDiary,
  hoehnYahr,
  mdsUpdrs,
  mdsUpdrsMotor,
  nmss,
  parkinsonHistory,
  safetyLaboratory,
  stereotacticCellDose,
  vitalSigns,
} = instruments;

const attestations = form(
  "IE",
  ["Investigator's judgement of eligibility", "研究者对入选资格的判断"],
  {
    primaryDisease: yesNo(["Primary Parkinson's disease", "原发性帕金森病"], { required: true }),
    included: yesNo([
      "Meets every further inclusion criterion of the protocol",
      "符合方案中其他全部入选标准",
    ]),
    excluded: yesNo(["Meets any exclusion criterion of the protocol", "符合方案中任一排除标准"]),
  },
  { purpose: "eligibility" },
);

const reason = codeList("IS_CHANGE", {
  PLANNED: ["As planned", "按计划"],
  LEVEL: ["Blood level", "血药浓度"],
  TOXICITY: ["Side effect", "毒副反应"],
  INFECTION: ["Infection", "感染"],
  END: ["End of treatment", "疗程结束"],
});

/** Immunosuppression after transplantation: drug, dose, trough level, why it changed. */
export const immunosuppression = form(
  "IMM",
  ["Immunosuppression", "免疫抑制治疗"],
  {
    drug: words(["Medicine", "药物名称"], { required: true, maxLength: 120 }),
    start: date(["Since", "开始日期"], { required: true }),
    ongoing: yesNo(["Still taken", "是否仍在使用"]),
    end: date(["Until", "结束日期"]),
    daily: decimal(["Daily dose", "日剂量"], "mg/d", { decimals: 1, min: 0, max: 5000 }),
    trough: decimal(["Trough level", "谷浓度"], "ng/mL", {
      origin: "laboratory",
      decimals: 1,
      min: 0,
      max: 500,
    }),
    change: choice(["Why it changed", "调整原因"], reason),
  },
  { log: true, dateField: "start" },
  ({ start, end, ongoing }) => ({
    when: { end: not(ongoing) },
    checks: [
      hard("IMM01", end.onOrAfter(start), [
        "The medicine ends before it began. Check both dates.",
        "结束日期早于开始日期，请核对两个日期。",
      ]),
    ],
  }),
);

/** What every XS411 trial collects. */
export const parkinsonForms = {
  demographics: demographics("DM"),
  history: parkinsonHistory("PD"),
  vitals: vitalSigns("VS"),
  laboratory: safetyLaboratory("LB"),
  off: mdsUpdrs("UPDOFF"),
  on: mdsUpdrsMotor("UPDON"),
  stage: hoehnYahr("HY", "modified"),
  nonMotor: nmss("NMSS"),
  diary: hauserDiary("DIARY"),
  imaging: brainImaging("IMG"),
  adverseEvents: adverseEvents("AE"),
  medication: concomitantMedication("CM"),
  disposition: disposition("DS"),
};

export const forms = {
  ...parkinsonForms,
  attestations,
  dose: stereotacticCellDose("EX"),
  immunosuppression,
};
