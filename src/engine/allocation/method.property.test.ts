import assert from "node:assert/strict";
import { describe, test } from "node:test";
import fc from "fast-check";
import { randomStream } from "../../kernel/index.ts";
import type { AllocationMethod } from "../../definition/index.ts";
import { noBalance } from "./balance.ts";
import { drawArm } from "./method.ts";
import { countOf, crowd, oneToOne, run, twoToOne } from "./testing/run.ts";

const nobody = Array.from({ length: 200 }, () => ({}));
const minimisation = (
  probability: number,
  measure: "range" | "variance" | "marginal-balance" = "range",
): AllocationMethod => ({ kind: "minimisation", measure, probability });
const methods: readonly AllocationMethod[] = [
  { kind: "simple" },
  { kind: "block", sizes: [4, 6] },
  minimisation(0.8),
  minimisation(0.8, "variance"),
  minimisation(0.8, "marginal-balance"),
  { kind: "big-stick", limit: 3 },
  { kind: "urn", initial: 1, added: 1 },
];
/** Four standard errors of a frequency. */
const four = (share: number, n: number): number => 4 * Math.sqrt((share * (1 - share)) / n);

describe("every method", () => {
  test("gives the same arms from the same seed and journal, and others from another seed", () => {
    for (const method of methods) {
      const levels = crowd(60, 3, "people");
      const one = run(method, oneToOne, "s1", levels).arms;
      assert.deepEqual(run(method, oneToOne, "s1", levels).arms, one, method.kind);
      assert.notDeepEqual(run(method, oneToOne, "s2", levels).arms, one, method.kind);
    }
  });

  test("gives each of two equal arms half of the first allocations, over many seeds", () => {
    const n = 4_000;
    for (const method of methods) {
      const firsts = Array.from(
        { length: n },
        (_, seed) => run(method, oneToOne, seed, [{}]).arms[0] as string,
      );
      assert.ok(Math.abs(countOf(firsts, "A") / n - 0.5) < four(0.5, n), method.kind);
    }
  });

  test("never gives an arm that is closed", () => {
    fc.assert(
      fc.property(fc.constantFrom(...methods), fc.integer(), (method, seed) => {
        const { arm } = drawArm(method, {
          arms: oneToOne,
          closed: new Set(["A"]),
          levels: {},
          balance: noBalance,
          random: randomStream(seed),
        });
        assert.equal(arm, "B");
      }),
      { numRuns: 200 },
    );
  });
});

describe("permuted blocks", () => {
  test("of 3 in 2:1 hold the ratio after every third participant of a stratum, whatever the others do", () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.array(fc.constantFrom("a", "b"), { maxLength: 90 }),
        (seed, strata) => {
          const levels = strata.map((stratum) => ({ stratum }));
          const { arms } = run({ kind: "block", sizes: [3] }, twoToOne, seed, levels);
          for (const stratum of ["a", "b"]) {
            const own = arms.filter((_, index) => strata[index] === stratum);
            for (let end = 3; end <= own.length; end += 3) {
              assert.equal(countOf(own.slice(0, end), "A"), (2 * end) / 3);
            }
          }
        },
      ),
    );
  });

  test("differ by at most half a block at any moment", () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { arms } = run({ kind: "block", sizes: [2, 4, 6] }, oneToOne, seed, nobody);
        let difference = 0;
        for (const arm of arms) {
          difference += arm === "A" ? 1 : -1;
          assert.ok(Math.abs(difference) <= 3);
        }
      }),
    );
  });

  test("use each of their sizes equally often, and every order of a block of 4 equally often", () => {
    const n = 6_000;
    const orders = new Map<string, number>();
    for (let seed = 0; seed < n; seed += 1) {
      const order = run({ kind: "block", sizes: [4] }, oneToOne, seed, [{}, {}, {}, {}]).arms.join(
        "",
      );
      orders.set(order, (orders.get(order) ?? 0) + 1);
    }
    assert.equal(orders.size, 6);
    for (const [order, count] of orders)
      assert.ok(Math.abs(count / n - 1 / 6) < four(1 / 6, n), order);
  });
});

describe("the big stick", () => {
  test("never lets the arms differ by more than its limit, and reaches it", () => {
    let most = 0;
    for (let seed = 0; seed < 200; seed += 1) {
      let difference = 0;
      for (const arm of run({ kind: "big-stick", limit: 3 }, oneToOne, seed, nobody).arms) {
        difference += arm === "A" ? 1 : -1;
        most = Math.max(most, Math.abs(difference));
      }
    }
    assert.equal(most, 3);
  });

  // The walk |D| on 0 … b that turns at b: a guess of the smaller arm is certain at b, which it visits 1/(2b) of the time.
  test("is guessed rightly 1/2 + 1/(4b) of the time (Soares & Wu 1983; Markov chain of |D|)", () => {
    const limit = 3;
    let right = 0;
    let n = 0;
    for (let seed = 0; seed < 400; seed += 1) {
      let difference = 0;
      for (const [index, arm] of run(
        { kind: "big-stick", limit },
        oneToOne,
        seed,
        nobody,
      ).arms.entries()) {
        // After the start is forgotten; where the arms are equal a guess is right half of the time.
        if (index >= 40) {
          n += 1;
          right += difference === 0 ? 0.5 : difference < 0 === (arm === "A") ? 1 : 0;
        }
        difference += arm === "A" ? 1 : -1;
      }
    }
    const expected = 0.5 + 1 / (4 * limit);
    assert.ok(Math.abs(right / n - expected) < 2 * four(expected, n), `${right / n}`);
  });
});

