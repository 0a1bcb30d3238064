import assert from "node:assert/strict";
import { test } from "node:test";
import type { Instant } from "../../kernel/index.ts";
import type { PersonInFull } from "./people-lines.ts";
import { stepsOf } from "./person-steps.ts";
import { defaultPolicy } from "./policy.ts";

const now = "2026-01-14T03:00:00.000Z";
const policy = { ...defaultPolicy, requiredTrainings: ["GCP"] };
const invited: PersonInFull = {
  id: "p",
  name: "New",
  email: "new@example.org",
  ownPassword: false,
  hasSecondFactor: false,
  grants: [],
  trainings: [],
  delegations: [],
};
const grant = {
  id: "g",
  person: "p",
  study: "S",
  role: "pharmacist",
  from: now as Instant,
  proposedBy: "a",
  status: "proposed",
} as const;
const states = (person: PersonInFull, rules = policy) =>
  stepsOf(person, rules, now).map(({ state }) => state);

test("who was just invited has their own password and a role before them", () => {
  assert.deepEqual(states(invited), ["done", "open", "not-asked", "not-asked", "open"]);
});

test("a role that asks for a second factor and a training shows both, and is not active while it waits", () => {
  const waiting = { ...invited, ownPassword: true, grants: [grant] };
  assert.deepEqual(states(waiting), ["done", "done", "open", "open", "open"]);
  const trained = { title: "GCP", version: "R3", on: "2025-01-01", until: "2026-01-13" };
  const late = { ...waiting, hasSecondFactor: true, trainings: [trained] };
  assert.deepEqual(states(late), ["done", "done", "done", "open", "open"]);
  const ready: PersonInFull = {
    ...late,
    trainings: [{ title: "GCP", version: "R3", on: "2026-01-13" }, trained],
    grants: [{ ...grant, status: "confirmed" }],
  };
  assert.deepEqual(states(ready), ["done", "done", "done", "done", "done"]);
});

test("an inspector is not asked for a training, nor somebody of an institution for a password", () => {
  const { ownPassword: _, ...foreign } = invited;
  const inspector = { ...grant, role: "inspector", status: "confirmed" } as const;
  assert.deepEqual(states({ ...foreign, grants: [inspector] }), [
    "done",
    "not-asked",
    "not-asked",
    "not-asked",
    "done",
  ]);
});
