import type {
  Instant,
  PartialDate,
  ParticipantId,
  PersonId,
  Sha256,
  SiteId,
} from "../kernel/index.ts";
import type { Missing, ParticipantEvent } from "../definition/index.ts";
import type { ListEntry, Place } from "./command.ts";
import { own } from "./own.ts";
import type { DoseMark, Kept, KeptRows, VisitDates } from "./event.ts";

/** Everything that deciding a command may look at; each part is rebuilt from its own stream. */
export interface State {
  readonly study: StudyState;
  readonly allocation: AllocationState;
  /** Absent before screening, and for commands that concern no participant. */
  readonly participant?: ParticipantState;
}

export interface StudyState {
  readonly version: number;
  /** Hashes of the study versions released, oldest first. */
  readonly released: readonly Sha256[];
  readonly sites: Readonly<Record<SiteId, SiteState>>;
}

export interface SiteState {
  readonly zone: string;
  readonly country: string;
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
}

export type ParticipantStatus =
  | "screening"
  | "screen-failed"
  | "enrolled"
  | "withdrawn"
  | "completed"
  | "died";

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
  readonly assigned?: { readonly number: string; readonly commitment: Sha256 };
  /** When screening ended without enrolment. */
  readonly screeningEnded?: PartialDate;
  readonly treatmentEnded?: PartialDate;
  readonly endReason?: string;
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
  readonly savedBy: PersonId;
  readonly savedAt: Instant;
}

export const noStudy: StudyState = { version: 0, released: [], sites: {} };
export const noAllocation: AllocationState = {
  version: 0,
  entries: [],
  next: 0,
  reserved: {},
  allocated: {},
};

/** The instance of a form at a place, if it was ever saved. */
export function formAt(participant: ParticipantState, place: Place): FormState | undefined {
  return place.visit === undefined
    ? own(own(participant.logs, place.form), place.line ?? 0)
    : own(own(participant.forms, place.visit), place.form);
}

/** Every instance of a form in the order of their visits, or of their lines. */
export function instancesOf(participant: ParticipantState, form: string): FormState[] {
  const found: FormState[] = Object.values(own(participant.logs, form) ?? {});
  for (const visit of participant.visitOrder) {
    const instance = own(own(participant.forms, visit), form);
    if (instance !== undefined) found.push(instance);
  }
  return found;
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
