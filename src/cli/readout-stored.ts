import { type Study, studyHash } from "../definition/index.ts";
import { joinRecords } from "../interchange/index.ts";
import { hashOf } from "../kernel/index.ts";
import { type Cut, type CutState, readCutState, type Store } from "../store/index.ts";
import { openPlace, readPlace } from "./open-place.ts";
import { Problem } from "./problem.ts";
import type { ReadoutRecord, ReadoutRun } from "./readout-record.ts";
import type { ReadoutStudy } from "./readout-studies.ts";

interface Taken {
  readonly cut: Cut;
  readonly state: CutState;
}

/** Under which name unblinded looks are kept in the journal; no study is called so. */
export const looksStudy = "unblinded-looks";

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
      if (unblinded) await noteLook(store, study, cut, by);
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

/** Writes to the journal that somebody looks at who got what, before they see it. */
async function noteLook(store: Store, study: Study, cut: Cut, by: string): Promise<void> {
  const stream = `looks/${study.id}`;
  let version = 0;
  for await (const event of store.readStream(looksStudy, stream)) version = event.version;
  const at = new Date().toISOString();
  const { position, contentHash } = cut;
  await store.append({
    study: looksStudy,
    id: `${study.id}/${position}/${version + 1}`,
    appends: [
      {
        study: looksStudy,
        stream,
        expectedVersion: version,
        events: [
          {
            type: "looked-unblinded",
            at,
            by,
            what: "readout",
            studyVersion: studyHash(study),
            position,
            contentHash,
          },
        ],
      },
    ],
  });
}
