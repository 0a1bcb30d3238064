import type { Text } from "../kernel/index.ts";
import type { Assumable } from "./assumption.ts";
import type { BedsidePlan } from "./bedside-plan.ts";

/** What the protocol asks of the product between manufacture and the participant. */
export interface SupplyPlan extends Assumable {
  readonly items: readonly SupplyItem[];
  /** Days a released lot may rest on sterility that is still pending; no conditional release where not given. */
  readonly conditionalReleaseDays?: number;
  /** Units that must outlast the next visit are not dispensed with fewer days left to expiry; 0. */
  readonly doNotDispenseDays?: number;
  /** How unit numbers are spelt; `own` where not given. */
  readonly numbers?: NumberScheme;
  readonly bedside?: BedsidePlan;
  /** What participants take home and take themselves. */
  readonly home?: readonly HomeMedication[];
}

/** A medicine that is taken at home, day by day: the same directions and count for every arm. */
export interface HomeMedication extends Assumable {
  readonly id: string;
  readonly title: Text;
  readonly directions: Text;
  /** Tablets, capsules or doses that a unit holds. */
  readonly perUnit: number;
  /** How many of them are taken a day. */
  readonly perDay: number;
}

/**
 * How the numbers of units are spelt: our own, with a check character; the ISBT 128 donation identification number
 * with its check character; the Single European Code; or whatever the manufacturer prints.
 */
export type NumberScheme = "own" | "din" | "sec" | "any";

/** One thing that is made, shipped and given: cells in bags, vials, kits. */
export interface SupplyItem extends Assumable {
  readonly id: string;
  readonly product: string;
  /** Dose levels that it serves. */
  readonly levels: readonly string[];
  /** The arms that get it; all where not given. */
  readonly arms?: readonly string[];
  /** The doses that it is for, each line for some arms; every dose where not given. */
  readonly doses?: readonly ItemDoses[];
  /** The home medication that it is a unit of; it is then no dose, and serves no dose level. */
  readonly home?: string;
  readonly origin: "allogeneic" | "autologous" | "conventional";
  readonly unit: "bag" | "vial" | "kit" | "syringe";
  /** Units a dose takes; 1. */
  readonly unitsPerDose?: number;
  readonly specification: readonly LotTest[];
  readonly storage?: StorageLimits;
  /** Minutes from thaw to the end of administration. */
  readonly thawMinutes?: number;
  /** Resupply is proposed below this many units at a site. */
  readonly reorderBelow?: number;
  readonly label?: LabelWords;
}

/** Doses that an item is for, counted as they are given: a late second dose is still the second. */
export interface ItemDoses {
  /** All arms of the item where not given. */
  readonly arms?: readonly string[];
  /** The first of them; 1. */
  readonly from?: number;
  /** The last of them; no end where not given. */
  readonly to?: number;
  /** Only those ordered for these visits. */
  readonly visits?: readonly string[];
}

/** One line of the certificate of analysis, and what it must be. */
export interface LotTest extends Assumable {
  readonly id: string;
  readonly title: Text;
  readonly attribute:
    | "identity"
    | "viability"
    | "dose"
    | "purity"
    | "residual-ipsc"
    | "potency"
    | "sterility"
    | "mycoplasma"
    | "endotoxin"
    | "genetic-stability"
    | "appearance"
    | "other";
  readonly limit: LotLimit;
  /** Days a result takes; sterility by culture takes 14. May then be pending at a conditional release. */
  readonly resultDays?: number;
}

export type LotLimit =
  | { readonly kind: "number"; readonly unit: string; readonly min?: number; readonly max?: number }
  | { readonly kind: "passed"; readonly word: Text };

/** Temperature limits in °C, and what may be spent outside them over a unit's life. */
export interface StorageLimits {
  readonly min?: number;
  readonly max: number;
  /** Without it every excursion goes to quality. */
  readonly excursion?: ExcursionBudget;
  /** The same for a unit that stays in its closed carton; as outside it where not given. */
  readonly inCarton?: ExcursionBudget;
}

/** What a unit may spend above its storage limit, up to a temperature, and still be used. */
export interface ExcursionBudget {
  readonly max: number;
  readonly hoursPerDay?: number;
  /** Calendar days on which any of it is spent. */
  readonly days?: number;
  readonly totalHours?: number;
}

/** Words of the label that no other part of the study holds. */
export interface LabelWords {
  readonly contact: string;
  readonly strength: Text;
  readonly directions: Text;
  readonly storage: Text;
}
