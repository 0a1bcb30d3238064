import assert from "node:assert/strict";
import { test } from "node:test";
import { ecas, publishedEcasCutOffs } from "./ecas.ts";
import { lookAt } from "./testing/answers.ts";

const below = ecas("ECAS", { abnormal: "below" });
const atOrBelow = ecas("ECAS", { abnormal: "at-or-below" });
const scores = { language: 25, fluency: 18, executive: 38, memory: 16, visuospatial: 8 };
const norms = {
  norms: "validation paper",
  cutSpecific: publishedEcasCutOffs.specific,
  cutNonSpecific: publishedEcasCutOffs.nonSpecific,
  cutTotal: publishedEcasCutOffs.total,
};

test("without a cut-off nothing is called abnormal, and one without its norms is asked about", () => {
  const { derived, failed } = lookAt(below, scores);
  assert.deepEqual([derived["total"], derived["totalAbnormal"], failed], [105, undefined, []]);
  assert.deepEqual(lookAt(below, { ...scores, ...norms, norms: undefined }).failed, ["ECA01"]);
});

test("whether the cut-off itself is abnormal is the study's to say", () => {
  // By hand: specific 25 + 18 + 38 = 81, non-specific 16 + 8 = 24, total 105: the last two lie on their cut-offs.
  const verdicts = (form: typeof below) => {
    const { derived } = lookAt(form, { ...scores, ...norms });
    return [derived["specificAbnormal"], derived["nonSpecificAbnormal"], derived["totalAbnormal"]];
  };
  assert.deepEqual(verdicts(below), [false, false, false]);
  assert.deepEqual(verdicts(atOrBelow), [false, true, true]);
});
