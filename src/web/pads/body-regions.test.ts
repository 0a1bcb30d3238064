import assert from "node:assert/strict";
import { test } from "node:test";
import { bodyBox, bodyMargin, type BodyRegion, bodyRegions, sideIn } from "./body-regions.ts";
import { segments } from "./exam-cell.ts";

/** The corners of a region, as far as its outline names them: H and V take the other coordinate over. */
function boxOf({ path }: BodyRegion): { left: number; right: number; top: number; bottom: number } {
  const xs: number[] = [];
  const ys: number[] = [];
  for (const [, letter = "", rest = ""] of path.matchAll(/([MLHVQC])([^MLHVQCZ]*)/g)) {
    const numbers = rest
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    if (letter === "H") xs.push(...numbers);
    else if (letter === "V") ys.push(...numbers);
    else for (const [index, number] of numbers.entries()) (index % 2 === 0 ? xs : ys).push(number);
  }
  return {
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}

test("no region is smaller than a finger may be asked to find, and none leaves the picture", () => {
  for (const region of [...bodyRegions.front, ...bodyRegions.back]) {
    const { left, right, top, bottom } = boxOf(region);
    assert.ok(right - left >= 24, `${region.segment} is ${right - left} wide`);
    assert.ok(bottom - top >= 24, `${region.segment} is ${bottom - top} high`);
    assert.ok(left >= -bodyMargin && right <= bodyBox.width / 2, `${region.segment} is inside`);
    assert.ok(top >= 0 && bottom <= bodyBox.height, `${region.segment} is inside`);
    const [x, y] = region.at;
    assert.ok(x > left && x < right && y > top && y < bottom, `${region.segment} is named in it`);
  }
});

test("every dermatome is on the body, each once a face, and the lowest three on the back alone", () => {
  const [front, back] = [bodyRegions.front, bodyRegions.back].map((regions) =>
    regions.map(({ segment }) => segment),
  );
  for (const face of [front, back]) assert.equal(new Set(face).size, face?.length);
  assert.deepEqual(
    segments.filter(
      (segment) => front?.includes(segment) !== true && back?.includes(segment) !== true,
    ),
    [],
  );
  assert.deepEqual(
    segments.filter((segment) => front?.includes(segment) !== true),
    ["s2", "s3", "s4_5"],
  );
});

test("a person's right is at the left from the front, and at the right from behind", () => {
  assert.equal(sideIn("front", "left"), "Right");
  assert.equal(sideIn("front", "right"), "Left");
  assert.equal(sideIn("back", "left"), "Left");
  assert.equal(sideIn("back", "right"), "Right");
});
