import type { Store } from "../../store/index.ts";
import { byteOrderMark, csvLine } from "../export/csv-line.ts";

/** Who had which right, training and task in a study, from when to when: one CSV each, in the order of time. */
export async function peopleTables(
  { pool, schema }: Pick<Store, "pool" | "schema">,
  study: string,
): Promise<readonly { readonly path: string; readonly text: string }[]> {
  const table = async (path: string, sql: string): Promise<{ path: string; text: string }> => {
    const { rows, fields } = await pool.query<(string | number | null)[]>({
      text: sql.replaceAll("{schema}", schema),
      values: [study],
      rowMode: "array",
    });
    const lines = rows.map((row) => csvLine(row.map((cell) => cell ?? undefined)));
    const head = csvLine(fields.map(({ name }) => name));
    return { path, text: `${byteOrderMark}${head}${lines.join("")}` };
  };
  return [
    await table(
      "people/rights-over-time.csv",
      `select p.name, g.person, g.role, g.site, g.participant, g.valid_from::text as from,
              coalesce(g.ended_at, g.valid_until)::text as until, b.name as given_by, c.name as confirmed_by
         from {schema}.grant_record g
         left join {schema}.person p on p.id = g.person left join {schema}.person b on b.id = g.proposed_by
         left join {schema}.person c on c.id = g.confirmed_by
        where g.study = $1 order by g.valid_from, g.id`,
    ),
    await table(
      "people/trainings.csv",
      `select p.name, t.person, t.title, t.version, t.held_on, t.valid_until
         from {schema}.training t left join {schema}.person p on p.id = t.person
        where t.study = $1 or t.study is null order by t.held_on, t.id`,
    ),
    await table(
      "people/delegations.csv",
      `select p.name, d.person, d.site, array_to_string(d.tasks, '; ') as tasks, d.from_date as from, d.to_date as to,
              d.entered_at::text, d.late_days, s.name as signed_by, d.signed_at::text, d.accepted_at::text
         from {schema}.delegation d left join {schema}.person p on p.id = d.person
         left join {schema}.person s on s.id = d.signed_by
        where d.study = $1 order by d.site, d.entered_at, d.id`,
    ),
  ];
}
