import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32, deflateRawSync, gzipSync, inflateRawSync } from "node:zlib";
import { DataProblem } from "../problem.ts";
import { endBlock } from "./bgzf.ts";
import { readVcfForPanel, type VcfQuestion } from "./read-vcf.ts";
import type { VcfFile } from "./vcf-file.ts";

const lengths = { GRCh37: 48129895, GRCh38: 46709983 } as const;
const regions: VcfQuestion["regions"] = {
  GRCh37: [{ chrom: "21", start: 33031935, end: 33041244 }],
  GRCh38: [{ chrom: "21", start: 31659622, end: 31668931 }],
};

interface Made {
  readonly contigs?: readonly string[];
  readonly meta?: readonly string[];
  readonly samples?: readonly string[];
  readonly records: readonly string[];
  readonly version?: string;
}

function vcf({
  contigs = [`chr21,length=${lengths.GRCh38}`],
  meta = [],
  samples = ["S1"],
  records,
  version = "4.2",
}: Made): Buffer {
  const lines = [
    `##fileformat=VCFv${version}`,
    ...contigs.map((contig) => `##contig=<ID=${contig}>`),
    ...meta,
    `#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t${samples.join("\t")}`,
    ...records.map((record) => record.replaceAll(" ", "\t")),
  ];
  return Buffer.from(`${lines.join("\n")}\n`);
}

function fileOf(bytes: Buffer, size = 4096): VcfFile {
  return {
    name: "patient.vcf",
    async *chunks() {
      for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
    },
  };
}

async function read(made: Made, question: Partial<VcfQuestion> = {}, size?: number) {
  return readVcfForPanel(fileOf(vcf(made), size), { regions, ...question });
}

async function refused(code: string, made: Made, question: Partial<VcfQuestion> = {}) {
  const { calls, issues } = await read(made, question);
  assert.equal(calls, undefined);
  const errors = issues.filter((issue) => issue.severity === "error");
  assert.deepEqual(
    errors.map((issue) => issue.code),
    [code],
  );
}

const a5v = "chr21 31659800 rs1 C T 50 PASS . GT:AD:DP:GQ 0/1:10,12:22:99";

test("a file of another build than was said, of two builds or of none is refused", async () => {
  const contigs = [`21,length=${lengths.GRCh37}`];
  await refused("vcf.build-mismatch", { contigs, records: [] }, { build: "GRCh38" });
  await refused("vcf.build-mixture", {
    contigs: [...contigs, "chr1,length=248956422"],
    records: [],
  });
  await refused("vcf.build-foreign", { contigs: ["21,length=46944323"], records: [] });
  await refused("vcf.build-unknown", { contigs: ["21"], records: [] });
});

test("the build is known by the lengths, then by the reference's name, then by what was said, then by bases", async () => {
  const build = async (made: Made, question: Partial<VcfQuestion> = {}) =>
    (await read(made, question)).calls?.build;
  assert.equal(await build({ contigs: [`21,length=${lengths.GRCh37}`], records: [] }), "GRCh37");
  const named = { contigs: [], meta: ["##reference=file:///ref/hg38.fa"], records: [] };
  assert.equal(await build(named), "GRCh38");
  assert.equal(await build({ contigs: [], records: [] }, { build: "GRCh37" }), "GRCh37");
  const records = ["21 33032000 . ACG A . . . GT 0/1"];
  const baseAt: VcfQuestion["baseAt"] = (at, _chrom, pos) =>
    at === "GRCh37" ? "ACG"[pos - 33032000] : pos < 32_000_000 ? "T" : undefined;
  assert.equal(await build({ contigs: [], records }, { baseAt }), "GRCh37");
});

test("a file of several samples needs one named that it has; one without samples is refused", async () => {
  const records = [`${a5v} 0/0:9,0:9:30`];
  const samples = ["S1", "S2"];
  await refused("vcf.which-sample", { samples, records });
  await refused("vcf.unknown-sample", { samples, records }, { sample: "S3" });
  const { calls } = await read({ samples, records }, { sample: "S2" });
  assert.deepEqual(calls?.records[0]?.genotype?.alleles, [0, 0]);
  assert.equal(calls?.sample, "S2");
  const sites = vcf({ records: [] }).toString().replace("\tFORMAT\tS1", "");
  const { issues } = await readVcfForPanel(fileOf(Buffer.from(sites)), { regions });
  assert.deepEqual(
    issues.map((issue) => issue.code),
    ["vcf.no-sample"],
  );
});

test("a record is read as it stands, by either name of the chromosome", async () => {
  const { calls } = await read({ records: [a5v] });
  assert.deepEqual(calls?.records, [
    {
      chrom: "21",
      pos: 31659800,
      id: "rs1",
      ref: "C",
      alts: ["T"],
      filter: [],
      genotype: { alleles: [0, 1], phased: false },
      gq: 99,
      dp: 22,
      ad: [10, 12],
      line: 4,
    },
  ]);
  const plain = await read({
    contigs: [`21,length=${lengths.GRCh38}`],
    records: [a5v.slice(3)],
  });
  assert.equal(plain.calls?.records.length, 1);
});

