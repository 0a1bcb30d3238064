import { afterDose, afterEvent, beforeDose, type Form, visit } from "../../src/definition/index.ts";
import { forms } from "./forms.ts";

const { vitals, laboratory, exam, independence, mri, injury, demographics, attestations } = forms;
const before: readonly Form[] = [vitals, laboratory];
const baseline: readonly Form[] = [...before, exam, independence, mri];
// From the first dose on adverse events are asked for at every visit.
const safety: readonly Form[] = [...before, forms.review];
const full: readonly Form[] = [...baseline, forms.review];

const registry = "ClinicalTrials.gov NCT06976229";
const window = "The days are public, how early or late they may be is not.";
const calendar = "Visits between the doses and the end of follow-up are not public.";

/** Every visit by its name. Days count from the *actual* date of a dose, so a late dose moves what follows. */
export const visits = {
  screening: visit("screening", ["Screening", "筛选访视"], {
    epoch: "screening",
    timing: beforeDose(1, [1, 28]),
    forms: [demographics, injury, attestations, ...baseline],
    assumption: "How long screening may last is not public; four weeks.",
  }),
  day1: visit("day1", ["Day 1: first dose", "第1天：首次给药"], {
    epoch: "treatment",
    timing: afterEvent("enrolled", 0, [0, 3]),
    forms: before,
    source: registry,
    assumption: "How soon after enrolment the first dose follows is not public; within three days.",
  }),
  day8: visit("day8", ["Day 8", "第8天"], {
    epoch: "treatment",
    timing: afterDose(1, 7, [-1, 1]),
    forms: safety,
    assumption: calendar,
  }),
  day15: visit("day15", ["Day 15 (multiple: second dose)", "第15天（多次给药：第2次）"], {
    epoch: "treatment",
    timing: afterDose(1, 14, [-1, 2]),
    forms: safety,
    source: registry,
    assumption: `${window} After a single dose this is a safety visit.`,
  }),
  day29: visit("day29", ["Day 29 (multiple: third dose)", "第29天（多次给药：第3次）"], {
    epoch: "treatment",
    timing: afterDose(2, 14, [-1, 2]),
    forms: [...safety, exam],
    source: registry,
    assumption: window,
  }),
  day43: visit("day43", ["Day 43 (multiple: fourth dose)", "第43天（多次给药：第4次）"], {
    epoch: "treatment",
    timing: afterDose(3, 14, [-1, 2]),
    forms: safety,
    source: registry,
    assumption: window,
  }),
  safety28: visit("safety28", ["28 days after the last dose", "末次给药后28天"], {
    epoch: "treatment",
    timing: afterDose("last", 28, [0, 3]),
    forms: full,
    source: registry,
    assumption: window,
  }),
  month3: visit("month3", ["Month 3", "第3个月"], {
    epoch: "followup",
    timing: afterDose(1, 90, [-7, 7]),
    forms: full,
    assumption: calendar,
  }),
  month6: visit("month6", ["Month 6", "第6个月"], {
    epoch: "followup",
    timing: afterDose(1, 180, [-14, 14]),
    forms: full,
    assumption: calendar,
  }),
  month12: visit("month12", ["Month 12: end of follow-up", "第12个月：随访结束"], {
    epoch: "followup",
    timing: afterDose(1, 360, [-14, 14]),
    forms: full,
    source: "CDE CTR20252340: safety followed for 360 days after the first dose",
    assumption: window,
  }),
  unscheduled: visit("unscheduled", ["Unscheduled visit", "计划外访视"], {
    epoch: "followup",
    forms: full,
    assumption: "What an unscheduled visit collects is not public; whatever is needed.",
  }),
};
