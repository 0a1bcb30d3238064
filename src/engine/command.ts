import type { CommandId, PartialDate, ParticipantId, Sha256, SiteId } from "../kernel/index.ts";
import type { Datum, Missing, MissingReason } from "../definition/index.ts";
import type { Levels } from "./allocation/balance.ts";
import type { AllocationCommand } from "./allocation/command.ts";
import type { CohortCommand } from "./cohort/command.ts";
import type { Contact } from "./contact.ts";
import type { Continuation } from "./continuation.ts";
import type { GeneticCommand } from "./genetics/command.ts";
import type { ProductCommand } from "./product/command.ts";

/**
 * Everything that can be asked of the engine. Dates are calendar dates on the site's wall clock,
 * as the source document states them; the instant of the command itself is in the context.
 */
export type Command =
  | ReleaseStudy
  | ActivateSite
  | SupplyList
  | Screen
  | Consent
  | AssessEligibility
  | FailScreening
  | Enrol
  | Assign
  | StartVisit
  | CorrectVisit
  | SkipVisit
  | SaveForm
  | CorrectValue
  | MarkMissing
  | RecordDose
  | RecordAdverseEvent
  | WithdrawLine
  | RestoreLine
  | RecordWalled
  | RaiseQuery
  | DraftQuery
  | DiscardDraft
  | ReleaseDrafts
  | AnswerQuery
  | CloseQuery
  | ReopenQuery
  | CancelQuery
  | Sign
  | Withdraw
  | Complete
  | RecordDeath
  | Reinstate
  | VoidParticipant
  | AllocationCommand
  | CohortCommand
  | ProductCommand
  | GeneticCommand;

/** Where a form's instance is: at a visit (its key), or as a line of a log. */
export interface Place {
  readonly form: string;
  /** Visit key: the visit's id, with `#2` for its second occurrence. Absent for a log. */
  readonly visit?: string;
  /** Line of a log, from 1. A new line is opened by leaving it out. */
  readonly line?: number;
}

/** A number as it was typed: its text and, where it was not the field's, its UCUM unit. */
export interface Typed {
  readonly entered: string;
  readonly unit?: string;
}

/** The values of one row or of the part of a form outside repeating groups; `null` clears a value. */
export type Values = Readonly<Record<string, Datum | Typed | null>>;

/** Rows of repeating groups: group → row number → values. */
export type Rows = Readonly<Record<string, Readonly<Record<string, Values>>>>;

/** Puts a version of the study into use. */
export interface ReleaseStudy {
  readonly kind: "release-study";
}

/** Lets a site screen participants. */
export interface ActivateSite {
  readonly kind: "activate-site";
  readonly site: SiteId;
  readonly zone: string;
  readonly country: string;
  /**
   * Its product is received, ordered and given in this record, so that no dose is recorded there without an order but
   * after the fact. Can be said later of a site that is active, and is not taken back.
   */
  readonly supplied?: true;
}

/** Supplies the list that participants are assigned from, in order; several supplies are appended. */
export interface SupplyList {
  readonly kind: "supply-list";
  readonly entries: readonly ListEntry[];
}

export interface ListEntry {
  /** The randomisation number. */
  readonly number: string;
  readonly arm: string;
  /** The participant the entry is reserved for, where a list names people. */
  readonly participant?: ParticipantId;
  /** The levels of the study's factors that the entry is for, where the list is stratified. */
  readonly factors?: Levels;
}

interface OfParticipant {
  readonly participant: ParticipantId;
}

export interface Screen extends OfParticipant {
  readonly kind: "screen";
  readonly site: SiteId;
  readonly date: PartialDate;
}

export interface Consent extends OfParticipant {
  readonly kind: "consent";
  readonly version: string;
  /** The date on the signed form; missing with a reason when it is not known. */
  readonly date: PartialDate | Missing;
}

export interface AssessEligibility extends OfParticipant {
  readonly kind: "assess-eligibility";
}

