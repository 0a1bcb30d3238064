import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { alsPanel, type Exon, genomeBuilds, type SequencedGene } from "./index.ts";

const genes = alsPanel.genes.filter((gene): gene is SequencedGene => gene.kind === "sequence");
const lengths = { SOD1: 154, FUS: 526, TARDBP: 414 } as const;

/** One-letter residues. @source SOD1: UniProt P00441; FUS, TARDBP: LRG_655p1, LRG_659p1 (P35637, Q13148) */
const proteins = {
  SOD1:
    "MATKAVCVLKGDGPVQGIINFEQKESNGPVKVWGSIKGLTEGLHGFHVHEFGDNTAGCTSAGPHFNPLSRKHGGPKDEERHVGDLGNVTADKDGVADVSIEDSVISL" +
    "SGDHCIIGRTLVVHEKADDLGKGGNEESTKTGNAGSRLACGVIGIAQ",
  FUS:
    "MASNDYTQQATQSYGAYPTQPGQGYSQQSSQPYGQQSYSGYSQSTDTSGYGQSSYSSYGQSQNTGYGTQSTPQGYGSTGGYGSSQSSQSSYGQQSSYPGYGQQPAPS" +
    "STSGSYGSSSQSSSYGQPQSGSYSQQPSYGGQQQSYGQQQSYNPPQGYGQQNQYNSSSGGGGGGGGGGNYGQDQSSMSSGGGSGGGYGNQDQSGGGGSGGYGQQDRG" +
    "GRGRGGSGGGGGGGGGGYNRSSGGYEPRGRGGGRGGRGGMGGSDRGGFNKFGGPRDQGSRHDSEQDNSDNNTIFVQGLGENVTIESVADYFKQIGIIKTNKKTGQPM" +
    "INLYTDRETGKLKGEATVSFDDPPSAKAAIDWFDGKEFSGNPIKVSFATRRADFNRGGGNGRGGRGRGGPMGRGGYGGGGSGGGGRGGFPSGGGGGGGQQRAGDWKC" +
    "PNPTCENMNFSWRNECNQCKAPKPDGPGGGPGGSHMGGNYGDDRRGGRGGYDRGGYRGRGGDRGGFRGGRGGGDRGGFGPGKMDSRGEHRQDRRERPY",
  TARDBP:
    "MSEYIRVTEDENDEPIEIPSEDDGTVLLSTVTAQFPGACGLRYRNPVSQCMRGVRLVEGILHAPDAGWGNLVYVVNYPKDNKRKMDETDASSAVKVKRAVQKTSDLI" +
    "VLGLPWKTTEQDLKEYFSTFGEVLMVQVKKDLKTGHSKGFGFVRFTEYETQVKVMSQRHMIDGRWCDCKLPNSKQSQDEPLRSRKVFVGRCTEDMTEDELREFFSQY" +
    "GDVMDVFIPKPFRAFAFVTFADDQIAQSLCGEDLIIKGISVHISNAEPKHNSNRQLERSGRFGGNPGGFGNQGGFGNSRGGGAGLGNNQGSNMGGGMNFGAFSINPA" +
    "MMAAAQAALQSSWGMMGMLASQQNQSGPSGNNQNQGNMQREPNQAFGSGNNSYSGSNSGAAIGWGSASNAGSGSGFNGGFGSSMDSKSSGWGM",
} as const;

/**
 * Codons, and of them those whose number (A, C, G, T = 0 to 3, in base 4) is not divisible by three. SOD1, verified
 * otherwise, shows that the count is made as published.
 *
 * @source a public report of codon use in NM_000454.5, NM_004960.4 and NM_007375.4 as downloaded from RefSeq
 */
const codonCounts = { SOD1: [155, 112], FUS: [527, 333], TARDBP: [415, 271] } as const;

/**
 * Exons, coding bases from the first to the last of the stop codon, and what is added to come to a build.
 *
 * @source LRG_655 (NG_012889.2) and LRG_659 (NG_008734.1), EBI-LRG/lrg-xml: mapped without a difference
 */
const loci = [
  {
    symbol: "FUS",
    first: 1,
    coding: [5084, 16_307],
    exons: [
      [4979, 5096],
      [7267, 7291],
      [7382, 7533],
      [8727, 8871],
      [9078, 9265],
      [9808, 10_048],
      [11_671, 11_705],
      [13_194, 13_226],
      [13_992, 14_095],
      [14_534, 14_663],
      [14_909, 15_010],
      [15_144, 15_267],
      [15_611, 15_711],
      [15_832, 15_979],
      [16_268, 19_740],
    ],
    at: { GRCh38: 31_175_131, GRCh37: 31_186_452 },
  },
  {
    symbol: "TARDBP",
    first: 2,
    coding: [6107, 15_033],
    exons: [
      [5001, 5122],
      [6095, 6344],
      [9223, 9386],
      [11_112, 11_252],
      [12_808, 12_978],
      [14_503, 17_871],
    ],
    at: { GRCh38: 11_007_621, GRCh37: 11_067_678 },
  },
] as const;

