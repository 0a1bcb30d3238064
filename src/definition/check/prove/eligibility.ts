import { type Expression, readsOf, relativePlaces, walk } from "../../expression/index.ts";
import type { PlacedAs } from "../placed.ts";
import { type StudyIndex, soundExpressions } from "../study-index.ts";
import { isBeforeEnrolment } from "../visit-order.ts";
import { Question } from "./question.ts";
import type { Places } from "./terms.ts";

/** A criterion, or a hard check that its values must pass, as a statement of a question. */
export interface Demand {
  readonly name: string;
  readonly placed: PlacedAs<"criterion"> | PlacedAs<"check">;
  /** The truth that it must have. */
  readonly wanted: boolean;
}

/** All that a participant must meet to be enrolled, in one question. */
export interface EligibilityQuestion {
  readonly question: Question;
  /** By the name of the statement: hard checks first, so that criteria are what a contradiction is said with. */
  readonly demands: ReadonlyMap<string, Demand>;
  /** Criteria whose expression is wrong, or beyond the prover. */
  readonly beyond: readonly PlacedAs<"criterion">[];
}

/** Whether meeting a criterion means that it is true. */
export function wantedOf({ criterion }: PlacedAs<"criterion">): boolean {
  return criterion.kind === "inclusion";
}

/**
 * At enrolment a form that is filled at one visit until then has one instance: the latest, the first,
 * and the one at that visit.
 */
export function placesAtEnrolment(index: StudyIndex): Places {
  const single = new Map<string, string>();
  for (const form of index.study.forms) {
    const before = index
      .visitsOf(form.id)
      .filter((visit) => isBeforeEnrolment(index.study, index, visit));
    const [only] = before;
    if (form.log !== true && before.length === 1 && only?.timing !== undefined) {
      if (only.repeats === undefined) single.set(form.id, only.id);
    }
  }
  return (form, at) => {
    if (at === "last") return undefined;
    const visit = single.get(form);
    return visit !== undefined && (at === visit || at === "first") ? undefined : at;
  };
}

/** The one visit before enrolment at which a form is filled. */
export function onlyVisit(index: StudyIndex, form: string): string | undefined {
  const places = placesAtEnrolment(index);
  return index.visitsOf(form).find(({ id }) => places(form, id) === undefined)?.id;
}

/** Puts all sound criteria, but those left out, and the hard checks on what they read, into one question. */
export function eligibilityQuestion(
  index: StudyIndex,
  except: ReadonlySet<PlacedAs<"criterion">> = new Set(),
): EligibilityQuestion {
  const question = new Question(index, { places: placesAtEnrolment(index), asked: true });
  const criteria = new Map<string, Demand>();
  const beyond: PlacedAs<"criterion">[] = [];
  const sound = new Set(soundExpressions(index, "criterion"));
  for (const [number, placed] of index.expressions.entries()) {
    if (placed.use !== "criterion" || except.has(placed)) continue;
    const name = `${number} ${placed.criterion.id}`;
    const wanted = wantedOf(placed);
    if (sound.has(placed)) question.state(name, placed.expression, wanted);
    if (question.understood.has(name)) criteria.set(name, { name, placed, wanted });
    else beyond.push(placed);
  }
  const demands = new Map<string, Demand>();
  for (const [number, placed] of index.expressions.entries()) {
    if (placed.use !== "check" || !isKept(placed, index, question)) continue;
    const name = `${number} ${placed.form.id}.${placed.check.id}`;
    question.stateUnlessOpen(name, placed.expression, placed.ownForm);
    if (question.understood.has(name)) demands.set(name, { name, placed, wanted: true });
  }
  for (const [name, demand] of criteria) demands.set(name, demand);
  return { question, demands, beyond };
}

/** Whether the values that criteria read must pass a check: a hard one, on nothing else, always computable. */
function isKept(placed: PlacedAs<"check">, index: StudyIndex, question: Question): boolean {
  if (placed.check.level !== "hard" || index.issuesOf(placed).length > 0) return false;
  if (!isTotal(placed.expression)) return false;
  const { fields } = readsOf(placed.expression);
  return fields.every(
    ({ form, field, at }) =>
      !(relativePlaces as readonly string[]).includes(at ?? "") &&
      question.terms.has(at === undefined ? `${form}.${field}` : `${form}.${field}@${at}`),
  );
}

/** Whether an expression has a value as soon as every field has one. */
function isTotal(expression: Expression): boolean {
  let total = true;
  walk(expression, (node) => {
    const partial =
      node.kind === "rows" ||
      node.kind === "visit" ||
      node.kind === "dose" ||
      node.kind === "event" ||
      node.kind === "today" ||
      node.kind === "score" ||
      node.kind === "compute" ||
      (node.kind === "arithmetic" && node.op === "/") ||
      (node.kind === "call" && (node.name === "sqrt" || node.name === "ln"));
    if (partial) total = false;
  });
  return total;
}
