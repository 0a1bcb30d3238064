import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { type consequenceWords, nameChange } from "./consequence.ts";
import { legacyName, readLegacy } from "./legacy-name.ts";
import { residueReader } from "./protein-change.ts";
import { readCoding } from "./read-coding.ts";
import { basesAround } from "./reference-bases.ts";
import { geneOf, sod1 } from "./testing/genes.ts";

const folder = new URL("../../../../shared/data/genetics/", import.meta.url);
const skip = existsSync(folder)
  ? false
  : "the ClinVar changes of SOD1 are not here (../shared/data/genetics)";

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

  const published = [
    // Read with their source.
    ["FUS", "c.1483C>T", "p.Arg495Ter", "nonsense", "PMID 24439481"],
    ["FUS", "c.1511dup", "p.Gly505Trpfs*12", "frameshift", "PMID 30507891, there c.1510dupG"],
    ["FUS", "c.1574C>G", "p.Pro525Arg", "missense", "PMID 28812062"],
    ["FUS", "c.1541+1G>A", undefined, "splice-site", "doi 10.18632/aging.103967"],
    ["TARDBP", "c.1043G>T", "p.Gly348Val", "missense", "ClinVar, NM_007375.3"],
    ["TARDBP", "c.1132A>G", "p.Asn378Asp", "missense", "doi 10.1002/brb3.2312"],
    ["TARDBP", "c.1144G>A", "p.Ala382Thr", "missense", "rs367543041"],
    ["TARDBP", "c.1147A>G", "p.Ile383Val", "missense", "doi 10.1002/brb3.2312"],
    ["TARDBP", "c.*731A>G", undefined, "utr-3", "doi 10.18632/aging.103967"],
    // Usual in the literature.
    ["FUS", "c.616G>A", "p.Gly206Ser", "missense", "usual"],
    ["FUS", "c.646C>T", "p.Arg216Cys", "missense", "usual"],
    ["FUS", "c.1509_1510del", "p.Gly504Trpfs*12", "frameshift", "usual"],
    ["FUS", "c.1520G>A", "p.Gly507Asp", "missense", "usual"],
    ["FUS", "c.1542G>T", "p.Arg514Ser", "missense", "usual"],
    ["FUS", "c.1551C>G", "p.His517Gln", "missense", "usual"],
    ["FUS", "c.1553G>A", "p.Arg518Lys", "missense", "usual"],
    ["FUS", "c.1561C>T", "p.Arg521Cys", "missense", "usual"],
    ["FUS", "c.1561C>G", "p.Arg521Gly", "missense", "usual"],
    ["FUS", "c.1562G>A", "p.Arg521His", "missense", "usual"],
    ["FUS", "c.1570A>T", "p.Arg524Trp", "missense", "usual"],
    ["FUS", "c.1574C>T", "p.Pro525Leu", "missense", "usual"],
    ["TARDBP", "c.506A>G", "p.Asp169Gly", "missense", "usual"],
    ["TARDBP", "c.787A>G", "p.Lys263Glu", "missense", "usual"],
    ["TARDBP", "c.800A>G", "p.Asn267Ser", "missense", "usual"],
    ["TARDBP", "c.892G>A", "p.Gly298Ser", "missense", "usual"],
    ["TARDBP", "c.943G>A", "p.Ala315Thr", "missense", "usual"],
    ["TARDBP", "c.1009A>G", "p.Met337Val", "missense", "usual"],
  ] as const;
  for (const [symbol, coding, protein, consequence, source] of published) {
    it(`${symbol} ${coding} is ${protein ?? consequence} on either build (${source})`, () => {
      const gene = geneOf(symbol);
      for (const build of builds) {
        const baseAt = basesAround(gene, build);
        const edit = readCoding(gene, build, coding, baseAt);
        assert.ok(!("kind" in edit), coding);
        const named = nameChange(gene, build, edit, baseAt);
        assert.equal(named?.coding, `${gene.transcript.id}:${coding}`);
        assert.equal(named.protein, protein);
        assert.equal(named.consequence, consequence);
      }
    });
  }

  it("a base that is not the transcript's is not named", () => {
    for (const [symbol, coding] of [
      ["FUS", "c.1561G>T"],
      ["TARDBP", "c.506C>G"],
    ] as const) {
      const gene = geneOf(symbol);
      const edit = readCoding(gene, "GRCh38", coding, basesAround(gene, "GRCh38"));
      assert.ok("kind" in edit, coding);
    }
  });

  it("the untranslated ends of TARDBP: the base behind the stop, and where ClinVar has c.*83", () => {
    const tardbp = geneOf("TARDBP");
    const baseAt = basesAround(tardbp, "GRCh38");
    const named = nameChange(tardbp, "GRCh38", { pos: 11_022_737, ref: "T", alt: "C" }, baseAt);
    assert.equal(named?.coding, "NM_007375.4:c.*83T>C");
    assert.equal(named.consequence, "utr-3");
  });

  it("FUS at GRCh37 16:31202739 is R521C; without a verified sequence the effect is not assessed", () => {
    const fus = geneOf("FUS");
    const edit = { pos: 31_202_739, ref: "C", alt: "T" };
    const named = nameChange(fus, "GRCh37", edit, basesAround(fus, "GRCh37"));
    assert.equal(named?.coding, "NM_004960.4:c.1561C>T");
    assert.equal(named.protein, "p.Arg521Cys");
    const bare = { ...fus, transcript: { ...fus.transcript, known: [] } };
    const placed = nameChange(bare, "GRCh37", edit, basesAround(bare, "GRCh37"));
    assert.equal(placed?.coding, "NM_004960.4:c.1561C>T");
    assert.equal(placed.consequence, "not-assessed");
    assert.equal(placed.protein, undefined);
  });
});