/** Ends screening without enrolment. */
export interface FailScreening extends OfParticipant {
  readonly kind: "fail-screening";
  readonly date: PartialDate;
  readonly reason: string;
}

export interface Enrol extends OfParticipant {
  readonly kind: "enrol";
  readonly date: PartialDate;
  /** The cohort joined, where the study has cohorts: it fixes the dose level and the regimen. */
  readonly cohort?: string;
  /** There is no override; a reason given here is answered by a refusal that says so. */
  readonly override?: string;
}

/** Takes the next entry of the supplied list for the participant. */
export interface Assign extends OfParticipant {
  readonly kind: "assign";
  readonly date: PartialDate;
}

export interface StartVisit extends OfParticipant {
  readonly kind: "start-visit";
  readonly visit: string;
  /** The number the site gives an unscheduled visit, such as 4.1 for the first one after visit 4. */
  readonly number?: number;
  readonly date: PartialDate;
  /** The last day of a visit that took several. */
  readonly endDate?: PartialDate;
  readonly contact?: Contact;
}

/** Corrects when a visit was held; what is counted from its date moves with it. */
export interface CorrectVisit extends OfParticipant {
  readonly kind: "correct-visit";
  /** The visit key: the visit's id, with `#2` for its second time. */
  readonly visit: string;
  readonly date: PartialDate;
  readonly endDate?: PartialDate;
  readonly number?: number;
  /** Left out, the contact stays as it was recorded. */
  readonly contact?: Contact;
  readonly reason: string;
}

/** A visit that will not be held. Held after all, it is started as any other. */
export interface SkipVisit extends OfParticipant {
  readonly kind: "skip-visit";
  readonly visit: string;
  readonly reason: string;
}

/** Saves a form, whole or in part: only the fields named are touched. */
export interface SaveForm extends OfParticipant, Place {
  readonly kind: "save-form";
  readonly values: Values;
  readonly rows?: Rows;
  /** The instance's version that the person saw; a newer one is a conflict. */
  readonly basedOn?: number;
  /** Declares the form complete; from then on every change owes a reason. */
  readonly complete?: boolean;
  /** Why values change, per field (in a row: `group/row/field`, or the field for all rows), or one reason for all under `*`. */
  readonly reasons?: Readonly<Record<string, string>>;
  /**
   * Soft checks that do not hold and whose values are true nevertheless: the check's id, and a comment that may be
   * empty ("matches source"). One that holds after this save is passed over.
   */
  readonly confirmed?: Readonly<Record<string, string>>;
}

export interface CorrectValue extends OfParticipant, Place {
  readonly kind: "correct-value";
  readonly field: string;
  /** The row of a repeating group. */
  readonly row?: number;
  readonly value: Datum | Typed | null;
  readonly reason: string;
  readonly basedOn?: number;
}

export interface MarkMissing extends OfParticipant, Place {
  readonly kind: "mark-missing";
  /** `*` means every field that is asked now and has no answer, in every row too. */
  readonly fields: readonly string[] | "*";
  /** The row of a repeating group that the fields are in. */
  readonly row?: number;
  readonly reason: MissingReason;
  readonly basedOn?: number;
}

/** Records a dose that was given: a new line of the study's dose form. */
export interface RecordDose extends OfParticipant {
  readonly kind: "record-dose";
  readonly date: PartialDate;
  /** The dose level given, where the study is open; a blinded study leaves it out. */
  readonly level?: string;
  readonly visit?: string;
  readonly values?: Values;
  /** The dose was given although its cohort was closed or it was not its time: kept as a deviation, with the reason. */
  readonly afterTheFact?: true;
  readonly reason?: string;
}

/** Records an adverse event: a new line of the study's adverse-event form. */
export interface RecordAdverseEvent extends OfParticipant {
  readonly kind: "record-adverse-event";
  readonly values: Values;
  readonly rows?: Rows;
}

/** Takes a line that should not be there out of a log: it stays in the record, struck through, and counts nowhere. */
export interface WithdrawLine extends OfParticipant, Place {
  readonly kind: "withdraw-line";
  readonly reason: string;
}

