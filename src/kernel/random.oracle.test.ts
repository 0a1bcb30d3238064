import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { randomStream } from "./random.ts";

describe("random streams", () => {
  // Our own numbers, written down once: whoever changes them changes every trial simulated before.
  const golden: readonly (readonly [string, () => number, readonly number[]])[] = [
    [
      "the seed neurite",
      randomStream("neurite").uint32,
      [
        1321450672, 719286380, 3676212448, 1225664713, 2305319679, 3305006419, 2209388762,
        1612226349,
      ],
    ],
    [
      "the seed 20260114",
      randomStream(20260114).uint32,
      [
        1558965794, 3890101050, 3441964585, 2686901477, 1385665428, 965990453, 665315536,
        1182624604,
      ],
    ],
    [
      "the seed neurite, split by site and 3",
      randomStream("neurite").split("site", 3).uint32,
      [
        2122745636, 2824931778, 1804032156, 3762008921, 3789776106, 850821655, 4193072230,
        1746198272,
      ],
    ],
  ];
  for (const [what, next, numbers] of golden) {
    it(`of ${what} never change`, () => {
      assert.deepEqual(Array.from(numbers, next), numbers);
    });
  }

  it("give fractions and normal draws that never change", () => {
    const stream = randomStream("neurite");
    assert.deepEqual(
      [stream.uniform(), stream.uniform()],
      [0.30767420804107115, 0.8559349126023971],
    );
    assert.deepEqual([stream.normal(), stream.normal()], [2.9667869393647, 1.1664175720560233]);
  });
});

/** Pearson's statistic against equal frequencies. */
function chiSquare(counts: readonly number[], draws: number): number {
  const expected = draws / counts.length;
  return counts.reduce((total, count) => total + (count - expected) ** 2 / expected, 0);
}

/** Standard normal distribution function. @source Abramowitz & Stegun 7.1.26, error below 1.5e-7 */
function phi(x: number): number {
  const z = Math.abs(x) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * z);
  const poly =
    ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  const erf = 1 - poly * Math.exp(-z * z);
  return x >= 0 ? (1 + erf) / 2 : (1 - erf) / 2;
}

describe("the distribution of random streams", () => {
  // 99 % quantiles of chi-square for bound - 1 degrees of freedom. @source scipy 1.17.1, chi2.ppf(0.99, df)
  const quantiles: readonly (readonly [bound: number, quantile: number])[] = [
    [2, 6.635],
    [3, 9.21],
    [7, 16.812],
    [100, 134.642],
    [1000, 1105.917],
  ];
  for (const [bound, quantile] of quantiles) {
    it(`below ${bound}, every value is equally likely (chi-square on 200 streams)`, () => {
      let exceeding = 0;
      for (let index = 0; index < 200; index += 1) {
        const stream = randomStream("chi-square").split(bound, index);
        const counts = Array<number>(bound).fill(0);
        const draws = 20 * Math.max(bound, 100);
        for (let draw = 0; draw < draws; draw += 1) {
          const value = stream.below(bound);
          counts[value] = (counts[value] ?? 0) + 1;
        }
        if (chiSquare(counts, draws) > quantile) exceeding += 1;
      }
      // One in a hundred is expected; more than 9 of 200 happen once in 20 000 times.
      assert.ok(exceeding <= 9);
    });
  }

  it("a bound just above half of 2^32 does not favour low values, as a plain remainder would", () => {
    const stream = randomStream("bias");
    const bound = 3 * 2 ** 30;
    let low = 0;
    for (let draw = 0; draw < 30_000; draw += 1) if (stream.below(bound) < 2 ** 30) low += 1;
    // A third is expected, a plain remainder would give half; the standard deviation is 82.
    assert.ok(Math.abs(low - 10_000) < 4 * 82);
  });

  it("uniform draws have mean 1/2 and variance 1/12 within four Monte Carlo errors", () => {
    const stream = randomStream("uniform");
    const n = 50_000;
    const draws = Array.from({ length: n }, () => stream.uniform());
    const mean = draws.reduce((a, b) => a + b, 0) / n;
    const variance = draws.reduce((a, b) => a + (b - mean) ** 2, 0) / n;
    assert.ok(draws.every((draw) => draw >= 0 && draw < 1));
    assert.ok(Math.abs(mean - 1 / 2) < 4 * Math.sqrt(1 / 12 / n));
    assert.ok(Math.abs(variance - 1 / 12) < 4 * Math.sqrt(1 / 180 / n));
  });

  it("normal draws have mean 0, variance 1, no skew, kurtosis 3 within four Monte Carlo errors", () => {
    const stream = randomStream("normal");
    const n = 50_000;
    const draws = Array.from({ length: n }, () => stream.normal());
    const moment = (power: number): number => draws.reduce((a, b) => a + b ** power, 0) / n;
    assert.ok(Math.abs(moment(1)) < 4 * Math.sqrt(1 / n));
    assert.ok(Math.abs(moment(2) - 1) < 4 * Math.sqrt(2 / n));
    assert.ok(Math.abs(moment(3)) < 4 * Math.sqrt(15 / n));
    assert.ok(Math.abs(moment(4) - 3) < 4 * Math.sqrt(96 / n));
  });

  it("normal draws follow the normal distribution (Kolmogorov-Smirnov, 99.9 %)", () => {
    const stream = randomStream("ks");
    const n = 20_000;
    const draws = Array.from({ length: n }, () => stream.normal()).sort((a, b) => a - b);
    let distance = 0;
    for (const [index, draw] of draws.entries()) {
      const p = phi(draw);
      distance = Math.max(distance, Math.abs(p - index / n), Math.abs((index + 1) / n - p));
    }
    assert.ok(distance < 1.949 / Math.sqrt(n)); // Kolmogorov's 99.9 % quantile, 1.949
  });
});
