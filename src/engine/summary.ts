import {
  daySpan,
  type Instant,
  type PartialDate,
  type PersonId,
  type Sha256,
} from "../kernel/index.ts";
import type { Study, Visit } from "../definition/index.ts";
import { openFindings } from "./confirmation.ts";
import type { Role } from "./context.ts";
import { byDate } from "./instances.ts";
import { own } from "./own.ts";
import { isWalledForm } from "./plan.ts";
import { nextDoseOf } from "./regimen.ts";
import { type ScheduledVisit, scheduleOf, type Window } from "./schedule.ts";
import { signatureOf } from "./signature.ts";
import {
  type FormState,
  linesOf,
  type ParticipantState,
  type ParticipantStatus,
  type QueryState,
} from "./state.ts";

/**
 * A participant in short, for lists and the matrix of participants: plain JSON that is made anew from the state
 * after every change. It says nothing that a blinded role may not know: no arm, no dose level. What is none, zero or
 * unknown is left out.
 */
export interface Summary {
  readonly participant: string;
  readonly site: string;
  readonly status: ParticipantStatus;
  /** The date that the status holds from. */
  readonly since?: PartialDate;
  /** When the participant was enrolled, whatever became of them. */
  readonly enrolled?: PartialDate;
  /** The version of the participant's stream that this is made of. */
  readonly version: number;
  readonly cohort?: string;
  /** Versions of the consent that were signed, in the order of their recording. */
  readonly consents: readonly string[];
  readonly eligible?: "yes" | "no" | "unknown";
  /** The randomisation number, which tells no arm. */
  readonly number?: string;
  readonly doses: readonly PartialDate[];
  readonly nextDose?: Window & { readonly dose: number };
  /** In protocol order; those that the protocol does not date stand where they belong in time. */
  readonly visits: readonly VisitMark[];
  /** One per line of every log, in the study's order of logs. */
  readonly logs: readonly FormMark[];
  /** Queries that people raised and that are not settled. */
  readonly queries: QueryCounts;
  /** The same queries by who raised them, in which role: that role settles them. */
  readonly askers?: readonly Asker[];
  readonly lastChange?: Instant;
  /** Hash of the study version the record last changed under. */
  readonly under?: Sha256;
}

/** Queries that the site has to answer, and that it has answered. */
export interface QueryCounts {
  readonly open?: number;
  readonly answered?: number;
}

/** Somebody whose queries are not settled. */
export interface Asker extends QueryCounts {
  readonly by: PersonId;
  readonly role: Role;
}

export interface VisitMark {
  readonly visit: string;
  readonly key: string;
  readonly status: ScheduledVisit["status"];
  readonly date?: PartialDate;
  /** The window, of a visit that is due. */
  readonly due?: PartialDate;
  readonly earliest?: PartialDate;
  readonly latest?: PartialDate;
  /** Days outside the window: negative early, positive late. */
  readonly outside?: number;
  /** Of a visit that was held: the forms it collects, and those optional ones that were begun. Of any other: none. */
  readonly forms: readonly FormMark[];
}

export type FormMarkState = "expected" | "started" | "complete" | "signed" | "fallen" | "withdrawn";

export interface FormMark extends QueryCounts {
  readonly form: string;
  /** Of a log. */
  readonly line?: number;
  readonly state: FormMarkState;
  /** Findings that nobody has confirmed. */
  readonly findings?: number;
}

/** Summarises a participant; a pure function of the study and the state, the same on every day. */
export function summarise(study: Study, participant: ParticipantState): Summary {
  const { id, site, status, version, dates, cohort, eligible, assigned } = participant;
  const since = statusSince(participant);
  const next = nextDoseOf(study, participant);
  const queries = Object.values(participant.queries);
  const askers = askersOf(queries);
  return {
    participant: id,
    site,
    status,
    ...(since === undefined ? {} : { since }),
    ...(dates.enrolled === undefined ? {} : { enrolled: dates.enrolled }),
    version,
    ...(cohort === undefined ? {} : { cohort }),
    consents: participant.consents.map((consent) => consent.version),
    ...(eligible === undefined ? {} : { eligible }),
    ...(assigned === undefined ? {} : { number: assigned.number }),
    doses: participant.doses.map(({ date }) => date),
    ...(next === undefined ? {} : { nextDose: next }),
    visits: visitMarks(study, participant, queries),
    logs: study.forms
      .filter(({ log }) => log === true)
      .flatMap(({ id: form }) =>
        linesOf(participant, form).map((line) => instanceMark(participant, line, queries)),
      ),
    queries: queryCounts(queries),
    ...(askers.length === 0 ? {} : { askers }),
    lastChange: participant.changedAt,
    under: participant.under,
  };
}

