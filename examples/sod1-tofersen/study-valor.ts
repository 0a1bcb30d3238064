/**
 * VALOR: part C of study 233AS101 (NCT02623699). Tofersen 100 mg or placebo, 2:1, double blind, eight doses in
 * 24 weeks, ALSFRS-R at week 28 in those expected to progress fast. Completed in 2021; built from the reviews of
 * EMA and FDA and the label.
 */
import {
  anyRow,
  type AllocationFactor,
  type Arm,
  days,
  defineStudy,
  doseDate,
  endpoint,
  eventDate,
  exclude,
  include,
  not,
  sourced,
  valuesOf,
} from "../../src/definition/index.ts";
import { type Text, text } from "../../src/kernel/index.ts";
import { genetics } from "./genetics.ts";
import { milestones } from "./milestones.ts";
import { valorNotes } from "./notes.ts";
import { hundredMg, tofersen } from "./product.ts";
import { valorReadout } from "./readout-valor.ts";
import { forms } from "./valor-forms.ts";
import { visits } from "./valor-visits.ts";
import { blindedSupply } from "./supply.ts";

const reviews = "EMA/276404/2024; FDA Integrated Review, NDA 215887";
const registry = "ClinicalTrials.gov NCT02623699";

const strata = valuesOf(forms.strata);

function yesOrNo(id: string, title: Text, holds: typeof strata.enriched): AllocationFactor {
  return {
    id,
    title,
    levels: [
      { id: "yes", title: text("Yes", "是"), when: holds.node },
      { id: "no", title: text("No", "否"), when: not(holds).node },
    ],
  };
}

