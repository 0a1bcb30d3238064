import {
  type CommandId,
  type Instant,
  isRefusal,
  type PersonId,
  refusalText,
  zone,
} from "../kernel/index.ts";
import { type Study, studyHash } from "../definition/index.ts";
import { openTrial, type Store } from "../store/index.ts";
import { Problem } from "./problem.ts";

/** Puts a version of a study into use, if it is not yet: whoever starts the server with it decides that. */
export async function releaseStudy(store: Store, study: Study): Promise<void> {
  const trial = openTrial(store, study);
  if ((await trial.studyState()).released.includes(studyHash(study))) return;
  const answer = await trial.execute(
    { kind: "release-study" },
    {
      actor: "system" as PersonId,
      role: "study-manager",
      sites: "all",
      at: new Date().toISOString() as Instant,
      zone: zone("UTC"),
      seed: "",
      command: `start/release/${studyHash(study)}` as CommandId,
    },
  );
  if (isRefusal(answer)) throw new Problem(refusalText(answer));
}
