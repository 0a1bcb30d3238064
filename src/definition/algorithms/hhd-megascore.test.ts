import assert from "node:assert/strict";
import { test } from "node:test";
import { deriveHhdReference, freezeHhdReference, hhdMegascore } from "./hhd-megascore.ts";

const muscles = { grip: { mean: 20, sd: 5, n: 30 }, knee: { mean: 100, sd: 20, n: 30 } };
const about = { unit: "N", source: "baseline of data cut 1" };
const fast = freezeHhdReference({ population: "mITT", muscles, ...about });

test("a reference that was altered, or that has no spread, is refused", () => {
  const altered = { ...fast, muscles: { ...muscles, grip: { mean: 21, sd: 5, n: 30 } } };
  assert.throws(() => hhdMegascore(altered, { grip: 20 }, 1), /altered after it was frozen/);
  const flat = { grip: { mean: 20, sd: 0, n: 30 } };
  assert.throws(() => freezeHhdReference({ population: "x", muscles: flat, ...about }), /spread/);
  assert.throws(() => deriveHhdReference({ population: "x", ...about }, ["grip"], [{ grip: 3 }]));
});

test("a megascore is the mean of the muscles' z-scores and names its population and reference", () => {
  // By hand: (25 − 20) / 5 = 1, (80 − 100) / 20 = −1; (30 − 20) / 5 = 2.
  const score = hhdMegascore(fast, { grip: 25, knee: 80 }, 2);
  assert.deepEqual([score.megascore, score.z], [0, { grip: 1, knee: -1 }]);
  assert.deepEqual([score.population, score.reference], ["mITT", fast.hash]);
  const alone = hhdMegascore(fast, { grip: 30 }, 1);
  assert.deepEqual([alone.megascore, alone.missing], [2, ["knee"]]);
  assert.equal(hhdMegascore(fast, { grip: 30 }, 2).megascore, undefined);
  assert.equal(hhdMegascore(fast, {}, 0).megascore, undefined);
});

test("the same strength is another megascore in another population, and the hashes tell them apart", () => {
  const others = { grip: { mean: 30, sd: 5, n: 40 }, knee: { mean: 100, sd: 20, n: 40 } };
  const slow = freezeHhdReference({ population: "non-mITT", muscles: others, ...about });
  assert.notEqual(slow.hash, fast.hash);
  assert.equal(hhdMegascore(slow, { grip: 30, knee: 100 }, 2).megascore, 0);
  assert.equal(hhdMegascore(fast, { grip: 30, knee: 100 }, 2).megascore, 1);
});

test("a reference is the mean and sample standard deviation of those measured", () => {
  const baselines = [{ grip: 2 }, { grip: 4 }, { grip: 4 }, { grip: 6 }, { knee: 9 }];
  const made = deriveHhdReference({ population: "x", ...about }, ["grip"], baselines);
  const { mean, sd, n } = made.muscles["grip"] ?? { mean: 0, sd: 0, n: 0 };
  assert.deepEqual([mean, sd.toFixed(6), n], [4, Math.sqrt(8 / 3).toFixed(6), 4]);
});
