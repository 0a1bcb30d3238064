import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { defaultThresholds } from "../../definition/index.ts";
import type { ObservedRecord } from "../../engine/index.ts";
import { qualityFacts } from "./quality-facts.ts";

const call: ObservedRecord = {
  chrom: "21",
  pos: 1,
  ref: "C",
  alts: ["T"],
  filter: [],
  genotype: { alleles: [0, 1], phased: false },
  gq: 20,
  dp: 20,
  ad: [15, 5],
  line: 9,
};

function verdicts(more: Partial<ObservedRecord>, thresholds = {}, zygosity = "heterozygous") {
  return qualityFacts({ ...call, ...more }, { zygosity } as never, {
    ...defaultThresholds,
    ...thresholds,
  }).map(({ verdict }) => verdict);
}

describe("the quality of a call", () => {
  it("fails below a threshold, at a filter, and where it is owed and not stated", () => {
    const { gq: _, dp: __, ...unstated } = call;
    const facts = qualityFacts(unstated, { zygosity: "heterozygous" }, defaultThresholds);
    assert.deepEqual(
      facts.map(({ verdict }) => verdict),
      ["failing", "failing", "fine", "fine"],
    );
    assert.deepEqual(verdicts({ gq: 19, dp: 19, ad: [16, 4], filter: ["LowQual"] }), [
      "failing",
      "failing",
      "failing",
      "failing",
    ]);
  });

  it("meets it at the threshold itself, and where the filter that failed is accepted", () => {
    assert.deepEqual(verdicts({}), ["fine", "fine", "fine", "fine"]);
    assert.equal(verdicts({ filter: ["x"] }, { acceptedFilters: ["x"] }).at(-1), "fine");
  });

  it("is not judged by reads that are not stated, and by another limit where all alleles differ", () => {
    assert.equal(verdicts({ ad: [15, undefined] })[2], "open");
    const whole = { genotype: { alleles: [1, 1], phased: false }, ad: [1, 19] };
    assert.equal(verdicts(whole, {}, "homozygous")[2], "fine");
    assert.equal(verdicts({ ...whole, ad: [5, 15] }, {}, "homozygous")[2], "failing");
  });
});
