import assert from "node:assert/strict";
import { test } from "node:test";
import type { Form, Study } from "../definition/index.ts";
import { describeReview, reviewsOf, reviewsOwed } from "./log-review.ts";
import { after, consented, p1, person } from "./testing/play.ts";
import { study as plain } from "./testing/study.ts";

const askedBy = { form: "DM", field: "pregnant", none: false };
const study: Study = {
  ...plain,
  participantWord: { en: "participant", "zh-CN": "试验参与者" },
  forms: plain.forms.map((form) => (form.id === "AE" ? { ...form, askedBy } : form)),
};
const log = study.forms.find(({ id }) => id === "AE") as Form;
const participant = p1;
const held = after(consented, {
  kind: "start-visit",
  participant,
  visit: "10",
  date: "2026-03-02",
});
const answered = (values: object) =>
  person(
    after(held, {
      kind: "save-form",
      participant,
      form: "DM",
      visit: "10",
      values: { sex: "F", ...values },
    } as never),
  );

test("a log that no field asks for was never reviewed, and an answer that is missing is none", () => {
  const asked = answered({ pregnant: false });
  assert.deepEqual(reviewsOf(plain, asked, plain.forms.find(({ id }) => id === "AE") as Form), []);
  assert.deepEqual(reviewsOf(study, answered({}), log), []);
  assert.deepEqual(reviewsOf(study, answered({ pregnant: { missing: "refused" } }), log), []);
});

test("a review says at which visit it was asked, when, and what was told", () => {
  const [none] = reviewsOf(study, answered({ pregnant: false }), log);
  assert.deepEqual(none, { visit: "10", date: "2026-03-02", none: true });
  assert.match(
    describeReview(study, none).en,
    /^Asked at .+: participant reports none \(2 MAR 2026\)\.$/,
  );
  assert.match(describeReview(study, none)["zh-CN"], /询问：试验参与者否认（2026-03-02）。$/);
  const [some] = reviewsOf(study, answered({ pregnant: true }), log);
  assert.equal(some?.none, false);
});

test("a review is owed at a visit that was held and collects the question, until it is answered", () => {
  assert.deepEqual(reviewsOwed(study, person(consented), log), []);
  assert.deepEqual(reviewsOwed(study, person(held), log), ["10"]);
  assert.deepEqual(reviewsOwed(study, answered({}), log), ["10"]);
  assert.deepEqual(reviewsOwed(study, answered({ pregnant: false }), log), []);
});
