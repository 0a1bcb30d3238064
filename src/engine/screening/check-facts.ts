import { daySpan, defineIssue, type Issue, type PartialDate } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import type { FieldPlan } from "../form-plan.ts";
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
  "None of these studies asks about “{about}”, so this counts neither for nor against the person.",
  "所比对的研究均未询问“{about}”，该信息不影响判定。",
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

/** What the studies ask, by concept and field. */
type Questions = ReadonlyMap<string, ReadonlyMap<string, readonly FieldPlan[]>>;

/** What keeps facts from being used: dates that lie ahead, units, codes and questions that are not known. */
export function checkFacts(
  studies: readonly Study[],
  known: PatientFacts,
  on: PartialDate,
): readonly Issue[] {
  const questions = questionsOf(studies);
  const today = daySpan(on).last;
  return known.facts.flatMap((fact, index): readonly Issue[] => {
    const path = ["facts", index];
    const date = isCourseFact(fact) ? fact.value : fact.date;
    if (date !== undefined && daySpan(date).first > today) {
      return [future(path, { date, on })];
    }
    return isCourseFact(fact) ? [] : answerIssues(fact, questions, on, path);
  });
}

function answerIssues(
  fact: InstrumentFact | StudyFact,
  questions: Questions,
  on: PartialDate,
  path: Path,
): readonly Issue[] {
  const about = conceptOfFact(fact);
  const asked = questions.get(about);
  if (asked === undefined) return [notAsked(path, { about })];
  const fields = asked.get(fact.field);
  if (fields === undefined) {
    return [noField(path, { about, field: fact.field, fields: someOf([...asked.keys()]) })];
  }
  const isAge = about === "demographics" && fact.field === "age";
  const found: Issue[] = isAge && fact.date === undefined ? [noDay(path)] : [];
  for (const field of fields) {
    const reading = readFact(field, fact, on, path);
    if (!("issue" in reading)) continue;
    const { issue } = reading;
    if (!found.some(({ code }) => code === issue.code)) found.push(issue);
  }
  return found;
}

function questionsOf(studies: readonly Study[]): Questions {
  const found = new Map<string, Map<string, FieldPlan[]>>();
  for (const { plan, concepts } of studies.map(screeningPlanOf)) {
    for (const [id, form] of plan.forms) {
      const concept = concepts.get(id) ?? id;
      const asked = found.get(concept) ?? new Map<string, FieldPlan[]>();
      found.set(concept, asked);
      for (const [name, field] of form.fields) asked.set(name, [...(asked.get(name) ?? []), field]);
    }
  }
  return found;
}

function someOf(fields: readonly string[]): string {
  return fields.length > 12 ? `${fields.slice(0, 12).join(", ")}, …` : fields.join(", ");
}
