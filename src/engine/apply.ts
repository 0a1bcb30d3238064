import { Fault, unreachable } from "../kernel/index.ts";
import type { ListEntry } from "./command.ts";
import type {
  AllocationEvent,
  Event,
  FormChange,
  Kept,
  KeptRows,
  ParticipantEventBody,
  Stamp,
  StudyEvent,
  VisitDates,
} from "./event.ts";
import { own } from "./own.ts";
import {
  type AllocationState,
  type DoseState,
  type FormState,
  formAt,
  type ParticipantState,
  type StudyState,
  type VisitState,
  visitOfKey,
} from "./state.ts";

/** The study after an event. */
export function applyStudy(state: StudyState, event: Event<StudyEvent>): StudyState {
  const version = state.version + 1;
  switch (event.type) {
    case "study-released":
      return { ...state, version, released: [...state.released, event.study] };
    case "site-activated": {
      const site = { zone: event.siteZone, country: event.country };
      return { ...state, version, sites: { ...state.sites, [event.site]: site } };
    }
    default:
      return unreachable(event);
  }
}

/** The allocation after an event. */
export function applyAllocation(
  state: AllocationState,
  event: Event<AllocationEvent>,
): AllocationState {
  const version = state.version + 1;
  switch (event.type) {
    case "list-supplied": {
      const entries = [...state.entries, ...event.entries];
      const reserved = { ...state.reserved };
      for (const entry of event.entries) {
        if (entry.participant !== undefined) reserved[entry.participant] = entry;
      }
      return { ...state, version, entries, reserved, next: nextFree(entries, state.next) };
    }
    case "arm-allocated": {
      const { participant, number, arm } = event;
      const { [participant]: _, ...reserved } = state.reserved;
      const isNext = state.entries[state.next]?.number === number;
      return {
        ...state,
        version,
        reserved,
        next: isNext ? nextFree(state.entries, state.next + 1) : state.next,
        allocated: { ...state.allocated, [participant]: { number, arm } },
      };
    }
    default:
      return unreachable(event);
  }
}

function nextFree(entries: readonly ListEntry[], from: number): number {
  let next = from;
  while (entries[next]?.participant !== undefined) next += 1;
  return next;
}

/** The participant after an event; the first event is `participant-screened`. */
export function applyParticipant(
  state: ParticipantState | undefined,
  event: Event<ParticipantEventBody>,
): ParticipantState {
  if (event.type === "participant-screened") {
    if (state !== undefined) throw new Fault(`participant ${state.id} was screened twice`);
    return {
      version: 1,
      id: event.participant,
      site: event.site,
      status: "screening",
      dates: { screened: event.date },
      consents: [],
      visitOrder: [],
      visits: {},
      forms: {},
      logs: {},
      doses: [],
    };
  }
  if (state === undefined) throw new Fault(`${event.type} before participant-screened`);
  return { ...state, ...changed(state, event), version: state.version + 1 };
}

type Later = Exclude<Event<ParticipantEventBody>, { type: "participant-screened" }>;

function changed(state: ParticipantState, event: Later): Partial<ParticipantState> {
  switch (event.type) {
    case "form-saved":
    case "dose-recorded":
    case "adverse-event-recorded":
      return saved(state, event);
    case "consent-given": {
      const { version, date } = event;
      const consents = [...state.consents, { version, date }];
      // Recorded late, an earlier consent is still the one that came first.
      const first = state.dates.consented ?? "9999";
      return typeof date === "string" && date < first
        ? { consents, dates: { ...state.dates, consented: date } }
        : { consents };
    }
    case "eligibility-assessed":
      return { eligible: event.eligible };
    case "screening-failed":
      return {
        status: "screen-failed",
        screeningEnded: event.date,
        endReason: event.reason,
      };
    case "participant-enrolled":
      return {
        status: "enrolled",
        eligible: "yes",
        ...(event.cohort === undefined ? {} : { cohort: event.cohort }),
        dates: { ...state.dates, enrolled: event.date },
      };
    case "participant-assigned":
      return {
        assigned: { number: event.number, commitment: event.commitment },
        dates: { ...state.dates, assigned: event.date },
      };
    case "visit-started":
    case "visit-corrected":
      return withVisit(state, event.visit, {
        visit: visitOfKey(event.visit),
        status: "held",
        ...visitDates(event),
        ...(event.daysOutside === undefined ? {} : { daysOutside: event.daysOutside }),
      });
    case "visit-skipped":
      return withVisit(state, event.visit, {
        visit: visitOfKey(event.visit),
        status: "skipped",
        reason: event.reason,
      });
    case "participant-withdrawn":
      return event.from === "treatment"
        ? { treatmentEnded: event.date, endReason: event.reason }
        : {
            status: "withdrawn",
            endReason: event.reason,
            dates: { ...state.dates, withdrawn: event.date },
          };
    case "participant-completed":
      return { status: "completed", dates: { ...state.dates, completed: event.date } };
    case "participant-died":
      return { status: "died", dates: { ...state.dates, died: event.date } };
    default:
      return unreachable(event);
  }
}

