import { choose, days, form, instruments, valuesOf, yesNo } from "../../src/definition/index.ts";

const {
  adverseEventReview,
  adverseEvents,
  alsDiagnosis,
  alsfrsR,
  concomitantMedication,
  demographics,
  disposition,
  forcedVitalCapacity,
  intrathecalCellDose,
  neurofilament,
  safetyLaboratory,
  slowVitalCapacity,
  vitalSigns,
} = instruments;

/** What only the investigator can say: each answer is a criterion of the registry entry. */
const attestations = form(
  "IE",
  ["Investigator's judgement of eligibility", "研究者对入选资格的判断"],
  {
    contraception: yesNo([
      "Agrees to non-drug contraception until 6 months after the trial",
      "同意自签署知情同意书至试验结束后6个月采取非药物避孕措施",
    ]),
    primaryLateral: yesNo([
      "Primary lateral sclerosis, upper motor neuron signs only",
      "仅有上运动神经元体征的原发性侧索硬化",
    ]),
    psychiatric: yesNo([
      "Psychiatric disorder that affects the evaluation",
      "影响评价的显著精神障碍",
    ]),
    neuromuscular: yesNo([
      "Other neurological or muscular disease, such as metabolic myopathy or myasthenia gravis",
      "其他神经或肌肉疾病，如代谢性肌病、重症肌无力",
    ]),
    autoimmune: yesNo([
      "Autoimmune disease with uncontrolled severe arthritis or the like",
      "自身免疫性疾病，伴未控制的严重关节炎等",
    ]),
    infection: yesNo([
      "Acute infection treated within 2 weeks before screening and not controlled",
      "筛选前2周内需抗感染治疗且未控制的急性活动性感染",
    ]),
    tuberculosis: yesNo([
      "Active tuberculosis, or treated on suspicion of it",
      "活动性肺结核，或正接受疑似结核治疗",
    ]),
    lung: yesNo(["Severe lung disease", "严重肺部疾病"]),
    hypertension: yesNo(["Poorly controlled hypertension", "控制不佳的高血压"]),
    heart: yesNo(["Cardiac abnormality", "心脏异常"]),
    liver: yesNo([
      "Cirrhosis, chronic hepatitis or abnormal liver function",
      "肝硬化、慢性肝炎或肝功能异常",
    ]),
    kidney: yesNo(["Chronic kidney disease", "慢性肾脏病"]),
    bleeding: yesNo([
      "History of bleeding, abnormal clotting, or anticoagulants",
      "出血史、凝血功能异常或正在使用抗凝药",
    ]),
    other: yesNo(["Any further exclusion of the protocol", "符合方案中其他排除标准"]),
  },
  { purpose: "eligibility" },
);

const person = demographics("DM");
const vitals = vitalSigns("VS");
const { birth, age, sex } = valuesOf(person);

export const forms = {
  demographics: person,
  diagnosis: alsDiagnosis("DX"),
  attestations,
  vitals,
  laboratory: safetyLaboratory("LB"),
  rating: alsfrsR("ALSFRS"),
  forced: forcedVitalCapacity("FVC", {
    equation: "GLI2022",
    limit: 70,
    assumption:
      "The registry asks for FVC of at least 70 % of predicted and names no equation; GLI 2022 is the recommendation of ERS and ATS. A site may record GLI 2012 with its group of people: it is computed, and the page says where the choice decides.",
    sex,
    age: (on) => choose(birth.answered(), days(birth, on), age),
    height: valuesOf(vitals).height.here(),
  }),
  slow: slowVitalCapacity("SVC"),
  biomarkers: neurofilament("NFL"),
  dose: intrathecalCellDose("EX"),
  review: adverseEventReview("AEQ"),
  adverseEvents: adverseEvents("AE", { askedBy: { form: "AEQ", field: "any", none: false } }),
  medication: concomitantMedication("CM"),
  disposition: disposition("DS"),
};
