import type {
  Instant,
  Issue,
  PartialDate,
  ParticipantId,
  PersonId,
  Sha256,
  SiteId,
} from "../kernel/index.ts";
import type { Datum, Missing, ParticipantEvent } from "../definition/index.ts";
import { type Balance, noBalance } from "./allocation/balance.ts";
import type { UnblindingState } from "./allocation/state.ts";
import type { CohortsState } from "./cohort/state.ts";
import type { ListEntry, Place } from "./command.ts";
import type { Role } from "./context.ts";
import type { Continuation } from "./continuation.ts";
import type { GeneticState } from "./genetics/state.ts";
import { own } from "./own.ts";
import type { LotState, OrderState, ShipmentState, Stock, SupplyState } from "./product/state.ts";
import type { DoseMark, Kept, KeptRows, SignedPlace, VisitDates } from "./event.ts";

/** What deciding a command may look at; each part is rebuilt from its own stream. Nothing in it tells an arm. */
export interface BlindState {
  readonly study: StudyState;
  /** Absent before screening, and for commands that concern no participant. */
  readonly participant?: ParticipantState;
  /** Absent where the study raises no doses, and in a browser that only shows what a command would do. */
  readonly cohorts?: CohortsState;
  /** Drafts of queries about the participant; absent before the first, and for commands that concern none. */
  readonly drafts?: DraftsState;
}

/** Drafts of queries about one participant that are neither released nor discarded. */
export interface DraftsState {
  readonly version: number;
  /** How many were ever written: a number is never used again. */
  readonly count: number;
  readonly drafts: Readonly<Record<number, QueryDraft>>;
}

/** A query that is written down and not asked yet. */
export interface QueryDraft {
  readonly number: number;
  readonly place: Partial<Place>;
  readonly path?: string;
  readonly text: string;
  readonly value?: Datum;
  readonly by: PersonId;
  readonly role: Role;
  readonly at: Instant;
}

/** What is saved of one participant behind the wall: forms whose values tell who got what. */
export interface WalledForms {
  readonly version: number;
  /** By visit key, then form. */
  readonly forms: Readonly<Record<string, Readonly<Record<string, FormState>>>>;
  /** By log form, then line. */
  readonly logs: Readonly<Record<string, Readonly<Record<string, FormState>>>>;
}

/** What stands behind the wall: only commands that need it are given it. */
export interface Walled {
  readonly allocation: AllocationState;
  readonly supply?: SupplyState;
  /** The lots that a command names, or whose units it names. */
  readonly lots?: Readonly<Record<string, LotState>>;
  readonly shipment?: ShipmentState;
  /** Usable units at the participant's site, by arm. */
  readonly stock?: Stock;
  /** The participant's forms that tell who got what. */
  readonly walledForms?: WalledForms;
}

/** Everything that deciding any command may look at. */
export interface State extends BlindState, Walled {}

export interface StudyState {
  readonly version: number;
  /** Hashes of the study versions released, oldest first. */
  readonly released: readonly Sha256[];
  /** When each of them was put into use, in the same order. */
  readonly releasedAt: readonly Instant[];
  readonly sites: Readonly<Record<SiteId, SiteState>>;
}

export interface SiteState {
  readonly zone: string;
  readonly country: string;
  /** Its product is received, ordered and given in this record. */
  readonly supplied?: true;
}

/** Which entries of the supplied list are taken. Seen by unblinded roles only. */
export interface AllocationState {
  readonly version: number;
  readonly entries: readonly ListEntry[];
  /** Index of the first free entry that is reserved for nobody. */
  readonly next: number;
  /** Free entries that are reserved for a participant. */
  readonly reserved: Readonly<Record<ParticipantId, ListEntry>>;
  readonly allocated: Readonly<Record<ParticipantId, ListEntry>>;
  /** The seed of every draw, once allocation is open. */
  readonly seed?: string;
  /** What the methods of a plan need to know of all that was allocated. */
  readonly balance: Balance;
  /** Of a stratified list: index of the first free entry that is reserved for nobody, by stratum. */
  readonly nextIn?: Readonly<Record<string, number>>;
  /** How many of the entries were put into use, where the study's plan asks that somebody does. */
  readonly activated?: number;
  /** Who supplied entries last. */
  readonly suppliedBy?: PersonId;
  readonly closedArms?: readonly string[];
  readonly disclosed?: readonly Disclosure[];
}

