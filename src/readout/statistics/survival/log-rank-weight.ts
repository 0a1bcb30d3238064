/**
 * How much the difference at one time counts, from what was before it in all groups together.
 * - `log-rank`: all times alike (Mantel).
 * - `gehan`: by those at risk (Gehan–Breslow, the generalised Wilcoxon test of SAS).
 * - `tarone-ware`: by the square root of those at risk.
 * - `peto`: by Π (1 − d/(n+1)) until and with this time (Peto–Peto); `modified-peto` times n/(n+1) (Andersen).
 * - `fleming-harrington`: S(t−)^rho (1 − S(t−))^gamma of Kaplan–Meier's S; rho 1, gamma 0 is `survdiff(rho = 1)` of R.
 */
export type LogRankWeight =
  | { readonly kind: "log-rank" | "gehan" | "tarone-ware" | "peto" | "modified-peto" }
  | { readonly kind: "fleming-harrington"; readonly rho: number; readonly gamma: number };

/** Weights of the times with events, ascending, of one stratum. */
export function logRankWeights(
  weight: LogRankWeight,
  times: readonly { readonly atRisk: number; readonly events: number }[],
): readonly number[] {
  let [before, peto] = [1, 1];
  return times.map(({ atRisk, events }) => {
    const survival = before;
    before *= (atRisk - events) / atRisk;
    peto *= 1 - events / (atRisk + 1);
    switch (weight.kind) {
      case "log-rank":
        return 1;
      case "gehan":
        return atRisk;
      case "tarone-ware":
        return Math.sqrt(atRisk);
      case "peto":
        return peto;
      case "modified-peto":
        return (peto * atRisk) / (atRisk + 1);
      case "fleming-harrington":
        return survival ** weight.rho * (1 - survival) ** weight.gamma;
    }
  });
}
