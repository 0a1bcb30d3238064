import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";
import { sexOf } from "../../engine/index.ts";
import { endBlock } from "./bgzf.ts";
import { readVcfForPanel, type VcfQuestion } from "./read-vcf.ts";
import type { VcfFile } from "./vcf-file.ts";

const lengths = { GRCh37: 48_129_895, GRCh38: 46_709_983 } as const;
const regions: VcfQuestion["regions"] = {
  GRCh37: [{ chrom: "21", start: 33_031_935, end: 33_041_244 }],
  GRCh38: [{ chrom: "21", start: 31_659_622, end: 31_668_931 }],
};
const [firstOfX, lastOfX] = [2_781_480, 155_701_382];
const step = Math.ceil((lastOfX - firstOfX + 1) / 8);

function header(build: keyof typeof lengths | "none"): string {
  const contig = build === "none" ? [] : [`##contig=<ID=chr21,length=${lengths[build]}>`];
  const columns = "#CHROM POS ID REF ALT QUAL FILTER INFO FORMAT S1".replaceAll(" ", "\t");
  return ["##fileformat=VCFv4.2", ...contig, columns, ""].join("\n");
}

function line(chrom: string, pos: number, called: string, more = "A G . PASS"): string {
  const [ref = "", alt = "", quality = "", filter = ""] = more.split(" ");
  const columns = [chrom, pos, ".", ref, alt, quality, filter, ".", "GT:GQ", `${called}:99`];
  return `${columns.join("\t")}\n`;
}

/** So many calls in each window of X, and on Y, of a person with two X or one. */
function person(sex: "female" | "male", each = 60): string[] {
  const lines: string[] = [];
  for (let window = 0; window < 8; window += 1) {
    for (let n = 0; n < each; n += 1) {
      const called = sex === "male" || n % 2 === 0 ? "1/1" : "0/1";
      lines.push(line("chrX", firstOfX + window * step + 10 * n, called));
    }
  }
  if (sex === "female") return lines;
  for (let n = 0; n < 20; n += 1) lines.push(line("chrY", 2_800_000 + 3_000_000 * n, "1"));
  return lines;
}

function fileOf(text: string): VcfFile {
  const bytes = Buffer.from(text);
  return {
    name: "patient.vcf",
    async *chunks() {
      for (let at = 0; at < bytes.length; at += 1000) yield bytes.subarray(at, at + 1000);
    },
  };
}

async function read(lines: readonly string[], question: Partial<VcfQuestion> = {}) {
  const file = fileOf(header("GRCh38") + lines.join(""));
  return readVcfForPanel(file, { regions, identity: true, ...question });
}

test("nothing of X and Y is looked at unless it is asked, nor where the header does not tell the build", async () => {
  const unasked = await read(person("male"), { identity: false });
  assert.equal(unasked.calls?.identity, undefined);
  const file = fileOf(header("none") + person("male").join(""));
  const baseAt = () => undefined;
  const unknown = await readVcfForPanel(file, { regions, identity: true, baseAt });
  assert.equal(unknown.calls, undefined);
});

test("of X and Y nothing is kept but counts, and no defect of theirs is told", async () => {
  const broken = ["chrX\t5000000\tonly three\n", "chrY\tx\t.\n"];
  const { calls, issues } = await read([...person("female"), ...broken]);
  assert.deepEqual(issues, []);
  assert.deepEqual([calls?.records, calls?.reference, calls?.noCalls], [[], [], []]);
  assert.deepEqual(Object.keys(calls?.identity ?? {}), ["xHeterozygous", "xHomozygous", "yCalled"]);
});

test("a woman's and a man's calls are told apart, each window counted no further than its share", async () => {
  const female = (await read(person("female"))).calls?.identity;
  assert.deepEqual(female, { xHeterozygous: 80, xHomozygous: 80, yCalled: 0 });
  const male = (await read(person("male"))).calls?.identity;
  assert.ok(female !== undefined && male !== undefined);
  assert.equal(male.xHomozygous, 160);
  assert.deepEqual([sexOf(female), sexOf(male)], ["female", "male"]);
  const few = (await read(person("male", 3))).calls?.identity;
  assert.ok(few !== undefined);
  assert.equal(sexOf(few), "unknown");
});

