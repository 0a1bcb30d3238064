import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { defaultThresholds } from "../../definition/index.ts";
import { compareFingerprints, type FingerprintSite, fingerprintOf } from "./fingerprint.ts";
import { calls, record } from "./testing/genes.ts";

type Dosage = FingerprintSite["dosage"];

function sites(dosages: readonly number[], from = 1): readonly FingerprintSite[] {
  return dosages.map((dosage, at) => {
    return { chrom: "1", pos: from + at, ref: "A", alt: "G", dosage: dosage as Dosage };
  });
}

const only = (dosages: readonly number[], from?: number) => {
  return { sites: sites(dosages, from), reference: [] };
};

describe("whether two files are of one person", () => {
  const one = Array.from({ length: 40 }, (_, at) => 1 + (at % 2));

  it("is denied where genotypes differ, and few shared sites tell nothing", () => {
    const other = one.map((dosage, at) => (at % 2 === 0 ? dosage : 3 - dosage));
    const compared = compareFingerprints(only(one), only(other), 1);
    assert.equal(compared.issue?.code, "genetics.fingerprint-differs");
    assert.equal(compareFingerprints(only(one), only(one, 1_000), 1).shared, 0);
    assert.equal(compareFingerprints(only(one.slice(0, 5)), only(one), 1).verdict, "unknown");
    assert.equal(compareFingerprints(only(one), only(one), 1).verdict, "same");
  });

  it("counts a site that one file lists and the other calls reference; one it does not speak of it does not", () => {
    const reference = [{ chrom: "1", start: 1, end: 40 }];
    const compared = compareFingerprints(only(one), { sites: [], reference }, 2);
    assert.deepEqual([compared.shared, compared.same, compared.verdict], [40, 0, "different"]);
    assert.equal(compared.issue?.params["assessment"], 2);
    assert.equal(compareFingerprints(only(one), { sites: [], reference: [] }, 2).shared, 0);
  });

  it("does not depend on which file came first, nor on the order of sites; a file agrees with itself", () => {
    const print = fc
      .array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.constantFrom(1, 2)), { maxLength: 60 })
      .map((drawn) => {
        const held = new Map(drawn);
        return [...held].flatMap(([pos, dosage]) => sites([dosage], pos));
      });
    fc.assert(
      fc.property(print, print, (a, b) => {
        const reference = [{ chrom: "1", start: 50, end: 55 }];
        const [first, second] = [
          { sites: a, reference },
          { sites: b.toReversed(), reference: [] },
        ];
        const there = compareFingerprints(first, second, 1);
        assert.deepEqual(compareFingerprints(second, first, 1), there);
        assert.ok(there.same <= there.shared && there.shared <= 60);
        const own = compareFingerprints(first, first, 1);
        assert.equal(own.same, own.shared);
        assert.equal(own.issue, undefined);
      }),
    );
  });
});

describe("a fingerprint", () => {
  it("holds no doubtful call, no call that is not of two single bases, and no site that is written twice", () => {
    const { sites: kept, reference } = fingerprintOf(
      calls(
        [
          record(31_660_000, "C", "T", "0/1", { gq: 3 }),
          record(31_660_001, "C", "T", "0/1", { filter: ["LowQual"] }),
          record(31_660_002, "CA", "C", "0/1"),
          record(31_660_003, "C", "<DEL>", "0/1"),
          record(31_660_004, "C", "T", "./1"),
          record(31_660_005, "C", "T,G", "1/2"),
          record(31_660_006, "C", "T", "1"),
          record(31_660_007, "C", "T", "0/1"),
          record(31_660_007, "C", "T", "1/1"),
          record(31_660_007, "C", "T", "1/1"),
          record(31_660_008, "C", "T", "0/0"),
          record(31_660_009, "C", "T,<NON_REF>", "0/1"),
          record(31_660_010, "G", "A,T", "2|2"),
        ],
        {
          reference: [
            { chrom: "21", start: 11, end: 20, gq: 99, dp: 40, filter: [] },
            { chrom: "21", start: 1, end: 10, gq: 99, dp: 40, filter: [] },
            { chrom: "21", start: 30, end: 40, gq: 2, dp: 40, filter: [] },
          ],
        },
      ),
      defaultThresholds,
    );
    assert.deepEqual(kept, [
      { chrom: "21", pos: 31_660_009, ref: "C", alt: "T", dosage: 1 },
      { chrom: "21", pos: 31_660_010, ref: "G", alt: "T", dosage: 2 },
    ]);
    assert.deepEqual(reference, [{ chrom: "21", start: 1, end: 20 }]);
  });
});
