import assert from "node:assert/strict";
import test from "node:test";
import type { RowCondition } from "../../definition/index.ts";
import { orderedLevels, treatmentLevels } from "./ordered-levels.ts";
import {
  columnCategories,
  columnNumbers,
  evaluate,
  selectAnalysisRows,
  selectRows,
} from "./rows.ts";
import { dataOf, readoutOf, reversed, tableOf } from "./testing/small-readout.ts";

const subjects = tableOf("ADSL", {
  USUBJID: ["S1", "S2", "S3"],
  ARM: ["A", "P", "A"],
  SAFFL: ["Y", "N", "Y"],
});
const events = tableOf("ADAE", {
  USUBJID: ["S3", "S1", "S2", "S1"],
  AETERM: ["RASH", "PAIN", "RASH", ""],
  AESEV: [2, 1, 3, null],
});
const data = dataOf(subjects, events);
const safe: RowCondition = { kind: "in", column: "SAFFL", values: ["Y"] };
const readout = readoutOf(["P", "A"], { safety: safe });

test("what is missing is in no list and in no range, and not in none of them", () => {
  const missing = () => null;
  const listed: RowCondition = { kind: "in", column: "X", values: ["", 0, "null"] };
  assert.equal(evaluate(listed, missing), false);
  assert.equal(
    evaluate(listed, () => ""),
    false,
  );
  assert.equal(evaluate({ kind: "range", column: "X" }, missing), false);
  assert.equal(evaluate({ kind: "present", column: "X" }, missing), false);
  assert.equal(evaluate({ kind: "not", of: listed }, missing), true);
});

test("bounds hold at, above and below; a text is in no range; a number is its text in lists", () => {
  const range = (bounds: object, value: number | string) =>
    evaluate({ kind: "range", column: "X", ...bounds }, () => value);
  assert.deepEqual(
    [1, 2, 3].map((value) => range({ atLeast: 2 }, value)),
    [false, true, true],
  );
  assert.deepEqual(
    [1, 2, 3].map((value) => range({ above: 2 }, value)),
    [false, false, true],
  );
  assert.deepEqual(
    [1, 2, 3].map((value) => range({ atMost: 2 }, value)),
    [true, true, false],
  );
  assert.deepEqual(
    [1, 2, 3].map((value) => range({ below: 2 }, value)),
    [true, false, false],
  );
  assert.equal(range({ atLeast: 0 }, "5"), false);
  assert.ok(evaluate({ kind: "in", column: "X", values: ["54"] }, () => 54));
  const both: RowCondition = {
    kind: "every",
    of: [
      { kind: "in", column: "X", values: [1] },
      { kind: "in", column: "Y", values: [2] },
    ],
  };
  assert.equal(
    evaluate(both, (column) => (column === "X" ? 1 : 3)),
    false,
  );
  assert.equal(
    evaluate({ ...both, kind: "some" }, (column) => (column === "X" ? 1 : 3)),
    true,
  );
});

test("a population is taken by participant, and a column that the dataset lacks from ADSL", () => {
  const found = selectAnalysisRows(readout, data, {
    dataset: "ADAE",
    population: "safety",
    where: { kind: "in", column: "ARM", values: ["A"] },
  });
  assert.ok("rows" in found);
  assert.deepEqual(columnCategories(found, "USUBJID"), ["S1", "S1", "S3"]);
  assert.deepEqual(columnCategories(found, "ARM"), ["A", "A", "A"]);
  assert.deepEqual(columnCategories(found, "AETERM"), [null, "PAIN", "RASH"]);
  assert.deepEqual([...columnNumbers(found, "AESEV")], [Number.NaN, 1, 2]);
});

test("rows stand in the same order however they came", () => {
  for (const where of [undefined, { kind: "present", column: "AESEV" }] as const) {
    const request = { dataset: "ADAE", population: "all", ...(where && { where }) };
    const [one, other] = [data, reversed(data)].map((of) => {
      const found = selectAnalysisRows(readout, of, request);
      assert.ok("rows" in found);
      return columnCategories(found, "USUBJID").map((id, i) => [
        id,
        columnNumbers(found, "AESEV")[i],
      ]);
    });
    assert.deepEqual(other, one);
  }
  assert.deepEqual(selectRows(events).length, 4);
});

test("levels stand as the readout lists them, as their numeric companions say, or as numbers", () => {
  const visits = tableOf("ADV", {
    USUBJID: ["S1", "S1", "S2", "S3"],
    AVISIT: ["Week 16", "Week 8", "Week 104", null],
    AVISITN: [16, 8, 104, null],
    DOSE: [81, 0, 9, 0],
    NAME: ["b", "a", "C", "a"],
  });
  const found = selectAnalysisRows(readout, dataOf(subjects, visits), {
    dataset: "ADV",
    population: "all",
  });
  assert.ok("rows" in found);
  assert.deepEqual(orderedLevels(found, "AVISIT"), ["Week 8", "Week 16", "Week 104"]);
  assert.deepEqual(orderedLevels(found, "DOSE"), ["0", "9", "81"]);
  assert.deepEqual(orderedLevels(found, "NAME"), ["C", "a", "b"]);
  assert.deepEqual(treatmentLevels(readout, found, "ARM"), ["P", "A"]);
  assert.deepEqual(treatmentLevels(readout, found, "DOSE"), ["0", "9", "81"]);
});
