import assert from "node:assert/strict";
import { test } from "node:test";
import { awajiCategory, elEscorialCategory, elEscorialFromSigns } from "./el-escorial-category.ts";
import { bodyRegions, type MotorNeuronSigns, type RegionSigns } from "./motor-neuron-signs.ts";

/**
 * Signs from letters, one word a region from above to below: `U` upper, `L` lower, `E` electromyography, `-` none,
 * `?` not examined.
 */
function signs(words: string, emgLimbs: number | undefined = 0): MotorNeuronSigns {
  const regions = words.split(" ").map((word): RegionSigns => {
    const found = (letter: string) => (word === "?" ? undefined : word.includes(letter));
    return { upper: found("U"), lower: found("L"), emg: found("E") };
  });
  return {
    regions: Object.fromEntries(
      bodyRegions.map((region, place) => [region, regions[place]]),
    ) as MotorNeuronSigns["regions"],
    emgLimbs,
  };
}

// Expected by hand from Brooks 2000 as domain.md B3 states it, region by region.
const revised: readonly (readonly [words: string, limbs: number, category: string])[] = [
  ["- - - -", 0, "NONE"],
  ["- L - L", 0, "SUSPECTED"],
  ["- U - L", 0, "SUSPECTED"],
  ["- UL - -", 0, "POSSIBLE"],
  ["U U - -", 0, "POSSIBLE"],
  ["- L - U", 0, "POSSIBLE"],
  ["- U - -", 2, "LAB"],
  ["- UL - -", 2, "LAB"],
  ["- UL - -", 1, "POSSIBLE"],
  ["- L - -", 4, "SUSPECTED"],
  ["- UL - UL", 0, "PROBABLE"],
  ["UL UL - UL", 0, "DEFINITE"],
];

for (const [words, limbs, category] of revised) {
  test(`revised El Escorial of “${words}” with ${limbs} limbs by electromyography is ${category}`, () => {
    assert.equal(elEscorialCategory(signs(words, limbs)).category, category);
  });
}

test("by Awaji electromyography is a lower sign of its region, and no category rests on the laboratory", () => {
  assert.equal(awajiCategory(signs("- UE - UE", 2)).category, "PROBABLE");
  assert.equal(elEscorialCategory(signs("- UE - UE", 2)).category, "LAB");
  assert.equal(awajiCategory(signs("UE UE - UL", 2)).category, "DEFINITE");
  // Laboratory-supported by El Escorial, possible by Awaji: the 4 % of domain-verified.md §2.
  assert.equal(elEscorialCategory(signs("- UL - -", 2)).category, "LAB");
  assert.equal(awajiCategory(signs("- UL - -", 2)).category, "POSSIBLE");
});

test("a region that was not examined leaves open what it could add", () => {
  const open = elEscorialCategory(signs("UL UL ? -"));
  assert.deepEqual([open.category, open.least, open.most], [undefined, "PROBABLE", "DEFINITE"]);
  const settled = elEscorialCategory(signs("UL UL UL ?"));
  assert.equal(settled.category, "DEFINITE");
  assert.deepEqual(elEscorialFromSigns.compute({} as never), { category: undefined });
  const bulbar = { bulbarUpper: true, bulbarLower: true } as never;
  assert.deepEqual(elEscorialFromSigns.compute(bulbar), {
    category: ["POSSIBLE", "LAB", "PROBABLE", "DEFINITE"],
  });
});

test("a further sign never lowers a category", () => {
  const rank = ["NONE", "SUSPECTED", "POSSIBLE", "LAB", "PROBABLE", "DEFINITE"];
  const letters = ["-", "U", "L", "UL"];
  const every = letters.flatMap((a) =>
    letters.flatMap((b) => letters.flatMap((c) => letters.map((d) => [a, b, c, d]))),
  );
  for (const words of every) {
    const before = rank.indexOf(elEscorialCategory(signs(words.join(" "))).category ?? "");
    for (const [place, word] of words.entries()) {
      for (const more of ["U", "L"]) {
        const next = words.with(place, word === "-" ? more : `${word}${more}`).join(" ");
        const after = rank.indexOf(elEscorialCategory(signs(next)).category ?? "");
        assert.ok(after >= before, `${words.join(" ")} to ${next}`);
      }
    }
  }
});
