import type { DoseRegimen } from "../plan.ts";
import type { Study } from "../study.ts";

/** How many doses a regimen has: as many as it says when, at most as many as it says. */
export function dosesOf({ intervalsDays, thenEveryDays, doses }: DoseRegimen): number {
  const timed = thenEveryDays === undefined ? intervalsDays.length + 1 : Number.POSITIVE_INFINITY;
  return Math.min(timed, doses ?? Number.POSITIVE_INFINITY);
}

/** The most doses that participants of an arm can get; of any arm when none is named. None without a regimen. */
export function mostDoses(study: Study, arm?: string): number {
  const regimens = study.regimens.filter(
    ({ arms }) => arm === undefined || arms === undefined || arms.includes(arm),
  );
  return Math.max(0, ...regimens.map(dosesOf));
}

/** Whether doses can be recorded at all: a regimen says when, a form keeps them. */
export function isDosed(study: Study): boolean {
  return study.regimens.length > 0 || study.forms.some(({ purpose }) => purpose === "dose");
}
