import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Fault } from "./fault.ts";
import { defineIssue } from "./issue.ts";
import { text } from "./message.ts";
import { defineRefusal, isRefusal, refusalText } from "./refusal.ts";

const tooEarly = defineRefusal(
  "test.too-early",
  "Wait until day {day} for {what}.",
  "请等到第 {day} 天再进行{what}。",
);
const closed = defineRefusal("test.closed", "The gate is closed.", "入口已关闭。");

describe("a refusal", () => {
  it("cannot be defined twice under one rule", () => {
    assert.throws(() => defineRefusal("test.closed", "a", "甲"), Fault);
  });

  it("may share its name with an issue", () => {
    assert.doesNotThrow(() => defineIssue("test.closed", "a", "甲"));
    assert.equal(refusalText(closed()), "The gate is closed.");
  });

  it("names the rule and the facts that decided", () => {
    const facts = [{ text: "dosed on day 1", path: ["DOSE", 0] }];
    assert.deepEqual(tooEarly({ day: 3, what: "dose 2" }, facts), {
      kind: "refusal",
      rule: "test.too-early",
      params: { day: 3, what: "dose 2" },
      facts,
    });
    assert.deepEqual(closed().facts, []);
    assert.deepEqual(closed().params, {});
    assert.equal(tooEarly.rule, "test.too-early");
  });

  it("has words in both languages, with bilingual words inside", () => {
    const refusal = tooEarly({ day: 3, what: text("dosing", "给药") });
    assert.equal(refusalText(refusal), "Wait until day 3 for dosing.");
    assert.equal(refusalText(refusal, "zh-CN"), "请等到第 3 天再进行给药。");
  });

  it("is told apart from any other answer", () => {
    const issue = defineIssue("test.refusal.issue", "a", "甲");
    assert.equal(isRefusal(closed()), true);
    for (const other of [null, undefined, "refusal", [], {}, { kind: "event" }, issue([])]) {
      assert.equal(isRefusal(other), false);
    }
  });
});
