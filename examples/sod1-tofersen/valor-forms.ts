import {
  date,
  decimal,
  derived,
  form,
  hard,
  months,
  not,
  number,
  soft,
  valuesOf,
  visitDate,
  words,
  yesNo,
  instruments,
} from "../../src/definition/index.ts";
import { forms as programme } from "./forms.ts";

const { blindedIntrathecalDose, neurofilament, unblindedPreparation } = instruments;

const { rating, diagnosis, genetics, slow } = programme;

/** The variants of rapid progression. @source EMA/276404/2024; FDA Integrated Review NDA 215887 */
export const rapidVariants = [
  "p.Ala5Val",
  "p.Ala5Thr",
  "p.Leu39Val",
  "p.Gly42Ser",
  "p.His44Arg",
  "p.Leu85Val",
  "p.Gly94Ala",
  "p.Leu107Val",
  "p.Val149Gly",
] as const;

/** What the allocation is stratified by: the enrichment criteria, edaravone, riluzole. */
const strata = form(
  "STRAT",
  ["Stratification", "分层因素"],
  {
    onsetUsed: date(["Onset used for the slope", "计算进展速率所用起病日期"], {
      required: true,
      help: ["The middle of the month where only the month is known.", "仅知月份时取该月中旬。"],
    }),
    enriched: yesNo(["Enrichment criteria met", "符合富集标准"], { required: true }),
    edaravone: yesNo(["Takes edaravone", "正在使用依达拉奉"], { required: true }),
    riluzole: yesNo(["Takes riluzole", "正在使用利鲁唑"], { required: true }),
    slope: derived(["Points lost a month before screening", "筛选前每月下降分数"], {
      unit: "/mo",
      decimals: 2,
      source: "EMA/276404/2024: (48 − baseline ALSFRS-R) / months since onset",
    }),
  },
  {},
  (own) => {
    const { total } = valuesOf(rating);
    const { onset } = valuesOf(diagnosis);
    const { protein } = valuesOf(genetics);
    const { percent } = valuesOf(slow);
    const listed = protein.within(...rapidVariants);
    const fast = percent
      .atLeast(65)
      .and(listed.and(own.slope.atLeast(0.2)).or(not(listed).and(own.slope.atLeast(0.9))));
    return {
      derive: {
        slope: number(48)
          .minus(total.at("screening"))
          .dividedBy(months(own.onsetUsed, visitDate("screening"))),
      },
      checks: [
        soft("STR01", own.enriched.is(fast), [
          "The enrichment criteria do not follow from variant, slope and vital capacity. Look at these again.",
          "富集标准判定与变异、进展速率及肺活量不符，请重新核对。",
        ]),
        soft("STR02", onset.on(own.onsetUsed), [
          "The onset used for the slope is not the onset of the diagnosis form. Check both.",
          "计算所用起病日期与诊断表中的起病日期不一致，请核对。",
        ]),
      ],
    };
  },
);

const attestations = form(
  "IE",
  ["Investigator's judgement of eligibility", "研究者对入选资格的判断"],
  {
    weakness: yesNo(["Weakness attributable to ALS", "存在可归因于ALS的无力"]),
    riluzoleStable: yesNo([
      "Riluzole not taken, or stable for 30 days",
      "未使用利鲁唑，或剂量稳定不少于30天",
    ]),
    edaravoneStable: yesNo([
      "Edaravone not taken, or for 60 days (two cycles) and not on dosing days",
      "未使用依达拉奉，或已使用不少于60天（2个周期）且给药日不使用",
    ]),
    otherTrial: yesNo([
      "Another investigational drug within 1 month or 5 half-lives",
      "1个月或5个半衰期内使用过其他试验药物",
    ]),
    advanced: yesNo([
      "Ever treated with siRNA, stem cells or gene therapy",
      "既往接受过siRNA、干细胞或基因治疗",
    ]),
    pregnant: yesNo(["Pregnant or breast-feeding", "妊娠或哺乳"]),
    other: yesNo(["Any further exclusion of the protocol", "符合方案中其他排除标准"]),
  },
  { purpose: "eligibility" },
);

/** Hours of ventilation, day by day: permanent ventilation is 22 hours or more on 21 days in a row. */
const ventilation = form(
  "VENT",
  ["Ventilation: one day", "机械通气记录（单日）"],
  {
    day: date(["Day", "日期"], { required: true }),
    hours: decimal(["Hours ventilated", "通气时长"], "h", { decimals: 1, min: 0, max: 24 }),
    invasive: yesNo(["Through a tube", "有创通气"]),
  },
  { log: true, dateField: "day" },
);

/** What the blinded central committee finds. @source EMA/276404/2024: tracheostomy alone is no event */
const adjudication = form(
  "EAC",
  ["Endpoint adjudication committee", "终点裁定委员会"],
  {
    reviewed: date(["Reviewed on", "裁定日期"], { required: true }),
    permanent: yesNo(["Permanent ventilation", "永久性机械通气"], { required: true }),
    since: date(["Since", "起始日期"]),
    reason: words(["Why", "依据"], { maxLength: 1000 }),
  },
  { log: true, dateField: "reviewed" },
  ({ permanent, since, reviewed }) => ({
    when: { since: permanent },
    checks: [
      hard("EAC01", since.onOrBefore(reviewed), [
        "The event lies after its review. Check both dates.",
        "事件日期晚于裁定日期，请核对两个日期。",
      ]),
      soft("EAC02", not(permanent).or(since.answered()), [
        "Permanent ventilation needs the day on which it began.",
        "判定永久性机械通气，请填写起始日期。",
      ]),
    ],
  }),
);

const dynamometry = form(
  "HHD",
  ["Hand-held dynamometry", "手持测力计肌力"],
  {
    date: date(["Date of the test", "检查日期"], { required: true }),
    megascore: decimal(["Megascore", "肌力综合Z评分"], "1", {
      origin: "import",
      decimals: 3,
      min: -10,
      max: 10,
      source: "EMA/276404/2024: 16 muscles, standardised by group",
    }),
  },
  { dateField: "date" },
);

export const forms = {
  demographics: programme.demographics,
  genetics,
  diagnosis,
  attestations,
  strata,
  punctureSafety: programme.punctureSafety,
  vitals: programme.vitals,
  laboratory: programme.laboratory,
  rating,
  slow,
  dynamometry,
  biomarkers: neurofilament("NFL", { blinded: true }),
  neurologicalSymptoms: programme.neurologicalSymptoms,
  dose: blindedIntrathecalDose("EX"),
  preparation: unblindedPreparation("PREP"),
  ventilation,
  adjudication,
  review: programme.review,
  adverseEvents: programme.adverseEvents,
  medication: programme.medication,
  disposition: programme.disposition,
};
