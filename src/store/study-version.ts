import { canonical, type Json } from "../kernel/index.ts";
import { readStudy, type Study, studyHash } from "../definition/index.ts";
import { RecordDamaged } from "./failure.ts";
import type { Store } from "./store.ts";

type Source = Pick<Store, "pool" | "schema">;

/** Keeps the value of a study version. Kept once, it is never changed. */
export async function keepStudyVersion({ pool, schema }: Source, study: Study): Promise<void> {
  await pool.query(
    `insert into ${schema}.study_version (study, hash, value) values ($1, $2, $3) on conflict do nothing`,
    [study.id, studyHash(study), canonical(study as unknown as Json)],
  );
}

/**
 * Every study version that was kept, oldest first.
 *
 * @throws RecordDamaged when a kept value cannot be read any more
 */
export async function readStudyVersions({ pool, schema }: Source): Promise<Study[]> {
  const { rows } = await pool.query<{ study: string; hash: string; value: string }>(
    `select study, hash, value from ${schema}.study_version order by added_at, hash`,
  );
  return rows.map(({ study: id, hash, value }) => {
    const reading = readStudy(JSON.parse(value));
    if (!("study" in reading) || studyHash(reading.study) !== hash) {
      throw new RecordDamaged(`The kept value of study ${id}, version ${hash}, cannot be read.`);
    }
    return reading.study;
  });
}
