import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { text } from "../../../kernel/index.ts";
import type { SupplyItem, SupplyPlan } from "../../supply-plan.ts";
import { issuesOf, type SoftStudy } from "../sound-study.ts";

const vial: SupplyItem = {
  id: "VIAL",
  product: "drug",
  levels: ["active"],
  arms: ["active"],
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
  storage: { min: 2, max: 8, excursion: { max: 30, hoursPerDay: 6, days: 6, totalHours: 36 } },
};
const dummy: SupplyItem = { ...vial, id: "DUMMY", levels: ["placebo"], arms: ["placebo"] };

/** What is found in a study with two sound items, once the plan, its first or its second item is altered. */
function found(
  first: object = {},
  second: object = {},
  plan: Partial<SupplyPlan> = {},
): readonly string[] {
  const items = [
    { ...vial, ...first },
    { ...dummy, ...second },
  ];
  return issuesOf((s: SoftStudy) => Object.assign(s, { supply: { items, ...plan } }));
}

const test = (limit: object, more: object = {}) => ({
  specification: [
    { ...vial.specification[0], limit: { kind: "number", unit: "%", ...limit }, ...more },
  ],
});

describe("a supply plan", () => {
  it("that is sound raises nothing", () => assert.deepEqual(found(), []));

  it("names products, levels and arms that are there", () => {
    assert.deepEqual(found({ product: "drog" }), [
      "error check.reference.product supply.items.0.product",
      "error check.supply.product supply.items.0.levels.0",
    ]);
    assert.ok(
      found({ levels: ["active", "huge"] }).includes(
        "error check.reference.dose-level supply.items.0.levels.1",
      ),
    );
    assert.ok(
      found({ arms: ["nobody"] }).includes("error check.reference.arm supply.items.0.arms.0"),
    );
  });

  it("serves every dose level and every arm", () => {
    assert.deepEqual(found({}, { levels: ["active"] }), [
      "error check.supply.level-unserved supply.items",
    ]);
    assert.deepEqual(found({}, { arms: ["active"] }), [
      "error check.supply.arm-unserved supply.items",
    ]);
  });

  it("gives each item and each test one name, and each item a specification", () => {
    assert.deepEqual(found({}, { id: "VIAL" }), ["error check.supply.duplicate supply.items.1"]);
    const [assay] = vial.specification;
    assert.deepEqual(found({ specification: [assay, assay] }), [
      "error check.supply.duplicate supply.items.0.specification.1",
    ]);
    assert.deepEqual(found({ specification: [] }), [
      "warning check.supply.no-tests supply.items.0",
    ]);
  });

  it("has limits that can be kept and mean something", () => {
    const at = "supply.items.0";
    const limits: readonly (readonly [object, string])[] = [
      [test({ min: 105, max: 95 }), `error check.supply.limit ${at}.specification.0.limit.min`],
      [test({}), `error check.supply.no-limit ${at}.specification.0`],
      [
        test({ min: 1 }, { resultDays: -1 }),
        `error check.supply.limit ${at}.specification.0.resultDays`,
      ],
      [{ reorderBelow: -1 }, `error check.supply.limit ${at}.reorderBelow`],
      [{ storage: { min: 8, max: 8 } }, `error check.supply.limit ${at}.storage.min`],
      [
        { storage: { max: 8, excursion: { max: 8 } } },
        `error check.supply.limit ${at}.storage.excursion.max`,
      ],
      [
        { storage: { max: 8, excursion: { max: 30, hoursPerDay: 25 } } },
        `error check.supply.limit ${at}.storage.excursion.hoursPerDay`,
      ],
      [
        { storage: { max: 8, inCarton: { max: 30, days: 0 } } },
        `error check.supply.limit ${at}.storage.inCarton.days`,
      ],
      [
        { storage: { max: 8, inCarton: { max: 30, totalHours: 0 } } },
        `error check.supply.limit ${at}.storage.inCarton.totalHours`,
      ],
    ];
    for (const [harm, issue] of limits) assert.deepEqual(found(harm), [issue]);
    assert.deepEqual(found({ unitsPerDose: 0 }, { unitsPerDose: 0 }).slice(0, 1), [
      `error check.supply.limit ${at}.unitsPerDose`,
    ]);
    assert.deepEqual(found({}, {}, { conditionalReleaseDays: 0 }), [
      "error check.supply.days supply.conditionalReleaseDays",
    ]);
    assert.deepEqual(found({}, {}, { doNotDispenseDays: -1 }), [
      "error check.supply.days supply.doNotDispenseDays",
    ]);
  });

  it("hands blinded people the same in every arm", () => {
    const told = ["error check.supply.blind supply.items.1"];
    assert.deepEqual(found({ unit: "bag" }), told);
    assert.deepEqual(found({ unitsPerDose: 2 }), told);
    assert.deepEqual(found({ thawMinutes: 20 }), told);
    assert.deepEqual(found({ unitsPerDose: 1 }), []);
  });
});

