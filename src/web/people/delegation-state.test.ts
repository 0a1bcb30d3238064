import assert from "node:assert/strict";
import { test } from "node:test";
import type { AccessLine, Delegation } from "../../server/contract.ts";
import { delegationRights, delegationState, mayEnterDelegation } from "./delegation-state.ts";

const line: Delegation = {
  id: "d",
  person: "li",
  study: "S",
  site: "01",
  tasks: ["consent"],
  from: "2026-02-01",
  enteredAt: "2026-02-01T00:00:00.000Z",
  late: false,
  accepted: false,
};
const at = (role: AccessLine["role"], sites: AccessLine["sites"]): readonly AccessLine[] => [
  { study: "S", role, sites },
];

test("a line gives nothing before it was signed and accepted", () => {
  assert.equal(delegationState(line, "2026-02-02"), "to-sign");
  assert.equal(delegationState({ ...line, signedBy: "pi" }, "2026-02-02"), "to-accept");
  assert.equal(delegationState({ ...line, signedBy: "pi", accepted: true }, "2026-02-02"), "holds");
  assert.equal(
    delegationState({ ...line, signedBy: "pi", accepted: true }, "2026-01-31"),
    "to-come",
  );
});

test("a line holds to the end of its last day", () => {
  const done = { ...line, signedBy: "pi", accepted: true, to: "2026-03-01" };
  assert.equal(delegationState(done, "2026-03-01"), "holds");
  assert.equal(delegationState(done, "2026-03-02"), "over");
});

test("nobody signs their own line, at another site, or as a coordinator", () => {
  assert.equal(delegationRights(line, "2026-02-02", "li", at("investigator", "all")).sign, false);
  assert.equal(delegationRights(line, "2026-02-02", "pi", at("investigator", ["02"])).sign, false);
  assert.equal(delegationRights(line, "2026-02-02", "co", at("coordinator", "all")).sign, false);
  assert.equal(delegationRights(line, "2026-02-02", "pi", at("investigator", ["01"])).sign, true);
});

test("the line that names the principal investigator is signed by a study manager alone", () => {
  const lead = { ...line, tasks: ["principal-investigator"] };
  assert.equal(delegationRights(lead, "2026-02-02", "pi", at("investigator", "all")).sign, false);
  assert.equal(delegationRights(lead, "2026-02-02", "sm", at("study-manager", "all")).sign, true);
});

test("only the person named accepts, and nothing is done with a line that is over", () => {
  assert.equal(delegationRights(line, "2026-02-02", "pi", at("investigator", "all")).accept, false);
  assert.equal(delegationRights(line, "2026-02-02", "li", at("coordinator", "all")).accept, true);
  const over = delegationRights(
    { ...line, to: "2026-02-01" },
    "2026-02-02",
    "li",
    at("coordinator", "all"),
  );
  assert.deepEqual(over, { sign: false, accept: false, end: false });
});

test("who only reads enters no line", () => {
  assert.equal(mayEnterDelegation(at("inspector", "all"), "01"), false);
  assert.equal(mayEnterDelegation(at("coordinator", ["02"]), "01"), false);
  assert.equal(mayEnterDelegation(at("coordinator", ["01"]), "01"), true);
});
