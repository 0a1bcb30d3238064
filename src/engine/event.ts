import type {
  Instant,
  Issue,
  PartialDate,
  ParticipantId,
  PersonId,
  Sha256,
  SiteId,
} from "../kernel/index.ts";
import type { Datum, Missing } from "../definition/index.ts";
import type { BlockPlace, Levels } from "./allocation/balance.ts";
import type { BlindEvent, WalledAllocationEvent } from "./allocation/event.ts";
import type { CohortEvent } from "./cohort/event.ts";
import type { ListEntry, Place } from "./command.ts";
import type { Contact } from "./contact.ts";
import type { Continuation } from "./continuation.ts";
import type { Role } from "./context.ts";
import type { GeneticEvent } from "./genetics/event.ts";
import type { LotEvent, OrderEvent, ShipmentEvent, SupplyEvent } from "./product/event.ts";

/** What happened, as it is kept for ever. Every kind says what is now and, where something changed, what was before. */
export type EventBody =
  | StudyEvent
  | AllocationEvent
  | CohortEvent
  | SupplyEvent
  | LotEvent
  | ShipmentEvent
  | ParticipantEventBody
  | DraftEvent;

/** An event as the journal keeps it: what happened, who did it in which role, when, where and under which study version. */
export type Event<B extends EventBody = EventBody> = B & Stamp;

export interface Stamp {
  readonly at: Instant;
  readonly zone: string;
  readonly by: PersonId;
  readonly role: Role;
  /** Hash of the study version the decision was made under. */
  readonly under: Sha256;
  readonly command: string;
}

/**
 * The streams of a study: one for the study, one per participant, and one for the drafts of queries about a participant
 * (a draft is not part of the record: whoever reads the record whole sees nothing of it); where doses are raised one
 * for the cohorts; and, behind the wall, one for the allocation, one for the banks, one per lot and per shipment, and one
 * per participant for the forms that tell who got what.
 */
export type Stream = "study" | "cohorts" | WalledStream | ParticipantStream | DraftsStream;
export type ParticipantStream = `participant/${string}`;
export type DraftsStream = `drafts/${string}`;
export type WalledFormsStream = `walled/${string}`;
export type WalledStream =
  | "allocation"
  | "supply"
  | `lot/${string}`
  | `shipment/${string}`
  | WalledFormsStream;

export type StudyEvent =
  | { readonly type: "study-released"; readonly study: Sha256; readonly version: string }
  | {
      readonly type: "site-activated";
      readonly site: SiteId;
      readonly siteZone: string;
      readonly country: string;
      /** Its product is received, ordered and given in this record. */
      readonly supplied?: true;
    };

export type AllocationEvent =
  | { readonly type: "list-supplied"; readonly entries: readonly ListEntry[] }
  | {
      readonly type: "arm-allocated";
      readonly participant: ParticipantId;
      readonly number: string;
      readonly arm: string;
      readonly salt: string;
      /** The levels of the factors it was balanced over. */
      readonly factors?: Levels;
      /** Where the stratum's block stands now. */
      readonly block?: BlockPlace;
    }
  | WalledAllocationEvent;

/** Values before and after, of one row or of the part outside repeating groups. Absent before = never answered. */
export type Kept = Readonly<Record<string, Datum>>;
export type KeptRows = Readonly<Record<string, Readonly<Record<string, Kept>>>>;

/** What a save did to one instance of a form. */
export interface FormChange extends Place {
  /** New values of the fields that changed, derived ones among them. */
  readonly values: Kept;
  readonly rows?: KeptRows;
  /** What those fields held before. */
  readonly before?: Kept;
  readonly beforeRows?: KeptRows;
  /** Fields whose value was taken back: `field`, or `group/row/field`. */
  readonly cleared?: readonly string[];
  /** Why, per field, or under `*` for all. */
  readonly reasons?: Readonly<Record<string, string>>;
  /**
   * What there is to look at now: ids of soft checks that do not hold, in the form's order;
   * `not-asked/field` for an answer that is kept though its question is not asked; once the form is complete,
   * `unanswered/field` for a required field. Within rows the path is `group/row/field`.
   */
  readonly findings?: readonly string[];
  /** Nobody saved this instance: its derived values and findings follow from what happened to another part of the record. */
  readonly follows?: Cause;
  /** Soft checks that a person has confirmed in this save, with their comment. */
  readonly confirmed?: Readonly<Record<string, string>>;
  /** Soft checks that were confirmed and no longer are: they hold now, or something they read has changed. */
  readonly unconfirmed?: readonly string[];
  readonly complete?: true;
  /** What the line says of a dose, where the form is the study's dose form. */
  readonly dose?: DoseMark;
}

/** What an instance's derived values followed from: another instance, or dates of the participant's course. */
export type Cause = Place | { readonly course: "visit" | "event" };

/** A dose as the schedule counts it. */
export interface DoseMark {
  readonly date: PartialDate;
  /** The dose level given, where the study is open. */
  readonly level?: string;
  /** The visit at which it was given. */
  readonly visit?: string;
  /** The order of product that it was given from. */
  readonly order?: number;
}

/** When a visit was held, and the number the site gave it. */
export interface VisitDates {
  readonly date?: PartialDate;
  readonly endDate?: PartialDate;
  readonly number?: number;
  readonly contact?: Contact;
}

