import { closeSync, openSync, writeFileSync, writeSync } from "node:fs";
import { crc32, deflateRawSync } from "node:zlib";
import { chromosomeLength } from "../src/interchange/index.ts";
import { randomStream } from "../src/kernel/index.ts";

const chromosomes = [...Array.from({ length: 22 }, (_, n) => String(n + 1)), "X", "Y"];
const bases = "ACGT";
const blockBytes = 65_280;

/** The reference base at a place, where it is known: records do not contradict it. */
export type KnownBase = (chrom: string, pos: number) => string | undefined;

/** A virtual offset: the place of a block, and a place in its content. */
type Virtual = readonly [block: number, within: number];

/**
 * Writes a block-gzipped whole-genome VCF of one sample on GRCh38 with a tabix index beside it, always the same for a
 * seed: single bases, short insertions and deletions, some of them with two alternate alleles.
 *
 * @returns the sizes in bytes, as text and as written
 */
export function writeGenomeVcf(path: string, records: number, seed: string, known: KnownBase) {
  const random = randomStream(seed);
  const file = openSync(path, "w");
  const index = tabixIndex();
  let pending = Buffer.alloc(0);
  let compressed = 0;
  let size = 0;

  function flush(all: boolean): void {
    let at = 0;
    while (pending.length - at >= blockBytes || (all && at < pending.length)) {
      const content = pending.subarray(at, at + blockBytes);
      const block = bgzfBlock(content);
      writeSync(file, block);
      compressed += block.length;
      at += content.length;
    }
    pending = pending.subarray(at);
  }

  let lines: string[] = [];
  let offsets: { chrom: number; start: number; end: number; length: number }[] = [];
  /** Puts whole lines into blocks; a line may go over into the next block. */
  function write(): void {
    const buffer = Buffer.from(lines.join(""), "latin1");
    size += buffer.length;
    let from: Virtual = [compressed, pending.length];
    const begin = pending.length;
    pending = Buffer.concat([pending, buffer]);
    let at = begin;
    const marks = offsets;
    lines = [];
    offsets = [];
    let flushed = 0;
    for (const mark of marks) {
      at += mark.length;
      while (at - flushed >= blockBytes) {
        const block = bgzfBlock(pending.subarray(flushed, flushed + blockBytes));
        writeSync(file, block);
        compressed += block.length;
        flushed += blockBytes;
      }
      const to: Virtual = [compressed, at - flushed];
      if (mark.chrom >= 0) index.add(mark.chrom, mark.start, mark.end, from, to);
      from = to;
    }
    pending = pending.subarray(flushed);
  }

  const head = header();
  lines.push(head);
  offsets.push({ chrom: -1, start: 0, end: 0, length: head.length });
  const lengths = chromosomes.map((name) => chromosomeLength("GRCh38", name) ?? 0);
  const genome = lengths.reduce((sum, length) => sum + length, 0);
  for (const [chrom, name] of chromosomes.entries()) {
    const length = lengths[chrom] ?? 0;
    const count = Math.round((records * length) / genome);
    const step = (length - 20_000) / count;
    for (let n = 0; n < count; n++) {
      const pos = 10_000 + Math.floor(n * step + random.uniform() * (step - 12));
      const { text, ref } = record(name, pos, random, known);
      lines.push(text);
      offsets.push({ chrom, start: pos - 1, end: pos - 1 + ref, length: text.length });
      if (lines.length === 4096) write();
    }
  }
  write();
  flush(true);
  writeSync(file, bgzfBlock(Buffer.alloc(0)));
  closeSync(file);
  writeFileSync(`${path}.tbi`, index.bytes());
  return { size, compressed };
}

function header(): string {
  const contigs = chromosomes.map(
    (name) => `##contig=<ID=chr${name},length=${chromosomeLength("GRCh38", name)}>`,
  );
  return `${[
    "##fileformat=VCFv4.2",
    "##source=generated",
    '##FILTER=<ID=LowQual,Description="Low quality">',
    '##FORMAT=<ID=AD,Number=R,Type=Integer,Description="Allelic depths">',
    '##FORMAT=<ID=DP,Number=1,Type=Integer,Description="Read depth">',
    '##FORMAT=<ID=GQ,Number=1,Type=Integer,Description="Genotype quality">',
    '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
    '##FORMAT=<ID=PL,Number=G,Type=Integer,Description="Likelihoods">',
    '##INFO=<ID=AC,Number=A,Type=Integer,Description="Allele count">',
    '##INFO=<ID=AF,Number=A,Type=Float,Description="Allele frequency">',
    '##INFO=<ID=AN,Number=1,Type=Integer,Description="Allele number">',
    '##INFO=<ID=BaseQRankSum,Number=1,Type=Float,Description="Rank sum of base qualities">',
    '##INFO=<ID=DP,Number=1,Type=Integer,Description="Depth">',
    '##INFO=<ID=FS,Number=1,Type=Float,Description="Strand bias">',
    '##INFO=<ID=MQ,Number=1,Type=Float,Description="Mapping quality">',
    '##INFO=<ID=QD,Number=1,Type=Float,Description="Quality by depth">',
    '##INFO=<ID=SOR,Number=1,Type=Float,Description="Strand odds ratio">',
    ...contigs,
    "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tNA00001",
  ].join("\n")}\n`;
}

