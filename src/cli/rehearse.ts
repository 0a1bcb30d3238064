import { fileURLToPath } from "node:url";
import { join, resolve } from "node:path";
import { type Study, studyHash } from "../definition/index.ts";
import { deriveDatasets } from "../interchange/index.ts";
import { hashOf } from "../kernel/index.ts";
import { type Carry, type Rehearsal, rehearse } from "../simulate/index.ts";
import { openTrial, readCutState, type Store } from "../store/index.ts";
import { openAcknowledgements } from "./acknowledgements.ts";
import { heedInterruption } from "./interruption.ts";
import { loadOneStudy } from "./load-study.ts";
import type { CliCommand } from "./main.ts";
import { homeFolder, openPlace, placeOptions, readPlace, shownPlace } from "./open-place.ts";
import { Problem } from "./problem.ts";
import { periodOf, readRehearsal } from "./rehearsal-options.ts";
import { type Sending, startSending } from "./sending.ts";
import { shortPath } from "./short-path.ts";
import { resultOf, sayRun } from "./rehearse-report.ts";
import { writeDatasets } from "./write-datasets.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const defaultStudy = "examples/sci-xs228";

export const command: CliCommand = {
  usage:
    "rehearse [study] [--participants <n>] [--seed <word>] [--until <date>] [--store <folder|postgresql://…>] [--schema <name>] [--out <folder>] [--log <file>] [--json]",
  summary:
    "Runs a study with generated participants, from screening to data cut, and proves the journal. Started again, it continues and does nothing twice.",
  options: {
    ...placeOptions,
    participants: { type: "string" },
    seed: { type: "string" },
    until: { type: "string" },
    out: { type: "string" },
    log: { type: "string" },
  },
  mostWords: 1,
  async run(args, output) {
    const path = args.words[0] ?? join(root, defaultStudy);
    const { study } = await loadOneStudy(path);
    const rehearsal = readRehearsal(args, study);
    const place = readPlace(args, "neurite");
    const folder = resolve(args.text("out") ?? join(homeFolder, "out", study.id));
    const started = performance.now();
    output.say(study.title.en);
    output.say(
      `${study.id}, version ${study.version}, with generated participants ${periodOf(rehearsal)}`,
    );
    output.say();
    const interruption = heedInterruption(output);
    const acknowledgements = openAcknowledgements(args.text("log"));
    const store = await openPlace(place, output);
    try {
      const bar = output.progress("Living the trial");
      const trial = openTrial(store, study);
      const sending = startSending(trial, { acknowledgements, interruption, bar });
      await liveTrial(store, study, rehearsal, sending);
      bar.done("");
      const cut = await store.takeCut(study.id, studyHash(study), "rehearse");
      const state = await readCutState(store, cut, true);
      const tables = deriveDatasets(study, [...state.participants.values()]);
      const written = await writeDatasets(folder, study, cut, tables);
      interruption.check();
      const verified = await store.verify();
      const seconds = (performance.now() - started) / 1000;
      const run = { study, sending, cut, state, folder, written, verified, seconds };
      sayRun(output, run, { study: shortPath(path), place: shownPlace(args) });
      output.result(resultOf(run));
      return verified.found === 0 ? 0 : 1;
    } finally {
      await store.close();
      acknowledgements.close();
      interruption.release();
    }
  },
};

/**
 * Lives the rehearsal through the journal. The ids of its commands carry what it was made from, so that a rehearsal
 * of another kind cannot be taken for this one.
 *
 * @throws Problem when the store holds the study from elsewhere; nothing was written then
 */
async function liveTrial(
  store: Store,
  study: Study,
  rehearsal: Rehearsal,
  sending: Sending,
): Promise<void> {
  const { seed, participants, firstDose } = rehearsal;
  const origin = hashOf([studyHash(study), seed, participants, firstDose]).slice(0, 8);
  let first = true;
  const carry: Carry = async ({ command, context }) => {
    const id = `${context.command}/${origin}` as typeof context.command;
    if (first && (await holdsAnother(store, study, id))) throw another(study);
    first = false;
    const refusal = await sending.send({ command, context: { ...context, command: id } });
    const participant =
      "participant" in command ? sending.participant(command.participant) : undefined;
    return { participant, ...(refusal === undefined ? {} : { refusal }) };
  };
  try {
    await rehearse(study, rehearsal, carry);
    await sending.finish();
  } catch (error) {
    // The same command with another content: the generator of participants is not the one of the last time.
    throw error instanceof Error && error.name === "IdempotencyConflict" ? another(study) : error;
  }
}

async function holdsAnother(store: Store, study: Study, firstId: string): Promise<boolean> {
  for await (const _ of store.readStream(study.id, "study")) {
    return (await store.recorded(study.id, firstId)) === undefined;
  }
  return false;
}

function another(study: Study): Problem {
  return new Problem(
    `The store already holds ${study.id} from another version of the study, another --seed or another --participants.\nKeep it and run this one in a store of its own: add --store <another folder>. Or remove the folder of the store.`,
  );
}
