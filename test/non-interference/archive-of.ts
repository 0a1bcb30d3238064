/** The archive of a trial as it is handed to people who must not know who got what. */
import { type Instant, instantOf } from "../../src/kernel/index.ts";
import { studyHash } from "../../src/definition/index.ts";
import { archiveFiles, withManifest } from "../../src/server/index.ts";
import { pdfPages } from "../../src/server/casebook/testing/pdf-text.ts";
import { settled } from "./may-differ.ts";
import type { Running } from "./stage.ts";

/** Path → content, each file with what may differ taken out. */
export async function archiveOf(running: Running): Promise<ReadonlyMap<string, string>> {
  const { store, study, hashes } = running;
  await store.takeCheckpoint("archive");
  const checkpoint = await store.exportCheckpoint();
  const at: Instant = instantOf(running.now());
  const faults: { path: string; fault: string }[] = [];
  const order = { store, versions: [study], checkpoint, unblinded: false, at };
  const files = archiveFiles({ ...order, mode: "live", onProgress: () => undefined }, faults);
  const head = {
    format: "neurite-archive-1",
    study: study.id,
    studyVersion: studyHash(study),
    position: checkpoint.statement.position,
    madeAt: at,
    madeBy: "neurite archive",
    software: "test",
    unblinded: false,
  } as const;
  const archive = new Map<string, string>();
  for await (const { path, content } of withManifest(head, files, faults)) {
    const parts: Uint8Array[] = [];
    for await (const part of content) parts.push(part);
    const bytes = Buffer.concat(parts);
    const text = path.endsWith(".pdf") ? pdfPages(bytes).join("\n") : bytes.toString();
    archive.set(path, settled(await hashes.placed(text)));
  }
  return archive;
}
