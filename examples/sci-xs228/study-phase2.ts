/**
 * XS228 in subacute spinal cord injury, phase II: four doses or saline, 2:1, double blind. NCT06974968.
 * Starts in 2028, so it runs under ICH E6(R3). Eligibility is phase I's, taken from that study's value.
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
  instruments,
  sourced,
  valuesOf,
} from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";
import { forms as phaseOneForms } from "./forms.ts";
import { milestones } from "./milestones.ts";
import { phaseTwoNotes } from "./notes.ts";
import { intrathecalCells, xs228 } from "./product.ts";
import { sites } from "./sites.ts";
import phaseOne from "./study.ts";
import { cellBedside, salineBags, xs228Bags } from "./supply.ts";

const { blindedIntrathecalDose, unblindedPreparation } = instruments;

const registry = "ClinicalTrials.gov NCT06974968";
const windows = "The days are public, how early or late they may be is not.";

const forms = {
  ...phaseOneForms,
  dose: blindedIntrathecalDose("EX"),
  preparation: unblindedPreparation("PREP"),
};
const { vitals, laboratory, exam, independence, mri } = forms;
const before: readonly Form[] = [vitals, laboratory];
const baseline: readonly Form[] = [...before, exam, independence, mri];
const safety: readonly Form[] = [...before, forms.review];
const full: readonly Form[] = [...baseline, forms.review];

const month6 = visit("month6", ["Month 6", "第6个月"], {
  epoch: "followup",
  timing: afterDose(1, 182, [-14, 14]),
  forms: full,
  source: registry,
  assumption: "Six months are taken as 182 days; the window is not public.",
});

const ais = valuesOf(forms.exam).ais.at("screening");

export default defineStudy({
  id: "XS228-SCI-P2",
  version: "0.1",
  title: [
    "Efficacy of iPSC-derived motor neuron cells (XS228) in subacute spinal cord injury: a phase II randomised controlled trial",
    "人诱导多能干细胞来源的运动神经祖细胞（XS228）治疗亚急性期脊髓损伤的Ⅱ期随机对照试验",
  ],
  registry: ["NCT06974968", "XS228-Allo-SCI-CN2-P01"],
  phase: "II",
  sponsor: phaseOne.sponsor,
  indication: phaseOne.indication,
  participantWord: text("participant", "试验参与者"),
  blinding: "double",
  planned: 60,

  products: [
    xs228,
    {
      id: "SALINE",
      name: "Normal saline",
      description: text("Placebo, packed and labelled alike", "安慰剂（生理盐水），包装和标签一致"),
      source: registry,
    },
  ],
  doseLevels: [
    {
      ...intrathecalCells("rp2d", 1.5e8),
      source: registry,
      assumption: "The recommended dose is phase I's result; its higher level stands in for it.",
    },
    {
      id: "placebo",
      title: text("Saline, same volume", "生理盐水，等体积"),
      product: "SALINE",
      amount: 0,
      unit: "{cells}",
      route: text("Intrathecal, by lumbar puncture", "鞘内注射（腰椎穿刺）"),
      source: registry,
    },
  ],
  regimens: [
    {
      id: "four",
      title: text("Four doses, on days 0, 14, 28 and 42", "4次给药：第0、14、28、42天"),
      levels: ["rp2d", "placebo"],
      intervalsDays: [14, 14, 14],
      doses: 4,
      windowDays: [1, 2],
      source: registry,
      assumption: windows,
    },
  ],
  arms: sourced<Arm>(registry, [
    { id: "XS228", title: text("XS228", "XS228组"), ratio: 2, planned: 40 },
    { id: "PLACEBO", title: text("Placebo", "安慰剂组"), ratio: 1, planned: 20 },
  ]),

  allocation: {
    method: { kind: "block", sizes: [3, 6] },
    factors: [
      {
        id: "grade",
        title: text("Injury at screening", "筛选时损伤程度"),
        levels: [
          { id: "complete", title: text("AIS A", "ASIA A级"), when: ais.is("A").node },
          { id: "incomplete", title: text("AIS B to E", "ASIA B–E级"), when: ais.isNot("A").node },
        ],
        assumption: "The strata are not public; complete or incomplete injury is assumed.",
      },
    ],
    source: registry,
    assumption: "Allocation 2:1 is public; method and block sizes are not. Blocks of 3 and 6.",
  },
  supply: {
    items: [
      { ...xs228Bags(["rp2d"]), arms: ["XS228"] },
      { ...salineBags(["placebo"]), arms: ["PLACEBO"] },
    ],
    bedside: cellBedside({ started: "started", minutes: "minutes", unit: "kit" }),
    conditionalReleaseDays: 14,
    assumption:
      "Whether lots are released with sterility pending is not public; cells are, for 14 days.",
  },

  epochs: phaseOne.epochs,
  forms: Object.values(forms),
  visits: [
    visit("screening", ["Screening", "筛选访视"], {
      epoch: "screening",
      timing: beforeDose(1, [1, 28]),
      forms: [forms.demographics, forms.injury, forms.attestations, ...baseline],
      assumption: "How long screening may last is not public; four weeks.",
    }),
    visit("day0", ["Day 0: first dose", "第0天：首次给药"], {
      epoch: "treatment",
      timing: afterEvent("assigned", 0, [0, 3]),
      forms: safety,
      source: registry,
      assumption: "How soon after allocation the first dose follows is not public.",
    }),
    visit("day14", ["Day 14: second dose", "第14天：第2次给药"], {
      epoch: "treatment",
      timing: afterDose(1, 14, [-1, 2]),
      forms: safety,
      source: registry,
      assumption: windows,
    }),
    visit("day28", ["Day 28: third dose", "第28天：第3次给药"], {
      epoch: "treatment",
      timing: afterDose(2, 14, [-1, 2]),
      forms: [...safety, exam],
      source: registry,
      assumption: windows,
    }),
    visit("day42", ["Day 42: fourth dose", "第42天：第4次给药"], {
      epoch: "treatment",
      timing: afterDose(3, 14, [-1, 2]),
      forms: safety,
      source: registry,
      assumption: windows,
    }),
    visit("month3", ["Month 3", "第3个月"], {
      epoch: "followup",
      timing: afterDose(1, 91, [-7, 7]),
      forms: full,
      assumption: "Visits between the doses and month 6 are not public.",
    }),
    month6,
    visit("month12", ["Month 12: end of follow-up", "第12个月：随访结束"], {
      epoch: "followup",
      timing: afterDose(1, 364, [-14, 14]),
      forms: full,
      source: registry,
      assumption: "One year is taken as 364 days; the window is not public.",
    }),
    visit("unscheduled", ["Unscheduled visit", "计划外访视"], {
      epoch: "followup",
      forms: full,
      assumption: "What an unscheduled visit collects is not public; whatever is needed.",
    }),
  ],

  eligibility: () => phaseOne.eligibility.map((criterion) => ({ ...criterion, source: registry })),

  endpoints: ({ SCI, SCIM, AE }, at) =>
    sourced(registry, [
      endpoint("P1", "primary", ["Change in ASIA motor score", "ASIA运动评分较基线的变化"], {
        measure: SCI.motorTotal.at(at.month6).minus(SCI.motorTotal.at(at.screening)),
        visit: month6,
      }),
      endpoint("S1", "secondary", ["AIS better by a grade or more", "ASIA损伤分级改善至少一级"], {
        measure: SCI.ais.at(at.month6).above(SCI.ais.at(at.screening)),
        visit: month6,
      }),
      endpoint("S2", "secondary", ["Change in light touch score", "轻触觉评分较基线的变化"], {
        measure: SCI.touchTotal.at(at.month6).minus(SCI.touchTotal.at(at.screening)),
        visit: month6,
      }),
      endpoint("S3", "secondary", ["Change in pin prick score", "针刺觉评分较基线的变化"], {
        measure: SCI.prickTotal.at(at.month6).minus(SCI.prickTotal.at(at.screening)),
        visit: month6,
      }),
      endpoint("S4", "secondary", ["Change in bladder and bowel", "膀胱和肠道功能较基线的变化"], {
        measure: SCIM.breathingScore.at(at.month6).minus(SCIM.breathingScore.at(at.screening)),
        visit: month6,
        source: registry,
        assumption:
          "The registry names bladder and bowel without an instrument; SCIM-III is assumed.",
      }),
      endpoint("S5", "secondary", ["Any serious adverse event", "发生严重不良事件"], {
        measure: anyRow("AE", AE.serious.and(AE.onset.onOrAfter(doseDate("first")))),
      }),
      endpoint("X1", "exploratory", ["Spinal cord on MRI", "脊髓磁共振成像"], {}),
      endpoint("X2", "exploratory", ["Biomarkers in cerebrospinal fluid", "脑脊液生物标志物"], {}),
    ]),

  consents: [
    {
      version: "1.0",
      from: "2028-05-25",
      text: text("Informed consent form, version 1.0", "知情同意书 1.0版"),
      assumption: "Not yet public; dated by the planned start of the trial.",
    },
  ],
  sites: sites.slice(0, 1).map((site) => ({ ...site, source: registry })),
  milestones,
  notes: phaseTwoNotes,
});
