import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { alsPanel, type Exon, genomeBuilds, type SequencedGene } from "./index.ts";

const genes = alsPanel.genes.filter((gene): gene is SequencedGene => gene.kind === "sequence");
const lengths = { SOD1: 154, FUS: 526, TARDBP: 414 } as const;

function lengthOf(exon: Exon, build: (typeof genomeBuilds)[number]): number {
  const [start, end] = exon.at[build] ?? [0, -1];
  return end - start + 1;
}

describe("the gene panel", () => {
  for (const { symbol, transcript } of genes) {
    it(`${symbol}: exons follow each other without a gap, as long on one build as on the other`, () => {
      for (const [index, exon] of transcript.exons.entries()) {
        const [one, other] = genomeBuilds.map((build) => lengthOf(exon, build));
        assert.equal(one, other, `exon ${exon.number}`);
        const next = transcript.exons[index + 1];
        if (next !== undefined) assert.equal(next.first, exon.first + (one ?? 0));
      }
    });

    it(`${symbol}: the coding length is the protein's, with the stop codon`, () => {
      const residues = lengths[symbol as keyof typeof lengths];
      assert.equal(transcript.codingLength, 3 * (residues + 1));
      const [first] = transcript.exons;
      const last = transcript.exons.at(-1);
      assert.ok(first !== undefined && last !== undefined);
      if (transcript.missingExons.length === 0) assert.ok(first.first <= 1);
      assert.ok(last.first + lengthOf(last, "GRCh38") > transcript.codingLength);
    });
  }

  it("SOD1's sequence begins with a start and ends with its only stop", () => {
    const [known] = genes[0]?.transcript.known ?? [];
    assert.ok(known !== undefined);
    assert.equal(known.bases.length, 465);
    const codons = known.bases.match(/.../g) ?? [];
    assert.equal(codons[0], "ATG");
    assert.deepEqual(
      codons.flatMap((codon, at) => (["TAA", "TAG", "TGA"].includes(codon) ? [at + 1] : [])),
      [155],
    );
  });

  it("a repeat has no transcript: nothing about it can be read from a file of variants", () => {
    const repeat = alsPanel.genes.find(({ symbol }) => symbol === "C9orf72");
    assert.equal(repeat?.kind, "repeat");
  });
});
