import { daySpan, defineIssue, type Issue, type PartialDate } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import type { FormPlan } from "../form-plan.ts";
import type { Path } from "../reading.ts";
import {
  conceptOfFact,
  type InstrumentFact,
  isCourseFact,
  type PatientFacts,
  type StudyFact,
} from "./patient-facts.ts";
import { readFact } from "./read-fact.ts";
import { screeningPlanOf } from "./screening-plan.ts";

const notAsked = defineIssue(
  "facts.not-asked",
  "No programme asks for {about}; the fact is kept and decides nothing.",
  "没有项目询问 {about}；该信息予以保留，不影响判定。",
  "assumption",
);
const noField = defineIssue(
  "facts.field",
  "{about} has no question {field}. It has: {fields}.",
  "{about} 没有问题 {field}。可用：{fields}。",
);
const future = defineIssue(
  "facts.dated-in-future",
  "This is dated {date}, after {on}, the day asked about. Correct the date; until then it is not used.",
  "该信息日期为 {date}，晚于所询问的日期 {on}。请更正日期，更正前不予采用。",
);
const noDay = defineIssue(
  "facts.age-undated",
  "The age comes without the day it was true on. Give the date of birth.",
  "年龄未注明对应日期。请提供出生日期。",
  "warning",
);

/** What keeps facts from being used: dates that lie ahead, units, codes and questions that are not known. */
export function checkFacts(
  studies: readonly Study[],
  known: PatientFacts,
  on: PartialDate,
): readonly Issue[] {
  const forms = formsByConcept(studies);
  const today = daySpan(on).last;
  return known.facts.flatMap((fact, index): readonly Issue[] => {
    const path = ["facts", index];
    const date = isCourseFact(fact) ? fact.value : fact.date;
    if (date !== undefined && daySpan(date).first > today) {
      return [future(path, { date, on })];
    }
    return isCourseFact(fact) ? [] : answerIssues(fact, forms, on, path);
  });
}

function answerIssues(
  fact: InstrumentFact | StudyFact,
  forms: ReadonlyMap<string, readonly FormPlan[]>,
  on: PartialDate,
  path: Path,
): readonly Issue[] {
  const about = conceptOfFact(fact);
  const asking = forms.get(about);
  if (asking === undefined) return [notAsked(path, { about })];
  const fields = asking.flatMap((form) => form.fields.get(fact.field) ?? []);
  if (fields.length === 0) {
    const has = [...new Set(asking.flatMap((form) => [...form.fields.keys()]))];
    return [noField(path, { about, field: fact.field, fields: someOf(has) })];
  }
  const isAge = about === "demographics" && fact.field === "age";
  const found = new Map<string, Issue>();
  if (isAge && fact.date === undefined) found.set(noDay.code, noDay(path));
  for (const field of fields) {
    const reading = readFact(field, fact, on, path);
    if ("issue" in reading) found.set(reading.issue.code, reading.issue);
  }
  return [...found.values()];
}

function formsByConcept(studies: readonly Study[]): ReadonlyMap<string, readonly FormPlan[]> {
  const found = new Map<string, FormPlan[]>();
  for (const { plan, concepts } of studies.map(screeningPlanOf)) {
    for (const [id, form] of plan.forms) {
      const concept = concepts.get(id) ?? id;
      found.set(concept, [...(found.get(concept) ?? []), form]);
    }
  }
  return found;
}

function someOf(fields: readonly string[]): string {
  return fields.length > 12 ? `${fields.slice(0, 12).join(", ")}, …` : fields.join(", ");
}
