import assert from "node:assert/strict";
import { test } from "node:test";
import { daySpan, issueText, knownDay } from "../../kernel/index.ts";
import { alsProgression } from "./als-progression.ts";

const assessed = knownDay("2025-01-01");

test("an onset on or after the rating gives an issue and no rate", () => {
  for (const date of ["2025-01-01", "2025-02", "2026"]) {
    const found = alsProgression({ total: 40, onset: daySpan(date), assessed });
    assert.deepEqual([found.rate, found.lowest, found.highest], [undefined, undefined, undefined]);
    assert.match(found.issues.map((issue) => issueText(issue)).join(), /no rate is computed/, date);
  }
});

test("a partly known onset gives the rates that it allows, not one of them", () => {
  const year = alsProgression({ total: 36, onset: daySpan("2023"), assessed });
  assert.equal(year.rate, undefined);
  // By hand: 731 days from 2023-01-01, 367 from 2023-12-31; 12 points.
  assert.equal(year.lowest?.toFixed(6), ((12 * 30.4375) / 731).toFixed(6));
  assert.equal(year.highest?.toFixed(6), ((12 * 30.4375) / 367).toFixed(6));
  assert.ok(
    Number(year.lowest) < Number(year.atMiddle) && Number(year.atMiddle) < Number(year.highest),
  );
});

test("an onset that may be as late as the rating has a lowest rate only", () => {
  const found = alsProgression({
    total: 44,
    onset: daySpan("2025"),
    assessed: knownDay("2025-07-01"),
  });
  assert.equal(found.lowest?.toFixed(3), "0.673"); // 4 × 30.4375 / 181
  assert.equal(found.highest, undefined);
  assert.deepEqual(found.issues, []);
});

test("a known onset gives the rate; without a total there is none", () => {
  const onset = knownDay("2024-01-02"); // 365 days before
  assert.equal(alsProgression({ total: 36, onset, assessed }).rate?.toFixed(4), "1.0007");
  assert.equal(alsProgression({ total: undefined, onset, assessed }).rate, undefined);
});
