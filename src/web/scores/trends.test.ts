import assert from "node:assert/strict";
import { test } from "node:test";
import type { Field, ScoreMark, Study } from "../../definition/index.ts";
import type { SaveForm } from "../../engine/index.ts";
import { begun, injury, person, played } from "../participant/testing/play.ts";
import { trendsOf } from "./trends.ts";

/** The study with a mark on one field. */
function marking(form: string, field: string, score: ScoreMark): Study {
  const marked = (one: Field): Field => (one.id === field ? { ...one, score } : one);
  return {
    ...injury,
    forms: injury.forms.map((one) =>
      one.id === form
        ? {
            ...one,
            groups: one.groups.map((group) => ({ ...group, fields: group.fields.map(marked) })),
          }
        : one,
    ),
  };
}

function saved(form: string, visit: string, values: SaveForm["values"]): SaveForm {
  return { kind: "save-form", participant: person, form, visit, values };
}

const again = [
  "2026-04-09",
  { kind: "start-visit", participant: person, visit: "unscheduled", date: "2026-04-09" },
] as const;

test("what nobody marked is no score where its form marks another, and a score is shown from its first value", () => {
  const state = played([
    ...begun,
    ["2026-04-02", saved("VS", "screening", { weight: 70, height: 170 })],
  ]);
  assert.deepEqual(trendsOf(injury, state), []);
  const [only, ...others] = trendsOf(marking("VS", "weight", {}), state);
  assert.deepEqual([only?.field, only?.isScore, only?.points.length], ["weight", true, 1]);
  assert.deepEqual(others, []);
});

test("below the limit and out of range are told, each for itself", () => {
  const state = played([
    ...begun,
    ["2026-04-02", saved("VS", "screening", { weight: 60 })],
    again,
    ["2026-04-09", saved("VS", "unscheduled", { weight: 80 })],
  ]);
  const [trend] = trendsOf(marking("VS", "weight", { limit: 70, range: [40, 75] }), state);
  assert.deepEqual(
    trend?.points.map(({ value, isBelow, isOut }) => [value, isBelow, isOut]),
    [
      [60, true, false],
      [80, false, true],
    ],
  );
  assert.equal(trend?.baseline?.visit, "screening");
});

test("a visit whose value is missing stays in the course, with the reason and without a number", () => {
  const state = played([
    ...begun,
    ["2026-04-02", saved("VS", "screening", { weight: 60 })],
    again,
    ["2026-04-09", saved("VS", "unscheduled", { weight: { missing: "not-done" } })],
  ]);
  const [trend] = trendsOf(marking("VS", "weight", {}), state);
  const gap = trend?.points[1];
  assert.equal(gap?.value, undefined);
  assert.match(gap?.said.en ?? "", /not done/);
  assert.match(gap?.said["zh-CN"] ?? "", /未做/);
});

test("an answer that is one of several stands at all of its places, and names them", () => {
  const state = played([...begun, ["2026-04-02", saved("SCI", "screening", { ais: ["A", "C"] })]]);
  const ais = trendsOf(injury, state).find(({ field }) => field === "ais");
  assert.deepEqual(
    [ais?.points[0]?.value, ais?.points[0]?.upTo, ais?.points[0]?.codes],
    [0, 2, ["A", "C"]],
  );
  assert.deepEqual(
    ais?.steps?.map(({ name }) => name),
    ["A", "B", "C", "D", "E"],
  );
});

test("what tells who got what is never drawn", () => {
  const state = played([...begun, ["2026-04-02", saved("VS", "screening", { weight: 60 })]]);
  const study = marking("VS", "weight", {});
  const hidden = {
    ...study,
    forms: study.forms.map((form) => ({
      ...form,
      groups: form.groups.map((group) => ({
        ...group,
        fields: group.fields.map((field) =>
          field.id === "weight" ? { ...field, unblinding: true } : field,
        ),
      })),
    })),
  };
  assert.equal(trendsOf(study, state).length, 1);
  assert.deepEqual(trendsOf(hidden, state), []);
});
