import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { AllocationMethod } from "../../../definition/index.ts";
import { oneToOne, run } from "../testing/run.ts";
import { blockArrangements, computeBlockGuesses, countArrangements } from "./block-arrangements.ts";
import { computeImbalance } from "./imbalance-distribution.ts";
import { pocockSimonChances } from "./minimisation-step.ts";
import { bigStick, efronCoin, permutedBlock, type TwoArmRule, urnRule } from "./two-arm-rule.ts";

const close = (found: number | undefined, expected: number, within = 1e-12): void => {
  assert.ok(Math.abs((found ?? NaN) - expected) <= within, `${found} is not ${expected}`);
};

describe("what a study draws by has the exact distribution", () => {
  const n = 12;
  const trials = 1_500;
  const methods: readonly (readonly [AllocationMethod, TwoArmRule])[] = [
    [{ kind: "big-stick", limit: 2 }, bigStick(2)],
    [{ kind: "urn", initial: 1, added: 2 }, urnRule(1, 2)],
    [{ kind: "block", sizes: [8] }, permutedBlock(8)],
  ];
  for (const [method, rule] of methods) {
    test(`${method.kind}: leads after ${n} within four standard errors`, () => {
      const seen = new Map<number, number>();
      const nobody = Array.from({ length: n }, () => ({}));
      for (let seed = 0; seed < trials; seed += 1) {
        const { arms } = run(method, oneToOne, `c${seed}`, nobody);
        const lead = arms.reduce((sum, arm) => sum + (arm === "A" ? 1 : -1), 0);
        seen.set(lead, (seen.get(lead) ?? 0) + 1);
      }
      const { leads, probabilities } = computeImbalance(rule, n);
      for (const [i, lead] of leads.entries()) {
        const p = probabilities[i] ?? 0;
        const four = 4 * Math.sqrt((p * (1 - p)) / trials) + 1e-9;
        close((seen.get(lead) ?? 0) / trials, p, four);
      }
      assert.ok([...seen.keys()].every((lead) => leads.includes(lead)));
    });
  }
});

// @source Blackwell & Hodges 1957: a block of 2m is guessed right m + 2^(2m−1)/C(2m, m) − 1/2 times
test("a permuted block is guessed as often as Blackwell and Hodges say", () => {
  for (const m of [1, 2, 3, 5]) {
    const ways = countArrangements([m, m]);
    const expected = (m + 2 ** (2 * m - 1) / ways - 0.5) / (2 * m);
    close(computeBlockGuesses([m, m]), expected);
    close(computeImbalance(permutedBlock(2 * m), 4 * m).correctGuesses, expected);
    assert.equal(blockArrangements([m, m]).length, ways);
  }
});

// @source Efron 1971: the chance of balance at even n tends to 1 − (1 − p)/p
test("Efron's coin with p = 2/3 is balanced half the time in the long run", () => {
  const { leads, probabilities } = computeImbalance(efronCoin(2 / 3), 400);
  close(probabilities[leads.indexOf(0)], 0.5, 1e-9);
});

test("arms that balance alike share the chance", () => {
  assert.deepEqual(pocockSimonChances([2, 2], 0.8), [0.5, 0.5]);
  const [a, b, c] = pocockSimonChances([5, 5, 7], 0.8);
  close(a, 0.4);
  close(b, 0.4);
  close(c, 0.2);
});
