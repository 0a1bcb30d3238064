import type { Study } from "../../definition/index.ts";
import { studyHash } from "../../definition/index.ts";
import type { Store, Trial } from "../../store/index.ts";
import { keepStudyVersion, openTrial, readStudyVersions } from "../../store/index.ts";

/** A study of this instance: the version in use, running, and every version it had. */
export interface Shelved {
  readonly study: Study;
  readonly hash: string;
  readonly trial: Trial;
  readonly versions: ReadonlyMap<string, Study>;
}

/** The studies of this instance, as the database keeps them. */
export interface StudyShelf {
  all(): readonly Shelved[];
  get(id: string): Shelved | undefined;
  /** Puts a version of a study on the shelf; it becomes the one in use. */
  add(study: Study): Promise<Shelved>;
  /** Takes in what another server on the same database has put there. */
  refresh(): Promise<void>;
}

/** Opens the shelf with every version that was ever put on it; of each study the last one is in use. */
export async function openShelf(store: Store): Promise<StudyShelf> {
  const shelved = new Map<string, Shelved>();
  const place = (study: Study): Shelved => {
    const hash = studyHash(study);
    const versions = new Map([...(shelved.get(study.id)?.versions ?? []), [hash, study] as const]);
    const trial = openTrial(store, study, { asPersons: true });
    const entry: Shelved = { study, hash, trial, versions };
    shelved.set(study.id, entry);
    return entry;
  };
  async function refresh(): Promise<void> {
    for (const study of await readStudyVersions(store)) {
      if (shelved.get(study.id)?.versions.has(studyHash(study)) !== true) place(study);
    }
  }
  await refresh();
  return {
    refresh,
    all: () => [...shelved.values()],
    get: (id) => shelved.get(id),
    async add(study) {
      const known = shelved.get(study.id);
      if (known?.hash === studyHash(study)) return known;
      await keepStudyVersion(store, study);
      return place(study);
    },
  };
}
