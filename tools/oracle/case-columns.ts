import { isRecord } from "./statistic.ts";

/** The columns of a case's data, each one value a row; null is missing. */
export type CaseColumns = Readonly<Record<string, readonly unknown[]>>;

/** The columns that a case's `data` holds, arrays only. */
export function columnsOf(data: unknown): CaseColumns {
  if (!isRecord(data)) return {};
  const columns: Record<string, readonly unknown[]> = {};
  for (const [name, column] of Object.entries(data)) {
    if (Array.isArray(column)) columns[name] = column;
  }
  return columns;
}

/** Numbers (true is 1); anything else is missing. */
export function numbersOf(column: readonly unknown[] | undefined): Float64Array {
  return Float64Array.from(column ?? [], (value) =>
    typeof value === "number" ? value : typeof value === "boolean" ? Number(value) : Number.NaN,
  );
}

export function isNumeric(column: readonly unknown[] | undefined): boolean {
  return column?.some((value) => typeof value === "number") ?? false;
}

/** The different values of a column as words: the reference first, then as they sort. */
export function levelsOf(column: readonly unknown[], reference?: unknown): readonly string[] {
  const present = column.filter((value) => value !== null && value !== undefined);
  const levels = [...new Set(present.map(wordOf))].toSorted((a, b) =>
    isNumeric(column) ? Number(a) - Number(b) : a < b ? -1 : 1,
  );
  const first = String(reference);
  return levels.includes(first) ? [first, ...levels.filter((level) => level !== first)] : levels;
}

/** The place of each value among levels; NaN where it is none of them. */
export function codesIn(column: readonly unknown[], levels: readonly string[]): Float64Array {
  const places = new Map(levels.map((level, i) => [level, i]));
  return Float64Array.from(column, (value) => places.get(wordOf(value)) ?? Number.NaN);
}

/** The first column that has one of these names, whatever its capitals. */
export function columnNamed(columns: CaseColumns, names: readonly unknown[]): string | undefined {
  for (const name of names) {
    if (typeof name !== "string") continue;
    if (Object.hasOwn(columns, name)) return name;
    const found = Object.keys(columns).find((own) => own.toLowerCase() === name.toLowerCase());
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * The values of a coefficient by the name that R gives it: a column, a column with a level (`SEXfemale`), a function
 * of a column (`log(x)`, `I(x^2)`), or products of such (`armACT:age`). `undefined`: none of these.
 */
export function termColumn(columns: CaseColumns, term: string): Float64Array | undefined {
  const parts = term.split(":").map((part) => simpleColumn(columns, part.trim()));
  if (parts.some((part) => part === undefined)) return undefined;
  return parts.reduce((product, part) => product?.map((value, i) => value * (part?.[i] ?? NaN)));
}

/** The name of the column that a term is of. */
export function termSource(columns: CaseColumns, term: string): string | undefined {
  const inner = /^(?:factor|as\.factor|log|sqrt|exp|I)\((.*)$/.exec(term)?.[1] ?? term;
  return Object.keys(columns)
    .filter((name) => inner.startsWith(name))
    .toSorted((a, b) => b.length - a.length)[0];
}

function simpleColumn(columns: CaseColumns, term: string): Float64Array | undefined {
  const own = columns[term];
  if (own !== undefined && isNumeric(own)) return numbersOf(own);
  const call = /^(log|sqrt|exp|I)\(([^()^]+?)(?:\^(\d+))?\)$/.exec(term);
  if (call !== null) {
    const [, name, inner = "", power = "1"] = call;
    return simpleColumn(columns, inner.trim())?.map((value) => applied(name, value, Number(power)));
  }
  const factor = /^(?:as\.)?factor\(([^()]+)\)(.+)$/.exec(term);
  const source = factor?.[1] ?? termSource(columns, term);
  const column = source === undefined ? undefined : columns[source];
  if (source === undefined || column === undefined) return undefined;
  const level = factor?.[2] ?? term.slice(source.length);
  const levels = levelsOf(column);
  const named = levels.includes(level) ? level : level === "TRUE" ? "true" : undefined;
  if (named === undefined)
    return level === "" && levels.length === 2 ? secondLevel(column) : undefined;
  return Float64Array.from(column, (value) =>
    value === null || value === undefined ? Number.NaN : Number(named === wordOf(value)),
  );
}

const wordOf = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value);

function applied(name: string | undefined, value: number, power: number): number {
  if (name === "log") return Math.log(value);
  if (name === "sqrt") return Math.sqrt(value);
  return name === "exp" ? Math.exp(value) : value ** power;
}

function secondLevel(column: readonly unknown[]): Float64Array {
  return codesIn(column, levelsOf(column));
}
