import { one, readUnit, type Unit, unreachable } from "../../kernel/index.ts";
import { missingReasons } from "../datum.ts";
import { computationType } from "./check-computation.ts";
import { arithmeticType, callType, extremeType } from "./check-number.ts";
import { Checker, type CheckOptions, type Path, type Typed } from "./checker.ts";
import { inputsOf } from "./computation.ts";
import type { ExpressionIssue } from "./excerpt.ts";
import {
  emptyLogic,
  limitsReversed,
  noScores,
  noSuchDose,
  unknownReason,
  unknownUnit,
  unordered,
  wrongType,
} from "./issues.ts";
import { hint } from "./nearest.ts";
import type { ElapsedIn, Expression } from "./node.ts";
import {
  booleanType,
  isDate,
  isOrdered,
  numberType,
  pureNumber,
  type Type,
  typeWords,
  wrong,
} from "./type.ts";
import type { Vocabulary } from "./vocabulary.ts";

export type { CheckOptions } from "./checker.ts";

/** What checking an expression found. `types` knows the type of each node. */
export interface TypeCheck {
  readonly type: Type;
  readonly issues: readonly ExpressionIssue[];
  readonly types: ReadonlyMap<Expression, Type>;
}

/**
 * The type of an expression, and everything that is wrong with it: names that do not exist, values that do not fit.
 * Each issue has a path into the expression and, when `options.spans` says where it was read, a span of its text.
 */
export function typeOf(
  expression: Expression,
  vocabulary: Vocabulary,
  options: CheckOptions = {},
): TypeCheck {
  const checker = new Checker(vocabulary, options);
  const type = typeAt(expression, [], checker);
  return { type, issues: checker.issues, types: checker.types };
}

function typeAt(node: Expression, path: Path, checker: Checker): Type {
  const type = rule(node, path, checker);
  checker.types.set(node, type);
  return type;
}

function typed(node: Expression, path: Path, checker: Checker): Typed {
  return { node, path, type: typeAt(node, path, checker) };
}

function rule(node: Expression, path: Path, checker: Checker): Type {
  const part = (child: Expression, ...step: Path) => typed(child, [...path, ...step], checker);
  switch (node.kind) {
    case "number":
      return literalType(node, path, checker);
    case "text":
    case "boolean":
      return { kind: node.kind };
    case "date":
      return checker.date(node.value, node, path);
    case "field":
      return checker.field(node, path);
    case "visit":
      checker.visit(node.visit, node, path);
      return { kind: "date" };
    case "dose":
      if (typeof node.dose === "number" && !(Number.isInteger(node.dose) && node.dose >= 1)) {
        checker.report(noSuchDose(path, { dose: node.dose }), node);
      }
      return { kind: "datetime" };
    case "event":
    case "today":
      return { kind: "date" };
    case "not":
      checker.expect("boolean", part(node.of, "of"));
      return booleanType;
    case "and":
    case "or":
      if (node.of.length === 0) checker.report(emptyLogic(path, { name: node.kind }), node);
      for (const [index, of] of node.of.entries()) checker.expect("boolean", part(of, "of", index));
      return booleanType;
    case "compare":
      compareRule(node, [part(node.left, "left"), part(node.right, "right")], path, checker);
      return booleanType;
    case "between": {
      const parts = [part(node.of, "of"), part(node.low, "low"), part(node.high, "high")];
      order(checker.common(parts, node, path), node, path, checker);
      limits(node, path, checker);
      return booleanType;
    }
    case "in":
      inRule(node, part(node.of, "of"), path, checker);
      return booleanType;
    case "answered":
      part(node.of, "of");
      return booleanType;
    case "missing":
      part(node.of, "of");
      if (
        node.reason !== undefined &&
        !(missingReasons as readonly string[]).includes(node.reason)
      ) {
        const params = { name: node.reason, hint: hint(node.reason, missingReasons) };
        checker.report(unknownReason(path, params), node);
      }
      return booleanType;
    case "negate": {
      const of = part(node.of, "of");
      checker.expect("number", of);
      return of.type.kind === "number" ? of.type : wrong;
    }
    case "arithmetic":
      return arithmeticType(
        node,
        part(node.left, "left"),
        part(node.right, "right"),
        path,
        checker,
      );
    case "call": {
      const parts = node.of.map((of, index) => part(of, "of", index));
      return callType(node, parts, path, checker);
    }
    case "elapsed":
      for (const side of [part(node.from, "from"), part(node.to, "to")]) {
        if (isDate(side.type) || side.type.kind === "wrong") continue;
        const params = { expected: typeWords({ kind: "date" }), found: typeWords(side.type) };
        checker.report(wrongType(side.path, params), side.node);
      }
      return numberType(readUnit(elapsedUnits[node.in]));
    case "score":
      return scoreRule(node, part(node.of, "of"), path, checker);
    case "if": {
      checker.expect("boolean", part(node.test, "test"));
      return checker.common([part(node.then, "then"), part(node.else, "else")], node, path);
    }
    case "rows": {
      checker.rows(node, path);
      const of = checker.within(node.form, node.group, () => part(node.of, "of"));
      return rowsType(node, of, checker);
    }
    case "compute":
      return computationType(
        node,
        inputsOf(node).map(({ name, path: way, node: of }) => ({ name, ...part(of, ...way) })),
        path,
        checker,
      );
    default:
      return unreachable(node);
  }
}

