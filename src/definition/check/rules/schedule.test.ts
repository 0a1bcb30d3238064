import assert from "node:assert/strict";
import { describe, it } from "node:test";
import type { Anchor } from "../../visit.ts";
import { formOf, issuesOf, one, type SoftStudy } from "../sound-study.ts";

function time(
  study: SoftStudy,
  visit: string,
  anchor: Anchor,
  days: readonly [number, number, number],
): void {
  const [targetDays, earliestDays, latestDays] = days;
  Object.assign(one(study.visits, visit), {
    timing: { anchor, targetDays, earliestDays, latestDays },
  });
}

describe("windows", () => {
  it("are of whole days", () => {
    assert.deepEqual(
      issuesOf((s) => time(s, "day15", { dose: 1 }, [14, 12.5, 16])),
      ["error check.window.whole-days visits.2.timing"],
    );
  });

  it("of visits that collect the same do not overlap, also where one is counted from the other", () => {
    assert.deepEqual(
      issuesOf((s) => time(s, "day29", { visit: "day15" }, [3, 0, 6])),
      ["error check.window.overlap visits.3.timing"],
    );
  });

  it("that touch on one day, or lie before the dose, are pointed out", () => {
    assert.deepEqual(
      issuesOf((s) => time(s, "day29", { dose: 1 }, [20, 16, 24])),
      ["warning check.window.overlap visits.3.timing"],
    );
    assert.deepEqual(
      issuesOf((s) => time(s, "day29", { dose: 1 }, [-5, -10, -2])),
      ["warning check.window.overlap visits.3.timing"],
    );
  });

  it("may overlap where no participant has both visits", () => {
    const issues = issuesOf((s) => {
      s.blinding = "open";
      time(s, "day29", { dose: 1 }, [16, 14, 18]);
      Object.assign(one(s.visits, "day15"), { arms: ["active"] });
      Object.assign(one(s.visits, "day29"), { arms: ["placebo"] });
      Object.assign(one(s.endpoints, "P1"), { visit: "day29" });
    });
    assert.deepEqual(issues, []);
  });

  it("of a visit that repeats do not reach back to the time before", () => {
    assert.deepEqual(
      issuesOf((s) => Object.assign(one(s.visits, "later"), { repeats: { everyDays: 7 } })),
      ["error check.window.repeats-overlap visits.4.repeats"],
    );
    assert.deepEqual(
      issuesOf((s) =>
        Object.assign(one(s.visits, "later"), { repeats: { everyDays: 28, times: 0 } }),
      ),
      ["error check.visit.repeats visits.4.repeats"],
    );
  });
});

describe("what visits are counted from", () => {
  const found = ["error check.visit.unreachable visits.3.timing.anchor"];

  it("is not the visit itself", () => {
    assert.deepEqual(
      issuesOf((s) => time(s, "day29", { visit: "day29" }, [3, 2, 4])),
      ["error check.visit.cycle visits.3.timing.anchor"],
    );
  });

  it("is a dose that the regimen has, to the last", () => {
    assert.deepEqual(
      issuesOf((s) => time(s, "day29", { dose: 3 }, [28, 26, 30])),
      [],
    );
    assert.deepEqual(
      issuesOf((s) => time(s, "day29", { dose: 4 }, [28, 26, 30])),
      found,
    );
    assert.deepEqual(
      issuesOf((s) => {
        time(s, "day29", { dose: 40 }, [28, 26, 30]);
        const regimen = one(s.regimens, "fortnightly");
        Object.assign(regimen, { thenEveryDays: 28 });
        Reflect.deleteProperty(regimen, "doses");
      }),
      [],
    );
  });

  it("is no event after which no visit is held", () => {
    assert.deepEqual(
      issuesOf((s) => time(s, "day29", { event: "died" }, [7, 5, 9])),
      found,
    );
    assert.deepEqual(
      issuesOf((s) => time(s, "day29", { event: "withdrawn" }, [7, 5, 9])),
      found,
    );
    assert.deepEqual(
      issuesOf((s) => time(s, "day29", { event: "withdrawn" }, [0, 0, 9])),
      [],
    );
  });

  it("can happen in every arm that has the visit", () => {
    const issues = issuesOf((s) => {
      s.blinding = "open";
      Object.assign(one(s.visits, "day15"), { arms: ["active"] });
      time(s, "day29", { visit: "day15" }, [14, 12, 16]);
    });
    assert.deepEqual(issues, ["error check.visit.unreachable-for-arms visits.3.timing.anchor"]);
  });

  it("is in an epoch that some arm passes", () => {
    const issues = issuesOf((s) => {
      for (const arm of s.arms) arm.epochs = ["screening", "treatment"];
    });
    assert.deepEqual(issues, [
      "error check.visit.no-arm visits.4",
      "error check.visit.no-arm visits.5",
    ]);
  });

  it("lies in no later epoch than the visit", () => {
    assert.deepEqual(
      issuesOf((s) => Object.assign(one(s.visits, "day29"), { epoch: "screening" })),
      ["warning check.visit.epoch-order visits.3.epoch"],
    );
  });
});

describe("forms", () => {
  it("stand at a visit once", () => {
    assert.deepEqual(
      issuesOf((s) => Object.assign(one(s.visits, "day15"), { optional: ["VS"] })),
      ["error check.visit.form-twice visits.2.optional.0"],
    );
  });

  it("for doses are there when there is a regimen, and are logs", () => {
    assert.deepEqual(
      issuesOf((s) => s.forms.splice(2, 1)),
      ["error check.form.dose-missing regimens"],
    );
    const issues = issuesOf((s) => {
      Reflect.deleteProperty(formOf(s, "EX"), "log");
      one(s.visits, "day1").forms.push("EX");
    });
    assert.deepEqual(issues, ["error check.form.purpose-log forms.2.purpose"]);
  });

  it("are dated by a date that is entered once", () => {
    assert.deepEqual(
      issuesOf((s) => Object.assign(formOf(s, "EX"), { dateField: "note" })),
      ["error check.form.date-field forms.2.dateField"],
    );
    assert.deepEqual(
      issuesOf((s) => Object.assign(formOf(s, "AE").groups[0] ?? {}, { repeats: true })),
      ["error check.form.date-field forms.3.dateField"],
    );
  });

  it("of a log are asked for by a field that can say that there is none", () => {
    const wrong = [
      { form: "AE", field: "term", none: "x" },
      { form: "EX", field: "date", none: false },
      { form: "nowhere", field: "any", none: false },
    ];
    for (const askedBy of wrong) {
      const issues = issuesOf((s) => Object.assign(formOf(s, "AE"), { askedBy }));
      assert.ok(issues.includes("error check.form.asked-by forms.3.askedBy"), issues.join());
    }
  });
});
