import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { compile, date, number, vocabularyOf } from "../expression/index.ts";
import { alsfrsR, progressionRate } from "./alsfrs-r.ts";
import { alsfrsLists } from "./alsfrs-r-lists.ts";
import { lookAt } from "./testing/answers.ts";

const rating = alsfrsR("ALSFRS");
const well = {
  ...Object.fromEntries([1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12].map((item) => [`q${item}`, "4"])),
  gastrostomy: false,
  q5a: "4",
};

test("5a and 5b together are refused while nobody says which applies, else one of them is not asked", () => {
  const both = { ...well, q5b: "3", gastrostomy: undefined };
  assert.deepEqual(lookAt(rating, both).failed, ["FRS01"]);
  assert.deepEqual(lookAt(rating, { ...both, gastrostomy: true }).notAsked, ["q5a", "airwayTube"]);
  assert.ok(lookAt(rating, { ...both, gastrostomy: false }).notAsked.includes("q5b"));
  assert.equal(lookAt(rating, both).derived["total"], undefined);
});

test("item 12 at 0 without a tracheostomy or tube is refused, and asked about while nobody says", () => {
  const ventilated = { ...well, q12: "0" };
  assert.deepEqual(lookAt(rating, { ...ventilated, airwayTube: false }).failed, ["FRS02"]);
  assert.deepEqual(lookAt(rating, { ...ventilated, airwayTube: true }).failed, []);
  assert.ok(!lookAt(rating, ventilated).notAsked.includes("airwayTube"));
  assert.ok(lookAt(rating, well).notAsked.includes("airwayTube"));
});

test("a missing item leaves its sub-score, the total and no other sub-score unknown", () => {
  const { derived } = lookAt(rating, { ...well, q7: { missing: "not-done" } });
  assert.deepEqual(
    [derived["grossMotor"], derived["total"], derived["bulbar"], derived["respiratory"]],
    [undefined, undefined, 12, 12],
  );
});

test("sub-scores, total and stages follow from the items", () => {
  assert.equal(lookAt(rating, well).derived["total"], 48);
  // By hand: bulbar 3+2+1, fine 0+(5b)1+1, gross 2+1+0, respiratory 3+4+2.
  const upper = { q1: "3", q2: "2", q3: "1", q4: "0", gastrostomy: true, q5b: "1", q6: "1" };
  const ill = { ...upper, q7: "2", q8: "1", q9: "0", q10: "3", q11: "4", q12: "2" };
  assert.deepEqual(lookAt(rating, ill).derived, {
    bulbar: 6,
    fineMotor: 2,
    grossMotor: 3,
    respiratory: 9,
    total: 20,
    kings: "4B",
    mitos: "3", // movement, swallowing, breathing; speech 3 keeps communicating
  });
  assert.deepEqual(lookAt(rating, { ...well, q8: undefined }).derived["kings"], ["0", "1"]);
  assert.equal(lookAt(rating, {}).derived["kings"], undefined);
});

test("a rate since a partly known onset is a stretch, and a limit inside it is not decided", () => {
  const rate = progressionRate(number(36), date("2023"), date("2025-01-01"));
  const nothing = vocabularyOf({ forms: [], codeLists: [], visits: [] });
  const around = {
    own: {},
    datum: () => undefined,
    instances: () => [],
    visitDate: () => undefined,
    doseDate: () => undefined,
    eventDate: () => undefined,
    today: undefined,
  };
  const holds = (limit: number) => compile(rate.atLeast(limit).node, nothing)(around);
  // By hand: 12 × 30.4375 / 731 = 0.49966 and / 367 = 0.99523 points a month.
  assert.deepEqual([holds(0.49), holds(0.9), holds(1)], [true, undefined, false]);
});

const published = new URL("../../../../shared/data/scales/ALSFRS-R.tsv", import.meta.url);
const skip = existsSync(published) ? false : "the published anchors are not here (../shared/data)";

test("there are as many items and values as in the published scale", { skip }, () => {
  const rows = readFileSync(published, "utf8").trim().split("\n").slice(1);
  const items = new Set(rows.map((row) => row.split("\t")[0]));
  const lists = Object.values(alsfrsLists);
  assert.equal(lists.length, items.size);
  assert.equal(rows.length, lists.flatMap(({ codes }) => codes).length);
});
