import { afterDose, afterEvent, afterVisit, visit } from "../../src/definition/index.ts";
import { eligibility } from "./criteria.ts";
import { adasCog, cibic } from "./forms-efficacy.ts";
import { laboratory, vitalSigns } from "./forms-safety.ts";
import { demographics, diagnosis, education, hachinski, miniMental } from "./forms-screening.ts";

/** @source CDISCPILOT01, TV: numbers, names and planned days */
const source = "CDISCPILOT01, TV";
const window =
  "No window is published; three days on either side are ours, fewer where another visit is near.";

export const screening1 = visit("screening1", ["Screening 1", "筛选1"], {
  epoch: "screening",
  timing: afterEvent("screened", 0),
  forms: [demographics, diagnosis, education, hachinski, miniMental, vitalSigns, laboratory],
  sdtm: { visitNumber: 1, visit: "SCREENING 1", visitDay: -7 },
  source,
});

export const screening2 = visit("screening2", ["Screening 2", "筛选2"], {
  epoch: "screening",
  timing: afterVisit(screening1, 6, [-5, 0]),
  forms: [vitalSigns],
  sdtm: { visitNumber: 2, visit: "SCREENING 2", visitDay: -1 },
  source,
  assumption:
    "TV: a day before baseline, planned for a week after screening 1; that it may be earlier, but not later, is ours.",
});

export const baseline = visit("baseline", ["Baseline", "基线"], {
  epoch: "screening",
  timing: afterVisit(screening1, 7, [0, 7]),
  forms: [eligibility, vitalSigns, adasCog],
  optional: [laboratory],
  sdtm: { visitNumber: 3, visit: "BASELINE", visitDay: 1 },
  source,
  assumption:
    "TE: no more than two weeks from informed consent; counted here from screening 1, and not before its planned day.",
});

/** A visit at the clinic so many days after baseline. */
function clinic<const Id extends string>(
  id: Id,
  title: readonly [string, string],
  days: number,
  visitNumber: number,
  forms: Pick<Parameters<typeof visit>[2], "forms" | "optional">,
  name = title[0].toUpperCase(),
  around: readonly [number, number] = [-3, 3],
) {
  return visit(id, title, {
    epoch: "treatment",
    timing: afterVisit(baseline, days, around),
    ...forms,
    sdtm: { visitNumber, visit: name, visitDay: days },
    source,
    assumption: window,
  });
}

const whenLeaving = { optional: [adasCog, cibic] };
const safety = { forms: [vitalSigns, laboratory], ...whenLeaving };
const efficacy = { forms: [vitalSigns, laboratory, adasCog, cibic] };
const telephone = { forms: [] };

export const ecgPlacement = clinic(
  "ecgPlacement",
  ["Ambulatory ECG placement", "动态心电图佩戴"],
  13,
  3.5,
  { forms: [vitalSigns], optional: [laboratory] },
  "AMBUL ECG PLACEMENT",
  [-3, 0],
);
export const week2 = clinic("week2", ["Week 2", "第2周"], 14, 4, safety, "WEEK 2", [0, 3]);
export const week4 = clinic("week4", ["Week 4", "第4周"], 28, 5, safety, "WEEK 4", [-3, 1]);
export const ecgRemoval = clinic(
  "ecgRemoval",
  ["Ambulatory ECG removal", "动态心电图取下"],
  30,
  6,
  { forms: [vitalSigns], optional: [laboratory, adasCog, cibic] },
  "AMBUL ECG REMOVAL",
  [0, 3],
);
export const week6 = clinic("week6", ["Week 6", "第6周"], 42, 7, safety);
export const week8 = clinic("week8", ["Week 8", "第8周"], 56, 8, efficacy);
export const week10 = clinic("week10", ["Week 10 (T)", "第10周（电话）"], 70, 8.1, telephone);
export const week12 = clinic("week12", ["Week 12", "第12周"], 84, 9, safety);
export const week14 = clinic("week14", ["Week 14 (T)", "第14周（电话）"], 98, 9.1, telephone);
export const week16 = clinic("week16", ["Week 16", "第16周"], 112, 10, efficacy);
export const week18 = clinic("week18", ["Week 18 (T)", "第18周（电话）"], 126, 10.1, telephone);
export const week20 = clinic("week20", ["Week 20", "第20周"], 140, 11, safety);
export const week22 = clinic("week22", ["Week 22 (T)", "第22周（电话）"], 154, 11.1, telephone);
export const week24 = clinic("week24", ["Week 24", "第24周"], 168, 12, efficacy);
export const week26 = clinic("week26", ["Week 26", "第26周"], 182, 13, {
  forms: [vitalSigns, laboratory],
});

export const aeFollowUp = visit("aeFollowUp", ["AE follow-up", "不良事件随访"], {
  epoch: "followUp",
  optional: [vitalSigns, laboratory],
  sdtm: { visitNumber: 101, visit: "AE FOLLOW-UP" },
  source,
});

export const retrieval = visit("retrieval", ["Retrieval", "回访"], {
  epoch: "followUp",
  timing: afterDose(1, 168, [-14, 28]),
  forms: [vitalSigns, adasCog, cibic],
  optional: [laboratory],
  sdtm: { visitNumber: 201, visit: "RETRIEVAL", visitDay: 168 },
  source,
  assumption:
    "Week 24 for those who stopped treatment early (TV); no window is published, two weeks before to four weeks after are ours.",
});

export const rashFollowUp = visit("rashFollowUp", ["Rash follow-up", "皮疹随访"], {
  epoch: "followUp",
  optional: [vitalSigns, laboratory],
  sdtm: { visitNumber: 501, visit: "Rash followup" },
  source,
});

/** Any number of times; the site numbers it after the visit before it, such as 4.1. */
export const unscheduled = visit("unscheduled", ["Unscheduled", "计划外访视"], {
  epoch: "treatment",
  optional: [vitalSigns, laboratory],
  sdtm: {
    visit: "UNSCHEDULED {number}",
    unplanned: "Unplanned visit to complete unscheduled assessments",
  },
  assumption: "Not in TV; 122 such visits are in the published data, from screening to week 26.",
});

export const visits = [
  screening1,
  screening2,
  baseline,
  ecgPlacement,
  week2,
  week4,
  ecgRemoval,
  week6,
  week8,
  week10,
  week12,
  week14,
  week16,
  week18,
  week20,
  week22,
  week24,
  week26,
  aeFollowUp,
  retrieval,
  rashFollowUp,
  unscheduled,
] as const;
