import assert from "node:assert/strict";
import { test } from "node:test";
import { injury } from "../participant/testing/play.ts";
import { byParticipant, commandOf, planBulk } from "./bulk-plan.ts";
import { filterRows } from "./filter.ts";
import { matrixColumns } from "./matrix-column.ts";
import { matrixRowOf } from "./matrix-row.ts";
import { leadingColumns } from "./row-markup.ts";
import {
  nothingSelected,
  selectAllShown,
  selectedRows,
  selectRange,
  toggleSelected,
} from "./selection.ts";
import { summary } from "./testing/summary.ts";

const today = "2026-06-20";
const due = { visit: "day8", key: "day8", status: "due", forms: [] };
const held = (forms: readonly object[]) => ({ ...due, status: "held", date: "2026-06-18", forms });
const rows = [
  summary({ participant: "A-1", site: "A", visits: [due] }),
  summary({
    participant: "A-2",
    site: "A",
    visits: [
      held([
        { form: "VS", state: "complete" },
        { form: "LB", state: "started" },
      ]),
    ],
    logs: [
      { form: "AE", line: 1, state: "fallen" },
      { form: "AE", line: 2, state: "withdrawn" },
    ],
  }),
  summary({ participant: "B-1", site: "B", visits: [{ ...due, status: "skipped" }] }),
  summary({ participant: "A-4", site: "A", status: "voided", visits: [due] }),
].map((one) => matrixRowOf(one, today));
const columns = matrixColumns(
  injury,
  rows.map((row) => row.summary),
  new Set(["day8"]),
);
const columnOf = (id: string): number =>
  leadingColumns + columns.findIndex((column) => column.id === id);
const day8 = { row: 0, column: columnOf("day8") };
const allDay8 = selectedRows(
  rows,
  columns,
  selectRange(rows, columns, day8, { row: 3, column: day8.column }),
);
const atA = (site: string): boolean => site === "A";

test("a range names people and columns; from a column before the visits it is whole rows", () => {
  const cells = selectRange(
    rows,
    columns,
    { ...day8, row: 2 },
    { row: 1, column: day8.column + 1 },
  );
  assert.deepEqual([...cells.keys()], ["A-2", "B-1"]);
  assert.deepEqual([...(cells.get("B-1") ?? [])], ["day8", "day8/VS"]);
  const whole = selectRange(rows, columns, { row: 0, column: 1 }, { row: 1, column: 9 });
  assert.ok(
    selectedRows(rows, columns, whole).every((one) => one.whole && one.columns.length === 0),
  );
  assert.equal(whole.size, 2);
});

test("what is selected is toggled, spread over all that is shown, and stays with its people when others come", () => {
  const one = toggleSelected(rows, columns, nothingSelected, day8);
  assert.equal(toggleSelected(rows, columns, one, day8).size, 0);
  assert.equal(selectAllShown(rows, columns, one, { row: 0, column: 0 }).size, 4);
  assert.deepEqual(
    selectedRows([...rows].reverse(), columns, one).map(({ row }) => row.summary.participant),
    ["A-1"],
  );
  assert.deepEqual(selectedRows(rows.slice(1), columns, one), []);
});

test("nobody does what their role may not at the site, whatever the visit", () => {
  const { will, wont } = planBulk(injury, allDay8, { kind: "skip-visit" }, () => false);
  assert.deepEqual(will, []);
  assert.deepEqual(new Set(wont.map(({ reason }) => reason)), new Set(["noRight"]));
});

test("a visit is not marked as not done that was held, was marked already, or is of somebody void", () => {
  const { will, wont } = planBulk(injury, allDay8, { kind: "skip-visit" }, () => true);
  assert.deepEqual(
    will.map(({ participant, place }) => [participant, place.visit]),
    [["A-1", "day8"]],
  );
  assert.deepEqual(
    wont.map(({ participant, reason }) => [participant, reason]),
    [
      ["A-2", "held"],
      ["B-1", "skipped"],
      ["A-4", "voided"],
    ],
  );
});

