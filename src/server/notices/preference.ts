import type { Language } from "../../kernel/index.ts";
import type { Store } from "../../store/index.ts";

/** How somebody hears by mail of what is not urgent. */
export const digests = ["at-once", "daily", "never"] as const;
export type Digest = (typeof digests)[number];

export interface Preference {
  /** Left out: both languages, one under the other. */
  readonly language?: Language | undefined;
  readonly digest: Digest;
}

/** A person's own choice; who never chose hears within the hour, in both languages. */
export async function readPreference(store: Store, person: string): Promise<Preference> {
  const { rows } = await store.pool.query<{ language: Language | null; digest: Digest }>(
    `select language, digest from ${store.schema}.notice_preference where person = $1`,
    [person],
  );
  const [row] = rows;
  if (row === undefined) return { digest: "at-once" };
  return { digest: row.digest, ...(row.language === null ? {} : { language: row.language }) };
}

export async function keepPreference(
  store: Store,
  person: string,
  { language, digest }: Preference,
): Promise<void> {
  await store.pool.query(
    `insert into ${store.schema}.notice_preference (person, language, digest) values ($1, $2, $3)
     on conflict (person) do update set language = excluded.language, digest = excluded.digest`,
    [person, language ?? null, digest],
  );
}
