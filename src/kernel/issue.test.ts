import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Fault } from "./fault.ts";
import { defineIssue, hasErrors, issuePlace, issueText } from "./issue.ts";
import { text } from "./message.ts";

const tooHigh = defineIssue(
  "test.issue.too-high",
  "{field} is above {max}.",
  "{field}高于 {max}。",
);
const odd = defineIssue("test.issue.odd", "This is unusual.", "此项异常。", "warning");
const assumed = defineIssue("test.issue.assumed", "Assumed.", "为假设。", "assumption");

describe("an issue", () => {
  it("cannot be defined twice under one code, nor with other parameters in Chinese", () => {
    assert.throws(() => defineIssue("test.issue.odd", "a", "甲"), Fault);
    assert.throws(() => defineIssue("test.issue.new", "{a}", "{b}"), Fault);
  });

  it("is plain data that says what, where and with which values", () => {
    assert.deepEqual(tooHigh(["VS", 2, "pulse"], { field: "Pulse", max: 300 }), {
      kind: "issue",
      severity: "error",
      code: "test.issue.too-high",
      path: ["VS", 2, "pulse"],
      params: { field: "Pulse", max: 300 },
    });
    assert.deepEqual(odd([]).params, {});
    assert.equal(tooHigh.code, "test.issue.too-high");
    assert.deepEqual(JSON.parse(JSON.stringify(odd([1]))), odd([1]));
  });

  it("has words in both languages, with bilingual words inside", () => {
    const issue = tooHigh([], { field: text("Pulse", "脉搏"), max: 300 });
    assert.equal(issueText(issue), "Pulse is above 300.");
    assert.equal(issueText(issue, "zh-CN"), "脉搏高于 300。");
  });

  it("has a place that prints as one word", () => {
    assert.equal(issuePlace(odd(["forms", "VS", 0])), "forms.VS.0");
    assert.equal(issuePlace(odd([])), "");
  });

  it("stops the work only as an error", () => {
    assert.equal(hasErrors([]), false);
    assert.equal(hasErrors([odd([]), assumed([])]), false);
    assert.equal(hasErrors([odd([]), tooHigh([], { field: "x", max: 1 })]), true);
  });
});
