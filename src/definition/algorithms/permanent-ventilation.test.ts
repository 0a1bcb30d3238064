import assert from "node:assert/strict";
import { test } from "node:test";
import { addDays, issueText } from "../../kernel/index.ts";
import { permanentVentilation, type VentilatedDay } from "./permanent-ventilation.ts";

const start = "2025-03-01";
/** So many days from a day on, each with so many hours. */
function days(from: number, count: number, hours: number): VentilatedDay[] {
  return Array.from({ length: count }, (_, index) => ({
    day: addDays(start, from + index),
    hours,
  }));
}
const look = (log: readonly VentilatedDay[], length = 40) =>
  permanentVentilation(log, start, addDays(start, length - 1));

// Worked by hand from the rule: at least 22 h on at least 21 consecutive days (EMA/276404/2024).
test("a day that is missing from the log is unknown, neither ventilated nor not", () => {
  const gap = look([...days(0, 10, 24), ...days(11, 10, 24), ...days(21, 19, 5)]);
  assert.equal(gap.verdict, "possible");
  assert.deepEqual(gap.unknownDays, ["2025-03-11"]);
  assert.equal(look([]).verdict, "possible");
  const blank = look([...days(0, 39, 1), { day: addDays(start, 39), hours: undefined }]);
  assert.equal(blank.verdict, "not-met");
});

test("twenty days, or 21.9 hours, or an interruption are no event", () => {
  assert.equal(look([...days(0, 20, 24), ...days(20, 20, 3)]).verdict, "not-met");
  assert.equal(look(days(0, 40, 21.9)).verdict, "not-met");
  const broken = [...days(0, 15, 24), ...days(15, 1, 21), ...days(16, 15, 24), ...days(31, 9, 0)];
  assert.equal(look(broken).verdict, "not-met");
});

test("21 days of 22 hours are, from the first of them, and the 21st is the day it is reached", () => {
  const log = [...days(0, 5, 8), ...days(5, 21, 22), ...days(26, 14, 10)];
  const { verdict, since, reached, unknownDays } = look(log);
  assert.deepEqual([verdict, since, reached], ["met", "2025-03-06", "2025-03-26"]);
  assert.deepEqual(unknownDays, []);
});

test("lines that cannot be are named and not used; two that differ leave the day open", () => {
  const odd = look([...days(0, 40, 1), { day: "2025-03", hours: 24 }, { day: start, hours: 25 }]);
  assert.equal(odd.issues.length, 2);
  assert.match(issueText(odd.issues[1] as never), /25 hours/);
  const twice = look([...days(0, 40, 24), { day: addDays(start, 20), hours: 3 }]);
  assert.equal(twice.verdict, "possible");
  const alike = look([...days(0, 40, 24), { day: addDays(start, 20), hours: 22.5 }]);
  assert.deepEqual([alike.verdict, alike.issues.length], ["met", 1]);
});
