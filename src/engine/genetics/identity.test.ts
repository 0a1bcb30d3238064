import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { checkSex, sexOf } from "./identity.ts";

const read = (xHeterozygous: number, xHomozygous: number, yCalled: number) =>
  sexOf({ xHeterozygous, xHomozygous, yCalled });

describe("the sex that a sample's chromosomes read as", () => {
  it("another than the record has is an error; too little to tell by is not", () => {
    assert.equal(checkSex(read(2, 300, 40), "female")?.code, "genetics.sex-differs");
    assert.equal(checkSex(read(200, 150, 0), "male")?.severity, "error");
    assert.equal(checkSex(read(200, 150, 0), "female"), undefined);
    assert.equal(checkSex(read(5, 5, 0), "male"), undefined);
  });

  it("is unknown where X and Y speak against each other", () => {
    assert.equal(read(200, 150, 40), "unknown");
    assert.equal(read(2, 300, 0), "unknown");
    assert.equal(read(2, 300, 40), "male");
  });
});
