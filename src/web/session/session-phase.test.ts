import assert from "node:assert/strict";
import { test } from "node:test";
import type { SessionView } from "../../server/contract.ts";
import { asksForCode, phaseOf, sessionTrouble } from "./session-phase.ts";

const nobody: SessionView = {
  instance: { version: "1", mode: "live", providers: [] },
  access: [],
  locked: false,
  owes: [],
  hasSecondFactor: false,
  idleMinutes: 15,
};
const person = { id: "li", name: "Li Wei" };

test("nothing is shown to somebody who is not signed in", () => {
  assert.equal(phaseOf(undefined, undefined), "sign-in");
  assert.equal(phaseOf(nobody, undefined), "sign-in");
});

test("when a session ends over a page, the page is covered and kept", () => {
  assert.equal(phaseOf(nobody, "li"), "ended");
});

test("a locked session shows nothing, even when something is owed", () => {
  assert.equal(
    phaseOf({ ...nobody, person, locked: true, owes: ["new-password"] }, "li"),
    "locked",
  );
});

test("what is owed comes before the page", () => {
  assert.equal(phaseOf({ ...nobody, person, owes: ["second-factor"] }, undefined), "owes");
  assert.equal(phaseOf({ ...nobody, person }, undefined), "open");
});

test("a wrong password does not end the session, an unknown session does", () => {
  assert.equal(
    sessionTrouble({ status: 401, body: { type: "urn:neurite:problem:sign-in.not-right" } }),
    undefined,
  );
  assert.equal(
    sessionTrouble({ status: 401, body: { type: "urn:neurite:problem:session.none" } }),
    "ended",
  );
  assert.equal(sessionTrouble({ status: 423 }), "locked");
  assert.equal(
    sessionTrouble({ status: 403, body: { type: "urn:neurite:problem:session.owes" } }),
    "owes",
  );
  assert.equal(
    sessionTrouble({ status: 403, body: { type: "urn:neurite:problem:permission.role" } }),
    undefined,
  );
  assert.equal(sessionTrouble({ status: 0 }), undefined);
});

test("the code is asked for only when the server does", () => {
  assert.equal(asksForCode(undefined), false);
  assert.equal(asksForCode("urn:neurite:problem:sign-in.not-right"), false);
  assert.equal(asksForCode("urn:neurite:problem:sign-in.code-due"), true);
  assert.equal(asksForCode("urn:neurite:problem:code-required"), true);
});
