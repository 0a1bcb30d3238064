import type { SummaryLine } from "../../definition/index.ts";
import { computeSummary, type Summary } from "../statistics/summary/summary.ts";
import { printNumber } from "./print-number.ts";

/** One number of a line of descriptive statistics. */
export interface SummaryNumber {
  readonly operation: string;
  readonly value: number;
  readonly text: string;
}

/** What a line prints, and the numbers in it. */
export interface SummaryCell {
  readonly text: string;
  readonly numbers: readonly SummaryNumber[];
}

/** How each line of a description reads. `decimals` are those of the mean, `rangeDecimals` those of the least and greatest value. */
export function summaryCell(
  line: SummaryLine,
  values: Float64Array,
  decimals: number,
  rangeDecimals = decimals,
): SummaryCell {
  const summary = computeSummary(values);
  const number = (operation: string, value: number, places: number): SummaryNumber => ({
    operation,
    value,
    text: printNumber(value, places),
  });
  return lines[line](summary, line === "min" || line === "max" ? rangeDecimals : decimals, number);
}

type MakeNumber = (operation: string, value: number, places: number) => SummaryNumber;

const one = (number: SummaryNumber): SummaryCell => ({ text: number.text, numbers: [number] });

/** Several numbers in one cell; nothing is printed of what could not be computed. */
function several(
  numbers: readonly SummaryNumber[],
  print: (...texts: readonly string[]) => string,
): SummaryCell {
  const texts = numbers.map(({ text }) => text);
  return { text: texts[0] === "" ? "" : print(...texts), numbers };
}

const lines = {
  n: ({ n }, _, number) => one(number("n", n, 0)),
  mean: ({ mean }, decimals, number) => one(number("mean", mean, decimals)),
  sd: ({ sd }, decimals, number) => one(number("sd", sd, decimals + 1)),
  "mean-sd": ({ mean, sd }, decimals, number) =>
    several([number("mean", mean, decimals), number("sd", sd, decimals + 1)], (centre, spread) =>
      spread === "" ? String(centre) : `${centre} (${spread})`,
    ),
  median: ({ median }, decimals, number) => one(number("median", median, decimals)),
  "median-range": ({ median, min, max }, decimals, number) => {
    const collected = Math.max(0, decimals - 1);
    return several(
      [
        number("median", median, decimals),
        number("min", min, collected),
        number("max", max, collected),
      ],
      (centre, least, most) => `${centre} (${least};${most})`,
    );
  },
  min: ({ min }, decimals, number) => one(number("min", min, decimals)),
  max: ({ max }, decimals, number) => one(number("max", max, decimals)),
  "q1-q3": ({ q1, q3 }, decimals, number) =>
    several(
      [number("q1", q1, decimals), number("q3", q3, decimals)],
      (low, high) => `${low}; ${high}`,
    ),
  "geometric-mean": ({ geometricMean }, decimals, number) =>
    one(number("geometric-mean", geometricMean, decimals)),
  cv: ({ cvPercent }, decimals, number) => one(number("cv", cvPercent, decimals)),
} as const satisfies Record<
  SummaryLine,
  (summary: Summary, decimals: number, number: MakeNumber) => SummaryCell
>;