/** Somebody was told an arm. */
export interface Disclosure {
  readonly participant: ParticipantId;
  readonly to: PersonId;
  readonly category: string;
  readonly at: Instant;
}

export type ParticipantStatus =
  | "screening"
  | "screen-failed"
  | "enrolled"
  | "withdrawn"
  | "completed"
  | "died"
  | "voided";

/** One participant's record, as their stream tells it. */
export interface ParticipantState {
  /** Events applied so far; the version that the next command expects. */
  readonly version: number;
  readonly id: ParticipantId;
  readonly site: SiteId;
  readonly status: ParticipantStatus;
  /** When the dated events of the participant's course were. */
  readonly dates: Readonly<Partial<Record<ParticipantEvent, PartialDate>>>;
  readonly consents: readonly ConsentState[];
  readonly eligible?: "yes" | "no" | "unknown";
  /** The cohort joined at enrolment, where the study has cohorts. */
  readonly cohort?: string;
  readonly assigned?: {
    readonly number: string;
    readonly commitment: Sha256;
    readonly factors?: Readonly<Record<string, string>>;
    /** What was wrong with the assignment, where something was. */
    readonly marked?: readonly { readonly error: string; readonly reason: string }[];
  };
  /** When screening ended without enrolment. */
  readonly screeningEnded?: PartialDate;
  readonly treatmentEnded?: PartialDate;
  /** Why treatment ended, with taking part going on. */
  readonly treatmentEndReason?: string;
  /** Why screening or taking part ended, or why the participant is void. */
  readonly endReason?: string;
  /** What goes on after a withdrawal from the study, where it was asked. */
  readonly continues?: readonly Continuation[];
  /** Visit keys in the order in which they were recorded. */
  readonly visitOrder: readonly string[];
  /** By visit key. Its own order means nothing: JavaScript moves keys that look like numbers to the front. */
  readonly visits: Readonly<Record<string, VisitState>>;
  /** By visit key, then form. */
  readonly forms: Readonly<Record<string, Readonly<Record<string, FormState>>>>;
  /** By log form, then line. */
  readonly logs: Readonly<Record<string, Readonly<Record<string, FormState>>>>;
  /** In the order of their dates. */
  readonly doses: readonly DoseState[];
  /** Queries that people raised, by number. A number is never used again. */
  readonly queries: Readonly<Record<number, QueryState>>;
  /** In the order in which they were given; one that has fallen stays. */
  readonly signatures: readonly SignatureState[];
  /** How often the code was opened or the arm learnt otherwise: never what it is. */
  readonly unblindings?: readonly UnblindingState[];
  readonly orders?: readonly OrderState[];
  /** Genetic assessments in the order of their recording; the last one counts. */
  readonly genetics?: readonly GeneticState[];
  /** When the record last changed, and the hash of the study version it changed under. */
  readonly changedAt: Instant;
  readonly under: Sha256;
}

export type QueryStatus = "open" | "answered" | "closed" | "cancelled";

/**
 * A query that a person raised, or that the software opened on a genetic report. What a rule of a form asks is a finding
 * of the instance, and no query is stored for it.
 */
export interface QueryState {
  readonly number: number;
  readonly status: QueryStatus;
  /** The instance it is about: all of it absent where it is about the participant, only `visit` where it is about a visit. */
  readonly place: Partial<Place>;
  /** The field it is about: `field`, or `group/row/field`. */
  readonly path?: string;
  /** Who asked, in which role, and when: the first entry of the thread says it again. */
  readonly raisedBy: PersonId;
  readonly raisedRole: Role;
  readonly raisedAt: Instant;
  /** What the field held when it was asked. */
  readonly value?: Datum;
  readonly thread: readonly QueryEntry[];
}

export type QueryAct =
  | "raised"
  | "answered"
  | "value-changed"
  | "reopened"
  | "closed"
  | "cancelled";

/** One moment of a query. */
export interface QueryEntry {
  readonly act: QueryAct;
  readonly by: PersonId;
  readonly role: Role;
  readonly at: Instant;
  /** What was said. A change of the value says nothing of its own. */
  readonly text?: string;
  /** Where the software asked by itself: the same in every language. */
  readonly issue?: Issue;
  /** What the field held after this; absent where it held nothing, or the query is about no field. */
  readonly value?: Datum;
}

