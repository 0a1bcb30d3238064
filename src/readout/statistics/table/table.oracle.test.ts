/**
 * @source R 4.2.2 mantelhaen.test, fisher.test, mcnemar.test, prop.trend.test; SciPy 1.17.1 chi2_contingency, fisher_exact;
 * mpmath 1.3.0 for exact odds ratios; the formula of Landis, Heyman and Koch with full covariance matrices in NumPy; made counts.
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertAllClose, assertClose } from "../../testing/assert-close.ts";
import {
  computeRiskDifference,
  computeRiskRatio,
  computeOddsRatio,
} from "../proportion/compare-proportions.ts";
import { computeBreslowDay } from "./breslow-day.ts";
import { computeCmh } from "./cmh.ts";
import { computeCommonExact } from "./exact-odds-ratio.ts";
import {
  type ChiSquareTest,
  computeLikelihoodRatio,
  computeMcNemar,
  computePearson,
  computeTrend,
} from "./contingency.ts";
import { computeFisher, type FisherTest } from "./fisher.ts";
import { computeFisherFreemanHalton } from "./fisher-freeman-halton.ts";
import {
  type CommonEffect,
  computeCommonOddsRatio,
  computeCommonRiskDifference,
  computeCommonRiskRatio,
  computeMantelHaenszelTest,
} from "./mantel-haenszel.ts";

const strata = [
  [
    [12, 9],
    [7, 30],
  ],
  [
    [5, 8],
    [2, 11],
  ],
  [
    [9, 4],
    [3, 10],
  ],
];
const larger = [
  [
    [5, 8, 3],
    [9, 4, 2],
    [2, 6, 7],
  ],
  [
    [1, 4, 6],
    [3, 3, 1],
    [2, 2, 5],
  ],
  [
    [4, 0, 2],
    [1, 3, 3],
    [0, 5, 2],
  ],
];

function chi(found: object): ChiSquareTest {
  assert.ok("chisq" in found, JSON.stringify(found));
  return found as ChiSquareTest;
}

function effect(found: object): CommonEffect {
  assert.ok("estimate" in found, JSON.stringify(found));
  return found as CommonEffect;
}

function fisher(found: object): FisherTest {
  assert.ok("twoSided" in found, JSON.stringify(found));
  return found as FisherTest;
}

test("what is no table, and a table with an empty margin, is said", () => {
  const codes = [
    computePearson([[1, 2]]),
    computePearson([[1, 2], [3]]),
    computePearson([
      [1, -2],
      [3, 4],
    ]),
    computePearson([
      [0, 2],
      [0, 4],
    ]),
    computeMantelHaenszelTest([
      [
        [3, 0],
        [4, 0],
      ],
    ]),
    computeCmh([
      [
        [1, 0],
        [0, 0],
      ],
    ]),
  ].map((found) => ("code" in found ? found.code.split(".").at(-1) : "a result"));
  assert.deepEqual(codes, [
    "not-a-table",
    "not-a-table",
    "not-a-table",
    "empty-margin",
    "no-variation",
    "no-variation",
  ]);
});

test("tests of independence agree with SciPy and R", () => {
  const table = [
    [8, 2],
    [1, 5],
  ];
  assertClose(chi(computePearson(table)).chisq, 6.112169312169312, 1e-13);
  assertClose(chi(computePearson(table)).p, 0.013425424881491248, 1e-12);
  assertClose(chi(computePearson(table, true)).chisq, 3.8095238095238093, 1e-13);
  assertClose(chi(computeLikelihoodRatio(table)).chisq, 6.5152716556872505, 1e-13);
  assertClose(
    chi(
      computeMcNemar([
        [20, 15],
        [5, 30],
      ]),
    ).chisq,
    4.05,
    1e-14,
  );
  assertClose(
    chi(
      computeMcNemar(
        [
          [20, 15],
          [5, 30],
        ],
        false,
      ),
    ).p,
    0.0253473186774683,
    1e-12,
  );
  const trend = chi(
    computeTrend(
      [
        [5, 15],
        [9, 13],
        [14, 7],
      ],
      [0, 1, 3],
    ),
  );
  assertClose(trend.chisq, 7.351211272247857, 1e-12);
});

test("Fisher's test agrees with SciPy and R, its odds ratio with thirty digits of mpmath", () => {
  const found = fisher(
    computeFisher([
      [12, 7],
      [9, 30],
    ]),
  );
  assertClose(found.twoSided, 0.0041617321782678445, 1e-12);
  assertClose(found.less, 0.9994431572613296, 1e-12);
  assertClose(found.greater, 0.003751308863881472, 1e-12);
  const tea = fisher(
    computeFisher([
      [3, 1],
      [1, 3],
    ]),
  );
  assertClose(tea.oddsRatio, 6.408319658199674, 1e-13);
  assertAllClose(tea.interval, [0.21173559544657858, 626.243530588814], 1e-13);
});

test("the odds ratio as R prints it has R's four digits", () => {
  const found = fisher(
    computeFisher(
      [
        [8, 2],
        [1, 5],
      ],
      { search: "as-r" },
    ),
  );
  assertClose(found.oddsRatio, 15.46968746288691, 1e-12);
  assertAllClose(found.interval, [1.008849380396617, 1049.791446131755], 1e-12);
});

test("at the ends of what is possible the odds ratio is 0 or infinite, and the interval open", () => {
  const none = fisher(
    computeFisher([
      [0, 5],
      [4, 3],
    ]),
  );
  assert.equal(none.oddsRatio, 0);
  assert.equal(none.interval[0], 0);
  const all = fisher(
    computeFisher([
      [5, 0],
      [1, 6],
    ]),
  );
  assert.equal(all.oddsRatio, Number.POSITIVE_INFINITY);
  assert.equal(all.interval[1], Number.POSITIVE_INFINITY);
  assertClose(all.greater, 6 / 792, 1e-12);
});

test("the exact test of a larger table visits every table, whichever way it lies", () => {
  const table = [
    [3, 1, 4],
    [1, 5, 2],
    [2, 2, 6],
  ];
  assertClose(Number(computeFisherFreemanHalton(table)), 0.2558998577243042, 1e-10);
  const wide = [
    [0, 7, 2, 1],
    [6, 3, 3, 4],
  ];
  const tall = wide[0]?.map((_, j) => wide.map((row) => row[j] ?? 0)) ?? [];
  const jobs = [
    [1, 3, 10, 6],
    [2, 3, 10, 7],
    [1, 6, 14, 12],
    [0, 1, 9, 11],
  ];
  assertClose(Number(computeFisherFreemanHalton(jobs)), 0.782684938965639, 1e-10);
  assertClose(Number(computeFisherFreemanHalton(wide)), 0.02417571659730751, 1e-10);
  assertClose(Number(computeFisherFreemanHalton(tall)), 0.02417571659730751, 1e-10);
});

test("a table with too many others of its margins is refused", () => {
  const big = Array.from({ length: 6 }, (_, i) => [29, 28, 22 + i, 32, 15 * i]);
  const found = computeFisherFreemanHalton(big);
  assert.ok(typeof found === "object" && found.code === "statistic.table.too-many");
});

test("Mantel and Haenszel's test, odds ratio and interval agree with R", () => {
  assertClose(chi(computeMantelHaenszelTest(strata)).chisq, 15.39375793507967, 1e-12);
  assertClose(chi(computeMantelHaenszelTest(strata)).p, 8.727612147683331e-5, 1e-11);
  assertClose(chi(computeMantelHaenszelTest(strata, true)).chisq, 13.8352687346984, 1e-12);
  const odds = effect(computeCommonOddsRatio(strata));
  assertClose(odds.estimate, 5.447578172900061, 1e-13);
  assertAllClose(odds.interval, [2.278073261596246, 13.02684529516102], 1e-12);
});

test("exact inference over strata agrees with R", () => {
  const found = computeCommonExact(strata, { search: "as-r" });
  assert.ok("twoSided" in found);
  assertClose(found.twoSided, 0.000100875270528633, 1e-11);
  assertClose(found.oddsRatio, 5.254208761074165, 1e-11);
  assertAllClose(found.interval, [2.080450075923451, 14.06786664165693], 1e-11);
});

test("common ratios and differences of one stratum are those of one table", () => {
  const [first, second] = [
    { count: 12, total: 21 },
    { count: 7, total: 37 },
  ];
  const one = strata.slice(0, 1);
  const pairs = [
    [effect(computeCommonRiskRatio(one)), computeRiskRatio(first, second)],
    [effect(computeCommonOddsRatio(one)), computeOddsRatio(first, second)],
    [effect(computeCommonRiskDifference(one)), computeRiskDifference(first, second, "wald")],
  ] as const;
  for (const [ours, plain] of pairs) {
    assert.ok("interval" in plain);
    assertClose(ours.estimate, plain.estimate, 1e-13);
    assertAllClose(ours.interval, plain.interval, 1e-12);
  }
});

test("a common ratio does not depend on how strata are ordered, and turns with the rows", () => {
  const turned = strata.toReversed().map((table) => table.toReversed());
  for (const compute of [computeCommonOddsRatio, computeCommonRiskRatio]) {
    const [a, b] = [effect(compute(strata)), effect(compute(turned))];
    assertClose(a.estimate * b.estimate, 1, 1e-13);
    assertClose(a.se, b.se, 1e-13);
  }
  for (const variance of ["greenland-robins", "sato"] as const) {
    const [a, b] = [strata, turned].map((tables) =>
      effect(computeCommonRiskDifference(tables, variance)),
    );
    assertClose(a?.estimate, -(b?.estimate ?? 0), 1e-13);
    assertClose(a?.se, b?.se, 1e-13);
  }
});

test("odds ratios that are the same in all strata are homogeneous, and Tarone's correction is small", () => {
  const same = [
    [
      [4, 2],
      [3, 6],
    ],
    [
      [8, 12],
      [3, 18],
    ],
  ];
  const flat = computeBreslowDay(same);
  assert.ok("tarone" in flat);
  assertClose(flat.breslowDay + 1, 1, 1e-12);
  assert.equal(flat.df, 1);
  const found = computeBreslowDay(strata);
  assert.ok("tarone" in found);
  assert.ok(found.tarone <= found.breslowDay && found.breslowDay - found.tarone < 0.01);
});

test("the three tests of larger tables agree with the full covariance formula, and with R", () => {
  const found = computeCmh(larger);
  assert.ok("correlation" in found);
  assertClose(found.generalAssociation.chisq, 7.878889101120796, 1e-12);
  assert.equal(found.generalAssociation.df, 4);
  assertClose(found.generalAssociation.p, 0.09611675151356551, 1e-12);
  assertClose(found.rowMeanScores.chisq, 7.363394113527437, 1e-12);
  assert.equal(found.rowMeanScores.df, 2);
  assertClose(found.correlation.chisq, 2.1530720343556973, 1e-12);
  const ranked = computeCmh(larger, { columnScores: "modridit" });
  assert.ok("correlation" in ranked);
  assertClose(ranked.rowMeanScores.chisq, 7.501617439471994, 1e-12);
});

test("of 2×2 tables the three tests are Mantel and Haenszel's", () => {
  const found = computeCmh(strata);
  assert.ok("correlation" in found);
  const wanted = chi(computeMantelHaenszelTest(strata)).chisq;
  for (const test of Object.values(found)) assertClose(test.chisq, wanted, 1e-12);
});

test("a category that nobody has, and a stratum of one, change nothing", () => {
  const padded = [
    ...larger.map((table) => [...table.map((row) => [...row, 0]), [0, 0, 0, 0]]),
    [
      [1, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
      [0, 0, 0, 0],
    ],
  ];
  const found = computeCmh(padded);
  assert.ok("correlation" in found);
  assertClose(found.generalAssociation.chisq, 7.878889101120796, 1e-11);
  assert.equal(found.generalAssociation.df, 4);
});