test("phase, phase set, failed filters and missing alleles are kept", async () => {
  const { calls } = await read({
    records: [
      "chr21 31659800 . C T,* 50 q10;s5 . GT:PS:GQ 1|2:31659800:.",
      "chr21 31659900 . C T . . . GT ./1",
    ],
  });
  const [first, second] = calls?.records ?? [];
  assert.deepEqual(first?.genotype, { alleles: [1, 2], phased: true, phaseSet: "31659800" });
  assert.deepEqual(first?.filter, ["q10", "s5"]);
  assert.deepEqual(first?.alts, ["T", "*"]);
  assert.equal(second?.filter, undefined);
  assert.deepEqual(second?.genotype?.alleles, [null, 1]);
});

test("only what overlaps a region is kept: also a deletion or block that begins before it", async () => {
  const { calls } = await read({
    records: [
      "chr20 31659800 . C T . . . GT 0/1",
      "chr21 5 . C T . . . GT 0/1",
      "chr21 31659500 . N <DEL> . . SVTYPE=DEL;END=31660000 GT 0/1",
      "chr21 31659619 . ACGT A . . . GT 0/1",
      "chr21 31659621 . C T . . . GT 0/1",
      "chr21 31668931 . C T . . . GT 0/1",
      "chr21 31668932 . C T . . . GT 0/1",
      "chr22 31659800 . C T . . . GT 0/1",
    ],
  });
  assert.deepEqual(
    calls?.records.map((record) => record.pos),
    [31659500, 31659619, 31668931],
  );
  assert.equal(calls?.records[0]?.end, 31660000);
});

test("gVCF blocks are reference only where the sample's genotype says so", async () => {
  const { calls } = await read({
    records: [
      "chr21 31659000 . A <NON_REF> . . END=31659700 GT:DP:GQ:MIN_DP 0/0:30:80:21",
      "chr21 31659701 . C T,<NON_REF> 50 . . GT:DP 0/1:20",
      "chr21 31659702 . G <NON_REF> . . END=31659800 GT:DP ./.:0",
      "chr21 31659801 . G . . PASS . GT:DP:GQ 0/0:25:60",
    ],
  });
  assert.deepEqual(calls?.reference, [
    { chrom: "21", start: 31659000, end: 31659700, gq: 80, dp: 21, line: 4 },
    { chrom: "21", start: 31659801, end: 31659801, gq: 60, dp: 25, filter: [], line: 7 },
  ]);
  assert.deepEqual(
    calls?.records.map((record) => record.alts),
    [["T", "<NON_REF>"]],
  );
});

test("from 4.5 the length of a block is the sample's own", async () => {
  const { calls } = await read({
    version: "4.5",
    records: ["chr21 31659000 . A <*> . . . GT:LEN:GQ 0/0:701:50"],
  });
  assert.equal(calls?.reference[0]?.end, 31659700);
});

test("a record of the panel that cannot be understood stops the reading; one elsewhere does not", async () => {
  await refused("vcf.genotype", { records: ["chr21 31659800 . C T . . . GT 0/x"] });
  await refused("vcf.ref", { records: ["chr21 31659800 . R T . . . GT 0/1"] });
  await refused("vcf.genotype-allele", { records: ["chr21 31659800 . C T . . . GT 0/2"] });
  const elsewhere = await read({ records: ["chr1 5 . R x . . . nonsense", a5v] });
  assert.equal(elsewhere.calls?.records.length, 1);
});

test("a line of the panel's chromosome whose position is no number is not passed over", async () => {
  await refused("vcf.pos", { records: ["chr21 4x . C T . . . GT 0/1"] });
});

test("a line without an end is passed over, or refused where it could be one of the panel's", async () => {
  const endless = (begin: string): VcfFile => ({
    name: "patient.vcf",
    async *chunks() {
      yield vcf({ records: [a5v] });
      yield Buffer.from(begin);
      for (let n = 0; n < 200; n++) yield Buffer.alloc(2 ** 20, "A");
    },
  });
  const { calls } = await readVcfForPanel(endless("chr22\t5\t"), { regions });
  assert.equal(calls?.records.length, 1);
  await assert.rejects(readVcfForPanel(endless("chr21\t31660000\t.\t"), { regions }), /too long/);
});

test("a defect that leaves the genotype clear is a warning", async () => {
  const { calls, issues } = await read({ records: [a5v.replace("PASS .", "PASS DP=-1")] });
  assert.equal(calls?.records.length, 1);
  assert.deepEqual(
    issues.filter((issue) => issue.code === "vcf.info-negative").map((issue) => issue.severity),
    ["warning"],
  );
});

