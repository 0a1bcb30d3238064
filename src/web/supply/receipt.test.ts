import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { itemsOf, scanned } from "./receipt.ts";

const listed = ["A", "B"];

describe("the receipt of a shipment", () => {
  it("says of what was not scanned that it is missing, and never that it came", () => {
    assert.deepEqual(itemsOf(scanned({}, listed, "A"), listed), [
      { unit: "A", condition: "sound" },
      { unit: "B", condition: "missing" },
    ]);
  });

  it("takes what is not on the list as extra, and keeps what was said of a unit when it is scanned again", () => {
    const receipt = scanned(scanned({ A: "damaged" }, listed, "A"), listed, "Z");
    assert.deepEqual(receipt, { A: "damaged", Z: "extra" });
  });

  it("takes a unit that was said to be missing as sound once it is scanned", () => {
    assert.deepEqual(scanned({ B: "missing" }, listed, "B"), { B: "sound" });
  });
});
