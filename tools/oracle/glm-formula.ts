import { plain } from "./asked.ts";
import {
  type CaseColumns,
  codesIn,
  isNumeric,
  levelsOf,
  numbersOf,
  termColumn,
} from "./case-columns.ts";

/** What a formula of R says: `cbind(events, n - events) ~ arm + offset(log(years))`. */
export interface GlmFormula {
  readonly outcome: Float64Array;
  readonly trials?: Float64Array;
  readonly offset?: Float64Array;
  /** The terms of the right side, in their order, without the offset. */
  readonly terms: readonly string[];
  readonly response: string;
}

export function readFormula(
  columns: CaseColumns,
  formula: string,
  categories: readonly string[] = [],
): GlmFormula | undefined {
  const [left = "", right = ""] = formula.split("~").map((side) => side.trim());
  const inner = /offset\((.*?\)?)\)(?=\s*(?:\+|$))/.exec(right)?.[1];
  const terms = right
    .replace(/offset\((.*?\)?)\)(?=\s*(?:\+|$))/, "")
    .split("+")
    .map((term) => term.trim())
    .filter((term) => term !== "" && term !== "1");
  const offset = inner === undefined ? undefined : termColumn(columns, inner.trim());
  const response = /^(?:factor|ordered|as\.factor)\((\w[\w.]*)\)$/.exec(left)?.[1] ?? left;
  const given = responseOf(columns, response, categories);
  if (given === undefined) return undefined;
  const base = { ...given, terms, response };
  return offset === undefined ? base : { ...base, offset };
}

function responseOf(
  columns: CaseColumns,
  response: string,
  categories: readonly string[],
): { readonly outcome: Float64Array; readonly trials?: Float64Array } | undefined {
  const pair = /^cbind\(\s*([\w.]+)\s*,\s*([\w.]+)\s*(?:-\s*([\w.]+)\s*)?\)$/.exec(response);
  if (pair !== null) {
    const [, first = "", second = ""] = pair;
    const won = numbersOf(columns[first]);
    const other = numbersOf(columns[second]);
    const trials = pair[3] === undefined ? won.map((value, i) => value + (other[i] ?? NaN)) : other;
    return { outcome: won.map((value, i) => value / (trials[i] ?? NaN)), trials };
  }
  const column = columns[response];
  if (column === undefined) return undefined;
  if (categories.length > 0) return { outcome: codesIn(column, categories) };
  if (isNumeric(column) || column.some((value) => typeof value === "boolean")) {
    return { outcome: numbersOf(column) };
  }
  const levels = levelsOf(column);
  return { outcome: codesIn(column, levels).map((code) => Math.min(code, 1)) };
}

/** The categories of an ordinal outcome in their order, from names of thresholds such as `low|mid`. */
export function orderedCategories(names: readonly string[]): readonly string[] {
  const after = new Map<string, string>();
  for (const name of names) {
    const [low = "", high = ""] = name.split("|");
    after.set(low, high);
  }
  const followers = new Set(after.values());
  let next = [...after.keys()].find((name) => !followers.has(name));
  const order: string[] = [];
  while (next !== undefined && order.length <= names.length) {
    order.push(next);
    next = after.get(next);
  }
  return order;
}

/** Which kind of model a name or a sentence speaks of. */
export function modelKind(words: string): string | undefined {
  const text = plain(words);
  const kinds: readonly (readonly [RegExp, string])[] = [
    [/firth|penali[sz]edl/, "firth"],
    [/polr|ordinal|proportionalodds|cumulativelogit/, "ordinal"],
    [/negbin|negativebin|^nb|glmnb/, "negbin"],
    [/logbin|binomiallog$/, "log-binomial"],
    [/identity/, "identity-binomial"],
    [/probit/, "probit"],
    [/cloglog/, "cloglog"],
    [/poisson|eventrate/, "poisson"],
    [/logistic|logit|binomial/, "logistic"],
    [/gauss|linear|ols|^lm$/, "gaussian"],
  ];
  return kinds.find(([pattern]) => pattern.test(text))?.[1];
}