/** Puts a withdrawn line back. */
export interface RestoreLine extends OfParticipant, Place {
  readonly kind: "restore-line";
  readonly reason: string;
}

/**
 * Records on a form that stands behind the wall: the same acts as on any other, kept in a stream of their own. A command
 * of its own, so that no other command opens the wall, whatever form it names.
 */
export interface RecordWalled extends OfParticipant {
  readonly kind: "record-walled";
  readonly act: WalledAct;
}

/** What is done to a walled form, of the participant whom the command names. */
export type WalledAct =
  | Act<SaveForm>
  | Act<CorrectValue>
  | Act<MarkMissing>
  | Act<WithdrawLine>
  | Act<RestoreLine>;

type Act<C extends OfParticipant> = Omit<C, "participant">;

/** What a query is about: the participant (nothing named), a visit, a form, a line, or one field of it. */
export interface QueryPlace extends Partial<Place> {
  readonly field?: string;
  /** The row of a repeating group that the field is in. */
  readonly row?: number;
}

/** Asks the site about something in the record. */
export interface RaiseQuery extends OfParticipant, QueryPlace {
  readonly kind: "raise-query";
  readonly text: string;
}

/** Writes a query down without asking it yet: the site sees nothing of it. */
export interface DraftQuery extends OfParticipant, QueryPlace {
  readonly kind: "draft-query";
  readonly text: string;
}

/** Drops a draft that will not be asked. */
export interface DiscardDraft extends OfParticipant {
  readonly kind: "discard-draft";
  /** The draft's number, which is the participant's own count of drafts from 1. */
  readonly draft: number;
}

/** Asks what drafts say, all in one act. */
export interface ReleaseDrafts extends OfParticipant {
  readonly kind: "release-drafts";
  readonly drafts: readonly number[];
}

interface OfQuery extends OfParticipant {
  /** The query's number, which is the participant's own count from 1. */
  readonly query: number;
}

export interface AnswerQuery extends OfQuery {
  readonly kind: "answer-query";
  readonly text: string;
}

export interface CloseQuery extends OfQuery {
  readonly kind: "close-query";
  readonly text?: string;
}

/** Asks again, because the answer does not settle it. */
export interface ReopenQuery extends OfQuery {
  readonly kind: "reopen-query";
  readonly text: string;
}

/** Takes back a query that was raised in error. */
export interface CancelQuery extends OfQuery {
  readonly kind: "cancel-query";
  readonly reason: string;
}

/** Signs instances of forms as they stand. Whoever sends this has made sure that the signer is who they are. */
export interface Sign extends OfParticipant {
  readonly kind: "sign";
  readonly places: readonly Place[];
  /** One of `signatureMeanings`. */
  readonly meaning: string;
  /** What the signer was shown, as `manifestOf` hashes it. */
  readonly manifest: Sha256;
}

/** Ends treatment, or taking part altogether. */
export interface Withdraw extends OfParticipant {
  readonly kind: "withdraw";
  readonly from: "treatment" | "study";
  readonly date: PartialDate;
  readonly reason: string;
  /** What the participant has agreed to go on with. */
  readonly continues?: readonly Continuation[];
}

export interface Complete extends OfParticipant {
  readonly kind: "complete";
  readonly date: PartialDate;
}

export interface RecordDeath extends OfParticipant {
  readonly kind: "record-death";
  readonly date: PartialDate;
}

/** Undoes a withdrawal from the study, or a completion, that was recorded by mistake. */
export interface Reinstate extends OfParticipant {
  readonly kind: "reinstate";
  readonly reason: string;
}

/** Says that a participant was added by mistake. The number is never given to another. */
export interface VoidParticipant extends OfParticipant {
  readonly kind: "void-participant";
  readonly reason: string;
}

/** A command with the id its sender gave it, so that sending it twice is doing it once. */
export interface Identified {
  readonly id: CommandId;
  readonly command: Command;
}
