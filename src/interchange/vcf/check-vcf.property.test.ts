import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { type Issue, issuePlace, issueText } from "../../kernel/index.ts";
import { checkVcf } from "./check-vcf.ts";
import { vcfVersions } from "./version.ts";

function sound(version: number): string {
  const format = version < 4.4 ? "GT:DP:PL" : "GT:PSL:DP";
  const sample = version < 4.4 ? "0|1:12:3,0,9" : "|0|1:a,b:12";
  return `##fileformat=VCFv${version}
##INFO=<ID=AF,Number=A,Type=Float,Description="Frequency, \\"allele\\"">
##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">
##ALT=<ID=DEL,Description="Deletion">
##contig=<ID=21,length=46709983>
##PEDIGREE=<ID=A,Original=B>
#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tA
21\t100\trs1;rs2\tC\tT\t50.5\tPASS\tAF=0.5;DB\t${format}\t${sample}
21\t200\t.\tCAG\tC,<DEL>\t.\t.\tSVLEN=-2,${version < 4.4 ? -2 : 2};SVCLAIM=.,DJ\tGT\t1/2
21\t300\t.\tG\tG]21:400]\t.\tq10;s50\t.\tGT\t./.
`;
}

/** Changes a file as disks, editors and programs do. */
const damage = fc.record({
  kind: fc.constantFrom("replace", "insert", "delete", "repeat", "cut", "swap"),
  at: fc.nat(),
  length: fc.integer({ min: 1, max: 30 }),
  text: fc.oneof(
    fc.string({ maxLength: 6, unit: "binary" }),
    fc.constantFrom(
      "\t",
      "\n",
      "\r\n",
      "<",
      ">",
      '"',
      ",",
      ";",
      "=",
      "|",
      ":",
      "%",
      "\0",
      "é",
      "9".repeat(40),
    ),
  ),
});

function apply(
  file: Buffer,
  { kind, at, length, text }: typeof damage extends fc.Arbitrary<infer T> ? T : never,
): Buffer {
  const place = file.length === 0 ? 0 : at % file.length;
  const head = file.subarray(0, place);
  const part = file.subarray(place, place + length);
  const tail = file.subarray(place + length);
  const put = Buffer.from(text);
  if (kind === "insert") return Buffer.concat([head, put, file.subarray(place)]);
  if (kind === "delete") return Buffer.concat([head, tail]);
  if (kind === "repeat") return Buffer.concat([head, part, part, part, tail]);
  if (kind === "cut") return head;
  if (kind === "swap") return Buffer.concat([tail, part, head]);
  return Buffer.concat([head, put, tail]);
}

function check(file: Uint8Array, size: number): Issue[] {
  const issues: Issue[] = [];
  const running = checkVcf((issue) => issues.push(issue));
  for (let at = 0; at < file.length; at += size) running.push(file.subarray(at, at + size));
  running.end();
  return issues;
}

test("the file that is damaged below is sound", () => {
  for (const version of vcfVersions.filter((each) => each >= 4.3)) {
    const errors = check(Buffer.from(sound(version)), 4096).filter(
      (each) => each.severity === "error",
    );
    assert.deepEqual(errors, []);
  }
});

test("a damaged file never stops the check, and every defect has a place and words in both languages", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...vcfVersions),
      fc.array(damage, { minLength: 1, maxLength: 8 }),
      (version, damages) => {
        const file = damages.reduce(apply, Buffer.from(sound(version)));
        for (const issue of check(file, 4096)) {
          const [line, column] = issue.path.map(Number);
          assert.ok((line ?? 0) >= 1 && (column ?? 0) >= 1, `${issue.code} ${issuePlace(issue)}`);
          for (const language of ["en", "zh-CN"] as const) {
            assert.doesNotMatch(issueText(issue, language), /\{[a-z]\w*\}|undefined|NaN/);
          }
        }
      },
    ),
    { numRuns: 3000 },
  );
});

test("any bytes are checked without a crash", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), fc.boolean(), (bytes, begun) => {
      const head = Buffer.from(begun ? sound(4.5).slice(0, 300) : "");
      check(Buffer.concat([head, bytes]), 64);
    }),
    { numRuns: 1000 },
  );
});

test("the same defects are found wherever the chunks are cut", () => {
  fc.assert(
    fc.property(
      fc.array(damage, { maxLength: 4 }),
      fc.integer({ min: 1, max: 40 }),
      (damages, size) => {
        const file = damages.reduce(apply, Buffer.from(sound(4.4)));
        assert.deepEqual(check(file, size), check(file, file.length + 1));
      },
    ),
  );
});

// A rule that looks at a column again and again for each of its letters would not end here.
test("columns of very many letters of one kind are checked", () => {
  for (const letter of [
    "0",
    "1",
    ".",
    ",",
    ";",
    ":",
    "A",
    '"',
    "=",
    "|",
    "[",
    "<",
    "-",
    "%",
    " ",
  ]) {
    const long = letter.repeat(400_000);
    for (const column of [2, 4, 5, 6, 7, 8, 9, 10]) {
      const columns = "21\t500\t.\tC\tT\t.\t.\t.\tGT:DP\t0/1:3".split("\t");
      columns[column - 1] = `${long}x`;
      check(Buffer.from(`${sound(4.3)}${columns.join("\t")}\n`), 2 ** 20);
    }
    check(Buffer.from(`##fileformat=VCFv4.3\n##INFO=<ID=${long}\n##x=${long}\n`), 2 ** 20);
  }
});

test("a line of a gigabyte without an end takes no more memory than the longest line that is kept", () => {
  const issues: Issue[] = [];
  const running = checkVcf((issue) => issues.push(issue));
  running.push(Buffer.from(`${sound(4.3)}21\t`));
  const chunk = Buffer.alloc(2 ** 20, "7");
  const before = process.memoryUsage.rss();
  for (let n = 0; n < 1024; n++) running.push(chunk);
  const grown = (process.memoryUsage.rss() - before) / 1e6;
  running.end();
  assert.ok(issues.some((issue) => issue.code === "vcf.line-too-long"));
  assert.ok(grown < 260, `${grown.toFixed(0)} MB`);
});