test("it does not matter where the chunks are cut, nor whether lines end in CR LF", async () => {
  const made = { records: ["chr1 5 . C T . . . GT 0/1", a5v, a5v.replace("800", "801")] };
  const whole = await read(made);
  for (const size of [1, 2, 7, 33]) assert.deepEqual(await read(made, {}, size), whole);
  const dos = Buffer.from(vcf(made).toString().replaceAll("\n", "\r\n"));
  assert.deepEqual((await readVcfForPanel(fileOf(dos), { regions })).calls, whole.calls);
});

test("bytes of another format are refused by what they look like", async () => {
  for (const [bytes, looks] of [
    [gzipSync("##fileformat=VCFv4.2\n"), /gzip/],
    [Buffer.from("%PDF-1.7 some more bytes"), /PDF/],
    [Buffer.from("##fileformat=VCFv3.3\n"), /another version/],
  ] as const) {
    await assert.rejects(readVcfForPanel(fileOf(bytes), { regions }), (error) => {
      assert.ok(error instanceof DataProblem);
      assert.match(error.message, looks);
      return true;
    });
  }
});

function bgzf(content: Uint8Array): Buffer {
  const data = deflateRawSync(content);
  const block = Buffer.alloc(data.length + 26);
  block.set(endBlock.slice(0, 16));
  block.writeUInt16LE(block.length - 1, 16);
  block.set(data, 18);
  block.writeUInt32LE(crc32(content), data.length + 18);
  block.writeUInt32LE(content.length, data.length + 22);
  return block;
}

/** A file in three blocks, the middle one with the record, and an index that knows only that one. */
function indexed(
  damage: (bytes: Buffer, second: number) => Buffer = (bytes) => bytes,
): VcfFile & { reads: number[] } {
  const [head = "", tail = ""] = vcf({ records: [a5v] })
    .toString()
    .split(/(?<=S1\n)/);
  const first = bgzf(Buffer.from(head));
  const second = bgzf(Buffer.from(tail));
  const third = bgzf(Buffer.from("chr21\t40000000\t.\tC\tT\t.\t.\t.\tGT\t0/1\n"));
  const whole = Buffer.concat([first, second, third, Buffer.from(endBlock)]);
  const bytes = damage(whole, first.length);
  const name = Buffer.from("chr21\0");
  const index = Buffer.alloc(1000);
  index.write("TBI\u0001", "latin1");
  let at = 4;
  for (const value of [1, 2, 1, 2, 0, 35, 0, name.length]) at = index.writeInt32LE(value, at);
  at += name.copy(index, at);
  const bin = 4681 + (31659799 >> 14);
  for (const value of [1, bin, 1]) at = index.writeInt32LE(value, at);
  at = index.writeBigUInt64LE(BigInt(first.length) << 16n, at);
  at = index.writeBigUInt64LE(BigInt(first.length + second.length) << 16n, at);
  at = index.writeInt32LE(0, at);
  const reads: number[] = [];
  return {
    ...fileOf(vcf({ records: [] })),
    reads,
    index: index.subarray(0, at),
    blocks: {
      readAt: (offset, length) => {
        reads.push(offset);
        return Promise.resolve(bytes.subarray(offset, offset + length));
      },
      inflate: (raw, _size, sum) => {
        const content = inflateRawSync(raw);
        if (crc32(content) !== sum) throw new Error("the checksum differs");
        return content;
      },
    },
  };
}

test("with an index only the blocks of the region are read", async () => {
  const file = indexed();
  const { calls, indexed: used } = await readVcfForPanel(file, { regions });
  assert.equal(used, true);
  assert.deepEqual(
    calls?.records.map((record) => record.pos),
    [31659800],
  );
});

test("a block that is damaged or cut off is an issue, not a crash", async () => {
  const damages: readonly ((bytes: Buffer, second: number) => Buffer)[] = [
    (bytes, second) => bytes.subarray(0, second + 40),
    (bytes, second) => bytes.fill(0, second + 30, second + 40),
    (bytes, second) => bytes.fill(0, second, second + 20),
    (bytes) => bytes.subarray(0, 10),
  ];
  for (const damage of damages) {
    await assert.rejects(readVcfForPanel(indexed(damage), { regions }), (error) => {
      assert.ok(error instanceof DataProblem, String(error));
      return true;
    });
  }
});

test("an index that cannot be read is told, and the whole file is read", async () => {
  const {
    calls,
    issues,
    indexed: used,
  } = await readVcfForPanel(
    { ...fileOf(vcf({ records: [a5v] })), ...pick(indexed()), index: Buffer.from("TBI\u0001xx") },
    { regions },
  );
  assert.equal(used, false);
  assert.equal(calls?.records.length, 1);
  assert.deepEqual(
    issues.map((issue) => issue.code),
    ["vcf.index-unusable"],
  );
});

function pick({ blocks }: VcfFile): Pick<VcfFile, "blocks"> {
  return blocks === undefined ? {} : { blocks };
}
