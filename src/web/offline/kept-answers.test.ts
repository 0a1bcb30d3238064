import assert from "node:assert/strict";
import { test } from "node:test";
import { isKeptAnswer, ownerOf } from "./kept-answers.ts";

test("audit trails, people and files are not kept on a device; the study and opened records are", () => {
  for (const path of [
    "/api/studies/S/audit",
    "/api/studies/S/people",
    "/api/people",
    "/api/studies/S/participants/1/events",
    "/api/studies/S/participants/1/attachments/ab",
    "/api/live",
  ]) {
    assert.equal(isKeptAnswer(path), false, path);
  }
  for (const path of [
    "/api/programmes",
    "/api/studies/S",
    "/api/studies/S/summaries",
    "/api/studies/S/participants/01-001",
  ]) {
    assert.equal(isKeptAnswer(path), true, path);
  }
});

test("answers are nobody's unless the server named the person", () => {
  for (const said of [
    undefined,
    null,
    "x",
    {},
    { person: null },
    { person: {} },
    { person: { id: 1 } },
  ]) {
    assert.equal(ownerOf(said), undefined);
  }
  assert.deepEqual(ownerOf({ person: { id: "li" }, locked: true }), {
    person: "li",
    isLocked: true,
  });
});
