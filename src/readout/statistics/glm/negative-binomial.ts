import type { Issue } from "../../../kernel/index.ts";
import { at } from "../../linear-algebra/vector.ts";
import { digamma, logGamma, trigamma } from "../../numeric/log-gamma.ts";
import { computeGlm, type GlmModel, type GlmOptions } from "./glm.ts";
import { notOverdispersed, notSettled } from "./glm-issues.ts";
import { type GlmData, orderGlmRows } from "./glm-rows.ts";

/** A model of counts whose variance is mean + mean²/theta. */
export interface NegativeBinomialModel extends GlmModel {
  /** Infinite when the counts vary no more than Poisson's. */
  readonly theta: number;
  readonly thetaStandardError: number;
  /** 1/theta: the dispersion as SAS GENMOD prints it. */
  readonly dispersionK: number;
}

/** Beyond this theta the distribution is Poisson's to all digits. */
const poissonLike = 1e8;

/**
 * Negative binomial regression, theta and the coefficients by maximum likelihood in turns. Standard errors are from the
 * expected information at the estimated theta, that of theta from the observed one.
 *
 * @source Lawless, Can J Statist 15:209 (1987); Venables & Ripley, MASS, 4th ed., §7.4; reference: R MASS 7.3-58.2
 * `glm.nb`, case glm-04-rate-offset
 */
export function computeNegativeBinomial(
  data: GlmData,
  options: Omit<GlmOptions, "family"> = {},
): NegativeBinomialModel | Issue {
  const poisson = computeGlm(data, { ...options, family: { kind: "poisson" } });
  if (!("fit" in poisson)) return poisson;
  const { y, trials } = orderGlmRows(data);
  let theta = Math.min(1e3, startOf(y, poisson.fit.means, trials));
  for (let round = 1; round <= 200; round++) {
    if (theta > poissonLike) return describePoisson(poisson);
    const family = { kind: "negative-binomial", theta } as const;
    const model = computeGlm(data, { ...options, family, stop: "top" });
    if (!("fit" in model)) return model;
    const next = bestTheta(y, model.fit.means, trials, theta);
    if (Math.abs(next - theta) <= 1e-11 * theta) {
      const known =
        options.stop === "as-r"
          ? lastButOneInformation(y, model.fit.means, trials)
          : informationOf(y, model.fit.means, trials, theta);
      const thetaStandardError = 1 / Math.sqrt(known);
      const more = { theta, thetaStandardError, dispersionK: 1 / theta };
      return { ...model, ...more, aic: model.aic + 2, bic: model.bic + Math.log(model.n) };
    }
    theta = next;
  }
  return notSettled([], { rounds: 200 });
}

function describePoisson(poisson: GlmModel): NegativeBinomialModel {
  return {
    ...poisson,
    aic: poisson.aic + 2,
    bic: poisson.bic + Math.log(poisson.n),
    theta: Number.POSITIVE_INFINITY,
    thetaStandardError: Number.NaN,
    dispersionK: 0,
    issues: [...poisson.issues, notOverdispersed([])],
  };
}

function startOf(y: Float64Array, means: Float64Array, trials: Float64Array): number {
  let [count, spread] = [0, 0];
  for (const [i, n] of trials.entries()) {
    count += n;
    spread += n * (at(y, i) / at(means, i) - 1) ** 2;
  }
  return count / spread;
}

/**
 * R's `theta.ml` takes its standard error before its last step, and stops at steps of 1.2e-4.
 * @source Venables & Ripley, MASS, 4th ed.; ?theta.ml of MASS 7.3
 */
function lastButOneInformation(y: Float64Array, means: Float64Array, trials: Float64Array): number {
  let theta = startOf(y, means, trials);
  for (let round = 0; round < 50; round++) {
    const information = informationOf(y, means, trials, theta);
    const step = scoreOf(y, means, trials, theta) / information;
    if (Math.abs(step) <= Number.EPSILON ** 0.25) return information;
    theta = Math.abs(theta + step);
  }
  return Number.NaN;
}

/** Newton's steps on log theta, held within a factor of 4 and halved while they lead down. */
function bestTheta(
  y: Float64Array,
  means: Float64Array,
  trials: Float64Array,
  start: number,
): number {
  let theta = start;
  for (let round = 0; round < 100; round++) {
    const slope = theta * scoreOf(y, means, trials, theta);
    const bend = theta ** 2 * informationOf(y, means, trials, theta) - slope;
    const most = Math.log(4);
    const wanted = bend > 0 ? slope / bend : Math.sign(slope) * most;
    let step = Math.max(-most, Math.min(most, wanted));
    const here = likelihoodOf(y, means, trials, theta);
    const slack = 1e-13 * (1 + Math.abs(here));
    while (likelihoodOf(y, means, trials, theta * Math.exp(step)) < here - slack) step /= 2;
    theta *= Math.exp(step);
    if (Math.abs(step) < 1e-12 || theta > poissonLike) return theta;
  }
  return theta;
}

function likelihoodOf(
  y: Float64Array,
  means: Float64Array,
  trials: Float64Array,
  theta: number,
): number {
  return total(trials, (i) => {
    const [count, mean] = [at(y, i), at(means, i)];
    const rising = logGamma(theta + count) - logGamma(theta);
    return rising - theta * Math.log1p(mean / theta) - count * Math.log(theta + mean);
  });
}

function scoreOf(y: Float64Array, means: Float64Array, trials: Float64Array, theta: number) {
  return total(trials, (i) => {
    const [count, mean] = [at(y, i), at(means, i)];
    const rising = digamma(theta + count) - digamma(theta);
    return rising - Math.log1p(mean / theta) + (mean - count) / (theta + mean);
  });
}

/** Minus the second derivative with respect to theta. */
function informationOf(y: Float64Array, means: Float64Array, trials: Float64Array, theta: number) {
  return total(trials, (i) => {
    const [count, mean] = [at(y, i), at(means, i)];
    const rising = trigamma(theta) - trigamma(theta + count);
    return rising - 1 / theta + 2 / (mean + theta) - (count + theta) / (mean + theta) ** 2;
  });
}

function total(trials: Float64Array, part: (i: number) => number): number {
  let sum = 0;
  for (const [i, n] of trials.entries()) sum += n * part(i);
  return sum;
}