describe("the urn", () => {
  // Var(D_n)/n of UD(α, β) tends to 1/3 (Wei 1978); a plain coin's is 1.
  test("UD(1, 1) keeps a third of a coin's variance", () => {
    const seeds = 1_500;
    let squares = 0;
    for (let seed = 0; seed < seeds; seed += 1) {
      const { arms } = run({ kind: "urn", initial: 1, added: 1 }, oneToOne, seed, nobody);
      squares += (2 * countOf(arms, "A") - arms.length) ** 2 / arms.length;
    }
    const variance = squares / seeds;
    // A variance of a normal has a standard error of variance × √(2/n).
    assert.ok(Math.abs(variance - 1 / 3) < 4 * (1 / 3) * Math.sqrt(2 / seeds), `${variance}`);
  });

  test("UD(1, 0) is a fair coin", () => {
    const n = 4_000;
    const { arms } = run(
      { kind: "urn", initial: 1, added: 0 },
      oneToOne,
      "coin",
      Array.from({ length: n }, () => ({})),
    );
    assert.ok(Math.abs(countOf(arms, "A") / n - 0.5) < four(0.5, n));
  });
});

describe("minimisation", () => {
  test("with probability 1 keeps two arms of 200 people within 6 in every level of five factors", () => {
    for (let seed = 0; seed < 30; seed += 1) {
      const { balance } = run(minimisation(1), oneToOne, seed, crowd(200, 5, `crowd ${seed}`));
      for (const levels of Object.values(balance.margins)) {
        for (const counts of Object.values(levels)) {
          assert.ok(Math.abs((counts["A"] ?? 0) - (counts["B"] ?? 0)) <= 6);
        }
      }
    }
  });

  test("balances margins far better than a coin does, by each of its measures", () => {
    const spread = (method: AllocationMethod): number => {
      let sum = 0;
      for (let seed = 0; seed < 60; seed += 1) {
        const { balance } = run(method, oneToOne, seed, crowd(100, 4, `crowd ${seed}`));
        for (const levels of Object.values(balance.margins)) {
          for (const counts of Object.values(levels)) {
            sum += Math.abs((counts["A"] ?? 0) - (counts["B"] ?? 0));
          }
        }
      }
      return sum;
    };
    const coin = spread({ kind: "simple" });
    for (const measure of ["range", "variance", "marginal-balance"] as const) {
      assert.ok(spread(minimisation(0.9, measure)) < coin / 3, measure);
    }
  });

  test("keeps a ratio of 2:1 on average (Han, Enas & McEntegart 2009)", () => {
    const n = 300;
    const counts = Array.from({ length: n }, (_, seed) =>
      countOf(run(minimisation(0.9), twoToOne, seed, crowd(90, 3, `crowd ${seed}`)).arms, "A"),
    );
    const mean = counts.reduce((a, b) => a + b, 0) / n;
    const sd = Math.sqrt(counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (n - 1));
    assert.ok(Math.abs(mean - 60) < (4 * sd) / Math.sqrt(n) + 0.2, `${mean} ± ${sd}`);
  });

  test("follows a factor of greater weight", () => {
    const weighted: AllocationMethod = {
      kind: "minimisation",
      measure: "range",
      probability: 1,
      weights: { f0: 10 },
    };
    // Level a of f0 has one A more, level a of f1 two B more: the heavier factor decides.
    const balance = {
      ...noBalance,
      margins: { f0: { a: { A: 1 } }, f1: { a: { B: 2 } } },
    };
    const { arm } = drawArm(weighted, {
      arms: oneToOne,
      closed: new Set(),
      levels: { f0: "a", f1: "a" },
      balance,
      random: randomStream(1),
    });
    assert.equal(arm, "B");
    const even: AllocationMethod = { kind: "minimisation", measure: "range", probability: 1 };
    const { arm: other } = drawArm(even, {
      arms: oneToOne,
      closed: new Set(),
      levels: { f0: "a", f1: "a" },
      balance,
      random: randomStream(1),
    });
    assert.equal(other, "A");
  });

  // The worked example of Pocock & Simon's method: counts of 9 and 10 in each level so far, range, equal weights.
  test("prefers the arm that the hand calculation prefers", () => {
    const balance = {
      ...noBalance,
      margins: {
        sex: { F: { A: 14, B: 15 } },
        age: { old: { A: 20, B: 18 } },
        site: { X: { A: 5, B: 6 } },
      },
    };
    // A: |15−15| + |21−18| + |6−6| = 3; B: |14−16| + |20−19| + |5−7| = 5.
    const arms = Array.from(
      { length: 50 },
      (_, seed) =>
        drawArm(minimisation(1), {
          arms: oneToOne,
          closed: new Set(),
          levels: { sex: "F", age: "old", site: "X" },
          balance,
          random: randomStream(seed),
        }).arm,
    );
    assert.deepEqual(new Set(arms), new Set(["A"]));
  });
});
