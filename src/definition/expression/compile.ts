import { Fault, issuePlace, issueText, type PartialDate, unreachable } from "../../kernel/index.ts";
import { typeOf } from "./check.ts";
import { numbered } from "./coerce.ts";
import { betweenStep, compareStep, inStep } from "./compile-compare.ts";
import { computationStep } from "./compile-computation.ts";
import { fieldStep, readerOf } from "./compile-field.ts";
import { arithmeticStep, callStep, elapsedStep, ifStep } from "./compile-number.ts";
import { rowsStep } from "./compile-rows.ts";
import { monotone } from "./interval.ts";
import { negation } from "./logic.ts";
import type { Expression } from "./node.ts";
import { printExpression } from "./print.ts";
import { type Plan, type Step, typeIn } from "./step.ts";
import type { Compiled } from "./surroundings.ts";
import { dayOf, isAnswered, secondOf, type Value } from "./value.ts";
import type { Vocabulary } from "./vocabulary.ts";

/**
 * Compiles an expression that {@link typeOf} finds nothing wrong with. `ownForm` is the form whose rule it is.
 * The result is pure: the same surroundings give the same value, everywhere.
 *
 * @throws Fault when the expression is wrong.
 * @example
 * const nothing = vocabularyOf({ forms: [], codeLists: [], visits: [] });
 * const around = { own: {}, datum: () => undefined, instances: () => [], visitDate: () => "2024-01", doseDate: () => undefined, eventDate: () => undefined, today: "2024-02-10" };
 * compile(parsed("days(event(enrolled), today) > 9"), nothing)(around) // => undefined
 */
export function compile(
  expression: Expression,
  vocabulary: Vocabulary,
  ownForm?: string,
): Compiled {
  const step = stepOf(expression, planOf(expression, vocabulary, ownForm));
  return (surroundings) => step(surroundings, undefined);
}

/** Checks an expression and plans its compilation. @throws Fault when the expression is wrong. */
export function planOf(expression: Expression, vocabulary: Vocabulary, ownForm?: string): Plan {
  const { issues, types } = typeOf(expression, vocabulary, { ownForm });
  if (issues.length > 0) {
    const found = issues.map((issue) => `${issuePlace(issue)}: ${issueText(issue)}`).join("\n");
    throw new Fault(`${printExpression(expression)} cannot be evaluated:\n${found}`);
  }
  return { vocabulary, types, ownForm, scopes: [] };
}

/** Compiles one node. */
export function stepOf(node: Expression, plan: Plan): Step {
  switch (node.kind) {
    case "number":
    case "text":
    case "boolean":
      return constant(node.value);
    case "date":
      return constant(
        typeIn(plan, node).kind === "date" ? dayOf(node.value) : secondOf(node.value),
      );
    case "field":
      return fieldStep(node, plan);
    case "visit":
      return (s) => dated(s.visitDate(node.visit), dayOf);
    case "dose":
      return (s) => dated(s.doseDate(node.dose), secondOf);
    case "event":
      return (s) => dated(s.eventDate(node.event), dayOf);
    case "today":
      return (s) => dated(s.today, dayOf);
    case "not": {
      const of = stepOf(node.of, plan);
      return (s, rows) => negation(of(s, rows));
    }
    case "and":
    case "or":
      return logicStep(
        node.of.map((of) => stepOf(of, plan)),
        node.kind === "or",
      );
    case "compare":
      return compareStep(node, plan, stepOf);
    case "between":
      return betweenStep(node, plan, stepOf);
    case "in":
      return inStep(node, plan, stepOf);
    case "answered": {
      const read = readerOf(node.of, plan);
      return (s, rows) => isAnswered(read(s, rows));
    }
    case "missing":
      return missingStep(node, plan);
    case "negate": {
      const of = stepOf(node.of, plan);
      return (s, rows) => negative(of(s, rows));
    }
    case "arithmetic":
      return arithmeticStep(node, plan, stepOf);
    case "elapsed":
      return elapsedStep(node, plan, stepOf);
    case "call":
      return callStep(node, plan, stepOf);
    case "score":
      return scoreStep(node, plan);
    case "if":
      return ifStep(node, plan, stepOf);
    case "rows":
      return rowsStep(node, plan, stepOf);
    case "compute":
      return computationStep(node, plan, stepOf);
    default:
      return unreachable(node);
  }
}

function constant(value: Value): Step {
  return () => value;
}

function dated(date: PartialDate | undefined, read: (date: PartialDate) => Value): Value {
  return date === undefined ? undefined : read(date);
}

/** And, or: ends at the first condition that decides, which cannot change the result. */
function logicStep(steps: readonly Step[], decisive: boolean): Step {
  return (s, rows) => {
    let result: Value = !decisive;
    for (const step of steps) {
      const truth = step(s, rows);
      if (truth === decisive) return decisive;
      if (truth === undefined) result = undefined;
    }
    return result;
  };
}

function missingStep(node: Expression & { readonly kind: "missing" }, plan: Plan): Step {
  const read = readerOf(node.of, plan);
  const { reason } = node;
  return (s, rows) => {
    const datum = read(s, rows);
    if (typeof datum !== "object" || !("missing" in datum)) return false;
    return reason === undefined || datum.missing === reason;
  };
}

function negative(value: Value): Value {
  return monotone(value, (x) => 0 - x);
}

function scoreStep(node: Expression & { readonly kind: "score" }, plan: Plan): Step {
  const type = typeIn(plan, node.of);
  const codes = type.kind === "code" ? type.list.codes : [];
  const score = numbered(
    new Map(codes.flatMap(({ code, score }) => (score === undefined ? [] : [[code, score]]))),
  );
  const of = stepOf(node.of, plan);
  return (s, rows) => score(of(s, rows));
}
