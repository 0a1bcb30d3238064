import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { issueText } from "../../../kernel/index.ts";
import { parsed } from "../../expression/index.ts";
import { check } from "../check.ts";
import {
  addCheck,
  addCriterion,
  addField,
  altered,
  fieldOf,
  issuesOf,
  one,
} from "../sound-study.ts";

const added = (rule: string, kind?: "inclusion" | "exclusion") =>
  issuesOf((s) => addCriterion(s, rule, kind));
const unsatisfiable = ["error check.criterion.unsatisfiable eligibility.3.when"];
const vacuous = ["warning check.criterion.vacuous eligibility.3.when"];
const contradiction = ["error check.eligibility.contradiction eligibility.3.when"];

describe("a criterion", () => {
  it("can be met by what its fields hold, in whatever unit it asks", () => {
    assert.deepEqual(added("VS.weight >= 600 '[lb_av]'"), unsatisfiable);
    assert.deepEqual(added("VS.weight >= 500 '[lb_av]'"), []);
    assert.deepEqual(added("VS.bmi > 300"), unsatisfiable);
    assert.deepEqual(added("VS.systolic + VS.diastolic > 500"), unsatisfiable);
    assert.deepEqual(added('DM.sex = "F" and DM.sex = "M"'), unsatisfiable);
    assert.deepEqual(added("DM.age >= 0", "exclusion"), unsatisfiable);
  });

  it("can be met while its fields are asked", () => {
    assert.deepEqual(added('DM.pregnant and DM.sex = "M"'), unsatisfiable);
  });

  it("can be failed", () => {
    assert.deepEqual(added("VS.weight <= 260"), vacuous);
    assert.deepEqual(added("VS.bmi > 300", "exclusion"), vacuous);
    assert.deepEqual(
      added("days(DM.injury, visit(screening)) > 30 or days(DM.injury, visit(screening)) <= 30"),
      vacuous,
    );
    assert.deepEqual(added('DM.sex in ("F", "M")'), vacuous);
    assert.deepEqual(added("DM.injury is answered"), []);
  });

  it("can be decided at enrolment", () => {
    const late = ["error check.criterion.too-late eligibility.3.when"];
    assert.deepEqual(added("VS.weight@day15 >= 41"), late);
    assert.deepEqual(added("days(DM.injury, dose(1)) < 60"), late);
    assert.deepEqual(added("days(DM.injury, visit(day29)) < 60"), late);
    assert.deepEqual(added("days(DM.injury, event(consented)) < 60"), []);
    assert.deepEqual(added("VS.weight@day15 >= 41 or DM.age > 30"), []);
    assert.deepEqual(added('any(AE: AE.grade >= "3")', "exclusion"), []);
  });
});

describe("criteria together", () => {
  it("contradict each other through one field, several, dates and lists", () => {
    assert.deepEqual(added("DM.age <= 70", "exclusion"), contradiction);
    assert.deepEqual(added("VS.diastolic > VS.systolic + 200", "inclusion"), unsatisfiable);
    assert.deepEqual(
      issuesOf((s) => {
        addCriterion(s, "days(DM.injury, visit(screening)) between 14 and 60");
        addCriterion(s, "months(DM.injury, visit(screening)) > 6");
      }),
      ["error check.eligibility.contradiction eligibility.4.when"],
    );
    assert.deepEqual(
      issuesOf((s) => {
        addCriterion(s, "DM.pregnant");
        addCriterion(s, 'DM.sex = "F"', "exclusion");
      }),
      ["error check.eligibility.contradiction eligibility.4.when"],
    );
    assert.deepEqual(
      issuesOf((s) => {
        addCriterion(s, 'any(AE: AE.grade = "3")');
        addCriterion(s, 'any(AE: AE.grade >= "2")', "exclusion");
      }),
      ["error check.eligibility.contradiction eligibility.4.when"],
    );
  });

  it("contradict a hard check on what they read", () => {
    assert.deepEqual(added("VS.diastolic >= VS.systolic"), contradiction);
  });

  it("are reported as the smallest set, with what each leaves", () => {
    const issues = check(altered((s) => addCriterion(s, "DM.age <= 70", "exclusion")));
    const words = issues.map((issue) => issueText(issue));
    assert.equal(
      words[0],
      "Nobody can meet I1, X3 together: I1 wants “Age is between 18 and 65 years”; X3 excludes “Age is at most 70 years”; of Age, I1 leaves 18 to 65 years, X3 leaves 71 to 120 years. Correct one of them.",
    );
    assert.match(issueText(issues[0] ?? assert.fail(), "zh-CN"), /I1, X3.*只允许 18 至 65 岁/);
  });

  it("that contradict each other in two ways are reported twice", () => {
    const issues = issuesOf((s) => {
      addCriterion(s, "DM.age <= 70", "exclusion");
      addCriterion(s, "VS.weight < 41", "inclusion");
      addCriterion(s, "VS.weight < 40.5", "exclusion");
      addCriterion(s, "VS.weight > 40.2", "exclusion");
    });
    assert.equal(issues.length, 2);
  });
});

