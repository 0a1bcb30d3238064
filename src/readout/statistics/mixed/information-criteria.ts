import type { MixedFit } from "./mixed-fit.ts";

export interface InformationCriteria {
  readonly minusTwoLogLikelihood: number;
  readonly aic: number;
  readonly bic: number;
}

/**
 * AIC and BIC of a fit. `covariance` counts parameters of the covariance only and takes the number of subjects, as SAS
 * PROC MIXED and R package mmrm; `all` counts every parameter and takes the observations, as R package lme4.
 *
 * @source SAS/STAT User's Guide, PROC MIXED, "IC"; R 4.2 stats::AIC on merMod
 */
export function computeInformationCriteria(
  fit: MixedFit,
  counted: "covariance" | "all",
): InformationCriteria {
  const minusTwo = -2 * fit.logLikelihood;
  const isAll = counted === "all";
  const parameters = fit.parameterCount + (isAll ? fit.coefficients.length : 0);
  const size = isAll ? fit.observations : fit.subjects;
  return {
    minusTwoLogLikelihood: minusTwo,
    aic: minusTwo + 2 * parameters,
    bic: minusTwo + Math.log(size) * parameters,
  };
}
