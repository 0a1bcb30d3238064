import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { canonical, type Json } from "./canonical.ts";

const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<Json>;

/** The same value, every object built in another order of keys. */
function shuffled(value: Json): Json {
  if (typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(shuffled);
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, member === undefined ? undefined : shuffled(member)]),
  );
}

describe("canonical JSON, for any value", () => {
  it("parses back to the same value", () => {
    fc.assert(
      fc.property(json, (value) => {
        assert.deepEqual(JSON.parse(canonical(value)), JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it("is a fixed point: printing what was parsed changes nothing", () => {
    fc.assert(
      fc.property(json, (value) => {
        assert.equal(canonical(JSON.parse(canonical(value))), canonical(value));
      }),
    );
  });

  it("does not depend on the order in which keys were written", () => {
    fc.assert(
      fc.property(json, (value) => {
        assert.equal(canonical(shuffled(value)), canonical(value));
      }),
    );
  });

  it("tells different values apart", () => {
    fc.assert(
      fc.property(json, json, (a, b) => {
        const same = canonical(a) === canonical(b);
        let equal = true;
        try {
          assert.deepEqual(JSON.parse(JSON.stringify(a)), JSON.parse(JSON.stringify(b)));
        } catch {
          equal = false;
        }
        assert.equal(same, equal);
      }),
    );
  });
});
