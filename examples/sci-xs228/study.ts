/**
 * XS228 in subacute spinal cord injury, phase I: one dose, then four doses, of motor-neuron progenitor cells
 * into the cerebrospinal fluid, at two levels, with a 3+3 escalation. NCT06976229 = CTR20252340.
 * A re-implementation from public registry text: what is not public says so in its `assumption`.
 */
import {
  anyRow,
  days,
  defineStudy,
  doseDate,
  endpoint,
  eventDate,
  exclude,
  include,
  not,
  sourced,
} from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";
import { forms } from "./forms.ts";
import { milestones } from "./milestones.ts";
import { phaseOneNotes } from "./notes.ts";
import { assumedToxicity, intrathecalCells, limitsDose, threePlusThree, xs228 } from "./product.ts";
import { sites } from "./sites.ts";
import { visits } from "./visits.ts";
import { cellBedside, xs228Bags } from "./supply.ts";

const registry = "ClinicalTrials.gov NCT06976229";

export default defineStudy({
  id: "XS228-SCI-P1",
  version: "1.1",
  title: [
    "Safety and early efficacy of iPSC-derived motor-neuron progenitor cells (XS228) in subacute spinal cord injury",
    "人诱导多能干细胞来源的运动神经祖细胞（XS228）治疗亚急性期脊髓损伤的安全性及初步有效性研究",
  ],
  registry: ["NCT06976229", "CTR20252340", "XS228-Allo-SCI-CN1/2-P01"],
  phase: "I",
  sponsor: ["The Third Affiliated Hospital, Sun Yat-sen University", "中山大学附属第三医院"],
  indication: ["Subacute spinal cord injury", "亚急性期脊髓损伤"],
  participantWord: text("participant", "受试者"),
  planned: 12,

  products: [xs228],
  doseLevels: sourced(registry, [intrathecalCells("low", 5e7), intrathecalCells("high", 1.5e8)]),
  regimens: [
    {
      id: "single",
      title: text("One dose", "单次给药"),
      levels: ["low", "high"],
      intervalsDays: [],
      doses: 1,
      source: registry,
    },
    {
      id: "multiple",
      title: text("Four doses, on days 1, 15, 29 and 43", "多次给药：第1、15、29、43天"),
      levels: ["low", "high"],
      intervalsDays: [14, 14, 14],
      doses: 4,
      windowDays: [1, 2],
      source: registry,
      assumption: "The days are public; how early or late a dose may be is not.",
    },
  ],
  cohorts: [
    threePlusThree("SAD1", ["Single dose, low", "单次给药，低剂量"], "low", "single", registry),
    threePlusThree("SAD2", ["Single dose, high", "单次给药，高剂量"], "high", "single", registry),
    threePlusThree("MAD1", ["Four doses, low", "多次给药，低剂量"], "low", "multiple", registry),
    threePlusThree("MAD2", ["Four doses, high", "多次给药，高剂量"], "high", "multiple", registry),
  ],
  escalation: ({ AE }) => ({
    rule: { kind: "3+3" },
    ladders: [
      { id: "SAD", cohorts: ["SAD1", "SAD2"] },
      { id: "MAD", cohorts: ["MAD1", "MAD2"], after: "SAD2" },
    ],
    dlt: anyRow(
      "AE",
      AE.onset.between(doseDate("first"), doseDate("last").plusDays(28)).and(limitsDose(AE)),
    ),
    window: { from: "last", days: 28 },
    source: `${registry}: single then multiple ascending doses, 3+3, 28 days after the (last) dose`,
    assumption: `${assumedToxicity} That four doses begin once the committee has let the higher single dose pass is read from “SAD then MAD”. Quorum and stagger are not public: one signature, none.`,
  }),
  arms: [{ id: "XS228", title: text("XS228", "XS228组"), planned: 12, source: registry }],

  supply: {
    items: [xs228Bags(["low", "high"])],
    bedside: cellBedside({ started: "started", minutes: "minutes", thawed: "thawed", unit: "bag" }),
    conditionalReleaseDays: 14,
    assumption:
      "Whether lots are released with sterility pending is not public; cells are, for 14 days.",
  },

  epochs: [
    { id: "screening", title: text("Screening", "筛选期") },
    {
      id: "treatment",
      title: text("Treatment and dose-limiting toxicity window", "治疗及DLT评价窗口期"),
    },
    { id: "followup", title: text("Follow-up", "随访期") },
  ],
  forms: Object.values(forms),
  visits: Object.values(visits),

  eligibility: ({ DM, INJ, SCI, MRI, IE }, at) =>
    sourced(registry, [
      include("I1", ["Aged 18 to 65 years", "年龄18至65岁（含界值）"], DM.age.between(18, 65)),
      include(
        "I2",
        ["Neurological level of injury from C4 to L2", "神经损伤平面为C4至L2"],
        SCI.nli.between("C4", "L2"),
      ),
      include(
        "I3",
        ["Injury by trauma or surgery", "外伤或手术相关的脊髓损伤"],
        INJ.cause.within("TRAUMA", "SURGERY"),
      ),
      include("I4", ["AIS A, B or C", "ASIA损伤分级为A、B或C级"], SCI.ais.within("A", "B", "C")),
      include("I5", ["Injury shown by MRI", "磁共振成像证实脊髓损伤"], MRI.injury),
      include(
        "I6",
        ["Injured 14 to 60 days before screening", "筛选前14至60天内受伤"],
        days(INJ.date, at.screening).between(14, 60),
      ),
      include(
        "I7",
        [
          "Not able to have children, or agrees to non-hormonal contraception until 6 months after the trial",
          "无生育能力，或同意采取非激素避孕措施至试验结束后6个月",
        ],
        not(DM.fertile).or(IE.contraception),
      ),
      include(
        "I8",
        ["Informed consent, in person or by the guardian", "本人或监护人签署知情同意书"],
        eventDate("consented").onOrBefore(at.screening),
      ),
      exclude(
        "E1",
        ["Severe brain injury that prevents the examination", "合并严重颅脑损伤，影响神经学检查"],
        IE.brainInjury,
      ),
      exclude(
        "E2",
        ["Injury at C1 to C3 with intubation or tracheostomy", "C1–C3损伤且需气管插管或气管切开"],
        SCI.nli.atMost("C3").and(INJ.airway),
      ),
      exclude(
        "E3",
        ["Life-threatening injury of several organs", "危及生命的多器官损伤"],
        IE.organInjury,
      ),
      exclude("E4", ["Unstable injury of chest or abdomen", "不稳定的胸腹部损伤"], IE.trunkInjury),
      exclude(
        "E5",
        ["Earlier injury or disease of the spine", "既往脊髓损伤或脊柱疾病"],
        IE.spineDisease,
      ),
      exclude(
        "E6",
        [
          "Infection at the puncture site, or raised intracranial pressure",
          "穿刺部位感染或颅内高压",
        ],
        IE.punctureUnsafe,
      ),
      exclude(
        "E7",
        ["Sepsis or severe pneumonia", "脓毒症、感染性休克或重症肺炎"],
        IE.severeInfection,
      ),
      exclude(
        "E8",
        ["Anything else that confounds the trial", "其他可能干扰试验的情况"],
        IE.other,
        {
          source: registry,
          assumption:
            "The public list of exclusions is cut off here; the rest is the investigator's judgement.",
        },
      ),
    ]),

  endpoints: ({ AE, SCI, SCIM }, at) => {
    const inWindow = AE.onset.between(doseDate("first"), doseDate("last").plusDays(28));
    const instrument =
      "The registry names no instrument; ISNCSCI and SCIM-III are usual in this disease.";
    return [
      endpoint(
        "P1",
        "primary",
        ["Any adverse event within 28 days of the last dose", "末次给药后28天内发生不良事件"],
        { measure: anyRow("AE", inWindow), source: registry },
      ),
      endpoint(
        "P2",
        "primary",
        [
          "Any serious adverse event within 28 days of the last dose",
          "末次给药后28天内发生严重不良事件",
        ],
        { measure: anyRow("AE", inWindow.and(AE.serious)), source: registry },
      ),
      endpoint(
        "P3",
        "primary",
        [
          "Dose-limiting toxicity within 28 days of the last dose",
          "末次给药后28天内发生剂量限制性毒性",
        ],
        { measure: anyRow("AE", inWindow.and(AE.dlt)), source: registry },
      ),
      endpoint(
        "S1",
        "secondary",
        ["Change in ISNCSCI motor score", "ISNCSCI运动评分较基线的变化"],
        {
          measure: SCI.motorTotal.at(at.month6).minus(SCI.motorTotal.at(at.screening)),
          visit: visits.month6,
          assumption: instrument,
        },
      ),
      endpoint("S2", "secondary", ["AIS better by a grade or more", "ASIA损伤分级改善至少一级"], {
        measure: SCI.ais.at(at.month6).above(SCI.ais.at(at.screening)),
        visit: visits.month6,
        assumption: instrument,
      }),
      endpoint("S3", "secondary", ["Change in SCIM-III total", "SCIM-III总分较基线的变化"], {
        measure: SCIM.total.at(at.month6).minus(SCIM.total.at(at.screening)),
        visit: visits.month6,
        assumption: instrument,
      }),
    ];
  },

  consents: [
    {
      version: "1.1",
      from: "2025-05-29",
      text: text("Informed consent form, version 1.1", "知情同意书 1.1版"),
      assumption:
        "The protocol is V1.1 of 2025-05-29; that the consent form goes with it is inferred.",
    },
  ],
  sites,
  milestones,
  notes: phaseOneNotes,
});