function record(
  chrom: string,
  pos: number,
  random: ReturnType<typeof randomStream>,
  known: KnownBase,
): { text: string; ref: number } {
  const drawn = Math.floor(random.uniform() * 4);
  const given = known(chrom, pos) ?? known(chrom, pos + 7);
  const first = known(chrom, pos) === undefined ? drawn : bases.indexOf(known(chrom, pos) ?? "A");
  const base = bases[first] ?? "A";
  const other = bases[(first + 1 + Math.floor(random.uniform() * 3)) % 4] ?? "C";
  const kind = given === undefined ? random.uniform() : 0;
  const tail = "ACGTGCA".slice(0, 1 + Math.floor(random.uniform() * 7));
  const ref = kind < 0.9 ? base : kind < 0.95 ? base + tail : base;
  const alt = kind < 0.9 ? other : kind < 0.95 ? base : base + tail;
  const hom = random.uniform() < 0.38;
  const depth = 18 + Math.floor(random.uniform() * 30);
  const alternate = hom ? depth : Math.floor(depth * (0.35 + 0.3 * random.uniform()));
  const quality = (alternate * 27 + random.uniform() * 40).toFixed(2);
  const id = random.uniform() < 0.9 ? `rs${Math.floor(random.uniform() * 1e9)}` : ".";
  const info =
    `AC=${hom ? 2 : 1};AF=${hom ? "1.00" : "0.500"};AN=2;BaseQRankSum=${(random.uniform() * 4 - 2).toFixed(3)};` +
    `DP=${depth};FS=${(random.uniform() * 5).toFixed(3)};MQ=60.00;QD=${(random.uniform() * 30).toFixed(2)};SOR=${random.uniform().toFixed(3)}`;
  const likely = hom ? `${alternate * 30},${depth * 3},0` : `${alternate * 27},0,${depth * 20}`;
  const sample = `${hom ? "1/1" : "0/1"}:${depth - alternate},${alternate}:${depth}:99:${likely}`;
  const filter = random.uniform() < 0.97 ? "PASS" : "LowQual";
  const text = `chr${chrom}\t${pos}\t${id}\t${ref}\t${alt}\t${quality}\t${filter}\t${info}\tGT:AD:DP:GQ:PL\t${sample}\n`;
  return { text, ref: ref.length };
}

function bgzfBlock(content: Uint8Array): Buffer {
  const data = deflateRawSync(content, { level: 4 });
  const block = Buffer.alloc(data.length + 26);
  block.set([0x1f, 0x8b, 8, 4, 0, 0, 0, 0, 0, 0xff, 6, 0, 0x42, 0x43, 2, 0]);
  block.writeUInt16LE(block.length - 1, 16);
  block.set(data, 18);
  block.writeUInt32LE(crc32(content), data.length + 18);
  block.writeUInt32LE(content.length, data.length + 22);
  return block;
}

/** @source hts-specs tabix.tex */
function tabixIndex() {
  const references = chromosomes.map(() => ({
    bins: new Map<number, { from: Virtual; to: Virtual }[]>(),
    linear: [] as Virtual[],
  }));
  return {
    add(chrom: number, start: number, end: number, from: Virtual, to: Virtual): void {
      const reference = references[chrom];
      if (reference === undefined) return;
      const bin = binOf(start, end);
      const chunks = reference.bins.get(bin);
      const last = chunks?.at(-1);
      if (chunks === undefined) reference.bins.set(bin, [{ from, to }]);
      else if (last !== undefined && last.to[0] === from[0]) last.to = to;
      else chunks.push({ from, to });
      for (let window = start >> 14; window <= (end - 1) >> 14; window++) {
        while (reference.linear.length < window) reference.linear.push(from);
        reference.linear[window] ??= from;
      }
    },
    bytes(): Buffer {
      const names = Buffer.from(chromosomes.map((name) => `chr${name}\0`).join(""));
      const numbers: (number | Virtual)[] = [];
      for (const { bins, linear } of references) {
        numbers.push(bins.size);
        for (const [bin, chunks] of bins) {
          numbers.push(bin, chunks.length, ...chunks.flatMap(({ from, to }) => [from, to]));
        }
        numbers.push(linear.length, ...linear);
      }
      const body = Buffer.alloc(numbers.length * 8);
      let at = 0;
      for (const value of numbers) {
        if (typeof value === "number") at = body.writeInt32LE(value, at);
        else at = body.writeBigUInt64LE((BigInt(value[0]) << 16n) | BigInt(value[1]), at);
      }
      const head = Buffer.alloc(36);
      head.write("TBI\u0001", "latin1");
      for (const [n, value] of [chromosomes.length, 2, 1, 2, 0, 35, 0, names.length].entries()) {
        head.writeInt32LE(value, 4 + 4 * n);
      }
      const all = Buffer.concat([head, names, body.subarray(0, at)]);
      const blocks: Buffer[] = [];
      for (let start = 0; start < all.length; start += blockBytes) {
        blocks.push(bgzfBlock(all.subarray(start, start + blockBytes)));
      }
      return Buffer.concat([...blocks, bgzfBlock(Buffer.alloc(0))]);
    },
  };
}

/** The smallest bin that holds a stretch. @source SAM specification 5.1.1 */
function binOf(start: number, end: number): number {
  const last = end - 1;
  for (const [shift, offset] of [
    [14, 4681],
    [17, 585],
    [20, 73],
    [23, 9],
    [26, 1],
  ] as const) {
    if (start >> shift === last >> shift) return offset + (start >> shift);
  }
  return 0;
}