export default defineStudy({
  id: "233AS101-C",
  version: "8",
  title: [
    "VALOR: efficacy and safety of tofersen in adults with SOD1-ALS (study 233AS101, part C)",
    "VALOR：托夫生治疗成人SOD1-ALS的有效性和安全性（233AS101研究C部分）",
  ],
  registry: ["NCT02623699", "2015-004098-33", "233AS101"],
  phase: "III",
  sponsor: ["Biogen", "渤健（Biogen）"],
  indication: ["ALS with a SOD1 mutation, adults", "携带SOD1突变的成人ALS"],
  participantWord: text("participant", "受试者"),
  blinding: "double",
  planned: 99,

  products: [
    tofersen,
    {
      id: "ACSF",
      name: "Artificial cerebrospinal fluid",
      description: text("Placebo, same volume", "安慰剂（人工脑脊液），等体积"),
      source: "NEJM 2022;387:1099",
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
      source: "NEJM 2022;387:1099",
    },
  ],
  regimens: [
    {
      id: "eight",
      title: text(
        "Eight doses: days 1, 15, 29, 57, 85, 113, 141, 169",
        "8次给药：第1、15、29、57、85、113、141、169天",
      ),
      levels: [hundredMg.id, "placebo"],
      intervalsDays: [14, 14, 28, 28, 28, 28, 28],
      doses: 8,
      windowDays: [2, 2],
      source: reviews,
      assumption: "The days are public; how early or late a dose may be is not.",
    },
  ],
  arms: sourced<Arm>(`${reviews}; 72 and 36 were randomised`, [
    { id: "TOFERSEN", title: text("Tofersen", "托夫生组"), ratio: 2, planned: 66 },
    { id: "PLACEBO", title: text("Placebo", "安慰剂组"), ratio: 1, planned: 33 },
  ]),

  allocation: {
    method: { kind: "block", sizes: [3, 6] },
    factors: sourced<AllocationFactor>(reviews, [
      yesOrNo("enriched", text("Enrichment criteria met", "符合富集标准"), strata.enriched),
      yesOrNo("edaravone", text("Takes edaravone", "正在使用依达拉奉"), strata.edaravone),
      yesOrNo("riluzole", text("Takes riluzole", "正在使用利鲁唑"), strata.riluzole),
    ]),
    source: reviews,
    assumption:
      "Allocation 2:1, stratified by the three factors, is public. Method and block sizes are not; permuted blocks of 3 and 6.",
  },
  supply: blindedSupply,
  genetics,

  epochs: [
    { id: "screening", title: text("Screening", "筛选期") },
    { id: "loading", title: text("Loading", "负荷期") },
    { id: "maintenance", title: text("Maintenance", "维持期") },
    { id: "followup", title: text("Follow-up", "随访期") },
  ],
  forms: Object.values(forms),
  visits: Object.values(visits),

  eligibility: ({ DM, GEN, SVC, STRAT, IE, LB, LPS }, at) =>
    sourced(reviews, [
      include("I1", ["Adult", "年龄不小于18岁"], DM.age.atLeast(18)),
      include("I2", ["Weakness attributable to ALS", "存在可归因于ALS的无力"], IE.weakness),
      include(
        "I3",
        [
          "SOD1 variant, pathogenic or likely pathogenic by the central reader",
          "SOD1变异，经中心判读为致病或可能致病",
        ],
        GEN.gene.is("SOD1").and(GEN.central.atLeast("LP")),
      ),
      include(
        "I4",
        [
          "Slow vital capacity, sitting: at least 65 % if the enrichment criteria are met, else 50 %",
          "坐位慢肺活量占预计值：符合富集标准者≥65%，否则≥50%",
        ],
        SVC.position
          .is("SITTING")
          .and(SVC.percent.atLeast(65).or(not(STRAT.enriched).and(SVC.percent.atLeast(50)))),
      ),
      include(
        "I5",
        ["Riluzole not taken, or stable for 30 days", "未使用利鲁唑，或剂量稳定不少于30天"],
        IE.riluzoleStable,
      ),
      include(
        "I6",
        [
          "Edaravone not taken, or for 60 days and not on dosing days",
          "未使用依达拉奉，或已使用不少于60天且给药日不使用",
        ],
        IE.edaravoneStable,
      ),
      include(
        "I7",
        ["Informed consent", "签署知情同意书"],
        eventDate("consented").onOrBefore(at.screening),
        { assumption: "Every trial needs it; the text was not seen." },
      ),
      exclude(
        "E1",
        [
          "Another investigational drug within 1 month or 5 half-lives",
          "1个月或5个半衰期内使用过其他试验药物",
        ],
        IE.otherTrial,
      ),
      exclude(
        "E2",
        ["Ever siRNA, stem cells or gene therapy", "既往接受过siRNA、干细胞或基因治疗"],
        IE.advanced,
      ),
      exclude("E3", ["Pregnant or breast-feeding", "妊娠或哺乳"], IE.pregnant),
      exclude("E4", ["HIV", "HIV感染"], LB.hiv.is("POS"), {
        source: registry,
        assumption: "Read for parts A and B; taken over to part C.",
      }),
      exclude("E5", ["Hepatitis C antibody", "丙肝抗体阳性"], LB.hcv.is("POS"), {
        source: registry,
        assumption: "Read for parts A and B; taken over to part C.",
      }),
      exclude(
        "E6",
        [
          "Current hepatitis B; immunity by infection or vaccine is allowed",
          "现症乙型肝炎；既往感染或接种获得免疫者除外",
        ],
        LB.hbsAg.is("POS").or(LB.hbcAb.is("POS").and(LB.hbsAb.isNot("POS"))),
        { source: registry, assumption: "Read for parts A and B; taken over to part C." },
      ),
      exclude("E7", ["Lumbar puncture not safe", "腰椎穿刺不安全"], not(LPS.safe), {
        assumption: "Inferred from the route; the full list of exclusions was not seen.",
      }),
      exclude("E8", ["Any further exclusion", "其他排除标准"], IE.other, {
        assumption: "The full list of exclusions was not seen.",
      }),
    ]),

  endpoints: ({ ALSFRS, SVC, HHD, NFL, EAC }, at) =>
    sourced(reviews, [
      endpoint(
        "P1",
        "primary",
        [
          "Change in ALSFRS-R at week 28, in those who meet the enrichment criteria",
          "第28周ALSFRS-R总分较基线的变化（符合富集标准人群）",
        ],
        {
          measure: ALSFRS.total.at(at.week28).minus(ALSFRS.total.at(at.day1)),
          visit: visits.week28,
        },
      ),
      endpoint(
        "S1",
        "secondary",
        ["SOD1 protein in CSF, ratio to baseline", "脑脊液总SOD1蛋白与基线比值"],
        {
          measure: NFL.csfSod1.at(at.week28).dividedBy(NFL.csfSod1.at(at.day1)),
          visit: visits.week28,
        },
      ),
      endpoint(
        "S2",
        "secondary",
        ["Plasma neurofilament, ratio to baseline", "血浆NfL与基线比值"],
        {
          measure: NFL.nfl.at(at.week28).dividedBy(NFL.nfl.at(at.day1)),
          visit: visits.week28,
        },
      ),
      endpoint(
        "S3",
        "secondary",
        ["Change in slow vital capacity", "慢肺活量占预计值百分比的变化"],
        {
          measure: SVC.percent.at(at.week28).minus(SVC.percent.at(at.day1)),
          visit: visits.week28,
        },
      ),
      endpoint("S4", "secondary", ["Change in HHD megascore", "手持测力计综合评分的变化"], {
        measure: HHD.megascore.at(at.week28).minus(HHD.megascore.at(at.day1)),
        visit: visits.week28,
      }),
      endpoint(
        "S5",
        "secondary",
        [
          "Death or permanent ventilation (22 h a day, 21 days)",
          "死亡或永久性机械通气（每日≥22小时，连续≥21天）",
        ],
        { measure: anyRow("EAC", EAC.permanent) },
      ),
      endpoint("S6", "secondary", ["Time to death", "至死亡时间"], {
        measure: days(doseDate("first"), eventDate("died")),
      }),
    ]),

  consents: [
    {
      version: "1.0",
      from: "2019-03-01",
      text: text("Informed consent form", "知情同意书"),
      assumption: "Not public; dated by the first dose of part C, March 2019.",
    },
  ],
  sites: [
    {
      id: "US01",
      name: text("Massachusetts General Hospital, Boston", "麻省总医院（波士顿）"),
      country: "USA",
      zone: "America/New_York",
      source: "massgeneral.trialstoday.org",
      assumption: "32 sites took part; this one names itself, the list was not seen.",
    },
  ],
  milestones,
  notes: valorNotes,
  readout: valorReadout,
});
