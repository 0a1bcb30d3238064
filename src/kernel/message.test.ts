import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Fault } from "./fault.ts";
import * as kernel from "./index.ts";
import { messageText, registeredMessages, registerMessage, text } from "./message.ts";

describe("a registered message", () => {
  const refused: readonly (readonly [why: string, en: string, zhCN: string])[] = [
    ["a parameter that only English names", "{a} and {b}", "{a}"],
    ["a parameter that only Chinese names", "{a}", "{a}、{b}"],
    ["a parameter misspelt in Chinese", "{min}", "{mim}"],
    ["a brace left open", "{a", "{a"],
    ["a brace that only closes", "a}", "a}"],
    ["an empty parameter", "{}", "{}"],
    ["a parameter with a space", "{a b}", "{a b}"],
    ["a brace within a brace", "{a{b}}", "{a{b}}"],
  ];
  for (const [index, [why, en, zhCN]] of refused.entries()) {
    it(`is refused with ${why}`, () => {
      const code = `test.message.refused-${index}`;
      assert.throws(() => registerMessage(code, { en, "zh-CN": zhCN }), Fault);
      assert.equal(registeredMessages().has(code), false);
    });
  }

  it("is refused under a code that is taken", () => {
    registerMessage("test.message.once", { en: "a", "zh-CN": "甲" });
    assert.throws(
      () => registerMessage("test.message.once", { en: "b", "zh-CN": "乙" }),
      /registered twice/,
    );
    assert.equal(messageText("test.message.once", {}, "en"), "a");
  });

  it("may name a parameter twice, and in another order in Chinese", () => {
    registerMessage("test.message.order", {
      en: "{a} before {b}, not {b} before {a}",
      "zh-CN": "{b} 之前为 {a}",
    });
    assert.equal(
      messageText("test.message.order", { a: 1, b: 2 }, "en"),
      "1 before 2, not 2 before 1",
    );
    assert.equal(messageText("test.message.order", { a: 1, b: 2 }, "zh-CN"), "2 之前为 1");
  });

  it("leaves a parameter it was not given visible, also one that every object has", () => {
    registerMessage("test.message.gap", {
      en: "{field} {constructor} {toString}",
      "zh-CN": "{field} {constructor} {toString}",
    });
    assert.equal(messageText("test.message.gap", {}, "en"), "{field} {constructor} {toString}");
    assert.equal(
      messageText("test.message.gap", { field: "x", other: 1 }, "zh-CN"),
      "x {constructor} {toString}",
    );
  });

  it("is filled once: braces and dollars in a value stay as they are", () => {
    registerMessage("test.message.value", { en: "{a} {b}", "zh-CN": "{a} {b}" });
    assert.equal(messageText("test.message.value", { a: "{b}", b: "$& $1" }, "en"), "{b} $& $1");
  });

  it("prints numbers as they are and bilingual words in its own language", () => {
    registerMessage("test.message.words", {
      en: "{field} is above {max}",
      "zh-CN": "{field}高于 {max}",
    });
    const params = { field: text("Pulse", "脉搏"), max: 0.1 };
    assert.equal(messageText("test.message.words", params, "en"), "Pulse is above 0.1");
    assert.equal(messageText("test.message.words", params, "zh-CN"), "脉搏高于 0.1");
  });

  it("that nobody registered prints its code and parameters", () => {
    assert.equal(messageText("test.message.none", { a: 1 }, "en"), 'test.message.none {"a":1}');
  });
});

describe("the messages of the kernel", () => {
  it("exist in both languages, with the same parameters", () => {
    assert.ok(kernel.registeredMessages().size > 0);
    for (const [code, { en, "zh-CN": zhCN }] of kernel.registeredMessages()) {
      const names = (wording: string): string[] => [
        ...new Set(Array.from(wording.matchAll(/\{(\w+)\}/g), ([, name = ""]) => name)),
      ];
      assert.deepEqual(names(zhCN).sort(), names(en).sort(), code);
      assert.ok(en !== "" && zhCN !== "", code);
      if (code.startsWith("test.")) continue;
      assert.match(zhCN, /\p{Script=Han}/u, code);
      assert.doesNotMatch(zhCN, /[,;!?]|:(?!\w)/, `${code}: Chinese punctuation is full-width`);
    }
  });
});
