import { Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import {
  bgzfBlockAt,
  bgzfEndBlock,
  DataProblem,
  vcfCutOff,
  vcfNoEndBlock,
} from "../../interchange/index.ts";
import { defineIssue } from "../../kernel/index.ts";

const tooMuch = defineIssue(
  "upload.inflates-too-far",
  "{file} holds more than {most} GB once inflated; it was not read further.",
  "{file} 解压后超过 {most} GB，未继续读取。",
);

const chunkBytes = 2 ** 18;
const mostInflatedGb = 64;

/**
 * The text of a file that arrives, inflated where it is compressed. A block-gzipped file must end in the block that ends
 * one, so that a file cut off between two blocks is known as such.
 *
 * @throws DataProblem where the compressed bytes are damaged or end too early
 */
export async function* inflate(
  name: string,
  arriving: AsyncIterable<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  const chunks = arriving[Symbol.asyncIterator]();
  const head = await headOf(chunks);
  const whole = resumed(head, chunks);
  if (head[0] !== 0x1f || head[1] !== 0x8b) {
    yield* whole;
    return;
  }
  const isBlocked = bgzfBlockAt(head) !== undefined;
  let end: Uint8Array = new Uint8Array(0);
  async function* noted(): AsyncGenerator<Uint8Array, void> {
    for await (const chunk of whole) {
      end = Buffer.concat([end, chunk.subarray(-bgzfEndBlock.length)]).subarray(
        -bgzfEndBlock.length,
      );
      yield chunk;
    }
  }
  const gunzip = createGunzip({ chunkSize: chunkBytes });
  const stream = Readable.from(noted(), { objectMode: false, highWaterMark: chunkBytes });
  stream.on("error", (error) => gunzip.destroy(error));
  stream.pipe(gunzip);
  let inflated = 0;
  try {
    for await (const chunk of gunzip) {
      inflated += (chunk as Buffer).length;
      if (inflated > mostInflatedGb * 2 ** 30) {
        throw new DataProblem(tooMuch([name], { file: name, most: mostInflatedGb }));
      }
      yield chunk as Uint8Array;
    }
  } catch (error) {
    const { code, message: reason } = error as NodeJS.ErrnoException;
    if (code?.startsWith("Z_") !== true) throw error;
    throw new DataProblem(vcfCutOff([name], { file: name, reason }));
  } finally {
    stream.destroy();
    gunzip.destroy();
  }
  if (isBlocked && !bgzfEndBlock.every((byte, at) => byte === end[at])) {
    throw new DataProblem(vcfNoEndBlock([name], { file: name }));
  }
}

/** Enough of the beginning to know a block by. */
async function headOf(chunks: AsyncIterator<Uint8Array>): Promise<Uint8Array> {
  let head: Uint8Array = new Uint8Array(0);
  while (head.length < 64) {
    const next = await chunks.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  return head;
}

async function* resumed(
  head: Uint8Array,
  chunks: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  if (head.length > 0) yield head;
  for (let next = await chunks.next(); next.done !== true; next = await chunks.next()) {
    yield next.value;
  }
}
