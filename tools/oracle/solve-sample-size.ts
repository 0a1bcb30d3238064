import {
  ancovaFactor,
  computeFisherPower,
  computeFreedmanEvents,
  computeProportionSize,
  computeRankSumSize,
  computeSchoenfeldEvents,
  computeSlopeSize,
  computeTTestSize,
  type ErrorRates,
  slopeVariance,
} from "../../src/readout/index.ts";
import { settingsOf } from "./case-settings.ts";
import { peerDefault } from "./peer-defaults.ts";
import type { StatisticCase } from "./statistic-cases.ts";
import { isRecord } from "./statistic.ts";
import { stated } from "./stated.ts";

/** A setting by its names, and what it is called where the case does not state it. */
type Need = (called: string, ...names: readonly string[]) => number;

/** What one part of a case is, and what is said of it. */
interface Part {
  readonly name: string;
  readonly need: Need;
  readonly known: (name: string) => number | undefined;
}

/** Methods by what names of parts and printed sentences call them. */
const methods: readonly (readonly [inName: RegExp, inSentence: RegExp])[] = [
  [/^t_power_?t_?test/, /power\.t\.test/],
  [/schoenfeld/, /schoenfeld/i],
  [/freedman/, /freedman/i],
  [/noether/, /noether/i],
  [/^prop/, /proportion/i],
  [/^fisher/, /fisher/i],
  [/slope/, /slope/i],
];

/**
 * Sample sizes and powers; what each part is of, its name says. Groups are equal where nothing is said of them, as in the
 * paper of every formula here. Any other setting that neither case, name, printed sentence nor a default documented by the
 * program that the case names says is not filled in: the part is not covered.
 */
export function solveSampleSize(one: StatisticCase): unknown {
  const answers = Object.entries(one.expected).map(([name, expected]) => {
    const { need, answer } = stated();
    const given = settingsOf(
      isRecord(expected) ? expected["input"] : {},
      one["model"],
      one["data"],
    );
    const tokens = tokensIn(name);
    const told = { ...saidIn(String(one["method"])), ...printedOf(one, name, tokens) };
    const known = (key: string) =>
      tokens[key] ?? given.number(key) ?? told[key] ?? documented(one, name, key);
    const part: Part = {
      name,
      known,
      need: (called, ...names) => need(called, ...names.map(known)),
    };
    return [name, answer(() => solvePart(part))];
  });
  return Object.fromEntries(answers);
}

function documented(one: StatisticCase, name: string, key: string): number | undefined {
  if (name.startsWith("t_")) return peerDefault(one, ["power.t.test"], key);
  return /slope/.test(name) ? peerDefault(one, ["longpower"], key) : undefined;
}

function solvePart(part: Part): unknown {
  const { name, need } = part;
  if (name.startsWith("ancova")) return ancovaFactor(need("the correlation", "rho"));
  if (name.startsWith("fisher")) return fisher(part);
  if (name.startsWith("t_")) return tTest(part);
  if (/schoenfeld|freedman|logrank/.test(name)) return events(part);
  if (name.startsWith("prop")) return proportions(part);
  if (/slope/.test(name)) return slopes(part);
  return /noether|wilcoxon/.test(name) ? rankSum(part) : undefined;
}

function ratesOf({ need, known }: Part): ErrorRates {
  const sides = known("sides") === 1 ? 1 : 2;
  return {
    alpha: need("the significance level", "alpha"),
    power: need("the power", "power"),
    sides,
  };
}

/**
 * What the names say: `d5`, `sd10`, `hr065` is 0.65, `rho06`, `2to1`, `10_25` are per cent, `p90` is a power; with
 * `noether` p065 is a probability.
 */
function tokensIn(name: string): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  const ratio = /(\d+)to(\d+)/.exec(name);
  if (ratio !== null) found["ratio"] = Number(ratio[1]) / Number(ratio[2]);
  for (const token of name.split("_")) {
    const [, word = "", digits = ""] = /^([a-z]+?)(\d+)$/i.exec(token) ?? [];
    if (word === "" || digits === "") continue;
    const value = /^0\d/.test(digits) ? Number(`0.${digits.slice(1)}`) : Number(digits);
    if (word === "p" && !digits.startsWith("0")) found["power"] = value / 100;
    else found[word] = value;
  }
  const pair = /_(\d+)_(\d+)$/.exec(name);
  if (pair !== null) {
    found["first"] = Number(pair[1]);
    found["second"] = Number(pair[2]);
  }
  return found;
}

