import {
  compute,
  date,
  derived,
  derivedCode,
  form,
  instruments,
  progressorGroups,
  rapidSod1Variants,
  soft,
  valorProgressorGroup,
  valuesOf,
  visitDate,
  yesNo,
} from "../../src/definition/index.ts";
import { forms as programme } from "./forms.ts";

const {
  blindedIntrathecalDose,
  handHeldDynamometry,
  neurofilament,
  progressionRate,
  unblindedPreparation,
  ventilationAdjudication,
  ventilationLog,
} = instruments;

const { rating, diagnosis, genetics, slow } = programme;

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
    group: derivedCode(["Progressor group, EMA's reading", "进展分组（按EMA）"], progressorGroups, {
      source: "EMA/276404/2024, table of analysis populations",
    }),
  },
  {},
  (own) => {
    const { total } = valuesOf(rating);
    const { onset } = valuesOf(diagnosis);
    const { protein } = valuesOf(genetics);
    const { percent } = valuesOf(slow);
    const slope = progressionRate(total.at("screening"), own.onsetUsed, visitDate("screening"));
    return {
      derive: {
        slope,
        group: compute(valorProgressorGroup, "group", {
          reading: "EMA",
          listed: protein.within(...rapidSod1Variants),
          slope,
          vitalCapacity: percent.at("screening"),
        }),
      },
      checks: [
        soft("STR01", own.enriched.is(own.group.is("FAST")), [
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
  dynamometry: handHeldDynamometry("HHD"),
  biomarkers: neurofilament("NFL", { blinded: true }),
  neurologicalSymptoms: programme.neurologicalSymptoms,
  dose: blindedIntrathecalDose("EX"),
  preparation: unblindedPreparation("PREP"),
  ventilation: ventilationLog("VENT"),
  adjudication: ventilationAdjudication("EAC"),
  review: programme.review,
  adverseEvents: programme.adverseEvents,
  medication: programme.medication,
  disposition: programme.disposition,
};
