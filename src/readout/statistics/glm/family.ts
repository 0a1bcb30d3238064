import { logChoose, logGamma } from "../../numeric/log-gamma.ts";
import type { LinkName } from "./link.ts";

/**
 * The distribution of an outcome about its mean. `binomial` outcomes are shares of `trials` (or 0 and 1); `theta` of the
 * negative binomial is the size: the variance is mean + mean²/theta.
 */
export type Family =
  | { readonly kind: "binomial" | "poisson" | "gaussian" }
  | { readonly kind: "negative-binomial"; readonly theta: number };

export interface FamilyRules {
  readonly link: LinkName;
  /** Whether the variance has a factor to be estimated. */
  readonly hasDispersion: boolean;
  readonly isPossible: (mean: number) => boolean;
  readonly isOutcome: (y: number) => boolean;
  /** The variance of one trial at a mean. */
  readonly variance: (mean: number) => number;
  /** One observation's part in the log-likelihood; of `gaussian`, for variance 1 without its constant. */
  readonly logLikelihood: (y: number, mean: number, trials: number) => number;
  /** One observation's part in the deviance. */
  readonly deviance: (y: number, mean: number, trials: number) => number;
}

/** x log(x/y), 0 at x = 0. */
const relative = (x: number, y: number): number => (x === 0 ? 0 : x * Math.log(x / y));
/** x log y, 0 at x = 0. */
const times = (x: number, y: number): number => (x === 0 ? 0 : x * Math.log(y));

export function familyRules(family: Family): FamilyRules {
  switch (family.kind) {
    case "binomial":
      return {
        link: "logit",
        hasDispersion: false,
        isPossible: (mean) => mean >= 0 && mean <= 1,
        isOutcome: (y) => y >= 0 && y <= 1,
        variance: (mean) => mean * (1 - mean),
        logLikelihood: (y, mean, trials) =>
          (trials === 1 ? 0 : logChoose(trials, y * trials)) +
          trials * (times(y, mean) + times(1 - y, 1 - mean)),
        deviance: (y, mean, trials) => 2 * trials * (relative(y, mean) + relative(1 - y, 1 - mean)),
      };
    case "poisson":
      return {
        link: "log",
        hasDispersion: false,
        isPossible: (mean) => mean > 0,
        isOutcome: (y) => y >= 0,
        variance: (mean) => mean,
        logLikelihood: (y, mean, trials) => trials * (times(y, mean) - mean - logGamma(y + 1)),
        deviance: (y, mean, trials) => 2 * trials * (relative(y, mean) - (y - mean)),
      };
    case "gaussian":
      return {
        link: "identity",
        hasDispersion: true,
        isPossible: Number.isFinite,
        isOutcome: Number.isFinite,
        variance: () => 1,
        logLikelihood: (y, mean, trials) => -0.5 * trials * (y - mean) ** 2,
        deviance: (y, mean, trials) => trials * (y - mean) ** 2,
      };
    case "negative-binomial":
      return negativeBinomialRules(family.theta);
  }
}

function negativeBinomialRules(theta: number): FamilyRules {
  return {
    link: "log",
    hasDispersion: false,
    isPossible: (mean) => mean > 0,
    isOutcome: (y) => y >= 0,
    variance: (mean) => mean + mean ** 2 / theta,
    logLikelihood: (y, mean, trials) =>
      trials *
      (logGamma(theta + y) -
        logGamma(theta) -
        logGamma(y + 1) -
        theta * Math.log1p(mean / theta) +
        times(y, mean / (theta + mean))),
    deviance: (y, mean, trials) =>
      2 * trials * (relative(y, mean) - (y + theta) * Math.log((y + theta) / (mean + theta))),
  };
}
