import { createReadStream } from "node:fs";
import { type FileHandle, open } from "node:fs/promises";
import { createInflateRaw } from "node:zlib";

/** Files that can be read one by one: of a zip, or of a folder it was unpacked into. */
export interface Package {
  readonly paths: readonly string[];
  read(path: string): AsyncIterable<Uint8Array>;
}

interface Entry {
  readonly path: string;
  readonly method: number;
  readonly packed: number;
  readonly at: number;
}

/** A file that is no zip, or was cut off. */
export class NotAZip extends Error {
  override readonly name = "NotAZip";
}

const endMark = 0x06054b50;
const end64Mark = 0x06064b50;
const entryMark = 0x02014b50;

/**
 * Opens a zip by its directory at the end. It reads what is stored or deflated, also beyond 4 GB.
 *
 * @throws NotAZip
 * @source PKWARE APPNOTE.TXT 6.3, sections 4.3 and 4.5.3
 */
export async function openZip(file: string): Promise<Package> {
  const handle = await open(file);
  try {
    const entries = new Map((await readDirectory(handle)).map((entry) => [entry.path, entry]));
    return {
      paths: [...entries.keys()],
      async *read(path) {
        const entry = entries.get(path);
        if (entry === undefined) throw new NotAZip(`no ${path}`);
        yield* contentOf(file, entry);
      },
    };
  } finally {
    await handle.close();
  }
}

async function* contentOf(file: string, { method, packed, at }: Entry): AsyncGenerator<Uint8Array> {
  const handle = await open(file);
  let head: Buffer;
  try {
    head = await readAt(handle, at, 30);
  } finally {
    await handle.close();
  }
  const start = at + 30 + head.readUInt16LE(26) + head.readUInt16LE(28);
  if (packed === 0) return;
  const source = createReadStream(file, { start, end: start + packed - 1 });
  if (method === 0) yield* source as AsyncIterable<Uint8Array>;
  else if (method === 8) {
    const inflate = createInflateRaw();
    source.on("error", (error) => inflate.destroy(error));
    yield* source.pipe(inflate) as AsyncIterable<Uint8Array>;
  } else throw new NotAZip(`method ${method}`);
}

async function readDirectory(handle: FileHandle): Promise<Entry[]> {
  const { size } = await handle.stat();
  const tail = await readAt(handle, Math.max(0, size - 65_557), Math.min(size, 65_557));
  let mark = tail.length - 22;
  while (mark >= 0 && tail.readUInt32LE(mark) !== endMark) mark -= 1;
  if (mark < 0) throw new NotAZip("it has no directory: it is no zip, or its end is missing");
  let [count, length, start] = [
    tail.readUInt16LE(mark + 10),
    tail.readUInt32LE(mark + 12),
    tail.readUInt32LE(mark + 16),
  ];
  if (start === 0xffffffff || count === 0xffff || length === 0xffffffff) {
    const end64 = await readAt(handle, Number(tail.readBigUInt64LE(mark - 20 + 8)), 56);
    if (end64.readUInt32LE(0) !== end64Mark) throw new NotAZip("its directory is damaged");
    count = Number(end64.readBigUInt64LE(32));
    length = Number(end64.readBigUInt64LE(40));
    start = Number(end64.readBigUInt64LE(48));
  }
  const directory = await readAt(handle, start, length);
  const entries: Entry[] = [];
  for (let at = 0; entries.length < count; ) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== entryMark) {
      throw new NotAZip("its directory is damaged");
    }
    const [name, extra, comment] = [28, 30, 32].map((offset) =>
      directory.readUInt16LE(at + offset),
    );
    const [nameLength = 0, extraLength = 0, commentLength = 0] = [name, extra, comment];
    const path = directory.toString("utf8", at + 46, at + 46 + nameLength);
    const more = directory.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const sizes = [24, 20, 42].map((offset) => directory.readUInt32LE(at + offset));
    const [, packed = 0, local = 0] = widened(sizes, more);
    entries.push({ path, method: directory.readUInt16LE(at + 10), packed, at: local });
    at += 46 + nameLength + extraLength + commentLength;
  }
  return entries;
}

/** Sizes and offset; those that 32 bits do not hold stand, in this order, in an extra field. */
function widened(sizes: readonly number[], extra: Buffer): number[] {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let next = at + 4;
    return sizes.map((size) => {
      if (size !== 0xffffffff) return size;
      next += 8;
      return Number(extra.readBigUInt64LE(next - 8));
    });
  }
  return [...sizes];
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, position);
  if (bytesRead < length) throw new NotAZip("it ends too early");
  return buffer;
}
