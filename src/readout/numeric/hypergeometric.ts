import { binomialTerm } from "./saddle-point.ts";

/** The cell of a 2×2 table with fixed margins: `draws` of `marked` + `others`, how many are marked. */
export interface Urn {
  readonly marked: number;
  readonly others: number;
  readonly draws: number;
}

/** The smallest and largest possible number of marked draws. */
export function hypergeometricSupport({ marked, others, draws }: Urn): {
  readonly least: number;
  readonly most: number;
} {
  return { least: Math.max(0, draws - others), most: Math.min(draws, marked) };
}

/** P(X = k): three binomial probabilities. @source Loader (2000) */
export function hypergeometricProbability(k: number, urn: Urn): number {
  const { least, most } = hypergeometricSupport(urn);
  if (!Number.isInteger(k) || k < least || k > most) return 0;
  const { marked, others, draws } = urn;
  const all = marked + others;
  if (draws === 0) return 1;
  const [p, q] = [draws / all, (all - draws) / all];
  return (
    (binomialTerm(k, marked - k, p, q) * binomialTerm(draws - k, others - draws + k, p, q)) /
    binomialTerm(draws, all - draws, p, q)
  );
}

/** P(X ≤ k), summed from its thinner end. */
export function hypergeometricCdf(k: number, urn: Urn): number {
  return sumBetween(urn, Number.NEGATIVE_INFINITY, Math.floor(k));
}

/** P(X > k). */
export function hypergeometricTail(k: number, urn: Urn): number {
  return sumBetween(urn, Math.floor(k) + 1, Number.POSITIVE_INFINITY);
}

function sumBetween(urn: Urn, from: number, to: number): number {
  const { least, most } = hypergeometricSupport(urn);
  const [first, last] = [Math.max(least, from), Math.min(most, to)];
  const terms: number[] = [];
  for (let k = first; k <= last; k++) terms.push(hypergeometricProbability(k, urn));
  terms.sort((a, b) => a - b);
  return Math.min(
    1,
    terms.reduce((sum, term) => sum + term, 0),
  );
}
