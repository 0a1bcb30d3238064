import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { text } from "../../../kernel/index.ts";
import { parsed } from "../../expression/index.ts";
import {
  addCheck,
  addCriterion,
  addField,
  fieldOf,
  formOf,
  issuesOf,
  one,
} from "../sound-study.ts";

describe("names", () => {
  it("of one kind are told apart", () => {
    assert.deepEqual(
      issuesOf((s) => s.epochs.push(structuredClone(one(s.epochs, "followUp")))),
      ["error check.duplicate.epoch epochs.3"],
    );
    assert.deepEqual(
      issuesOf((s) => s.regimens.push(structuredClone(one(s.regimens, "fortnightly")))),
      ["error check.duplicate.regimen regimens.1"],
    );
    assert.deepEqual(
      issuesOf((s) => s.cohorts.push(structuredClone(one(s.cohorts, "first")))),
      ["error check.duplicate.cohort cohorts.1"],
    );
    assert.deepEqual(
      issuesOf((s) => s.sites.push(structuredClone(one(s.sites, "S1")))),
      ["error check.duplicate.site sites.1"],
    );
    assert.deepEqual(
      issuesOf((s) => s.endpoints.push(structuredClone(one(s.endpoints, "P1")))),
      ["error check.duplicate.endpoint endpoints.1"],
    );
    assert.deepEqual(
      issuesOf((s) => s.doseLevels.push(structuredClone(one(s.doseLevels, "placebo")))),
      ["error check.duplicate.dose-level doseLevels.2"],
    );
    assert.deepEqual(
      issuesOf((s) => s.products.push(structuredClone(one(s.products, "drug")))),
      ["error check.duplicate.product products.1"],
    );
    assert.deepEqual(
      issuesOf((s) =>
        s.consents.push({ version: "1", from: "2025-06-01", text: text("Again", "再次") }),
      ),
      ["error check.duplicate.consent consents.1"],
    );
  });

  it("of fields are told apart across the groups of a form", () => {
    const issues = issuesOf((s) =>
      formOf(s, "VS").groups[1]?.fields.push(structuredClone(fieldOf(s, "VS", "weight"))),
    );
    assert.ok(issues.includes("error check.duplicate.field forms.1.groups.1.fields.1"));
  });

  it("of groups of one form are told apart", () => {
    const issues = issuesOf((s) => {
      const field = { ...structuredClone(fieldOf(s, "VS", "height")), id: "again" };
      formOf(s, "VS").groups.push({ id: "main", fields: [field] });
    });
    assert.deepEqual(issues, ["error check.duplicate.group forms.1.groups.2"]);
  });

  it("of visits are not words of the expression language", () => {
    assert.deepEqual(
      issuesOf((s) => Object.assign(one(s.visits, "extra"), { id: "last" })),
      ["error check.visit.reserved visits.5.id"],
    );
  });
});

describe("references", () => {
  it("of a cohort, an arm and a visit's optional forms name what exists", () => {
    assert.deepEqual(
      issuesOf((s) => Object.assign(one(s.cohorts, "first"), { level: "activ" })),
      ["error check.reference.dose-level cohorts.0.level"],
    );
    assert.deepEqual(
      issuesOf((s) =>
        Object.assign(one(s.arms, "active"), {
          epochs: ["screening", "treatment", "followUp", "after"],
        }),
      ),
      ["error check.reference.epoch arms.0.epochs.3"],
    );
    assert.deepEqual(
      issuesOf((s) => Object.assign(one(s.visits, "day1"), { optional: ["LAB"] })),
      ["error check.reference.form visits.1.optional.0"],
    );
  });

  it("of a form to its date field name a field of the form", () => {
    assert.deepEqual(
      issuesOf((s) => Object.assign(formOf(s, "EX"), { dateField: "date" })),
      ["error check.reference.field forms.2.dateField"],
    );
  });

  it("of a score to what it is read with name fields of its form", () => {
    assert.deepEqual(
      issuesOf((s) =>
        Object.assign(fieldOf(s, "DM", "sex"), { score: { beside: ["sex", "equation"] } }),
      ),
      ["error check.reference.field forms.0.groups.0.fields.1.score.beside.1"],
    );
  });

  it("to a list that is missing are reported once, not for every code that is asked for", () => {
    const issues = issuesOf((s) => {
      Object.assign(fieldOf(s, "DM", "sex"), { codes: "GENDER" });
      addCriterion(s, 'DM.sex = "F"');
    });
    assert.deepEqual(issues, [
      "error check.reference.code-list forms.0.groups.0.fields.1.codes",
      "warning check.code-list.unused codeLists.0",
    ]);
  });
});

describe("expressions", () => {
  it("are checked wherever they stand, with their path", () => {
    const issues = issuesOf((s) => {
      addCheck(s, "VS", "VS.weight");
      addCriterion(s, "DM.agee > 18");
      Object.assign(fieldOf(s, "DM", "pregnant"), { when: parsed("DM.sex > 3") });
      Object.assign(one(s.endpoints, "P1"), { measure: parsed("VS.weigth@day29") });
      addField(s, "VS", {
        id: "sum",
        kind: "derived",
        type: "number",
        formula: parsed("VS.weight + VS.height"),
      });
    });
    assert.deepEqual(issues, [
      "error expression.code-in-quotes forms.0.groups.0.fields.2.when.right",
      "error expression.unordered forms.0.groups.0.fields.2.when",
      "error expression.units-differ forms.1.groups.0.fields.5.formula",
      "error expression.wrong-type forms.1.checks.2.expect",
      "error expression.unknown-field eligibility.3.when.left",
      "error expression.unknown-field endpoints.0.measure",
    ]);
  });

  it("of a derived field give its unit", () => {
    assert.deepEqual(
      issuesOf((s) => Object.assign(fieldOf(s, "VS", "bmi"), { unit: "kg" })),
      ["error check.unit.formula forms.1.groups.0.fields.4.unit"],
    );
  });

  it("read a row's field only where it is clear which row is meant", () => {
    const outside = issuesOf((s) =>
      addField(s, "VS", {
        id: "most",
        kind: "derived",
        type: "number",
        unit: "/min",
        formula: parsed("VS.pulse * 2"),
      }),
    );
    assert.deepEqual(outside, ["error check.row.outside forms.1.groups.0.fields.5.formula"]);
    const over = issuesOf((s) =>
      addField(s, "VS", {
        id: "most",
        kind: "derived",
        type: "number",
        unit: "/min",
        formula: parsed("greatest(VS.readings: VS.pulse)"),
      }),
    );
    assert.deepEqual(over, []);
    const inRow = issuesOf((s) => addCheck(s, "VS", "VS.pulse <= 200"));
    assert.deepEqual(inRow, []);
  });

  it("in a row that read all rows are pointed out", () => {
    const issues = issuesOf((s) =>
      formOf(s, "VS").groups[1]?.fields.push({
        id: "share",
        kind: "derived",
        type: "number",
        label: text("Share", "占比"),
        formula: parsed("VS.pulse / sum(VS.readings: VS.pulse)"),
      } as never),
    );
    assert.deepEqual(issues, [
      "warning check.derivation.other-rows forms.1.groups.1.fields.1.formula",
    ]);
  });
});
