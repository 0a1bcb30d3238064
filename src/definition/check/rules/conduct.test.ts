import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { text } from "../../../kernel/index.ts";
import { parsed } from "../../expression/index.ts";
import { addCriterion, addField, fieldOf, issuesOf, one, type SoftStudy } from "../sound-study.ts";

function regimen(parts: object): readonly string[] {
  return issuesOf((s) => Object.assign(one(s.regimens, "fortnightly"), parts));
}

describe("regimens", () => {
  it("say when every dose is due, and of no more", () => {
    assert.deepEqual(regimen({ doses: 4 }), ["error check.regimen.interval regimens.0.doses"]);
    assert.deepEqual(regimen({ doses: 2 }), [
      "error check.regimen.surplus-interval regimens.0.doses",
    ]);
    assert.deepEqual(regimen({ doses: 4, thenEveryDays: 14 }), []);
    assert.deepEqual(regimen({ doses: 2.5 }), ["error check.regimen.doses regimens.0.doses"]);
  });

  it("go forward in time", () => {
    assert.deepEqual(regimen({ intervalsDays: [14, -14] }), [
      "error check.regimen.negative-interval regimens.0.intervalsDays.1",
    ]);
    assert.deepEqual(regimen({ thenEveryDays: 0 }), [
      "error check.regimen.negative-interval regimens.0.thenEveryDays",
    ]);
    assert.deepEqual(regimen({ windowDays: [14, 2] }), [
      "error check.regimen.window regimens.0.windowDays",
    ]);
  });

  it("keep their own least interval", () => {
    assert.deepEqual(regimen({ minimumIntervalDays: 17 }), [
      "error check.regimen.minimum-interval regimens.0.minimumIntervalDays",
    ]);
    assert.deepEqual(regimen({ minimumIntervalDays: 15 }), [
      "warning check.regimen.minimum-interval regimens.0.minimumIntervalDays",
    ]);
  });

  it("give something", () => {
    const issues = issuesOf((s) => {
      s.cohorts.splice(0);
      one(s.regimens, "fortnightly").levels = [];
    });
    assert.deepEqual(issues, [
      "error check.dose-level.unreachable doseLevels.0",
      "error check.dose-level.unreachable doseLevels.1",
      "error check.regimen.levels regimens.0.levels",
    ]);
  });
});

describe("cohorts and arms", () => {
  it("have sizes from least to most", () => {
    for (const size of [
      [6, 3],
      [0, 3],
      [1.5, 3],
    ]) {
      assert.deepEqual(
        issuesOf((s) => Object.assign(one(s.cohorts, "first"), { size })),
        ["error check.cohort.size cohorts.0.size"],
      );
    }
  });

  it("are allocated in whole parts above zero, all or none", () => {
    assert.deepEqual(
      issuesOf((s) => Object.assign(one(s.arms, "placebo"), { ratio: 0 })),
      ["error check.arm.ratio arms.1.ratio"],
    );
    assert.deepEqual(
      issuesOf((s) => Reflect.deleteProperty(one(s.arms, "placebo"), "ratio")),
      ["warning check.arm.ratio-missing arms.1"],
    );
  });

  it("are planned for numbers that fit the ratio and the study", () => {
    const planned = (s: SoftStudy, active: number, placebo: number): void => {
      one(s.arms, "active").planned = active;
      one(s.arms, "placebo").planned = placebo;
    };
    assert.deepEqual(
      issuesOf((s) => planned(s, 15, 15)),
      ["warning check.planned.ratio arms"],
    );
    assert.deepEqual(
      issuesOf((s) => planned(s, 21, 10)),
      ["warning check.planned.differs planned"],
    );
    assert.deepEqual(
      issuesOf((s) => planned(s, 21, 9)),
      [],
    );
    assert.deepEqual(
      issuesOf((s) => (s.planned = 0)),
      ["error check.planned.number planned"],
    );
  });
});

describe("blinding", () => {
  it("keeps what reveals the arm out of criteria, formulas and conditions of blinded fields", () => {
    const criterion = issuesOf((s) =>
      addCriterion(s, 'any(KIT: KIT.contents = "drug")', "exclusion"),
    );
    assert.deepEqual(criterion, ["error check.blinding.leak eligibility.3.when"]);
    const formula = parsed("count(KIT: KIT.contents is answered)");
    const derived = issuesOf((s) =>
      addField(s, "VS", { id: "kits", kind: "derived", type: "number", formula }),
    );
    assert.deepEqual(derived, ["error check.blinding.leak forms.1.groups.0.fields.5.formula"]);
    const when = parsed('KIT.contents = "drug"');
    assert.deepEqual(
      issuesOf((s) => Object.assign(fieldOf(s, "VS", "weight"), { when })),
      ["error check.blinding.leak forms.1.groups.0.fields.0.when"],
    );
  });

  it("keeps off a form of the unblinded team what others fill in or see", () => {
    const walled = ["error check.blinding.walled-form forms.4"];
    const unblinding = true;
    const scan = issuesOf((s) => addField(s, "KIT", { id: "scan", kind: "file", unblinding }));
    assert.deepEqual(scan, walled);
    const origin = "participant";
    const guess = issuesOf((s) =>
      addField(s, "KIT", { id: "guess", kind: "text", origin, unblinding }),
    );
    assert.deepEqual(guess, walled);
    const purpose = issuesOf((s) => Object.assign(one(s.forms, "KIT"), { purpose: "disposition" }));
    assert.deepEqual(purpose, walled);
    const askedBy = { form: "VS", field: "weight", none: "x" };
    const asked = issuesOf((s) => Object.assign(one(s.forms, "KIT"), { askedBy }));
    assert.ok(asked.includes(walled[0] ?? ""), asked.join());
  });

  it("asks nothing of an open study", () => {
    const issues = issuesOf((s) => {
      s.blinding = "open";
      addField(s, "VS", { id: "lot", kind: "text", unblinding: true });
      addCriterion(s, 'any(KIT: KIT.contents = "drug")', "exclusion");
    });
    assert.deepEqual(issues, []);
  });

  it("is given away by visits or dosing days of one arm", () => {
    assert.deepEqual(
      issuesOf((s) => Object.assign(one(s.visits, "day15"), { arms: ["active"] })),
      ["warning check.blinding.visit-arms visits.2.arms"],
    );
    const issues = issuesOf((s) => {
      const other = {
        ...structuredClone(one(s.regimens, "fortnightly")),
        id: "weekly",
        arms: ["placebo"],
      };
      one(s.regimens, "fortnightly").arms = ["active"];
      s.regimens.push({ ...other, intervalsDays: [7, 7], minimumIntervalDays: 5 });
    });
    assert.deepEqual(issues, ["warning check.blinding.regimen-arms regimens.1"]);
  });
});

