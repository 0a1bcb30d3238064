import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { neurite, scratchFolder } from "./scratch.ts";

await scratchFolder();

const valid = `##fileformat=VCFv4.3
##contig=<ID=21,length=46709983>
#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO
21\t100\t.\tC\tT\t.\tPASS\t.
`;
const many =
  valid + Array.from({ length: 5000 }, (_, n) => `21\t${200 + n}\t.\tC\tT\t.\tPASS\t.\n`).join("");
writeFileSync("valid.vcf", valid);
writeFileSync("valid.vcf.gz", gzipSync(many));
writeFileSync("cut.vcf.gz", gzipSync(many).subarray(0, 3000));
writeFileSync("broken.vcf", `${valid}21\t50\t.\tR\tT\t-1\tPASS\t.\n`);

test("an invalid file is told with line and column, and ends with 1", async () => {
  const { code, stdout } = await neurite("vcf-check", "broken.vcf", "valid.vcf");
  assert.equal(code, 1);
  assert.match(stdout, /^broken\.vcf:5:9 error vcf\.ref: REF is one string/m);
  assert.match(stdout, /^broken\.vcf:5:4 error vcf\.unsorted: Position 50 comes after 100/m);
  assert.match(stdout, /^broken\.vcf: invalid, 2 records, 3 errors, 0 warnings$/m);
  assert.match(stdout, /^valid\.vcf: valid, 1 records, 0 errors, 0 warnings$/m);
});

test("a compressed file that is cut off is invalid; a missing one too", async () => {
  const cut = await neurite("vcf-check", "cut.vcf.gz");
  assert.equal(cut.code, 1);
  assert.match(cut.stdout, /cut\.vcf\.gz error vcf\.gzip-damaged: .*cut off or damaged/);
  const missing = await neurite("vcf-check", "missing.vcf");
  assert.equal(missing.code, 1);
  assert.match(missing.stdout, /missing\.vcf cannot be opened: ENOENT/);
});

test("valid files, plain and compressed, end with 0", async () => {
  const { code, stdout } = await neurite("vcf-check", "valid.vcf", "valid.vcf.gz");
  assert.equal(code, 0, stdout);
  assert.match(stdout, /valid\.vcf\.gz: valid, 5001 records/);
});

test("as JSON each defect has its code, place and words in both languages", async () => {
  const { code, stdout } = await neurite("vcf-check", "broken.vcf", "--json");
  assert.equal(code, 1);
  const [report] = JSON.parse(stdout) as [{ valid: boolean; issues: Record<string, unknown>[] }];
  assert.equal(report.valid, false);
  const [first] = report.issues;
  assert.deepEqual(
    { code: first?.["code"], line: first?.["line"], column: first?.["column"] },
    { code: "vcf.ref", line: 5, column: 9 },
  );
  assert.match(JSON.stringify(first?.["text"]), /REF 应为/);
});

test("without a file it says how it is used", async () => {
  assert.equal((await neurite("vcf-check")).code, 2);
});
