import { createHash } from "node:crypto";
import { canonical, type Json, type Sha256 } from "../../kernel/index.ts";
import type { ArchiveFile } from "./write-zip.ts";

/** The name of the file that lists all others. */
export const manifestPath = "manifest.json";

export interface ListedFile {
  readonly path: string;
  readonly bytes: number;
  readonly sha256: Sha256;
}

/** What a package holds, of which study and which moment of its journal. */
export interface Manifest {
  readonly format: "neurite-closeout-1" | "neurite-archive-1";
  readonly study: string;
  readonly studyVersion: Sha256;
  /** Everything recorded up to this position of the journal is in it, and nothing later. */
  readonly position: number;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly software: string;
  readonly files: readonly ListedFile[];
  /** Files that are named in the record and could not be put in, each with what is wrong with it. */
  readonly faults: readonly { readonly path: string; readonly fault: string }[];
  readonly site?: string;
  /** Without `true` what would reveal an arm was left out. */
  readonly unblinded?: boolean;
}

export type ManifestHead = Omit<Manifest, "files" | "faults">;

/**
 * Passes files on, hashes each on its way, and adds the manifest as the last. `told` is handed what was listed: the
 * SHA-256 of the manifest's own bytes stands for the whole package.
 */
export async function* withManifest(
  head: ManifestHead,
  files: AsyncIterable<ArchiveFile>,
  faults: Manifest["faults"],
  told: (manifest: Manifest, hash: Sha256) => void = () => undefined,
): AsyncGenerator<ArchiveFile> {
  const listed: ListedFile[] = [];
  for await (const file of files) {
    yield { ...file, content: hashed(file, (entry) => listed.push(entry)) };
  }
  const manifest: Manifest = { ...head, files: listed, faults };
  const text = Buffer.from(`${canonical(manifest as unknown as Json)}\n`);
  told(manifest, createHash("sha256").update(text).digest("hex"));
  yield { path: manifestPath, content: [text] };
}

async function* hashed(
  { path, content }: ArchiveFile,
  list: (entry: ListedFile) => void,
): AsyncGenerator<Uint8Array> {
  const digest = createHash("sha256");
  let bytes = 0;
  for await (const piece of content) {
    digest.update(piece);
    bytes += piece.length;
    yield piece;
  }
  list({ path, bytes, sha256: digest.digest("hex") });
}
