import assert from "node:assert/strict";
import { test } from "node:test";
import { issueText } from "../../kernel/index.ts";
import { fieldsOf } from "../form.ts";
import { adverseEvents, ctcaeGrade } from "./adverse-events.ts";
import { checkCtcaeGrade, type CtcaeTerms } from "./ctcae-terms.ts";

/** Codes made up for the test: the terms are licensed. */
const terms: CtcaeTerms = {
  version: "5.0",
  meddra: "20.1",
  terms: { T1: { grades: [1, 2, 3] }, T2: { grades: [1, 2, 3, 4, 5] } },
};
const words = (...about: Parameters<typeof checkCtcaeGrade>) =>
  checkCtcaeGrade(...about).map((issue) => issueText(issue));

test("a list of another version, a term that is not in it and a grade that the term lacks are issues", () => {
  assert.match(words("6.0", terms, "T1", 1).join(), /v6\.0.*v5\.0/);
  assert.match(words("5.0", terms, "constructor", 1).join(), /no term constructor/);
  assert.match(words("5.0", terms, "T1", 4).join(), /no grade 4 for T1/);
  assert.deepEqual(words("5.0", terms, "T2", 5), []);
});

test("both versions have the five grades, and the log names the one of the study", () => {
  assert.deepEqual(
    ctcaeGrade.codes.map(({ code }) => code),
    ["1", "2", "3", "4", "5"],
  );
  const label = (form: ReturnType<typeof adverseEvents>) =>
    fieldsOf(form).find(({ id }) => id === "grade")?.label.en;
  assert.equal(label(adverseEvents("AE")), "CTCAE v5.0 grade (worst)");
  assert.equal(label(adverseEvents("AE", { ctcae: "6.0" })), "CTCAE v6.0 grade (worst)");
  assert.ok(!("ctcae" in adverseEvents("AE", { ctcae: "6.0" })));
});