/** What a cell of the matrix shows of something that is due, on a day at the site. */
export function dueState(
  window: Pick<Window, "earliest" | "latest">,
  today: PartialDate,
): "later" | "due" | "overdue" {
  const day = daySpan(today).first;
  if (day < daySpan(window.earliest).first) return "later";
  return day > daySpan(window.latest).last ? "overdue" : "due";
}

/** The date that a participant's status holds from. */
export function statusSince(participant: ParticipantState): PartialDate | undefined {
  const { status, dates, screeningEnded } = participant;
  switch (status) {
    case "screening":
      return dates.screened;
    case "screen-failed":
      return screeningEnded;
    case "enrolled":
    case "withdrawn":
    case "completed":
    case "died":
      return dates[status];
    case "voided":
      return undefined;
  }
}

function visitMarks(
  study: Study,
  participant: ParticipantState,
  queries: readonly QueryState[],
): VisitMark[] {
  const planned: VisitMark[] = [];
  const undated: VisitMark[] = [];
  const known = new Map(study.visits.map((visit) => [visit.id, visit]));
  for (const scheduled of scheduleOf(study, participant)) {
    const visit = known.get(scheduled.visit);
    if (visit === undefined) continue;
    const mark = visitMark(study, participant, visit, scheduled, queries);
    if (visit.timing === undefined) undated.push(mark);
    else planned.push(mark);
  }
  undated.sort((a, b) => byDate(participant, a.key, b.key));
  for (const mark of undated) planned.splice(placeInTime(planned, mark), 0, mark);
  return planned;
}

/** After the last visit that was held, or is due, no later than a visit without a place in the protocol. */
function placeInTime(marks: readonly VisitMark[], { date }: VisitMark): number {
  if (date === undefined) return marks.length;
  const last = daySpan(date).last;
  const before = marks.findLastIndex((mark) => {
    const when = mark.date ?? mark.due;
    return when !== undefined && daySpan(when).first <= last;
  });
  return before + 1;
}

function visitMark(
  study: Study,
  participant: ParticipantState,
  visit: Visit,
  { key, status, date, window, daysOutside = 0 }: ScheduledVisit,
  queries: readonly QueryState[],
): VisitMark {
  return {
    visit: visit.id,
    key,
    status,
    ...(date === undefined ? {} : { date }),
    ...(status === "due" ? window : {}),
    ...(daysOutside === 0 ? {} : { outside: daysOutside }),
    forms: status === "held" ? formMarks(study, participant, visit, key, queries) : [],
  };
}

function formMarks(
  study: Study,
  participant: ParticipantState,
  { forms, optional = [] }: Visit,
  visit: string,
  queries: readonly QueryState[],
): FormMark[] {
  const saved = own(participant.forms, visit) ?? {};
  const shown = [...new Set([...forms, ...optional, ...Object.keys(saved)])];
  return shown.flatMap((form) => {
    const instance = own(saved, form);
    if (instance !== undefined) return [instanceMark(participant, instance, queries)];
    // What stands behind the wall is expected by nobody who reads this.
    if (!forms.includes(form) || isWalledForm(study, form)) return [];
    return [{ form, state: "expected" as const, ...queryCounts(queriesAt(queries, form, visit)) }];
  });
}

function instanceMark(
  participant: ParticipantState,
  instance: FormState,
  queries: readonly QueryState[],
): FormMark {
  const { form, visit, line } = instance;
  const findings = openFindings(instance).length;
  return {
    form,
    ...(line === undefined ? {} : { line }),
    state: markState(participant, instance),
    ...(findings === 0 ? {} : { findings }),
    ...queryCounts(queriesAt(queries, form, visit, line)),
  };
}

function markState(participant: ParticipantState, instance: FormState): FormMarkState {
  if (instance.withdrawn !== undefined) return "withdrawn";
  const { state } = signatureOf(participant, instance);
  if (state !== "none") return state;
  return instance.complete ? "complete" : "started";
}

function queriesAt(
  queries: readonly QueryState[],
  form: string,
  visit: string | undefined,
  line?: number,
): QueryState[] {
  return queries.filter(
    ({ place }) => place.form === form && place.visit === visit && place.line === line,
  );
}

function askersOf(queries: readonly QueryState[]): Asker[] {
  const unsettled = queries.filter(({ status }) => status === "open" || status === "answered");
  const seen = new Set<string>();
  return unsettled.flatMap(({ raisedBy: by, raisedRole: role }): Asker[] => {
    if (seen.has(`${role} ${by}`)) return [];
    seen.add(`${role} ${by}`);
    const own = unsettled.filter(
      ({ raisedBy, raisedRole }) => raisedBy === by && raisedRole === role,
    );
    return [{ by, role, ...queryCounts(own) }];
  });
}

function queryCounts(queries: readonly QueryState[]): QueryCounts {
  const open = queries.filter(({ status }) => status === "open").length;
  const answered = queries.filter(({ status }) => status === "answered").length;
  return { ...(open === 0 ? {} : { open }), ...(answered === 0 ? {} : { answered }) };
}
