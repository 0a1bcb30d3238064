import type { Store } from "../../store/index.ts";

/**
 * The number of a site's next participant: the site and a serial, such as `GZ01-007`. Numbers are given by this rule
 * and never typed, and none is used twice: one that was voided keeps its number.
 *
 * @param ahead how many numbers were tried in vain because somebody else took them in the same moment
 */
export async function nextNumber(
  { pool, schema }: Pick<Store, "pool" | "schema">,
  study: string,
  site: string,
  ahead: number,
): Promise<string> {
  const prefix = `participant/${site}-`;
  const { rows } = await pool.query<{ last: number | null }>(
    `select max(substr(stream, $3)::integer) as last from ${schema}.stream_head
      where study = $1 and starts_with(stream, $2) and substr(stream, $3) ~ '^[0-9]{1,6}$'`,
    [study, prefix, prefix.length + 1],
  );
  return `${site}-${String((rows[0]?.last ?? 0) + 1 + ahead).padStart(3, "0")}`;
}
