/**
 * XS411 in early-onset Parkinson's disease, phase II of NCT07166757: cells or a sham operation, 2:1, double blind.
 * Criteria and calendar are phase I's, taken from that study's value.
 */
import {
  type Arm,
  afterDose,
  afterEvent,
  anyRow,
  beforeDose,
  defineStudy,
  doseDate,
  endpoint,
  type Form,
  visit,
  sourced,
  valuesOf,
} from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";
import { putaminalCells, xs411 } from "../pd-xs411/product.ts";
import { cellBedside } from "../sci-xs228/supply.ts";
import { shamBags, xs411Bags } from "../pd-xs411/supply.ts";
import { immunosuppressant, immunosuppressantBottles, shamBottles } from "./home-medication.ts";
import { blindedForms as forms } from "./forms.ts";
import { milestones, notes, registry, sites } from "./shared.ts";
import phaseOne from "./study.ts";

const calendar = "The visits of this trial are not public.";
const notVisible = "The endpoints of phase II are not visible in the public copies.";

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

const { sex } = valuesOf(forms.demographics);

export default defineStudy({
  id: "XS411-EOPD-P2",
  version: "0.1",
  title: [
    "XS411 in early-onset Parkinson's disease: phase II, randomised, double blind, sham-controlled",
    "XS411注射液治疗早发性帕金森病的Ⅱ期随机、双盲、假手术对照研究",
  ],
  registry: ["NCT07166757"],
  phase: "II",
  sponsor: phaseOne.sponsor,
  indication: phaseOne.indication,
  participantWord: text("participant", "试验参与者"),
  blinding: "double",
  planned: 81,

  products: [
    xs411,
    {
      id: "SHAM",
      name: "Sham procedure",
      description: text("Sham operation", "假手术"),
      source: registry,
    },
    {
      id: "IMM",
      name: "Immunosuppressant",
      description: text("Taken at home after the operation", "术后居家服用的免疫抑制剂"),
      source: registry,
    },
    {
      id: "SHAM-IMM",
      name: "Sham immunosuppressant",
      description: text("Looks and is taken like it", "外观与服法均与免疫抑制剂相同的模拟剂"),
      source: registry,
    },
  ],
  doseLevels: [
    putaminalCells("rp2d", 1.8e7, "1.8×10⁷", {
      source: registry,
      assumption: "The recommended dose is phase I's result; its higher level stands in for it.",
    }),
    {
      id: "sham",
      title: text("Sham", "假手术"),
      product: "SHAM",
      amount: 0,
      unit: "{cells}",
      route: text("Operation without implantation", "不植入细胞的手术操作"),
      source: registry,
    },
  ],
  regimens: [
    {
      id: "once",
      title: text("One operation", "单次手术"),
      levels: ["rp2d", "sham"],
      intervalsDays: [],
      doses: 1,
      source: registry,
    },
  ],
  arms: sourced<Arm>(`${registry}: 81 people, 2:1`, [
    {
      id: "XS411",
      title: text("XS411 and immunosuppressant", "XS411联合免疫抑制剂组"),
      ratio: 2,
      planned: 54,
    },
    {
      id: "SHAM",
      title: text("Sham operation and sham immunosuppressant", "假手术及模拟剂组"),
      ratio: 1,
      planned: 27,
    },
  ]),

  allocation: {
    method: { kind: "block", sizes: [3, 6] },
    factors: [
      {
        id: "sex",
        title: text("Sex", "性别"),
        levels: [
          { id: "F", title: text("Female", "女"), when: sex.is("F").node },
          { id: "M", title: text("Male", "男"), when: sex.is("M").node },
        ],
        assumption: "The strata are not public; sex is assumed.",
      },
      {
        id: "site",
        title: text("Site", "研究中心"),
        assumption: "The strata are not public; sites are assumed.",
      },
    ],
    source: registry,
    assumption: "Allocation 2:1 is public; method and block sizes are not. Blocks of 3 and 6.",
  },
  supply: {
    items: [
      { ...xs411Bags(["rp2d"]), arms: ["XS411"] },
      { ...shamBags(["sham"]), arms: ["SHAM"] },
      { ...immunosuppressantBottles, arms: ["XS411"] },
      { ...shamBottles, arms: ["SHAM"] },
    ],
    home: [immunosuppressant],
    bedside: cellBedside({ unit: "kit" }),
    conditionalReleaseDays: 14,
    assumption:
      "Whether lots are released with sterility pending is not public; cells are, for 14 days.",
  },

  epochs: phaseOne.epochs,
  forms: Object.values(forms),
  visits: [
    visit("screening", ["Screening", "筛选访视"], {
      epoch: "screening",
      timing: beforeDose(1, [1, 42]),
      forms: [forms.demographics, forms.history, forms.attestations, ...full],
      assumption: calendar,
    }),
    visit("surgery", ["Day 1: operation", "第1天：手术"], {
      epoch: "treatment",
      timing: afterEvent("assigned", 0, [0, 14]),
      forms: safety,
      source: registry,
      assumption: "How soon after allocation the operation follows is not public.",
    }),
    visit("day29", ["Day 29", "第29天"], {
      epoch: "treatment",
      timing: afterDose(1, 28, [0, 3]),
      forms: full,
      assumption: calendar,
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

  eligibility: () => phaseOne.eligibility,

  endpoints: ({ AE, UPDOFF, NMSS }, at) => [
    endpoint(
      "P1",
      "primary",
      ["Change in MDS-UPDRS III, OFF", "MDS-UPDRS第Ⅲ部分（关期）评分变化"],
      {
        measure: UPDOFF.partIII.at(at.month12).minus(UPDOFF.partIII.at(at.screening)),
        visit: month12,
        assumption: notVisible,
      },
    ),
    endpoint("S1", "secondary", ["OFF time in the home diary", "患者日记关期时间"], {
      assumption: notVisible,
    }),
    endpoint("S2", "secondary", ["Change in non-motor symptoms", "非运动症状量表总分变化"], {
      measure: NMSS.total.at(at.month12).minus(NMSS.total.at(at.screening)),
      visit: month12,
      assumption: notVisible,
    }),
    endpoint("S3", "secondary", ["Any serious adverse event", "发生严重不良事件"], {
      measure: anyRow("AE", AE.serious.and(AE.onset.onOrAfter(doseDate("first")))),
      assumption: notVisible,
    }),
  ],

  consents: [
    {
      version: "1.0",
      from: "2027-01-01",
      text: text("Informed consent form, phase II", "Ⅱ期知情同意书"),
      assumption: "Not public; phase II follows phase I, the year is a placeholder.",
    },
  ],
  sites,
  milestones,
  notes: [
    ...notes,
    {
      kind: "assumption",
      text: "Phase II is taken to begin after 2026-03-31 and so to run under ICH E6（R3）, whose Chinese text calls a person taking part 试验参与者.",
      source: "NMPA 2025 No. 125",
    },
    {
      kind: "assumption",
      text: "Allocation 54:27 follows from 2:1 and 81; block sizes and strata are not public. That the recommended dose may be adjusted is public.",
      source: registry,
    },
  ],
});
