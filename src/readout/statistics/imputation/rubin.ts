import type { Issue } from "../../../kernel/index.ts";
import { exactSum } from "../../numeric/exact-sum.ts";
import { tQuantile, tTail } from "../../numeric/student-t.ts";
import { badVariance, tooFewImputations } from "./imputation-issues.ts";

export interface RubinOptions {
  /** Degrees of freedom had nothing been missing (default infinite): taken into account as Barnard and Rubin do. */
  readonly completeDf?: number;
  /** The estimate under the hypothesis. Default 0. */
  readonly hypothesis?: number;
  /** Default 0.95. */
  readonly level?: number;
}

/** One reading of a pooled estimate, by its degrees of freedom. */
export interface PooledTest {
  readonly df: number;
  readonly pValue: number;
  readonly lower: number;
  readonly upper: number;
}

/** The estimates of completed data sets as one. */
export interface Pooled {
  readonly imputations: number;
  readonly estimate: number;
  /** Mean of the variances within data sets. */
  readonly within: number;
  /** Variance between the estimates of the data sets. */
  readonly between: number;
  readonly total: number;
  readonly standardError: number;
  readonly t: number;
  /** Relative increase of the variance by what is missing: (1 + 1/m) B / W. */
  readonly relativeIncrease: number;
  /** Share of the variance that comes from what is missing: (1 + 1/m) B / T. */
  readonly lambda: number;
  /** Fraction of missing information, by the degrees of freedom of Barnard and Rubin. */
  readonly missingInformation: number;
  /** Barnard and Rubin's degrees of freedom for small samples. */
  readonly smallSample: PooledTest;
  /** Rubin's of 1987: (m − 1) / λ². */
  readonly classic: PooledTest;
}

/**
 * Rubin's rules. Issues: fewer than two data sets; a data set without an estimate or with no positive standard error. Where
 * all data sets agree (B = 0) the degrees of freedom are those of complete data.
 *
 * @source Rubin, Multiple Imputation for Nonresponse in Surveys (1987), ch. 3; Barnard & Rubin, Biometrika 86:948 (1999);
 * reference: mice 3.15.0 `pool`, case mi-01-rubin-nhanes
 */
export function computePooled(
  estimates: readonly number[],
  standardErrors: readonly number[],
  { completeDf = Number.POSITIVE_INFINITY, hypothesis = 0, level = 0.95 }: RubinOptions = {},
): Pooled | Issue {
  const m = estimates.length;
  if (m < 2) return tooFewImputations([], { found: m });
  const bad = estimates.findIndex(
    (estimate, i) => !Number.isFinite(estimate) || !((standardErrors[i] ?? 0) > 0),
  );
  if (bad >= 0) return badVariance([bad], { place: bad + 1 });
  const estimate = meanOf(estimates);
  const within = meanOf(standardErrors.map((error) => error * error));
  const between = (meanOf(estimates.map((one) => (one - estimate) ** 2)) * m) / (m - 1);
  const added = (1 + 1 / m) * between;
  const total = within + added;
  const standardError = Math.sqrt(total);
  const lambda = added / total;
  const relativeIncrease = added / within;
  const t = (estimate - hypothesis) / standardError;
  const classicDf = lambda === 0 ? Number.POSITIVE_INFINITY : (m - 1) / lambda ** 2;
  const df = joinDf(classicDf, completeDf, lambda);
  const test = (degrees: number): PooledTest => {
    const reach = tQuantile((1 + level) / 2, degrees) * standardError;
    const pValue = 2 * tTail(Math.abs(t), degrees);
    return { df: degrees, pValue, lower: estimate - reach, upper: estimate + reach };
  };
  return {
    imputations: m,
    estimate,
    within,
    between,
    total,
    standardError,
    t,
    relativeIncrease,
    lambda,
    missingInformation: (relativeIncrease + 2 / (df + 3)) / (relativeIncrease + 1),
    smallSample: test(df),
    classic: test(classicDf),
  };
}

/** Barnard and Rubin's degrees of freedom from the classic ones and those of complete data. */
function joinDf(classic: number, complete: number, lambda: number): number {
  if (complete === Number.POSITIVE_INFINITY) return classic;
  const observed = ((complete + 1) / (complete + 3)) * complete * (1 - lambda);
  if (classic === Number.POSITIVE_INFINITY) return observed;
  return (classic * observed) / (classic + observed);
}

const meanOf = (values: readonly number[]): number => exactSum(values) / values.length;
