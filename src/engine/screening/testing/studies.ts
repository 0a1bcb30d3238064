import {
  defineStudy,
  days,
  eventDate,
  exclude,
  form,
  include,
  instruments,
  not,
  type Study,
  visit,
  years,
  yesNo,
} from "../../../definition/index.ts";
import { text } from "../../../kernel/index.ts";
import type { InstrumentFact } from "../patient-facts.ts";

const attestations = form(
  "IE",
  ["Judgement", "判断"],
  { other: yesNo(["Anything else", "其他"]), brain: yesNo(["Brain injury", "脑损伤"]) },
  { purpose: "eligibility" },
);

const common = {
  version: "1",
  sponsor: ["Nobody", "无"],
  indication: ["Nothing", "无"],
  planned: 10,
  epochs: [{ id: "screening", title: text("Screening", "筛选期") }],
  consents: [{ version: "1", from: "2026-01-01", text: text("Consent", "知情同意") }],
} as const;

const injury = [
  instruments.demographics("DM"),
  instruments.spinalInjury("INJ"),
  instruments.isncsci("SCI"),
  instruments.vitalSigns("VS"),
  attestations,
] as const;

/** A trial in spinal cord injury: ages, a window of days, a set-valued answer, a computed index, a judgement. */
export const injuryTrial: Study = defineStudy({
  ...common,
  id: "INJURY",
  title: ["Injury", "损伤"],
  phase: "I",
  forms: injury,
  visits: [visit("screening", ["Screening", "筛选"], { epoch: "screening", forms: [...injury] })],
  eligibility: ({ DM, INJ, SCI, VS, IE }, at) => [
    include("I1", ["Aged 18 to 65", "18至65岁"], DM.age.between(18, 65)),
    include("I2", ["AIS A to C", "AIS A至C"], SCI.ais.within("A", "B", "C")),
    include("I3", ["14 to 60 days", "14至60天"], days(INJ.date, at.screening).between(14, 60)),
    include("I4", ["Consent", "知情同意"], eventDate("consented").onOrBefore(at.screening)),
    exclude("E1", ["BMI below 18.5", "BMI<18.5"], VS.bmi.below(18.5)),
    exclude("E2", ["Brain injury", "脑损伤"], IE.brain),
    exclude("E3", ["Fertile and other", "有生育能力及其他"], DM.fertile.and(IE.other)),
    exclude("E4", ["High injury, tube", "高位损伤且插管"], SCI.nli.atMost("C3").and(INJ.airway)),
  ],
});

const parkinson = [
  instruments.demographics("PERSON"),
  instruments.parkinsonHistory("HISTORY"),
  instruments.slowVitalCapacity("BREATH"),
] as const;

/** A therapy in clinical use for an early onset, whose forms have other ids. */
export const earlyTherapy: Study = defineStudy({
  ...common,
  id: "EARLY",
  title: ["Early", "早发"],
  phase: "clinical use",
  forms: parkinson,
  visits: [
    visit("screening", ["Screening", "筛选"], { epoch: "screening", forms: [...parkinson] }),
  ],
  eligibility: ({ PERSON, HISTORY, BREATH }, at) => [
    include("I1", ["Onset at 18 to 50", "18至50岁起病"], HISTORY.ageAtOnset.between(18, 50)),
    include("I2", ["Ill for 5 years", "病程5年"], years(HISTORY.onset, at.screening).atLeast(5)),
    include("I3", ["Adult", "成人"], PERSON.age.atLeast(18)),
    include(
      "I4",
      ["SVC 65 %, sitting", "坐位SVC≥65%"],
      BREATH.position.is("SITTING").and(BREATH.percent.atLeast(65)),
    ),
    exclude("E1", ["No response", "无反应"], not(HISTORY.responds)),
  ],
});

/** A fact of an instrument, briefly. */
export function fact(
  question: string,
  value: InstrumentFact["value"],
  more: Partial<InstrumentFact> = {},
): InstrumentFact {
  const [instrument = "", field = ""] = question.split(".");
  return { instrument, field, value, source: "test", ...more };
}
