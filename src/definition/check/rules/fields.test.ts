import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { text } from "../../../kernel/index.ts";
import { parsed } from "../../expression/index.ts";
import { addField, fieldOf, formOf, issuesOf, one } from "../sound-study.ts";

const weight = "forms.1.groups.0.fields.0";

describe("fields", () => {
  it("have limits between which a value fits", () => {
    assert.deepEqual(
      issuesOf((s) => addField(s, "DM", { id: "n", kind: "integer", min: 1.2, max: 1.8 })),
      ["error check.field.limits forms.0.groups.0.fields.4.min"],
    );
    assert.deepEqual(
      issuesOf((s) => addField(s, "DM", { id: "n", kind: "decimal", min: 1.2, max: 1.8 })),
      [],
    );
  });

  it("have typical values within their limits", () => {
    const found = [`error check.field.typical ${weight}.typical`];
    for (const typical of [
      [90, 50],
      [10, 90],
      [50, 300],
    ]) {
      assert.deepEqual(
        issuesOf((s) => Object.assign(fieldOf(s, "VS", "weight"), { typical })),
        found,
      );
    }
  });

  it("keep a number of decimals that there can be", () => {
    for (const decimals of [-1, 1.5, 16]) {
      assert.deepEqual(
        issuesOf((s) => Object.assign(fieldOf(s, "VS", "weight"), { decimals })),
        [`error check.field.decimals ${weight}.decimals`],
      );
    }
  });

  it("leave room for a text", () => {
    assert.deepEqual(
      issuesOf((s) => addField(s, "DM", { id: "n", kind: "text", maxLength: 0 })),
      ["error check.field.length forms.0.groups.0.fields.4.maxLength"],
    );
  });

  it("have factors only for units in which they may be entered, above zero", () => {
    const factors = { g: 0.001, "[lb_av]": 0 };
    assert.deepEqual(
      issuesOf((s) => Object.assign(fieldOf(s, "VS", "weight"), { factors })),
      [
        `error check.unit.factor ${weight}.factors.g`,
        `error check.unit.factor ${weight}.factors.[lb_av]`,
      ],
    );
  });

  it("and dose levels are in units of UCUM", () => {
    assert.deepEqual(
      issuesOf((s) => Object.assign(one(s.doseLevels, "active"), { unit: "milligram" })),
      ["error check.unit.unknown doseLevels.0.unit"],
    );
  });

  it("stand in groups that have some", () => {
    assert.deepEqual(
      issuesOf((s) => formOf(s, "DM").groups.push({ id: "more", fields: [] })),
      ["warning check.group.empty forms.0.groups.1"],
    );
  });

  it("use every code list", () => {
    const codes = [{ code: "A", text: text("A", "甲") }];
    assert.deepEqual(
      issuesOf((s) => s.codeLists.push({ id: "SPARE", codes })),
      ["warning check.code-list.unused codeLists.2"],
    );
  });
});

describe("wording", () => {
  const label = (words: ReturnType<typeof text>) =>
    issuesOf((s) => Object.assign(fieldOf(s, "VS", "weight"), { label: words }));

  it("exists in both languages", () => {
    assert.deepEqual(label(text("Weight", " ")), [
      `error check.wording.missing ${weight}.label.zh-CN`,
    ]);
    assert.deepEqual(label(text("", "体重")), [`error check.wording.missing ${weight}.label.en`]);
  });

  it("in Chinese is not the English one", () => {
    assert.deepEqual(label(text("Body weight", "Body weight")), [
      `warning check.wording.untranslated ${weight}.label.zh-CN`,
    ]);
  });

  it("may be the same where it is an abbreviation, a scale or a unit", () => {
    for (const words of ["BMI", "SF-36", "MDS-UPDRS III", "L4/5", "HbA1c", "5 mg/mL"]) {
      assert.deepEqual(label(text(words, words)), [], words);
    }
  });

  it("may be one word for both languages in a code list, and a name of a site", () => {
    assert.deepEqual(
      issuesOf((s) => {
        one(s.codeLists, "SEX").codes.push({ code: "X", text: text("Intersex", "Intersex") });
        Object.assign(one(s.sites, "S1"), { name: text("Mayo Clinic", "Mayo Clinic") });
      }),
      [],
    );
  });

  it("of an assumption or a source is not blank", () => {
    assert.deepEqual(
      issuesOf((s) => Object.assign(one(s.visits, "day1"), { source: " " })),
      ["error check.text.blank visits.1.source"],
    );
  });
});

describe("derivations and skip rules", () => {
  it("do not go in circles through each other", () => {
    const issues = issuesOf((s) => {
      addField(s, "DM", { id: "a", kind: "boolean", when: parsed("DM.b") });
      addField(s, "DM", { id: "b", kind: "boolean", when: parsed("DM.a") });
    });
    assert.ok(issues.includes("error check.skip.cycle forms.0.groups.0.fields.4.when"));
  });

  it("are no circle where a formula reads the visit before", () => {
    const formula = parsed("VS.n@previous + 1");
    assert.deepEqual(
      issuesOf((s) => addField(s, "VS", { id: "n", kind: "derived", type: "number", formula })),
      [],
    );
  });

  it("read nothing that is collected only later", () => {
    const issues = issuesOf((s) => {
      one(s.visits, "day29").forms.push("LATE");
      const late = structuredClone(formOf(s, "DM"));
      for (const group of late.groups)
        for (const field of group.fields) Reflect.deleteProperty(field, "when");
      s.forms.push(Object.assign(late, { id: "LATE" }));
      const formula = parsed("LATE.age + 1");
      addField(s, "DM", { id: "n", kind: "derived", type: "number", unit: "a", formula });
    });
    assert.deepEqual(issues, [
      "warning check.derivation.too-early forms.0.groups.0.fields.4.formula",
    ]);
  });

  it("do not move with what is answered at a later visit, unless the formula says that it means the last", () => {
    const reading = (at: string): readonly string[] =>
      issuesOf((s) => {
        const lab = structuredClone(formOf(s, "DM"));
        for (const group of lab.groups)
          for (const field of group.fields) Reflect.deleteProperty(field, "when");
        s.forms.push(Object.assign(lab, { id: "LATE" }));
        one(s.visits, "screening").forms.push("LATE");
        const formula = parsed(`VS.systolic${at} + 1 'mm[Hg]'`);
        addField(s, "LATE", { id: "n", kind: "derived", type: "number", unit: "mm[Hg]", formula });
      });
    assert.deepEqual(
      reading("").map((issue) => issue.replace(/ forms.*/, "")),
      ["warning check.derivation.moves"],
    );
    for (const at of ["@here", "@last", "@first", "@screening"]) assert.deepEqual(reading(at), []);
  });

  it("read a visit only where it collects what they read", () => {
    const formula = parsed("DM.age@day15 + 1");
    assert.deepEqual(
      issuesOf((s) =>
        addField(s, "DM", { id: "n", kind: "derived", type: "number", unit: "a", formula }),
      ),
      ["error check.read.never-collected forms.0.groups.0.fields.4.formula"],
    );
  });
});
