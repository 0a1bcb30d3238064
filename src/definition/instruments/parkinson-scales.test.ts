import assert from "node:assert/strict";
import { test } from "node:test";
import type { Datum } from "../datum.ts";
import { type Field, type IntegerField } from "../field.ts";
import { fieldsOf, type Form } from "../form.ts";
import { hauserDiary } from "./hauser-diary.ts";
import { hoehnYahr } from "./hoehn-yahr.ts";
import { mdsUpdrs, mdsUpdrsMotor } from "./mds-updrs.ts";
import { nmss } from "./nmss.ts";
import { pdq39, pdq39Dimensions } from "./pdq39.ts";
import { codeListsOf } from "../form-builder.ts";
import { lookAt } from "./testing/answers.ts";

const integers = (form: Form, pattern: RegExp): readonly IntegerField[] =>
  fieldsOf(form).filter(
    (field: Field): field is IntegerField => field.kind === "integer" && pattern.test(field.id),
  );
const answered = (fields: readonly Field[], value: Datum): Record<string, Datum> =>
  Object.fromEntries(fields.map(({ id }) => [id, value]));

test("MDS-UPDRS has 13, 13, 33 and 6 scores of 0 to 4, and no wording but numbers", () => {
  const form = mdsUpdrs("UPD");
  const items = integers(form, /^p\d_/);
  const counts = ["p1_", "p2_", "p3_", "p4_"].map(
    (part) => items.filter(({ id }) => id.startsWith(part)).length,
  );
  assert.deepEqual(counts, [13, 13, 33, 6]);
  assert.ok(
    items.every(
      ({ min, max, label }) => min === 0 && max === 4 && /^Item \d\.\d+[a-e]?$/.test(label.en),
    ),
  );
  const { derived } = lookAt(form, answered(items, 4));
  assert.deepEqual(
    [derived["partI"], derived["partII"], derived["partIII"], derived["partIV"], derived["total"]],
    [52, 52, 132, 24, 260],
  );
});

test("a missing score leaves the sum unknown; prorated scores appear only where the study asks for them", () => {
  const plain = mdsUpdrs("UPD");
  const random = mdsUpdrs("UPD", { prorate: "random" });
  const consistent = mdsUpdrs("UPD", { prorate: "consistent" });
  const ones = answered(integers(plain, /^p\d_/), 1);
  const remote = { ...ones };
  for (const item of ["p3_3a", "p3_3b", "p3_3c", "p3_3d", "p3_3e", "p3_12"]) delete remote[item];
  assert.equal(lookAt(plain, remote).derived["partIII"], undefined);
  assert.equal(lookAt(plain, remote).derived["proratedIII"], undefined);
  assert.equal(lookAt(random, remote).derived["proratedIII"], 33);
  // The six scores that no video shows are more than three missing throughout.
  assert.equal(lookAt(consistent, remote).derived["proratedIII"], undefined);
  assert.equal(lookAt(consistent, ones).derived["proratedI"], 13);
  assert.ok(JSON.stringify(random).includes("from memory"));
});

test("PDQ-39 has 39 items in eight dimensions, scored 0 to 100, and their mean", () => {
  const form = pdq39("PDQ");
  const items = integers(form, /^i\d+$/);
  assert.equal(items.length, 39);
  assert.equal(
    pdq39Dimensions.reduce((sum, { items: count }) => sum + count, 0),
    39,
  );
  assert.equal(lookAt(form, answered(items, 4)).derived["index"], 100);
  // By hand: item 1 alone at 4 is 4 / 40 of mobility, 10; a mean of eight is 1.25.
  const one = lookAt(form, { ...answered(items, 0), i1: 4 }).derived;
  assert.deepEqual([one["mobility"], one["dailyActivities"], one["index"]], [10, 0, 1.25]);
  // The first item of stigma is 23, of support 27, of cognition 30, of communication 34, of discomfort 37.
  const firsts = { ...answered(items, 0), i23: 4, i27: 4, i30: 4, i34: 4, i37: 4 };
  const { derived } = lookAt(form, firsts);
  const thirds = ["support", "communication", "discomfort"].map((id) => derived[id]);
  assert.deepEqual(
    [derived["stigma"], derived["cognition"], ...thirds],
    [25, 25, 33.33, 33.33, 33.33],
  );
});

test("a dimension of PDQ-39 with a missing item has no score, nor has the index", () => {
  const form = pdq39("PDQ");
  const items = answered(integers(form, /^i\d+$/), 1);
  delete items["i28"];
  const { derived } = lookAt(form, items);
  assert.deepEqual(
    [derived["support"], derived["index"], derived["stigma"]],
    [undefined, undefined, 25],
  );
});

test("NMSS is severity times frequency, 0 without severity, up to 360", () => {
  const form = nmss("NMSS");
  const severe = answered(integers(form, /^n\d+s$/), 3);
  const frequent = answered(integers(form, /^n\d+f$/), 4);
  assert.equal(lookAt(form, { ...severe, ...frequent }).derived["total"], 360);
  const free = lookAt(form, answered(integers(form, /^n\d+s$/), 0));
  assert.equal(free.derived["total"], 0);
  assert.equal(free.notAsked.length, 30);
});

test("a day of the diary counts by the limit that the study sets, and by none without one", () => {
  const rows = (asleep: number, off: number, on: number) =>
    [
      ...Array<string>(asleep).fill("ASLEEP"),
      ...Array<string>(off).fill("OFF"),
      ...Array<string>(on).fill("ON"),
    ].map((state) => ({ state }));
  const limited = hauserDiary("DIARY", { mostMissingHours: 2 });
  const look = (marks: readonly { readonly state: string }[]) =>
    lookAt(limited, { day: "2025-05-01" }, { rows: marks }).derived;
  const whole = look(rows(16, 8, 24));
  assert.deepEqual(
    [whole["offHours"], whole["goodOnHours"], whole["awakeHours"], whole["offNormalised"]],
    [4, 12, 16, 4],
  );
  assert.deepEqual([whole["missingHours"], whole["counts"]], [0, true]);
  assert.deepEqual(
    [look(rows(16, 8, 20))["counts"], look(rows(16, 8, 19))["counts"]],
    [true, false],
  );
  assert.ok(!JSON.stringify(hauserDiary("DIARY")).includes("counts"));
});

test("the two versions of Hoehn & Yahr differ by 1.5 and 2.5", () => {
  const stages = (version: "original" | "modified") =>
    codeListsOf(hoehnYahr("HY", version))
      .find(({ id }) => id.startsWith("HOEHN"))
      ?.codes.map(({ code }) => code);
  assert.deepEqual(stages("original"), ["0", "1", "2", "3", "4", "5"]);
  assert.deepEqual(stages("modified"), ["0", "1", "1.5", "2", "2.5", "3", "4", "5"]);
});

test("how long without levodopa counts as OFF is the study's to say", () => {
  const early = { state: "OFF", levodopa: true, sinceLevodopa: 9 };
  assert.deepEqual(lookAt(mdsUpdrs("UPD"), early).failed, ["UPD01"]);
  assert.deepEqual(lookAt(mdsUpdrs("UPD", { offAfterHours: 8 }), early).failed, []);
  assert.deepEqual(lookAt(mdsUpdrsMotor("UPD", { offAfterHours: 8 }), early).failed, []);
  assert.deepEqual(lookAt(mdsUpdrs("UPD"), { ...early, state: "ON" }).failed, []);
});
