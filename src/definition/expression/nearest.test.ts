import assert from "node:assert/strict";
import { test } from "node:test";
import { hint, nearest } from "./nearest.ts";

test("the nearest name is at most a third of its letters away, in small letters or capitals", () => {
  assert.equal(nearest("wieght", ["height", "weight"]), "weight");
  assert.equal(nearest("WEIGHT", ["weight"]), "weight");
  assert.equal(nearest("ba", ["ab"]), "ab");
  assert.equal(nearest("ca", ["ab"]), undefined);
  assert.equal(nearest("sysbpp", ["diabp", "sysbp"]), "sysbp");
  assert.equal(nearest("pulse", ["temp"]), undefined);
  assert.equal(nearest("", ["a"]), undefined);
});

test("nothing like it, no hint", () => {
  assert.deepEqual(hint("x", ["weight"]), { en: "", "zh-CN": "" });
  assert.equal(hint("wieght", ["weight"]).en, " Did you mean “weight”?");
});
