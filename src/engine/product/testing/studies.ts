import {
  defineStudy,
  type LotTest,
  type Study,
  type SupplyPlan,
} from "../../../definition/index.ts";
import { text } from "../../../kernel/index.ts";

const specification: readonly LotTest[] = [
  {
    id: "viability",
    title: text("Viability", "活率"),
    attribute: "viability",
    limit: { kind: "number", unit: "%", min: 70 },
  },
  {
    id: "endotoxin",
    title: text("Endotoxin", "内毒素"),
    attribute: "endotoxin",
    limit: { kind: "number", unit: "[EU]/kg", max: 0.2 },
  },
  {
    id: "sterility",
    title: text("Sterility", "无菌"),
    attribute: "sterility",
    limit: { kind: "passed", word: text("No growth", "无菌生长") },
    resultDays: 14,
  },
];

const common = {
  version: "1",
  phase: "I",
  sponsor: ["Sponsor", "申办者"],
  indication: ["Disease", "疾病"],
  planned: 10,
  epochs: [{ id: "treatment", title: text("Treatment", "治疗期") }],
  forms: [],
  visits: [],
} as const;

const level = (id: string, product: string, amount: number) => ({
  id,
  title: text(id, id),
  product,
  amount,
  unit: "mg",
  route: text("Route", "途径"),
});
const once = (id: string, levels: readonly string[]) => ({
  id,
  title: text(id, id),
  levels,
  intervalsDays: [],
  doses: 1,
});
const cohort = (id: string, at: string, regimen: string) => ({
  id,
  title: text(id, id),
  level: at,
  regimen,
  size: [3, 6] as const,
});
const product = (id: string) => ({ id, name: id, description: text(id, id) });

const supply: SupplyPlan = {
  conditionalReleaseDays: 14,
  doNotDispenseDays: 3,
  items: [
    {
      id: "BAG",
      product: "CELL",
      levels: ["low", "high"],
      origin: "allogeneic",
      unit: "bag",
      specification,
      storage: { max: -150 },
      thawMinutes: 20,
      unitsPerDose: 2,
      reorderBelow: 3,
    },
    {
      id: "OWN",
      product: "CELL",
      levels: ["low"],
      origin: "autologous",
      unit: "bag",
      specification,
      thawMinutes: 20,
    },
    {
      id: "VIAL",
      product: "DRUG",
      levels: ["mg100"],
      origin: "conventional",
      unit: "vial",
      specification,
      storage: {
        min: 2,
        max: 8,
        excursion: { max: 30, hoursPerDay: 6, days: 6, totalHours: 36 },
        inCarton: { max: 30, totalHours: 336 },
      },
    },
  ],
};

/** Cells at two levels in bags to thaw, cells of one's own, and vials with a temperature budget. Open. */
export const openStudy: Study = defineStudy({
  ...common,
  id: "SUPPLY-OPEN",
  title: "Open",
  products: [product("CELL"), product("DRUG")],
  doseLevels: [level("low", "CELL", 1), level("high", "CELL", 2), level("mg100", "DRUG", 100)],
  regimens: [once("cells", ["low", "high"]), once("label", ["mg100"])],
  cohorts: [
    cohort("LOW", "low", "cells"),
    cohort("HIGH", "high", "cells"),
    cohort("DRUG", "mg100", "label"),
  ],
  arms: [{ id: "ALL", title: text("All", "全部") }],
  supply,
});

/** Cells against saline in the same bags. Double blind. */
export const blindStudy: Study = defineStudy({
  ...common,
  id: "SUPPLY-BLIND",
  title: "Blind",
  blinding: "double",
  products: [product("CELL"), product("SALINE")],
  doseLevels: [level("full", "CELL", 1), level("none", "SALINE", 0)],
  regimens: [once("both", ["full", "none"])],
  arms: [
    { id: "VERUM", title: text("Verum", "试验组"), ratio: 2 },
    { id: "PLACEBO", title: text("Placebo", "安慰剂组"), ratio: 1 },
  ],
  supply: {
    items: [
      {
        id: "CELLBAG",
        product: "CELL",
        levels: ["full"],
        arms: ["VERUM"],
        origin: "conventional",
        unit: "bag",
        specification,
        thawMinutes: 20,
      },
      {
        id: "SALTBAG",
        product: "SALINE",
        levels: ["none"],
        arms: ["PLACEBO"],
        origin: "conventional",
        unit: "bag",
        specification: specification.slice(2),
        thawMinutes: 20,
      },
    ],
  },
});
