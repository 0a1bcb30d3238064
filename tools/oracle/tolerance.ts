/** How near two numbers must be: |ours − reference| ≤ max(absolute, relative · |reference|). */
export interface Tolerance {
  readonly absolute: number;
  readonly relative: number;
}

type Kinds = ReadonlyMap<string, Tolerance>;
type Beside = Readonly<Record<string, unknown>>;

/**
 * The names by which results call what a tolerance calls by one name. Each is another word for the same thing: a fixed effect
 * is an estimate, a pseudomedian the Hodges–Lehmann estimate of one sample, `sdcor` the form in which lme4 prints a variance
 * component. A kind that is not here is the beginning of the name (`midp` of `midp95`).
 */
const words: Readonly<Record<string, RegExp>> = {
  estimate:
    /^(est|estimates?|coef|coefficients?|beta|fixef|mean|lsm|lsmeans?|differences?|diff|effect)(_|\d|$)/i,
  se: /^(se|std_?err|stderr)(_|\d|$)/i,
  df: /(^|_)d?df(_|\d|$)/i,
  p: /(^|_)(p|p_?val|pvalue|pr)(_|\d|$)/i,
  loglik: /^log_?(lik|likelihood|restricted_likelihood)(_|$)/i,
  covariance: /^covariance/i,
  varcomp: /^(varcomp|vcov|sdcor)$/i,
  z: /(^|_)z$/i,
  hl: /^(hl|hodges|pseudomedian)/i,
  mn: /^(mn|miettinen)/i,
};

/**
 * Statistics made of others, which a case seldom gives a tolerance of their own. By propagation of error, to first order:
 * a ratio or product has the sum of the relative errors of its parts, a square twice and a root half that of its base, a
 * multiple of a number that many times its absolute error.
 */
const derived: readonly (readonly [name: RegExp, of: (kind: Of) => Tolerance | undefined])[] = [
  // t = estimate / SE.
  [/^t$/i, (of) => sum(of("estimate"), of("se"))],
  // F is a quadratic form in such ratios.
  [/^F$/, (of) => times(2, sum(of("estimate"), of("se")))],
  // A sum of squares is F times a residual variance, which is a variance component.
  [/^(ss|ms)$/i, (of) => sum(times(2, sum(of("estimate"), of("se"))), of("varcomp"))],
  // The covariance of coefficients holds squares and products of standard errors.
  [/^(adjusted_)?vcov_beta/i, (of) => times(2, of("se"))],
  // The residual standard deviation is the root of a variance component.
  [/^sigma$/i, (of) => times(1 / 2, of("varcomp"))],
  // A prediction of a random effect is a residual shrunk by a ratio of variance components.
  [/^(blups?|ranef)$/i, (of) => sum(of("estimate"), of("varcomp"))],
  // −2 log L and the criteria that add a constant to it.
  [/^(minus2ll|deviance|reml_criterion|aic|bic)$/i, (of) => times(2, of("loglik"))],
  // Information is the inflation factor times a share of at most 1.
  [/^(info|expected_info)(_|$)/i, (of) => of("inflation")],
];

type Of = (kind: string) => Tolerance | undefined;

/**
 * The tolerance of a result: that named for its kind (`se_relative` for `se`, `midp_absolute` for `midp95`), found by the
 * nearest name on the way to it, or that which follows from the tolerances of what it is made of; else the plain `relative`
 * and `absolute`; else the tightest that the case names. `beside` are the results in whose midst it stands.
 */
export function toleranceFor(
  path: readonly (string | number)[],
  given: Readonly<Record<string, unknown>>,
  beside: Beside = {},
): Tolerance {
  const kinds = kindsIn(given);
  const names = path.filter((part) => typeof part === "string").toReversed();
  for (const [place, name] of names.entries()) {
    for (const [kind, tolerance] of kinds) {
      if (isOfKind(names.slice(place), kind)) return tolerance;
    }
    const found = kinds.has("") ? undefined : derivedFor(name, (kind) => kinds.get(kind), beside);
    if (found !== undefined) return found;
  }
  const all = [...kinds.values()].toSorted(
    (a, b) => a.absolute + a.relative - b.absolute - b.relative,
  );
  return kinds.get("") ?? all[0] ?? { absolute: 0, relative: 0 };
}

function kindsIn(given: Readonly<Record<string, unknown>>): Kinds {
  const kinds = new Map<string, Tolerance>();
  for (const [name, value] of Object.entries(given)) {
    const match = /^(?:(.*)_)?(absolute|relative)$/.exec(name);
    if (match === null || typeof value !== "number") continue;
    const kind = kinds.get(match[1] ?? "") ?? { absolute: 0, relative: 0 };
    kinds.set(match[1] ?? "", { ...kind, [match[2] ?? ""]: value });
  }
  return kinds;
}

/** Whether the first of some names, each of which stands in the next, is of a kind. `cox_coef` is `coef` within `cox`. */
function isOfKind([name = "", ...around]: readonly string[], kind: string): boolean {
  if (kind === "") return false;
  const own = Object.hasOwn(words, kind) ? words[kind] : undefined;
  if (own !== undefined) return own.test(name);
  if (name.toLowerCase().startsWith(kind.toLowerCase())) return true;
  const [, outer = "", inner = ""] = /^(.+)_([^_]+)$/.exec(kind) ?? [];
  return (
    inner !== "" && isOfKind([name], inner) && around.some((other) => isOfKind([other], outer))
  );
}

function derivedFor(name: string, of: Of, beside: Beside): Tolerance | undefined {
  if (/^(lower|upper)/i.test(name)) return limitFor(name, of, beside);
  return derived.find(([own]) => own.test(name))?.[1](of);
}

/** A limit is an estimate and a multiple of its standard error: half the width of the interval. */
function limitFor(name: string, of: Of, beside: Beside): Tolerance | undefined {
  const level = name.replace(/^(lower|upper)/i, "");
  const [lower, upper] = [beside[`lower${level}`], beside[`upper${level}`]];
  const [estimate, se] = [of("estimate"), of("se")];
  if (estimate === undefined || se === undefined) return estimate;
  if (typeof lower !== "number" || typeof upper !== "number") return estimate;
  const [middle, half] = [Math.abs(lower + upper) / 2, Math.abs(upper - lower) / 2];
  const absolute =
    estimate.absolute + estimate.relative * middle + se.absolute + se.relative * half;
  return { absolute, relative: 0 };
}

function sum(a: Tolerance | undefined, b: Tolerance | undefined): Tolerance | undefined {
  if (a === undefined || b === undefined) return undefined;
  return { absolute: 0, relative: a.relative + b.relative };
}

function times(factor: number, one: Tolerance | undefined): Tolerance | undefined {
  return one && { absolute: factor * one.absolute, relative: factor * one.relative };
}
