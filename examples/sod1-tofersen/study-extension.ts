/**
 * Study 233AS102, the extension that follows VALOR: everybody gets tofersen, and nobody is told what they had before.
 * Whoever comes from placebo is loaded on days 1, 15 and 29; whoever had tofersen gets it on days 1 and 29, and on day
 * 15 a placebo: the same visits, vials and punctures.
 */
import {
  afterDose,
  afterEvent,
  anyRow,
  type Arm,
  beforeDose,
  days,
  defineStudy,
  doseDate,
  endpoint,
  eventDate,
  type Form,
  include,
  not,
  exclude,
  sourced,
  visit,
} from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";
import { milestones } from "./milestones.ts";
import { extensionNotes } from "./notes.ts";
import { hundredMg, tofersen } from "./product.ts";
import { delayedStartReadout } from "./readout-extension.ts";
import { extensionSupply } from "./supply.ts";
import { forms as valor } from "./valor-forms.ts";

const review = "FDA Integrated Review, NDA 215887";
const unseen =
  "The visits of the extension were not seen; its dosing days follow the loading of VALOR.";

const forms = {
  demographics: valor.demographics,
  punctureSafety: valor.punctureSafety,
  vitals: valor.vitals,
  laboratory: valor.laboratory,
  rating: valor.rating,
  slow: valor.slow,
  dynamometry: valor.dynamometry,
  biomarkers: valor.biomarkers,
  neurologicalSymptoms: valor.neurologicalSymptoms,
  dose: valor.dose,
  preparation: valor.preparation,
  ventilation: valor.ventilation,
  adjudication: valor.adjudication,
  review: valor.review,
  adverseEvents: valor.adverseEvents,
  medication: valor.medication,
  disposition: valor.disposition,
};
const dosing: readonly Form[] = [
  forms.punctureSafety,
  forms.vitals,
  forms.neurologicalSymptoms,
  forms.laboratory,
  forms.review,
];
const rated: readonly Form[] = [forms.rating, forms.slow];
const measured: readonly Form[] = [...rated, forms.dynamometry, forms.biomarkers];

const day169 = visit("day169", ["Day 169", "第169天"], {
  epoch: "maintenance",
  timing: afterDose(1, 168, [-7, 7]),
  forms: [forms.vitals, ...measured],
  assumption: unseen,
});

