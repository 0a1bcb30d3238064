import { own } from "../own.ts";

/** How many of each arm, by arm. */
export type Counts = Readonly<Record<string, number>>;

/** Where a permuted block stands. */
export interface BlockPlace {
  /** Which block of its stratum, from 0. */
  readonly block: number;
  /** How many of its places are used up. */
  readonly used: number;
}

/**
 * What the methods need to know of all that was allocated so far. Its size depends on factors, levels and strata,
 * never on how many participants there are.
 */
export interface Balance {
  /** How many were allocated. */
  readonly drawn: number;
  /** By factor, then level. */
  readonly margins: Readonly<Record<string, Readonly<Record<string, Counts>>>>;
  /** By stratum: all factors' levels together. */
  readonly strata: Readonly<Record<string, Counts>>;
  readonly blocks: Readonly<Record<string, BlockPlace>>;
}

export const noBalance: Balance = { drawn: 0, margins: {}, strata: {}, blocks: {} };

/** The levels of a participant's factors, by factor. */
export type Levels = Readonly<Record<string, string>>;

/** One name for all levels together; without factors everybody is in the same stratum. */
export function stratumOf(levels: Levels): string {
  return Object.keys(levels)
    .sort()
    .map((factor) => `${factor}=${levels[factor]}`)
    .join(";");
}

/** The balance after one more participant. */
export function withAllocated(
  balance: Balance,
  levels: Levels,
  arm: string,
  block?: BlockPlace,
): Balance {
  const stratum = stratumOf(levels);
  const margins = { ...balance.margins };
  for (const [factor, level] of Object.entries(levels)) {
    const known = own(margins, factor) ?? {};
    margins[factor] = { ...known, [level]: oneMore(own(known, level), arm) };
  }
  return {
    drawn: balance.drawn + 1,
    margins,
    strata: { ...balance.strata, [stratum]: oneMore(own(balance.strata, stratum), arm) },
    blocks: block === undefined ? balance.blocks : { ...balance.blocks, [stratum]: block },
  };
}

function oneMore(counts: Counts | undefined, arm: string): Counts {
  return { ...counts, [arm]: (counts?.[arm] ?? 0) + 1 };
}
