import { Readable } from "node:stream";
import { finished } from "node:stream/promises";
import { ZipFile } from "yazl";

/** One file of an archive, read when its turn comes. */
export interface ArchiveFile {
  /** With forward slashes, relative. */
  readonly path: string;
  readonly content: AsyncIterable<Uint8Array> | Iterable<Uint8Array>;
  /** Already small, as pictures and PDF are: kept as it is. */
  readonly packed?: boolean;
}

/**
 * A zip of files, written while it is read: one file is open at a time, and none is held whole. Every file bears the
 * same moment, so that the same content gives the same bytes.
 */
export async function* writeZip(
  files: AsyncIterable<ArchiveFile> | Iterable<ArchiveFile>,
  mtime: Date,
): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  let open: Readable | undefined;
  zip.on("error", (error: Error) => output.destroy(error));

  async function feed(): Promise<void> {
    for await (const { path, content, packed = false } of files) {
      open = Readable.from(content, { objectMode: false });
      // Rejects with the file's own error; yazl only stops at one.
      const read = finished(open);
      zip.addReadStream(open, path, { mtime, compress: !packed });
      await read;
    }
    zip.end();
  }

  const fed = feed().catch((error: unknown) => {
    output.destroy(error instanceof Error ? error : new Error(String(error)));
  });
  try {
    yield* output as AsyncIterable<Uint8Array>;
  } finally {
    // A reader that leaves early leaves nothing open.
    open?.destroy();
    output.destroy();
    await fed;
  }
}
