import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { assertAllClose } from "../../testing/assert-close.ts";
import { type Adjustment, adjustP } from "./adjust-p.ts";
import { computeTestGraph, type TestGraph } from "./test-graph.ts";

const p = [0.01, 0.04, 0.03, 0.005, 0.2];

/** The closed test with Simes' or Bonferroni's test of each intersection, by trying all of them. */
function closed(values: readonly number[], local: (subset: readonly number[]) => number) {
  return values.map((_, i) => {
    let most = 0;
    for (let set = 1; set < 1 << values.length; set += 1) {
      if ((set & (1 << i)) === 0) continue;
      most = Math.max(most, local(values.filter((_value, j) => (set & (1 << j)) !== 0)));
    }
    return Math.min(1, most);
  });
}
const simes = (subset: readonly number[]) =>
  Math.min(...subset.toSorted((a, b) => a - b).map((one, i, all) => (all.length * one) / (i + 1)));
const bonferroni = (subset: readonly number[]) => subset.length * Math.min(...subset);

describe("adjusted p-values", () => {
  test("Hommel's are those of the closed test by Simes, in every order and with ties", () => {
    const lists = [p, [0.02, 0.02, 0.025, 0.9], [0.6, 0.011, 0.3, 0.012, 0.013, 0.04], [0.03]];
    for (const list of lists) assertAllClose(adjustP(list, "hommel"), closed(list, simes), 1e-14);
  });

  test("Holm's are those of the closed test by Bonferroni", () => {
    assertAllClose(adjustP(p, "holm"), closed(p, bonferroni), 1e-14);
  });

  // @source definitions in Hochberg 1988 and Benjamini & Hochberg 1995, worked by hand for these five
  const worked: readonly (readonly [Adjustment, readonly number[]])[] = [
    ["bonferroni", [0.05, 0.2, 0.15, 0.025, 1]],
    ["hochberg", [0.04, 0.08, 0.08, 0.025, 0.2]],
    ["benjamini-hochberg", [0.025, 0.05, 0.05, 0.025, 0.2]],
    ["fixed-sequence", [0.01, 0.04, 0.04, 0.04, 0.2]],
  ];
  for (const [adjustment, expected] of worked) {
    test(`${adjustment} gives what its definition gives`, () => {
      assertAllClose(adjustP(p, adjustment), expected, 1e-14);
    });
  }
});

describe("test graphs", () => {
  test("a graph that gives away more than it has is an issue", () => {
    const found = computeTestGraph(
      {
        weights: [0.7, 0.7],
        transitions: [
          [0, 1],
          [1, 0],
        ],
      },
      [0, 0],
      0.05,
    );
    assert.equal("code" in found && found.code, "statistic.multiplicity.graph");
  });

  test("equal parts, passed on equally, are Holm's procedure", () => {
    const n = p.length;
    const graph: TestGraph = {
      weights: p.map(() => 1 / n),
      transitions: p.map((_, i) => p.map((_to, j) => (i === j ? 0 : 1 / (n - 1)))),
    };
    const found = computeTestGraph(graph, p, 0.05);
    assert.ok("adjusted" in found);
    assertAllClose(found.adjusted, adjustP(p, "holm"), 1e-12);
    assert.deepEqual(found.rejected, [true, false, false, true, false]);
  });

  test("a chain is a fixed sequence", () => {
    const transitions = p.map((_, i) => p.map((_to, j) => Number(j === i + 1)));
    const found = computeTestGraph({ weights: [1, 0, 0, 0, 0], transitions }, p, 0.05);
    assert.ok("adjusted" in found);
    assertAllClose(found.adjusted, adjustP(p, "fixed-sequence"), 1e-14);
  });

  // @source Bretz et al. 2009, figure of two primary and two secondary hypotheses; steps worked by hand
  test("parallel gatekeeping passes a primary hypothesis's part to its secondary and back", () => {
    const graph: TestGraph = {
      weights: [0.5, 0.5, 0, 0],
      transitions: [
        [0, 0, 1, 0],
        [0, 0, 0, 1],
        [0, 1, 0, 0],
        [1, 0, 0, 0],
      ],
    };
    const found = computeTestGraph(graph, [0.01, 0.04, 0.02, 0.001], 0.05);
    assert.ok("adjusted" in found);
    assertAllClose(found.adjusted, [0.02, 0.04, 0.04, 0.04], 1e-14);
    assert.deepEqual(found.order.slice(0, 2), [0, 2]);
    assert.deepEqual(found.rejected, [true, true, true, true]);
  });
});
