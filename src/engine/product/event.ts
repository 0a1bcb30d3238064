import type {
  Instant,
  PartialDate,
  ParticipantId,
  PersonId,
  Sha256,
  SiteId,
} from "../../kernel/index.ts";

/** Where product comes from: the stream `supply`. */
export type SupplyEvent = {
  readonly type: "bank-registered";
  readonly bank: string;
  readonly level: "donor" | "master" | "working";
  readonly from?: string;
  readonly made?: PartialDate;
};

/** What happens to a lot and its units: the stream `lot/…`, behind the wall. */
export type LotEvent =
  | {
      readonly type: "lot-made";
      readonly lot: string;
      readonly item: string;
      readonly level: string;
      readonly batch: "registration" | "clinical";
      /** From the working bank back to the donor. */
      readonly banks: readonly string[];
      readonly participant?: ParticipantId;
      readonly made: PartialDate;
      readonly expires: PartialDate;
      readonly useUntil?: PartialDate;
      readonly units: readonly string[];
    }
  | {
      readonly type: "test-recorded";
      readonly test: string;
      readonly result: number | "passed" | "failed";
      readonly within: boolean;
      readonly date: PartialDate;
      readonly before?: number | "passed" | "failed";
      readonly reason?: string;
      /** Units that go to quarantine because a released lot now fails. */
      readonly quarantined?: readonly string[];
    }
  | {
      readonly type: "release-signed";
      readonly certificate: Sha256;
      readonly planIfFailed?: string;
    }
  | {
      readonly type: "lot-released";
      readonly conditional: boolean;
      readonly certificate: Sha256;
      readonly signers: readonly PersonId[];
      /** Tests whose results are pending. */
      readonly pending?: readonly string[];
      readonly planIfFailed?: string;
    }
  | {
      readonly type: "units-quarantined" | "quarantine-ended";
      readonly units: readonly string[];
      readonly reason: string;
    }
  | { readonly type: "lot-recalled"; readonly reason: string }
  | {
      readonly type: "expiry-changed";
      readonly expires: PartialDate;
      readonly before: PartialDate;
      /** Where what is printed changes too. */
      readonly useUntil?: PartialDate;
      /** What labels showed until now. */
      readonly printed?: PartialDate;
      /** Units whose label shows another date now. */
      readonly relabel?: readonly string[];
      readonly reason: string;
    }
  | { readonly type: "units-relabelled"; readonly units: readonly string[] }
  | {
      readonly type: "units-shipped";
      readonly shipment: string;
      readonly to: SiteId;
      readonly units: readonly string[];
    }
  | {
      readonly type: "units-received";
      readonly shipment: string;
      readonly site: SiteId;
      readonly received: Instant;
      readonly sound: readonly string[];
      readonly damaged?: readonly string[];
      readonly missing?: readonly string[];
      readonly extra?: readonly string[];
      readonly excursion: "no" | "yes" | "no-logger";
      /** What goes to quarantine on arrival. */
      readonly quarantined?: readonly string[];
    }
  | {
      readonly type: "excursion-recorded";
      readonly units: readonly string[];
      readonly from: Instant;
      readonly minutes: number;
      readonly celsius: number;
      readonly inCarton?: true;
      /** Units whose budget it exceeds: they go to quarantine. */
      readonly beyond?: readonly string[];
    }
  | {
      readonly type: "excursion-decided";
      readonly units: readonly string[];
      readonly usable: boolean;
      readonly reason: string;
    }
  | {
      readonly type: "units-dispensed";
      readonly participant: ParticipantId;
      readonly order: number;
      readonly units: readonly string[];
    }
  | { readonly type: "unit-thawed"; readonly unit: string }
  | {
      readonly type: "unit-administered";
      readonly unit: string;
      readonly participant: ParticipantId;
      readonly started: Instant;
      readonly ended: Instant;
      readonly deviations?: readonly DoseDeviation[];
      readonly reason?: string;
    }
  | { readonly type: "unit-discarded"; readonly unit: string; readonly reason: string }
  | { readonly type: "unit-returned"; readonly unit: string; readonly left?: number }
  | { readonly type: "return-verified"; readonly unit: string; readonly left?: number }
  | {
      readonly type: "units-destroyed";
      readonly units: readonly string[];
      readonly certificate: string;
    };

