import assert from "node:assert/strict";
import { test } from "node:test";
import { alsDiagnosis } from "./als-diagnosis.ts";
import { alsMilestones } from "./als-milestones.ts";
import { lookAt } from "./testing/answers.ts";

const diagnosis = alsDiagnosis("DX");
const regions = ["bulbar", "cervical", "thoracic", "lumbar"] as const;
const no = Object.fromEntries(
  regions.flatMap((region) =>
    ["Upper", "Lower", "Emg"].map((sign) => [`${region}${sign}`, false] as const),
  ),
);
const none = { ...no, emgLimbs: 0, progressive: true, othersExcluded: true };
const today = "2026-03-01";

test("an onset in the future is refused; one that may lie in the past is not", () => {
  assert.deepEqual(lookAt(diagnosis, { onset: "2026-04" }, { today }).failed, ["DX03"]);
  assert.deepEqual(lookAt(diagnosis, { onset: "2026" }, { today }).failed, []);
  assert.deepEqual(lookAt(diagnosis, { onset: "2026-03-01" }, { today }).failed, []);
  const reversed = { onset: "2025-06", diagnosed: "2025-05" };
  assert.deepEqual(lookAt(diagnosis, reversed, { today }).failed, ["DX01"]);
});

test("a category that the signs rule out is asked about, one that they leave open is not", () => {
  const twoRegions = { ...none, cervicalUpper: true, cervicalLower: true, lumbarUpper: true };
  const given = (category: string, signs: object) =>
    lookAt(diagnosis, { category, ...signs }, { today }).failed;
  assert.deepEqual(given("DEFINITE", twoRegions), ["DX02"]);
  assert.deepEqual(given("PROBABLE", { ...twoRegions, lumbarLower: true }), []);
  assert.deepEqual(given("SUSPECTED", { ...twoRegions, lumbarLower: true }), ["DX02"]);
  assert.deepEqual(given("DEFINITE", none), ["DX02"]);
  // The chest was not examined: both signs there would make it definite.
  const open = {
    ...twoRegions,
    lumbarLower: true,
    thoracicUpper: undefined,
    thoracicLower: undefined,
  };
  assert.deepEqual(given("DEFINITE", open), []);
  assert.deepEqual(given("POSSIBLE", open), ["DX02"]);
});

test("El Escorial, Awaji and Gold Coast stand beside the investigator's own category", () => {
  const signs = {
    ...none,
    cervicalUpper: true,
    lumbarUpper: true,
    cervicalEmg: true,
    lumbarEmg: true,
  };
  const { derived } = lookAt(diagnosis, { ...signs, emgLimbs: 3, category: "LAB" }, { today });
  assert.deepEqual(
    [derived["bySigns"], derived["awaji"], derived["goldCoast"], derived["regions"]],
    ["LAB", "PROBABLE", true, 0],
  );
  assert.equal(lookAt(diagnosis, {}, { today }).derived["bySigns"], undefined);
});

test("King's clinical stage follows from regions and milestones", () => {
  const milestones = alsMilestones("ALM");
  const findings = { date: "2026-02-01", bulbar: true, upperLimb: true, lowerLimb: false };
  const rest = { diaphragm: false, gastrostomy: false, ventilation: false };
  assert.equal(lookAt(milestones, { ...findings, ...rest }).derived["kings"], "2");
  const late = { ...findings, ...rest, gastrostomy: true, gastrostomySince: "2026-03" };
  const { derived, failed } = lookAt(milestones, late);
  assert.deepEqual([derived["kings"], failed], ["4A", ["ALM01"]]);
});
