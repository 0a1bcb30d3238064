import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decodeText, encodeText } from "./encoding.ts";

test("UTF-8 is decoded exactly as the platform decodes it, and refused where the platform refuses it", () => {
  const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  const byte = fc.oneof(
    fc.nat(255),
    fc.constantFrom(0x80, 0xbf, 0xc1, 0xc2, 0xe0, 0xed, 0xf0, 0xf4, 0x9f, 0xa0),
  );
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), fc.array(byte, { maxLength: 8 })), (list) => {
      const bytes = Uint8Array.from(list);
      let expected: string | undefined;
      try {
        expected = strict.decode(bytes);
      } catch {}
      assert.equal(decodeText(bytes, "utf-8"), expected);
    }),
    { numRuns: 20000 },
  );
});

test("every text is encoded as the platform encodes it; half a surrogate pair is not a text", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      assert.deepEqual(encodeText(text, "utf-8"), new TextEncoder().encode(text));
    }),
  );
  assert.equal(encodeText("a\ud800", "utf-8"), undefined);
});

test("all 256 bytes of Windows-1252 mean what the platform says, and are written back", () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, i) => i);
  const text = decodeText(bytes, "windows-1252") ?? "";
  assert.equal(text, new TextDecoder("windows-1252").decode(bytes));
  assert.deepEqual(encodeText(text, "windows-1252"), bytes);
  assert.equal(encodeText("是", "windows-1252"), undefined);
  assert.equal(decodeText(Uint8Array.of(200), "ascii"), undefined);
});
