import { defineStudy, endpoint } from "../../src/definition/index.ts";
import { criteria, eligibility } from "./criteria.ts";
import { datasets } from "./datasets.ts";
import { adasCog, cibic } from "./forms-efficacy.ts";
import { adverseEvents, disposition } from "./forms-events.ts";
import { exposure, laboratory, vitalSigns } from "./forms-safety.ts";
import { demographics, diagnosis, education, hachinski, miniMental } from "./forms-screening.ts";
import { pilotReadout } from "./readout.ts";
import { sites } from "./sites.ts";
import { visits, week24 } from "./visits.ts";

/** CDISCPILOT01: xanomeline patches against placebo in mild to moderate Alzheimer's disease, as far as its data were published. */
export default defineStudy({
  id: "CDISCPILOT01",
  version: "1",
  title: [
    "Safety and Efficacy of the Xanomeline Transdermal Therapeutic System (TTS) in Patients with Mild to Moderate Alzheimer's Disease",
    "占诺美林透皮给药系统(TTS)在轻中度阿尔茨海默病患者中的安全性和有效性研究",
  ],
  phase: "II",
  sponsor: ["Eli Lilly and Company", "礼来公司"],
  indication: ["Mild to moderate Alzheimer's disease", "轻中度阿尔茨海默病"],
  participantWord: { en: "participant", "zh-CN": "受试者" },
  blinding: "double",
  planned: 300,
  products: [
    {
      id: "xanomeline",
      name: "Xanomeline",
      aliases: ["xanomeline TTS", "LY246708"],
      description: {
        en: "Patch of 50 cm² (54 mg) or 75 cm² (81 mg), worn daily",
        "zh-CN": "透皮贴剂，50 cm²(54 mg)或75 cm²(81 mg),每日使用",
      },
      source: "CDISCPILOT01, TS.OBJPRIM",
    },
    {
      id: "placebo",
      name: "Placebo",
      description: { en: "Patch without xanomeline", "zh-CN": "不含占诺美林的透皮贴剂" },
    },
  ],
  doseLevels: [
    level("placebo", "placebo", 0, "Placebo patch", "安慰剂贴剂"),
    level("54mg", "xanomeline", 54, "54 mg (50 cm²)", "54 mg(50 cm²)"),
    level("81mg", "xanomeline", 81, "81 mg (75 cm²)", "81 mg(75 cm²)"),
  ],
  regimens: [
    {
      id: "patches",
      title: {
        en: "Patches handed out at baseline, week 2 and week 24",
        "zh-CN": "基线、第2周和第24周发放贴剂",
      },
      levels: ["placebo", "54mg", "81mg"],
      intervalsDays: [14, 154],
      doses: 3,
      windowDays: [7, 7],
      source: "CDISCPILOT01, TE: elements of 2, 22 and 2 weeks",
      assumption: "No window for handing out patches is published; a week on either side is ours.",
    },
  ],
  arms: [
    arm("placebo", "Placebo", "安慰剂", "Pbo", "Placebo"),
    arm("low", "Xanomeline 54 mg", "占诺美林54 mg", "Xan_Lo", "Xanomeline Low Dose"),
    arm("high", "Xanomeline 81 mg", "占诺美林81 mg", "Xan_Hi", "Xanomeline High Dose"),
  ],
  epochs: [
    { id: "screening", title: { en: "Screening", "zh-CN": "筛选期" }, sdtm: "SCREENING" },
    { id: "treatment", title: { en: "Treatment", "zh-CN": "治疗期" }, sdtm: "TREATMENT" },
    { id: "followUp", title: { en: "Follow-up", "zh-CN": "随访期" }, sdtm: "FOLLOW-UP" },
  ],
  visits,
  forms: [
    demographics,
    diagnosis,
    education,
    hachinski,
    miniMental,
    eligibility,
    vitalSigns,
    adasCog,
    cibic,
    laboratory,
    exposure,
    adverseEvents,
    disposition,
  ],
  eligibility: (fields) => criteria(fields),
  endpoints: ({ CO, GI }) => [
    endpoint("ADAS", "primary", ["ADAS-Cog (11) total at week 24", "第24周ADAS-Cog（11项）总分"], {
      measure: CO.total,
      visit: week24,
      source: "CDISCPILOT01, TS.OBJPRIM",
    }),
    endpoint("CIBIC", "primary", ["CIBIC+ at week 24", "第24周CIBIC+"], {
      measure: GI.change.score(),
      visit: week24,
      source: "CDISCPILOT01, TS.OBJPRIM",
    }),
    endpoint("SAFETY", "primary", ["Safety of the patch", "贴剂的安全性"], {
      source: "CDISCPILOT01, TS.OBJPRIM",
    }),
    endpoint("NPIX", "secondary", ["Neuropsychiatric inventory (NPI-X)", "神经精神量表(NPI-X)"], {
      source: "CDISCPILOT01, TS.OBJSEC",
      assumption: "Its data (QSNI) were not published, so the form is not defined here.",
    }),
    endpoint(
      "DAD",
      "secondary",
      ["Disability assessment for dementia (DAD)", "痴呆残疾评定(DAD)"],
      {
        source: "CDISCPILOT01, TS.OBJSEC",
        assumption: "Its data (QSDA) were not published, so the form is not defined here.",
      },
    ),
  ],
  consents: [
    {
      version: "1",
      from: "2012-07-06",
      text: { en: "Informed consent", "zh-CN": "知情同意书" },
      assumption: "The versions of the consent and the dates of signing were not published.",
    },
  ],
  sites,
  notes: [
    {
      kind: "contradiction",
      text: "TS gives CDISCPILOT01 as the sponsor; the study report and the protocol name Eli Lilly and Company.",
      source: "CDISCPILOT01, TS.SPONSOR",
    },
    {
      kind: "contradiction",
      text: "TS plans 300 participants; 254 were randomised and the study is called finished.",
      source: "CDISCPILOT01, TS.PLANSUB, TS.ACTSUB",
    },
    {
      kind: "assumption",
      text: "Only the published datasets are modelled: medical history beyond the diagnosis, concomitant medication, ECG, NPI-X and DAD are not.",
    },
    {
      kind: "assumption",
      text: "Dates of this publication were shifted by person; the calendar of the trial is not the one it was lived in.",
    },
  ],
  datasets,
  readout: pilotReadout,
});

function level(id: string, product: string, amount: number, en: string, zhCN: string) {
  return {
    id,
    product,
    amount,
    unit: "mg",
    title: { en, "zh-CN": zhCN },
    route: { en: "transdermal", "zh-CN": "透皮" },
  };
}

function arm(id: string, en: string, zhCN: string, code: string, name: string) {
  return { id, title: { en, "zh-CN": zhCN }, ratio: 1, sdtm: { code, name } };
}
