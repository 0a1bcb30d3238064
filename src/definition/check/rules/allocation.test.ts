import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { text } from "../../../kernel/index.ts";
import type { AllocationMethod, AllocationPlan } from "../../allocation-plan.ts";
import { parsed } from "../../expression/index.ts";
import { issuesOf, type SoftStudy } from "../sound-study.ts";

const level = (id: string, when: string) => ({
  id,
  title: text(id, "水平"),
  when: parsed(when),
});
const sex = {
  id: "sex",
  title: text("Sex", "性别"),
  levels: [level("F", 'DM.sex = "F"'), level("M", 'DM.sex = "M"')],
};

/** What is found in a study of two arms, 2:1, that allocates so. */
function found(
  method: AllocationMethod,
  factors: AllocationPlan["factors"] = [],
  ratios: readonly [number, number] = [2, 1],
): readonly string[] {
  return issuesOf((study: SoftStudy) =>
    Object.assign(study, {
      arms: study.arms.map((arm, a) => ({ ...arm, ratio: ratios[a], planned: undefined })),
      allocation: { method, factors },
    }),
  ).filter((issue) => issue.includes("llocation"));
}
const minimised = { kind: "minimisation", measure: "range", probability: 0.8 } as const;

describe("an allocation plan", () => {
  it("whose blocks do not hold the ratio is refused", () => {
    assert.deepEqual(found({ kind: "block", sizes: [3, 4, 6, 0] }), [
      "error check.allocation.block allocation.method.sizes.1",
      "error check.allocation.block allocation.method.sizes.3",
    ]);
  });

  it("whose probability lies outside 0 to 1 is refused", () => {
    for (const probability of [0, -0.1, 1.01]) {
      assert.deepEqual(found({ ...minimised, probability }, [sex]), [
        "error check.allocation.number allocation.method.probability",
      ]);
    }
    assert.deepEqual(found({ ...minimised, probability: 1 }, [sex]), []);
  });

  it("that minimises over nothing, or weighs what is no factor, is refused", () => {
    assert.deepEqual(found(minimised), ["error check.allocation.no-factor allocation.method"]);
    assert.deepEqual(found({ ...minimised, weights: { age: 1, sex: 0 } }, [sex]), [
      "error check.allocation.weight allocation.method.weights.age",
      "error check.allocation.number allocation.method.weights.sex",
    ]);
  });

  it("of a big stick or an urn needs two equal arms", () => {
    const stick = { kind: "big-stick", limit: 3 } as const;
    const urn = { kind: "urn", initial: 0, added: 1 } as const;
    for (const method of [stick, urn]) {
      assert.deepEqual(found(method), ["error check.allocation.equal-arms allocation.method"]);
      assert.deepEqual(found(method, [], [1, 1]), []);
    }
    assert.deepEqual(found({ ...stick, limit: 0 }, [], [1, 1]), [
      "error check.allocation.number allocation.method.limit",
    ]);
  });

  it("warns of people who would be in no level", () => {
    const gap = { ...sex, levels: [level("young", "DM.age < 40"), level("old", "DM.age > 40")] };
    assert.deepEqual(found(minimised, [gap]), [
      "warning check.allocation.uncovered allocation.factors.0",
    ]);
    const whole = { ...gap, levels: [level("young", "DM.age < 40"), level("old", "DM.age >= 40")] };
    assert.deepEqual(found(minimised, [sex, { ...whole, id: "age" }]), []);
  });

  it("does not name two factors or levels alike, and reads fields that exist", () => {
    const [first, second] = sex.levels;
    assert.ok(first !== undefined && second !== undefined);
    assert.deepEqual(found(minimised, [sex, { ...sex, levels: [first, { ...second, id: "F" }] }]), [
      "error check.allocation.duplicate allocation.factors.1.id",
      "error check.allocation.duplicate allocation.factors.1.levels.1.id",
    ]);
    const odd = { ...sex, levels: [first, level("M", 'DM.gender = "M"')] };
    assert.deepEqual(
      found(minimised, [odd]).map((issue) => issue.split(" ")[1]),
      ["expression.unknown-field"],
    );
  });
});