/** What others printed of the sequences, in repositories that have nothing to do with LRG. */
const pieces = [
  {
    symbol: "FUS",
    from: 1,
    bases:
      "ATGGCCTCAAACGATTATACCCAACAAGCAACCCAAAGCTATGGGGCCTACCCCACCCAGCCCGGGCAGGGCTATTCCCAGCAGAGCAGTCAGCCCTACGGACAGCA" +
      "GAGTTACAGTGGTTATAGCCAGTCCACGGACACTTCAGGCTATGGCCAG",
    source: "design of a library of codons 1–44",
  },
  {
    symbol: "FUS",
    from: 685,
    bases: "GGTGGTGGTTACAACCGCAGCAGTGGTGGCTATGAACCCAGAGGTCGTGGAGGTGGCCGTGGAGGCAGAGGTGGCATGGG",
    source: "end of exon 6 in a fusion transcript",
  },
  {
    symbol: "TARDBP",
    from: 512,
    bases: "GATGGTGTGACTGCAAACTTC",
    source: "forward primer of a product of 110 bases",
  },
  {
    symbol: "TARDBP",
    from: 512 + 110 - 21,
    bases: "GACATGACTGAGGATGAGCTG",
    source: "its reverse primer, turned round",
  },
  {
    symbol: "TARDBP",
    from: 868 - 25,
    bases: "TGGCTTTGGGAATCAGGGTGGATTT",
    source: "constant stretch before codon 290 in a library",
  },
  {
    symbol: "TARDBP",
    from: 868,
    bases:
      "GGTAATAGCAGAGGGGGTGGAGCTGGTTTGGGAAACAATCAAGGTAGTAATATGGGTGGTGGGATGAACTTTGGTGCGTTCAGCATTAATCCAGCCATGATGGCTGC" +
      "CGCCCAGGCAGCACTACAGAGCAGTTGGGGTATGATGGGCATGT",
    source: "codons 290–331 of the library, and the constant stretch behind",
  },
] as const;

function geneOf(symbol: string): SequencedGene {
  const gene = genes.find((one) => one.symbol === symbol);
  assert.ok(gene !== undefined);
  return gene;
}

function basesOf({ known }: SequencedGene["transcript"]): string {
  const [one, ...others] = known;
  assert.ok(one?.first === 1 && others.length === 0);
  return one.bases;
}

const letters = "TCAG";
const code = "FFLLSSSSYY**CC*WLLLLPPPPHHQQRRRRIIIMTTTTNNKKSSRRVVVVAAAADDEEGGGG";

function codonsOf(bases: string): readonly string[] {
  return bases.match(/.{1,3}/g) ?? [];
}

function residueOf(codon: string): string {
  const [a = -1, b = -1, c = -1] = Array.from(codon, (letter) => letters.indexOf(letter));
  return code[16 * a + 4 * b + c] ?? "?";
}

function codonIndex(codon: string): number {
  return Array.from(codon).reduce((sum, letter) => 4 * sum + "ACGT".indexOf(letter), 0);
}

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

  for (const { symbol, transcript } of genes) {
    it(`${symbol}: the sequence begins with a start, ends with its only stop, and is the protein's`, () => {
      const bases = basesOf(transcript);
      assert.equal(bases.length, transcript.codingLength);
      const residues = codonsOf(bases).map(residueOf).join("");
      assert.equal(residues, `${proteins[symbol as keyof typeof proteins]}*`);
    });

    it(`${symbol}: its codons are those counted in a download of ${transcript.id}`, () => {
      const counted = codonsOf(basesOf(transcript)).map(codonIndex);
      assert.deepEqual(
        [counted.length, counted.filter((index) => index % 3 !== 0).length],
        codonCounts[symbol as keyof typeof codonCounts],
      );
    });
  }

  for (const { symbol, first, coding, exons, at } of loci) {
    it(`${symbol}: exons and coding bases are those of its reference locus, on either build`, () => {
      const { transcript } = geneOf(symbol);
      for (const build of genomeBuilds) {
        const local = transcript.exons.map((exon) => exon.at[build]?.map((pos) => pos - at[build]));
        // Untranslated ends differ between versions of a transcript: what is coding does not.
        assert.deepEqual(
          local.map((exon, index) => exon?.[index === 0 ? 1 : 0]),
          exons.map((exon, index) => exon[index === 0 ? 1 : 0]),
        );
        assert.deepEqual(local.slice(1, -1), exons.slice(1, -1));
        const [start = 0] = local[first - 1] ?? [];
        assert.equal(start + 1 - (transcript.exons[first - 1]?.first ?? 0), coding[0]);
        const last = transcript.exons.at(-1);
        const [lastStart = 0] = local.at(-1) ?? [];
        assert.equal(lastStart + transcript.codingLength - (last?.first ?? 0), coding[1]);
      }
    });
  }

  it("TARDBP: the untranslated ends are as long as an annotation of NM_007375.4 has them", () => {
    const { exons } = geneOf("TARDBP").transcript;
    const length = exons.reduce((sum, exon) => sum + lengthOf(exon, "GRCh38"), 0);
    // cDNA 1157/4185 for c.1055A>G.
    assert.equal(length, 4185);
    assert.equal(1 - (exons[0]?.first ?? 0) + 1055, 1157);
  });

  for (const { symbol, from, bases, source } of pieces) {
    it(`${symbol}: a piece read elsewhere stands where it should (${source})`, () => {
      assert.equal(basesOf(geneOf(symbol).transcript).indexOf(bases), from - 1);
    });
  }

  it("a repeat has no transcript: nothing about it can be read from a file of variants", () => {
    const repeat = alsPanel.genes.find(({ symbol }) => symbol === "C9orf72");
    assert.equal(repeat?.kind, "repeat");
  });
});
