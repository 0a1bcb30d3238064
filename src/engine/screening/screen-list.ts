import type { Language, PartialDate } from "../../kernel/index.ts";
import type { Expression, Study, Value } from "../../definition/index.ts";
import { type CriterionResult, type Eligibility, resultOf } from "../eligibility.ts";
import { type FactColumn, FactColumns, type Place } from "./fact-columns.ts";
import type { PatientFacts } from "./patient-facts.ts";
import { courseKey, PatientRecord } from "./patient-record.ts";
import { PatientSurroundings } from "./patient-surroundings.ts";
import { operandsOf, signatureOf } from "./operands.ts";
import { placesRead } from "./places-read.ts";
import { screenStudy, type StudyScreening, valueIn, valuesIn } from "./screen-study.ts";
import {
  type CriterionScreen,
  screenOf,
  screeningPlanOf,
  type ScreeningPlan,
} from "./screening-plan.ts";

const results: readonly CriterionResult[] = ["met", "unknown", "not met"];
const verdicts: readonly Eligibility["eligible"][] = ["yes", "unknown", "no"];

/** Many people against one study: the verdict of each, and each criterion's result. */
export interface ListedStudy {
  readonly study: string;
  readonly count: Readonly<Record<Eligibility["eligible"], number>>;
  verdict(person: number): Eligibility["eligible"];
  result(person: number, criterion: string): CriterionResult | undefined;
}

export interface ScreenedList {
  readonly on: PartialDate;
  readonly studies: readonly ListedStudy[];
  /** The reasons for one person in one study, worked out when they are asked for. */
  explain(person: number, study: number, language: Language): StudyScreening | undefined;
}

/**
 * Screens a whole list of people, as when a study opens or a criterion is amended. Each criterion is evaluated once for
 * all people of whom it reads the same facts, by the same evaluator as for one person.
 */
export function screenList(
  studies: readonly Study[],
  people: readonly PatientFacts[],
  on: PartialDate,
): ScreenedList {
  const records = people.map((facts) => new PatientRecord(facts, on));
  const columns = new FactColumns(records);
  return {
    on,
    studies: studies.map((study) => listed(study, records, columns)),
    explain(person, study, language) {
      const [record, asked] = [records[person], studies[study]];
      if (record === undefined || asked === undefined) return undefined;
      return screenStudy(asked, record, language).screening;
    },
  };
}

/** A criterion's results: the number of what each person's facts say, and the result of each number. */
interface Results {
  readonly numbers: Uint32Array;
  readonly byNumber: Uint8Array;
}

function listed(
  study: Study,
  records: readonly PatientRecord[],
  columns: FactColumns,
): ListedStudy {
  const plan = screeningPlanOf(study);
  const worst = new Uint8Array(records.length);
  const criteria = new Map<string, Results>();
  for (const screen of plan.criteria) {
    const decided = decide(plan, screen, records, columns);
    criteria.set(screen.criterion.id, decided);
    const { numbers, byNumber } = decided;
    for (let person = 0; person < worst.length; person++) {
      const result = byNumber[numbers[person] ?? 0] ?? 0;
      if (result > (worst[person] ?? 0)) worst[person] = result;
    }
  }
  const count = { yes: 0, unknown: 0, no: 0 };
  for (const verdict of worst) count[verdicts[verdict] ?? "unknown"] += 1;
  return {
    study: study.id,
    count,
    verdict: (person) => verdicts[worst[person] ?? 1] ?? "unknown",
    result(person, criterion) {
      const found = criteria.get(criterion);
      return found && results[found.byNumber[found.numbers[person] ?? 0] ?? 1];
    },
  };
}

function decide(
  plan: ScreeningPlan,
  screen: CriterionScreen,
  records: readonly PatientRecord[],
  columns: FactColumns,
): Results {
  const { numbers, size, somebody } = columns.of(partsOf(plan, screen, columns));
  const byNumber = new Uint8Array(size);
  for (let number = 0; number < size; number++) {
    const record = records[somebody[number] ?? 0];
    if (record === undefined) continue;
    const around = new PatientSurroundings(plan, record, { asIfHeld: true });
    const asked = screen.asked(around.known(screen.otherwise));
    const value = valueIn(plan, record, around, asked, screen);
    byNumber[number] = results.indexOf(resultOf(screen.criterion, value));
  }
  return { numbers, byNumber };
}

/** The columns by which a criterion's result is found: of what it compares the values, of all else the facts. */
function partsOf(
  plan: ScreeningPlan,
  screen: CriterionScreen,
  columns: FactColumns,
): ReadonlyMap<string, Place | FactColumn> {
  const { compared, rest } = operandsOf(screen.criterion.when);
  const parts = new Map<string, Place | FactColumn>();
  for (const expression of rest) {
    for (const [name, place] of placesRead(plan, expression, screen.otherwise)) {
      parts.set(name, place);
    }
  }
  for (const expression of compared) {
    const operand = screenOf(expression, plan.plan, screen.otherwise);
    const places = placesRead(plan, expression, operand.otherwise);
    const course = courseOf(plan, columns);
    const name = signatureOf(expression, plan, operand.otherwise, course);
    const column = columns.following(name, columns.of(places), (record) => {
      const around = new PatientSurroundings(plan, record, { asIfHeld: true });
      const asked = operand.asked(around.known(operand.otherwise));
      return keyOf(valuesIn(plan, record, around, asked, operand));
    });
    parts.set(name, column);
  }
  return parts;
}

/** A visit that nobody has had is today in every study. */
function courseOf({ plan }: ScreeningPlan, columns: FactColumns): (node: Expression) => string {
  return (node) => {
    if (node.kind !== "visit") return `${plan.study.id} ${JSON.stringify(node)}`;
    const course = courseKey(plan.study.id, undefined, node.visit);
    return columns.isEmpty(course, { course }) ? "visit today" : course;
  };
}

/** Something that is equal exactly when the values are. */
function keyOf(values: readonly Value[]): unknown {
  const [value, older] = values;
  const isPlain = typeof value !== "object" && older === value;
  return isPlain ? value : `\u0000${JSON.stringify(values)}`;
}
