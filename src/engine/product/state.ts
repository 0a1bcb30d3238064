import type {
  Instant,
  PartialDate,
  ParticipantId,
  PersonId,
  Sha256,
  SiteId,
} from "../../kernel/index.ts";
import type { BedsideAct, VitalSigns } from "./event.ts";

/** Banks of a study, as the stream `supply` tells it. */
export interface SupplyState {
  readonly version: number;
  readonly banks: Readonly<Record<string, Bank>>;
}

export interface Bank {
  readonly bank: string;
  readonly level: "donor" | "master" | "working";
  readonly from?: string;
  readonly made?: PartialDate;
}

export const lotStatuses = ["testing", "conditionally-released", "released", "recalled"] as const;
export type LotStatus = (typeof lotStatuses)[number];

export const unitStatuses = [
  "in-stock",
  "shipped",
  "received",
  "dispensed",
  "thawed",
  "administered",
  "returned",
  "discarded",
  "destroyed",
  "missing",
] as const;
export type UnitStatus = (typeof unitStatuses)[number];

/** A lot and its units, as the stream `lot/…` tells it. Unblinded. */
export interface LotState {
  readonly version: number;
  readonly lot: string;
  readonly item: string;
  readonly level: string;
  readonly batch: "registration" | "clinical";
  readonly banks: readonly string[];
  readonly participant?: ParticipantId;
  readonly made: PartialDate;
  readonly expires: PartialDate;
  /** The last day or month of use that its labels show, assigned when the units were numbered. */
  readonly useUntil?: PartialDate;
  readonly expiryChanges?: readonly ExpiryChange[];
  readonly status: LotStatus;
  readonly tests: Readonly<Record<string, TestResult>>;
  readonly releaseSigned: readonly {
    readonly by: PersonId;
    readonly at: Instant;
    readonly certificate: Sha256;
  }[];
  /** When it was first released, conditionally or not. */
  readonly releasedAt?: Instant;
  /** Tests whose results a conditional release still waits for. */
  readonly pending?: readonly string[];
  readonly planIfFailed?: string;
  readonly recall?: { readonly reason: string; readonly at: Instant; readonly by: PersonId };
  readonly units: Readonly<Record<string, UnitState>>;
}

/** A change of a lot's expiry, and who signed for it. */
export interface ExpiryChange {
  readonly at: Instant;
  readonly by: PersonId;
  readonly before: PartialDate;
  readonly expires: PartialDate;
  readonly useUntil?: PartialDate;
  readonly reason: string;
}

export interface TestResult {
  readonly result: number | "passed" | "failed";
  readonly within: boolean;
  readonly date: PartialDate;
  readonly by: PersonId;
  readonly at: Instant;
}

export interface UnitState {
  readonly unit: string;
  readonly status: UnitStatus;
  /** Why it may not be used now. */
  readonly quarantine?: Quarantined;
  /** The date on its label, where a later change of the lot's expiry made it another than it should be. */
  readonly relabel?: PartialDate;
  readonly site?: SiteId;
  readonly shipment?: string;
  readonly participant?: ParticipantId;
  readonly order?: number;
  readonly thawedAt?: Instant;
  readonly started?: Instant;
  readonly ended?: Instant;
  readonly left?: number;
  readonly verified?: boolean;
  /** Who counted what came back: the second count is another person's. */
  readonly returnedBy?: PersonId;
  readonly excursions: readonly Excursion[];
  /** What became of it, in its own words. */
  readonly reason?: string;
}

/** Why a unit may not be used: a person's word, or what the record itself says. */
export interface Quarantined {
  readonly cause: "person" | "receipt" | "excursion" | "test";
  /** Where a person gave one. */
  readonly reason?: string;
  readonly at: Instant;
}

export interface Excursion {
  readonly from: Instant;
  readonly minutes: number;
  readonly celsius: number;
  readonly inCarton?: true;
}

export interface ShipmentState {
  readonly version: number;
  readonly shipment: string;
  readonly to: SiteId;
  readonly units: readonly { readonly lot: string; readonly unit: string }[];
  readonly sent: Instant;
  readonly logger?: string;
  readonly received?: Instant;
  readonly excursion?: "no" | "yes" | "no-logger";
}

/** A participant's orders, as their own record tells it: no product is named. */
export interface OrderState {
  readonly order: number;
  readonly visit?: string;
  readonly date: PartialDate;
  /** The unit of an earlier order that it stands in for. */
  readonly replaces?: string;
  /** A home medication, and for how many days. */
  readonly medication?: string;
  readonly days?: number;
  readonly status: "ordered" | "ready" | "administered" | "closed";
  readonly units: readonly OrderUnit[];
}

export interface OrderUnit {
  readonly unit: string;
  readonly thawedAt?: Instant;
  readonly matched?: { readonly by: PersonId; readonly at: Instant };
  readonly started?: Instant;
  readonly ended?: Instant;
  readonly ending?: "administered" | "discarded" | "returned";
  /** Which dose it was made ready for, in a study where units are for some doses only. */
  readonly dose?: number;
  /** Of a home medication that came back: when, and what was counted in it. */
  readonly returnedAt?: Instant;
  readonly left?: number;
  /** What was noted while it was given, in the order of the times. */
  readonly notes?: readonly BedsideNote[];
}

/** One moment of giving a unit. */
export interface BedsideNote {
  readonly at: Instant;
  readonly by: PersonId;
  readonly what: BedsideAct;
  readonly rate?: number;
  readonly signs?: VitalSigns;
  readonly words?: string;
}

/** How many usable units of each arm's or level's product a site holds now. */
export type Stock = Readonly<Record<string, number>>;

export const noSupply: SupplyState = { version: 0, banks: {} };