describe("the doses that items are for", () => {
  it("are whole numbers in order, of arms and visits that are there", () => {
    assert.deepEqual(found({ doses: [{ from: 0 }] }), [
      "error check.supply.doses supply.items.0.doses.0",
    ]);
    assert.deepEqual(found({ doses: [{ from: 3, to: 2 }] }), [
      "error check.supply.doses supply.items.0.doses.0",
    ]);
    assert.deepEqual(found({ doses: [{ arms: ["placebo"] }] }), [
      "error check.reference.arm supply.items.0.doses.0.arms.0",
    ]);
    assert.deepEqual(found({ doses: [{ visits: ["never"] }] }), [
      "error check.reference.visit supply.items.0.doses.0.visits.0",
    ]);
  });

  it("leave no dose of an arm without an item, and none with two products", () => {
    assert.deepEqual(found({ doses: [{ from: 2 }] }), [
      "error check.supply.dose-unserved supply.items",
    ]);
    assert.deepEqual(found({ doses: [{}] }), []);
    const twice = found(
      { doses: [{}] },
      { arms: ["active", "placebo"], doses: [{}], product: "x" },
    );
    assert.ok(twice.includes("error check.supply.dose-twice supply.items"));
  });
});

describe("a home medication", () => {
  const home = [
    { id: "TABLET", title: text("T", "T"), directions: text("D", "D"), perUnit: 30, perDay: 1 },
  ];
  const plan = (items: readonly object[], more: object = {}) =>
    issuesOf((s: SoftStudy) =>
      Object.assign(s, {
        supply: {
          items: [vial, dummy, ...items],
          home: home.map((one) => ({ ...one, ...more })),
        },
      }),
    );
  const box = { ...vial, id: "BOX", levels: [], home: "TABLET", unit: "kit" };
  const sham = { ...box, id: "SHAM", arms: ["placebo"] };

  it("is taken by every arm of a blinded study, in counts that can be kept, and is no dose", () => {
    assert.deepEqual(plan([box, sham]), []);
    assert.deepEqual(plan([box]), ["error check.supply.home-unserved supply.home.0"]);
    assert.deepEqual(plan([box, sham], { perDay: 0 }), [
      "error check.supply.home-count supply.home.0.perDay",
    ]);
    assert.deepEqual(plan([box, { ...sham, home: "PILL" }]).slice(0, 2), [
      "error check.supply.home-unserved supply.home.0",
      "error check.supply.home-unknown supply.items.3.home",
    ]);
    assert.ok(
      plan([{ ...box, thawMinutes: 5 }, sham]).includes(
        "error check.supply.home-dose supply.items.2.thawMinutes",
      ),
    );
    assert.ok(
      plan([box, { ...sham, unit: "bag" }]).includes("error check.supply.blind supply.items.3"),
    );
  });
});
