/** Both tails of a distribution at one point: P(X ≤ x) and P(X > x), each with its own relative accuracy. */
export interface Tails {
  readonly lower: number;
  readonly upper: number;
}
