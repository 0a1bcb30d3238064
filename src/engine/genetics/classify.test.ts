import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { acmgPoints2020 } from "../../definition/index.ts";
import { classify, compareClass, criteriaOf, crossCheck } from "./classify.ts";
import { readStanding } from "./clinvar.ts";
import { nameChange } from "./consequence.ts";
import { readCoding } from "./read-coding.ts";
import { basesAround } from "./reference-bases.ts";
import { reverse, sod1 } from "./testing/genes.ts";

const rules = acmgPoints2020;
const of = (...codes: readonly string[]) => classify(rules, codes);

describe("criteria in points", () => {
  it("a criterion counts once, and one that no rule set has counts nothing", () => {
    assert.equal(of("PM2", "PM2", "XX9").points, 2);
  });

  it("the classes begin at 10, 6, 0 and −6 points", () => {
    const reached: readonly (readonly [readonly string[], number, string])[] = [
      [["PVS1", "PM2"], 10, "P"],
      [["PVS1", "PP3"], 9, "LP"],
      [["PS3", "PM2"], 6, "LP"],
      [["PS3", "PP3"], 5, "VUS"],
      [[], 0, "VUS"],
      [["BP7"], -1, "LB"],
      [["BS1", "BP4", "BP7"], -6, "LB"],
      [["BS1", "BP4", "BP7", "BP1"], -7, "B"],
    ];
    for (const [codes, points, expected] of reached) {
      assert.deepEqual([of(...codes).points, of(...codes).class], [points, expected]);
    }
  });

  it("BA1 settles the class by itself and is not summed", () => {
    const found = of("BA1", "PVS1");
    assert.equal(found.class, "B");
    assert.equal(found.points, 8);
  });
});

describe("criteria that follow from a change", () => {
  const criteria = (gene: typeof sod1, coding: string, known = [] as never[]) => {
    const baseAt = basesAround(gene, "GRCh38");
    const edit = readCoding(gene, "GRCh38", coding, baseAt);
    assert.ok(!("kind" in edit), coding);
    const named = nameChange(gene, "GRCh38", edit, baseAt);
    assert.ok(named !== undefined);
    return criteriaOf(gene, named, known);
  };

  it("a truncation of SOD1 weighs nothing by itself, as the gene harms by a toxic protein", () => {
    assert.deepEqual(criteria(sod1, "c.10del"), []);
    assert.deepEqual(criteria(reverse, "c.4del"), ["PVS1"]);
  });

  it("an in-frame deletion, and a synonymous change away from a splice", () => {
    assert.deepEqual(criteria(sod1, "c.400_402del"), ["PM4"]);
    assert.deepEqual(criteria(sod1, "c.15C>T"), ["BP7"]);
    assert.deepEqual(criteria(sod1, "c.72G>A"), []);
  });

  it("the same residue changed alike, or otherwise, by a change known as pathogenic", () => {
    const entry = { chrom: "21", pos: 0, ref: "", alt: "", id: "1", significance: "Pathogenic" };
    const standing = readStanding({ ...entry, review: "criteria_provided,_single_submitter" });
    const known = (coding: string, protein: string) =>
      [{ coding: `NM_000454.5:${coding}`, protein, residue: 145, standing }] as never[];
    assert.deepEqual(criteria(sod1, "c.435G>C", known("c.435G>T", "p.Leu145Phe")), ["PS1"]);
    assert.deepEqual(criteria(sod1, "c.435G>C", known("c.434T>C", "p.Leu145Ser")), ["PM5"]);
    assert.deepEqual(criteria(sod1, "c.435G>C", known("c.435G>C", "p.Leu145Phe")), []);
  });
});

describe("ClinVar's words", () => {
  const read = (significance: string, review: string) =>
    readStanding({ chrom: "21", pos: 1, ref: "A", alt: "C", id: "1", significance, review });

  it("are a class with stars; of two neighbouring classes the weaker; a conflict is none", () => {
    const two = read(
      "Pathogenic/Likely_pathogenic",
      "criteria_provided,_multiple_submitters,_no_conflicts",
    );
    assert.deepEqual([two.class, two.stars, two.conflicting], ["LP", 2, false]);
    const conflict = read(
      "Conflicting_classifications_of_pathogenicity",
      "criteria_provided|_conflicting_classifications",
    );
    assert.deepEqual([conflict.class, conflict.conflicting], [undefined, true]);
    assert.equal(read("Benign/Likely_benign", "reviewed_by_expert_panel").class, "LB");
    assert.equal(read("Benign", "reviewed_by_expert_panel").stars, 3);
    assert.equal(read("Pathogenic", "no_assertion_criteria_provided").stars, 0);
    assert.equal(read("not_provided", "").class, undefined);
    assert.equal(read("Pathogenic|risk_factor", "practice_guideline").class, "P");
  });
});

describe("the laboratory's class", () => {
  const ours = of();
  const clinvar = (significance: string, review = "criteria_provided,_single_submitter") =>
    readStanding({ chrom: "21", pos: 1, ref: "A", alt: "C", id: "1", significance, review });

  it("is contradicted as an error where the other class would decide differently, else asked about", () => {
    assert.equal(compareClass("p.Ala5Val", "P", "VUS")?.code, "genetics.class-contradicts");
    assert.equal(compareClass("p.Ala5Val", "LB", "LP")?.severity, "error");
    assert.equal(compareClass("p.Ala5Val", "P", "LP")?.severity, "warning");
    assert.equal(compareClass("p.Ala5Val", "VUS", "B")?.code, "genetics.class-differs");
    assert.equal(compareClass("p.Ala5Val", "P", "P"), undefined);
  });

  it("is held against ClinVar's class with criteria; a lack of evidence contradicts nothing", () => {
    const coding = "NM_000454.5:c.14C>T";
    assert.equal(crossCheck({ coding, ours }, "P"), undefined);
    assert.equal(
      crossCheck({ coding, ours, clinvar: clinvar("Benign") }, "P")?.code,
      "genetics.class-contradicts",
    );
    assert.equal(crossCheck({ coding, ours, clinvar: clinvar("Benign", "") }, "P"), undefined);
    assert.equal(crossCheck({ coding, ours: of("BP7") }, "LP")?.severity, "error");
  });
});
