import {
  commensurable,
  convert,
  daySpan,
  defineIssue,
  type PartialDate,
  readPartialDate,
  readUnit,
} from "../../kernel/index.ts";
import { dateIn, type Datum, isMissing, numberOf } from "../../definition/index.ts";
import type { FieldPlan } from "../form-plan.ts";
import { readDatum } from "../read-datum.ts";
import { type Path, type Reading, shown, wrongKind } from "../reading.ts";
import type { Measured } from "./patient-facts.ts";

const noUnit = defineIssue(
  "facts.unit-missing",
  "The number {value} comes without a unit. Give it in {unit}, or in another unit of the same kind.",
  "数值 {value} 未注明单位。请注明（{unit} 或可换算的单位）。",
);
const unknownUnit = defineIssue(
  "facts.unit-unknown",
  "{unit} is not a UCUM unit that is known here. Write it as UCUM does, such as {expected}.",
  "无法识别单位 {unit}。请按 UCUM 书写，如 {expected}。",
);
const otherUnit = defineIssue(
  "facts.unit-other",
  "{unit} does not measure what {expected} measures. Check value and unit.",
  "{unit} 与 {expected} 不是同类单位，请核对数值和单位。",
);
const future = defineIssue(
  "facts.future",
  "{value} lies after {on}, the day asked about. Correct the date; until then it is not used.",
  "{value} 晚于所询问的日期 {on}。请更正日期，更正前不予采用。",
);

/** Reads a fact as a field of a study holds it: in the field's unit, from the field's codes, not from the future. */
export function readFact(
  { field, codes }: FieldPlan,
  fact: Measured,
  on: PartialDate,
  path: Path = [],
): Reading {
  const { value } = fact;
  if (isMissing(value)) return { datum: value };
  if (field.kind === "date" || field.kind === "datetime") {
    const date = dateIn(value);
    const known = typeof date === "string" ? readPartialDate(date) : undefined;
    if (known !== undefined && daySpan(known).first > daySpan(on).last) {
      return { issue: future(path, { value: known, on }) };
    }
    return readDatum(field, codes, value, path);
  }
  const isNumber = field.kind === "integer" || field.kind === "decimal";
  if (isNumber || (field.kind === "derived" && field.type === "number")) {
    const number = numberOf(value);
    if (number === undefined)
      return isNumber ? readDatum(field, codes, value, path) : bad(value, path);
    const converted = inUnit(number, fact.unit, field.unit ?? "1", path);
    if (typeof converted !== "number") return converted;
    return isNumber ? readDatum(field, codes, converted, path) : { datum: converted };
  }
  if (field.kind !== "derived") return readDatum(field, codes, value, path);
  if (field.type === "code") {
    const known = codes?.codes.map(({ code }) => code) ?? [];
    const given = typeof value === "string" ? [value] : value;
    const fits = Array.isArray(given) && given.every((code) => known.includes(code));
    return fits ? { datum: value } : bad(value, path);
  }
  const expected = field.type === "boolean" ? "boolean" : "string";
  return typeof value === expected ? { datum: value } : bad(value, path);
}

function bad(value: Datum, path: Path): Reading {
  return wrongKind(path, value, typeof value === "string" ? "number" : "code");
}

function inUnit(value: number, given: string | undefined, wanted: string, path: Path) {
  const to = readUnit(wanted);
  if (to === undefined) return value;
  if (given === undefined) {
    return to.dimension === "" && to.factor === 1
      ? value
      : { issue: noUnit(path, { value: String(value), unit: wanted }) };
  }
  const from = readUnit(given);
  if (from === undefined) {
    return { issue: unknownUnit(path, { unit: shown(given), expected: wanted }) };
  }
  if (!commensurable(from, to))
    return { issue: otherUnit(path, { unit: given, expected: wanted }) };
  return convert(value, from, to);
}
