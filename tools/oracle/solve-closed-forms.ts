import {
  computeBoundary,
  computeExitProbabilities,
  computeTTestPower,
  eventProbability,
  normalCdf,
  normalQuantile,
  slopeVariance,
} from "../../src/readout/index.ts";
import { partsOf, type Settings, settingsOf } from "./case-settings.ts";
import { type PeerName, peerDefault } from "./peer-defaults.ts";
import { type Stated, stated } from "./stated.ts";
import type { StatisticCase } from "./statistic-cases.ts";

/** Closed-form targets of simulated trials; inputs stand among what is expected. What a part is of, its inputs say. */
export function solveClosedForms(one: StatisticCase): unknown {
  const answers = partsOf(one.expected).flatMap(([name, part]) => {
    const answer = solvePart(one, settingsOf(part, one["model"]), part);
    return answer === undefined ? [] : [[name, answer]];
  });
  return answers.length === 0 ? undefined : Object.fromEntries(answers);
}

type Part = Readonly<Record<string, unknown>>;

function solvePart(one: StatisticCase, given: Settings, part: Part): unknown {
  const told = stated();
  const { need, needList, answer } = told;
  const number: Given = (name) => need(name, given.number(name));
  const level = (...peers: readonly PeerName[]) =>
    need("the significance level", given.number("alpha"), peerDefault(one, peers, "alpha"));
  if (given.number("hazard") !== undefined) return answer(() => events(number, part));
  if (given.number("sigma2_s") !== undefined) {
    return answer(() => slopes(number, needList("t", given.list("t")), level("longpower"), part));
  }
  if (given.number("sd") !== undefined) {
    return answer(() => tTest(number, level("power.t.test"), part));
  }
  if (given.list("z") === undefined) return undefined;
  return looks(String(one["method"]), level("gsDesign", "rpact"), told);
}

type Given = (name: string) => number;

function tTest(given: Given, alpha: number, part: Part): unknown {
  const sizes = [given("n1"), given("n2")] as const;
  const sd = given("sd");
  const power = (difference: number) =>
    computeTTestPower({ difference, sd }, sizes, { alpha, bothTails: true });
  return { ...inputsOf(part), power: power(given("delta")), type1: power(0) };
}

function events(given: Given, part: Part): unknown {
  const seen = eventProbability({
    hazard: given("hazard"),
    dropout: given("dropout"),
    accrual: given("accrual"),
    end: given("T"),
  });
  return { ...inputsOf(part), expected_events: given("N") * seen };
}

function slopes(given: Given, times: readonly number[], alpha: number, part: Part): unknown {
  const variance = slopeVariance({ times, residual: given("sigma2_e"), slope: given("sigma2_s") });
  const shift = given("delta") / Math.sqrt(variance * (1 / given("n1") + 1 / given("n2")));
  return { ...inputsOf(part), power_z: normalCdf(shift - normalQuantile(1 - alpha / 2)) };
}

const inputs = new Set(
  "n1 n2 delta sd alpha N hazard dropout accrual T t sigma2_e sigma2_s".split(" "),
);

/** The inputs that a case repeats among what it expects. */
function inputsOf(part: Part): Part {
  return Object.fromEntries(Object.entries(part).filter(([name]) => inputs.has(name)));
}

/**
 * Looks and drift as the method says: `LDOF .5/.75/1 … under drift 3.2415 (fixed-design 90%)`, of which the last says exactly
 * what the number before it rounds.
 */
function looks(method: string, alpha: number, { needList, need, answer }: Stated): unknown {
  const said = (pattern: RegExp) => {
    const found = pattern.exec(method)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  const timing = needList(
    "the looks",
    /((?:0?\.\d+\/)+1)\b/.exec(method)?.[1]?.split("/").map(Number),
  );
  const percent = said(/fixed-design (\d+)\s*%/);
  const fixed = percent && normalQuantile(1 - alpha) + normalQuantile(percent / 100);
  const drift = need("the drift", fixed, said(/drift (\d+\.\d+)/));
  const isKnown = /LDOF|O'?Brien/i.test(method);
  need("the bound", isKnown ? 1 : undefined);
  return answer(() => {
    const spending = { kind: "obrien-fleming" } as const;
    const upper = computeBoundary({ kind: "spending", spending }, alpha, timing);
    const rejected = (mean: number) =>
      computeExitProbabilities({ information: timing, upper }, mean).upperCumulative;
    return { z: upper, reject_cumulative_H0: rejected(0), reject_cumulative_H1: rejected(drift) };
  });
}
