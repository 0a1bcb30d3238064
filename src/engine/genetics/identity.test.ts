import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkSex, compareFingerprints, sexOf } from "./identity.ts";
import type { FingerprintSite } from "./observed.ts";

const signals = (xHeterozygous: number, xHomozygous: number, yCalled: number) => {
  return { xHeterozygous, xHomozygous, yCalled, sites: [] };
};

function sites(dosages: readonly number[], from = 1): readonly FingerprintSite[] {
  return dosages.map((dosage, at) => {
    return { chrom: "1", pos: from + at, ref: "A", alt: "G", dosage: dosage as 0 | 1 | 2 };
  });
}

describe("whose sample it is", () => {
  it("another sex than the record has is an error; too little to tell by is not", () => {
    assert.equal(checkSex(signals(2, 300, 40), "female")?.code, "genetics.sex-differs");
    assert.equal(checkSex(signals(200, 150, 0), "male")?.severity, "error");
    assert.equal(checkSex(signals(200, 150, 0), "female"), undefined);
    assert.equal(checkSex(signals(5, 5, 0), "male"), undefined);
  });

  it("chromosomes that speak against each other tell nothing", () => {
    assert.equal(sexOf(signals(200, 150, 40)), "unknown");
    assert.equal(sexOf(signals(2, 300, 0)), "unknown");
    assert.equal(sexOf(signals(2, 300, 40)), "male");
  });

  it("two files are of one person or not by the sites both hold, and few sites tell nothing", () => {
    const one = Array.from({ length: 40 }, (_, at) => at % 3);
    const other = one.map((dosage, at) => (at % 2 === 0 ? dosage : (dosage + 1) % 3));
    assert.equal(
      compareFingerprints(sites(one), sites(other)).issue?.code,
      "genetics.fingerprint-differs",
    );
    assert.equal(compareFingerprints(sites(one), sites(one)).verdict, "same");
    assert.equal(compareFingerprints(sites(one), sites(one, 1_000)).shared, 0);
    assert.equal(compareFingerprints(sites(one.slice(0, 5)), sites(one)).verdict, "unknown");
  });
});