export default defineStudy({
  id: "233AS102",
  version: "0.1",
  title: [
    "Extension of VALOR: long-term tofersen in adults with SOD1-ALS, blinded to earlier treatment (study 233AS102)",
    "VALOR扩展研究：托夫生长期治疗成人SOD1-ALS，对既往分组保持盲态（233AS102研究）",
  ],
  registry: ["233AS102"],
  phase: "III",
  sponsor: ["Biogen", "渤健（Biogen）"],
  indication: ["ALS with a SOD1 mutation, adults", "携带SOD1突变的成人ALS"],
  participantWord: text("participant", "受试者"),
  blinding: "double",
  planned: 95,

  products: [
    tofersen,
    {
      id: "ACSF",
      name: "Artificial cerebrospinal fluid",
      description: text(
        "Placebo for day 15, same volume",
        "第15天所用安慰剂（人工脑脊液），等体积",
      ),
      source: review,
    },
  ],
  doseLevels: [
    hundredMg,
    {
      id: "placebo",
      title: text("Placebo, 15 mL", "安慰剂，15 mL"),
      product: "ACSF",
      amount: 0,
      unit: "mg",
      route: text("Intrathecal bolus by lumbar puncture", "鞘内推注（腰椎穿刺）"),
      source: review,
    },
  ],
  regimens: [
    {
      id: "loading",
      title: text("Days 1, 15, 29, then every 28 days", "第1、15、29天，此后每28天1次"),
      levels: [hundredMg.id, "placebo"],
      intervalsDays: [14, 14],
      thenEveryDays: 28,
      windowDays: [2, 7],
      source: review,
      assumption: "The days are public; how early or late a dose may be is not.",
    },
  ],
  arms: sourced<Arm>(review, [
    {
      id: "EARLY",
      title: text("Tofersen in VALOR: placebo on day 15", "VALOR中为托夫生：第15天使用安慰剂"),
      ratio: 2,
      planned: 63,
    },
    {
      id: "DELAYED",
      title: text("Placebo in VALOR: tofersen from day 1", "VALOR中为安慰剂：自第1天起使用托夫生"),
      ratio: 1,
      planned: 32,
    },
  ]),
  allocation: {
    method: { kind: "list" },
    assumption:
      "Nobody is drawn again: a list with a place for each participant carries the arm of VALOR over, behind the wall.",
  },
  supply: extensionSupply,

  epochs: [
    { id: "screening", title: text("Entry", "入组") },
    { id: "loading", title: text("Loading", "负荷期") },
    { id: "maintenance", title: text("Maintenance", "维持期") },
  ],
  forms: Object.values(forms),
  visits: [
    visit("entry", ["Entry", "入组访视"], {
      epoch: "screening",
      timing: beforeDose(1, [0, 28]),
      forms: [forms.demographics, forms.vitals, forms.laboratory, forms.punctureSafety, ...rated],
      assumption: unseen,
    }),
    visit("day1", ["Day 1: dose 1", "第1天：第1次给药"], {
      epoch: "loading",
      timing: afterEvent("assigned", 0, [0, 7]),
      forms: [...dosing, ...measured],
      source: review,
      assumption: unseen,
    }),
    visit("day15", ["Day 15: dose 2", "第15天：第2次给药"], {
      epoch: "loading",
      timing: afterDose(1, 14, [-2, 2]),
      forms: dosing,
      source: review,
      assumption: unseen,
    }),
    visit("day29", ["Day 29: dose 3", "第29天：第3次给药"], {
      epoch: "loading",
      timing: afterDose(2, 14, [-2, 2]),
      forms: [...dosing, ...rated],
      source: review,
      assumption: unseen,
    }),
    visit("maintenance", ["Maintenance dose", "维持剂量"], {
      epoch: "maintenance",
      timing: afterDose(3, 28, [-2, 7]),
      repeats: { everyDays: 28 },
      forms: dosing,
      source: review,
      assumption: unseen,
    }),
    day169,
    visit("unscheduled", ["Unscheduled visit", "计划外访视"], {
      epoch: "maintenance",
      forms: [forms.vitals, forms.neurologicalSymptoms, forms.laboratory, forms.rating],
      assumption: unseen,
    }),
  ],

  eligibility: ({ DM, LPS }) => [
    include("I1", ["Adult", "年龄不小于18岁"], DM.age.atLeast(18), {
      assumption: "Who completed VALOR may enter; of the further criteria none were seen.",
    }),
    exclude("E1", ["Lumbar puncture not safe", "腰椎穿刺不安全"], not(LPS.safe), {
      assumption: "Inferred from the route; the list of exclusions was not seen.",
    }),
  ],

  endpoints: ({ ALSFRS, NFL, SVC, HHD, EAC }, at) => [
    endpoint("P1", "primary", ["Any serious adverse event", "发生严重不良事件"], {
      assumption:
        "Safety is taken as the primary endpoint of an extension; the wording was not seen.",
    }),
    endpoint("S1", "secondary", ["Change in ALSFRS-R", "ALSFRS-R总分变化"], {
      measure: ALSFRS.total.at(at.day169).minus(ALSFRS.total.at(at.day1)),
      visit: day169,
      assumption: unseen,
    }),
    endpoint("S2", "secondary", ["Plasma neurofilament, ratio to entry", "血浆NfL与入组时比值"], {
      measure: NFL.nfl.at(at.day169).dividedBy(NFL.nfl.at(at.day1)),
      visit: day169,
      assumption: unseen,
    }),
    endpoint("S3", "secondary", ["Change in slow vital capacity", "慢肺活量占预计值百分比的变化"], {
      measure: SVC.percent.at(at.day169).minus(SVC.percent.at(at.day1)),
      visit: day169,
      assumption: unseen,
    }),
    endpoint("S4", "secondary", ["Change in HHD megascore", "手持测力计综合评分的变化"], {
      measure: HHD.megascore.at(at.day169).minus(HHD.megascore.at(at.day1)),
      visit: day169,
      assumption: unseen,
    }),
    endpoint(
      "S5",
      "secondary",
      [
        "Death or permanent ventilation, from the first dose of VALOR",
        "自VALOR首次给药至死亡或永久性机械通气",
      ],
      { measure: anyRow("EAC", EAC.permanent), source: review },
    ),
    endpoint(
      "S6",
      "secondary",
      ["Time to death, from the first dose of VALOR", "自VALOR首次给药至死亡时间"],
      {
        measure: days(doseDate("first"), eventDate("died")),
        source: review,
      },
    ),
  ],

  consents: [
    {
      version: "1.0",
      from: "2019-09-01",
      text: text("Informed consent form, extension", "扩展研究知情同意书"),
      assumption: "Not public; dated half a year after the first dose of VALOR.",
    },
  ],
  sites: [
    {
      id: "US01",
      name: text("Massachusetts General Hospital, Boston", "麻省总医院（波士顿）"),
      country: "USA",
      zone: "America/New_York",
      assumption: "Taken over from VALOR; the list of sites was not seen.",
    },
  ],
  milestones,
  notes: extensionNotes,
  readout: delayedStartReadout,
});
