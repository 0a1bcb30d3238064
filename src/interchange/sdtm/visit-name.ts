import { type ParticipantState, visitOfKey } from "../../engine/index.ts";
import type { Cell } from "../table.ts";
import type { Catalogue } from "./catalogue.ts";

/**
 * The number of a visit: as the site gave it, else as the study names it, else its place among the study's visits.
 * The second time of a visit is one hundredth more, and so on.
 */
export function visitNumber(
  catalogue: Catalogue,
  participant: ParticipantState,
  key: string,
): number | undefined {
  const given = participant.visits[key]?.number;
  if (given !== undefined) return given;
  const visit = catalogue.visits.get(visitOfKey(key));
  if (visit === undefined) return undefined;
  const base = visit.sdtm?.visitNumber ?? catalogue.study.visits.indexOf(visit) + 1;
  const time = Number(key.split("#")[1] ?? 1);
  return time === 1 ? base : (Math.round(base * 100) + time - 1) / 100;
}

/** The name of a visit in the datasets; the second time of a visit says so. */
export function visitName(catalogue: Catalogue, participant: ParticipantState, key: string): Cell {
  const visit = catalogue.visits.get(visitOfKey(key));
  if (visit === undefined) return null;
  const number = visitNumber(catalogue, participant, key);
  const name = visit.sdtm?.visit ?? visit.title.en.toUpperCase();
  if (name.includes("{number}")) return name.replace("{number}", String(number ?? ""));
  const time = key.split("#")[1];
  return time === undefined ? name : `${name} ${time}`;
}

/** The planned study day of a visit: day 1 is the day of the first dose, there is no day 0. */
export function plannedDay(catalogue: Catalogue, key: string): number | null {
  const visit = catalogue.visits.get(visitOfKey(key));
  if (visit?.sdtm !== undefined) return visit.sdtm.visitDay ?? null;
  const { timing } = visit ?? {};
  if (timing === undefined || !("dose" in timing.anchor) || timing.anchor.dose !== 1) return null;
  return timing.targetDays < 0 ? timing.targetDays : timing.targetDays + 1;
}
