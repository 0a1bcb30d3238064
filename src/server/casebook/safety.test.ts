import assert from "node:assert/strict";
import { test } from "node:test";
import { describeCasebook } from "./describe-casebook.ts";
import { safetyForms } from "./safety.ts";
import { recordedOrder, said } from "./testing/record.ts";
import { pdfPages } from "./testing/pdf-text.ts";
import { typeset } from "./typeset.ts";

const order = await recordedOrder({ variant: "safety" });
const model = describeCasebook(order);
const words = JSON.stringify(model);

test("the copy for safety has no chapter of consent, eligibility or efficacy, no signature, and no name of a file", () => {
  const titles = model.parts.flatMap((part) => [part, ...part.chapters]).map(({ title }) => title);
  for (const missing of ["知情同意", "入选资格", "电子签名", "ISNCSCI", "SCIM"]) {
    assert.ok(!titles.some((title) => title.includes(missing)), missing);
  }
  assert.ok(!words.includes("张三"));
});

test("it holds adverse events, doses, history, medication and deviations, and says what it is", () => {
  assert.ok(words.includes("安全性副本"));
  assert.ok(words.includes(said.event));
  for (const chapter of ["状态与日期", "访视", "给药"]) assert.ok(words.includes(chapter), chapter);
  const forms = safetyForms(order.study);
  for (const id of ["AE", "EX", "CM", "DS"]) assert.ok(forms.has(id), id);
});

test("in Chinese every character of it has a shape", () => {
  const pages = pdfPages(typeset(model)).join("");
  assert.doesNotMatch(pages, /\uFFFD|\[U\+(?!200B)/);
});

test("a file that is gone or altered is named on the list, and the casebook is made", async () => {
  const [attachment] = order.attachments;
  assert.ok(attachment !== undefined);
  const attachments = (["missing", "altered"] as const).map((fault) => ({ ...attachment, fault }));
  const complete = JSON.stringify(describeCasebook(await recordedOrder({ attachments })));
  assert.match(complete, /未保存：文件缺失/);
  assert.match(complete, /已被更改/);
});
