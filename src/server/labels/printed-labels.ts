import type { Store } from "../../store/index.ts";
import { identityStudy } from "../identity/index.ts";

const before = (study: string): string => `labels of ${study}:`;

/** How a printing of labels is noted in the account of whoever printed them; the numbers tell nothing of what they are. */
export function labelNote(
  study: string,
  units: readonly string[],
  reason: string | undefined,
): string {
  const again = reason === undefined ? "" : ` (again: ${reason})`;
  return `${before(study)} ${units.join(" ")}${again}`;
}

/** Which of some units had a label printed before, by anybody. */
export async function printedBefore(
  store: Pick<Store, "pool" | "schema" | "catchUpAudit">,
  study: string,
  units: readonly string[],
): Promise<readonly string[]> {
  await store.catchUpAudit();
  const { rows } = await store.pool.query<{ what: string }>(
    `select j.body::json->'event'->>'what' as what
       from ${store.schema}.audit_entry a join ${store.schema}.journal j using (study, position)
      where a.study = $1 and a.type = 'printed' and j.body::json->'event'->>'what' like $2`,
    [identityStudy, `${before(study).replaceAll(/[\\%_]/g, (sign) => `\\${sign}`)}%`],
  );
  const printed = new Set(rows.flatMap(({ what }) => what.split(" ")));
  return units.filter((unit) => printed.has(unit));
}
