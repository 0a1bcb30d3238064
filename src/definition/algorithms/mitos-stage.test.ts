import assert from "node:assert/strict";
import { test } from "node:test";
import { type MitosItems, mitosStage } from "./mitos-stage.ts";

// Worked by hand from Chiò 2015, table 1.
const well: MitosItems = {
  speech: 4,
  swallowing: 4,
  handwriting: 4,
  dressing: 4,
  walking: 4,
  dyspnoea: 4,
  insufficiency: 4,
};
const stages = (items: Partial<MitosItems>) => mitosStage({ ...well, ...items }).stages;

test("speech alone, or handwriting alone, does not lose communicating, whatever other code says", () => {
  assert.deepEqual(stages({ speech: 0 }), ["0"]);
  assert.deepEqual(stages({ handwriting: 0 }), ["0"]);
  assert.deepEqual(stages({ speech: 1, handwriting: 1 }), ["1"]);
  assert.deepEqual(stages({ speech: 1, handwriting: 2 }), ["0"]);
});

test("an item without a score leaves open what it could change, and nothing else", () => {
  assert.deepEqual(stages({ speech: undefined }), ["0"]);
  assert.deepEqual(stages({ speech: undefined, handwriting: 1 }), ["0", "1"]);
  assert.deepEqual(stages({ walking: 0, dressing: undefined }), ["1"]);
});

test("movement is lost by walking or by dressing, breathing by dyspnoea or by ventilation at night", () => {
  assert.deepEqual(stages({ walking: 1 }), ["1"]);
  assert.deepEqual(stages({ dressing: 1 }), ["1"]);
  assert.deepEqual(stages({ insufficiency: 2 }), ["1"]);
  assert.deepEqual(stages({ insufficiency: 3, dyspnoea: 2 }), ["0"]);
  assert.deepEqual(stages({ dyspnoea: 1, swallowing: 1, walking: 0 }), ["3"]);
  const all = { speech: 0, handwriting: 0, walking: 0, swallowing: 0, insufficiency: 0 };
  assert.deepEqual(stages(all), ["4"]);
  assert.deepEqual(stages({ died: true }), ["5"]);
});
