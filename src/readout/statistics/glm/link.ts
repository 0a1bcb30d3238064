import { normalCdf, normalDensity } from "../../numeric/normal.ts";
import { normalQuantile } from "../../numeric/normal-quantile.ts";

/** How the mean of an outcome follows from the linear predictor. */
export type LinkName = "identity" | "log" | "logit" | "probit" | "cloglog" | "inverse";

export interface Link {
  /** The predictor of a mean. */
  readonly of: (mean: number) => number;
  /** The mean at a predictor. */
  readonly mean: (eta: number) => number;
  /** How fast the mean rises with the predictor. */
  readonly slope: (eta: number) => number;
}

export const links = {
  identity: { of: (mean) => mean, mean: (eta) => eta, slope: () => 1 },
  log: { of: Math.log, mean: Math.exp, slope: Math.exp },
  logit: {
    of: (mean) => Math.log(mean / (1 - mean)),
    mean: logistic,
    slope: (eta) => logistic(eta) * logistic(-eta),
  },
  probit: { of: normalQuantile, mean: normalCdf, slope: normalDensity },
  cloglog: {
    of: (mean) => Math.log(-Math.log1p(-mean)),
    mean: (eta) => -Math.expm1(-Math.exp(eta)),
    slope: (eta) => Math.exp(eta - Math.exp(eta)),
  },
  inverse: { of: (mean) => 1 / mean, mean: (eta) => 1 / eta, slope: (eta) => -1 / eta ** 2 },
} as const satisfies Record<LinkName, Link>;

/** 1/(1 + e^−x), without overflow on either side. */
export function logistic(x: number): number {
  const small = Math.exp(-Math.abs(x));
  return x >= 0 ? 1 / (1 + small) : small / (1 + small);
}
