import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { nameChange } from "./consequence.ts";
import { predicted } from "./name-protein.ts";
import { readCoding } from "./read-coding.ts";
import { basesAround } from "./reference-bases.ts";
import { geneOf, reverse, sod1 } from "./testing/genes.ts";

function named(coding: string, gene = sod1) {
  const baseAt = basesAround(gene, "GRCh38");
  const edit = readCoding(gene, "GRCh38", coding, baseAt);
  assert.ok(!("kind" in edit), coding);
  const change = nameChange(gene, "GRCh38", edit, baseAt);
  assert.ok(change !== undefined, coding);
  return [change.coding.split(":")[1], change.protein, change.consequence];
}

describe("what a change does", () => {
  it("to a splice: the two bases beside an exon, the eight within the intron, and beyond", () => {
    assert.deepEqual(named("c.72+1G>A"), ["c.72+1G>A", undefined, "splice-site"]);
    assert.deepEqual(named("c.73-2A>G"), ["c.73-2A>G", undefined, "splice-site"]);
    assert.deepEqual(named("c.72+1_72+2insT"), ["c.72+1_72+2insT", undefined, "splice-site"]);
    assert.deepEqual(named("c.73-3C>T"), ["c.73-3C>T", undefined, "splice-region"]);
    assert.deepEqual(named("c.72+9T>C"), ["c.72+9T>C", undefined, "intron"]);
    assert.deepEqual(named("c.72_72+1insC"), ["c.72_72+1insC", undefined, "splice-region"]);
  });

  it("to the splices of FUS and TARDBP, that before the first coding base among them", () => {
    const [fus, tardbp] = [geneOf("FUS"), geneOf("TARDBP")];
    assert.deepEqual(named("c.13+1G>A", fus), ["c.13+1G>A", undefined, "splice-site"]);
    assert.deepEqual(named("c.1542-2A>G", fus), ["c.1542-2A>G", undefined, "splice-site"]);
    assert.deepEqual(named("c.1541+9C>T", fus), ["c.1541+9C>T", undefined, "intron"]);
    assert.deepEqual(named("c.-13+1G>A", tardbp), ["c.-13+1G>A", undefined, "splice-site"]);
    assert.deepEqual(named("c.-12-2A>G", tardbp), ["c.-12-2A>G", undefined, "splice-site"]);
    assert.deepEqual(named("c.714+5G>A", tardbp), ["c.714+5G>A", undefined, "splice-region"]);
    assert.deepEqual(named("c.715A>G", tardbp), ["c.715A>G", "p.Ile239Val", "missense"]);
  });

  it("to the start, the stop and the untranslated ends", () => {
    assert.deepEqual(named("c.1A>G"), ["c.1A>G", "p.Met1?", "start-lost"]);
    assert.deepEqual(named("c.1_3del"), ["c.1_3del", "p.Met1?", "start-lost"]);
    assert.deepEqual(named("c.464A>C"), ["c.464A>C", "p.Ter155Serext*?", "stop-lost"]);
    assert.deepEqual(named("c.463_465del"), ["c.463_465del", "p.?", "stop-lost"]);
    assert.deepEqual(named("c.465A>G"), ["c.465A>G", "p.Ter155=", "synonymous"]);
    assert.deepEqual(named("c.-48T>A"), ["c.-48T>A", undefined, "utr-5"]);
    assert.deepEqual(named("c.*153T>G"), ["c.*153T>G", undefined, "utr-3"]);
  });

  it("in and out of frame, each at its most 3′ place, a copy as a duplication", () => {
    assert.deepEqual(named("c.397_399del"), ["c.400_402del", "p.Glu134del", "inframe-indel"]);
    assert.deepEqual(named("c.399_400insGAA"), ["c.400_402dup", "p.Glu134dup", "inframe-indel"]);
    assert.deepEqual(named("c.250_251insG"), ["c.250dup", "p.Asp84Glyfs*8", "frameshift"]);
    assert.deepEqual(named("c.10del"), ["c.11del", "p.Lys4Argfs*6", "frameshift"]);
    assert.deepEqual(named("c.400G>T"), ["c.400G>T", "p.Glu134Ter", "nonsense"]);
    assert.deepEqual(named("c.300_301insTTT"), [
      "c.300_301insTTT",
      "p.Ile100_Glu101insPhe",
      "inframe-indel",
    ]);
    assert.deepEqual(named("c.13_18delinsTGT"), [
      "c.13_18delinsTGT",
      "p.Ala5_Val6delinsCys",
      "inframe-indel",
    ]);
    assert.equal(predicted("p.Lys4Argfs*6"), "p.(Lys4Argfs*6)");
  });

  it("is the same on the reverse strand, where the most 3′ place has the lowest position", () => {
    assert.deepEqual(named("c.4_6del", reverse), ["c.10_12del", "p.Ala4del", "inframe-indel"]);
    assert.deepEqual(named("c.13del", reverse), ["c.18del", "p.Phe6Leufs*?", "frameshift"]);
    assert.deepEqual(named("c.25G>T", reverse), ["c.25G>T", "p.Asp9Tyr", "missense"]);
    assert.deepEqual(named("c.12+1G>A", reverse), ["c.12+1G>A", undefined, "splice-site"]);
    assert.deepEqual(named("c.19_21dup", reverse), ["c.24_26dup", "p.Asp9dup", "inframe-indel"]);
  });
});
