import assert from "node:assert/strict";
import { test } from "node:test";
import type { Command } from "./command.ts";
import { after, by, doseOn, enrolled, p1, person } from "./testing/play.ts";
import { study } from "./testing/study.ts";
import { undecidedAt } from "./undecided.ts";

const participant = p1;
const dosed = after(enrolled, doseOn("2026-03-12"));

function undecided(onset?: unknown) {
  const saved = after(dosed, {
    kind: "record-adverse-event",
    participant,
    values: { term: "Headache", ...(onset === undefined ? {} : { onset }) },
  } as Command);
  const place = { form: "AE", line: 2 };
  const { findings } = person(saved).logs["AE"]?.[2] ?? { findings: ["no line"] };
  return { found: undecidedAt(study, person(saved), place, by()), findings };
}

test("a check that is decided says nothing, whichever way", () => {
  assert.deepEqual(undecided("2026-03-13").found, []);
  assert.deepEqual(undecided("2026-02").found, []);
  assert.deepEqual(undecided("2026-02").findings, ["AE1"]);
});

test("a check that waits for an answer is not left open by a date", () => {
  assert.deepEqual(undecided().found, []);
  assert.deepEqual(undecided({ missing: "unknown" }).found, []);
});

test("a check that a partial date leaves open names the date, how far it is known and what is open; it asks nothing", () => {
  const { found, findings } = undecided("2026-03");
  assert.deepEqual(findings, []);
  assert.deepEqual(
    found.map(({ check, path }) => [check, path]),
    [["AE1", "onset"]],
  );
  const [{ text } = { text: { en: "", "zh-CN": "" } }] = found;
  assert.equal(
    text.en,
    "Began on is known only to March 2026, so “Began on is on or after the first dose (the first dose: 2026-03-12)” cannot be decided. Add the day if the source has it; otherwise leave it.",
  );
  assert.match(
    text["zh-CN"],
    /^开始日期仅精确到.*2026.*3.*月，无法判断“.*”。原始记录如有请补填日，否则保持不变。$/,
  );
});
