/** The application as `neurite start` serves it, with generated participants, for tests in a browser. */
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readStudy, type Study, studyHash } from "../../src/definition/index.ts";
import type { ParticipantState } from "../../src/engine/index.ts";
import { releaseStudy } from "../../src/cli/release-study.ts";
import {
  buildWeb,
  demonstrate,
  type DemonstrationSignIn,
  openServer,
  readServerSecret,
  type RunningServer,
} from "../../src/server/index.ts";
import { openStore, openTrial, type Store } from "../../src/store/index.ts";

/** The five programmes, the spinal cord injury one last: it is the one most pages are looked at in. */
export const programmes = ["sod1-tofersen", "als-xs228", "pd-xs411", "eopd-xs411", "sci-xs228"];

/** The studies that every page but the list of programmes is looked at in: one of them blinded. */
export const shownStudies = [
  "sod1-tofersen",
  "eopd-xs411/study-phase2",
  "sod1-tofersen/study-valor",
  "sci-xs228",
];

export interface Demonstration {
  readonly url: string;
  readonly server: RunningServer;
  readonly store: Store;
  readonly folder: string;
  signInOf(role: string): DemonstrationSignIn;
  /** A study that is served, and its hash. */
  studyOf(id: string): { readonly study: Study; readonly hash: string };
  /** A participant's record as the journal has it. */
  participant(study: string, participant: string): Promise<ParticipantState>;
  close(): Promise<void>;
}

export interface DemonstrationOptions {
  readonly studies?: readonly string[];
  readonly participants?: number;
  readonly now?: Date;
  /** Studies that are still to begin begin at once: consents that are to come are in force. */
  readonly begun?: boolean;
  /** The server's clock, where a test moves it. */
  readonly clock?: () => Date;
}

/** Builds the application if need be, and starts it on a database of its own. */
export async function openDemonstration({
  studies: names = ["sod1-tofersen", "sci-xs228"],
  participants = 8,
  begun = false,
  clock,
  now = clock?.() ?? new Date(),
}: DemonstrationOptions = {}): Promise<Demonstration> {
  const webFolder = await buildWeb(join(tmpdir(), "neurite-web-for-tests"), () => {});
  const folder = await realpath(await mkdtemp(join(tmpdir(), "neurite-demonstration-")));
  const store = await openStore({ folder });
  const secret = readServerSecret(join(folder, "keys"));
  const server = await openServer({
    store,
    secret,
    mode: "rehearsal",
    webFolder,
    port: 0,
    host: "127.0.0.1",
    ...(clock === undefined ? {} : { clock }),
  });
  const read = await Promise.all(names.map(readExample));
  const studies = begun ? read.map((study) => begunBy(study, now)) : read;
  for (const study of studies) await server.studies.add(study);
  const signIns = await demonstrate(studies, {
    identity: server.identity,
    store,
    secret,
    now,
    participants,
  });
  for (const study of studies) await releaseStudy(store, study);
  await server.settle();
  const studyOf: Demonstration["studyOf"] = (id) => {
    const study = studies.find((one) => one.id === id);
    if (study === undefined) throw new Error(`the demonstration has no ${id}`);
    return { study, hash: studyHash(study) };
  };
  return {
    url: server.url,
    server,
    store,
    folder,
    signInOf(role) {
      const found = signIns.find(({ email }) => email.startsWith(`${role}@`));
      if (found === undefined) throw new Error(`the demonstration has no ${role}`);
      return found;
    },
    studyOf,
    async participant(id, participant) {
      const found = await openTrial(store, studyOf(id).study).participant(participant);
      if (found === undefined) throw new Error(`${id} has no ${participant}`);
      return found;
    },
    async close() {
      await server.close();
      await store.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function begunBy(study: Study, now: Date): Study {
  const today = now.toISOString().slice(0, 10);
  const from = `${now.getUTCFullYear() - 1}-01-01`;
  const consents = study.consents.map((one) => (one.from > today ? { ...one, from } : one));
  return { ...study, consents };
}

async function readExample(name: string): Promise<Study> {
  // A programme by its folder, or one of its studies by its file.
  const file = name.includes("/") ? name : `${name}/study`;
  const module = (await import(`../../examples/${file}.ts`)) as { default: unknown };
  const reading = readStudy(JSON.parse(JSON.stringify(module.default)));
  if (!("study" in reading)) throw new Error(`${name} cannot be read`);
  return reading.study;
}
