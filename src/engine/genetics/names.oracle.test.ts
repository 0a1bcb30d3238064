import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { alsPanel, type SequencedGene } from "../../definition/index.ts";
import { type consequenceWords, nameChange } from "./consequence.ts";
import { legacyName, readLegacy } from "./legacy-name.ts";
import { residueReader } from "./protein-change.ts";
import { readCoding } from "./read-coding.ts";
import { basesAround } from "./reference-bases.ts";

const folder = new URL("../../../../shared/data/genetics/", import.meta.url);
const skip = existsSync(folder)
  ? false
  : "the ClinVar changes of SOD1 are not here (../shared/data/genetics)";

function geneOf(symbol: string): SequencedGene {
  const gene = alsPanel.genes.find((one) => one.symbol === symbol);
  assert.ok(gene?.kind === "sequence");
  return gene;
}

const sod1 = geneOf("SOD1");
const builds = ["GRCh38", "GRCh37"] as const;

interface Published {
  readonly protein1: string;
  readonly variants: readonly {
    readonly hgvsP: string;
    readonly legacy: string;
    readonly alleles: readonly {
      readonly hgvsC: string;
      readonly grch38: string;
      readonly grch37pos: number;
      readonly exon: number;
    }[];
  }[];
}

describe("names of changes", { skip }, () => {
  it("47 protein changes of SOD1: c., p., older name and exon from the position on either build, and back", () => {
    const published = JSON.parse(
      readFileSync(new URL("sod1_variants.json", folder), "utf8"),
    ) as Published;
    assert.ok(published.variants.length >= 47);
    for (const { hgvsP, legacy, alleles } of published.variants) {
      assert.equal(legacyName(sod1, hgvsP), legacy);
      assert.ok(readLegacy(sod1, legacy).some((one) => one.protein === hgvsP));
      for (const { hgvsC, grch38, grch37pos, exon } of alleles) {
        const [, at = "", ref = "", alt = ""] = grch38.split(":");
        for (const build of builds) {
          const pos = build === "GRCh38" ? Number(at) : grch37pos;
          const baseAt = basesAround(sod1, build);
          const named = nameChange(sod1, build, { pos, ref, alt }, baseAt);
          assert.equal(named?.coding, hgvsC);
          assert.equal(named.protein, hgvsP);
          assert.equal(named.exon, exon);
          const edit = readCoding(sod1, build, hgvsC, baseAt);
          assert.ok(!("kind" in edit), hgvsC);
          assert.equal(nameChange(sod1, build, edit, baseAt)?.coding, hgvsC);
        }
      }
    }
    const residueAt = residueReader(sod1.transcript);
    for (const [index, letter] of Array.from(published.protein1).entries()) {
      assert.equal(residueAt(index + 1), letter);
    }
  });

  it("60 ClinVar changes of SOD1: c. and p. as ClinVar names them, and what they do", () => {
    const kinds: Readonly<Record<string, keyof typeof consequenceWords>> = {
      "5_prime_UTR_variant": "utr-5",
      "3_prime_UTR_variant": "utr-3",
      missense_variant: "missense",
      synonymous_variant: "synonymous",
      splice_donor_variant: "splice-site",
      stop_lost: "stop-lost",
    };
    const baseAt = basesAround(sod1, "GRCh38");
    const lines = readFileSync(new URL("sod1-clinvar-60-snv.grch38.vcf", folder), "utf8")
      .split("\n")
      .filter((line) => line !== "" && !line.startsWith("#"));
    assert.equal(lines.length, 60);
    for (const line of lines) {
      const [, pos, , ref = "", alt = "", , , info = ""] = line.split("\t");
      const [, coding, protein] =
        /CLNNAME=NM_000454\.5\(SOD1\):([^;_]+)(?:_\(([^)]*)\))?/.exec(info) ?? [];
      const named = nameChange(sod1, "GRCh38", { pos: Number(pos), ref, alt }, baseAt);
      assert.equal(named?.coding, `NM_000454.5:${coding}`);
      assert.equal(named.protein?.replace(/ext.*$/, ""), protein);
      const kind = kinds[/MC=([^;]*)/.exec(info)?.[1] ?? ""];
      if (kind !== undefined) assert.equal(named.consequence, kind, coding);
    }
  });
});

describe("places of the other genes", () => {
  it("TARDBP: published changes are where their c. names say, on the build they were published for", () => {
    const tardbp = geneOf("TARDBP");
    const at = (build: (typeof builds)[number], pos: number, ref: string, alt: string) =>
      nameChange(tardbp, build, { pos, ref, alt }, basesAround(tardbp, build));
    // NM_007375.4:c.1055A>G and its protein change as annotated by VEP at GRCh37 1:11082521.
    assert.equal(at("GRCh37", 11_082_521, "A", "G")?.coding, "NM_007375.4:c.1055A>G");
    assert.equal(at("GRCh37", 11_082_521, "A", "G")?.protein, "p.Asn352Ser");
    assert.equal(at("GRCh38", 11_022_418, "A", "G")?.protein, "p.Met337Val");
    assert.equal(at("GRCh38", 11_022_352, "G", "A")?.protein, "p.Ala315Thr");
    assert.equal(residueReader(tardbp.transcript)(298), "G");
  });

  it("FUS: the place is named, and what it does to the protein is said to be not assessed", () => {
    const fus = geneOf("FUS");
    const named = nameChange(
      fus,
      "GRCh37",
      { pos: 31_202_739, ref: "C", alt: "T" },
      basesAround(fus, "GRCh37"),
    );
    assert.equal(named?.coding, "NM_004960.4:c.1561C>T");
    assert.equal(named.consequence, "not-assessed");
    assert.equal(named.protein, undefined);
  });
});
