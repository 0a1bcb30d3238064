import assert from "node:assert/strict";
import { test } from "node:test";
import { yesNo } from "../field-builders.ts";
import { form } from "../form-builder.ts";
import { demographics } from "./demographics.ts";
import { geneticResult } from "./genetic-result.ts";
import { forcedVitalCapacity, slowVitalCapacity } from "./vital-capacity.ts";

test("a form of a study's own belongs to no instrument", () => {
  assert.equal(form("IE", ["Judgement", "判断"], { other: yesNo("Other") }).instrument, undefined);
});

test("an instrument is recognised by its mark, whatever the form is called", () => {
  assert.equal(demographics("DM").instrument, "demographics");
  assert.equal(demographics("PERSON").instrument, "demographics");
  assert.equal(geneticResult("GEN").instrument, "genetic-result");
});

test("slow and forced vital capacity are two instruments", () => {
  assert.equal(slowVitalCapacity("VC").instrument, "slow-vital-capacity");
  assert.equal(forcedVitalCapacity("VC").instrument, "forced-vital-capacity");
});
