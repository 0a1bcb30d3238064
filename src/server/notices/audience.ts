import type pg from "pg";
import { identityStudy } from "../identity/index.ts";
import type { Rule } from "./notice-rule.ts";

/**
 * Who holds one of the rule's roles at this moment, for the site where there is one. A role of single sites hears of
 * what concerns the whole study. Remembered for as long as the answer is used: one transaction.
 */
export function openAudience(client: pg.ClientBase, schema: string) {
  const known = new Map<string, Promise<readonly string[]>>();
  return (rule: Rule, study: string, site: string | undefined): Promise<readonly string[]> => {
    if (rule.roles.length === 0) return Promise.resolve([]);
    const key = [study, site ?? "", ...rule.roles].join("\n");
    const asked = known.get(key) ?? ask(client, schema, rule, study, site);
    known.set(key, asked);
    return asked;
  };
}

async function ask(
  client: pg.ClientBase,
  schema: string,
  rule: Rule,
  study: string,
  site: string | undefined,
): Promise<readonly string[]> {
  const roles = rule.roles.filter((role) => role !== "administrator");
  const administrators = rule.roles.length > roles.length;
  const { rows } = await client.query<{ person: string }>(
    `select distinct g.person from ${schema}.access_grant g join ${schema}.person p on p.id = g.person
      where (g.study = $1 and g.role = any($2) and g.participant is null
             and (g.site is null or $3::text is null or g.site = $3)
             or $4 and g.study = '*' and g.role = 'administrator')
        and (p.ended_at is null or p.ended_at > now())
        and g.valid_from <= now() and (g.valid_until is null or g.valid_until > now())
      order by g.person`,
    [study === identityStudy ? "" : study, roles, site ?? null, administrators],
  );
  return rows.map(({ person }) => person);
}
