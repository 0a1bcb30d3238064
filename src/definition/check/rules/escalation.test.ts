import assert from "node:assert/strict";
import { describe, it } from "node:test";
import injury from "../../../../examples/sci-xs228/study.ts";
import type { EscalationPlan } from "../../escalation-plan.ts";
import { parsed } from "../../expression/index.ts";
import type { Study } from "../../study.ts";
import { check } from "../check.ts";

/** What is found when the escalation, or another part, is otherwise. */
function found(more: Partial<EscalationPlan>, other: Partial<Study> = {}): readonly string[] {
  const { escalation } = injury;
  assert.ok(escalation !== undefined);
  return check({ ...injury, escalation: { ...escalation, ...more }, ...other })
    .filter(({ severity }) => severity === "error")
    .map(({ code, path }) => `${code} ${path.join(".")}`);
}

const single = { id: "SAD", cohorts: ["SAD1", "SAD2"] };
const multiple = { id: "MAD", cohorts: ["MAD1", "MAD2"], after: "SAD2" };

describe("ladders", () => {
  it("are sound in the example", () => {
    assert.deepEqual(found({}), []);
  });

  it("name cohorts that are there, each once, and all of them", () => {
    const wrong = { ...single, cohorts: ["SAD1", "SAD9"] };
    assert.deepEqual(found({ ladders: [wrong, { ...multiple, after: "SAD1" }] }), [
      "check.escalation.cohort escalation.ladders.0.cohorts.1",
      "check.escalation.off-ladder cohorts.1",
    ]);
    const twice = { ...multiple, cohorts: ["SAD2", "MAD1", "MAD2"] };
    assert.deepEqual(found({ ladders: [single, twice] }), [
      "check.escalation.cohort-twice escalation.ladders.1.cohorts.0",
    ]);
  });

  it("begin after a cohort of a ladder before them", () => {
    assert.deepEqual(found({ ladders: [single, { ...multiple, after: "MAD2" }] }), [
      "check.escalation.after escalation.ladders.1.after",
    ]);
    assert.deepEqual(found({ ladders: [multiple, single] }), [
      "check.escalation.after escalation.ladders.0.after",
    ]);
  });

  it("reach every dose level: a regimen alone gives it to nobody", () => {
    const [low, ...others] = injury.doseLevels;
    assert.ok(low !== undefined);
    const regimens = injury.regimens.map((each) => ({ ...each, levels: [...each.levels, "top"] }));
    const doseLevels = [low, ...others, { ...low, id: "top" }];
    const issues = found({}, { doseLevels, regimens });
    assert.ok(issues.includes("check.dose-level.unreachable doseLevels.2"), issues.join());
  });
});

describe("the rule", () => {
  it("takes 3, then 6", () => {
    const cohorts = injury.cohorts.map((each) =>
      each.id === "SAD2" ? { ...each, size: [4, 6] as const } : each,
    );
    assert.deepEqual(found({}, { cohorts }), ["check.escalation.size cohorts.1.size"]);
  });

  it("has a probability for each dose of every ladder, rising", () => {
    const crm = { kind: "crm", target: 0.3, cohort: 3, most: 6 } as const;
    const at = "check.escalation.skeleton escalation.rule.skeleton";
    assert.deepEqual(found({ rule: { ...crm, skeleton: [0.1, 0.2, 0.3] } }), [at]);
    assert.deepEqual(found({ rule: { ...crm, skeleton: [0.3, 0.1] } }), [at]);
    assert.deepEqual(found({ rule: { ...crm, skeleton: [0.1, 0.3] } }), []);
  });

  it("aims at a probability, with whole cohorts", () => {
    const boin = { kind: "boin", target: 1.3, cohort: 3, most: 2 } as const;
    assert.deepEqual(found({ rule: boin }), [
      "check.escalation.together escalation.rule.cohort",
      "check.escalation.target escalation.rule.target",
    ]);
  });
});

describe("the plan", () => {
  it("asks for at least one signature, and for whole days", () => {
    const sentinel = { participants: 0, days: 1.5 };
    assert.deepEqual(found({ quorum: 0, staggerDays: 0.5, sentinel }), [
      "check.escalation.days escalation.quorum",
      "check.escalation.days escalation.staggerDays",
      "check.escalation.days escalation.sentinel.participants",
      "check.escalation.days escalation.sentinel.days",
    ]);
  });

  it("evaluates after the last dose only where there is a last", () => {
    const regimens = injury.regimens.map((each) => {
      if (each.id !== "multiple") return each;
      const { doses: _, ...endless } = each;
      return { ...endless, thenEveryDays: 28 };
    });
    const issues = found({}, { regimens });
    assert.deepEqual(issues, [
      "check.escalation.endless cohorts.2.regimen",
      "check.escalation.endless cohorts.3.regimen",
    ]);
  });

  it("takes for a toxicity a condition, on what is collected", () => {
    const issues = found({ dlt: parsed("AE.grade") });
    assert.equal(issues.length, 1);
    assert.match(issues[0] ?? "", /^expression\..* escalation\.dlt$/);
    const forms = injury.forms.map((form) => {
      if (form.id !== "AE") return form;
      const { log: _, ...visited } = form;
      return visited;
    });
    const lost = found({}, { forms });
    assert.ok(lost.includes("check.escalation.never-collected escalation.dlt"), lost.join());
  });
});
