import assert from "node:assert/strict";
import { test } from "node:test";
import pd from "../../../examples/pd-xs411/study.ts";
import { diaryIn, type DiaryRows, marksOf, paint, slotOf, slotTime, stretch } from "./diary-day.ts";

const form = pd.forms.find(({ id }) => id === "DIARY");
assert.ok(form !== undefined);
const parts = diaryIn(form);
assert.ok(parts !== undefined);

/** The rows after what is to be written was written. */
function written(rows: DiaryRows, slots: readonly number[], code: string | null): DiaryRows {
  const next: Record<string, Record<string, unknown>> = structuredClone(rows) as never;
  assert.ok(parts !== undefined);
  for (const { path, datum } of paint(parts, rows, slots, code)) {
    const [, row = "", field = ""] = path.split("/");
    const values = (next[row] ??= {});
    if (datum === null) delete values[field];
    else values[field] = datum;
  }
  return next as DiaryRows;
}

test("a form that is no day of half hours has no diary in it", () => {
  const others = pd.forms.filter(({ id }) => id !== "DIARY").filter((one) => diaryIn(one));
  assert.deepEqual(others, []);
});

test("a time that begins no half hour is none", () => {
  assert.equal(slotOf("06:30"), 13);
  assert.equal(slotTime(13), "06:30");
  for (const time of ["06:15", "24:00", "6:30", undefined]) assert.equal(slotOf(time), undefined);
});

test("a half hour is written once with its time, and after that only its state changes", () => {
  const once = written({}, stretch(14, 12), "OFF");
  assert.deepEqual(once["13"], { starts: "06:00", state: "OFF" });
  assert.equal(Object.keys(once).length, 3);
  assert.deepEqual(paint(parts, once, [12], "OFF"), [], "what it says already is not written");
  assert.deepEqual(paint(parts, once, [12], "ON"), [{ path: "slots/13/state", datum: "ON" }]);
  assert.deepEqual(paint(parts, once, [12], null), [{ path: "slots/13/state", datum: null }]);
  assert.deepEqual(paint(parts, once, [40], null), []);
});

test("a row that the list gave to another time is not written over", () => {
  const listed: DiaryRows = { "13": { starts: "20:00", state: "ON" } };
  const after = written(listed, [12], "OFF");
  assert.deepEqual(after["13"], { starts: "20:00", state: "ON" });
  assert.deepEqual(after["49"], { starts: "06:00", state: "OFF" });
});

test("a half hour marked twice shows both until it is painted, which makes them one", () => {
  const twice: DiaryRows = {
    "1": { starts: "00:00", state: "ON" },
    "2": { starts: "00:00", state: "OFF" },
  };
  assert.deepEqual(marksOf(parts, twice)[0]?.codes, ["ON", "OFF"]);
  assert.deepEqual(marksOf(parts, written(twice, [0], "ASLEEP"))[0]?.codes, ["ASLEEP"]);
});
