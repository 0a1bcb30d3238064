import assert from "node:assert/strict";
import { test } from "node:test";
import type { DerivedField } from "../field.ts";
import type { Form } from "../form.ts";
import { expressionOf } from "./testing/clinic.ts";
import { derivationOrder, evaluationOrder, formsRead, readsOf } from "./dependencies.ts";

const words = { en: "", "zh-CN": "" };

function form(id: string, formulas: Readonly<Record<string, string>>): Form {
  const fields = Object.entries(formulas).map(
    ([field, formula]): DerivedField => ({
      id: field,
      kind: "derived",
      type: "number",
      label: words,
      formula: expressionOf(formula),
    }),
  );
  return { id, title: words, checks: [], groups: [{ id: "main", fields }] };
}

test("an expression tells everything it reads, each once", () => {
  const reads = readsOf(
    expressionOf(
      "A.b > A.b@previous + A.b and days(visit(v1), dose(2)) > 1 and any(AE: AE.x) and today > event(died) and C.d is answered",
    ),
  );
  assert.deepEqual(
    reads.fields.map(({ form, field, at }) => `${form}.${field}${at ?? ""}`),
    ["A.b", "A.bprevious", "AE.x", "C.d"],
  );
  const { rows, visits, doses, events, today } = reads;
  assert.deepEqual(
    { rows, visits, doses, events, today },
    {
      rows: ["AE"],
      visits: ["v1"],
      doses: [2],
      events: ["died"],
      today: true,
    },
  );
});

test("derived fields are computed after those that they read", () => {
  const { order, cycles } = evaluationOrder([
    form("A", { z: "A.y + B.x", y: "A.raw * 2" }),
    form("B", { x: "A.y" }),
  ]);
  assert.deepEqual(cycles, []);
  assert.deepEqual(
    order.map(({ form, field }) => `${form}.${field.id}`),
    ["A.y", "B.x", "A.z"],
  );
});

test("a field that needs itself is found, with the way round", () => {
  const { cycles } = evaluationOrder([
    form("A", { a: "A.b", b: "B.c" }),
    form("B", { c: "A.a", d: "1" }),
  ]);
  assert.deepEqual(cycles, [["A.a", "A.b", "B.c"]]);
  assert.deepEqual(evaluationOrder([form("A", { a: "sum(A: A.a)" })]).cycles, [["A.a"]]);
});

test("what was computed at the visit before is no cycle, at a named visit it may be", () => {
  assert.deepEqual(evaluationOrder([form("A", { a: "A.a@previous + 1" })]).cycles, []);
  assert.deepEqual(evaluationOrder([form("A", { a: "A.a@v1 + 1" })]).cycles, [["A.a"]]);
  assert.deepEqual(derivationOrder(form("A", { b: "A.a", a: "A.b@previous" })), ["a", "b"]);
});

test("a rule of a form reads stored instances of other forms, and of its own only at a place or over rows", () => {
  const read = (text: string) => formsRead([expressionOf(text)], "A");
  assert.deepEqual(read("A.b > B.c"), ["B"]);
  assert.deepEqual(read("A.b@previous > 1"), ["A"]);
  assert.deepEqual(read("any(A.rows: A.b)"), []);
  assert.deepEqual(read("any(A: A.b)"), ["A"]);
});
