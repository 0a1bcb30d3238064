import { localDate, type Instant } from "../../kernel/index.ts";
import type { OrderState, ParticipantState, StudyState } from "../../engine/index.ts";
import type { OrderLine } from "../contract.ts";
import type { Server } from "../server-parts.ts";
import type { Walled } from "../wall-access.ts";
import { seesPlace, zoneAt } from "./wall-places.ts";

/** More orders than any pharmacy has open; older ones are found at their participants. */
const mostLooked = 1_000;

/** The orders that a pharmacy has to prepare or to see given, found by what participants' records say of orders. */
export async function ordersSeen(
  { store }: Server,
  person: string,
  { study, trial, sites }: Walled,
  at: Instant,
): Promise<readonly OrderLine[]> {
  const { events } = await store.searchJournal(person, {
    study: study.id,
    types: ["product-ordered"],
    limit: mostLooked,
  });
  const ids = [...new Set(events.map(({ stream }) => stream.slice("participant/".length)))];
  const state = await trial.studyState();
  const lines: OrderLine[] = [];
  for (const id of ids) {
    const participant = await trial.participant(id);
    if (participant === undefined || !seesPlace(sites, participant.site)) continue;
    for (const order of participant.orders ?? []) {
      lines.push(orderLine(state, participant, order, at));
    }
  }
  return lines.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** An order in one line. */
export function orderLine(
  state: Pick<StudyState, "sites">,
  { id, site }: ParticipantState,
  { order, visit, date, status, medication }: OrderState,
  at: Instant,
): OrderLine {
  return {
    participant: id,
    site,
    order,
    ...(visit === undefined ? {} : { visit }),
    date,
    ...(medication === undefined ? {} : { medication }),
    status,
    late: status === "ordered" && date <= localDate(at, zoneAt(state, site)),
  };
}
