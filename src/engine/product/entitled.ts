import { servesDose, type Study } from "../../definition/index.ts";
import { own } from "../own.ts";
import type { AllocationState, ParticipantState } from "../state.ts";
import { itemOf } from "./certificate.ts";
import type { Occasion } from "./dose-number.ts";
import type { LotState } from "./state.ts";

/**
 * Whether a lot is what a participant is to get on an occasion: for a dose, an item for that dose at the level of their
 * cohort or, between arms, of the arm that allocation gave them; to take home, an item of that medication; a lot made
 * of their own cells, if it is autologous.
 */
export function isEntitled(
  study: Study,
  person: ParticipantState,
  allocation: AllocationState,
  lot: LotState,
  occasion: Occasion,
): boolean {
  const item = itemOf(study, lot.item);
  if (item === undefined || item.home !== occasion.medication) return false;
  if (item.origin === "autologous" && lot.participant !== person.id) return false;
  const arm = armOf(study, person, allocation);
  const isOfArm = arm === undefined ? study.arms.length === 0 : (item.arms?.includes(arm) ?? true);
  if (item.home !== undefined) return isOfArm;
  if (!item.levels.includes(lot.level)) return false;
  const cohort = study.cohorts.find(({ id }) => id === person.cohort);
  if (cohort !== undefined && cohort.level !== lot.level) return false;
  const asked = { ...occasion, ...(arm === undefined ? {} : { arm }) };
  if (!isOfArm || !servesDose(item, asked)) return false;
  return arm === undefined || levelsOfArm(study, arm).has(lot.level);
}

function armOf(
  study: Study,
  { id }: ParticipantState,
  { allocated }: AllocationState,
): string | undefined {
  return study.arms.length === 1 ? study.arms[0]?.id : own(allocated, id)?.arm;
}

/** The dose levels that the regimens of an arm give. */
export function levelsOfArm(study: Study, arm: string): ReadonlySet<string> {
  const regimens = study.regimens.filter(({ arms }) => arms?.includes(arm) ?? true);
  return new Set(regimens.flatMap(({ levels }) => levels));
}
