import assert from "node:assert/strict";
import { test } from "node:test";
import { issueText } from "../../kernel/index.ts";
import { biomarkerRatio, type Concentration, geometricMean } from "./biomarker-ratio.ts";

const assay = { assay: "Simoa NF-light", laboratory: "Central", matrix: "PLASMA" };
const of = (value: number, more: Partial<Concentration> = {}): Concentration => ({
  ...assay,
  value,
  ...more,
});

test("values of another assay, laboratory or sample have no ratio", () => {
  for (const other of [{ assay: "Ella" }, { laboratory: "Local" }, { matrix: "SERUM" }]) {
    const { ratio, lnLow, issues } = biomarkerRatio(of(100), of(50, other));
    assert.deepEqual([ratio, lnLow], [undefined, undefined]);
    assert.match(issues.map((issue) => issueText(issue)).join(), /no ratio/);
  }
});

test("a concentration of zero, and limits the wrong way round, are issues", () => {
  assert.equal(biomarkerRatio(of(100), of(0)).issues.length, 1);
  assert.equal(biomarkerRatio(of(100, { lowerLimit: 9, upperLimit: 3 }), of(50)).issues.length, 1);
});

test("a value below the limit bounds the ratio from above unless the plan names what stands for it", () => {
  const below = of(5, { beyond: "<" });
  const bounded = biomarkerRatio(of(100), below);
  assert.deepEqual([bounded.ratio, bounded.lnLow], [undefined, undefined]);
  assert.equal(bounded.lnHigh?.toFixed(6), Math.log(0.05).toFixed(6));
  assert.equal(biomarkerRatio(of(100), below, "limit").ratio?.toFixed(6), "0.050000");
  assert.equal(biomarkerRatio(of(100), below, "half").ratio?.toFixed(6), "0.025000");
  const bare = biomarkerRatio(of(100), of(3, { lowerLimit: 5 }), "half");
  assert.equal(bare.ratio?.toFixed(6), "0.025000");
  const above = biomarkerRatio(of(100), of(500, { beyond: ">" }));
  assert.deepEqual([above.lnLow?.toFixed(6), above.lnHigh], [Math.log(5).toFixed(6), undefined]);
});

test("ratios are averaged on the log scale", () => {
  assert.equal(biomarkerRatio(of(80), of(36)).ratio?.toFixed(10), "0.4500000000");
  assert.equal(geometricMean([0.5, 2])?.toFixed(12), "1.000000000000");
  assert.equal(geometricMean([]), undefined);
});
