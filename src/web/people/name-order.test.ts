import assert from "node:assert/strict";
import { test } from "node:test";
import { byName } from "./name-order.ts";

const named = (...names: string[]) => names.map((name) => ({ name }));

test("Chinese names are sorted by pinyin, not by the number of strokes or of the character", () => {
  const sorted = byName(named("张伟", "欧阳明", "陈静", "李娜", "王芳"), "zh-CN");
  assert.deepEqual(
    sorted.map(({ name }) => name),
    ["陈静", "李娜", "欧阳明", "王芳", "张伟"],
  );
});

test("sorting leaves the list that was given as it was", () => {
  const given = named("b", "a");
  assert.deepEqual(byName(given, "en"), named("a", "b"));
  assert.deepEqual(given, named("b", "a"));
});
