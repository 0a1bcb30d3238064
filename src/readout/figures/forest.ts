import type { Issue } from "../../kernel/index.ts";
import { referenceColumn } from "../analyse/analysis-context.ts";
import type { RenderedRow, Result } from "../report/rendered.ts";
import { drawForest, type ForestLine, type ForestPanel } from "./draw-forest.ts";
import { type Drawing, dataColumns, dataRow, type FigureRows } from "./drawing.ts";
import { nothingEstimated } from "./figure-issues.ts";
import { words } from "./figure-words.ts";
import { fill } from "../report/table-words.ts";
import { printNumber, printP } from "../report/print-number.ts";

const differences: ReadonlySet<string> = new Set(["difference"]);
const ratios: ReadonlySet<string> = new Set(["ratio", "hazard-ratio", "win-ratio", "odds-ratio"]);

interface Estimate {
  readonly analysis: string;
  readonly isRatio: boolean;
  readonly label: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly p: number;
  readonly of: readonly Result[];
}

/** What analyses found, of those results that are differences or ratios with an interval. */
export function forest(
  rows: Pick<FigureRows, "id" | "title" | "readout" | "language">,
  analyses: readonly string[],
  results: readonly Result[],
): Drawing | Issue {
  const { language, readout } = rows;
  const estimates = analyses.flatMap((analysis) => estimatesOf(rows, analysis, results));
  const found = estimates.map((one) => ({ ...one, line: printLine(one, estimates) }));
  if (found.length === 0) return nothingEstimated([], { analyses: analyses.join(", ") });
  const titleOf = (id: string) =>
    readout.analyses.find((one) => one.id === id)?.title[language] ?? id;
  const panels = [false, true].flatMap((isRatio): ForestPanel[] => {
    const own = found.filter((one) => one.isRatio === isRatio);
    if (own.length === 0) return [];
    return [
      {
        isRatio,
        axisTitle: words[isRatio ? "ratio" : "difference"][language],
        groups: [...new Set(own.map(({ analysis }) => analysis))].map((analysis) => ({
          title: titleOf(analysis),
          lines: own.filter((one) => one.analysis === analysis).map(({ line }) => line),
        })),
      },
    ];
  });
  const svg = drawForest({
    head: {
      id: rows.id,
      title: rows.title,
      description: fill(words.forestDescription[language], { count: found.length }),
      language,
    },
    panels,
    estimateHead: words.estimate[language],
    pHead: words.p[language],
  });
  const table = found.map(({ analysis, line, of }): RenderedRow => {
    const estimate = { text: line.text, of: of.slice(0, 3) };
    return dataRow(titleOf(analysis), [line.label, estimate, { text: line.p, of: of.slice(3) }]);
  });
  const heads = [words.comparison, words.estimate, words.p];
  return {
    svg,
    columns: dataColumns("", ...heads.map((one) => one[language])),
    rows: table,
    results: [],
    issues: [],
  };
}

function estimatesOf(
  { readout, language }: Pick<FigureRows, "readout" | "language">,
  analysis: string,
  results: readonly Result[],
): readonly Estimate[] {
  const own = results.filter((result) => result.analysis === analysis);
  return own.flatMap((result): Estimate[] => {
    const isRatio = ratios.has(result.operation);
    if (!isRatio && !differences.has(result.operation)) return [];
    const beside = besides(result, own);
    const [lower, upper, p] = ["lower", "upper", "p"].map((name) =>
      beside.find(({ operation }) => operation === name),
    );
    if (lower === undefined || upper === undefined) return [];
    const [value, low, high] = [result.value, lower.value, upper.value];
    if (value === null || low === null || high === null || (isRatio && value <= 0)) return [];
    const label = labelOf(result, readout, language);
    const of = [result, lower, upper, ...(p === undefined ? [] : [p])];
    return [{ analysis, isRatio, label, value, low, high, p: p?.value ?? Number.NaN, of }];
  });
}

/** The numbers of an estimate, with as many decimals as the narrowest interval of its kind asks for. */
function printLine(one: Estimate, all: readonly Estimate[]): ForestLine {
  const widths = all
    .filter(({ isRatio, low, high }) => isRatio === one.isRatio && high > low)
    .map(({ low, high }) => high - low);
  const places = Math.min(
    4,
    Math.max(one.isRatio ? 2 : 1, 1 - Math.floor(Math.log10(Math.min(...widths, 100)))),
  );
  const [estimate, lower, upper] = [one.value, one.low, one.high].map((value) =>
    printNumber(value, places),
  );
  return {
    label: one.label,
    estimate: one.value,
    lower: one.low,
    upper: one.high,
    text: `${estimate} [${lower}; ${upper}]`,
    p: printP(one.p, { decimals: 3 }),
  };
}

/** Results under the same levels that follow an estimate, until the next estimate under them. */
function besides(estimate: Result, own: readonly Result[]): readonly Result[] {
  const key = JSON.stringify(estimate.groups);
  const same = own.filter(({ groups }) => JSON.stringify(groups) === key);
  const after = same.slice(same.indexOf(estimate) + 1);
  const next = after.findIndex(
    ({ operation }) => ratios.has(operation) || differences.has(operation),
  );
  return next < 0 ? after : after.slice(0, next);
}

/** What is compared with what, and at which visit or in which category. */
function labelOf(
  { groups }: Result,
  { treatment }: FigureRows["readout"],
  language: FigureRows["language"],
): string {
  const named = (value: string) =>
    treatment.levels.find((level) => level.value === value)?.label[language] ?? value;
  const reference = groups.find(({ column }) => column === referenceColumn);
  const [level, ...others] = groups.filter(({ column }) => column !== referenceColumn);
  const first = level === undefined ? "" : named(level.value);
  const compared =
    reference === undefined
      ? first
      : fill(words.against[language], { level: first, reference: named(reference.value) });
  const rest = others.map(({ value }) => value);
  return [compared, ...rest].filter((one) => one !== "").join(language === "en" ? ", " : "，");
}
