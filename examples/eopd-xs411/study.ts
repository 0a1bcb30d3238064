/**
 * XS411 in early-onset Parkinson's disease, phase I of NCT07166757: cells in both putamina, once, open, 3+3.
 * Each participant is watched for 28 days before the next in the cohort is treated.
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
  years,
  sourced,
} from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";
import { putaminalCells, xs411 } from "../pd-xs411/product.ts";
import { assumedToxicity, limitsDose, threePlusThree } from "../sci-xs228/product.ts";
import { openForms as forms } from "./forms.ts";
import { milestones, notes, registry, sites } from "./shared.ts";
import { cellBedside } from "../sci-xs228/supply.ts";
import { xs411Bags } from "../pd-xs411/supply.ts";

const calendar = "The visits of this trial are not public.";
const criteria = "parkinsonspathways.com, summary of NCT07166757";
const rest = "Cut off in the public copies; the investigator attests to the rest together.";

const { vitals, laboratory, off, on, stage, nonMotor } = forms;
const safety: readonly Form[] = [vitals, laboratory];
const full: readonly Form[] = [...safety, off, on, stage, nonMotor];

const month12 = visit("month12", ["Month 12", "第12个月"], {
  epoch: "followup",
  timing: afterDose(1, 364, [-28, 28]),
  forms: full,
  source: registry,
  assumption: "“12 months” in the arm's text is taken as follow-up; the window is not public.",
});

export default defineStudy({
  id: "XS411-EOPD-P1",
  version: "1.0",
  title: [
    "XS411 in early-onset Parkinson's disease: phase I, safety and tolerability",
    "XS411注射液治疗早发性帕金森病的Ⅰ期安全性和耐受性研究",
  ],
  registry: ["NCT07166757"],
  phase: "I",
  sponsor: ["XellSmart Bio-Pharmaceutical (Suzhou) Co., Ltd.", "士泽生物医药（苏州）有限公司"],
  indication: ["Early-onset Parkinson's disease", "早发性帕金森病"],
  participantWord: text("participant", "受试者"),
  planned: 12,

  products: [xs411],
  doseLevels: [
    putaminalCells("low", 9e6, "9×10⁶", { source: registry }),
    putaminalCells("high", 1.8e7, "1.8×10⁷", { source: registry }),
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
    threePlusThree("C1", ["9×10⁶ cells", "9×10⁶个细胞"], "low", "once", registry),
    threePlusThree("C2", ["1.8×10⁷ cells", "1.8×10⁷个细胞"], "high", "once", registry),
  ],
  escalation: ({ AE }) => ({
    rule: { kind: "3+3" },
    ladders: [{ id: "dose", cohorts: ["C1", "C2"] }],
    dlt: anyRow(
      "AE",
      AE.onset.between(doseDate("first"), doseDate("first").plusDays(28)).and(limitsDose(AE)),
    ),
    window: { from: "first", days: 28 },
    staggerDays: 28,
    source: `${registry}: 3+3, at least 28 days between any two participants of a cohort`,
    assumption: `${assumedToxicity} The quorum is not public: one signature.`,
  }),
  arms: [{ id: "XS411", title: text("XS411", "XS411组"), planned: 12, source: registry }],

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
    visit("day29", ["Day 29: safety observation ends", "第29天：安全观察结束"], {
      epoch: "treatment",
      timing: afterDose(1, 28, [0, 3]),
      forms: full,
      source: `${registry}: at least 28 days before the next participant`,
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

  eligibility: ({ DM, PD, IE }, at) =>
    sourced(criteria, [
      include("I1", ["Early-onset Parkinson's disease", "早发性帕金森病"], IE.diagnosis),
      include("I2", ["Onset at 18 to 50 years", "起病年龄18至50岁"], PD.ageAtOnset.between(18, 50)),
      include("I3", ["Aged 18 to 70 years", "年龄18至70岁"], DM.age.between(18, 70)),
      include(
        "I4",
        ["Ill for at least 5 years", "病程不少于5年"],
        years(PD.onset, at.screening).atLeast(5),
      ),
      include(
        "I5",
        ["Informed consent", "签署知情同意书"],
        eventDate("consented").onOrBefore(at.screening),
        { assumption: "Every trial needs it; the text was not seen." },
      ),
      include("I6", ["Every further inclusion criterion", "符合其他入选标准"], IE.included, {
        assumption: rest,
      }),
      exclude("E1", ["Any exclusion criterion", "符合排除标准"], IE.excluded, { assumption: rest }),
    ]),

  endpoints: ({ AE, UPDOFF }, at) => {
    const inWindow = AE.onset.between(doseDate("first"), doseDate("first").plusDays(28));
    return [
      ...sourced(registry, [
        endpoint("P1", "primary", ["Any adverse event within 28 days", "28天内发生不良事件"], {
          measure: anyRow("AE", inWindow),
        }),
        endpoint(
          "P2",
          "primary",
          ["Dose-limiting toxicity within 28 days", "28天内发生剂量限制性毒性"],
          {
            measure: anyRow("AE", inWindow.and(AE.dlt)),
          },
        ),
      ]),
      endpoint(
        "S1",
        "secondary",
        ["Change in MDS-UPDRS III, OFF", "MDS-UPDRS第Ⅲ部分（关期）评分变化"],
        {
          measure: UPDOFF.partIII.at(at.month12).minus(UPDOFF.partIII.at(at.screening)),
          visit: month12,
          assumption: "Secondary endpoints are not visible in the public copies.",
        },
      ),
    ];
  },

  consents: [
    {
      version: "1.0",
      from: "2025-09-22",
      text: text("Informed consent form, version 1.0", "知情同意书 1.0版"),
      assumption: "Not public; dated by the start of the trial.",
    },
  ],
  sites,
  milestones,
  notes,
});
