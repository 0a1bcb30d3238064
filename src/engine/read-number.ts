import { convert, defineIssue, readUnit } from "../kernel/index.ts";
import { type DecimalField, type IntegerField, numberOf, qualifiers } from "../definition/index.ts";
import { isRecord, type Path, type Reading, shown, wrongKind } from "./reading.ts";
import { roundTo } from "./round.ts";

const tooLow = defineIssue(
  "value.too-low",
  "{value} is below what this field can hold ({limit}). Check the number.",
  "{value} 低于本字段可记录的下限({limit}),请核对。",
);
const tooHigh = defineIssue(
  "value.too-high",
  "{value} is above what this field can hold ({limit}). Check the number.",
  "{value} 超出本字段可记录的上限({limit}),请核对。",
);
const foreignUnit = defineIssue(
  "value.unit",
  "{unit} is not a unit of this field. Use one of: {units}.",
  "{unit} 不是本字段的单位。可用：{units}。",
);

/**
 * Reads a number in the field's own unit, or as it was typed, in one of the field's units. The value is kept in the
 * field's unit with the field's digits; what was typed stays beside it wherever the value does not say it.
 */
export function readNumber(field: IntegerField | DecimalField, raw: unknown, path: Path): Reading {
  if (typeof raw === "number") {
    if (!Number.isFinite(raw)) return wrongKind(path, String(raw), "number");
    return keep(field, raw, raw, undefined, undefined, path);
  }
  if (!isRecord(raw) || typeof raw["entered"] !== "string")
    return wrongKind(path, raw, kind(field));
  const entered = plainNumber(raw["entered"]);
  if (field.qualified === true) {
    const beyond = readQualified(field, entered, raw["unit"], path);
    if (beyond !== undefined) return beyond;
  }
  const number = spelling.test(entered) ? Number(entered) : Number.NaN;
  if (!Number.isFinite(number)) return wrongKind(path, raw["entered"], kind(field));
  const { unit } = raw;
  if (unit === undefined || unit === field.unit) {
    return keep(field, number, number, entered, undefined, path);
  }
  const value = typeof unit === "string" ? inOwnUnit(field, number, unit) : undefined;
  if (value === undefined || typeof unit !== "string") {
    return { issue: foreignUnit(path, { unit: shown(unit), units: unitsOf(field).join(", ") }) };
  }
  return keep(field, value, number, entered, unit, path);
}

const beyondLimit = /^(<=|>=|[<>≤≥])\s*(.+)$/;
const trace = /^(trace|痕量|微量)$/i;

/** A result beyond what could be measured: its limit is read as a number of the field is, and kept beside the sign. */
function readQualified(
  field: IntegerField | DecimalField,
  entered: string,
  unit: unknown,
  path: Path,
): Reading | undefined {
  if (trace.test(entered)) return { datum: { qualifier: "trace", entered } };
  const [, sign = "", digits = ""] = beyondLimit.exec(entered) ?? [];
  if (digits === "") return undefined;
  const { qualified: _, ...measured } = field;
  const sent = { entered: digits, ...(unit === undefined ? {} : { unit }) };
  const reading = readNumber(measured, sent, path);
  if ("issue" in reading) return reading;
  const limit = numberOf(reading.datum);
  const qualifier = qualifiers.find((known) => known === (written[sign] ?? sign));
  if (limit === undefined || qualifier === undefined) return wrongKind(path, entered, kind(field));
  const foreign = typeof unit === "string" && unit !== field.unit ? { unit } : {};
  return { datum: { qualifier, limit, entered, ...foreign } };
}

const written: Readonly<Record<string, string>> = { "≤": "<=", "≥": ">=" };

const spelling = /^[+-]?(\d+\.?\d*|\.\d+)$/;

/** Full-width digits and points of a Chinese keyboard, and dashes of all lengths, mean the plain ones. */
function plainNumber(typed: string): string {
  return typed.length > 400
    ? ""
    : typed
        .normalize("NFKC")
        .replace(/[\u2010-\u2015\u2212]/g, "-")
        .trim();
}

/** A number as people write it: JavaScript writes small ones with an exponent. */
function spelled(number: number): string {
  const [digits = "", zeros] = String(Math.abs(number)).split("e-");
  if (zeros === undefined) return String(number);
  return `${number < 0 ? "-" : ""}0.${"0".repeat(Number(zeros) - 1)}${digits.replace(".", "")}`;
}

function kind(field: IntegerField | DecimalField): "integer" | "number" {
  return field.kind === "integer" ? "integer" : "number";
}

function unitsOf(field: IntegerField | DecimalField): readonly string[] {
  return [field.unit ?? "1", ...(field.kind === "decimal" ? (field.units ?? []) : [])];
}

/** The number in the field's unit: by the trial's own factor where it fixed one, else by UCUM's. */
function inOwnUnit(
  field: IntegerField | DecimalField,
  number: number,
  unit: string,
): number | undefined {
  if (field.kind === "integer" || field.units?.includes(unit) !== true) return undefined;
  const factor = field.factors?.[unit];
  if (factor !== undefined) return number * factor;
  const from = readUnit(unit);
  const to = readUnit(field.unit ?? "1");
  return from === undefined || to === undefined ? undefined : convert(number, from, to);
}

/** `value` is in the field's unit, `number` is what was sent. */
function keep(
  field: IntegerField | DecimalField,
  value: number,
  number: number,
  entered: string | undefined,
  unit: string | undefined,
  path: Path,
): Reading {
  if (field.kind === "integer" && !Number.isSafeInteger(value)) {
    return wrongKind(path, entered ?? number, "integer");
  }
  const digits = field.kind === "decimal" ? field.decimals : undefined;
  // A converted value has digits that nobody measured; ten are more than any instrument gives.
  const rounded = digits === undefined && unit === undefined ? value : roundTo(value, digits ?? 10);
  const kept = rounded === 0 ? 0 : rounded; // JSON has no -0
  const limits = field.unit === undefined ? "" : ` ${field.unit}`;
  if (field.min !== undefined && kept < field.min) {
    return { issue: tooLow(path, { value: entered ?? number, limit: `${field.min}${limits}` }) };
  }
  if (field.max !== undefined && kept > field.max) {
    return { issue: tooHigh(path, { value: entered ?? number, limit: `${field.max}${limits}` }) };
  }
  if (unit !== undefined)
    return { datum: { value: kept, entered: entered ?? spelled(number), unit } };
  const said = entered ?? (kept === number ? undefined : spelled(number));
  return said === undefined || said === String(kept)
    ? { datum: kept }
    : { datum: { value: kept, entered: said } };
}
