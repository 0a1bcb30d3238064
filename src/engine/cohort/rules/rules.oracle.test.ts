import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { betaBelow, logGamma } from "./beta.ts";
import { boinAct, boinBoundaries, isEliminated } from "./boin.ts";
import { fitCrm } from "./crm.ts";
import { isotonicEstimates, isotonicMtd } from "./isotonic.ts";
import { keyboardAct, mtpi2Act } from "./keyboard.ts";
import type { DoseTally } from "./tally.ts";

const close = (found: number, expected: number, within = 1e-9): void => {
  assert.ok(Math.abs(found - expected) <= within, `${found} is not ${expected}`);
};
const tally = (dlt: number, none: number, pending: readonly number[] = []): DoseTally => ({
  dlt,
  none,
  pending,
});

// @source scipy 1.17.1: special.gammaln, stats.beta.cdf
describe("special functions agree with scipy", () => {
  test("log gamma", () => {
    close(logGamma(0.05), 2.968879201051731);
    close(logGamma(1.5), -0.12078223763524526);
    close(logGamma(10), 12.801827480081469);
    close(logGamma(100.5), 361.43554046777757);
  });

  test("the beta distribution", () => {
    close(betaBelow(0.3, 1.5, 2.5), 0.41568785229802524);
    close(betaBelow(0.3, 2, 5), 0.5798250000000003);
    close(betaBelow(0.3, 4, 3), 0.07046999999999998);
    close(betaBelow(0.1, 0.05, 3.05), 0.951017230838509);
    close(betaBelow(0.35, 30, 70), 0.8615754758661092);
  });
});

// @source Liu & Yuan 2015, table of decision boundaries for a target of 0.30
describe("BOIN's published table for the target 0.30", () => {
  const table: readonly (readonly [
    n: number,
    up: number,
    down: number,
    eliminate: number | null,
  ])[] = [
    [1, 0, 1, null],
    [2, 0, 1, null],
    [3, 0, 2, 3],
    [4, 0, 2, 3],
    [5, 1, 2, 4],
    [6, 1, 3, 4],
    [7, 1, 3, 5],
    [8, 1, 3, 5],
    [9, 2, 4, 5],
    [10, 2, 4, 6],
    [11, 2, 4, 6],
    [12, 2, 5, 7],
    [13, 3, 5, 7],
    [14, 3, 6, 8],
    [15, 3, 6, 8],
    [16, 3, 6, 8],
    [17, 4, 7, 9],
    [18, 4, 7, 9],
  ];
  const rule = { kind: "boin", target: 0.3, cohort: 3, most: 18 } as const;

  test("its boundaries are 0.2365 and 0.3585", () => {
    const { escalate, deEscalate } = boinBoundaries(0.3);
    close(escalate, 0.23649068523646805, 1e-12);
    close(deEscalate, 0.3585194646409297, 1e-12);
  });

  for (const [n, up, down, eliminate] of table) {
    test(`of ${n}: up at ${up}, down at ${down}, given up at ${eliminate ?? "no number"}`, () => {
      for (let dlt = 0; dlt <= n; dlt += 1) {
        const way = dlt <= up ? "up" : dlt >= down ? "down" : "stay";
        assert.equal(boinAct(rule, dlt / n), way, `${dlt} of ${n}`);
        assert.equal(
          isEliminated(dlt, n, 0.3),
          eliminate !== null && dlt >= eliminate,
          `${dlt} of ${n}`,
        );
      }
    });
  }
});

// @source own posterior means by 30-digit quadrature (mpmath 1.3), prior normal with variance 1.34, power model
describe("CRM agrees with 30-digit quadrature", () => {
  const rule = (skeleton: readonly number[]) =>
    ({ kind: "crm", target: 0.2, skeleton, cohort: 3, most: 30 }) as const;

  test("one toxicity in nine", () => {
    const fit = fitCrm(rule([0.05, 0.12, 0.25, 0.4, 0.55]), [
      tally(0, 3),
      tally(0, 3),
      tally(1, 2),
    ]);
    close(fit.beta, 0.164062304746);
    for (const [dose, p] of [
      0.02930976425, 0.0822262652, 0.195254073, 0.3397130044, 0.4943932628,
    ].entries()) {
      close(fit.toxicity[dose] ?? 0, p);
    }
  });

  test("three toxicities in ten", () => {
    const fit = fitCrm(rule([0.05, 0.1, 0.2, 0.35, 0.5, 0.7]), [
      tally(0, 0),
      tally(0, 3),
      tally(2, 3),
      tally(1, 1),
    ]);
    close(fit.beta, -0.282240028502);
  });

  test("participants still in their window count by the part of it that has passed (TITE-CRM)", () => {
    const fit = fitCrm(rule([0.05, 0.12, 0.25, 0.4, 0.55]), [
      tally(0, 3),
      tally(0, 2, [0.25]),
      tally(1, 1, [0.5, 0.75]),
    ]);
    close(fit.beta, 0.130975271961);
    close(fit.toxicity[2] ?? 0, 0.2059149974);
  });
});

describe("the keyboard and mTPI-2", () => {
  test("decide alike where their keys are the same (Yan, Mandrekar & Yuan 2017)", () => {
    const key = { kind: "keyboard", target: 0.3, cohort: 3, most: 18 } as const;
    const unit = { kind: "mtpi-2", target: 0.3, cohort: 3, most: 18 } as const;
    for (let n = 1; n <= 18; n += 1) {
      for (let dlt = 0; dlt <= n; dlt += 1) {
        assert.equal(keyboardAct(key, dlt, n), mtpi2Act(unit, dlt, n), `${dlt} of ${n}`);
      }
    }
  });

  // @source Guo et al. 2017, decision table for a target of 0.30 with ε = 0.05
  test("go up at 0 of 3, stay at 1 of 3, come down at 2 of 3; stay at 2 of 6", () => {
    const rule = { kind: "mtpi-2", target: 0.3, cohort: 3, most: 18 } as const;
    assert.equal(mtpi2Act(rule, 0, 3), "up");
    assert.equal(mtpi2Act(rule, 1, 3), "stay");
    assert.equal(mtpi2Act(rule, 2, 3), "down");
    assert.equal(mtpi2Act(rule, 2, 6), "stay");
  });
});

describe("the isotonic estimate", () => {
  test("never falls with the dose, and pools what would", () => {
    const estimates = isotonicEstimates([tally(1, 2), tally(0, 6), tally(2, 4)]);
    assert.equal(estimates[0], estimates[1]);
    assert.ok((estimates[1] ?? 1) < (estimates[2] ?? 0));
  });

  test("of 0/3, 1/6 and 3/6 the target 0.30 is nearest to 1/6", () => {
    assert.equal(isotonicMtd([tally(0, 3), tally(1, 5), tally(3, 3)], 0.3), 1);
  });
});
