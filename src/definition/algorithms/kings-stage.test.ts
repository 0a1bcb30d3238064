import assert from "node:assert/strict";
import { test } from "node:test";
import { kingsClinicalStage, type KingsItems, kingsStage } from "./kings-stage.ts";

// Worked by hand from domain.md B2 (Balendra 2014 as public analysis code applies it).
const well: KingsItems = {
  speech: 4,
  salivation: 4,
  swallowing: 4,
  handwriting: 4,
  cutting: 4,
  walking: 4,
  dyspnoea: 4,
  insufficiency: 4,
  gastrostomy: false,
};
const stages = (items: Partial<KingsItems>) => kingsStage({ ...well, ...items }).stages;

test("an item without a score leaves open what it could change, and nothing else", () => {
  assert.deepEqual(stages({ walking: undefined }), ["0", "1"]);
  assert.deepEqual(stages({ speech: 3, salivation: undefined }), ["1"]);
  assert.deepEqual(stages({ insufficiency: undefined }), ["0", "4B"]);
  assert.deepEqual(stages({ gastrostomy: undefined, speech: 2 }), ["1", "4A"]);
  assert.deepEqual(stages({ gastrostomy: true, dyspnoea: undefined }), ["4A", "4B"]);
});

test("each region counts once, and of the legs only walking", () => {
  assert.deepEqual(stages({}), ["0"]);
  assert.deepEqual(stages({ speech: 3, salivation: 2, swallowing: 3 }), ["1"]);
  assert.deepEqual(stages({ speech: 3, cutting: 3 }), ["2"]);
  assert.deepEqual(stages({ speech: 3, handwriting: 0, walking: 1 }), ["3"]);
});

test("respiratory failure comes before nutritional failure, and both are kept", () => {
  assert.deepEqual(stages({ insufficiency: 3 }), ["4B"]);
  assert.deepEqual(stages({ dyspnoea: 0 }), ["4B"]);
  assert.deepEqual(stages({ dyspnoea: 1 }), ["0"]);
  assert.deepEqual(stages({ gastrostomy: true, cutting: undefined }), ["4A"]);
  const both = kingsStage({ ...well, gastrostomy: true, insufficiency: 0 });
  assert.deepEqual(both, { stages: ["4B"], nutritional: true, respiratory: true });
  assert.deepEqual(stages({ died: true, walking: undefined }), ["5"]);
});

test("the clinical stage counts regions up to three, and a refused gastrostomy as one", () => {
  const none = {
    bulbar: false,
    upperLimb: false,
    lowerLimb: false,
    diaphragm: false,
    gastrostomy: false,
    ventilation: false,
  };
  assert.deepEqual(kingsClinicalStage(none).stages, ["0"]);
  const everywhere = { ...none, bulbar: true, upperLimb: true, lowerLimb: true, diaphragm: true };
  assert.deepEqual(kingsClinicalStage(everywhere).stages, ["3"]);
  assert.deepEqual(kingsClinicalStage({ ...none, gastrostomy: true }).stages, ["4A"]);
  assert.deepEqual(kingsClinicalStage({ ...none, lowerLimb: undefined }).stages, ["0", "1"]);
});
