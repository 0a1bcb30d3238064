import {
  bigStick,
  blockArrangements,
  blockCounts,
  completeRandomisation,
  computeBlockGuesses,
  computeImbalance,
  computeImbalanceSums,
  countArrangements,
  efronCoin,
  generalisedCoin,
  limitedCoin,
  permutedBlock,
  pocockSimonChances,
  stepMeasures,
  type TwoArmRule,
  urnRule,
} from "../../src/engine/allocation/characteristics/index.ts";
import { partsOf, settingsOf } from "./case-settings.ts";
import { type Stated, stated } from "./stated.ts";
import type { StatisticCase } from "./statistic-cases.ts";
import { isRecord } from "./statistic.ts";

/** Cases of randomisation: minimisation steps, permuted blocks and exact imbalances of two-arm rules. */
export function solveRandomisation(one: StatisticCase): unknown {
  if (/minimi[sz]/i.test(String(one["title"]))) return solveMinimisation(one);
  const named = partsOf(one.expected).flatMap(([name, part]) => {
    const answer = /block/i.test(name) ? solveBlock(name) : solveCoin(name, part);
    return answer === undefined ? [] : [[name, answer] as const];
  });
  if (named.length === 0) return undefined;
  return { ...Object.fromEntries(named), ...solvePlaces(one.expected) };
}

/** Chances at one place of a block of two arms, equal unless said: `first_position_prob_A`, `prob_position4_deterministic_…`. */
function solvePlaces(
  expected: Readonly<Record<string, unknown>>,
): Readonly<Record<string, number>> {
  const answers = Object.keys(expected).flatMap((name) => {
    if (name === "first_position_prob_A") return [[name, permutedBlock(4)(0, 0)] as const];
    const size = Number(/^prob_position(\d+)_deterministic/.exec(name)?.[1] ?? 0);
    return size % 2 === 0 && size > 0 ? [[name, certainLast(size)] as const] : [];
  });
  return Object.fromEntries(answers);
}

const numberWords = ["one", "two", "three", "four", "five", "six", "seven", "eight"];
const letters = "ABCDEFGH";

/** Names such as `block4`, `block6_2to1`, `two_blocks_of_4`. */
function solveBlock(name: string): unknown {
  const size = Number(/blocks?(?:_of)?_?(\d+)/.exec(name)?.[1] ?? Number.NaN);
  if (!(size > 0)) return undefined;
  const times = numberWords.indexOf(/^([a-z]+)_blocks/.exec(name)?.[1] ?? "one") + 1;
  const ratio = (/(\d+(?:to\d+)+)/.exec(name)?.[1] ?? "1to1").split("to").map(Number);
  const counts = blockCounts(
    size,
    ratio.map((parts, arm) => ({ id: String(arm), ratio: parts })),
  );
  const one = countArrangements(counts);
  const imbalances = blockArrangements(counts).flatMap((order) =>
    order.map((_, i) => {
      const lead = (arm: number) => order.slice(0, i + 1).filter((other) => other === arm).length;
      return Math.abs(lead(0) / (ratio[0] ?? 1) - lead(1) / (ratio[1] ?? 1));
    }),
  );
  return {
    n_sequences: one ** times,
    sequences: blockArrangements(counts).map((order) => order.map((arm) => letters[arm]).join("")),
    prob_each: 1 / one ** times,
    expected_correct_guess: computeBlockGuesses(counts),
    max_abs_imbalance: Math.max(...imbalances),
  };
}

/** The probability that the last place of a block of two arms is certain given all before it. */
function certainLast(size: number): number {
  const rule = permutedBlock(size);
  const before = computeImbalance(rule, size - 1);
  return before.leads.reduce((sum, lead, i) => {
    const chance = rule(lead, size - 1);
    return chance === 0 || chance === 1 ? sum + (before.probabilities[i] ?? 0) : sum;
  }, 0);
}

/** Names such as `efron_p2_3_N30`, `big_stick_m3_N30`, `complete_N20`, `urn_1_1_N20`. */
function solveCoin(name: string, part: Readonly<Record<string, unknown>>): unknown {
  const n = settingsOf(part).number("N") ?? Number(/N(\d+)/.exec(name)?.[1] ?? Number.NaN);
  const { need, answer } = stated();
  const rule = coinOf(name, need);
  if (rule === undefined || !(n > 0)) return undefined;
  return answer(() => describeCoin(rule, n));
}

