import type { Issue } from "../../../kernel/index.ts";
import { cholesky, invertCholesky } from "../../linear-algebra/cholesky.ts";
import { entry, type Matrix, matrix } from "../../linear-algebra/matrix.ts";
import { qr } from "../../linear-algebra/qr.ts";
import { at, dot } from "../../linear-algebra/vector.ts";
import { normalTail } from "../../numeric/normal.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";
import { tQuantile, tTail } from "../../numeric/student-t.ts";
import { type Climb, climb } from "../likelihood/climb.ts";
import { type Family, type FamilyRules, familyRules } from "./family.ts";
import {
  dependentColumn,
  impossibleOutcome,
  noStart,
  noVariation,
  notSettled,
  onBound,
  separated,
  tooFewRows,
} from "./glm-issues.ts";
import { etaOf, glmLikelihood, glmStart } from "./glm-likelihood.ts";
import { type GlmData, type GlmRows, orderGlmRows } from "./glm-rows.ts";
import { glmSandwich, type RobustKind } from "./glm-sandwich.ts";
import { type LinkName, links } from "./link.ts";
import { reweight } from "./reweight.ts";

export interface GlmOptions {
  readonly family: Family;
  /** Default logit for binomial, log for counts, identity for gaussian. */
  readonly link?: LinkName;
  readonly level?: number;
  /** The variance factor: 1 for counts and proportions, Pearson's for gaussian, unless said otherwise. */
  readonly dispersion?: "one" | "pearson";
  readonly robust?: RobustKind;
  /** `as-r`: stop where R's `glm` stops, for its digits; see {@link reweight}. Default: the top of the likelihood. */
  readonly stop?: "top" | "as-r";
}

export interface Coefficient {
  readonly name: string;
  /** Infinite where the outcomes are separated. */
  readonly estimate: number;
  readonly standardError: number;
  /** Estimate over its standard error: normal, or Student's t with `df` degrees of freedom where the dispersion is estimated. */
  readonly statistic: number;
  readonly df: number;
  readonly p: number;
  readonly lower: number;
  readonly upper: number;
}

export interface GlmModel {
  readonly n: number;
  readonly leftOut: number;
  readonly coefficients: readonly Coefficient[];
  readonly covariance: Matrix;
  readonly logLikelihood: number;
  readonly deviance: number;
  /** Pearson's χ². */
  readonly pearson: number;
  readonly dispersion: number;
  readonly dfResidual: number;
  readonly aic: number;
  readonly bic: number;
  readonly rounds: number;
  readonly issues: readonly Issue[];
  readonly fit: {
    readonly rows: GlmRows;
    readonly beta: Float64Array;
    readonly family: Family;
    readonly link: LinkName;
    /** Fitted means, row by row. */
    readonly means: Float64Array;
  };
}

/**
 * A generalised linear model by maximum likelihood: logistic, Poisson and negative binomial (with an offset: rates),
 * binomial with log or identity link (relative risks and risk differences), gaussian.
 *
 * @source McCullagh & Nelder, Generalized Linear Models, 2nd ed. (1989); reference: R 4.2.2 `glm`, cases
 * glm-01-logistic-birthwt and glm-04-rate-offset
 */
export function computeGlm(data: GlmData, options: GlmOptions): GlmModel | Issue {
  const rows = orderGlmRows(data);
  const rules = familyRules(options.family);
  const wrong = checkGlm(data, rows, rules);
  if (wrong !== undefined) return wrong;
  const name = options.link ?? rules.link;
  const link = links[name];
  const start = glmStart(rows, link, name === "log");
  const likelihood = (beta: Float64Array) => glmLikelihood(rows, rules, link, beta);
  if (!Number.isFinite(likelihood(start).value)) return noStart([]);
  const found = climb(likelihood, start, { ranges: rows.ranges, rounds: 500 });
  if (found.end === "rounds" || found.end === "singular") {
    return notSettled([], { rounds: found.rounds });
  }
  if (isOnBound(rows, found.point, rules, name)) return onBound([]);
  return describeGlm(data, rows, found, options, name);
}

/** Whether a link that can leave what is possible was followed to where it does. */
function isOnBound(rows: GlmRows, beta: Float64Array, rules: FamilyRules, link: LinkName): boolean {
  if (link !== "identity" && link !== "log") return false;
  return etaOf(rows, beta).some((eta) => {
    const mean = links[link].mean(eta);
    const isLow = link === "identity" && !rules.isPossible(mean - 1e-7);
    return isLow || !rules.isPossible(mean + 1e-7);
  });
}

