/** The probability that the next participant gets A, when A leads B by `lead` after `drawn` allocations. */
export type TwoArmRule = (lead: number, drawn: number) => number;

/** Everybody by a fair coin, or by one of the given chance. */
export const completeRandomisation =
  (chance = 0.5): TwoArmRule =>
  () =>
    chance;

/** The smaller arm with probability `p`. @source Efron, Biometrika 58(3), 1971 */
export const efronCoin =
  (p: number): TwoArmRule =>
  (lead) =>
    lead === 0 ? 0.5 : lead < 0 ? p : 1 - p;

/** A fair coin until the arms differ by the limit: then the smaller arm. @source Soares & Wu 1983 */
export const bigStick =
  (limit: number): TwoArmRule =>
  (lead) =>
    Math.abs(lead) < limit ? 0.5 : lead < 0 ? 1 : 0;

/** Efron's coin with the big stick's limit. @source Chen, Statistics in Medicine 18(18), 1999 */
export const limitedCoin =
  (p: number, limit: number): TwoArmRule =>
  (lead) =>
    Math.abs(lead) < limit ? efronCoin(p)(lead, 0) : lead < 0 ? 1 : 0;

/** Wei's urn: `initial` balls of each arm, `added` of the other arm after a draw. @source Wei 1978 */
export const urnRule =
  (initial: number, added: number): TwoArmRule =>
  (lead, drawn) => {
    const balls = 2 * initial + added * drawn;
    return balls === 0 ? 0.5 : (initial + (added * (drawn - lead)) / 2) / balls;
  };

/**
 * The arms' shares to the power ρ: 0 is complete randomisation, 1 Wei's urn without balls at first.
 *
 * @source Smith, JRSS B 46(3), 1984
 */
export const generalisedCoin =
  (rho: number): TwoArmRule =>
  (lead, drawn) => {
    if (drawn === 0) return 0.5;
    const [a, b] = [((drawn + lead) / 2) ** rho, ((drawn - lead) / 2) ** rho];
    return b / (a + b);
  };

/** Balls without replacement: blocks of one size, the two arms alike. */
export const permutedBlock =
  (size: number): TwoArmRule =>
  (lead, drawn) => {
    const used = drawn % size;
    return (size / 2 - (used + lead) / 2) / (size - used);
  };
