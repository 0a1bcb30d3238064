import assert from "node:assert/strict";
import { test } from "node:test";
import { injury } from "../participant/testing/play.ts";
import { cellName } from "./cell-words.ts";
import { filterRows, readFilter, writeFilter } from "./filter.ts";
import { moveInGrid } from "./grid-move.ts";
import { matrixColumns, visitAt } from "./matrix-column.ts";
import { matrixRowOf, matrixRows } from "./matrix-row.ts";
import { rowMarkup } from "./row-markup.ts";
import { readViews } from "./saved-views.ts";
import { shortTitle } from "./short-title.ts";
import { sortRows } from "./sort-rows.ts";
import { summary } from "./testing/summary.ts";
import { formGraceDays, formState, visitState } from "./visit-state.ts";
import { csvField, writeMatrixCsv } from "./write-csv.ts";

const today = "2026-06-20";
const nobody = { person: "nobody", access: [] };
const window = { due: "2026-06-20", earliest: "2026-06-19", latest: "2026-06-21" };
const held = (forms: readonly object[]) => ({
  visit: "day8",
  key: "day8",
  status: "held",
  date: "2026-06-18",
  forms,
});

test("a visit is due on the first and on the last day of its window, and overdue on the day after", () => {
  const mark = { visit: "day8", key: "day8", status: "due", forms: [], ...window } as const;
  assert.equal(visitState(mark, "2026-06-18"), "later");
  assert.equal(visitState(mark, "2026-06-19"), "due");
  assert.equal(visitState(mark, "2026-06-21"), "due");
  assert.equal(visitState(mark, "2026-06-22"), "overdue");
});

test("a form that is not written is overdue some days after its visit", () => {
  const mark = { form: "VS", state: "expected" } as const;
  assert.equal(formState(mark, "2026-06-20", today), "due");
  assert.equal(formState(mark, `2026-06-${20 - formGraceDays}`, today), "due");
  assert.equal(formState(mark, `2026-06-${19 - formGraceDays}`, today), "overdue");
});

test("an open query is worse than anything else of a form; a line that was withdrawn shows nothing", () => {
  assert.equal(
    formState({ form: "AE", line: 1, state: "complete", open: 1, answered: 1 }, undefined, today),
    "open-query",
  );
  assert.equal(
    formState({ form: "AE", line: 1, state: "complete", findings: 1 }, undefined, today),
    "open-query",
  );
  assert.equal(
    formState({ form: "AE", line: 1, state: "complete", answered: 1 }, undefined, today),
    "answered-query",
  );
  assert.equal(
    formState({ form: "AE", line: 1, state: "withdrawn", open: 1 }, undefined, today),
    "none",
  );
});

test("a row shows the worst of its visits and logs", () => {
  const row = matrixRowOf(
    summary({
      visits: [held([{ form: "VS", state: "complete" }])],
      logs: [{ form: "AE", line: 1, state: "started" }],
    }),
    today,
  );
  assert.equal(row.cells.get("day8")?.state, "complete");
  assert.equal(row.worst, "started");
});

test("what is due next is the earliest of the visits and the dose", () => {
  const visits = [{ visit: "day8", key: "day8", status: "due", forms: [], ...window }];
  assert.equal(matrixRowOf(summary({ visits }), today).nextDue, "2026-06-20");
  const nextDose = { dose: 2, due: "2026-06-15", earliest: "2026-06-14", latest: "2026-06-17" };
  assert.equal(matrixRowOf(summary({ visits, nextDose }), today).nextDue, "2026-06-15");
});

test("a row is made again only when the participant or the day changed", () => {
  const one = summary();
  const [first] = matrixRows([one], () => today);
  assert.equal(matrixRows([one], () => today)[0], first);
  assert.notEqual(matrixRows([one], () => "2026-06-21")[0], first);
  assert.notEqual(matrixRows([{ ...one }], () => today)[0], first);
});

