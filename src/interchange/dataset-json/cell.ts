import { daysInMonth } from "../../kernel/index.ts";
import type { Cell } from "../table.ts";
import type { DatasetColumn, DataType } from "./dataset.ts";

/** How a value of one type stands in JSON, and what it is as a cell. */
interface CellRule {
  /** What must stand in the file, for messages. */
  readonly expected: string;
  /** The cell of a JSON value; `undefined` when the value is not of the type. */
  readonly read: (value: unknown) => Cell | undefined;
  /** The JSON value of a cell; `undefined` when the cell is not of the type. */
  readonly write: (cell: Cell) => string | number | boolean | undefined;
}

/** xs:decimal, and commas between thousands where they are in place. */
const decimal = /^[+-]?(\d+|\d{1,3}(,\d{3})+)?(\.\d*)?$/;
/** ISO 8601 with reduced precision, missing parts (`--12-15`, `T-:15`) and intervals, as SDTM uses it. */
const timing = /^[-+0-9T:.,/PYMWDHSZ]*$/;

function textWhere(pattern: RegExp): (value: unknown) => string | undefined {
  return (value) => (typeof value === "string" && pattern.test(value) ? value : undefined);
}

function numberWhere(holds: (value: unknown) => boolean): (value: unknown) => number | undefined {
  return (value) => (typeof value === "number" && holds(value) ? value : undefined);
}

const isDecimal = (value: unknown) =>
  typeof value === "string" && decimal.test(value) && (value === "" || /\d/.test(value))
    ? value
    : undefined;
const anyText = textWhere(/^/);
const anIsoText = textWhere(timing);
const aNumber = numberWhere(Number.isFinite);
const anInteger = numberWhere(Number.isSafeInteger);

const rules: Readonly<Record<DataType, CellRule>> = {
  string: { expected: "text", read: anyText, write: anyText },
  URI: { expected: "text", read: anyText, write: anyText },
  // Published files hold fractions in integer columns: they are read as they are, and reported by `readRows`.
  integer: { expected: "a whole number", read: aNumber, write: anInteger },
  float: { expected: "a number", read: aNumber, write: aNumber },
  double: { expected: "a number", read: aNumber, write: aNumber },
  decimal: {
    expected: 'a decimal number as text, such as "30.89"',
    read: isDecimal,
    write: (cell) => isDecimal(typeof cell === "number" ? printDecimal(cell) : cell),
  },
  boolean: {
    expected: "true or false",
    read: (value) => (typeof value === "boolean" ? String(value) : undefined),
    write: (cell) => (cell === "true" ? true : cell === "false" ? false : undefined),
  },
  date: { expected: 'an ISO 8601 date, such as "2014-01-02"', read: anIsoText, write: anIsoText },
  datetime: {
    expected: 'an ISO 8601 date and time, such as "2014-01-02T10:30:00"',
    read: anIsoText,
    write: anIsoText,
  },
  time: { expected: 'an ISO 8601 time, such as "10:30:00"', read: anIsoText, write: anIsoText },
};

const whole: Readonly<Partial<Record<DataType, RegExp>>> = {
  date: /^(\d{4})-(\d{2})-(\d{2})$/,
  datetime: /^(\d{4})-(\d{2})-(\d{2})T([01]\d|2[0-4]):[0-5]\d(:[0-5]\d(\.\d+)?)?$/,
  time: /^\d{2,}:[0-5]\d(:[0-5]\d(\.\d+)?)?$/,
};

/** Dates that are to become numbers must be known in full, and exist. */
function isWhole(text: string, dataType: DataType): boolean {
  const match = whole[dataType]?.exec(text);
  if (match === undefined || match === null) return false;
  if (dataType === "time") return true;
  const [, year, month, day] = match.map(Number);
  if (year === undefined || month === undefined || day === undefined) return false;
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** What must stand in a column, for messages. */
export function expectedIn(column: DatasetColumn): string {
  const { expected } = rules[column.dataType];
  return column.targetDataType === "integer" ? `${expected}, known in full` : expected;
}

/** The cell of a JSON value; `undefined` when it does not belong in the column. `null` is a missing value everywhere. */
export function readCell(value: unknown, column: DatasetColumn): Cell | undefined {
  if (value === null) return null;
  const cell = rules[column.dataType].read(value);
  if (column.targetDataType !== "integer" || typeof cell !== "string" || cell === "") return cell;
  return isWhole(cell, column.dataType) ? cell : undefined;
}

/** The JSON value of a cell; `undefined` when it does not belong in the column. */
export function writeCell(
  cell: Cell,
  column: DatasetColumn,
): string | number | boolean | null | undefined {
  if (cell === null) return null;
  const value = rules[column.dataType].write(cell);
  if (column.targetDataType !== "integer" || typeof value !== "string" || value === "")
    return value;
  return isWhole(value, column.dataType) ? value : undefined;
}

/** The shortest decimal that is this double, without an exponent. */
export function printDecimal(value: number): string {
  const [mantissa = "", exponent] = String(value).split("e");
  if (exponent === undefined) return mantissa;
  const [, sign = "", before = "", after = ""] = /^(-?)(\d+)\.?(\d*)$/.exec(mantissa) ?? [];
  const point = before.length + Number(exponent);
  const digits = before + after;
  if (point <= 0) return `${sign}0.${"0".repeat(-point)}${digits}`;
  return `${sign}${digits.padEnd(point, "0")}`;
}
