import assert from "node:assert/strict";
import { test } from "node:test";
import type { CloseoutLine } from "../../server/contract.ts";
import { mayBegin, stageOf } from "./closeout-stage.ts";

const line = (more: Partial<CloseoutLine>): CloseoutLine => ({
  site: "GZ01",
  state: "accepted",
  earlier: 0,
  since: 0,
  keeps: true,
  decides: true,
  ...more,
});

test("an accepted package that nothing overtook stands and needs no other; one that was overtaken does not", () => {
  assert.equal(stageOf(line({})), "accepted");
  assert.equal(mayBegin(line({})), false);
  assert.equal(stageOf(line({ since: 3 })), "void");
  assert.equal(mayBegin(line({ since: 3 })), true);
});

test("nobody but the site's own people begins one", () => {
  assert.equal(mayBegin(line({ state: "none", keeps: false })), false);
  assert.equal(mayBegin(line({ state: "none" })), true);
});

test("a package whose making stopped with its server can be begun again", () => {
  const making = { done: 1, total: 9, stalled: true };
  assert.equal(stageOf(line({ state: "requested", making })), "stopped");
  assert.equal(
    mayBegin(line({ state: "requested", making: { ...making, stalled: false } })),
    false,
  );
});
