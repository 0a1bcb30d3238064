import type { StatisticCase } from "./statistic-cases.ts";

/** A program that cases name as their reference, and the defaults that its manual documents. */
interface Peer {
  readonly named: RegExp;
  readonly defaults: Readonly<Record<string, number>>;
}

/**
 * What a program takes where it is told nothing. A setting that a case leaves out may be taken from here, because the case
 * names the program; it may not be taken from what the case expects.
 *
 * @source `power.t.test(sd = 1, sig.level = 0.05)`: R 4.2, whose own function for t tests it is. `lmmpower` and `power.mmrm(sig.level = 0.05)`: longpower
 * 1.0. `gsDesign(alpha = 0.025, beta = 0.1, sfu = sfHSD, sfupar = -4, sfl = sfHSD, sflpar = -2)`: gsDesign 3.
 * `getDesignGroupSequential(alpha = 0.025, beta = 0.2)`, a bound of 3 before the last look for Haybittle–Peto: rpact 3.
 * `get.oc(startdose = 1, cutoff.eli = 0.95)`, `select.mtd(offset = 0.05)`: BOIN 2.7. `crm(scale = sqrt(1.34), intcpt = 3)`:
 * dfcrm 0.2.
 */
const peers = {
  "power.t.test": { named: /power\.t\.test|\bR version\b/, defaults: { sd: 1, alpha: 0.05 } },
  longpower: { named: /\blongpower\b/, defaults: { alpha: 0.05 } },
  gsDesign: {
    named: /\bgsDesign\b/,
    defaults: { alpha: 0.025, power: 0.9, upperGamma: -4, lowerGamma: -2 },
  },
  rpact: { named: /\brpact\b/, defaults: { alpha: 0.025, power: 0.8, haybittlePeto: 3 } },
  BOIN: { named: /\bBOIN\b/, defaults: { start: 1, cutoff: 0.95, offset: 0.05 } },
  dfcrm: { named: /\bdfcrm\b/, defaults: { variance: 1.34, intercept: 3 } },
} as const satisfies Readonly<Record<string, Peer>>;

export type PeerName = keyof typeof peers;

/** The documented default of the first of some programs that the case names; `undefined` when it names none of them. */
export function peerDefault(
  one: StatisticCase,
  names: readonly PeerName[],
  setting: string,
): number | undefined {
  const said = `${String(one["method"])} ${String(one["reference"])}`;
  const peer: Peer | undefined = names
    .map((name) => peers[name])
    .find(({ named }) => named.test(said));
  return peer?.defaults[setting];
}
