import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { describe, it } from "node:test";
import { gzipSync } from "node:zlib";
import { neurite, scratchFolder } from "./scratch.ts";

await scratchFolder();

const contigs = {
  GRCh38: "##contig=<ID=21,length=46709983>",
  GRCh37: "##contig=<ID=21,length=48129895>",
} as const;

function vcf(
  lines: readonly string[],
  { build = "GRCh38", samples = "S1" }: { build?: keyof typeof contigs; samples?: string } = {},
): string {
  return [
    "##fileformat=VCFv4.2",
    contigs[build],
    '##FORMAT=<ID=GT,Number=1,Type=String,Description="Genotype">',
    '##FORMAT=<ID=GQ,Number=1,Type=Integer,Description="Quality">',
    '##FORMAT=<ID=DP,Number=1,Type=Integer,Description="Depth">',
    `#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO\tFORMAT\t${samples}`,
    ...lines,
    "",
  ].join("\n");
}

function line(pos: number, ref: string, alt: string, genotype: string, columns = 1): string {
  const sample = `${genotype}:99:40`;
  const given = Array.from({ length: columns }, () => sample).join("\t");
  return `21\t${pos}\t.\t${ref}\t${alt}\t50\tPASS\t.\tGT:GQ:DP\t${given}`;
}

const d91a = line(31_667_290, "A", "C", "1/1");
writeFileSync("d91a.vcf", vcf([d91a]));
writeFileSync("all.bed", "track name=x\nchr21\t31659000\t31669000\n");
writeFileSync("no4.bed", "21\t31659000\t31667000\n21\t31668400\t31669000\n");
writeFileSync(
  "clinvar.vcf",
  [
    "##fileformat=VCFv4.1",
    "##fileDate=2026-01-05",
    "##reference=GRCh38",
    contigs.GRCh38,
    '##INFO=<ID=CLNSIG,Number=.,Type=String,Description="Class">',
    '##INFO=<ID=CLNREVSTAT,Number=.,Type=String,Description="Review">',
    "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO",
    "21\t31667290\t14766\tA\tC\t.\t.\tCLNSIG=Conflicting_classifications_of_pathogenicity;CLNREVSTAT=criteria_provided,_conflicting_classifications",
    "",
  ].join("\n"),
);

interface Told {
  readonly build: string;
  readonly clinvar?: string;
  readonly genes: readonly {
    readonly gene: string;
    readonly verdict: string;
    readonly findings: readonly {
      readonly route: string;
      readonly because: string;
      readonly legacy?: string;
    }[];
  }[];
}

async function genesOf(...words: readonly string[]) {
  const { code, stdout } = await neurite("screen", ...words, "--json");
  const told = JSON.parse(stdout) as Told;
  return { code, told, sod1: told.genes.find(({ gene }) => gene === "SOD1") };
}

describe("screen --vcf", () => {
  it("stops at a file that is not sound, cannot be told apart or is of another build, and says which", async () => {
    writeFileSync("two.vcf", vcf([line(31_667_290, "A", "C", "1/1", 2)], { samples: "S1\tS2" }));
    writeFileSync("mismatch.vcf", vcf([line(31_667_290, "G", "C", "1/1")]));
    writeFileSync("cut.vcf.gz", gzipSync(vcf([d91a])).subarray(0, 90));
    const cases: readonly (readonly [readonly string[], number, RegExp])[] = [
      [["--vcf", "none.vcf"], 1, /none\.vcf cannot be opened/],
      [["--vcf", "all.bed"], 1, /is no VCF file/],
      [["--vcf", "cut.vcf.gz"], 1, /cut\.vcf\.gz/],
      [["--vcf", "two.vcf"], 1, /2 samples \(S1, S2\)/],
      [["--vcf", "two.vcf", "--sample", "S3"], 1, /no sample S3/],
      [["--vcf", "d91a.vcf", "--build", "GRCh37"], 1, /GRCh38/],
      [["--vcf", "mismatch.vcf"], 1, /has G at 21:31667290 where GRCh38 has A/],
      [["--vcf", "d91a.vcf", "--bed", "d91a.vcf"], 1, /a BED line is/],
      [["--vcf", "d91a.vcf", "--clinvar", "all.bed"], 1, /is no VCF file/],
      [[], 2, /Name a file/],
      [["--vcf", "d91a.vcf", "--build", "hg18"], 2, /no build hg18/],
    ];
    for (const [words, code, said] of cases) {
      const ended = await neurite("screen", ...words);
      assert.equal(ended.code, code, words.join(" "));
      assert.match(ended.stdout + ended.stderr, said);
    }
  });

  it("leaves a gene unknown whose exon 4 is not covered, and calls it free of variants only where all is", async () => {
    writeFileSync("none.vcf", vcf([line(31_600_000, "A", "C", "0/1")]));
    const part = await genesOf("--vcf", "none.vcf", "--bed", "no4.bed");
    assert.deepEqual([part.code, part.sod1?.verdict], [0, "unknown"]);
    const bare = await genesOf("--vcf", "none.vcf");
    assert.equal(bare.sod1?.verdict, "unknown");
    const whole = await genesOf("--vcf", "none.vcf", "--bed", "all.bed");
    assert.equal(whole.sod1?.verdict, "reference");
    const c9 = whole.told.genes.find(({ gene }) => gene === "C9orf72");
    assert.equal(c9?.verdict, "not-assessed");
  });

  it("sends a homozygote of D90A, which ClinVar holds in conflict, to adjudication", async () => {
    const { code, told, sod1 } = await genesOf("--vcf", "d91a.vcf", "--clinvar", "clinvar.vcf");
    assert.equal(code, 0);
    assert.equal(told.clinvar, "2026-01-05");
    const [finding] = sod1?.findings ?? [];
    assert.deepEqual(
      [finding?.route, finding?.because, finding?.legacy],
      ["adjudicate", "conflicting", "D90A"],
    );
  });

  it("reads the same from a compressed file, the other build and with another sample beside", async () => {
    writeFileSync("d91a.vcf.gz", gzipSync(vcf([d91a])));
    writeFileSync("other.vcf", vcf([line(33_039_603, "A", "C", "1/1")], { build: "GRCh37" }));
    writeFileSync("beside.vcf", vcf([line(31_667_290, "A", "C", "1/1", 2)], { samples: "S1\tS2" }));
    for (const words of [["d91a.vcf.gz"], ["other.vcf"], ["beside.vcf", "--sample", "S2"]]) {
      const { sod1 } = await genesOf("--vcf", ...words, "--clinvar", "clinvar.vcf");
      assert.equal(sod1?.findings[0]?.because, "conflicting", words.join(" "));
    }
  });

  it("says it in words, in English and in Chinese", async () => {
    const english = await neurite("screen", "--vcf", "d91a.vcf", "--bed", "no4.bed");
    assert.match(
      english.stdout,
      /c\.272A>C, p\.\(Asp91Ala\), older name D90A, missense, homozygous/,
    );
    assert.match(english.stdout, /not covered \(exons: 4\)/);
    const chinese = await neurite("screen", "--vcf", "d91a.vcf", "--language", "zh-CN");
    assert.match(chinese.stdout, /错义变异，纯合/);
    for (const { stdout } of [english, chinese]) {
      assert.doesNotMatch(stdout, /undefined|\[object|NaN/);
    }
  });
});
