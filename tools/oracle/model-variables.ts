import { covariateOf, type Factor, factorOf, type Variable } from "../../src/readout/index.ts";
import { type CaseColumns, isNumeric, levelsOf, numbersOf } from "./case-columns.ts";

/** A column as a factor; its first level is the one that no expected coefficient is named after. */
export function factorColumn(columns: CaseColumns, name: string, expected: unknown): Factor {
  const column = columns[name] ?? [];
  const values = column.map((value) =>
    typeof value === "string" || typeof value === "number" || typeof value === "boolean"
      ? String(value)
      : null,
  );
  return factorOf(name, values, orderedLevels(name, levelsOf(column), expected));
}

/** Numbers as a covariate, words as a factor. */
export function variableColumn(columns: CaseColumns, name: string, expected: unknown): Variable {
  const column = columns[name];
  if (isNumeric(column)) return covariateOf(name, numbersOf(column));
  return factorColumn(columns, name, expected);
}

/** The order of levels that the names of what is expected tell: they, and no number, are read. */
function orderedLevels(
  name: string,
  levels: readonly string[],
  expected: unknown,
): readonly string[] {
  const named: string[] = [];
  for (const term of labelsIn(expected, ["term", "terms"])) {
    for (const part of term.split(":")) {
      const level = part.startsWith(name) ? part.slice(name.length) : "";
      if (levels.includes(level) && !named.includes(level)) named.push(level);
    }
  }
  const references = levels.filter((level) => !named.includes(level));
  if (references.length === 1) return [...references, ...named];
  const listed = labelsIn(expected, ["level", "visits", "visit"]).filter((label) =>
    levels.includes(label),
  );
  const told = [...new Set(listed)];
  return told.length === levels.length ? told : levels;
}

/** The words that stand under some keys, wherever they are, in their order. */
export function labelsIn(
  value: unknown,
  keys: readonly string[],
  isUnder = false,
): readonly string[] {
  if (typeof value === "string") return isUnder ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) =>
    labelsIn(part, keys, Array.isArray(value) ? isUnder : keys.includes(key)),
  );
}
