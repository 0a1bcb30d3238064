import assert from "node:assert/strict";
import { test } from "node:test";
import type { Summary } from "../../engine/index.ts";
import { studyFigures } from "./study-figures.ts";

const base: Summary = {
  participant: "01-001",
  site: "01",
  status: "enrolled",
  version: 1,
  consents: [],
  doses: [],
  visits: [],
  logs: [],
  queries: {},
};

test("a study without participants has no figures, not wrong ones", () => {
  const { byStatus, signed, outside, left, openQueries } = studyFigures([]);
  assert.deepEqual([byStatus, signed, outside, left, openQueries], [[], 0, [], [], 0]);
});

test("a visit outside its window is a deviation, early as well as late, the farthest first", () => {
  const held = (visit: string, outside?: number) =>
    ({
      visit,
      key: visit,
      status: "held",
      forms: [],
      ...(outside === undefined ? {} : { outside }),
    }) as const;
  const { outside } = studyFigures([
    { ...base, visits: [held("v1"), held("v2", 2), held("v3", -5)] },
  ]);
  assert.deepEqual(
    outside.map(({ visit, days }) => [visit, days]),
    [
      ["v3", -5],
      ["v2", 2],
    ],
  );
});

test("signatures that fell are counted apart from those that hold, in visits and logs", () => {
  const forms = [
    { form: "VS", state: "signed" },
    { form: "LB", state: "fallen" },
  ] as const;
  const figures = studyFigures([
    {
      ...base,
      visits: [{ visit: "v", key: "v", status: "held", forms }],
      logs: [{ form: "AE", line: 1, state: "signed" }],
    },
  ]);
  assert.deepEqual([figures.signed, figures.fallen, figures.complete], [2, 1, 0]);
});

test("nobody who left is forgotten", () => {
  const { left, byStatus } = studyFigures([
    base,
    { ...base, participant: "2", status: "withdrawn" },
    { ...base, participant: "3", status: "voided" },
  ]);
  assert.deepEqual(
    left.map(({ participant }) => participant),
    ["2", "3"],
  );
  assert.deepEqual(byStatus, [
    ["enrolled", 1],
    ["withdrawn", 1],
    ["voided", 1],
  ]);
});
