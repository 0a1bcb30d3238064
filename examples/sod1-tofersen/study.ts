/**
 * Tofersen in clinical use: genetic test, eligibility, three loading doses, maintenance every 28 days, follow-up.
 * The regimen is the label's. A dose that comes late moves every dose after it, because each is counted from the
 * *actual* date of the one before.
 */
import {
  afterDose,
  afterEvent,
  anyRow,
  beforeDose,
  defineStudy,
  endpoint,
  exclude,
  type Form,
  include,
  not,
  visit,
} from "../../src/definition/index.ts";
import { text } from "../../src/kernel/index.ts";
import { forms } from "./forms.ts";
import { genetics } from "./genetics.ts";
import { milestones } from "./milestones.ts";
import { programmeNotes } from "./notes.ts";
import { hundredMg, tofersen } from "./product.ts";
import { supply } from "./supply.ts";

const label = "US label Qalsody, rev. 11/2024, section 2";
const programme = "What a hospital collects in clinical use is not laid down in public.";
const windows =
  "The label gives no window; how early or late a dose may be is the programme's choice.";

const { punctureSafety, vitals, neurologicalSymptoms, rating, slow, biomarkers } = forms;
const beforeEachDose: readonly Form[] = [
  punctureSafety,
  vitals,
  neurologicalSymptoms,
  forms.review,
];

const quarter = visit("quarter", ["Quarterly review", "季度评估"], {
  epoch: "maintenance",
  timing: afterDose(1, 84, [-14, 14]),
  repeats: { everyDays: 84 },
  forms: [rating, slow, biomarkers, forms.laboratory, forms.continuation, forms.review],
  source: "EU SmPC: treatment is to be reviewed regularly",
  assumption: "Every three months.",
});

export default defineStudy({
  id: "SOD1-TOFERSEN-CN",
  version: "1.0",
  title: ["Tofersen in SOD1-ALS: programme of clinical use", "托夫生治疗SOD1-ALS临床应用项目"],
  phase: "clinical use",
  sponsor: ["Peking University Third Hospital (programme holder)", "北京大学第三医院（项目单位）"],
  indication: ["ALS with a pathogenic SOD1 variant, adults", "携带SOD1致病变异的成人ALS"],
  participantWord: text("patient", "患者"),
  planned: 100,

  products: [tofersen],
  doseLevels: [hundredMg],
  regimens: [
    {
      id: "label",
      title: text(
        "Three loading doses 14 days apart, then every 28 days",
        "3次负荷剂量（间隔14天），此后每28天1次",
      ),
      levels: [hundredMg.id],
      intervalsDays: [14, 14],
      thenEveryDays: 28,
      windowDays: [2, 7],
      source: label,
      assumption: windows,
    },
  ],

  supply,
  genetics,

  epochs: [
    { id: "screening", title: text("Genetic test and eligibility", "基因检测与资格评估") },
    { id: "loading", title: text("Loading", "负荷期") },
    { id: "maintenance", title: text("Maintenance", "维持期") },
  ],
  forms: Object.values(forms),
  visits: [
    visit("screening", ["Test and eligibility", "检测与资格评估"], {
      epoch: "screening",
      timing: beforeDose(1, [1, 90]),
      forms: [
        forms.demographics,
        forms.genetics,
        forms.diagnosis,
        punctureSafety,
        vitals,
        forms.laboratory,
        rating,
        slow,
        biomarkers,
      ],
      assumption: programme,
    }),
    visit("loading1", ["First loading dose", "第1次负荷剂量"], {
      epoch: "loading",
      timing: afterEvent("enrolled", 0, [0, 28]),
      forms: beforeEachDose,
      source: label,
      assumption: "How soon treatment begins is not laid down.",
    }),
    visit("loading2", ["Second loading dose", "第2次负荷剂量"], {
      epoch: "loading",
      timing: afterDose(1, 14, [-2, 7]),
      forms: beforeEachDose,
      source: label,
      assumption: windows,
    }),
    visit("loading3", ["Third loading dose", "第3次负荷剂量"], {
      epoch: "loading",
      timing: afterDose(2, 14, [-2, 7]),
      forms: beforeEachDose,
      source: label,
      assumption: windows,
    }),
    visit("maintenance", ["Maintenance dose", "维持剂量"], {
      epoch: "maintenance",
      timing: afterDose(3, 28, [-2, 7]),
      repeats: { everyDays: 28 },
      forms: beforeEachDose,
      source: label,
      assumption: windows,
    }),
    quarter,
    visit("unscheduled", ["Unscheduled visit", "计划外访视"], {
      epoch: "maintenance",
      forms: [vitals, neurologicalSymptoms, forms.laboratory, rating, slow],
      assumption: programme,
    }),
  ],

  eligibility: ({ DM, DX, GEN, LPS }) => [
    include("I1", ["Adult", "成人（≥18岁）"], DM.age.atLeast(18), {
      source: "US label Qalsody, section 1",
    }),
    include("I2", ["ALS, other causes excluded", "确诊ALS，已排除其他病因"], DX.othersExcluded, {
      source: "US label Qalsody, section 1",
    }),
    include(
      "I3",
      ["SOD1 variant, pathogenic or likely pathogenic", "SOD1致病或可能致病变异"],
      GEN.gene.is("SOD1").and(GEN.acmg.atLeast("LP")),
      {
        source: "US label Qalsody, section 1: a mutation in SOD1, no list of variants",
        assumption:
          "The label names no class; the laboratory's P or LP is asked for. Conflicting, uncertain or absent classes go to adjudication.",
      },
    ),
    exclude("E1", ["Lumbar puncture not safe", "腰椎穿刺不安全"], not(LPS.safe), {
      assumption: "The label has no contraindication; a puncture must be possible all the same.",
    }),
  ],

  endpoints: ({ ALSFRS, SVC, NFL, AE }, at) => [
    endpoint(
      "E1",
      "exploratory",
      ["Change in ALSFRS-R at the first review", "首次评估时ALSFRS-R总分变化"],
      {
        measure: ALSFRS.total.at(at.quarter).minus(ALSFRS.total.at(at.screening)),
        visit: quarter,
        assumption: programme,
      },
    ),
    endpoint("E2", "exploratory", ["Change in slow vital capacity", "慢肺活量占预计值百分比变化"], {
      measure: SVC.percent.at(at.quarter).minus(SVC.percent.at(at.screening)),
      visit: quarter,
      assumption: programme,
    }),
    endpoint("E3", "exploratory", ["Ratio of neurofilament to baseline", "NfL与基线的比值"], {
      measure: NFL.nfl.at(at.quarter).dividedBy(NFL.nfl.at(at.screening)),
      visit: quarter,
      source: "US label Qalsody, section 1: accelerated approval on plasma NfL",
      assumption: programme,
    }),
    endpoint("E4", "exploratory", ["Any serious adverse event", "发生严重不良事件"], {
      measure: anyRow("AE", AE.serious),
      assumption: programme,
    }),
  ],

  consents: [
    {
      version: "1.0",
      from: "2025-06-10",
      text: text(
        "Consent to genetic test and treatment, version 1.0",
        "基因检测及治疗知情同意书 1.0版",
      ),
      assumption: "Not public; dated by the first commercial injection in China.",
    },
  ],
  sites: [
    {
      id: "BJ01",
      name: text("Peking University Third Hospital", "北京大学第三医院"),
      country: "CHN",
      zone: "Asia/Shanghai",
      investigator: "Fan Dongsheng",
      source: "CGTN, June 2025 (press A)",
    },
  ],
  milestones,
  notes: programmeNotes,
});
