/** How near two numbers must be: |ours − reference| ≤ max(absolute, relative · |reference|). */
export interface Tolerance {
  readonly absolute: number;
  readonly relative: number;
}

/** The words by which results name what a tolerance calls by one name. */
const aliases: Readonly<Record<string, RegExp>> = {
  estimate: /^(est|estimate|coef|beta|mean|lsm|lsmean|diff|effect|b(?!lup)|lower|upper)/i,
  // A ratio to a standard error is known as exactly as that.
  se: /^(se|std_?err|stderr)|^(t|f|ss|ms)$/i,
  df: /(^|_)d?df/i,
  p: /^(p|p_?val|pvalue|pr)(_|\d|$)|_p(_|$)/i,
  loglik: /^(log_?lik|reml|deviance|aic|bic)/i,
  covariance: /^(cov|vcov|sigma|r_?matrix)/i,
  varcomp: /^(var|varcomp|vcov|sd_|sigma|theta|g_?matrix|corr|blup|ranef)/i,
  z: /^(z|bound|crit)|_z$/i,
  hl: /^(hl|hodges)/i,
};

/** A confidence limit: made of a standard error, it is known as exactly as that. */
const limit = /^(lower|upper)/i;

/**
 * The tolerance of a result: that named for its kind (`se_relative` for `se`, `midp_absolute` for `midp95`), found by
 * the nearest name on the way to it; else the plain `relative` and `absolute`; else the tightest that the case names.
 */
export function toleranceFor(
  path: readonly (string | number)[],
  given: Readonly<Record<string, unknown>>,
): Tolerance {
  const kinds = new Map<string, { absolute: number; relative: number }>();
  for (const [name, value] of Object.entries(given)) {
    const match = /^(?:(.*)_)?(absolute|relative)$/.exec(name);
    if (match === null || typeof value !== "number") continue;
    const kind = kinds.get(match[1] ?? "") ?? { absolute: 0, relative: 0 };
    kind[match[2] === "absolute" ? "absolute" : "relative"] = value;
    kinds.set(match[1] ?? "", kind);
  }
  for (const name of path.toReversed()) {
    if (typeof name !== "string") continue;
    const ofError = kinds.get("se");
    if (ofError !== undefined && limit.test(name)) return ofError;
    for (const [kind, tolerance] of kinds) if (isOfKind(name, kind)) return tolerance;
  }
  const plain = kinds.get("");
  if (plain !== undefined) return plain;
  const all = [...kinds.values()].toSorted(
    (a, b) => a.absolute + a.relative - b.absolute - b.relative,
  );
  return all[0] ?? { absolute: 0, relative: 0 };
}

function isOfKind(name: string, kind: string): boolean {
  if (kind === "") return false;
  const alias = Object.hasOwn(aliases, kind) ? aliases[kind] : undefined;
  return alias === undefined ? name.toLowerCase().startsWith(kind.toLowerCase()) : alias.test(name);
}
