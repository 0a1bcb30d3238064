import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { randomStream } from "./random.ts";

const label = fc.oneof(fc.string({ unit: "binary" }), fc.integer(), fc.double({ noNaN: true }));
const finite = label.filter((value) => typeof value === "string" || Number.isFinite(value));
const labels = fc.array(finite, { maxLength: 4 });

function start(...path: (string | number)[][]): string {
  let stream = randomStream("root");
  for (const step of path) stream = stream.split(...step);
  return [stream.uint32(), stream.uint32(), stream.uint32(), stream.uint32()].join(" ");
}

describe("random streams, for any labels", () => {
  it("are equal exactly when the labels are equal", () => {
    fc.assert(
      fc.property(labels, labels, (a, b) => {
        // -0 is printed as 0, and means the same place
        const same = JSON.stringify(a) === JSON.stringify(b);
        assert.equal(start(a) === start(b), same);
      }),
    );
  });

  it("differ between splitting once by two labels and twice by one", () => {
    fc.assert(
      fc.property(finite, finite, (a, b) => {
        assert.notEqual(start([a, b]), start([a], [b]));
      }),
    );
  });

  it("stay below their bound", () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 2 ** 32 }), (seed, bound) => {
        const value = randomStream(seed).below(bound);
        assert.ok(Number.isInteger(value) && value >= 0 && value < bound);
      }),
    );
  });
});
