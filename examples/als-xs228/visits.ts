import { afterDose, afterEvent, beforeDose, type Form, visit } from "../../src/definition/index.ts";
import { forms } from "./forms.ts";

const { demographics, diagnosis, attestations, vitals, laboratory } = forms;
const before: readonly Form[] = [vitals, laboratory];
const measures: readonly Form[] = [forms.rating, forms.forced, forms.slow, forms.biomarkers];
const safety: readonly Form[] = [...before, forms.review];
const full: readonly Form[] = [...safety, ...measures];

const assumption = "The visits of this trial are not public.";

export const visits = {
  screening: visit("screening", ["Screening", "筛选访视"], {
    epoch: "screening",
    timing: beforeDose(1, [1, 28]),
    forms: [demographics, diagnosis, attestations, ...before, ...measures],
    assumption,
  }),
  day1: visit("day1", ["Day 1: first dose", "第1天：首次给药"], {
    epoch: "treatment",
    timing: afterEvent("enrolled", 0, [0, 7]),
    forms: before,
    assumption,
  }),
  day8: visit("day8", ["Day 8", "第8天"], {
    epoch: "treatment",
    timing: afterDose(1, 7, [-1, 1]),
    forms: safety,
    assumption,
  }),
  day29: visit("day29", ["Day 29: end of the first safety window", "第29天：首次安全性窗口结束"], {
    epoch: "treatment",
    timing: afterDose(1, 28, [0, 3]),
    forms: full,
    assumption: `${assumption} 28 days are the window of the sibling trials.`,
  }),
  day57: visit("day57", ["Day 57 (four doses: second)", "第57天（4次给药：第2次）"], {
    epoch: "treatment",
    timing: afterDose(1, 56, [-3, 3]),
    forms: full,
    assumption,
  }),
  day113: visit("day113", ["Day 113 (four doses: third)", "第113天（4次给药：第3次）"], {
    epoch: "treatment",
    timing: afterDose(2, 56, [-3, 3]),
    forms: full,
    assumption,
  }),
  day169: visit("day169", ["Day 169 (four doses: fourth)", "第169天（4次给药：第4次）"], {
    epoch: "treatment",
    timing: afterDose(3, 56, [-3, 3]),
    forms: full,
    assumption,
  }),
  month6: visit("month6", ["Month 6", "第6个月"], {
    epoch: "followup",
    timing: afterDose(1, 182, [-7, 7]),
    forms: full,
    source: "ClinicalTrials.gov NCT07118319",
    assumption: "The registry's “6 months” is taken as follow-up; the window is not public.",
  }),
  safety28: visit("safety28", ["28 days after the last dose", "末次给药后28天"], {
    epoch: "followup",
    timing: afterDose("last", 28, [0, 3]),
    forms: full,
    assumption,
  }),
  unscheduled: visit("unscheduled", ["Unscheduled visit", "计划外访视"], {
    epoch: "followup",
    forms: full,
    assumption,
  }),
};
