import {
  betaCdf,
  betaQuantile,
  betaTail,
  binomialCdf,
  binomialProbability,
  binomialTail,
  chiSquaredCdf,
  chiSquaredQuantile,
  chiSquaredTail,
  digamma,
  fCdf,
  fQuantile,
  fTail,
  gammaCdf,
  gammaQuantile,
  gammaTail,
  hypergeometricCdf,
  hypergeometricProbability,
  hypergeometricTail,
  logGamma,
  logNormalCdf,
  noncentralChiSquaredTails,
  noncentralFTails,
  noncentralTCdf,
  noncentralTTail,
  normalCdf,
  normalQuantile,
  normalTail,
  poissonCdf,
  poissonProbability,
  poissonTail,
  studentizedRangeCdf,
  studentizedRangeQuantile,
  tCdf,
  tQuantile,
  tTail,
  trigamma,
} from "../../src/readout/index.ts";
import { recordsIn, withNulls } from "./asked.ts";
import type { StatisticCase } from "./statistic-cases.ts";

/** One argument of a row, by the first of its names that stands there. */
type Argument = (...names: readonly string[]) => number;

/** Functions by R's names. They are given the arguments of a row, and never see what it expects. */
const functions: Readonly<Record<string, (of: Argument) => unknown>> = {
  pnorm: (of) => {
    const x = of("x");
    return {
      lower: normalCdf(x),
      upper: normalTail(x),
      log_lower: logNormalCdf(x),
      log_upper: logNormalCdf(-x),
    };
  },
  qnorm: (of) => ({ q: normalQuantile(of("p")) }),
  pt: (of) => tails(tCdf, tTail, of("x"), of("df")),
  qt: (of) => ({ q: tQuantile(of("p"), of("df")) }),
  pchisq: (of) => tails(chiSquaredCdf, chiSquaredTail, of("x"), of("df")),
  qchisq: (of) => ({ q: chiSquaredQuantile(of("p"), of("df")) }),
  pf: (of) => tails(fCdf, fTail, of("x"), of("d1", "df1"), of("d2", "df2")),
  qf: (of) => ({ q: fQuantile(of("p"), of("d1", "df1"), of("d2", "df2")) }),
  beta: (of) => tails(betaCdf, betaTail, of("x"), of("a"), of("b")),
  pbeta: (of) => tails(betaCdf, betaTail, of("x"), of("a"), of("b")),
  qbeta: (of) => ({ q: betaQuantile(of("p"), of("a"), of("b")) }),
  pgamma: (of) => tails(gammaCdf, gammaTail, of("x"), of("shape"), of("rate")),
  qgamma: (of) => ({ q: gammaQuantile(of("p"), of("shape"), of("rate")) }),
  pt_noncentral: (of) => tails(noncentralTCdf, noncentralTTail, of("x"), of("df"), of("ncp")),
  pchisq_noncentral: (of) => noncentralChiSquaredTails(of("x"), of("df"), of("ncp")),
  pf_noncentral: (of) => noncentralFTails(of("x"), of("d1", "df1"), of("d2", "df2"), of("ncp")),
  binom: (of) => counts(binomialProbability, binomialCdf, binomialTail, of("k"), of("n"), of("p")),
  poisson: (of) => counts(poissonProbability, poissonCdf, poissonTail, of("k"), of("lambda")),
  hyper: (of) => {
    const urn = { marked: of("m"), others: of("n"), draws: of("k") };
    return counts(hypergeometricProbability, hypergeometricCdf, hypergeometricTail, of("x"), urn);
  },
  ptukey: (of) => {
    const lower = studentizedRangeCdf(of("q"), of("nmeans"), of("df"));
    return { lower, upper: 1 - lower };
  },
  qtukey: (of) => ({ q: studentizedRangeQuantile(of("p"), of("nmeans"), of("df")) }),
  lgamma: (of) => {
    const x = of("x");
    return { lgamma: logGamma(x), digamma: digamma(x), trigamma: trigamma(x) };
  },
};

/** Grids of arguments, each with what a distribution function gives there. */
export function solveDistributions(one: StatisticCase): unknown {
  const answers = Object.entries(one.expected).flatMap(([name, rows]) => {
    const compute = Object.hasOwn(functions, name) ? functions[name] : undefined;
    if (compute === undefined) return [];
    return [[name, recordsIn(rows).map((row) => answerOf(compute, row))]];
  });
  return withNulls(Object.fromEntries(answers));
}

/** The arguments, which stand beside what is expected, are part of the row too. */
function answerOf(
  compute: (of: Argument) => unknown,
  row: Readonly<Record<string, unknown>>,
): unknown {
  const read: Record<string, number> = {};
  const of: Argument = (...names) => {
    const name = names.find((own) => Object.hasOwn(row, own)) ?? "";
    const value = Number(row[name]);
    read[name] = value;
    return value;
  };
  const found = compute(of);
  return typeof found === "object" ? { ...read, ...found } : found;
}

function tails<T extends readonly unknown[]>(
  cdf: (x: number, ...of: T) => number,
  tail: (x: number, ...of: T) => number,
  x: number,
  ...of: T
) {
  return { lower: cdf(x, ...of), upper: tail(x, ...of) };
}

function counts<T extends readonly unknown[]>(
  probability: (k: number, ...of: T) => number,
  cdf: (k: number, ...of: T) => number,
  tail: (k: number, ...of: T) => number,
  k: number,
  ...of: T
) {
  return { pmf: probability(k, ...of), cdf: cdf(k, ...of), upper_gt: tail(k, ...of) };
}
