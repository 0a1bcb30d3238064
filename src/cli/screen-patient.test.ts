import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { neurite, repository, scratchFolder } from "./scratch.ts";

await scratchFolder();

const patients = join(repository, "examples", "patients");
const injury = join(repository, "examples", "sci-xs228");
const tofersen = join(repository, "examples", "sod1-tofersen");

function screen(file: string, ...words: readonly string[]) {
  return neurite("screen", "--patient", file, "--on", "2026-06-01", ...words);
}

interface Told {
  readonly factsHash: string;
  readonly known: { readonly facts: readonly object[] };
  readonly issues: readonly { readonly code: string; readonly text: object }[];
  readonly studies: readonly {
    readonly study: string;
    readonly approved: boolean;
    readonly eligible: string;
    readonly criteria: readonly { readonly criterion: string; readonly result: string }[];
  }[];
}

test("a file that is not JSON, or of another version, is refused with the reason", async () => {
  writeFileSync("broken.json", "{ not json");
  const broken = await screen("broken.json");
  assert.equal(broken.code, 1);
  assert.match(broken.stderr, /broken\.json was not screened:[\s\S]*not JSON/);
  writeFileSync("old.json", JSON.stringify({ metaData: { phenopacketSchemaVersion: "1.0.0" } }));
  const old = await screen("old.json");
  assert.equal(old.code, 1);
  assert.match(old.stderr, /schema version 1\.0\.0/);
  assert.equal((await screen("absent.json")).code, 1);
  assert.equal((await neurite("screen", "--patient", "broken.json", "--on", "June")).code, 2);
  assert.equal((await neurite("screen")).code, 2);
});

test("a fact that cannot be used is named, leaves its criterion unknown, and shows in the exit code", async () => {
  const facts = [
    { instrument: "spinal-injury", field: "date", value: "2026-08-01", source: "Letter" },
  ];
  writeFileSync("ahead.json", JSON.stringify({ neurite: "patient-facts/1", patient: "P", facts }));
  const { code, stdout } = await screen("ahead.json", "--study", injury);
  assert.equal(code, 1);
  assert.match(stdout, /spinal-injury\.date: 2026-08-01 lies after 2026-06-01/);
  assert.match(stdout, /- I6 [^\n]*\*\*unknown\*\*/);
});

test("a person is screened against all programmes at once, approved therapies told apart", async () => {
  const { code, stdout } = await screen(join(patients, "nothing-known.json"), "--json");
  assert.equal(code, 0);
  const told = JSON.parse(stdout) as Told;
  assert.deepEqual(
    told.studies.map(({ approved }) => approved),
    [true, false, false, false, false],
  );
  const results = told.studies.flatMap(({ criteria }) => criteria.map(({ result }) => result));
  assert.deepEqual([...new Set(results)], ["unknown"]);
});

test("the report is written in Chinese too, and the record of what was known goes with it", async () => {
  const file = join(patients, "injury-day-61.json");
  const { stdout } = await screen(file, "--study", injury, "--language", "zh-CN");
  assert.match(stdout, /不符合 · 已于 2026-05-31 截止/);
  const json = await screen(file, "--study", injury, "--json");
  const told = JSON.parse(json.stdout) as Told;
  const written = JSON.parse(readFileSync(file, "utf8")) as { facts: readonly object[] };
  assert.deepEqual(told.known.facts, written.facts);
  assert.match(stdout, new RegExp(told.factsHash));
});

const vcf = [
  "##fileformat=VCFv4.2",
  "##contig=<ID=21,length=46709983>",
  '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
  '##FORMAT=<ID=GQ,Number=1,Type=Integer,Description="Quality">',
  '##FORMAT=<ID=DP,Number=1,Type=Integer,Description="Depth">',
  "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS1",
  "21\t31667290\t.\tA\tC\t50\tPASS\t.\tGT:GQ:DP\t1/1:99:40",
  "",
].join("\n");

test("a VCF beside the patient gives gene and names, never a class: the criterion waits for the laboratory", async () => {
  writeFileSync("d91a.vcf", vcf);
  const file = join(patients, "nothing-known.json");
  const { stdout } = await screen(file, "--vcf", "d91a.vcf", "--study", tofersen);
  assert.match(stdout, /genetic-result\.protein \| p\.Asp91Ala/);
  assert.match(
    stdout,
    /I3 [^\n]*\*\*unknown\*\*\. ACMG\/AMP class of the laboratory is not answered/,
  );
  const signed = await screen(
    join(patients, "slow-progressor.json"),
    "--vcf",
    "d91a.vcf",
    "--study",
    tofersen,
  );
  assert.match(signed.stdout, /I3 [^\n]*\*\*met\*\*/);
  assert.doesNotMatch(signed.stdout, /genetic-result\.protein \| p\.Asp91Ala/);
});

test("a file of variants that reads as another sex than the person is told as an error; the screening is given", async () => {
  const facts = [{ instrument: "demographics", field: "sex", value: "F", source: "Letter" }];
  writeFileSync("her.json", JSON.stringify({ neurite: "patient-facts/1", patient: "P", facts }));
  const row = (chrom: string, pos: number) =>
    `${chrom}\t${pos}\t.\tA\tG\t.\tPASS\t.\tGT:GQ\t1/1:99`;
  const spread = (chrom: string, count: number) =>
    Array.from({ length: count }, (_, n) => row(chrom, 3_000_000 + n * 1_000_000));
  const vcf = (rows: readonly string[]) =>
    [
      "##fileformat=VCFv4.2",
      "##contig=<ID=21,length=46709983>",
      "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\tS1",
      ...rows,
      "",
    ].join("\n");
  writeFileSync("his.vcf", vcf([...spread("X", 120), ...spread("Y", 30)]));
  const his = await screen("her.json", "--vcf", "his.vcf", "--study", injury, "--json");
  assert.equal(his.code, 1);
  const told = JSON.parse(his.stdout) as Told;
  assert.ok(told.issues.some(({ code }) => code === "genetics.sex-differs"));
  assert.equal(told.studies.length, 1);
  writeFileSync("none.vcf", vcf([]));
  const none = await screen("her.json", "--vcf", "none.vcf", "--study", injury);
  assert.equal(none.code, 0);
  assert.match(none.stdout, /Sex by the sample's chromosomes: not assessed/);
});
