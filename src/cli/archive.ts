import { createWriteStream } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { type Instant, softwareVersion } from "../kernel/index.ts";
import { type Study, studyHash } from "../definition/index.ts";
import {
  archiveFiles,
  type Manifest,
  type ManifestHead,
  withManifest,
  writeZip,
} from "../server/index.ts";
import { readStudyVersions, type Store } from "../store/index.ts";
import { heedInterruption } from "./interruption.ts";
import { loadOneStudy } from "./load-study.ts";
import type { CliCommand } from "./main.ts";
import { openPlace, placeOptions, readPlace } from "./open-place.ts";
import { Problem, Usage } from "./problem.ts";
import { shortPath } from "./short-path.ts";

export const command: CliCommand = {
  usage:
    "archive <study> --out <file> [--unblinded] [--store <folder|postgresql://…>] [--schema <name>] [--json]",
  summary:
    "Writes the archive of a study: definition, journal with proofs, audit trail, people, files, and a viewer that needs no server. What reveals an arm is left out without --unblinded.",
  options: { ...placeOptions, out: { type: "string" }, unblinded: { type: "boolean" } },
  mostWords: 1,
  async run(args, output) {
    const [word] = args.words;
    const out = args.text("out");
    if (word === undefined || out === undefined) {
      throw new Usage(`Name a study, and a file to write.\nUsage: neurite ${this.usage}`);
    }
    const place = readPlace(args, "neurite", "exist");
    const interruption = heedInterruption(output);
    const store = await openPlace(place, output);
    const target = resolve(out);
    const unfinished = `${target}.unfinished`;
    try {
      const versions = await versionsOf(store, word);
      const study = versions.at(-1);
      if (study === undefined) throw new Problem(`The store holds no version of ${word}.`);
      await store.takeCheckpoint("archive");
      const checkpoint = await store.exportCheckpoint();
      const at = new Date().toISOString() as Instant;
      const unblinded = args.flag("unblinded");
      const faults: { path: string; fault: string }[] = [];
      const bar = output.progress("Archiving participants");
      const onProgress = (participants: number): void => {
        interruption.check();
        bar.to(participants);
      };
      const files = archiveFiles(
        { store, versions, checkpoint, unblinded, at, mode: "live", onProgress },
        faults,
      );
      const head: ManifestHead = {
        format: "neurite-archive-1",
        study: study.id,
        studyVersion: studyHash(study),
        position: checkpoint.statement.position,
        madeAt: at,
        madeBy: "neurite archive",
        software: softwareVersion,
        unblinded,
      };
      let told: { readonly manifest: Manifest; readonly hash: string } | undefined;
      const all = withManifest(head, files, faults, (manifest, hash) => {
        told = { manifest, hash };
      });
      await pipeline(writeZip(all, new Date(at)), createWriteStream(unfinished));
      await rename(unfinished, target);
      bar.done("");
      const listed = told?.manifest.files.length ?? 0;
      output.say(`${study.id}: ${listed} files up to position ${head.position}.`);
      for (const { path, fault } of faults) output.say(`NOT IN IT: ${path} (${fault}).`);
      output.say(
        `Written to ${shortPath(target)}${unblinded ? ", with what reveals arms: for unblinded eyes only" : ""}. SHA-256 of its manifest: ${told?.hash ?? ""}`,
      );
      output.result({ ...head, file: target, files: listed, faults, manifest: told?.hash ?? "" });
      return faults.length === 0 ? 0 : 1;
    } finally {
      await rm(unfinished, { force: true });
      await store.close();
      interruption.release();
    }
  },
};

/** The versions of a study that were put into use, oldest first; by its id, or by a study on disk. */
async function versionsOf(store: Store, word: string): Promise<Study[]> {
  const kept = await readStudyVersions(store);
  const byId = kept.filter(({ id }) => id === word);
  if (byId.length > 0) return byId;
  const { study } = await loadOneStudy(word);
  const same = kept.filter(({ id }) => id === study.id);
  return same.length > 0 ? same : [study];
}
