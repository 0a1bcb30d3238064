import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { awajiFromSigns, elEscorialFromSigns } from "./el-escorial-category.ts";
import type { Algorithm } from "./define-algorithm.ts";
import { goldCoastFromSigns } from "./gold-coast.ts";
import { kingsClinical, kingsFromAlsfrs } from "./kings-stage.ts";
import { mitosFromAlsfrs } from "./mitos-stage.ts";
import type { InputValue } from "./port.ts";
import { valorProgressorGroup } from "./valor-progressor.ts";

/** What each kind of input may be. */
function valueFor(algorithm: Algorithm, name: string): fc.Arbitrary<InputValue> {
  const port = algorithm.inputs[name];
  if (port?.kind === "code") return fc.constantFrom(...port.codes);
  if (port?.kind === "boolean") return fc.boolean();
  if (name === "slope") return fc.constantFrom(0, 0.2, 0.5, 0.9, 2);
  if (name === "vitalCapacity") return fc.constantFrom(40, 50, 60, 65, 80);
  return fc.integer({ min: 0, max: 4 });
}

const algorithms: readonly Algorithm[] = [
  awajiFromSigns,
  elEscorialFromSigns,
  goldCoastFromSigns,
  kingsClinical,
  kingsFromAlsfrs,
  mitosFromAlsfrs,
  valorProgressorGroup,
];

for (const algorithm of algorithms) {
  test(`${algorithm.id}: what is learnt later never contradicts what was said before`, () => {
    const names = Object.keys(algorithm.inputs);
    const whole = fc.record(
      Object.fromEntries(names.map((name) => [name, valueFor(algorithm, name)])),
    );
    const known = fc.record(Object.fromEntries(names.map((name) => [name, fc.boolean()])));
    fc.assert(
      fc.property(whole, known, (inputs, isKnown) => {
        const given = names.filter(
          (name) => isKnown[name] === true || algorithm.inputs[name]?.optional !== true,
        );
        const part = Object.fromEntries(given.map((name) => [name, inputs[name]]));
        const [early, late] = [algorithm.compute(part), algorithm.compute(inputs)];
        for (const [output, said] of Object.entries(early)) {
          if (said === undefined) continue;
          const possible = Array.isArray(said) ? said : [said];
          const learnt = late[output];
          const settled = Array.isArray(learnt) ? learnt : [learnt];
          assert.ok(
            settled.length > 0 && settled.every((one) => possible.includes(one)),
            `${output}: ${JSON.stringify([part, inputs, said, learnt])}`,
          );
        }
      }),
      { numRuns: 2000 },
    );
  });
}
