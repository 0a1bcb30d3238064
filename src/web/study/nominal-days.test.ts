import assert from "node:assert/strict";
import { test } from "node:test";
import sci from "../../../examples/sci-xs228/study.ts";
import tofersen from "../../../examples/sod1-tofersen/study.ts";
import { assumptionsOf } from "../../definition/index.ts";
import { describePlace } from "./describe-place.ts";
import { nominalCourse } from "./nominal-days.ts";

test("visits counted from a later dose follow that dose's day", () => {
  const { visits, doses, regimen } = nominalCourse(sci);
  assert.equal(regimen?.id, "multiple");
  assert.deepEqual(doses, [0, 14, 28, 42]);
  const day = (id: string) => visits.find(({ visit }) => visit.id === id);
  assert.equal(day("day29")?.target, 28);
  assert.deepEqual(
    [day("day43")?.earliest, day("day43")?.target, day("day43")?.latest],
    [41, 42, 44],
  );
  assert.equal(day("safety28")?.target, 70);
  assert.equal(day("unscheduled"), undefined);
});

test("an endless rhythm is drawn up to where the picture ends", () => {
  const { visits, doses, last } = nominalCourse(tofersen);
  assert.ok(doses.length > 10 && doses.length < 20);
  const maintenance = visits.find(({ visit }) => visit.id === "maintenance");
  assert.equal(maintenance?.again[0], (maintenance?.target ?? 0) + 28);
  assert.ok(last <= 400);
});

test("every assumption's place is said in words of both languages", () => {
  for (const study of [sci, tofersen]) {
    for (const { path } of assumptionsOf(study)) {
      const place = describePlace(study, path);
      assert.notEqual(place.en, "");
      assert.match(place["zh-CN"], /\p{Script=Han}/u, path.join("."));
      assert.doesNotMatch(place.en, /undefined|groups/, path.join("."));
    }
  }
});
