import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Fault, unreachable } from "./fault.ts";

describe("a fault", () => {
  it("is an error that can be told from others by name and class", () => {
    const fault = new Fault("broken");
    assert.ok(fault instanceof Error && fault instanceof Fault);
    assert.equal(fault.name, "Fault");
    assert.equal(String(fault), "Fault: broken");
  });

  it("is thrown for a case that the types rule out, and shows it", () => {
    assert.throws(() => unreachable({ kind: "new" } as never), /^Fault: .*"kind":"new"/);
    assert.throws(() => unreachable(undefined as never), Fault);
    assert.throws(() => unreachable(1n as never), Fault);
  });
});
