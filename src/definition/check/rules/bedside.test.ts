import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { text } from "../../../kernel/index.ts";
import type { BedsidePlan } from "../../bedside-plan.ts";
import { datetime, decimal, time } from "../../field-builders.ts";
import { form } from "../../form-builder.ts";
import type { SupplyItem } from "../../supply-plan.ts";
import { issuesOf, type SoftStudy } from "../sound-study.ts";

const vial: SupplyItem = {
  id: "VIAL",
  product: "drug",
  levels: ["active", "placebo"],
  arms: ["active", "placebo"],
  origin: "conventional",
  unit: "vial",
  specification: [
    {
      id: "assay",
      title: text("Assay", "含量"),
      attribute: "potency",
      limit: { kind: "number", unit: "%", min: 95, max: 105 },
    },
  ],
  storage: { min: 2, max: 8 },
};
/** Fields of the kinds that the bedside fills in. */
const more = form("MORE", ["More", "更多"], {
  began: time(["Began", "开始"]),
  lasted: decimal(["Lasted", "时长"], "min", { min: 0, max: 600 }),
  thawed: datetime(["Thawed", "解冻"]),
});

/** What is found about a bedside plan; with `form: false`, in a study without a dose form. */
function found(bedside: BedsidePlan, hasForm = true): readonly string[] {
  const issues = issuesOf((s: SoftStudy) => {
    const study = s as unknown as {
      forms: { id: string; purpose?: string; groups: { fields: unknown[] }[] }[];
    };
    const dose = study.forms.find(({ purpose }) => purpose === "dose");
    dose?.groups[0]?.fields.push(...more.groups.flatMap(({ fields }) => fields));
    if (!hasForm) delete dose?.purpose;
    Object.assign(s, { supply: { items: [vial], bedside } });
  });
  return issues.filter((issue) => issue.includes("supply.bedside"));
}

const fields = "supply.bedside.doseFields";

describe("the bedside's plan", () => {
  it("fills in nothing where the study has no dose form, and only fields that the form has", () => {
    assert.deepEqual(found({ doseFields: { started: "began" } }, false), [
      `error check.bedside.no-dose-form ${fields}`,
    ]);
    assert.deepEqual(found({ doseFields: { started: "begun" } }), [
      `error check.reference.field ${fields}.started`,
    ]);
  });

  it("fills in no field of another kind", () => {
    const wrong = { started: "thawed", minutes: "note", thawed: "began", unit: "lasted" } as const;
    assert.deepEqual(
      found({ doseFields: wrong }),
      (["started", "minutes", "thawed", "unit"] as const).map(
        (key) => `error check.bedside.field-kind ${fields}.${key}`,
      ),
    );
  });

  it("asks for no observation that cannot be kept", () => {
    const issue = ["error check.bedside.minutes supply.bedside.observations"];
    for (const [everyMinutes, forMinutes] of [
      [0, 60],
      [-15, 60],
      [90, 60],
    ] as const) {
      assert.deepEqual(found({ observations: { everyMinutes, forMinutes } }), issue);
    }
  });

  it("that is sound raises nothing", () => {
    assert.deepEqual(found({}), []);
    assert.deepEqual(
      found({
        observations: { everyMinutes: 15, forMinutes: 15 },
        doseFields: { started: "began", minutes: "lasted", thawed: "thawed", unit: "note" },
      }),
      [],
    );
  });
});