/** What a shipment is: the stream `shipment/…`, behind the wall. */
export type ShipmentEvent =
  | {
      readonly type: "shipment-sent";
      readonly shipment: string;
      readonly to: SiteId;
      readonly units: readonly { readonly lot: string; readonly unit: string }[];
      readonly logger?: string;
    }
  | {
      readonly type: "shipment-received";
      readonly received: Instant;
      readonly excursion: "no" | "yes" | "no-logger";
      readonly log?: Sha256;
    };

/**
 * What two scans at the bedside can find wrong. `dose` is told in open studies only; `occasion` says that a unit was
 * made ready for another dose, which follows from the participant's own record whatever the arm.
 */
export const bedsideProblems = [
  "participant",
  "unit",
  "expired",
  "blocked",
  "not-thawed",
  "thawed-too-long",
  "dose",
  "occasion",
] as const;
export type BedsideProblem = (typeof bedsideProblems)[number];

/** What is noted at the bedside while a unit is given. */
export const bedsideActs = ["started", "rate", "paused", "resumed", "stopped", "observed"] as const;
export type BedsideAct = (typeof bedsideActs)[number];

/** What an observation may hold: pulse a minute, pressures in mmHg, °C, oxygen saturation in %. */
export const vitalSigns = ["pulse", "systolic", "diastolic", "temperature", "saturation"] as const;
export type VitalSigns = Readonly<Partial<Record<(typeof vitalSigns)[number], number>>>;

/** What was against the rules when a unit was given all the same. */
export const doseDeviationKinds = [
  "another-dose",
  "another-participant",
  "blocked",
  "expired",
  "not-thawed",
  "thawed-too-long",
  "unchecked",
] as const;
export type DoseDeviation = (typeof doseDeviationKinds)[number];

/** What a participant's own record says of their product: nothing that tells what it is. */
export type OrderEvent =
  | {
      readonly type: "product-ordered";
      readonly order: number;
      readonly visit?: string;
      readonly date: PartialDate;
      /** The unit that it stands in for. */
      readonly replaces?: string;
      readonly medication?: string;
      readonly days?: number;
    }
  | {
      readonly type: "product-ready";
      readonly order: number;
      readonly units: readonly string[];
      /** Which dose they were made ready for, in a study where units are for some doses only. */
      readonly dose?: number;
    }
  | { readonly type: "product-thawed"; readonly unit: string }
  | {
      readonly type: "bedside-matched";
      readonly unit: string;
      /** When it was scanned, where that was without the network. */
      readonly scanned?: Instant;
    }
  | {
      readonly type: "bedside-mismatched";
      readonly scanned?: Instant;
      readonly unit: string;
      readonly wristband: string;
      /** Everything that is wrong, in words that say nothing of the product. */
      readonly problems: readonly BedsideProblem[];
    }
  | {
      readonly type: "bedside-noted";
      readonly unit: string;
      /** When it happened; it may have been sent later. */
      readonly noted: Instant;
      readonly what: BedsideAct;
      readonly rate?: number;
      readonly signs?: VitalSigns;
      readonly words?: string;
    }
  | {
      readonly type: "product-administered";
      readonly unit: string;
      readonly started: Instant;
      readonly ended: Instant;
      readonly witness?: string;
      readonly deviations?: readonly DoseDeviation[];
      readonly reason?: string;
    }
  | { readonly type: "product-discarded"; readonly unit: string; readonly reason: string }
  | {
      readonly type: "product-returned";
      readonly unit: string;
      /** Of a home medication: what was counted in it. */
      readonly left?: number;
    };