describe("endpoints", () => {
  const measure = (rule: string) =>
    issuesOf((s) => Object.assign(one(s.endpoints, "P1"), { measure: parsed(rule) }));
  const found = ["error check.endpoint.never-collected endpoints.0.measure"];

  it("are collected at the visit at which they are taken", () => {
    assert.deepEqual(measure("DM.age"), found);
    assert.deepEqual(measure("VS.weight@day15"), found);
    assert.deepEqual(measure("VS.weight"), []);
    assert.deepEqual(measure("VS.weight@day29 - VS.weight@screening"), []);
    assert.deepEqual(measure('count(AE: AE.grade >= "3")'), []);
  });

  it("include a primary one", () => {
    assert.deepEqual(
      issuesOf((s) => Object.assign(one(s.endpoints, "P1"), { level: "secondary" })),
      ["warning check.endpoint.no-primary endpoints"],
    );
  });

  it("measure a value", () => {
    const issues = issuesOf((s) => {
      addField(s, "VS", { id: "scan", kind: "file" });
      Object.assign(one(s.endpoints, "P1"), { measure: parsed("VS.scan") });
    });
    assert.deepEqual(issues, ["error check.endpoint.not-a-value endpoints.0.measure"]);
  });
});

describe("consent versions", () => {
  const consents = (...dates: string[]) =>
    issuesOf((s) => {
      s.consents = dates.map((from, index) => ({
        version: `${index}`,
        from,
        text: text("One", "一版"),
      }));
    });

  it("stand from the oldest to the newest", () => {
    assert.deepEqual(consents("2025-01-01", "2025-06"), []);
    assert.deepEqual(consents("2025", "2025-06"), []);
    assert.deepEqual(consents("2025-06-01", "2025-01-01"), [
      "error check.consent.order consents.1.from",
    ]);
    assert.deepEqual(consents("2025-06-01", "2025-06-01"), [
      "error check.consent.order consents.1.from",
    ]);
  });

  it("are in force from a date", () => {
    assert.deepEqual(consents("2025-02-30"), ["error check.consent.date consents.0.from"]);
  });
});

describe("submission datasets", () => {
  const column = (source: unknown, name = "AGE") => ({ name, label: name, type: "number", source });
  const study = (columns: readonly unknown[], parts: object = {}) =>
    issuesOf((s) => {
      const records = { kind: "instances", form: "VS" };
      const dataset = { name: "VS", domain: "VS", label: "VS", records, keys: ["AGE"], columns };
      s.datasets = [{ ...dataset, ...parts }] as never;
    });

  it("name forms, fields, visits, columns and arms that exist", () => {
    assert.deepEqual(study([column({ kind: "field", field: "weight" })]), []);
    assert.deepEqual(study([column({ kind: "field", field: "age" })]), [
      "error check.dataset.field datasets.0.columns.0.source.field",
    ]);
    assert.deepEqual(study([column({ kind: "field", form: "DM", field: "age" })]), []);
    assert.deepEqual(study([column({ kind: "field", form: "LAB", field: "age" })]), [
      "error check.reference.form datasets.0.columns.0.source.form",
    ]);
    assert.deepEqual(study([column({ kind: "visit", of: "date", visit: "day8" })]), [
      "error check.reference.visit datasets.0.columns.0.source.visit",
    ]);
    assert.deepEqual(study([column({ kind: "by-arm", arms: { high: { kind: "study" } } })]), [
      "error check.reference.arm datasets.0.columns.0.source.arms.high",
    ]);
    assert.deepEqual(study([column({ kind: "column", name: "SEX" })]), [
      "error check.reference.column datasets.0.columns.0.source.name",
    ]);
    assert.deepEqual(study([column({ kind: "study" })], { keys: ["STUDYID"] }), [
      "error check.reference.column datasets.0.keys.0",
    ]);
    assert.deepEqual(study([column({ kind: "expression", of: parsed("DM.agee") })]), [
      "error expression.unknown-field datasets.0.columns.0.source.of",
    ]);
  });

  it("begin with DM where there is one", () => {
    const issues = issuesOf((s) => {
      const records = { kind: "participant" };
      const columns = [column({ kind: "study" })];
      const made = (name: string) => ({
        name,
        domain: name,
        label: name,
        records,
        keys: ["AGE"],
        columns,
      });
      s.datasets = [made("VS"), made("DM")] as never;
    });
    assert.deepEqual(issues, ["error check.dataset.demographics-first datasets.0"]);
  });
});