test("each count tells what its choice would show, the other filters as they stand", () => {
  const rows = matrixRows(
    [
      summary({ participant: "A-1", site: "A", status: "enrolled" }),
      summary({ participant: "A-2", site: "A", status: "screening" }),
      summary({ participant: "B-1", site: "B", status: "enrolled" }),
    ],
    () => today,
  );
  const { shown, counts } = filterRows(rows, { site: "A" }, nobody);
  assert.deepEqual(
    shown.map((row) => row.summary.participant),
    ["A-1", "A-2"],
  );
  assert.deepEqual(
    [...counts.status],
    [
      ["enrolled", 1],
      ["screening", 1],
    ],
  );
  assert.deepEqual(
    [...counts.site],
    [
      ["A", 2],
      ["B", 1],
    ],
  );
  const both = filterRows(rows, { site: "A", status: "enrolled" }, nobody);
  assert.deepEqual(
    both.shown.map((row) => row.summary.participant),
    ["A-1"],
  );
  assert.equal(both.counts.site.get("B"), 1);
  assert.equal(both.counts.status.get("screening"), 1);
});

test("a number is found by any part of it, and so is a randomisation number", () => {
  const rows = matrixRows([summary({ participant: "GZ01-007", number: "R-1234" })], () => today);
  assert.equal(filterRows(rows, { q: "008" }, nobody).shown.length, 0);
  assert.equal(filterRows(rows, { q: "z01-007" }, nobody).shown.length, 1);
  assert.equal(filterRows(rows, { q: "r-12" }, nobody).shown.length, 1);
});

test("who changed before a day is left out, and the day itself counts from its beginning at the site", () => {
  const rows = matrixRows([summary({ lastChange: "2026-06-18T16:30:00.000Z" })], () => today);
  assert.equal(filterRows(rows, { since: "2026-06-20" }, nobody).shown.length, 0);
  assert.equal(filterRows(rows, { since: "2026-06-19" }, nobody).shown.length, 1);
});

test("the version a record last changed under is filtered by, and a day counts what changed since", () => {
  const rows = matrixRows(
    [
      summary({ under: "a".repeat(64), lastChange: "2026-06-18T08:00:00.000Z" }),
      summary({ participant: "GZ01-002", under: "b".repeat(64) }),
    ],
    () => today,
  );
  const { shown, counts } = filterRows(rows, { version: "a".repeat(12) }, nobody);
  assert.equal(shown.length, 1);
  assert.deepEqual([...counts.version.values()], [1, 1]);
  assert.equal(counts.since("2026-06-18"), 1);
  assert.equal(filterRows(rows, { since: "2026-06-18" }, nobody).counts.since("2026-05-01"), 2);
});

test("a filter survives its address, and what an address says wrongly is left out", () => {
  const filter = {
    q: "7",
    site: "A",
    state: "overdue",
    version: "0123456789ab",
    mine: "raised",
    overdue: true,
    since: "2026-06-19",
  } as const;
  assert.deepEqual(readFilter(writeFilter(filter)), filter);
  assert.deepEqual(
    readFilter({ state: "nonsense", since: "yesterday", overdue: "yes", q: " ", mine: "all" }),
    {},
  );
});

test("rows are sorted by their numbers as numbers, or by what is due next, those without last", () => {
  const rows = matrixRows(
    [
      summary({ participant: "A-10", nextDose: { dose: 1, ...window } }),
      summary({ participant: "A-9" }),
      summary({ participant: "A-2", nextDose: { dose: 1, ...window, due: "2026-06-19" } }),
    ],
    () => today,
  );
  const order = (sorting: "number" | "next") =>
    sortRows(rows, sorting).map((row) => row.summary.participant);
  assert.deepEqual(order("number"), ["A-2", "A-9", "A-10"]);
  assert.deepEqual(order("next"), ["A-2", "A-10", "A-9"]);
});

test("a visit has as many columns as anybody had of it, and its forms when it is opened", () => {
  const two = summary({
    visits: [
      held([{ form: "VS", state: "complete" }]),
      {
        visit: "unscheduled",
        key: "unscheduled#2",
        status: "held",
        date: today,
        forms: [{ form: "SCI", state: "started" }],
      },
    ],
  });
  const ids = (opened: readonly string[]) =>
    matrixColumns(injury, [two], new Set(opened)).map(({ id }) => id);
  assert.ok(!matrixColumns(injury, [], new Set()).some(({ key }) => key === "unscheduled"));
  assert.deepEqual(ids([]).slice(-2), ["unscheduled", "unscheduled#2"]);
  assert.deepEqual(
    ids(["day8"]).filter((id) => id.startsWith("day8")),
    ["day8", ...(visitAt(injury, "day8")?.forms ?? []).map((form) => `day8/${form}`)],
  );
});