/** A signature as it was given. Whether it still stands is asked of an instance: `signatureOf`. */
export interface SignatureState {
  readonly by: PersonId;
  readonly role: Role;
  readonly at: Instant;
  readonly meaning: string;
  readonly manifest: Sha256;
  readonly places: readonly SignedPlace[];
}

export interface ConsentState {
  readonly version: string;
  readonly date: PartialDate | Missing;
}

export interface VisitState extends VisitDates {
  readonly visit: string;
  readonly status: "held" | "skipped";
  readonly daysOutside?: number;
  readonly reason?: string;
}

/** A dose that was given, with the line of the dose form that holds its details. */
export interface DoseState extends DoseMark {
  readonly line: number;
}

/** One instance of a form, as it stands. */
export interface FormState extends Place {
  /** How often somebody saved it; what `basedOn` is compared with. */
  readonly version: number;
  readonly complete: boolean;
  readonly values: Kept;
  readonly rows: KeptRows;
  readonly findings: readonly string[];
  /** Soft checks among the findings that a person has confirmed, by the check's id. */
  readonly confirmations?: Readonly<Record<string, Confirmation>>;
  /** Which save last changed a field, by path. */
  readonly touched: Readonly<Record<string, Touch>>;
  /** Of a line that was withdrawn: it stays, and counts nowhere. */
  readonly withdrawn?: Withdrawal;
  /** The last signature on it. */
  readonly signature?: FormSignature;
  readonly savedBy: PersonId;
  readonly savedAt: Instant;
}

/** A person's word that a value is true though a soft check asks about it. */
export interface Confirmation {
  /** May be empty: "matches source". */
  readonly comment: string;
  readonly by: PersonId;
  readonly at: Instant;
}

/** Who changed a field last, when, and which version of the instance that made. */
export interface Touch {
  readonly version: number;
  readonly by: PersonId;
  readonly at: Instant;
}

export interface Withdrawal {
  readonly reason: string;
  readonly by: PersonId;
  readonly at: Instant;
  /** The dose that the line was, and is again once it is put back. */
  readonly dose?: DoseMark;
}

export interface FormSignature {
  /** Which of the participant's signatures. */
  readonly index: number;
  /** Paths of what changed since; present once the signature has fallen. */
  readonly changed?: readonly string[];
}

export const noStudy: StudyState = { version: 0, released: [], releasedAt: [], sites: {} };
export const noAllocation: AllocationState = {
  version: 0,
  entries: [],
  next: 0,
  reserved: {},
  allocated: {},
  balance: noBalance,
};

/** The instance of a form at a place, if it was ever saved. */
export function formAt(
  participant: Pick<ParticipantState, "forms" | "logs">,
  place: Place,
): FormState | undefined {
  return place.visit === undefined
    ? own(own(participant.logs, place.form), place.line ?? 0)
    : own(own(participant.forms, place.visit), place.form);
}

/** Every instance of a form that counts, in the order of their visits, or of their lines: withdrawn lines are left out. */
export function instancesOf(participant: ParticipantState, form: string): FormState[] {
  const found = linesOf(participant, form).filter(isCounted);
  for (const visit of participant.visitOrder) {
    const instance = own(own(participant.forms, visit), form);
    if (instance !== undefined) found.push(instance);
  }
  return found;
}

function isCounted({ withdrawn }: FormState): boolean {
  return withdrawn === undefined;
}

/** Every line of a log in the order of their numbers, withdrawn ones too. */
export function linesOf(participant: ParticipantState, form: string): FormState[] {
  return Object.values(own(participant.logs, form) ?? {});
}

/** The visit a visit key belongs to: `fu#2` is the second `fu`. */
export function visitOfKey(key: string): string {
  const mark = key.indexOf("#");
  return mark === -1 ? key : key.slice(0, mark);
}

/** The keys of a visit's occurrences, first to last. */
export function visitKeys(participant: ParticipantState, visit: string): string[] {
  return participant.visitOrder.filter((key) => visitOfKey(key) === visit);
}

/** The key of the next occurrence of a visit. */
export function nextVisitKey(participant: ParticipantState, visit: string): string {
  const count = visitKeys(participant, visit).length;
  return count === 0 ? visit : `${visit}#${count + 1}`;
}