function withVisit(
  state: ParticipantState,
  key: string,
  visit: VisitState,
): Partial<ParticipantState> {
  const visits = { ...state.visits, [key]: visit };
  return own(state.visits, key) === undefined
    ? { visits, visitOrder: [...state.visitOrder, key] }
    : { visits };
}

/** When a visit was held, and its number, of anything that says so. */
export function visitDates({ date, endDate, number }: VisitDates): VisitDates {
  return {
    ...(date === undefined ? {} : { date }),
    ...(endDate === undefined ? {} : { endDate }),
    ...(number === undefined ? {} : { number: number === 0 ? 0 : number }), // JSON has no -0
  };
}

function saved(state: ParticipantState, event: FormChange & Stamp): Partial<ParticipantState> {
  const { form, visit, line = 0 } = event;
  const instance = instanceAfter(formAt(state, event), event);
  if (visit !== undefined) {
    const atVisit = { ...own(state.forms, visit), [form]: instance };
    return { forms: { ...state.forms, [visit]: atVisit } };
  }
  const logs = { ...state.logs, [form]: { ...own(state.logs, form), [line]: instance } };
  return event.dose === undefined
    ? { logs }
    : { logs, doses: withDose(state.doses, { ...event.dose, line }) };
}

function instanceAfter(before: FormState | undefined, event: FormChange & Stamp): FormState {
  const { form, visit, line, values, rows, findings = [], cleared } = event;
  // What nobody saved is nobody's newer version: it must not make another person's open form stale.
  const settled = event.follows !== undefined && before !== undefined;
  const after: FormState = {
    form,
    ...(visit === undefined ? {} : { visit }),
    ...(line === undefined ? {} : { line }),
    version: (before?.version ?? 0) + (settled ? 0 : 1),
    complete: before?.complete === true || event.complete === true,
    values: { ...before?.values, ...values },
    rows: rows === undefined ? (before?.rows ?? {}) : merged(before?.rows, rows),
    findings,
    savedBy: settled ? before.savedBy : event.by,
    savedAt: settled ? before.savedAt : event.at,
  };
  return cleared === undefined ? after : without(after, cleared);
}

function withDose(doses: readonly DoseState[], dose: DoseState): DoseState[] {
  return [...doses.filter((other) => other.line !== dose.line), dose].sort((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : a.line - b.line,
  );
}

function merged(before: KeptRows = {}, changes: KeptRows): KeptRows {
  const all: Record<string, Record<string, Kept>> = { ...before };
  for (const [group, rows] of Object.entries(changes)) {
    const target = { ...own(all, group) };
    for (const [row, values] of Object.entries(rows)) target[row] = { ...target[row], ...values };
    all[group] = target;
  }
  return all;
}

/** `cleared` names fields as `field`, or `group/row/field`. */
function without(form: FormState, cleared: readonly string[]): FormState {
  const values: Record<string, Kept[string]> = { ...form.values };
  const rows: Record<string, Record<string, Kept>> = { ...form.rows };
  for (const path of cleared) {
    const [group = "", row = "", field] = path.split("/");
    if (field === undefined) delete values[path];
    else {
      const { [field]: _, ...rest } = own(own(rows, group), row) ?? {};
      rows[group] = { ...own(rows, group), [row]: rest };
    }
  }
  return { ...form, values, rows };
}
