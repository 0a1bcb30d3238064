import { afterDose, afterEvent, beforeDose, type Form, visit } from "../../src/definition/index.ts";
import { forms } from "./valor-forms.ts";

const source = "EMA/276404/2024; FDA Integrated Review, NDA 215887";
const assumption = "The day is public, how early or late it may be is not.";

const { punctureSafety, vitals, neurologicalSymptoms, laboratory, rating, slow } = forms;
const dosing: readonly Form[] = [
  punctureSafety,
  vitals,
  neurologicalSymptoms,
  laboratory,
  forms.review,
];
const efficacy: readonly Form[] = [rating, slow, forms.dynamometry];
const withEfficacy: readonly Form[] = [...dosing, ...efficacy, forms.biomarkers];

function dosingVisit<const Id extends string>(
  id: Id,
  day: number,
  dose: number,
  daysAfter: number,
  expected: readonly Form[],
) {
  return visit(id, [`Day ${day}: dose ${dose}`, `第${day}天：第${dose}次给药`], {
    epoch: dose <= 3 ? "loading" : "maintenance",
    timing: afterDose(dose - 1, daysAfter, [-2, 2]),
    forms: expected,
    source,
    assumption,
  });
}

/** Doses on days 1, 15, 29, 57, 85, 113, 141 and 169; the primary endpoint at week 28, day 197. */
export const visits = {
  screening: visit("screening", ["Screening", "筛选访视"], {
    epoch: "screening",
    timing: beforeDose(1, [1, 28]),
    forms: [
      forms.demographics,
      forms.genetics,
      forms.diagnosis,
      forms.attestations,
      forms.strata,
      ...dosing,
      rating,
      slow,
    ],
    source: `${source}: four weeks of screening`,
  }),
  day1: visit("day1", ["Day 1: baseline and dose 1", "第1天：基线及第1次给药"], {
    epoch: "loading",
    timing: afterEvent("assigned", 0, [0, 3]),
    forms: withEfficacy,
    source,
    assumption: "How soon after allocation the first dose follows is not public.",
  }),
  day15: dosingVisit("day15", 15, 2, 14, dosing),
  day29: dosingVisit("day29", 29, 3, 14, withEfficacy),
  day57: dosingVisit("day57", 57, 4, 28, withEfficacy),
  day85: dosingVisit("day85", 85, 5, 28, withEfficacy),
  day113: dosingVisit("day113", 113, 6, 28, withEfficacy),
  day141: dosingVisit("day141", 141, 7, 28, withEfficacy),
  day169: dosingVisit("day169", 169, 8, 28, withEfficacy),
  week28: visit("week28", ["Week 28 (day 197)", "第28周（第197天）"], {
    epoch: "followup",
    timing: afterDose(1, 196, [-7, 7]),
    forms: [vitals, neurologicalSymptoms, laboratory, ...efficacy, forms.biomarkers],
    source,
    assumption,
  }),
  safety: visit("safety", ["Safety follow-up", "安全性随访"], {
    epoch: "followup",
    timing: afterDose("last", 56, [-7, 7]),
    forms: [vitals, neurologicalSymptoms, laboratory, rating],
    source: "NEJM 2022;387:1099: follow-up of 4 to 8 weeks",
    assumption: "For those who do not enter the extension; eight weeks.",
  }),
  unscheduled: visit("unscheduled", ["Unscheduled visit", "计划外访视"], {
    epoch: "followup",
    forms: [vitals, neurologicalSymptoms, laboratory, rating],
    assumption: "What an unscheduled visit collects is not public; whatever is needed.",
  }),
};