/** A line of a log that is withdrawn, or put back. */
export interface LineChange {
  readonly place: { readonly form: string; readonly line: number };
  readonly reason: string;
  /** The dose that no longer counts, or counts again. */
  readonly dose?: DoseMark;
}

/** An instance as it was signed: which version, and the hash of what it held. */
export interface SignedPlace extends Place {
  readonly version: number;
  /** SHA-256 of the canonical JSON of the instance's values and rows. */
  readonly values: Sha256;
}

export type ParticipantEventBody =
  | {
      readonly type: "participant-screened";
      readonly participant: ParticipantId;
      readonly site: SiteId;
      readonly date: PartialDate;
    }
  | {
      readonly type: "consent-given";
      readonly version: string;
      readonly date: PartialDate | Missing;
    }
  | {
      readonly type: "eligibility-assessed";
      readonly eligible: "yes" | "no" | "unknown";
      readonly results: Readonly<Record<string, "met" | "not met" | "unknown">>;
    }
  | { readonly type: "screening-failed"; readonly date: PartialDate; readonly reason: string }
  | {
      readonly type: "participant-enrolled";
      readonly date: PartialDate;
      readonly cohort?: string;
      readonly results: Readonly<Record<string, "met" | "not met" | "unknown">>;
    }
  | {
      readonly type: "participant-assigned";
      readonly date: PartialDate;
      readonly number: string;
      /** SHA-256 over salt, number and arm: proves later that the allocation was not changed, and tells nothing now. */
      readonly commitment: Sha256;
      /** The levels of the factors as the record had them. */
      readonly factors?: Readonly<Record<string, string>>;
    }
  | {
      readonly type: "visit-started";
      /** The visit key: the visit's id, `#2` for its second time. */
      readonly visit: string;
      /** The number the site gave an unscheduled visit. */
      readonly number?: number;
      readonly date: PartialDate;
      readonly endDate?: PartialDate;
      readonly contact?: Contact;
      /** Days outside the window: negative early, positive late. */
      readonly daysOutside?: number;
    }
  | {
      readonly type: "visit-corrected";
      readonly visit: string;
      readonly number?: number;
      readonly date: PartialDate;
      readonly endDate?: PartialDate;
      readonly contact?: Contact;
      readonly daysOutside?: number;
      readonly before: VisitDates;
      readonly reason: string;
    }
  | { readonly type: "visit-skipped"; readonly visit: string; readonly reason: string }
  | (FormChange & { readonly type: "form-saved" })
  | (FormChange & {
      readonly type: "dose-recorded";
      /** Rules of the regimen that this dose did not keep, such as `minimum-interval`. */
      readonly deviations?: readonly string[];
    })
  | (FormChange & { readonly type: "adverse-event-recorded" })
  | {
      readonly type: "participant-withdrawn";
      readonly from: "treatment" | "study";
      readonly date: PartialDate;
      readonly reason: string;
      readonly continues?: readonly Continuation[];
    }
  | { readonly type: "participant-completed"; readonly date: PartialDate }
  | { readonly type: "participant-died"; readonly date: PartialDate }
  | {
      readonly type: "participant-reinstated";
      /** What was undone, and its date. */
      readonly from: "withdrawn" | "completed";
      readonly before: PartialDate;
      /** The status taken up again, and the date it holds from. */
      readonly to: "screening" | "enrolled";
      readonly since: PartialDate;
      readonly reason: string;
    }
  | { readonly type: "participant-voided"; readonly reason: string }
  | (LineChange & { readonly type: "line-withdrawn" })
  | (LineChange & { readonly type: "line-restored" })
  | QueryEvent
  | BlindEvent
  | OrderEvent
  | GeneticEvent
  | {
      readonly type: "forms-signed";
      readonly meaning: string;
      readonly places: readonly SignedPlace[];
      /** What the signer was shown; `manifestOf` gives it again. */
      readonly manifest: Sha256;
    };

/** What happens to drafts of queries. What is asked when they are released, the participant's own stream says. */
export type DraftEvent =
  | {
      readonly type: "query-drafted";
      readonly draft: number;
      readonly place: Partial<Place>;
      readonly path?: string;
      readonly text: string;
      /** What the field held when it was written down. */
      readonly value?: Datum;
    }
  | { readonly type: "query-draft-discarded"; readonly draft: number }
  | { readonly type: "query-drafts-released"; readonly drafts: readonly number[] };

/** What happens to a query. `value` is what the field held at that moment, where the query is about one. */
export type QueryEvent =
  | {
      readonly type: "query-raised";
      readonly query: number;
      /** Empty where it is about the participant, only `visit` where it is about a visit. */
      readonly place: Partial<Place>;
      /** The field it is about: `field`, or `group/row/field`. */
      readonly path?: string;
      readonly text: string;
      /** What the software asks by itself, after what the person did whose event this is. */
      readonly issue?: Issue;
      readonly value?: Datum;
    }
  | {
      readonly type: "query-answered" | "query-reopened";
      readonly query: number;
      readonly text: string;
      readonly value?: Datum;
    }
  | {
      readonly type: "query-closed";
      readonly query: number;
      readonly text?: string;
      readonly value?: Datum;
    }
  | {
      readonly type: "query-cancelled";
      readonly query: number;
      readonly reason: string;
      readonly value?: Datum;
    };
