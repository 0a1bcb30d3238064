import type { Instant, ParticipantId } from "../../kernel/index.ts";
import { msOf } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import type { ParticipantState } from "../state.ts";
import { orderUnitOf } from "./decide-bedside.ts";
import { isOfAnotherDose } from "./dose-number.ts";
import type { BedsideProblem } from "./event.ts";
import type { OrderUnit } from "./state.ts";

/**
 * Minutes from thaw to the end of a dose, for what a participant may be given whatever their arm; `undefined` where it
 * is not frozen. In a blinded study `check` sees to it that they are the same for every arm.
 */
export function thawLimitOf(study: Study, person: ParticipantState): number | undefined {
  const level = study.cohorts.find(({ id }) => id === person.cohort)?.level;
  const items = (study.supply?.items ?? []).filter(
    ({ levels }) => level === undefined || levels.includes(level),
  );
  const limits = items.flatMap(({ thawMinutes }) => thawMinutes ?? []);
  return limits.length === 0 ? undefined : Math.min(...limits);
}

/** Whole minutes since a unit was thawed, as the participant's own record tells it. */
export function minutesThawed({ thawedAt }: OrderUnit, at: Instant): number | undefined {
  return thawedAt === undefined ? undefined : Math.ceil((msOf(at) - msOf(thawedAt)) / 60_000);
}

/** Two scans as they were read. */
export interface Scans {
  readonly participant: ParticipantId;
  readonly wristband: string;
  readonly unit: string;
}

/**
 * What of two scans is certainly wrong by the participant's own record, without what stands behind the wall. That
 * nothing is found does not mean that they match: whether a unit is blocked or expired only the server knows.
 */
export function visibleProblems(
  study: Study,
  person: ParticipantState,
  { participant, wristband, unit }: Scans,
  at: Instant,
): readonly BedsideProblem[] {
  const problems: BedsideProblem[] = [];
  if (wristband !== participant) problems.push("participant");
  const mine = orderUnitOf(person, unit);
  if (mine === undefined || mine.ending !== undefined) return [...problems, "unit"];
  if (isOfAnotherDose(person, unit)) problems.push("occasion");
  const limit = thawLimitOf(study, person);
  if (limit === undefined) return problems;
  const minutes = minutesThawed(mine, at);
  if (minutes === undefined) problems.push("not-thawed");
  else if (minutes > limit) problems.push("thawed-too-long");
  return problems;
}
