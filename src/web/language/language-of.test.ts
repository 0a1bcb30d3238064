import assert from "node:assert/strict";
import { test } from "node:test";
import { languageOf } from "./language-of.ts";

test("a quote is in Chinese when Chinese carries it, whatever Latin names stand in it", () => {
  assert.equal(languageOf("first participant dosed by lumbar puncture"), "en");
  assert.equal(languageOf("filed as 临床试验 in the register, as the company says"), "en");
  assert.equal(languageOf("XS228 的 IND 获受理"), "zh-CN");
  assert.equal(languageOf("2025-07-02"), "en");
});
