import { type FileHandle, open, stat } from "node:fs/promises";
import { Readable } from "node:stream";
import { crc32, createGunzip, gunzipSync, inflateRawSync } from "node:zlib";
import {
  bgzfBlockAt,
  bgzfEndBlock,
  DataProblem,
  type VcfFile,
  vcfCutOff,
  vcfNoEndBlock,
} from "../interchange/genome.ts";
import { Problem } from "./problem.ts";

const chunkBytes = 2 ** 18;

/** A VCF file on this machine, plain or compressed, with the index beside it where there is a current one. */
export interface VcfSource extends VcfFile {
  close(): Promise<void>;
}

/**
 * Opens a VCF file for the reader or the check. An index that is older than its file is not used.
 *
 * @throws Problem where the file cannot be opened
 */
export async function openVcf(path: string): Promise<VcfSource> {
  const handle = await open(path, "r").catch((error: NodeJS.ErrnoException) => {
    throw new Problem(`${path} cannot be opened: ${error.code ?? error.message}.`);
  });
  const { size, mtimeMs } = await handle.stat();
  const head = await readAt(handle, 0, 65_536);
  const gzip = head[0] === 0x1f && head[1] === 0x8b;
  const blocked = gzip && bgzfBlockAt(head) !== undefined;
  const index = blocked ? await indexBeside(path, mtimeMs) : undefined;
  return {
    name: path,
    chunks: () => (gzip ? inflated(path, handle, size, blocked) : plain(handle)),
    ...(blocked
      ? {
          blocks: {
            readAt: (offset, length) => readAt(handle, offset, length),
            inflate,
          },
        }
      : {}),
    ...(index === undefined ? {} : { index }),
    close: () => handle.close(),
  };
}

function inflate(raw: Uint8Array, size: number, sum: number): Uint8Array {
  const content = inflateRawSync(raw, { chunkSize: size + 64, maxOutputLength: size + 1 });
  if (crc32(content) !== sum) throw new Error("the checksum differs");
  return content;
}

async function readAt(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const buffer = Buffer.allocUnsafe(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(buffer, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return buffer.subarray(0, filled);
}

async function* plain(handle: FileHandle): AsyncGenerator<Uint8Array, void> {
  for (let offset = 0; ; ) {
    const chunk = await readAt(handle, offset, chunkBytes);
    if (chunk.length === 0) return;
    offset += chunk.length;
    yield chunk;
  }
}

/** Inflates as the chunks are asked for; the next is inflated meanwhile. */
async function* inflated(
  path: string,
  handle: FileHandle,
  size: number,
  blocked: boolean,
): AsyncGenerator<Uint8Array, void> {
  const gunzip = createGunzip({ chunkSize: chunkBytes });
  const stream = Readable.from(plain(handle), { objectMode: false, highWaterMark: chunkBytes });
  stream.on("error", (error) => gunzip.destroy(error));
  stream.pipe(gunzip);
  try {
    for await (const chunk of gunzip) {
      yield chunk as Uint8Array;
      free(chunk as Buffer);
    }
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code?.startsWith("Z_") !== true) throw error;
    const reason = (error as Error).message;
    throw new DataProblem(vcfCutOff([path], { file: path, reason }));
  } finally {
    stream.destroy();
    gunzip.destroy();
  }
  const end = await readAt(handle, Math.max(0, size - bgzfEndBlock.length), bgzfEndBlock.length);
  if (blocked && !end.every((byte, at) => byte === bgzfEndBlock[at])) {
    throw new DataProblem(vcfNoEndBlock([path], { file: path }));
  }
}

/**
 * Gives memory back at once that the collector would keep for a while, up to 64 MB of it: a chunk that ends its buffer
 * is the last that looks into it, and was read by now.
 */
function free({ buffer, byteOffset, length }: Buffer): void {
  const whole = buffer.byteLength === chunkBytes && byteOffset + length === chunkBytes;
  if (whole && buffer instanceof ArrayBuffer) buffer.transfer(0);
}

async function indexBeside(path: string, madeMs: number): Promise<Uint8Array | undefined> {
  for (const ending of [".tbi", ".csi"]) {
    const found = await stat(path + ending).catch(() => undefined);
    if (found === undefined || found.mtimeMs < madeMs) continue;
    const handle = await open(path + ending, "r");
    try {
      return unpacked(await readAt(handle, 0, found.size));
    } finally {
      await handle.close();
    }
  }
  return undefined;
}

function unpacked(index: Uint8Array): Uint8Array {
  try {
    return gunzipSync(index, { chunkSize: 2 ** 20 });
  } catch {
    return new Uint8Array(0);
  }
}
