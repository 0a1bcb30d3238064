import { createHash } from "node:crypto";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { defineIssue, type Issue } from "../../kernel/index.ts";
import { type Manifest, manifestPath } from "./manifest.ts";
import type { Package } from "./read-zip.ts";
import { journalCheck } from "./verify-journal.ts";

const noManifest = defineIssue(
  "archive.no-manifest",
  "There is no readable manifest.json: this is no package of Neurite, or it was damaged.",
  "没有可读的 manifest.json：这不是 Neurite 生成的数据包，或已损坏。",
);
const missing = defineIssue(
  "archive.file-missing",
  "{path} is listed in the manifest and is not there.",
  "清单所列文件 {path} 不存在。",
);
const altered = defineIssue(
  "archive.file-altered",
  "{path} was changed after the package was made: its SHA-256 is {found}, the manifest lists {listed}.",
  "{path} 在生成后被更改：其 SHA-256 为 {found}，清单所列为 {listed}。",
);
const unreadable = defineIssue(
  "archive.file-unreadable",
  "{path} cannot be read: {why}",
  "无法读取 {path}：{why}",
);
const unlisted = defineIssue(
  "archive.file-unlisted",
  "{path} is not listed in the manifest: it was added later.",
  "{path} 不在清单中，系后来加入。",
);
const wrongName = defineIssue(
  "archive.version-altered",
  "{path} does not give the hash that is its name.",
  "{path} 的内容与其文件名所示哈希值不符。",
);

/** What the verification of a package found. */
export interface PackageReport {
  readonly manifest: Manifest | undefined;
  readonly manifestHash: string;
  readonly files: number;
  readonly events: number;
  readonly streams: number;
  /** The first bad file or event first. */
  readonly issues: readonly Issue[];
}

/** Proves a package by nothing but itself: its files against its manifest, and its journal against its checkpoint. */
export async function verifyPackage(
  given: Package,
  onProgress: (files: number, of: number) => void = () => undefined,
): Promise<PackageReport> {
  const issues: Issue[] = [];
  const read = await readManifest(given);
  if (read === undefined) {
    const nothing = { manifest: undefined, manifestHash: "", files: 0, events: 0, streams: 0 };
    return { ...nothing, issues: [noManifest([manifestPath])] };
  }
  const { manifest, hash } = read;
  const there = new Set(given.paths);
  const journal = journalCheck(manifest.study, issues);
  for (const [index, { path, sha256, bytes }] of manifest.files.entries()) {
    onProgress(index, manifest.files.length);
    if (!there.delete(path)) {
      issues.push(missing([path], { path }));
      continue;
    }
    try {
      const found = await hashOf(given.read(path));
      if (found.hash !== sha256 || found.bytes !== bytes) {
        issues.push(altered([path], { path, found: found.hash, listed: sha256 }));
      }
      const named = /^study\/versions\/([0-9a-f]{64})\.json$/.exec(path)?.[1];
      if (named !== undefined && named !== found.hash) issues.push(wrongName([path], { path }));
      if (/^journal\/\d+\.ndjson$/.test(path)) {
        const lines = createInterface({ input: Readable.from(given.read(path)) });
        for await (const line of lines) journal.take(path, line);
      }
      if (path === "journal/checkpoint.json") journal.checkpoint(await textOf(given.read(path)));
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      issues.push(unreadable([path], { path, why }));
    }
  }
  there.delete(manifestPath);
  for (const path of there) issues.push(unlisted([path], { path }));
  const { events, streams } = journal.finish();
  return {
    manifest,
    manifestHash: hash,
    files: manifest.files.length,
    events,
    streams,
    issues,
  };
}

async function readManifest(
  given: Package,
): Promise<{ readonly manifest: Manifest; readonly hash: string } | undefined> {
  if (!given.paths.includes(manifestPath)) return undefined;
  try {
    const text = await textOf(given.read(manifestPath));
    const manifest = JSON.parse(text) as Manifest;
    if (!Array.isArray(manifest.files)) return undefined;
    return { manifest, hash: createHash("sha256").update(text).digest("hex") };
  } catch {
    return undefined;
  }
}

async function hashOf(
  content: AsyncIterable<Uint8Array>,
): Promise<{ readonly hash: string; readonly bytes: number }> {
  const digest = createHash("sha256");
  let bytes = 0;
  for await (const piece of content) {
    digest.update(piece);
    bytes += piece.length;
  }
  return { hash: digest.digest("hex"), bytes };
}

async function textOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  const pieces: Uint8Array[] = [];
  for await (const piece of content) pieces.push(piece);
  return Buffer.concat(pieces).toString("utf8");
}
