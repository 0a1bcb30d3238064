import type {
  AllocationFactor,
  AllocationLevel,
  AllocationMethod,
  AllocationPlan,
} from "../allocation-plan.ts";
import type { BedsideFields, BedsidePlan } from "../bedside-plan.ts";
import type { EscalationLadder, EscalationPlan, EscalationRule } from "../escalation-plan.ts";
import type {
  ExcursionBudget,
  HomeMedication,
  ItemDoses,
  LabelWords,
  LotLimit,
  LotTest,
  StorageLimits,
  SupplyItem,
  SupplyPlan,
} from "../supply-plan.ts";
import { expressionShape, id, text } from "./form-shape.ts";
import {
  boolean,
  dictionary,
  filled,
  list,
  number,
  object,
  oneOf,
  optional,
  type Shape,
  tagged,
} from "./shape.ts";

type Observations = NonNullable<BedsidePlan["observations"]>;
const assumable = { assumption: optional(filled), source: optional(filled) };

type Method<K> = Extract<AllocationMethod, { kind: K }>;
const method: Shape<AllocationMethod> = tagged<AllocationMethod>("AllocationMethod", "kind", {
  list: object<Method<"list">>("SuppliedList", { kind: oneOf("list") }),
  simple: object<Method<"simple">>("SimpleAllocation", { kind: oneOf("simple") }),
  block: object<Method<"block">>("PermutedBlocks", {
    kind: oneOf("block"),
    sizes: list(number, 1),
  }),
  minimisation: object<Method<"minimisation">>("Minimisation", {
    kind: oneOf("minimisation"),
    measure: oneOf("range", "variance", "marginal-balance"),
    probability: number,
    weights: optional(dictionary(number)),
  }),
  "big-stick": object<Method<"big-stick">>("BigStick", { kind: oneOf("big-stick"), limit: number }),
  urn: object<Method<"urn">>("Urn", { kind: oneOf("urn"), initial: number, added: number }),
});
const level: Shape<AllocationLevel> = object<AllocationLevel>("AllocationLevel", {
  id,
  title: text,
  when: expressionShape,
});
const factor: Shape<AllocationFactor> = object<AllocationFactor>("AllocationFactor", {
  id,
  title: text,
  levels: optional(list(level, 2)),
  ...assumable,
});

/** What an allocation plan's JSON must look like. */
export const allocationShape: Shape<AllocationPlan> = object<AllocationPlan>("AllocationPlan", {
  method,
  factors: optional(list(factor)),
  ...assumable,
});

const interval = {
  target: number,
  cohort: number,
  most: number,
  elimination: optional(number),
  time: optional(oneOf(true)),
};
type Rule<K> = Extract<EscalationRule, { kind: K }>;
const rule: Shape<EscalationRule> = tagged<EscalationRule>("EscalationRule", "kind", {
  "3+3": object<Rule<"3+3">>("ThreePlusThree", {
    kind: oneOf("3+3"),
    deEscalate: optional(boolean),
  }),
  boin: object<Rule<"boin">>("Boin", {
    kind: oneOf("boin"),
    phi1: optional(number),
    phi2: optional(number),
    ...interval,
  }),
  keyboard: object<Rule<"keyboard">>("Keyboard", {
    kind: oneOf("keyboard"),
    half: optional(number),
    ...interval,
  }),
  "mtpi-2": object<Rule<"mtpi-2">>("Mtpi2", {
    kind: oneOf("mtpi-2"),
    epsilon1: optional(number),
    epsilon2: optional(number),
    ...interval,
  }),
  crm: object<Rule<"crm">>("Crm", {
    kind: oneOf("crm"),
    target: number,
    skeleton: list(number, 2),
    prior: optional(number),
    cohort: number,
    most: number,
    time: optional(oneOf(true)),
  }),
});
const ladder: Shape<EscalationLadder> = object<EscalationLadder>("EscalationLadder", {
  id,
  cohorts: list(id, 1),
  after: optional(id),
});