function describeCoin(rule: TwoArmRule, n: number): unknown {
  const found = computeImbalance(rule, n);
  return {
    N: n,
    d: found.leads,
    prob: found.probabilities,
    mean_abs: found.meanAbsolute,
    var: found.variance,
    max_abs: found.greatest,
    expected_correct_guess: found.correctGuesses,
    expected_deterministic: found.deterministic,
  };
}

function coinOf(name: string, need: Stated["need"]): TwoArmRule | undefined {
  const digits = /(?:m|b|mti|limit)_?(\d+)/i.exec(name.replace(/^big/i, ""))?.[1];
  const limit = () => need("the limit", digits === undefined ? undefined : Number(digits));
  const chance = () => need("the coin's probability", chanceIn(name));
  if (/stick|bsd/i.test(name)) return bigStick(limit());
  if (/chen|bcdwit|limited/i.test(name)) return limitedCoin(chance(), limit());
  if (/efron|ebc/i.test(name)) return efronCoin(chance());
  if (/complete|simple/i.test(name)) return completeRandomisation();
  const two = /(?:urn|wei|ud)\D*(\d+)_(\d+)/i.exec(name);
  if (two !== null) return urnRule(Number(two[1]), Number(two[2]));
  const rho = /(?:gbcd?|smith)\D*(\d+(?:\.\d+)?)/i.exec(name)?.[1];
  return rho === undefined ? undefined : generalisedCoin(Number(rho));
}

/** `p2_3` is 2/3, `p0.7` and `p070` are 0.7. */
function chanceIn(name: string): number | undefined {
  const share = /p(\d+)_(\d+)(?:_|$)/.exec(name);
  return share === null ? probabilityIn(name) : Number(share[1]) / Number(share[2]);
}

function probabilityIn(name: string): number | undefined {
  const digits = /p(\d+(?:\.\d+)?)(?:_|$)/.exec(name)?.[1];
  if (digits === undefined) return undefined;
  return digits.includes(".") || digits.length < 2 ? Number(digits) : Number(digits) / 100;
}

function solveMinimisation(one: StatisticCase): unknown {
  const inputs = partsOf(one.expected).filter(([, part]) => isRecord(part["input"]));
  if (inputs.length > 0) {
    return Object.fromEntries(
      inputs.map(([name, part]) => {
        const answer = solveStep(part["input"], part["input"], part);
        return [name, { input: part["input"], ...answer }];
      }),
    );
  }
  return solveStep(one["data"], one["model"], one.expected);
}

function solveStep(data: unknown, model: unknown, asked: Readonly<Record<string, unknown>>) {
  const rows: unknown = isRecord(data) ? data["counts"] : undefined;
  const table = Array.isArray(rows) ? rows.filter(isNumbers) : [];
  const settings = settingsOf(model, data);
  const ratio = settings.list("ratio") ?? table[0]?.map(() => 1) ?? [];
  const arms = ratio.map((parts, arm) => ({ id: String(arm), ratio: parts }));
  const weights = settings.list("weights");
  const step = {
    arms,
    levels: table.map((row) => Object.fromEntries(row.map((count, arm) => [String(arm), count]))),
    ...(weights === undefined ? {} : { weights }),
  };
  const byMeasure = (
    [
      ["range", stepMeasures.range],
      ["variance", stepMeasures.variance],
      ["sd", stepMeasures["standard-deviation"]],
    ] as const
  ).map(([name, measure]) => {
    const sums = computeImbalanceSums(step, measure);
    const part = asked[name];
    const keys = isRecord(part) ? Object.keys(part) : [];
    const chances = keys.flatMap((key) => {
      const p = key === "prob" ? settings.number("p", "probability") : probabilityIn(key);
      return key.startsWith("prob") && p !== undefined ? [[key, pocockSimonChances(sums, p)]] : [];
    });
    return [name, { G: sums, ...Object.fromEntries(chances) }];
  });
  const taves = arms.map((_, arm) => table.reduce((sum, row) => sum + (row[arm] ?? 0), 0));
  const shares = taves.map((sum, arm) => sum / (ratio[arm] ?? 1));
  const names: unknown = isRecord(data) ? data["arms"] : undefined;
  const preferred = shares.indexOf(Math.min(...shares));
  return {
    ...Object.fromEntries(byMeasure),
    taves_sum: taves,
    preferred_arm: Array.isArray(names) ? (names[preferred] as unknown) : letters[preferred],
  };
}

function isNumbers(row: unknown): row is readonly number[] {
  return Array.isArray(row) && row.every((value) => typeof value === "number");
}