const elapsedUnits: Readonly<Record<ElapsedIn, string>> = {
  hours: "h",
  days: "d",
  months: "mo",
  years: "a",
};

function literalType(
  node: Expression & { readonly kind: "number" },
  path: Path,
  checker: Checker,
): Type {
  if (node.unit === undefined) return numberType();
  const unit = readUnit(node.unit) ?? fieldUnit(node.unit, checker.vocabulary);
  if (unit !== undefined) return numberType(unit);
  return checker.report(
    unknownUnit(path, { name: node.unit, hint: hint(node.unit, usualUnits) }),
    node,
  );
}

const usualUnits = [
  "kg",
  "mg",
  "cm",
  "mm[Hg]",
  "mmol/L",
  "10*9/L",
  "%",
  "d",
  "wk",
  "mo",
  "a",
  "h",
  "min",
  "Cel",
];

/** A unit that UCUM does not know but a field of the study has. */
function fieldUnit(code: string, vocabulary: Vocabulary): Unit | undefined {
  for (const form of vocabulary.forms.values()) {
    for (const { type } of form.fields.values()) {
      if (type.kind === "number" && type.unit?.code === code && type.unit !== one) return type.unit;
    }
  }
  return undefined;
}

function compareRule(
  node: Expression & { readonly kind: "compare" },
  parts: readonly Typed[],
  path: Path,
  checker: Checker,
): void {
  const common = checker.common(parts, node, path);
  if (node.op !== "=" && node.op !== "!=") order(common, node, path, checker);
  else if (common.kind === "mark" || common.kind === "choices") {
    checker.report(unordered(path, { type: typeWords(common) }), node);
  }
}

function order(type: Type, node: Expression, path: Path, checker: Checker): void {
  if (!isOrdered(type)) checker.report(unordered(path, { type: typeWords(type) }), node);
}

function limits(
  node: Expression & { readonly kind: "between" },
  path: Path,
  checker: Checker,
): void {
  const { low, high } = node;
  if (low.kind !== "number" || high.kind !== "number" || low.unit !== high.unit) return;
  if (low.value > high.value) {
    checker.report(limitsReversed(path, { low: low.value, high: high.value }), node);
  }
}

function inRule(
  node: Expression & { readonly kind: "in" },
  of: Typed,
  path: Path,
  checker: Checker,
): void {
  const { type } = of;
  if (type.kind === "wrong") return;
  const wanted = type.kind === "number" ? "number" : "string";
  if (!["number", "text", "code", "choices"].includes(type.kind)) {
    const params = { expected: typeWords({ kind: "text" }), found: typeWords(type) };
    checker.report(wrongType(of.path, params), of.node);
    return;
  }
  for (const [index, value] of node.values.entries()) {
    const place = [...path, "values", index];
    if (typeof value === wanted) {
      if (typeof value === "string") checker.code(value, type, node, place);
      continue;
    }
    const found = typeWords({ kind: typeof value === "number" ? "number" : "text" });
    checker.report(wrongType(place, { expected: typeWords(type), found }), node);
  }
}

function scoreRule(node: Expression, of: Typed, path: Path, checker: Checker): Type {
  if (of.type.kind === "wrong") return pureNumber;
  if (of.type.kind !== "code") {
    const expected = { en: "a coded field", "zh-CN": "编码字段" };
    return checker.report(wrongType(of.path, { expected, found: typeWords(of.type) }), of.node);
  }
  const { list } = of.type;
  if (list.codes.every(({ score }) => score === undefined)) {
    checker.report(noScores(path, { list: list.id }), node);
  }
  return pureNumber;
}

function rowsType(node: Expression & { readonly kind: "rows" }, of: Typed, checker: Checker): Type {
  switch (node.name) {
    case "any":
    case "every":
      checker.expect("boolean", of);
      return booleanType;
    case "count":
      checker.expect("boolean", of);
      return pureNumber;
    case "first":
    case "last":
      return of.type;
    default:
      return extremeType(node.name, of.type, of, checker);
  }
}
