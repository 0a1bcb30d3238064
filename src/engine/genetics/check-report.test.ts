import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { alsPanel } from "../../definition/index.ts";
import { issueText } from "../../kernel/index.ts";
import { checkReport, type TypedReport } from "./check-report.ts";
import { legacyName, readLegacy } from "./legacy-name.ts";
import { readProtein, sameProtein } from "./read-protein.ts";
import { sod1 } from "./testing/genes.ts";

const report: TypedReport = {
  gene: "SOD1",
  transcript: "NM_000454.5",
  coding: "c.272A>C",
  protein: "p.Asp91Ala",
  legacy: "D90A",
  build: "GRCh38",
  position: 31_667_290,
};

function codes(change: Partial<TypedReport>): readonly string[] {
  return checkReport(alsPanel, { ...report, ...change }).issues.map(({ code, path }) => {
    return `${path.join(".")} ${code.slice("genetics.".length)}`;
  });
}

/** Only these fields were typed. */
function only(change: Partial<TypedReport>): readonly string[] {
  return checkReport(alsPanel, { gene: "SOD1", ...change }).issues.map(({ code }) => {
    return code.slice("genetics.".length);
  });
}

describe("a typed report", () => {
  it("that contradicts itself is asked about, at the field that differs", () => {
    assert.deepEqual(codes({ coding: "c.272C>T" }), ["coding coding-base"]);
    assert.deepEqual(codes({ coding: "272A>C" }), ["coding coding-unreadable"]);
    assert.deepEqual(codes({ coding: "NM_001111.1:c.272A>C" }), ["coding transcript"]);
    assert.deepEqual(codes({ transcript: "NM_000454.4" }), ["transcript report-transcript"]);
    assert.deepEqual(codes({ protein: "p.Gly94Ala" }), ["protein protein-differs"]);
    assert.deepEqual(codes({ protein: "p.Asp90Ala" }), ["protein legacy-in-hgvs"]);
    assert.deepEqual(codes({ protein: "aspartate" }), ["protein protein-unreadable"]);
    assert.deepEqual(codes({ legacy: "D91A" }), ["legacy legacy-differs"]);
    assert.deepEqual(codes({ position: 33_039_603 }), ["position position-build"]);
    assert.deepEqual(codes({ position: 31_667_291 }), ["position position-differs"]);
    assert.deepEqual(codes({ gene: "OPTN" }), ["gene report-gene"]);
  });

  it("that agrees with itself raises nothing, in any usual spelling", () => {
    assert.deepEqual(codes({}), []);
    assert.deepEqual(codes({ protein: "p.(Asp91Ala)", coding: "NM_000454.5:c.272A>C" }), []);
    assert.deepEqual(codes({ protein: "p.D91A", legacy: "p.D90A" }), []);
    assert.deepEqual(codes({ build: "GRCh37", position: 33_039_603 }), []);
    for (const position of [31_668_509, 31_668_510, 31_668_513]) {
      const deletion = {
        coding: "c.400_402del",
        protein: "p.Glu134del",
        legacy: "E133del",
        position,
      };
      assert.deepEqual(codes(deletion), [], String(position));
    }
  });

  it("in the older numbering only is to be confirmed; where both readings fit, with both", () => {
    assert.deepEqual(only({ legacy: "A4V" }), ["legacy-only"]);
    assert.deepEqual(only({ legacy: "E133del" }), ["legacy-ambiguous"]);
    assert.deepEqual(only({ legacy: "W4V" }), ["legacy-unreadable"]);
    assert.deepEqual(only({ protein: "p.Ala4Val" }), ["legacy-in-hgvs"]);
    assert.deepEqual(only({ protein: "p.Trp4Val" }), ["protein-residue"]);
    assert.deepEqual(only({}), ["report-no-name"]);
    const [issue] = checkReport(alsPanel, { gene: "SOD1", legacy: "E133del" }).issues;
    assert.ok(issue !== undefined);
    for (const language of ["en", "zh-CN"] as const) {
      assert.match(issueText(issue, language), /p\.Glu134del.*p\.Glu133del/);
    }
  });

  it("harms nothing, whatever is typed", () => {
    for (const typed of ["__proto__", "c.", "p.", "\0", "c.1_", "p.(", "9".repeat(500), "c.0A>C"]) {
      assert.ok(only({ coding: typed }).length > 0);
      assert.ok(only({ protein: typed }).length > 0);
      assert.ok(only({ legacy: typed }).length > 0);
      assert.deepEqual(codes({ gene: typed }), ["gene report-gene"]);
    }
  });
});

describe("older names", () => {
  it("are one less than HGVS for SOD1, and there are none for a gene without older numbering", () => {
    assert.equal(legacyName(sod1, "p.Ala5Val"), "A4V");
    assert.equal(legacyName(sod1, "p.Gly94_Asp97del"), "G93_D96del");
    assert.equal(legacyName(sod1, "p.Met1?"), undefined);
    const { legacyShift: _, ...plain } = sod1;
    assert.equal(legacyName(plain, "p.Ala5Val"), undefined);
    assert.deepEqual(readLegacy(plain, "A5V"), [{ numbering: "hgvs", protein: "p.Ala5Val" }]);
  });

  it("are told apart from HGVS by the residue they name", () => {
    assert.deepEqual(readLegacy(sod1, "D90A"), [{ numbering: "legacy", protein: "p.Asp91Ala" }]);
    assert.deepEqual(readLegacy(sod1, "D91A"), [{ numbering: "hgvs", protein: "p.Asp91Ala" }]);
  });
});

describe("protein names", () => {
  it("are one name in every spelling, and a stop that is not counted is no difference", () => {
    for (const spelled of [
      "p.(Lys129GlyfsTer6)",
      "p.K129Gfs*6",
      "Lys129Glyfs*6",
      "p.Lys129GlyfsX6",
    ]) {
      assert.equal(readProtein(spelled)?.name, "p.Lys129Glyfs*6");
    }
    assert.ok(sameProtein("p.Lys129Glyfs*6", "p.Lys129Glyfs"));
    assert.ok(!sameProtein("p.Lys129Glyfs*6", "p.Lys129Glyfs*7"));
  });
});