/** What a sentence says: `d=0.5`, `HR .6`, `power 0.9` or `90%`, `alpha 0.05` or `two-sided .05`. */
function saidIn(sentence: string): Readonly<Record<string, number>> {
  const number = "(?:\\s+of)?\\s*[=:]?\\s*(0?\\.\\d+)";
  const read = (pattern: string) => new RegExp(pattern, "i").exec(sentence)?.[1];
  const percent = read("(?:^|\\s)(\\d{2})\\s?%(?!\\s*(?:CI|conf))");
  const found = {
    d: read(`\\bd${number}`),
    hr: read(`\\bHR${number}`),
    power: read(`\\bpower${number}`) ?? (percent && String(Number(percent) / 100)),
    alpha: read(`\\balpha${number}`) ?? read(`\\b(?:one|two)-sided${number}`),
  };
  return Object.fromEntries(
    Object.entries(found).flatMap(([key, text]) =>
      text === undefined ? [] : [[key, Number(text)]],
    ),
  );
}

/** Settings of the printed example that names the part's method and gives none of its numbers otherwise. */
function printedOf(
  one: StatisticCase,
  name: string,
  tokens: Readonly<Record<string, number>>,
): Readonly<Record<string, number>> {
  const printed = isRecord(one["published"]) ? String(one["published"]["values"]) : "";
  const own = methods.find(([inName]) => inName.test(name))?.[1];
  for (const sentence of printed.split(";")) {
    if (own?.test(sentence) !== true) continue;
    const said = saidIn(sentence);
    if (Object.entries(said).every(([key, value]) => (tokens[key] ?? value) === value)) return said;
  }
  return {};
}

function tTest(part: Part): unknown {
  const { name, need, known } = part;
  const effect = {
    difference: need("the difference", "d", "delta"),
    sd: need("the standard deviation", "sd"),
  };
  const found = computeTTestSize(effect, { ...ratesOf(part), ratio: known("ratio") ?? 1 });
  if (!("exact" in found)) return undefined;
  if (/check/.test(name)) return found.exact[1];
  return {
    n1_exact: found.exact[0],
    n2_exact: found.exact[1],
    n1: found.whole[0],
    n2: found.whole[1],
    total: found.total,
  };
}

function events(part: Part): unknown {
  const effect = {
    hazardRatio: part.need("the hazard ratio", "hr", "hazard_ratio"),
    ratio: part.known("ratio") ?? 1,
  };
  const rates = ratesOf(part);
  const schoenfeld = computeSchoenfeldEvents(effect, rates);
  const freedman = computeFreedmanEvents(effect, rates);
  return { ...rounded("schoenfeld", schoenfeld), ...rounded("freedman", freedman) };
}

const rounded = (name: string, found: unknown) =>
  typeof found === "number"
    ? { [`${name}_events`]: found, [`${name}_ceiling`]: Math.ceil(found) }
    : {};

function proportions(part: Part): unknown {
  const { known, need } = part;
  const share = (own: string, percent: string) =>
    known(own) ?? need(`the proportion ${own}`, percent) / 100;
  const effect = {
    p1: share("p1", "first"),
    p2: share("p2", "second"),
    ratio: known("ratio") ?? 1,
  };
  const rates = ratesOf(part);
  const of = (suffix: string, options: Parameters<typeof computeProportionSize>[2]) => {
    const found = computeProportionSize(effect, rates, options);
    if (!("exact" in found)) return {};
    return { [`n1_${suffix}`]: found.exact[0], [`n2_${suffix}`]: found.exact[1] };
  };
  const pooled = computeProportionSize(effect, rates);
  return {
    ...of("pooled", {}),
    ...of("unpooled", { variance: "unpooled" }),
    ...of("fleiss_cc", { corrected: true }),
    ...("whole" in pooled && { n1_ceiling: pooled.whole[0], n2_ceiling: pooled.whole[1] }),
  };
}

function slopes(part: Part): unknown {
  const { need, known } = part;
  const variance = {
    times: Array.from({ length: need("the visits", "visits") }, (_, visit) => visit),
    residual: need("the residual variance", "sigma2_e"),
    slope: need("the variance of slopes", "sigma2_s"),
  };
  const difference = need("the difference of slopes", "delta");
  const found = computeSlopeSize(variance, difference, ratesOf(part), known("ratio"));
  if (!("exact" in found)) return undefined;
  return {
    var_slope_estimate: slopeVariance(variance),
    n1: found.exact[0],
    n2: found.exact[1],
    n1_ceiling: found.whole[0],
    n2_ceiling: found.whole[1],
  };
}

function rankSum(part: Part): unknown {
  const chance = part.need("the probability of a larger value", "p");
  const found = computeRankSumSize(chance, ratesOf(part), part.known("t") ?? 0.5);
  return typeof found === "number" ? { N: found, N_ceiling: Math.ceil(found) } : undefined;
}

function fisher({ need }: Part): number {
  const proportions = { p1: need("p1", "p1"), p2: need("p2", "p2") };
  const sizes = [need("n1", "n1", "first"), need("n2", "n2", "second")] as const;
  return computeFisherPower(proportions, sizes, { alpha: need("the significance level", "alpha") });
}
