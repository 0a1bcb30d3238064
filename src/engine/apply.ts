import { Fault, unreachable } from "../kernel/index.ts";
import { armAllocated, listSupplied } from "./allocation/apply-list.ts";
import { applyBlind } from "./allocation/apply-blind.ts";
import { lineChanged, saved, signed } from "./apply-form.ts";
import { queriesAfter } from "./apply-query.ts";
import type { Continuation } from "./continuation.ts";
import type {
  AllocationEvent,
  Event,
  ParticipantEventBody,
  StudyEvent,
  VisitDates,
} from "./event.ts";
import { applyGenetic } from "./genetics/apply-genetic.ts";
import { own } from "./own.ts";
import { applyOrder } from "./product/apply-order.ts";
import {
  type AllocationState,
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
      return {
        ...state,
        version,
        released: [...state.released, event.study],
        releasedAt: [...state.releasedAt, event.at],
      };
    case "site-activated": {
      const { siteZone, country, supplied } = event;
      const site = { zone: siteZone, country, ...(supplied === true ? { supplied } : {}) };
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
    case "list-supplied":
      return listSupplied({ ...state, version }, event);
    case "arm-allocated":
      return armAllocated({ ...state, version }, event);
    case "allocation-opened":
      return { ...state, version, seed: event.seed };
    case "list-activated":
      return { ...state, version, activated: event.entries };
    case "arm-closed":
      return { ...state, version, closedArms: [...(state.closedArms ?? []), event.arm] };
    case "arm-reopened": {
      const closedArms = (state.closedArms ?? []).filter((arm) => arm !== event.arm);
      return { ...state, version, closedArms };
    }
    case "arm-disclosed": {
      const { participant, to, category, at } = event;
      const disclosed = [...(state.disclosed ?? []), { participant, to, category, at }];
      return { ...state, version, disclosed };
    }
    default:
      return unreachable(event);
  }
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
      queries: {},
      signatures: [],
      changedAt: event.at,
      under: event.under,
    };
  }
  if (state === undefined) throw new Fault(`${event.type} before participant-screened`);
  const after = event.type === "participant-reinstated" ? reinstated(state, event.from) : state;
  return {
    ...after,
    ...changed(after, event),
    version: state.version + 1,
    changedAt: event.at,
    under: event.under,
  };
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
        assigned: {
          number: event.number,
          commitment: event.commitment,
          ...(event.factors === undefined ? {} : { factors: event.factors }),
        },
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
        ? { treatmentEnded: event.date, treatmentEndReason: event.reason, ...goingOn(event) }
        : {
            status: "withdrawn",
            endReason: event.reason,
            ...goingOn(event),
            dates: { ...state.dates, withdrawn: event.date },
          };
    case "participant-completed":
      return { status: "completed", dates: { ...state.dates, completed: event.date } };
    case "participant-died":
      return { status: "died", dates: { ...state.dates, died: event.date } };
    case "participant-reinstated":
      return { status: event.to };
    case "participant-voided":
      return { status: "voided", endReason: event.reason };
    case "line-withdrawn":
    case "line-restored":
      return lineChanged(state, event);
    case "query-raised":
    case "query-answered":
    case "query-reopened":
    case "query-closed":
    case "query-cancelled":
      return { queries: queriesAfter(state.queries, event) };
    case "forms-signed":
      return signed(state, event);
    case "allocation-marked":
    case "code-opened":
    case "unblinding-practised":
    case "paper-opened":
    case "unblinding-reported":
    case "unblinding-assessed":
      return applyBlind(state, event);
    case "product-ordered":
    case "product-ready":
    case "product-thawed":
    case "bedside-matched":
    case "bedside-mismatched":
    case "bedside-noted":
    case "product-administered":
    case "product-discarded":
    case "product-returned":
      return { orders: applyOrder(state.orders, event) };
    case "genetic-assessment-recorded":
    case "variant-adjudicated":
      return { genetics: applyGenetic(state.genetics, event) };
    default:
      return unreachable(event);
  }
}

function goingOn({
  continues,
}: {
  readonly continues?: readonly Continuation[];
}): Partial<ParticipantState> {
  return continues === undefined ? {} : { continues };
}

/** The participant without what a withdrawal or completion said. */
function reinstated(state: ParticipantState, from: "withdrawn" | "completed"): ParticipantState {
  const { endReason: _, continues, dates, ...others } = state;
  const { [from]: __, ...kept } = dates;
  // What goes on after treatment ended was not said by what is undone.
  const stays = state.treatmentEnded === undefined || continues === undefined ? {} : { continues };
  return { ...others, ...stays, dates: kept };
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
export function visitDates({ date, endDate, number, contact }: VisitDates): VisitDates {
  return {
    ...(date === undefined ? {} : { date }),
    ...(endDate === undefined ? {} : { endDate }),
    ...(number === undefined ? {} : { number: number === 0 ? 0 : number }), // JSON has no -0
    ...(contact === undefined ? {} : { contact }),
  };
}
