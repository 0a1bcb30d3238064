import type { Instant, PartialDate, ParticipantId, Sha256, SiteId } from "../../kernel/index.ts";
import type { BedsideAct, VitalSigns } from "./event.ts";

/** What can be asked about the product, from the bank to the participant. Units have a number of their own in the whole study. */
export type ProductCommand =
  | RegisterBank
  | MakeLot
  | RecordTest
  | SignRelease
  | Quarantine
  | EndQuarantine
  | RecallLot
  | ChangeExpiry
  | RelabelUnits
  | Ship
  | ReceiveShipment
  | RecordExcursion
  | DecideExcursion
  | OrderProduct
  | Dispense
  | Thaw
  | CheckBedside
  | NoteBedside
  | Administer
  | Discard
  | ReturnUnit
  | VerifyReturn
  | DestroyUnits;

/** A donor, a master bank or a working bank; each but the donor comes from another. */
export interface RegisterBank {
  readonly kind: "register-bank";
  readonly bank: string;
  readonly level: "donor" | "master" | "working";
  readonly from?: string;
  readonly made?: PartialDate;
}

export interface MakeLot {
  readonly kind: "make-lot";
  readonly lot: string;
  /** A supply item of the study. */
  readonly item: string;
  /** The dose level it serves. */
  readonly level: string;
  readonly batch: "registration" | "clinical";
  /** Absent for a conventional drug. */
  readonly bank?: string;
  /** Of an autologous lot: whose it is. */
  readonly participant?: ParticipantId;
  readonly made: PartialDate;
  readonly expires: PartialDate;
  /**
   * The last day or month of use that is printed on the units, not after the lot expires. Where people are blinded it
   * is assigned at packaging, the same for the units of every arm.
   */
  readonly useUntil?: PartialDate;
  /** Numbers of the units, as their labels show them. */
  readonly units: readonly string[];
}

/** A result of the certificate of analysis; a later one of the same test needs a reason. */
export interface RecordTest {
  readonly kind: "record-test";
  readonly lot: string;
  readonly test: string;
  readonly result: number | "passed" | "failed";
  readonly date: PartialDate;
  readonly reason?: string;
}

/** One of the two signatures that release a lot. */
export interface SignRelease {
  readonly kind: "sign-release";
  readonly lot: string;
  /** Of the certificate, as the signer was shown it. */
  readonly certificate: Sha256;
  /** What is done if a pending result fails; makes the release conditional. */
  readonly planIfFailed?: string;
}

interface OfUnits {
  readonly lot: string;
  /** All units of the lot where not given. */
  readonly units?: readonly string[];
  readonly reason: string;
}

export interface Quarantine extends OfUnits {
  readonly kind: "quarantine";
}

export interface EndQuarantine extends OfUnits {
  readonly kind: "end-quarantine";
}

/** Blocks what is left of a lot for good and lists whom it reached. */
export interface RecallLot {
  readonly kind: "recall-lot";
  readonly lot: string;
  readonly reason: string;
}

/** Extends or shortens a lot's expiry, with what that rests on; signed. */
export interface ChangeExpiry {
  readonly kind: "change-expiry";
  readonly lot: string;
  readonly expires: PartialDate;
  /** A new date to be printed; as it is where not given. */
  readonly useUntil?: PartialDate;
  readonly reason: string;
}

/** Units that waited for a label with their new date bear it. */
export interface RelabelUnits {
  readonly kind: "relabel-units";
  readonly units: readonly string[];
}

export interface Ship {
  readonly kind: "ship";
  readonly shipment: string;
  readonly to: SiteId;
  readonly units: readonly string[];
  readonly logger?: string;
}

/** What came: each unit, and whether the temperature held. Anything else than sound and cool goes to quarantine. */
export interface ReceiveShipment {
  readonly kind: "receive-shipment";
  readonly shipment: string;
  readonly received: Instant;
  readonly items: readonly {
    readonly unit: string;
    readonly condition: "sound" | "damaged" | "missing" | "extra";
  }[];
  readonly excursion: "no" | "yes" | "no-logger";
  /** SHA-256 of the logger's file, where it was attached. */
  readonly log?: Sha256;
}

/** Time outside the storage limits, charged to the unit's budget. */
export interface RecordExcursion {
  readonly kind: "record-excursion";
  readonly units: readonly string[];
  readonly from: Instant;
  readonly minutes: number;
  readonly celsius: number;
  /** The unit stayed in its closed carton, for which the label may allow more. */
  readonly inCarton?: true;
}

/** Quality's decision about units in quarantine after an excursion. */
export interface DecideExcursion {
  readonly kind: "decide-excursion";
  readonly units: readonly string[];
  readonly usable: boolean;
  readonly reason: string;
}

/** Asks the pharmacy for a participant's dose; says nothing of what it is. */
export interface OrderProduct {
  readonly kind: "order-product";
  readonly participant: ParticipantId;
  readonly visit?: string;
  readonly date: PartialDate;
  /** A unit made ready before that was lost, damaged or discarded: this order stands in for it. */
  readonly replaces?: string;
  /** A home medication of the plan, instead of a dose: what is needed from `date` on for so many `days`. */
  readonly medication?: string;
  readonly days?: number;
}

/** Gives units to an order: first expired first out is proposed, the pharmacist decides. */
export interface Dispense {
  readonly kind: "dispense";
  readonly participant: ParticipantId;
  readonly order: number;
  readonly units: readonly string[];
}

export interface Thaw {
  readonly kind: "thaw";
  readonly participant: ParticipantId;
  readonly unit: string;
}

/** The two scans at the bedside. What does not match is recorded and answered by what is wrong. */
export interface CheckBedside {
  readonly kind: "check-bedside";
  readonly participant: ParticipantId;
  /** As the wristband was read. */
  readonly wristband: string;
  /** As the label was read. */
  readonly unit: string;
  /** When it was scanned, where a permit let it be checked without the network. */
  readonly scanned?: Instant;
  /** The permit, as the server wrote it; the server reads it before anything is decided. */
  readonly permit?: string;
}

/** What somebody does or sees while a unit is given, when it happens. It says nothing of what the unit is. */
export interface NoteBedside {
  readonly kind: "note-bedside";
  readonly participant: ParticipantId;
  readonly unit: string;
  readonly at: Instant;
  readonly what: BedsideAct;
  /** In mL an hour; with `rate`. */
  readonly rate?: number;
  /** With `observed`. */
  readonly signs?: VitalSigns;
  readonly words?: string;
}

/**
 * A unit was given; after a check that matched, within the time since thaw. What was given against that cannot be
 * undone: with a reason it is recorded as it was, with its deviations.
 */
export interface Administer {
  readonly kind: "administer";
  readonly participant: ParticipantId;
  readonly unit: string;
  readonly started: Instant;
  readonly ended: Instant;
  readonly witness?: string;
  readonly reason?: string;
}

export interface Discard {
  readonly kind: "discard";
  readonly participant?: ParticipantId;
  readonly unit: string;
  readonly reason: string;
}

export interface ReturnUnit {
  readonly kind: "return-unit";
  readonly participant: ParticipantId;
  readonly unit: string;
  readonly left?: number;
}

/** The monitor's or another pharmacist's count of what was returned. */
export interface VerifyReturn {
  readonly kind: "verify-return";
  readonly unit: string;
  readonly left?: number;
}

export interface DestroyUnits {
  readonly kind: "destroy-units";
  readonly units: readonly string[];
  readonly certificate: string;
}
