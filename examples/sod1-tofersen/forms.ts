import {
  anyOf,
  choice,
  codeList,
  date,
  form,
  not,
  soft,
  words,
  yesNo,
  instruments,
} from "../../src/definition/index.ts";
import { dose } from "./dose-form.ts";

const {
  adverseEventReview,
  adverseEvents,
  alsDiagnosis,
  alsfrsR,
  concomitantMedication,
  demographics,
  disposition,
  geneticResult,
  neurofilament,
  safetyLaboratory,
  slowVitalCapacity,
  vitalSigns,
} = instruments;

/** Whether a lumbar puncture is safe today: asked before every dose. */
export const punctureSafety = form(
  "LPS",
  ["Safety of the lumbar puncture", "腰椎穿刺安全性评估"],
  {
    bleeding: yesNo(["Clotting or platelets forbid it", "凝血功能或血小板不允许穿刺"]),
    anticoagulant: yesNo(["Anticoagulant that cannot be paused", "抗凝药不能暂停"]),
    localInfection: yesNo(["Infection where the puncture would be", "穿刺部位感染"]),
    pressure: yesNo(["Raised intracranial pressure suspected", "怀疑颅内压增高"]),
    safe: yesNo(["The puncture may be done", "可以进行腰椎穿刺"], { required: true }),
  },
  { instrument: "puncture-safety" },
  ({ bleeding, anticoagulant, localInfection, pressure, safe }) => ({
    checks: [
      soft("LPS01", not(safe).or(not(anyOf(bleeding, anticoagulant, localInfection, pressure))), [
        "Called safe although a reason against it is given. Look at these answers again.",
        "判为可以穿刺，但存在禁忌情况，请重新核对。",
      ]),
    ],
  }),
);

/** The symptoms of the label's three warnings: each asks for a work-up, none is a laboratory schedule. */
export const neurologicalSymptoms = form(
  "NEU",
  ["Symptoms of the label's warnings", "说明书警示症状"],
  {
    weakness: yesNo([
      "New weakness, numbness or loss of sphincter control",
      "新发无力、麻木或括约肌障碍",
    ]),
    radicular: yesNo(["New pain along a nerve root", "新发根性疼痛"]),
    headache: yesNo(["New headache", "新发头痛"]),
    vision: yesNo(["Blurred vision or double vision", "视物模糊或复视"]),
    meningism: yesNo(["Stiff neck, fever or fear of light", "颈项强直、发热或畏光"]),
    workUp: yesNo(["Work-up begun", "已开始诊断检查"]),
    finding: words(["What was found", "检查结果"], { maxLength: 1000 }),
  },
  {
    provenance:
      "Warnings of the label: myelitis and radiculitis; papilloedema and raised pressure; aseptic meningitis.",
  },
  ({ weakness, radicular, headache, vision, meningism, workUp }) => ({
    when: { finding: workUp },
    checks: [
      soft("NEU01", not(anyOf(weakness, radicular, headache, vision, meningism)).or(workUp), [
        "A symptom of a warning is present, but no work-up. The label asks for one by standard of care; consider an adverse event.",
        "存在说明书警示症状但未开始诊断检查。说明书要求按诊疗常规检查，并考虑是否属于不良事件。",
      ]),
    ],
  }),
);

const decision = codeList("CONTINUATION", {
  CONTINUE: ["Continue", "继续治疗"],
  PAUSE: ["Pause", "暂停治疗"],
  STOP: ["Stop", "终止治疗"],
});

/** Whether treatment still serves the person: reviewed regularly. */
export const continuation = form(
  "REVIEW",
  ["Review of treatment", "治疗继续评估"],
  {
    date: date(["Reviewed on", "评估日期"], { required: true }),
    decision: choice(["Decision", "决定"], decision, { required: true }),
    reason: words(["Why", "理由"], { maxLength: 1000 }),
  },
  { dateField: "date" },
  ({ decision, reason }) => ({
    checks: [
      soft("REV01", decision.is("CONTINUE").or(reason.answered()), [
        "Treatment is paused or stopped; say why.",
        "治疗暂停或终止，请填写理由。",
      ]),
    ],
  }),
);

export const forms = {
  demographics: demographics("DM"),
  genetics: geneticResult("GEN"),
  diagnosis: alsDiagnosis("DX"),
  punctureSafety,
  vitals: vitalSigns("VS"),
  laboratory: safetyLaboratory("LB"),
  rating: alsfrsR("ALSFRS"),
  slow: slowVitalCapacity("SVC"),
  biomarkers: neurofilament("NFL"),
  neurologicalSymptoms,
  continuation,
  dose,
  review: adverseEventReview("AEQ"),
  adverseEvents: adverseEvents("AE", { askedBy: { form: "AEQ", field: "any", none: false } }),
  medication: concomitantMedication("CM"),
  disposition: disposition("DS"),
};