test("keys move within the grid and stop at its edges", () => {
  const size = { rows: 100, columns: 12, page: 10 };
  const at = (key: string, row: number, column: number, control = false) =>
    moveInGrid({ row, column }, key, control, size);
  assert.deepEqual(at("ArrowUp", -1, 3), { row: -1, column: 3 });
  assert.deepEqual(at("ArrowUp", 0, 3), { row: -1, column: 3 });
  assert.deepEqual(at("ArrowRight", 5, 11), { row: 5, column: 11 });
  assert.deepEqual(at("PageDown", 95, 0), { row: 99, column: 0 });
  assert.deepEqual(at("PageUp", 4, 0), { row: 0, column: 0 });
  assert.deepEqual(at("End", 3, 2), { row: 3, column: 11 });
  assert.deepEqual(at("End", 3, 2, true), { row: 99, column: 11 });
  assert.equal(at("x", 3, 2), undefined);
});

test("what a spreadsheet would run as a formula is kept from being one", () => {
  assert.equal(csvField("=1+1"), "'=1+1");
  assert.equal(csvField('a "b", c'), '"a ""b"", c"');
});

test("the export has a byte order mark, the columns seen and each cell's state in words", () => {
  const rows = matrixRows(
    [summary({ visits: [held([{ form: "VS", state: "complete" }])] })],
    () => today,
  );
  const columns = matrixColumns(
    injury,
    rows.map((row) => row.summary),
    new Set(["day8"]),
  ).filter(({ id }) => ["day8", "day8/VS", "day8/LB"].includes(id));
  const csv = writeMatrixCsv(
    [{ title: "Number", value: (row) => row.summary.participant }],
    columns,
    rows,
    ({ id }) => id,
    "en",
  );
  assert.equal(
    csv,
    "\uFEFFNumber,day8,day8/VS,day8/LB\r\nGZ01-001,complete 2026-06-18,complete,\r\n",
  );
});

test("kept views that cannot be read are as if there were none", () => {
  assert.deepEqual(readViews("{broken"), []);
  assert.deepEqual(readViews('[{"name":"mine"},{"name":"late","search":"overdue=1"}]'), [
    { name: "late", search: "overdue=1" },
  ]);
});

test("a narrow column has the beginning of the title", () => {
  assert.equal(shortTitle("Day 15 (multiple: second dose)"), "Day 15");
  assert.equal(shortTitle("第15天（多次给药：第二次）"), "第15天");
});

test("a cell says its state, its date and what is out of order, in both languages", () => {
  const row = matrixRowOf(summary({ visits: [{ ...held([]), outside: 2 }] }), today);
  const cell = row.cells.get("day8");
  assert.ok(cell !== undefined);
  assert.equal(
    cellName(cell, "Day 8", "en"),
    "Day 8: complete, held 18-JUN-2026 (Thu), 2 d after its window",
  );
  assert.match(
    cellName(cell, "第8天", "zh-CN"),
    /^第8天：已完成，已于 2026-06-18（周四） 进行，晚于窗口 2 天$/,
  );
});

test("whatever a number or a title holds, the markup of a row holds no element of it", () => {
  const row = matrixRowOf(
    summary({ participant: '"><img src=x onerror=alert(1)>', visits: [held([])] }),
    today,
  );
  const columns = matrixColumns(injury, [], new Set()).filter(({ key }) => key === "day8");
  const markup = rowMarkup(row, columns, ["<script>'&"], "en", "S<1>");
  assert.ok(!/<(img|script)/.test(markup), markup);
  assert.match(markup, /&lt;script&gt;&#39;&amp;: complete/);
  assert.equal(rowMarkup(row, columns, ["other"], "en", "S").includes("other: complete"), true);
});
