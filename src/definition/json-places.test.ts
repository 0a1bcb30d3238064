import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { placeInJson } from "./json-places.ts";

const source = `{
  "id": "A",
  "forms": [
    { "id": "VS", "title": { "en": "Vitals \\"x\\", {y}" } },
    {
      "id": "AE"
    }
  ]
}`;

test("a path in a JSON text is found at the line and column where its member begins", () => {
  assert.deepEqual(placeInJson(source, ["forms", 0, "title", "en"]), { line: 4, column: 30 });
  assert.deepEqual(placeInJson(source, ["forms", 1, "id"]), { line: 6, column: 7 });
  assert.deepEqual(placeInJson(source, []), { line: 1, column: 1 });
});

test("a path that the text does not have points to the nearest part around it", () => {
  assert.deepEqual(placeInJson(source, ["forms", 1, "title", "en"]), { line: 5, column: 5 });
  assert.deepEqual(placeInJson(source, ["visits", 3]), { line: 1, column: 1 });
});

test("in any JSON text, however it is laid out, a member's place is where its key stands", () => {
  const value = fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1, maxKeys: 5 });
  fc.assert(
    fc.property(value, fc.nat(4), fc.nat(4), (object, pick, indent) => {
      const keys = Object.keys(object);
      const key = keys[pick % keys.length] ?? "";
      const text = JSON.stringify(object, null, indent);
      const { line, column } = placeInJson(text, [key]);
      const at = text.split("\n")[line - 1]?.slice(column - 1) ?? "";
      assert.ok(at.startsWith(JSON.stringify(key)), `${key} in ${text}: ${at}`);
    }),
  );
});