function checkGlm(data: GlmData, rows: GlmRows, rules: FamilyRules): Issue | undefined {
  const columns = rows.x.columns;
  if (rows.size < columns) return tooFewRows([], { rows: rows.size, columns });
  const impossible = rows.y.findIndex((y) => !rules.isOutcome(y));
  if (impossible >= 0) {
    return impossibleOutcome(["outcome", rows.origin[impossible] ?? -1], {
      value: at(rows.y, impossible),
    });
  }
  const { order, rank } = qr(rows.x);
  const [dependent] = order.slice(rank).toSorted((a, b) => a - b);
  if (dependent === undefined) return undefined;
  return dependentColumn(["columns", dependent], { name: data.columns[dependent]?.name ?? "" });
}

function describeGlm(
  data: GlmData,
  rows: GlmRows,
  found: Climb,
  { family, level = 0.95, dispersion, robust, stop }: GlmOptions,
  link: LinkName,
): GlmModel | Issue {
  const rules = familyRules(family);
  const lower = cholesky(found.at.information, 1e-13);
  if (lower === undefined) return notSettled([], { rounds: found.rounds });
  const early = stop === "as-r" ? reweight(rows, family, rules, links[link]) : undefined;
  const beta = early?.beta ?? found.point;
  const unscaled = early?.covariance ?? invertCholesky(lower);
  const dfResidual = rows.size - rows.x.columns;
  const means = etaOf(rows, beta).map((eta) => links[link].mean(eta));
  const { deviance, pearson } = fitOf(rows, rules, means);
  const estimated = (dispersion ?? (rules.hasDispersion ? "pearson" : "one")) === "pearson";
  const factor = estimated ? pearson / dfResidual : 1;
  const model = scaled(unscaled, factor);
  const covariance =
    robust === undefined && data.cluster === undefined
      ? model
      : glmSandwich(rows, rules, links[link], beta, unscaled, robust ?? "HC0", early?.weights);
  const df = estimated ? dfResidual : Number.POSITIVE_INFINITY;
  const logLikelihood = rules.hasDispersion
    ? -0.5 * rows.size * (Math.log((2 * Math.PI * deviance) / rows.size) + 1)
    : found.at.value;
  const counted = rows.x.columns + (rules.hasDispersion ? 1 : 0);
  return {
    n: rows.size,
    leftOut: rows.leftOut,
    coefficients: data.columns.map(({ name }, j) => {
      const se = Math.sqrt(entry(covariance, j, j));
      return describeCoefficient(name, at(beta, j), se, df, level, found.moving[j]);
    }),
    covariance,
    logLikelihood,
    deviance,
    pearson,
    dispersion: factor,
    dfResidual,
    aic: 2 * counted - 2 * logLikelihood,
    bic: Math.log(rows.size) * counted - 2 * logLikelihood,
    rounds: found.rounds,
    issues: [
      ...data.columns
        .filter((_, j) => (found.moving[j] ?? 0) !== 0)
        .map(({ name }) => separated(["columns", name], { name })),
      ...(rules.hasDispersion && deviance <= 1e-24 * dot(rows.y, rows.y) ? [noVariation([])] : []),
    ],
    fit: { rows, beta, family, link, means },
  };
}

/** An estimate with its Wald test and interval. `moves`: it has no end in that direction. */
export function describeCoefficient(
  name: string,
  found: number,
  error: number,
  df: number,
  level: number,
  moves = 0,
): Coefficient {
  const estimate = moves === 0 ? found : moves * Number.POSITIVE_INFINITY;
  const standardError = moves === 0 ? error : Number.NaN;
  const statistic = estimate / standardError;
  const isNormal = df === Number.POSITIVE_INFINITY;
  const tail = isNormal ? normalTail(Math.abs(statistic)) : tTail(Math.abs(statistic), df);
  const share = (1 + level) / 2;
  const half = standardError * (isNormal ? normalQuantile(share) : tQuantile(share, df));
  return {
    name,
    estimate,
    standardError,
    statistic,
    df,
    p: 2 * tail,
    lower: estimate - half,
    upper: estimate + half,
  };
}

function fitOf(rows: GlmRows, rules: FamilyRules, means: Float64Array) {
  let [deviance, pearson] = [0, 0];
  for (let i = 0; i < rows.size; i++) {
    const [y, mean, trials] = [at(rows.y, i), at(means, i), at(rows.trials, i)];
    deviance += rules.deviance(y, mean, trials);
    if (y !== mean) pearson += (trials * (y - mean) ** 2) / rules.variance(mean);
  }
  return { deviance, pearson };
}

const scaled = (m: Matrix, factor: number): Matrix =>
  matrix(
    m.rows,
    m.columns,
    m.data.map((value) => factor * value),
  );
