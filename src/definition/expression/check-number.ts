import { one } from "../../kernel/index.ts";
import type { Checker, Path, Typed } from "./checker.ts";
import {
  argumentCount,
  datesSubtracted,
  noDigits,
  noRoot,
  shiftUnit,
  temperature,
  unitsDiffer,
  wrongType,
} from "./issues.ts";
import type { Expression } from "./node.ts";
import { isDate, numberType, type Type, typeWords, wrong } from "./type.ts";
import { differenceUnit, product, rootUnit, shiftSeconds } from "./unit-algebra.ts";

type Arithmetic = Expression & { readonly kind: "arithmetic" };
type Call = Expression & { readonly kind: "call" };

/** The type of a sum, difference, product or quotient. */
export function arithmeticType(
  node: Arithmetic,
  left: Typed,
  right: Typed,
  path: Path,
  checker: Checker,
): Type {
  const adds = node.op === "+" || node.op === "-";
  if (adds && isDate(left.type)) return shiftedType(node, left.type, right, path, checker);
  checker.expect("number", left);
  checker.expect("number", right);
  if (left.type.kind !== "number" || right.type.kind !== "number") return wrong;
  const [a, b] = [left.type.unit, right.type.unit];
  const shifted = [a, b].find((unit) => unit !== undefined && unit.offset !== 0);
  if (!adds) {
    if (shifted !== undefined)
      return checker.report(temperature(path, { unit: shifted.code }), node);
    return numberType(product(a, b, node.op === "*" ? 1 : -1));
  }
  if (shifted === undefined) return checker.common([left, right], node, path);
  return temperatureType(node, left, right, path, checker);
}

/** Only a difference of two temperatures, or a temperature shifted by a number or by kelvins, means something. */
function temperatureType(
  node: Arithmetic,
  left: Typed,
  right: Typed,
  path: Path,
  checker: Checker,
): Type {
  const a = left.type.kind === "number" ? left.type.unit : undefined;
  const b = right.type.kind === "number" ? right.type.unit : undefined;
  const fits = a !== undefined && (b === undefined || a.dimension === b.dimension);
  if (fits && a.offset !== 0) {
    if (b === undefined || b.offset === 0) return left.type;
    if (node.op === "-") return numberType(differenceUnit(a));
  }
  const shifted = a !== undefined && a.offset !== 0 ? a : b;
  return checker.report(temperature(path, { unit: shifted?.code ?? "1" }), node);
}

/** A date plus or minus a number of days, or of another unit that is always equally long. */
function shiftedType(
  node: Arithmetic,
  date: Type,
  right: Typed,
  path: Path,
  checker: Checker,
): Type {
  if (isDate(right.type)) return checker.report(datesSubtracted(path), node);
  checker.expect("number", right);
  if (right.type.kind !== "number") return wrong;
  const code = right.type.unit?.code ?? "d";
  const seconds = shiftSeconds[code];
  if (seconds === undefined || (date.kind === "date" && seconds < 86_400)) {
    return checker.report(shiftUnit(right.path, { unit: code }), right.node);
  }
  return date;
}

const argumentCounts: Readonly<Record<Call["name"], readonly [least: number, most: number]>> = {
  abs: [1, 1],
  round: [1, 2],
  floor: [1, 1],
  ceiling: [1, 1],
  sqrt: [1, 1],
  ln: [1, 1],
  sum: [1, Number.POSITIVE_INFINITY],
  mean: [1, Number.POSITIVE_INFINITY],
  least: [1, Number.POSITIVE_INFINITY],
  greatest: [1, Number.POSITIVE_INFINITY],
};

/** The type of a called function. */
export function callType(node: Call, of: readonly Typed[], path: Path, checker: Checker): Type {
  const [least, most] = argumentCounts[node.name];
  if (of.length < least || of.length > most) {
    const expected =
      least === most ? `${least}` : `${least} – ${most === Number.POSITIVE_INFINITY ? "n" : most}`;
    return checker.report(
      argumentCount(path, { name: node.name, expected, found: of.length }),
      node,
    );
  }
  const [first, second] = of;
  if (first === undefined) return wrong;
  const { name } = node;
  if (name === "sum" || name === "mean" || name === "least" || name === "greatest") {
    const common = checker.common(of, node, path);
    return extremeType(name, common, { ...first, node, path }, checker);
  }
  if (name === "round" && second !== undefined && !isDigits(second.node)) {
    checker.report(noDigits(second.path), second.node);
  }
  checker.expect("number", first);
  if (first.type.kind !== "number") return wrong;
  const { unit } = first.type;
  if (name === "sqrt" && unit !== undefined) {
    const root = rootUnit(unit);
    return root === undefined
      ? checker.report(noRoot(path, { unit: unit.code }), node)
      : numberType(root);
  }
  if (name === "ln") {
    if (unit !== undefined && unit.dimension !== "") {
      checker.report(unitsDiffer(path, { left: unit.code, right: "1" }), node);
    }
    return numberType(one);
  }
  return first.type;
}

function isDigits(node: Expression): boolean {
  return (
    node.kind === "number" && Number.isInteger(node.value) && node.value >= 0 && node.value <= 15
  );
}

/** The type of a sum, mean, least or greatest of values that share a type. Dates have a least and a greatest only. */
export function extremeType(
  name: "sum" | "mean" | "least" | "greatest",
  type: Type,
  at: Typed,
  checker: Checker,
): Type {
  if (type.kind === "wrong") return wrong;
  if (isDate(type) && (name === "least" || name === "greatest")) return type;
  if (type.kind !== "number") {
    const params = { expected: typeWords({ kind: "number" }), found: typeWords(type) };
    return checker.report(wrongType(at.path, params), at.node);
  }
  if (name === "sum" && type.unit !== undefined && type.unit.offset !== 0) {
    return checker.report(temperature(at.path, { unit: type.unit.code }), at.node);
  }
  return type;
}
