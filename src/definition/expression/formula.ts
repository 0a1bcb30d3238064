import { calendarDate, Fault, printDay } from "../../kernel/index.ts";
import type { Datum } from "../datum.ts";
import type { CodeList } from "../code-list.ts";
import type { DerivedField } from "../field.ts";
import { type CheckOptions, typeOf } from "./check.ts";
import { coercion } from "./coerce.ts";
import { compile } from "./compile.ts";
import type { ExpressionIssue } from "./excerpt.ts";
import { round } from "./interval.ts";
import { codeOutsideList, percentTwice, unitsDiffer, wrongType } from "./issues.ts";
import type { Expression } from "./node.ts";
import type { Surroundings } from "./surroundings.ts";
import { fieldType, isDate, type Type, typeWords } from "./type.ts";
import { comparable } from "./unit-algebra.ts";
import { isCodeSet, type Value } from "./value.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** Everything wrong with an expression that must be a condition: a criterion, an edit check, a skip rule. */
export function checkCondition(
  expression: Expression,
  vocabulary: Vocabulary,
  options: CheckOptions = {},
): readonly ExpressionIssue[] {
  const { type, issues } = typeOf(expression, vocabulary, options);
  if (type.kind === "boolean" || type.kind === "wrong") return issues;
  const params = { expected: typeWords({ kind: "boolean" }), found: typeWords(type) };
  return [...issues, wrongType(options.path ?? [], params)];
}

/** Everything wrong with the formula of a derived field: also that it gives something else than the field holds. */
export function checkFormula(
  field: DerivedField,
  vocabulary: Vocabulary,
  options: CheckOptions = {},
): readonly ExpressionIssue[] {
  const { type, issues } = typeOf(field.formula, vocabulary, options);
  const wanted = fieldType(field, vocabulary.codeLists);
  const path = options.path ?? [];
  if (type.kind === "wrong") return issues;
  if (type.kind === "number" && wanted.kind === "number" && wanted.unit !== undefined) {
    if (type.unit === undefined) return issues;
    if (!comparable(type.unit, wanted.unit)) {
      const params = { left: type.unit.code, right: wanted.unit.code };
      return [...issues, unitsDiffer(path, params)];
    }
    const twice = wanted.unit.code === "%" && type.unit.code === "1" && timesHundred(field.formula);
    return twice ? [...issues, percentTwice(path)] : issues;
  }
  if (type.kind === "code" && wanted.kind === "code") {
    return [...issues, ...outsideList(type.list, wanted.list, path)];
  }
  if (wanted.kind === "code" && field.formula.kind === "text") {
    const given = { id: wanted.list.id, codes: [{ code: field.formula.value }] };
    return [...issues, ...outsideList(given, wanted.list, path)];
  }
  if (type.kind === wanted.kind || (isDate(type) && isDate(wanted)) || isCoded(type, wanted)) {
    return issues;
  }
  const params = { expected: typeWords(wanted), found: typeWords(type) };
  return [...issues, wrongType(path, params)];
}

/** A formula gives codes of the field's list alone. */
function outsideList(
  given: { readonly id: string; readonly codes: readonly { readonly code: string }[] },
  wanted: CodeList,
  path: CheckOptions["path"] & {},
): readonly ExpressionIssue[] {
  if (given.id !== wanted.id) {
    const of = (id: string) => typeWords({ kind: "code", list: { id, codes: [] } });
    return [wrongType(path, { expected: of(wanted.id), found: of(given.id) })];
  }
  const known = wanted.codes.map(({ code }) => code);
  const outside = given.codes.map(({ code }) => code).filter((code) => !known.includes(code));
  if (outside.length === 0) return [];
  return [codeOutsideList(path, { list: wanted.id, codes: outside.join(", ") })];
}

function isCoded(type: Type, wanted: Type): boolean {
  return type.kind === "code" && wanted.kind === "text";
}

function timesHundred(node: Expression): boolean {
  if (node.kind === "call" && node.of[0] !== undefined) return timesHundred(node.of[0]);
  if (node.kind !== "arithmetic" || node.op !== "*") return false;
  return [node.left, node.right].some(
    (side) => (side.kind === "number" && side.value === 100) || timesHundred(side),
  );
}

/**
 * Compiles a derived field: its value in the field's unit, rounded to the field's decimals, as the record keeps it.
 * What is unknown, or known only to lie in an interval, is absent.
 *
 * @throws Fault when the formula is wrong.
 */
export function compileFormula(
  field: DerivedField,
  vocabulary: Vocabulary,
  ownForm: string,
): (surroundings: Surroundings) => Datum | undefined {
  if (checkFormula(field, vocabulary, { ownForm }).length > 0) {
    throw new Fault(`the formula of ${ownForm}.${field.id} does not give what the field holds`);
  }
  const { type } = typeOf(field.formula, vocabulary, { ownForm });
  const evaluate = compile(field.formula, vocabulary, ownForm);
  const convert = coercion(type, fieldType(field, vocabulary.codeLists));
  const { decimals } = field;
  return (surroundings) => {
    const found = evaluate(surroundings);
    const value = convert === undefined ? found : convert(found);
    if (field.type !== "number" || typeof value !== "number" || decimals === undefined)
      return datumOf(value, field.type);
    return round(value, decimals);
  };
}

/** How the record keeps a computed value; absent when it is not fully known. */
function datumOf(value: Value, type: DerivedField["type"]): Datum | undefined {
  if (type === "date") return dateOf(value);
  if (type === "code" && isCodeSet(value)) return value.codes;
  return typeof value === "object" ? undefined : value;
}

/** A day as the date it is. Days that make up one month, or one year, are that month or year. */
function dateOf(value: Value): Datum | undefined {
  if (typeof value === "number") return printDay(value);
  if (typeof value !== "object" || !("first" in value)) return undefined;
  const [first, after] = [calendarDate(value.first), calendarDate(value.last + 1)];
  if (first.day !== 1 || after.day !== 1) return undefined;
  const months = (after.year - first.year) * 12 + after.month - first.month;
  if (months === 1) return printDay(value.first).slice(0, 7);
  return months === 12 && first.month === 1 ? printDay(value.first).slice(0, 4) : undefined;
}
