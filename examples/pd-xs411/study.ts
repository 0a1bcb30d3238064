/**
 * XS411 in Parkinson's disease: dopaminergic progenitor cells placed once in both putamina, open, 3+3.
 * NCT07080775. Of this trial the public text gives the design and little else: doses, criteria and endpoints
 * carry their assumptions.
 */
import {
  afterDose,
  afterEvent,
  anyRow,
  beforeDose,
  defineStudy,
  doseDate,
  endpoint,
  eventDate,
  exclude,
  type Form,
  include,
  visit,
  sourced,
} from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";
import { assumedToxicity, limitsDose, threePlusThree } from "../sci-xs228/product.ts";
import { forms } from "./forms.ts";
import { milestones } from "./milestones.ts";
import { putaminalCells, xs411 } from "./product.ts";
import { cellBedside } from "../sci-xs228/supply.ts";
import { xs411Bags } from "./supply.ts";

const registry = "ClinicalTrials.gov NCT07080775";
const levels =
  "The dose levels are not public; those of the sibling trial NCT07166757 stand in for them.";
const notPublic =
  "Not in the public text; taken from what the company reported of its earlier patients.";
const calendar = "The visits of this trial are not public.";

const { vitals, laboratory, off, on, stage, nonMotor } = forms;
const safety: readonly Form[] = [vitals, laboratory];
const full: readonly Form[] = [...safety, off, on, stage, nonMotor];

const month12 = visit("month12", ["Month 12", "第12个月"], {
  epoch: "followup",
  timing: afterDose(1, 364, [-28, 28]),
  forms: full,
  assumption: calendar,
});

