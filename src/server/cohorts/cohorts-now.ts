import type { CohortsState } from "../../engine/index.ts";
import type { Server } from "../server-parts.ts";
import type { Shelved } from "../studies/study-shelf.ts";

/** The cohorts as the record has them now, whichever server wrote last. */
export async function cohortsNow(
  { store }: Server,
  { study, trial }: Shelved,
): Promise<CohortsState> {
  const { rows } = await store.pool.query<{ version: number }>(
    `select version from ${store.schema}.stream_head where study = $1 and stream = 'cohorts'`,
    [study.id],
  );
  return (await trial.stateOf("cohorts", rows[0]?.version)) as CohortsState;
}
