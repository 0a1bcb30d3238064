import assert from "node:assert/strict";
import { test } from "node:test";
import study from "../../../examples/sci-xs228/study.ts";
import type { AuditRow } from "../../server/contract.ts";
import { lastChanges, standingAt, valueHistory, valuePaths } from "./value-history.ts";

const form = study.forms.find(({ id }) => id === "VS");
assert.ok(form !== undefined);

function row(position: number, event: Record<string, unknown>): AuditRow {
  return {
    position,
    study: study.id,
    stream: "participant/01-001",
    version: position,
    hash: "h",
    event,
  };
}

const stamp = {
  at: "2026-03-01T08:00:00.000Z",
  by: "li",
  role: "coordinator",
  form: "VS",
  visit: "screening",
};
const rows = [
  row(1, { ...stamp, type: "form-saved", values: { weight: 70.1, height: 171 } }),
  row(2, {
    ...stamp,
    type: "form-saved",
    values: { weight: 71 },
    before: { weight: 70.1 },
    reasons: { weight: "misread" },
  }),
  row(3, { ...stamp, type: "form-saved", values: {}, confirmed: { VS01: "as in the source" } }),
];

test("only what is a field can be looked up, in the order of the form", () => {
  const order = form.groups.flatMap(({ fields }) => fields.map(({ id }) => id));
  const paths = valuePaths(study, form, rows).map(({ path }) => path);
  assert.deepEqual(
    paths,
    ["weight", "height"].sort((a, b) => order.indexOf(a) - order.indexOf(b)),
  );
});

test("a value's history holds every change of it and no other, with what was, what is and why", () => {
  const changes = valueHistory(study, form, rows, "weight");
  assert.equal(changes.length, 2);
  assert.equal(changes[0]?.before, undefined);
  assert.match(changes[1]?.before?.en ?? "", /70\.1/);
  assert.match(changes[1]?.now?.en ?? "", /71/);
  assert.equal(changes[1]?.reason, "misread");
  assert.deepEqual(valueHistory(study, form, rows, "nothing"), []);
});

test("role and training are those of then, not of today", () => {
  const grant = {
    id: "g",
    person: "li",
    study: study.id,
    role: "coordinator",
    state: "ended",
  } as const;
  const person = {
    grants: [
      { ...grant, from: "2026-01-01T00:00:00.000Z", until: "2026-02-01T00:00:00.000Z" },
      { ...grant, id: "h", state: "active" as const, from: "2026-02-01T00:00:00.000Z" },
      { ...grant, id: "p", state: "proposed" as const, from: "2026-01-01T00:00:00.000Z" },
      { ...grant, id: "o", study: "OTHER", from: "2026-01-01T00:00:00.000Z" },
    ],
    trainings: [
      { title: "GCP", version: "1", on: "2025-01-01", until: "2026-01-15" },
      { title: "GCP", version: "2", on: "2026-03-01" },
    ],
  };
  assert.deepEqual(
    standingAt(person, "2026-01-10T00:00:00.000Z", study.id).grants.map(({ id }) => id),
    ["g"],
  );
  assert.deepEqual(
    standingAt(person, "2026-01-15T23:00:00.000Z", study.id).trainings.map(
      ({ version }) => version,
    ),
    ["1"],
  );
  assert.deepEqual(standingAt(person, "2026-02-15T00:00:00.000Z", study.id).trainings, []);
  assert.deepEqual(standingAt(undefined, "2026-02-15T00:00:00.000Z", study.id), {
    grants: [],
    trainings: [],
  });
});

test("of each value the last change is shown, with how many there were", () => {
  const lines = lastChanges(study, form, rows);
  for (const { value, last, changes } of lines) {
    const history = valueHistory(study, form, rows, value.path);
    assert.equal(changes, history.length);
    assert.deepEqual(last, history.at(-1));
  }
  assert.deepEqual(
    lines.map(({ value }) => value.path),
    valuePaths(study, form, rows).map(({ path }) => path),
  );
});