export default defineStudy({
  id: "XS411-PD-P1",
  version: "1.0",
  title: [
    "Safety and tolerability of XS411CN injection in primary Parkinson's disease",
    "XS411CN注射液治疗原发性帕金森病的安全性和耐受性研究",
  ],
  registry: ["NCT07080775"],
  phase: "I",
  sponsor: ["XellSmart Bio-Pharmaceutical (Suzhou) Co., Ltd.", "士泽生物医药（苏州）有限公司"],
  indication: ["Parkinson's disease", "帕金森病"],
  participantWord: text("participant", "受试者"),
  planned: 18,

  products: [xs411],
  doseLevels: [
    putaminalCells("low", 9e6, "9×10⁶", { assumption: levels }),
    putaminalCells("high", 1.8e7, "1.8×10⁷", { assumption: levels }),
  ],
  regimens: [
    {
      id: "once",
      title: text("One operation", "单次植入"),
      levels: ["low", "high"],
      intervalsDays: [],
      doses: 1,
      source: registry,
    },
  ],
  cohorts: [
    threePlusThree("C1", ["Low", "低剂量组"], "low", "once", registry),
    threePlusThree("C2", ["High", "高剂量组"], "high", "once", registry),
  ],
  escalation: ({ AE }) => ({
    rule: { kind: "3+3" },
    ladders: [{ id: "dose", cohorts: ["C1", "C2"] }],
    dlt: anyRow(
      "AE",
      AE.onset.between(doseDate("first"), doseDate("first").plusDays(28)).and(limitsDose(AE)),
    ),
    window: { from: "first", days: 28 },
    staggerDays: 7,
    source: `${registry}: 3+3, close observation for 7 days, dose-limiting toxicity within 28 days`,
    assumption: `${assumedToxicity} That the next participant waits for the end of the close observation of the one before is inferred. The quorum is not public: one signature.`,
  }),
  arms: [
    {
      id: "XS411",
      title: text("XS411CN", "XS411CN组"),
      planned: 18,
      source: registry,
      assumption: "The registry plans 12 to 18; the upper number.",
    },
  ],

  supply: {
    items: [xs411Bags(["low", "high"])],
    bedside: cellBedside({ started: "started", minutes: "minutes", unit: "vial" }),
    conditionalReleaseDays: 14,
    assumption:
      "Whether lots are released with sterility pending is not public; cells are, for 14 days.",
  },

  epochs: [
    { id: "screening", title: text("Screening", "筛选期") },
    { id: "treatment", title: text("Surgery and 28 days", "手术及28天安全观察期") },
    { id: "followup", title: text("Follow-up", "随访期") },
  ],
  forms: Object.values(forms),
  visits: [
    visit("screening", ["Screening", "筛选访视"], {
      epoch: "screening",
      timing: beforeDose(1, [1, 42]),
      forms: [forms.demographics, forms.history, forms.attestations, ...full],
      assumption: calendar,
    }),
    visit("surgery", ["Day 1: surgery", "第1天：手术植入"], {
      epoch: "treatment",
      timing: afterEvent("enrolled", 0, [0, 14]),
      forms: safety,
      source: registry,
      assumption: "How soon after enrolment surgery follows is not public.",
    }),
    visit("day8", ["Day 8: end of close observation", "第8天：密切观察结束"], {
      epoch: "treatment",
      timing: afterDose(1, 7, [0, 1]),
      forms: safety,
      source: `${registry}: observed closely for 7 days`,
      assumption: "The window is not public.",
    }),
    visit("day29", ["Day 29: end of the DLT window", "第29天：DLT评价窗口期结束"], {
      epoch: "treatment",
      timing: afterDose(1, 28, [0, 3]),
      forms: full,
      source: `${registry}: dose-limiting toxicity within 28 days`,
      assumption: "The window is not public.",
    }),
    visit("month3", ["Month 3", "第3个月"], {
      epoch: "followup",
      timing: afterDose(1, 91, [-14, 14]),
      forms: full,
      assumption: calendar,
    }),
    visit("month6", ["Month 6", "第6个月"], {
      epoch: "followup",
      timing: afterDose(1, 182, [-14, 14]),
      forms: full,
      assumption: calendar,
    }),
    month12,
    visit("unscheduled", ["Unscheduled visit", "计划外访视"], {
      epoch: "followup",
      forms: full,
      assumption: calendar,
    }),
  ],

  eligibility: ({ IE }, at) => [
    include("I1", ["Primary Parkinson's disease", "原发性帕金森病"], IE.primaryDisease, {
      source: registry,
    }),
    include(
      "I2",
      ["Informed consent", "签署知情同意书"],
      eventDate("consented").onOrBefore(at.screening),
      { assumption: "Every trial needs it; the criteria are not public." },
    ),
    include(
      "I3",
      ["Every further inclusion criterion of the protocol", "符合方案其他入选标准"],
      IE.included,
      { assumption: "The criteria are not public; the investigator attests to them together." },
    ),
    exclude("E1", ["Any exclusion criterion of the protocol", "符合方案排除标准"], IE.excluded, {
      assumption: "The criteria are not public; the investigator attests to them together.",
    }),
  ],

  endpoints: ({ AE, UPDOFF, UPDON, NMSS }, at) => {
    const inWindow = AE.onset.between(doseDate("first"), doseDate("first").plusDays(28));
    return [
      ...sourced(registry, [
        endpoint(
          "P1",
          "primary",
          ["Any adverse event within 28 days of surgery", "术后28天内发生不良事件"],
          { measure: anyRow("AE", inWindow) },
        ),
        endpoint(
          "P2",
          "primary",
          ["Dose-limiting toxicity within 28 days", "术后28天内发生剂量限制性毒性"],
          { measure: anyRow("AE", inWindow.and(AE.dlt)) },
        ),
      ]),
      endpoint(
        "S1",
        "secondary",
        ["Change in MDS-UPDRS III, OFF", "MDS-UPDRS第III部分（关期）评分变化"],
        {
          measure: UPDOFF.partIII.at(at.month12).minus(UPDOFF.partIII.at(at.screening)),
          visit: month12,
          assumption: notPublic,
        },
      ),
      endpoint(
        "S2",
        "secondary",
        ["Change in MDS-UPDRS III, ON", "MDS-UPDRS第III部分（开期）评分变化"],
        {
          measure: UPDON.partIII.at(at.month12).minus(UPDON.partIII.at(at.screening)),
          visit: month12,
          assumption: notPublic,
        },
      ),
      endpoint("S3", "secondary", ["Change in non-motor symptoms", "非运动症状量表总分变化"], {
        measure: NMSS.total.at(at.month12).minus(NMSS.total.at(at.screening)),
        visit: month12,
        assumption: notPublic,
      }),
      endpoint("S4", "secondary", ["OFF time in the home diary", "患者日记关期时间"], {
        assumption: `${notPublic} Which diary days count is a parameter of the analysis.`,
      }),
    ];
  },

  consents: [
    {
      version: "1.0",
      from: "2025-04-11",
      text: text("Informed consent form, version 1.0", "知情同意书 1.0版"),
      assumption: "Not public; dated by the announced approval of the trial.",
    },
  ],
  sites: [
    {
      id: "BJ01",
      name: text(
        "Beijing Tiantan Hospital, Capital Medical University",
        "首都医科大学附属北京天坛医院",
      ),
      country: "CHN",
      zone: "Asia/Shanghai",
      investigator: "Feng Tao",
      source: "ndfclub 2531; press B",
    },
    {
      id: "BJ02",
      name: text("Peking Union Medical College Hospital", "北京协和医院"),
      country: "CHN",
      zone: "Asia/Shanghai",
      investigator: "Bao Xinjie",
      source: "ndfclub 2531",
    },
  ],
  milestones,
  notes: [
    {
      kind: "contradiction",
      text: "The company's efficacy claims (OFF time, MDS-UPDRS, non-motor symptoms beyond 12 months) come from an investigator study whose registry text says autologous cells; XS411 is allogeneic. They are no evidence for this product.",
      source: "press B; NCT06145711",
    },
    {
      kind: "contradiction",
      text: "The registry gives no phase (“not applicable”) or phase I, depending on the copy; the press says registrational phase I.",
      source: "NCT07080775; press B",
    },
    {
      kind: "assumption",
      text: "The immunosuppressant, its dose and duration are not public: it is recorded as it is given.",
      source: registry,
    },
    {
      kind: "assumption",
      text: "The hospitals are named by news, not by the registry text that was read.",
      source: "ndfclub 2531",
    },
  ],
});
