import assert from "node:assert/strict";
import { test } from "node:test";
import { columbiaSuicide } from "./columbia-suicide.ts";
import { lookAt } from "./testing/answers.ts";

const form = columbiaSuicide("CSSRS");
const quiet = { actual: false, interrupted: false, aborted: false, preparatory: false };

test("with neither of the first two types the rest and the intensity are not asked", () => {
  const { derived, notAsked } = lookAt(form, { type1: false, type2: false, ...quiet });
  assert.deepEqual([derived["mostSevere"], derived["anyBehaviour"]], [0, false]);
  assert.ok(
    ["type3", "type4", "type5", "frequency", "reasons"].every((id) => notAsked.includes(id)),
  );
});

test("type 1 alone asks for the intensity, type 2 for the graver types too", () => {
  const passive = lookAt(form, { type1: true, type2: false, ...quiet });
  assert.equal(passive.derived["mostSevere"], 1);
  assert.deepEqual(
    passive.notAsked.filter((id) => /^type|^about|^freq/.test(id)),
    ["type3", "type4", "type5"],
  );
  const active = lookAt(form, {
    type1: true,
    type2: true,
    type3: true,
    type4: false,
    type5: false,
  });
  assert.equal(active.derived["mostSevere"], 3);
  assert.ok(!active.notAsked.includes("type3"));
});

test("the most severe type is unknown while a graver one is, and the intensity must be of it", () => {
  const open = { type1: true, type2: true, type3: true, type4: undefined, type5: false };
  assert.equal(lookAt(form, open).derived["mostSevere"], undefined);
  const rated = { ...open, type4: true, about: 3 };
  assert.deepEqual(lookAt(form, rated).failed, ["CSS01"]);
  assert.deepEqual(lookAt(form, { ...rated, about: 4 }).failed, []);
});

test("the intensity runs from 2 to 25", () => {
  const least = { frequency: 1, duration: 1, control: 0, deterrents: 0, reasons: 0 };
  const most = { frequency: 5, duration: 5, control: 5, deterrents: 5, reasons: 5 };
  assert.equal(lookAt(form, least).derived["intensityTotal"], 2);
  assert.equal(lookAt(form, most).derived["intensityTotal"], 25);
});

test("the potential lethality is asked of an attempt that did no harm", () => {
  const attempt = { ...quiet, actual: true };
  assert.ok(
    lookAt(form, { ...attempt, actualLethality: 2 }).notAsked.includes("potentialLethality"),
  );
  assert.ok(
    !lookAt(form, { ...attempt, actualLethality: 0 }).notAsked.includes("potentialLethality"),
  );
  assert.equal(lookAt(form, attempt).derived["anyBehaviour"], true);
});
