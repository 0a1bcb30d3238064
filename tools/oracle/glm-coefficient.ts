import type { Coefficient } from "../../src/readout/statistics/glm/glm.ts";
import type { ProfileInterval } from "../../src/readout/statistics/glm/profile-interval.ts";

/** One coefficient under the names that cases give to its parts. */
export function coefficientAnswer(
  found: Coefficient,
  robust?: Coefficient,
  profile?: ProfileInterval,
  interpolated: readonly [number, number] | undefined = profile && [profile.lower, profile.upper],
) {
  const { estimate, lower, upper } = found;
  const wide = robust && {
    robust_se: robust.standardError,
    se_robust: robust.standardError,
    se_hc0: robust.standardError,
    se_hc1: robust.standardError,
    se_hc3: robust.standardError,
    lower95_robust: robust.lower,
    upper95_robust: robust.upper,
    p_robust: robust.p,
  };
  const limits = profile && {
    lower95_profile_root: profile.lower,
    upper95_profile_root: profile.upper,
    lower95_profile: interpolated?.[0],
    upper95_profile: interpolated?.[1],
  };
  const ratio = Math.exp(estimate);
  return {
    term: found.name,
    estimate,
    coef: estimate,
    se: found.standardError,
    z: found.statistic,
    t: found.statistic,
    df: found.df,
    p: found.p,
    lower95_wald: lower,
    upper95_wald: upper,
    lower95: lower,
    upper95: upper,
    exp: ratio,
    or: ratio,
    rr: ratio,
    rate_ratio: ratio,
    irr: ratio,
    or_lower95: Math.exp(lower),
    or_upper95: Math.exp(upper),
    rr_lower95: Math.exp(lower),
    rr_upper95: Math.exp(upper),
    exp_lower95: Math.exp(lower),
    exp_upper95: Math.exp(upper),
    ...wide,
    ...limits,
  };
}
