/**
 * XS228 in amyotrophic lateral sclerosis: motor-neuron progenitor cells into the cerebrospinal fluid, once or four
 * times. NCT07118319, Chinese IND 2025LP01221. The registry's second arm is cut off in every public copy.
 */
import {
  anyRow,
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
import {
  assumedToxicity,
  intrathecalCells,
  limitsDose,
  threePlusThree,
  xs228,
} from "../sci-xs228/product.ts";
import { forms } from "./forms.ts";
import { milestones } from "./milestones.ts";
import { visits } from "./visits.ts";
import { cellBedside, xs228Bags } from "../sci-xs228/supply.ts";

const registry = "ClinicalTrials.gov NCT07118319";
const notPublic = "The endpoints are not visible in the public copies; usual ones of the disease.";

export default defineStudy({
  id: "XS228-ALS-P1",
  version: "1.0",
  title: [
    "Safety, tolerability and preliminary efficacy of motor-neuron progenitor cells (XS228CN) in ALS",
    "人诱导多能干细胞来源的运动神经祖细胞（XS228CN）治疗肌萎缩侧索硬化的安全性、耐受性及初步有效性研究",
  ],
  registry: ["NCT07118319", "XS228-Allo-ALS-CN1/2-P01", "2025LP01221"],
  phase: "I",
  sponsor: ["XellSmart Bio-Pharmaceutical (Suzhou) Co., Ltd.", "士泽生物医药（苏州）有限公司"],
  indication: ["Amyotrophic lateral sclerosis", "肌萎缩侧索硬化（ALS）"],
  participantWord: text("participant", "受试者"),
  planned: 12,

  products: [xs228],
  doseLevels: sourced(registry, [intrathecalCells("low", 5e7)]),
  regimens: [
    {
      id: "once",
      title: text("One dose", "单次给药"),
      levels: ["low"],
      intervalsDays: [],
      doses: 1,
      source: registry,
    },
    {
      id: "four",
      title: text("Four doses over six months", "6个月内4次给药"),
      levels: ["low"],
      intervalsDays: [56, 56, 56],
      doses: 4,
      windowDays: [3, 3],
      source: "curemydisease.com, lay summary: “either once or four times over six months”",
      assumption:
        "The registry's second arm is cut off; the days between the doses are even shares.",
    },
  ],
  cohorts: [
    threePlusThree("C1", ["One dose", "单次给药"], "low", "once", registry),
    threePlusThree("C2", ["Four doses", "4次给药"], "low", "four", registry),
  ],
  escalation: ({ AE }) => ({
    rule: { kind: "3+3" },
    ladders: [{ id: "doses", cohorts: ["C1", "C2"] }],
    dlt: anyRow(
      "AE",
      AE.onset.between(doseDate("first"), doseDate("last").plusDays(28)).and(limitsDose(AE)),
    ),
    window: { from: "last", days: 28 },
    source: "NCT06976229, the sibling trial in spinal cord injury",
    assumption: `${assumedToxicity} Rule, window and order of the cohorts of this trial are not public; those of the sibling trial stand in for them, with one signature and no stagger.`,
  }),
  arms: [{ id: "XS228", title: text("XS228CN", "XS228CN组"), planned: 12, source: registry }],

  supply: {
    items: [xs228Bags(["low"])],
    bedside: cellBedside({ started: "started", minutes: "minutes", thawed: "thawed", unit: "bag" }),
    conditionalReleaseDays: 14,
    assumption:
      "Whether lots are released with sterility pending is not public; cells are, for 14 days.",
  },

  epochs: [
    { id: "screening", title: text("Screening", "筛选期") },
    { id: "treatment", title: text("Treatment", "治疗期") },
    { id: "followup", title: text("Follow-up", "随访期") },
  ],
  forms: Object.values(forms),
  visits: Object.values(visits),

  eligibility: ({ DM, DX, FVC, VS, IE }, at) =>
    sourced(registry, [
      include("I1", ["Aged 18 to 75 years", "年龄18至75岁（含界值）"], DM.age.between(18, 75)),
      include(
        "I2",
        [
          "Definite or probable ALS by the revised El Escorial criteria",
          "修订版El Escorial标准确诊（definite）或拟诊（probable）的ALS",
        ],
        DX.category.within("DEFINITE", "PROBABLE"),
      ),
      include(
        "I3",
        ["Forced vital capacity at least 70 % of predicted", "用力肺活量不低于预计值的70%"],
        FVC.percent.atLeast(70),
        {
          source: registry,
          assumption:
            "Which reference equation the protocol uses is not public; it is kept with the value.",
        },
      ),
      include(
        "I4",
        [
          "Not able to have children, or agrees to non-drug contraception until 6 months after the trial",
          "无生育能力，或同意采取非药物避孕措施至试验结束后6个月",
        ],
        not(DM.fertile).or(IE.contraception),
      ),
      include(
        "I5",
        ["Informed consent", "签署知情同意书"],
        eventDate("consented").onOrBefore(at.screening),
      ),
      exclude(
        "E1",
        ["Weakness whose other causes are not ruled out", "不能排除其他病因的神经肌肉无力"],
        not(DX.othersExcluded),
      ),
      exclude(
        "E2",
        ["Body mass index below 18.5 kg/m²", "体重指数<18.5 kg/m²"],
        VS.bmi.below(18.5),
      ),
      exclude(
        "E3",
        ["Primary lateral sclerosis", "仅有上运动神经元症状的原发性侧索硬化"],
        IE.primaryLateral,
      ),
      exclude(
        "E4",
        ["Psychiatric disorder that affects the evaluation", "影响评价的显著精神障碍"],
        IE.psychiatric,
      ),
      exclude(
        "E5",
        ["Other neurological or muscular disease", "其他神经或肌肉疾病"],
        IE.neuromuscular,
      ),
      exclude("E6", ["Uncontrolled autoimmune disease", "未控制的自身免疫性疾病"], IE.autoimmune),
      exclude("E7", ["Acute infection not controlled", "未控制的急性活动性感染"], IE.infection),
      exclude("E8", ["Tuberculosis, active or suspected", "活动性或疑似结核"], IE.tuberculosis),
      exclude("E9", ["Severe lung disease", "严重肺部疾病"], IE.lung),
      exclude("E10", ["Poorly controlled hypertension", "控制不佳的高血压"], IE.hypertension),
      exclude("E11", ["Cardiac abnormality", "心脏异常"], IE.heart),
      exclude("E12", ["Liver disease", "肝脏疾病或肝功能异常"], IE.liver),
      exclude("E13", ["Chronic kidney disease", "慢性肾脏病"], IE.kidney),
      exclude("E14", ["Bleeding or clotting disorder", "出血或凝血障碍，或正在抗凝"], IE.bleeding),
      exclude("E15", ["Any further exclusion", "其他排除标准"], IE.other, {
        source: registry,
        assumption: "The public list is cut off after fourteen exclusions.",
      }),
    ]),

  endpoints: ({ AE, ALSFRS, FVC, NFL }, at) => {
    const inWindow = AE.onset.between(doseDate("first"), doseDate("last").plusDays(28));
    return [
      endpoint("P1", "primary", ["Any adverse event", "发生不良事件"], {
        measure: anyRow("AE", AE.onset.onOrAfter(doseDate("first"))),
        assumption: notPublic,
      }),
      endpoint(
        "P2",
        "primary",
        [
          "Dose-limiting toxicity within 28 days of the last dose",
          "末次给药后28天内发生剂量限制性毒性",
        ],
        {
          measure: anyRow("AE", inWindow.and(AE.dlt)),
          assumption: `${notPublic} The window is that of the sibling trials.`,
        },
      ),
      endpoint("S1", "secondary", ["Change in ALSFRS-R", "ALSFRS-R总分较基线的变化"], {
        measure: ALSFRS.total.at(at.month6).minus(ALSFRS.total.at(at.screening)),
        visit: visits.month6,
        assumption: notPublic,
      }),
      endpoint(
        "S2",
        "secondary",
        ["Change in forced vital capacity", "用力肺活量占预计值百分比较基线的变化"],
        {
          measure: FVC.percent.at(at.month6).minus(FVC.percent.at(at.screening)),
          visit: visits.month6,
          assumption: notPublic,
        },
      ),
      endpoint("X1", "exploratory", ["Ratio of neurofilament to baseline", "NfL与基线的比值"], {
        measure: NFL.nfl.at(at.month6).dividedBy(NFL.nfl.at(at.screening)),
        visit: visits.month6,
        assumption: notPublic,
      }),
    ];
  },

  consents: [
    {
      version: "1.0",
      from: "2025-09-15",
      text: text("Informed consent form, version 1.0", "知情同意书 1.0版"),
      assumption: "The version is not public; dated by the start of the trial.",
    },
  ],
  sites: sourced(registry, [
    {
      id: "BJ01",
      name: text("Peking University Third Hospital", "北京大学第三医院"),
      country: "CHN",
      zone: "Asia/Shanghai",
      investigator: "Fan Dongsheng",
    },
  ]),
  milestones,
  notes: [
    {
      kind: "contradiction",
      text: "The press speaks of a registrational phase I/II; ClinicalTrials.gov says phase I with 12 people. The protocol code (CN1/2) agrees with I/II. Taken as phase I.",
      source: "press B; NCT07118319",
    },
    {
      kind: "contradiction",
      text: "The registry's arm says “once, 6 months”, a lay summary “once or four times over six months”; a higher single dose of 1.5×10⁸ cells, as in spinal cord injury, is another reading of the missing second arm. Taken as four doses.",
      source: "NCT07118319; curemydisease.com",
    },
    {
      kind: "assumption",
      text: "The escalation rule and the dose-limiting toxicity window are not public; 3+3 and 28 days as in the sibling trials.",
      source: "NCT06976229, NCT07080775",
    },
    {
      kind: "assumption",
      text: "The investigator study of 2024 (NCT06765564, Shanghai East Hospital) is another trial of the same product: filed with the health ministry, not an IND trial.",
      source: "NCT06765564",
    },
  ],
});