test("a call that failed, is doubtful, of several bases, of reference, or where X and Y pair does not count", async () => {
  const failing = [
    line("chrX", 5_000_000, "0/1", "A G . LowQual"),
    line("chrX", 5_000_001, "0/1").replace(":99", ":3"),
    line("chrX", 5_000_002, "0/1", "AC A . PASS"),
    line("chrX", 5_000_003, "0/1", "A <DEL> . PASS"),
    line("chrX", 5_000_004, "0/0"),
    line("chrX", 5_000_005, "./1"),
    line("chrX", 2_781_479, "0/1"),
    line("chrX", 155_701_383, "0/1"),
    line("chrY", 2_781_479, "0/1"),
    line("chrY", 56_887_903, "0/1"),
  ];
  const { calls } = await read(failing);
  assert.deepEqual(calls?.identity, { xHeterozygous: 0, xHomozygous: 0, yCalled: 0 });
  const counted = await read([
    line("chrX", 2_781_480, "0/1"),
    line("X", 155_701_382, "1|1", "A G,T 50 ."),
    line("chrX", 9_000_000, "1/2", "A G,T,<NON_REF> . PASS"),
    line("Y", 56_887_902, "1"),
  ]);
  assert.deepEqual(counted.calls?.identity, { xHeterozygous: 2, xHomozygous: 1, yCalled: 1 });
});

test("a panel's gene on X is read beside the counting", async () => {
  const onX = { chrom: "X", start: 67_544_021, end: 67_730_619 };
  const lines = [...person("female"), line("chrX", 67_600_000, "0/1")];
  const { calls } = await read(lines, { regions: { GRCh37: [onX], GRCh38: [onX] } });
  assert.deepEqual(
    calls?.records.map(({ pos }) => pos),
    [67_600_000],
  );
  assert.equal(calls.identity?.xHomozygous, 80);
});

function bgzf(content: Buffer): Buffer {
  const data = deflateRawSync(content);
  const block = Buffer.alloc(data.length + 26);
  block.set(endBlock.slice(0, 16));
  block.writeUInt16LE(block.length - 1, 16);
  block.set(data, 18);
  block.writeUInt32LE(crc32(content), data.length + 18);
  block.writeUInt32LE(content.length, data.length + 22);
  return block;
}

test("through an index the counts are the same, and of each window no more blocks are read than it needs", async () => {
  const lines = person("female", 180);
  const parts = [
    header("GRCh38"),
    ...Array.from({ length: 24 }, (_, n) => lines.slice(60 * n, 60 * n + 60).join("")),
  ];
  const blocks = parts.map((part) => bgzf(Buffer.from(part)));
  const starts = blocks.map((_, n) =>
    blocks.slice(0, n).reduce((sum, { length }) => sum + length, 0),
  );
  const bytes = Buffer.concat([...blocks, Buffer.from(endBlock)]);
  const name = Buffer.from("chrX\0");
  const index = Buffer.alloc(4000);
  index.write("TBI\u0001", "latin1");
  let at = 4;
  for (const value of [1, 2, 1, 2, 0, 35, 0, name.length]) at = index.writeInt32LE(value, at);
  at += name.copy(index, at);
  at = index.writeInt32LE(8, at);
  for (let window = 0; window < 8; window += 1) {
    const bin = 4681 + ((firstOfX - 1 + window * step) >> 14);
    for (const value of [bin, 1]) at = index.writeInt32LE(value, at);
    const from = starts[1 + 3 * window] ?? 0;
    const to = starts[4 + 3 * window] ?? bytes.length - endBlock.length;
    for (const place of [from, to]) at = index.writeBigUInt64LE(BigInt(place) << 16n, at);
  }
  at = index.writeInt32LE(0, at);
  const looked = new Set<number>();
  const inflated: number[] = [];
  const file: VcfFile = {
    ...fileOf(""),
    index: index.subarray(0, at),
    blocks: {
      readAt: (offset, length) => {
        looked.add(offset);
        return Promise.resolve(bytes.subarray(offset, offset + length));
      },
      inflate: (raw, size) => {
        inflated.push(size);
        return inflateRawSync(raw);
      },
    },
  };
  const found = await readVcfForPanel(file, { regions, identity: true });
  assert.equal(found.indexed, true);
  assert.deepEqual(found.calls?.identity, (await read(lines)).calls?.identity);
  assert.ok(inflated.length <= 1 + 2 * 8, `${inflated.length} blocks of 25 were inflated`);
});
