import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isId } from "./id.ts";

describe("an id", () => {
  for (const word of [
    "",
    ".",
    "..",
    "-a",
    "_a",
    ".a",
    "a b",
    "a/b",
    "a\\b",
    "a:b",
    "a%2f",
    "a\n",
    "a\u0000",
    "é",
    "受试者",
    "１",
    "a".repeat(65),
  ]) {
    it(`is not ${JSON.stringify(word)}`, () => {
      assert.equal(isId(word), false);
    });
  }

  for (const word of ["a", "1", "103-007", "XS228-SCI-P1", "a_b.c", "a".repeat(64), "a..b"]) {
    it(`may be ${word}`, () => {
      assert.equal(isId(word), true);
    });
  }
});
