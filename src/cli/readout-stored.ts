import { type Study, studyHash } from "../definition/index.ts";
import { joinRecords } from "../interchange/index.ts";
import { hashOf } from "../kernel/index.ts";
import { type Cut, type CutState, readCutState, type Store } from "../store/index.ts";
import { noteLook } from "../server/index.ts";
import { openPlace, readPlace } from "./open-place.ts";
import { Problem } from "./problem.ts";
import type { ReadoutRecord, ReadoutRun } from "./readout-record.ts";
import type { ReadoutStudy } from "./readout-studies.ts";

/** What stands as the reason where none is asked for. */
const commandLine = "neurite readout --unblinded";

interface Taken {
  readonly cut: Cut;
  readonly state: CutState;
}

/**
 * Takes a cut of each study and reads its record, blinded unless `--unblinded`; who looks at arms is named, and stands in
 * the journal before anything is shown.
 *
 * @throws Problem when the store holds nothing of a study, or only of other versions than the one whose estimands are asked
 */
export async function* readStored(
  studies: readonly ReadoutStudy[],
  run: ReadoutRun,
): AsyncGenerator<ReadoutRecord> {
  const { args, output } = run;
  const unblinded = args.flag("unblinded");
  const by = args.text("by")?.trim() ?? "";
  const place = readPlace(args, "neurite", "exist");
  const store = await openPlace(place, output);
  try {
    for (const { study, continued } of studies) {
      // The earlier study first: its cut stands before the later one's.
      const earlier =
        continued === undefined
          ? undefined
          : await take(store, continued.earlier.study, unblinded, run);
      const own = await take(store, study, unblinded, run);
      const { cut, state } = own;
      // Before anything is shown. The study's Results page tells it beside the looks that were taken there.
      if (unblinded) await noteLook(store, cut, { by, reason: commandLine, at: new Date() });
      const first = earlier?.state ?? state;
      yield {
        study,
        read: continued?.joined ?? study,
        participants:
          earlier === undefined
            ? [...state.participants.values()]
            : joinRecords(study, earlier.state.participants.values(), state.participants),
        ...(unblinded ? { allocation: first.allocation } : {}),
        sites: first.study.sites,
        cut:
          earlier === undefined
            ? cut
            : { ...cut, contentHash: hashOf([earlier.cut.contentHash, cut.contentHash]) },
        simulated: false,
      };
    }
  } finally {
    await store.close();
  }
}

async function take(
  store: Store,
  study: Study,
  unblinded: boolean,
  { output, interruption }: ReadoutRun,
): Promise<Taken> {
  const hash = studyHash(study);
  const cut = await store.takeCut(study.id, hash, "readout");
  if (cut.events === 0) {
    throw new Problem(
      `The store holds nothing of ${study.id} yet. Run the study first, name another --store or --schema, or add --simulated.`,
    );
  }
  const bar = output.progress(`Reading ${study.id}`, cut.events);
  const state = await readCutState(store, cut, unblinded, (events) => {
    bar.to(events);
    interruption.check();
  });
  bar.done("");
  const { released } = state.study;
  if (!released.includes(hash)) {
    const held = released.map((one) => one.slice(0, 12)).join(", ");
    throw new Problem(
      `The record of ${study.id} is of another version than the estimands asked for: version ${study.version} is ${hash.slice(0, 12)}, the store has released ${held === "" ? "none" : held}.\nName the study file that was released, or release this version first.`,
    );
  }
  if (released.at(-1) !== hash) {
    output.note(
      `${study.id} has gone on under a later version than ${study.version}; the record is read by ${study.version}.`,
    );
  }
  return { cut, state };
}