/** What an escalation plan's JSON must look like. */
export const escalationShape: Shape<EscalationPlan> = object<EscalationPlan>("EscalationPlan", {
  rule,
  ladders: list(ladder, 1),
  dlt: expressionShape,
  window: object<EscalationPlan["window"]>("EscalationWindow", {
    from: oneOf("first", "last"),
    days: number,
  }),
  staggerDays: optional(number),
  sentinel: optional(
    object<NonNullable<EscalationPlan["sentinel"]>>("Sentinel", {
      participants: number,
      days: number,
    }),
  ),
  quorum: optional(number),
  slotHours: optional(number),
  ...assumable,
});

type Limit<K> = Extract<LotLimit, { kind: K }>;
const limit: Shape<LotLimit> = tagged<LotLimit>("LotLimit", "kind", {
  number: object<Limit<"number">>("NumberLimit", {
    kind: oneOf("number"),
    unit: filled,
    min: optional(number),
    max: optional(number),
  }),
  passed: object<Limit<"passed">>("PassedLimit", { kind: oneOf("passed"), word: text }),
});
const lotTest: Shape<LotTest> = object<LotTest>("LotTest", {
  id,
  title: text,
  attribute: oneOf(
    "identity",
    "viability",
    "dose",
    "purity",
    "residual-ipsc",
    "potency",
    "sterility",
    "mycoplasma",
    "endotoxin",
    "genetic-stability",
    "appearance",
    "other",
  ),
  limit,
  resultDays: optional(number),
  ...assumable,
});
const budget: Shape<ExcursionBudget> = object<ExcursionBudget>("ExcursionBudget", {
  max: number,
  hoursPerDay: optional(number),
  days: optional(number),
  totalHours: optional(number),
});
const storage: Shape<StorageLimits> = object<StorageLimits>("StorageLimits", {
  min: optional(number),
  max: number,
  excursion: optional(budget),
  inCarton: optional(budget),
});
const label: Shape<LabelWords> = object<LabelWords>("LabelWords", {
  contact: filled,
  strength: text,
  directions: text,
  storage: text,
});
const itemDoses: Shape<ItemDoses> = object<ItemDoses>("ItemDoses", {
  arms: optional(list(id, 1)),
  from: optional(number),
  to: optional(number),
  visits: optional(list(id, 1)),
});
const homeMedication: Shape<HomeMedication> = object<HomeMedication>("HomeMedication", {
  id,
  title: text,
  directions: text,
  perUnit: number,
  perDay: number,
  ...assumable,
});
const item: Shape<SupplyItem> = object<SupplyItem>("SupplyItem", {
  id,
  product: id,
  levels: list(id),
  arms: optional(list(id, 1)),
  doses: optional(list(itemDoses, 1)),
  home: optional(id),
  origin: oneOf("allogeneic", "autologous", "conventional"),
  unit: oneOf("bag", "vial", "kit", "syringe"),
  unitsPerDose: optional(number),
  specification: list(lotTest),
  storage: optional(storage),
  thawMinutes: optional(number),
  reorderBelow: optional(number),
  label: optional(label),
  ...assumable,
});

const bedside: Shape<BedsidePlan> = object<BedsidePlan>("BedsidePlan", {
  call: optional(text),
  observations: optional(
    object<Observations>("Observations", { everyMinutes: number, forMinutes: number }),
  ),
  doseFields: optional(
    object<BedsideFields>("BedsideFields", {
      started: optional(id),
      minutes: optional(id),
      thawed: optional(id),
      unit: optional(id),
    }),
  ),
  ...assumable,
});

/** What a supply plan's JSON must look like. */
export const supplyShape: Shape<SupplyPlan> = object<SupplyPlan>("SupplyPlan", {
  items: list(item),
  conditionalReleaseDays: optional(number),
  doNotDispenseDays: optional(number),
  numbers: optional(oneOf("own", "din", "sec", "any")),
  bedside: optional(bedside),
  home: optional(list(homeMedication, 1)),
  ...assumable,
});
