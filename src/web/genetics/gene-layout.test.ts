import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { alsPanel, type SequencedGene } from "../../definition/index.ts";
import type { Finding } from "../../engine/index.ts";
import { codonOf, layOutGene } from "./gene-layout.ts";

const found = alsPanel.genes.find(({ symbol }) => symbol === "SOD1");
assert.ok(found?.kind === "sequence");
const sod1: SequencedGene = found;

function finding(pos: number, protein: string): Finding {
  return { variant: `21-${pos}-C-T`, protein, coding: "NM_000454.5:c.14C>T" } as Finding;
}

describe("a gene as it is drawn", () => {
  it("is not drawn on a build whose places are not known", () => {
    const exons = sod1.transcript.exons.map((exon) => ({ ...exon, at: {} }));
    const gene = { ...sod1, transcript: { ...sod1.transcript, exons } };
    assert.equal(layOutGene(gene, "GRCh38", [], []), undefined);
  });

  it("has every exon and variant in its proportion, the same on both builds and mirrored on the other strand", () => {
    const drawn = layOutGene(sod1, "GRCh38", [finding(31_659_783, "p.Ala5Val")], []);
    assert.ok(drawn !== undefined);
    const whole = 31_668_931 - 31_659_693 + 1;
    const [first, ...others] = drawn.exons;
    assert.equal(first?.from, 0);
    assert.equal(first.to, 149 / whole);
    assert.equal(others.at(-1)?.to, 1);
    assert.equal(drawn.variants[0]?.at, (31_659_783 - 31_659_693 + 0.5) / whole);
    assert.ok(
      (first.coding?.from ?? 0) > first.from,
      "what comes before the start codon does not code",
    );
    assert.equal(drawn.scale.bases, 1000);
    const older = layOutGene(sod1, "GRCh37", [finding(33_032_096, "p.Ala5Val")], []);
    assert.deepEqual(older?.exons, drawn.exons);
    assert.equal(older?.variants[0]?.at, drawn.variants[0]?.at);
    const turned = layOutGene(
      { ...sod1, transcript: { ...sod1.transcript, strand: "-" } },
      "GRCh38",
      [],
      [],
    );
    assert.equal(turned?.exons.at(-1)?.to, 1);
    assert.ok(Math.abs((turned?.exons.at(-1)?.from ?? 0) - (1 - 149 / whole)) < 1e-9);
  });

  it("shows what is not covered where it lies, and names of near variants below each other", () => {
    const missing = [31_667_258, 31_667_375] as const;
    const drawn = layOutGene(
      sod1,
      "GRCh38",
      [finding(31_659_783, "p.Ala5Val"), finding(31_659_786, "p.Val6Ala")],
      [{ exon: 4, bases: 122, covered: 4, missing }],
    );
    const four = drawn?.exons.find(({ number }) => number === 4);
    assert.ok(four?.missing !== undefined && four.missing.from >= four.from);
    assert.ok(Math.abs(four.missing.to - four.to) < 1e-9);
    assert.deepEqual(
      drawn?.variants.map(({ row, anchor }) => [row, anchor]),
      [
        [0, "start"],
        [1, "start"],
      ],
    );
  });

  it("gives the codon of a coding base and none of an intron", () => {
    assert.deepEqual(codonOf(sod1, "GRCh38", finding(31_659_783, "")), { codon: 5, base: 2 });
    assert.equal(codonOf(sod1, "GRCh38", finding(31_661_000, "")), undefined);
  });
});
