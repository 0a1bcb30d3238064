import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { describe, it } from "node:test";
import fc from "fast-check";
import { Fault } from "./fault.ts";
import { hashOf, sha256 } from "./hash.ts";

/** @source NIST, Secure Hash Standard examples for FIPS 180-4 (SHA256.pdf), and the one million "a" of FIPS 180-2 B.3 */
const vectors: readonly (readonly [what: string, input: string, digest: string])[] = [
  ["nothing", "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"],
  ["abc", "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  [
    "two blocks",
    "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
    "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
  ],
  [
    "a million times a",
    "a".repeat(1_000_000),
    "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0",
  ],
];

describe("SHA-256", () => {
  for (const [what, input, digest] of vectors) {
    it(`of ${what} is the published digest`, () => {
      assert.equal(sha256(input), digest);
    });
  }

  it("equals the platform's for any bytes and any text", () => {
    const byPlatform = (input: Uint8Array | string): string =>
      createHash("sha256").update(input).digest("hex");
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        assert.equal(sha256(bytes), byPlatform(bytes));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (words) => {
        assert.equal(sha256(words), byPlatform(words));
      }),
    );
  });

  it("refuses a text that has no UTF-8, since two such texts would have one digest", () => {
    assert.throws(() => sha256("\ud800"), Fault);
  });

  it("of a value is that of its canonical text", () => {
    assert.equal(hashOf({ b: "损伤", a: 1 }), sha256('{"a":1,"b":"损伤"}'));
    assert.equal(hashOf({ a: 1, b: 2 }), hashOf({ b: 2, a: 1 }));
    assert.notEqual(hashOf({ a: 1 }), hashOf({ a: "1" }));
  });
});
