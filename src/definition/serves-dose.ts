import type { SupplyItem } from "./supply-plan.ts";

/** Which dose of whom is asked about. */
export interface DoseAsked {
  /** From 1 on, as doses are given. */
  readonly dose: number;
  readonly arm?: string;
  /** The visit that it is ordered for. */
  readonly visit?: string;
}

/** Whether an item is for a dose of an arm, as far as its lines of doses say: where it has none, for every dose. */
export function servesDose({ doses }: SupplyItem, { dose, arm, visit }: DoseAsked): boolean {
  if (doses === undefined) return true;
  return doses.some(
    ({ arms, from = 1, to, visits }) =>
      (arms === undefined || (arm !== undefined && arms.includes(arm))) &&
      dose >= from &&
      dose <= (to ?? Number.POSITIVE_INFINITY) &&
      (visits === undefined || (visit !== undefined && visits.includes(visit))),
  );
}
