import { defineIssue } from "../../kernel/index.ts";
import { DataProblem } from "../problem.ts";
import type { BlockSource } from "./vcf-file.ts";

const damaged = defineIssue(
  "vcf.block-damaged",
  "{file}: the compressed block at byte {offset} is damaged or cut off.",
  "{file}：位于字节 {offset} 处的压缩块已损坏或被截断。",
);

/** No block is larger, compressed or not. @source SAM specification, section 4.1 (BGZF) */
export const mostBlockBytes = 2 ** 16;

/** The empty block that ends a whole BGZF file. */
export const endBlock: readonly number[] = [
  0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff, 6, 0, 0x42, 0x43, 2, 0, 0x1b, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0,
  0,
];

/** Where the deflate stream of the block at `at` lies and how long the block is; nothing where no block begins. */
export function blockAt(
  bytes: Uint8Array,
  at = 0,
): { readonly data: number; readonly length: number } | undefined {
  if (bytes[at] !== 0x1f || bytes[at + 1] !== 0x8b || bytes[at + 2] !== 8) return undefined;
  if (((bytes[at + 3] ?? 0) & 4) === 0) return undefined;
  const extra = short(bytes, at + 10);
  for (let field = at + 12; field + 4 <= at + 12 + extra; ) {
    const size = short(bytes, field + 2);
    if (bytes[field] === 0x42 && bytes[field + 1] === 0x43 && size === 2) {
      return { data: at + 12 + extra, length: short(bytes, field + 4) + 1 };
    }
    field += 4 + size;
  }
  return undefined;
}

function short(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) | ((bytes[at + 1] ?? 0) << 8);
}

/** The inflated content of the block at `at`, of which all bytes are there. */
export function inflateBlock(
  bytes: Uint8Array,
  at: number,
  source: Pick<BlockSource, "inflate">,
): { readonly content: Uint8Array; readonly next: number } | undefined {
  const block = blockAt(bytes, at);
  if (block === undefined || at + block.length > bytes.length) return undefined;
  const end = at + block.length;
  if (block.data > end - 8) return undefined;
  const size = short(bytes, end - 4) | (short(bytes, end - 2) << 16);
  if (size < 0 || size > mostBlockBytes) return undefined;
  const sum = (short(bytes, end - 8) | (short(bytes, end - 6) << 16)) >>> 0;
  try {
    const content =
      size === 0
        ? new Uint8Array(0)
        : source.inflate(bytes.subarray(block.data, end - 8), size, sum);
    return content.length === size ? { content, next: end } : undefined;
  } catch {
    return undefined;
  }
}

const readAhead = 4 * mostBlockBytes;

/**
 * The inflated blocks from a place of the compressed file on, each with its place; ends with the file.
 *
 * @throws DataProblem `vcf.block-damaged`
 */
export async function* blocksFrom(
  file: string,
  source: BlockSource,
  offset: number,
): AsyncGenerator<{ readonly offset: number; readonly content: Uint8Array }, void> {
  let held = new Uint8Array(0);
  let base = offset;
  let at = 0;
  // A query needs a block or two: the first reading is small.
  let ahead = mostBlockBytes + 4096;
  for (;;) {
    const block = inflateBlock(held, at, source);
    if (block !== undefined) {
      yield { offset: base + at, content: block.content };
      at = block.next;
      continue;
    }
    const rest = held.subarray(at);
    base += at;
    at = 0;
    const more = await source.readAt(base + rest.length, ahead);
    ahead = readAhead;
    if (more.length === 0) {
      if (rest.length === 0) return;
      throw new DataProblem(damaged([file, base], { file, offset: base }));
    }
    const known = blockAt(rest);
    const whole = known !== undefined && rest.length >= known.length;
    if (whole || (rest.length >= 18 && known === undefined)) {
      throw new DataProblem(damaged([file, base], { file, offset: base }));
    }
    held = new Uint8Array(rest.length + more.length);
    held.set(rest);
    held.set(more, rest.length);
  }
}
