import type { AccessLine } from "../../server/contract.ts";
import { mayGive, type Summary } from "../../engine/index.ts";
import { rolesAt } from "../participant/rights.ts";

/** Whose queries are one's own: those that wait for one's word, and those one has raised oneself. */
export const mineChoices = ["waiting", "raised"] as const;
export type Mine = (typeof mineChoices)[number];

/** Who filters: which queries are theirs follows from it. */
export interface Me {
  readonly person: string;
  readonly access: readonly AccessLine[];
}

/** Which of the unsettled queries of a participant are somebody's own. */
export function mineOf({ site, queries, askers = [] }: Summary, { person, access }: Me): Mine[] {
  const found: Mine[] = [];
  if (queries.open === undefined && queries.answered === undefined) return found;
  const roles = rolesAt(access, site);
  const answers = roles.some((role) => mayGive(role, "answer-query"));
  const closes = roles.filter((role) => mayGive(role, "close-query"));
  const waits =
    (answers && (queries.open ?? 0) > 0) ||
    // A query is settled by the role that raised it, or by a data manager.
    askers.some(
      ({ role, answered = 0 }) =>
        answered > 0 && closes.some((own) => own === role || own === "data-manager"),
    );
  if (waits) found.push("waiting");
  if (askers.some(({ by }) => by === person)) found.push("raised");
  return found;
}
