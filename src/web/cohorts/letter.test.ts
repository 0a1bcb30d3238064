import assert from "node:assert/strict";
import { test } from "node:test";
import { letterOf } from "./letter.ts";
import { closedSentence } from "./hold-words.ts";

const facts = { study: "S", version: "1", site: "GZ01", time: "14:05 (Asia/Shanghai)" };
const decision = { number: 2, cohort: "A1", at: "2025-09-01T06:05:00.000Z" } as const;

test("a letter names no participant, no toxicity and no reason, in either language", () => {
  for (const act of ["escalate", "expand", "stay", "de-escalate", "stop"] as const) {
    const told = letterOf(facts, { ...decision, act, opens: ["A2"], places: { A2: 3 } });
    const text = told.map((each) => `${each.en} ${each["zh-CN"]}`).join("\n");
    assert.doesNotMatch(text, /DLT|toxic|毒性|because|理由|GZ01-/i);
  }
});

test("a letter says what opens with how many places, and that the cohort that is done takes nobody", () => {
  const up = letterOf(facts, { ...decision, act: "escalate", opens: ["A2"], places: { A2: 3 } });
  const text = up.map(({ en }) => en).join(" ");
  assert.match(text, /A2 \(3 places/);
  assert.match(text, /Do not enrol anybody else in cohort A1/);
  const more = letterOf(facts, { ...decision, act: "expand", opens: ["A1"], places: { A1: 6 } });
  assert.doesNotMatch(more.map(({ en }) => en).join(" "), /Do not enrol/);
  const end = letterOf(facts, { ...decision, act: "stop", opens: [], places: {} });
  assert.match(end.map(({ en }) => en).join(" "), /No cohort opens/);
});

test("a cohort on hold says since when by the clock of the site, an open one nothing", () => {
  const since = "2025-09-01T06:05:00.000Z" as never;
  const view = { cohort: "A1", free: 0, since };
  const told = closedSentence({ ...view, status: "on-hold" }, "Asia/Shanghai", "zh-CN");
  assert.deepEqual(told?.params, { cohort: "A1", time: "2025-09-01 14:05", zone: "Asia/Shanghai" });
  assert.equal(closedSentence({ ...view, status: "open" }, "Asia/Shanghai", "en"), undefined);
});
