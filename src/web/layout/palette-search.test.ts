import assert from "node:assert/strict";
import { test } from "node:test";
import { text } from "../../kernel/index.ts";
import { findableOf, type PaletteEntry, searchPalette } from "./palette-search.ts";

const participants: PaletteEntry[] = Array.from({ length: 5000 }, (_, index) => {
  const number = `S${String(index % 50).padStart(2, "0")}-${String(Math.floor(index / 50) + 1).padStart(3, "0")}`;
  return { id: `participant:${number}`, kind: "participant", label: text(number, number) };
});
const all = findableOf([
  ...participants,
  { id: "form:VS", kind: "form", label: text("Vital signs", "生命体征") },
  { id: "form:AE", kind: "form", label: text("Adverse event", "不良事件") },
  { id: "page:audit", kind: "page", label: text("Audit trail", "稽查轨迹") },
  { id: "action:lock", kind: "action", label: text("Lock the screen", "锁定屏幕") },
]);
const ids = (typed: string) => searchPalette(all, typed).map(({ id }) => id);

test("what nobody meant is not found", () => {
  assert.deepEqual(ids("zebra"), []);
  assert.deepEqual(ids("vital zebra"), []);
});

test("a participant is found by the whole number, by its end, and in the middle of typing it", () => {
  assert.equal(ids("s07-042")[0], "participant:S07-042");
  assert.ok(ids("042").every((id) => id.endsWith("042")));
  assert.equal(ids("S07-0")[0], "participant:S07-001");
});

test("forms, pages and actions are found in both languages, by id, and by pinyin initials", () => {
  for (const typed of ["vital", "signs", "生命", "体征", "smtz", "tz", "VS"]) {
    assert.equal(ids(typed)[0], "form:VS", typed);
  }
  assert.equal(ids("jcgj")[0], "page:audit");
  assert.equal(ids("锁定")[0], "action:lock");
  assert.equal(ids("event adverse")[0], "form:AE");
});

test("nothing typed offers pages and actions, and no participant", () => {
  assert.deepEqual(ids(""), ["page:audit", "action:lock"]);
});

test("a key is answered within a frame on 5,000 participants", () => {
  const typed = ["s", "s0", "s07", "s07-", "s07-0", "4", "42", "a", "e", "smtz", "1 2"];
  for (const each of typed) searchPalette(all, each);
  const slowest = Math.max(
    ...typed.map((each) => {
      const times = Array.from({ length: 5 }, () => {
        const begun = performance.now();
        searchPalette(all, each);
        return performance.now() - begun;
      });
      return Math.min(...times);
    }),
  );
  assert.ok(slowest < 16, `${slowest.toFixed(1)} ms`);
});
