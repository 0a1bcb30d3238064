import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import type { AllocationMethod, Study } from "../../definition/index.ts";
import { studyHash } from "../../definition/index.ts";
import { randomStream, text } from "../../kernel/index.ts";
import phaseTwo from "../../../examples/sci-xs228/study-phase2.ts";
import { applyAllocation } from "../apply.ts";
import type { AllocationEvent, Event } from "../event.ts";
import { noAllocation } from "../state.ts";
import { drawArm } from "./method.ts";
import { rederive } from "./rederive.ts";
import { crowd } from "./testing/run.ts";

const seed = "the seed of a run";
const even: readonly AllocationMethod[] = [
  { kind: "big-stick", limit: 2 },
  { kind: "urn", initial: 1, added: 1 },
];
const uneven: readonly AllocationMethod[] = [
  { kind: "simple" },
  { kind: "block", sizes: [3, 6] },
  { kind: "minimisation", measure: "variance", probability: 0.8 },
];

/** The study with a method, its arms 2:1, or 1:1 where the method asks for it. */
function studyWith(method: AllocationMethod): Study {
  const arms = phaseTwo.arms.map((arm, index) => ({
    ...arm,
    ratio: even.includes(method) || index > 0 ? 1 : 2,
  }));
  const factors = [{ id: "f0", title: text("Factor", "因素") }];
  return { ...phaseTwo, arms, allocation: { method, factors } };
}

/** The events of an allocation as the deciders leave them; at one place an arm closes, and opens again. */
function runOf(study: Study, count: number, closes: number): Event<AllocationEvent>[] {
  const under = studyHash(study);
  const events: Event<AllocationEvent>[] = [];
  let state = noAllocation;
  const keep = (body: AllocationEvent): void => {
    const event = {
      ...body,
      at: "2026-01-01T00:00:00.000Z",
      under,
    } as unknown as Event<AllocationEvent>;
    events.push(event);
    state = applyAllocation(state, event);
  };
  keep({ type: "allocation-opened", seed });
  const arms = study.arms.map(({ id, ratio = 1 }) => ({ id, ratio }));
  const [first] = arms;
  for (const [index, levels] of crowd(count, 1, "people").entries()) {
    if (index === closes) keep({ type: "arm-closed", arm: first?.id ?? "", reason: "x" });
    if (index === closes + 3) keep({ type: "arm-reopened", arm: first?.id ?? "", reason: "x" });
    const method = study.allocation?.method;
    assert.ok(method !== undefined);
    const { arm, block } = drawArm(method, {
      arms,
      closed: new Set(state.closedArms),
      levels,
      balance: state.balance,
      random: randomStream(seed),
    });
    const number = String(index + 1);
    const participant = `S1-${number}` as never;
    const told = { factors: levels, ...(block === undefined ? {} : { block }) };
    keep({ type: "arm-allocated", participant, number, arm, salt: "s", ...told });
  }
  return events;
}

describe("drawing an allocation again", () => {
  for (const method of [...even, ...uneven]) {
    it(`refuses any single arm that was changed, and accepts the run (${method.kind})`, () => {
      const study = studyWith(method);
      const versionOf = (): Study => study;
      fc.assert(
        fc.property(
          fc.integer({ min: 1, max: 40 }),
          fc.nat(40),
          fc.nat(),
          (count, closes, pick) => {
            const events = runOf(study, count, closes);
            assert.deepEqual(rederive(versionOf, events), { drawn: count });
            const given = events.flatMap((event, at) =>
              event.type === "arm-allocated" ? [at] : [],
            );
            const at = given[pick % given.length] ?? 0;
            const changed = events.map((event, index) => {
              if (index !== at || event.type !== "arm-allocated") return event;
              const other = study.arms.find(({ id }) => id !== event.arm)?.id ?? "";
              return { ...event, arm: other };
            });
            const { first } = rederive(versionOf, changed);
            assert.equal(first?.version, at + 1);
          },
        ),
        { numRuns: 60 },
      );
    });
  }

  it("proves nothing where the version of the study is not known, or the seed is another", () => {
    const study = studyWith({ kind: "simple" });
    const events = runOf(study, 40, 50);
    assert.equal(rederive(() => undefined, events).first?.version, 2);
    const [opened, ...rest] = events;
    assert.ok(opened?.type === "allocation-opened");
    const reseeded = [{ ...opened, seed: "another" }, ...rest];
    assert.ok(rederive(() => study, reseeded).first !== undefined);
  });
});
