import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { alsPanel } from "../../definition/index.ts";
import { canonical, type Json } from "../../kernel/index.ts";
import { assessGenetics } from "./assess-genetics.ts";
import { isAssessment } from "./is-assessment.ts";
import type { ObservedRecord } from "./observed.ts";
import { calls, sod1 } from "./testing/genes.ts";
import { basesAround } from "./reference-bases.ts";

const baseAt = basesAround(sod1, "GRCh38");

/** Records in and around exon 1: with the genome's bases or others, any genotype, any quality. */
const records: fc.Arbitrary<readonly ObservedRecord[]> = fc.array(
  fc
    .record({
      pos: fc.integer({ min: 31_659_760, max: 31_659_850 }),
      length: fc.integer({ min: 1, max: 5 }),
      right: fc.boolean(),
      alts: fc.array(
        fc.oneof(
          fc.string({ unit: fc.constantFrom("A", "C", "G", "T"), minLength: 1, maxLength: 5 }),
          fc.constantFrom("*", "<DEL>", "<NON_REF>", "N", "]1:5]A", "."),
        ),
        { minLength: 1, maxLength: 3 },
      ),
      alleles: fc.array(fc.option(fc.integer({ min: 0, max: 4 })), {
        maxLength: 3,
      }),
      phased: fc.boolean(),
      gq: fc.option(fc.integer({ min: 0, max: 99 }), { nil: undefined }),
      line: fc.nat(9),
    })
    .map(({ pos, length, right, alts, alleles, phased, gq, line }) => {
      const bases = Array.from({ length }, (_, at) => baseAt(pos + at) ?? "A").join("");
      const genotype = { alleles, phased };
      return {
        chrom: "21",
        pos,
        ref: right ? bases : "T",
        alts,
        filter: [],
        genotype,
        ...(gq === undefined ? {} : { gq }),
        dp: 40,
        line,
      };
    }),
  { maxLength: 6 },
);

describe("an assessment", () => {
  it("of any records ends, is plain data that can be kept, and is the same again", () => {
    fc.assert(
      fc.property(records, (given) => {
        const once = assessGenetics(alsPanel, calls(given));
        assert.ok(isAssessment(JSON.parse(JSON.stringify(once))));
        const again = assessGenetics(alsPanel, calls(given));
        assert.equal(canonical(once as unknown as Json), canonical(again as unknown as Json));
      }),
    );
  });

  it("calls a gene free of variants only where every base is known, and never after losing coverage", () => {
    fc.assert(
      fc.property(records, fc.integer({ min: 0, max: 71 }), (given, lost) => {
        const [whole] = assessGenetics(alsPanel, calls(given)).genes;
        if (whole?.verdict === "reference") {
          assert.ok(whole.coverage.every(({ covered, bases }) => covered === bases));
          assert.deepEqual(whole.findings, []);
        }
        const gap = { chrom: "21", start: 31_659_770 + lost, end: 31_659_770 + lost };
        const [holed] = assessGenetics(alsPanel, calls(given, { noCalls: [gap] })).genes;
        assert.notEqual(holed?.verdict, "reference");
      }),
    );
  });
});