test("a visit needed only at times has nothing to skip, and a whole row names no visit", () => {
  const extra = { visit: "unscheduled", key: "unscheduled", status: "due", forms: [] };
  const row = matrixRowOf(summary({ visits: [extra] }), today);
  const shown = matrixColumns(injury, [{ ...row.summary }], new Set());
  const column = shown.find(({ visit }) => visit.id === "unscheduled");
  assert.ok(column !== undefined);
  const reasons = (whole: boolean) =>
    planBulk(
      injury,
      [{ row, whole, columns: whole ? [] : [column] }],
      { kind: "skip-visit" },
      () => true,
    ).wont.map(({ reason }) => reason);
  assert.deepEqual(reasons(false), ["neverDue"]);
  assert.deepEqual(reasons(true), ["notVisit"]);
});

test("a query is about the cell, or one form of every visit selected; a form that is not collected there is none", () => {
  const asCell = planBulk(injury, allDay8, { kind: "raise-query" }, atA);
  assert.deepEqual(
    asCell.will.map(({ participant, place }) => [participant, place]),
    [
      ["A-1", { visit: "day8" }],
      ["A-2", { visit: "day8" }],
    ],
  );
  assert.deepEqual(
    asCell.wont.map(({ reason }) => reason),
    ["noRight", "voided"],
  );
  const ofForm = planBulk(injury, allDay8, { kind: "raise-query", form: "VS" }, atA);
  assert.deepEqual(ofForm.will[0]?.place, { visit: "day8", form: "VS" });
  const elsewhere = planBulk(injury, allDay8, { kind: "raise-query", form: "INJ" }, atA);
  assert.deepEqual([elsewhere.will, elsewhere.wont[0]?.reason], [[], "noForm"]);
});

test("only forms that are complete, or whose signature has fallen, are signed", () => {
  const whole = selectRange(rows, columns, { row: 1, column: 0 }, { row: 1, column: 0 });
  const { will, wont } = planBulk(
    injury,
    selectedRows(rows, columns, whole),
    { kind: "sign" },
    atA,
  );
  assert.deepEqual(byParticipant(will), [
    [
      "A-2",
      [
        { form: "VS", visit: "day8" },
        { form: "AE", line: 1 },
      ],
    ],
  ]);
  assert.deepEqual(
    wont.map(({ reason }) => reason),
    ["notComplete", "withdrawn"],
  );
});

test("the command is the engine's own, about the visit itself and not its occurrence where it is skipped", () => {
  const target = { participant: "A-1", site: "A", place: { visit: "day8#2" } };
  assert.deepEqual(commandOf("skip-visit", target, "holiday"), {
    kind: "skip-visit",
    participant: "A-1",
    visit: "day8",
    reason: "holiday",
  });
  assert.deepEqual(commandOf("raise-query", target, "Is it so?"), {
    kind: "raise-query",
    participant: "A-1",
    visit: "day8#2",
    text: "Is it so?",
  });
});

const asker = (role: string, by: string, more: object) => ({ by, role, ...more });

test("a query waits for the site while it is open, for the role that raised it once answered, and is its raiser's own", () => {
  const asked = [
    summary({
      participant: "open",
      queries: { open: 1 },
      askers: [asker("monitor", "wu", { open: 1 })],
    }),
    summary({
      participant: "answered",
      queries: { answered: 1 },
      askers: [asker("monitor", "wu", { answered: 1 })],
    }),
    summary({ participant: "settled" }),
  ].map((one) => matrixRowOf(one, today));
  const shown = (mine: "waiting" | "raised", person: string, role: string, site = "GZ01") => {
    const access = [{ study: "S", role, sites: [site] }] as never;
    return filterRows(asked, { mine }, { person, access }).shown.map(
      ({ summary }) => summary.participant,
    );
  };
  assert.deepEqual(shown("waiting", "chen", "coordinator", "elsewhere"), []);
  assert.deepEqual(shown("waiting", "chen", "inspector"), []);
  assert.deepEqual(shown("waiting", "chen", "coordinator"), ["open"]);
  assert.deepEqual(shown("waiting", "ma", "monitor"), ["answered"]);
  assert.deepEqual(shown("waiting", "zhao", "data-manager"), ["answered"]);
  assert.deepEqual(shown("raised", "ma", "monitor"), []);
  assert.deepEqual(shown("raised", "wu", "monitor"), ["open", "answered"]);
});
