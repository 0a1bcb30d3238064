import type { Study } from "../../definition/index.ts";
import type { FormState, ParticipantState } from "../../engine/index.ts";
import { joinedVisit } from "./join-studies.ts";
import { lastLine } from "./separate-origin.ts";

type Logs = ParticipantState["logs"];
type Forms = ParticipantState["forms"];
type Visits = ParticipantState["visits"];

/**
 * The records of two studies as one, person by person, by their number: what the later study holds stands after what the
 * earlier does. How somebody ended is how they ended last; whoever did not go on keeps the earlier record.
 */
export function joinRecords(
  later: Pick<Study, "id" | "forms">,
  before: Iterable<ParticipantState>,
  after: ReadonlyMap<string, ParticipantState>,
): ParticipantState[] {
  return [...before].map((person) => {
    const next = after.get(person.id);
    return next === undefined || next.dates.enrolled === undefined
      ? person
      : joined(later, person, next);
  });
}

function joined(
  later: Pick<Study, "id" | "forms">,
  before: ParticipantState,
  next: ParticipantState,
): ParticipantState {
  const doses = later.forms.find(({ purpose }) => purpose === "dose");
  const dates = { ...before.dates };
  delete dates.completed;
  const { died, withdrawn, completed } = next.dates;
  const keyed = <T>(of: Readonly<Record<string, T>>): [string, T][] =>
    Object.entries(of).map(([key, value]) => [joinedVisit(later, key), value]);
  const visits: Visits = Object.fromEntries(
    keyed(next.visits).map(([key, visit]) => [
      key,
      { ...visit, visit: joinedVisit(later, visit.visit) },
    ]),
  );
  const forms: Forms = Object.fromEntries(
    keyed(next.forms).map(([key, some]) => [
      key,
      Object.fromEntries(Object.entries(some).map(([id, form]) => [id, { ...form, visit: key }])),
    ]),
  );
  return {
    ...before,
    ...(next.endReason === undefined ? {} : { endReason: next.endReason }),
    version: before.version + next.version,
    status: next.status,
    dates: {
      ...dates,
      ...(died === undefined ? {} : { died }),
      ...(withdrawn === undefined ? {} : { withdrawn }),
      ...(completed === undefined ? {} : { completed }),
    },
    visitOrder: [...before.visitOrder, ...next.visitOrder.map((key) => joinedVisit(later, key))],
    visits: { ...before.visits, ...visits },
    forms: { ...before.forms, ...forms },
    logs: joinLogs(before, next.logs),
    doses: [
      ...before.doses,
      ...next.doses.map((dose) => ({
        ...dose,
        line: dose.line + lastLine(before, doses?.id ?? ""),
        ...(dose.visit === undefined ? {} : { visit: joinedVisit(later, dose.visit) }),
      })),
    ],
  };
}

function joinLogs(before: ParticipantState, next: Logs): Logs {
  const all: Record<string, Record<string, FormState>> = {};
  for (const [form, lines] of Object.entries(before.logs)) all[form] = { ...lines };
  for (const [form, lines] of Object.entries(next)) {
    const own = (all[form] ??= {});
    for (const [line, state] of Object.entries(lines)) {
      const number = Number(line) + lastLine(before, form);
      own[String(number)] = { ...state, line: number };
    }
  }
  return all;
}