describe("an edit check", () => {
  const with_ = (rule: string, level?: "hard" | "soft") =>
    issuesOf((s) => addCheck(s, "VS", rule, level));
  const never = ["warning check.edit.never-fires forms.1.checks.2.expect"];
  const always = ["error check.edit.always-fires forms.1.checks.2.expect"];

  it("can fire", () => {
    assert.deepEqual(with_("VS.weight <= 600 '[lb_av]'"), never);
    assert.deepEqual(with_("VS.systolic - VS.diastolic <= 280"), never);
    assert.deepEqual(with_("VS.systolic - VS.diastolic <= 279"), []);
    assert.deepEqual(with_("VS.weight - VS.weight@previous <= 7"), []);
  });

  it("can be met", () => {
    assert.deepEqual(with_("VS.weight < 20"), always);
    assert.deepEqual(with_("VS.height < VS.weight / 1 'kg' * 1 'mm'"), always);
  });

  it("can fire while its fields are asked, unless it looks for answers left behind", () => {
    const rule = (of: string) => issuesOf((s) => addCheck(s, "DM", of));
    assert.deepEqual(rule('not DM.pregnant or DM.sex = "F"'), [
      "warning check.edit.never-fires forms.0.checks.0.expect",
    ]);
    assert.deepEqual(rule('not DM.pregnant is answered or DM.sex = "F"'), []);
  });

  it("that is hard does not exclude another hard one", () => {
    assert.deepEqual(with_("VS.diastolic > VS.systolic + 5", "hard"), [
      "error check.edit.contradiction forms.1.checks.2.expect",
    ]);
    assert.deepEqual(with_("VS.diastolic > VS.systolic + 5", "soft"), []);
  });
});

describe("a condition under which a field is asked", () => {
  const asked = (rule: string) =>
    issuesOf((s) => Object.assign(fieldOf(s, "DM", "injury"), { when: parsed(rule) }));

  it("can be true and can be false", () => {
    assert.deepEqual(asked("DM.age > 120"), [
      "warning check.skip.never-asked forms.0.groups.0.fields.3.when",
    ]);
    assert.deepEqual(asked("DM.age >= 0"), [
      "warning check.skip.always-asked forms.0.groups.0.fields.3.when",
    ]);
    assert.deepEqual(asked('DM.pregnant and DM.sex = "M"'), [
      "warning check.skip.never-asked forms.0.groups.0.fields.3.when",
    ]);
    assert.deepEqual(asked("DM.age > 60"), []);
  });
});

describe("what is derived", () => {
  it("carries its formula into the proof", () => {
    const issues = issuesOf((s) => {
      addField(s, "VS", {
        id: "gap",
        kind: "derived",
        type: "number",
        unit: "mm[Hg]",
        formula: parsed("VS.systolic - VS.diastolic"),
      });
      addCheck(s, "VS", "VS.gap <= 300");
      Object.assign(one(s.endpoints, "P1"), { measure: parsed("VS.gap@day29") });
    });
    assert.deepEqual(issues, ["warning check.edit.never-fires forms.1.checks.2.expect"]);
  });
});
