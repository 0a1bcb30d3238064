import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { runInNewContext } from "node:vm";
import { canonical, freeze, type Json } from "./canonical.ts";
import { Fault } from "./fault.ts";

describe("canonical JSON", () => {
  const refused: Readonly<Record<string, unknown>> = {
    "not a number": Number.NaN,
    "an infinity": Number.NEGATIVE_INFINITY,
    "a lone high surrogate": "a\ud800b",
    "a lone low surrogate in a key": { "\udc00": 1 },
    "undefined at the top": undefined,
    "undefined in an array": [undefined],
    "a hole in an array": new Array(1),
    "a function": { f: () => 1 },
    "a symbol": Symbol("s"),
    "a big integer": 1n,
    "a date": new Date(0),
    "a map": new Map([["a", 1]]),
    bytes: new Uint8Array(2),
    "an instance of a class": new Fault("x"),
    "an infinity far inside": { a: [{ b: Number.POSITIVE_INFINITY }] },
  };
  for (const [what, value] of Object.entries(refused)) {
    it(`refuses ${what}`, () => {
      assert.throws(() => canonical(value as Json), Fault);
    });
  }

  it("leaves out members that are undefined", () => {
    assert.equal(canonical({ b: undefined, a: 1 }), '{"a":1}');
    assert.equal(canonical({ a: undefined }), "{}");
  });

  it("keeps a member named __proto__ that is the object's own", () => {
    const value: Json = JSON.parse('{"z":1,"__proto__":{"y":2},"constructor":3}');
    assert.equal(canonical(value), '{"__proto__":{"y":2},"constructor":3,"z":1}');
  });

  it("takes plain objects without prototype and of another realm", () => {
    assert.equal(canonical(Object.assign(Object.create(null), { a: 1 })), '{"a":1}');
    assert.equal(canonical(runInNewContext("({ b: [1, {}], a: 2 })")), '{"a":2,"b":[1,{}]}');
  });

  it("sorts keys of digits as text, although the engine orders them as numbers", () => {
    assert.equal(canonical({ 10: 1, 9: 2, a: 3 }), '{"10":1,"9":2,"a":3}');
  });
});

describe("freezing", () => {
  it("freezes to the leaves, also below what was frozen already", () => {
    const inner = { deep: [1, { x: 1 }] };
    const value = freeze(Object.freeze({ inner }));
    assert.ok(Object.isFrozen(value.inner));
    assert.ok(Object.isFrozen(value.inner.deep));
    assert.ok(Object.isFrozen(value.inner.deep[1]));
  });

  it("returns the same value and does not mind one that contains itself", () => {
    const value: { self?: unknown } = {};
    value.self = value;
    assert.equal(freeze(value), value);
    assert.equal(freeze(null), null);
    assert.equal(freeze("text"), "text");
  });
});
