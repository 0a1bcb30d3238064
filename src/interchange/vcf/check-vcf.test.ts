import assert from "node:assert/strict";
import { test } from "node:test";
import { hasErrors, type Issue, issueText } from "../../kernel/index.ts";
import { checkVcf, checkVcfText } from "./check-vcf.ts";
import type { VcfVersion } from "./version.ts";
import { vcfVersions } from "./version.ts";

const columns = "#CHROM\tPOS\tID\tREF\tALT\tQUAL\tFILTER\tINFO";

interface Parts {
  readonly meta?: readonly string[];
  readonly samples?: readonly string[];
  /** Records, their columns between spaces. */
  readonly records?: readonly string[];
}

function vcf(version: VcfVersion, { meta = [], samples = [], records = [] }: Parts): string {
  const head = samples.length > 0 ? `${columns}\tFORMAT\t${samples.join("\t")}` : columns;
  const lines = [`##fileformat=VCFv${version.toFixed(1)}`, ...meta, head];
  return `${[...lines, ...records.map((record) => record.replaceAll(" ", "\t"))].join("\n")}\n`;
}

function errors(version: VcfVersion, parts: Parts): string[] {
  const issues = checkVcfText(Buffer.from(vcf(version, parts)));
  return issues.filter((issue) => issue.severity === "error").map((issue) => issue.code);
}

/** Versions in which something is an error. */
function refusedIn(code: string, parts: Parts): number[] {
  return vcfVersions.filter((version) => errors(version, parts).includes(code));
}

/** Versions in which it is free of errors. */
function acceptedIn(parts: Parts): number[] {
  return vcfVersions.filter((version) => errors(version, parts).length === 0);
}

const all = [...vcfVersions];
const later = [4.3, 4.4, 4.5];

test("a defect names its line and column, and says itself in both languages", () => {
  const [issue] = checkVcfText(vcf(4.3, { records: ["1 5 . C A . . .", "1 6 . C A,R . . ."] }));
  assert.deepEqual(issue?.path, [4, 11]);
  assert.match(issueText(issue, "zh-CN"), /^“R”不是有效的替代等位基因/);
});

test("a first line of another version, or none, stops the check", () => {
  for (const first of ["##fileformat=VCFv4.0", "##fileformat=VCFv4.6", "##fileformat=", columns]) {
    const issues = checkVcfText(`${first}\nnonsense\n`);
    assert.deepEqual(
      issues.map((issue) => issue.code),
      ["vcf.fileformat"],
      first,
    );
  }
  assert.deepEqual(
    checkVcfText("").map((issue) => issue.code),
    ["vcf.empty"],
  );
});

test("the column line is needed, complete and in order", () => {
  const only = "##fileformat=VCFv4.3\n";
  assert.deepEqual(
    checkVcfText(only).map((issue) => issue.code),
    ["vcf.header-missing"],
  );
  const swapped = `${only}${columns.replace("REF\tALT", "ALT\tREF")}\n`;
  assert.deepEqual(
    checkVcfText(swapped).map((issue) => issue.code),
    ["vcf.header"],
  );
  const open = `${only}${columns}\t\n`;
  assert.ok(hasErrors(checkVcfText(open)));
});

test("Number=R is known from 4.2, P from 4.4, local alleles and modifications from 4.5", () => {
  const format = (number: string): Parts => ({
    meta: [`##FORMAT=<ID=XYC,Number=${number},Type=Integer,Description="d">`],
  });
  assert.deepEqual(refusedIn("vcf.meta-number", format("R")), [4.1]);
  assert.deepEqual(refusedIn("vcf.meta-number", format("P")), [4.1, 4.2, 4.3]);
  for (const number of ["LA", "LR", "LG", "M"]) {
    assert.deepEqual(refusedIn("vcf.meta-number", format(number)), [4.1, 4.2, 4.3, 4.4]);
  }
  const info = { meta: ['##INFO=<ID=XY,Number=P,Type=Integer,Description="d">'] };
  assert.deepEqual(refusedIn("vcf.meta-number", info), all);
});

test("fields stand in order until 4.3; from 4.4 the order is advice", () => {
  const parts = { meta: ['##INFO=<ID=XY,Type=Integer,Number=1,Description="d">'] };
  assert.deepEqual(refusedIn("vcf.meta-order", parts), [4.1, 4.2, 4.3]);
});

test("from 4.3 a structured line has an ID of its own, used once", () => {
  assert.deepEqual(refusedIn("vcf.meta-id-missing", { meta: ["##MINE=<Key=1>"] }), later);
  const twice = { meta: ["##contig=<ID=1>", "##contig=<ID=1,length=5>"] };
  assert.deepEqual(refusedIn("vcf.meta-duplicate", twice), later);
});

test("optional fields are quoted from 4.3", () => {
  const parts = { meta: ['##INFO=<ID=XY,Number=1,Type=Integer,Description="d",Version=3>'] };
  assert.deepEqual(refusedIn("vcf.meta-unquoted", parts), later);
});

test("reserved keys are those of the version", () => {
  const depth = { meta: ['##FORMAT=<ID=AD,Number=.,Type=Integer,Description="d">'] };
  assert.deepEqual(refusedIn("vcf.meta-reserved-number", depth), later);
  const copies = { meta: ['##FORMAT=<ID=CN,Number=1,Type=Integer,Description="d">'] };
  assert.deepEqual(refusedIn("vcf.meta-reserved-type", copies), [4.4, 4.5]);
  const local = { meta: ['##FORMAT=<ID=LAD,Number=R,Type=Integer,Description="d">'] };
  assert.deepEqual(refusedIn("vcf.meta-reserved-number", local), [4.5]);
  const methyl = { meta: ['##FORMAT=<ID=DPM5mC,Number=1,Type=Integer,Description="d">'] };
  assert.deepEqual(refusedIn("vcf.meta-reserved-number", methyl), [4.5]);
});

test("META, SAMPLE and PEDIGREE lines are written as each version says", () => {
  const old = { meta: ["##PEDIGREE=<Name_0=G0,Name_1=G1>"] };
  assert.deepEqual(acceptedIn(old), [4.1, 4.2]);
  const now = { meta: ["##PEDIGREE=<ID=Child,Father=F,Mother=M>"] };
  assert.deepEqual(acceptedIn(now).slice(-3), later);
  const free = { meta: ['##SAMPLE=<ID=S1,Assay=Exome,Description="d">'] };
  assert.deepEqual(acceptedIn(free), later);
  const values = { meta: ["##META=<ID=Assay,Type=String,Number=.,Values=[Exome, Genome]>"] };
  assert.deepEqual(acceptedIn(values), all);
  const broken = { meta: ["##META=<ID=Assay,Type=Integer,Number=.,Values=[Exome]>"] };
  assert.deepEqual(refusedIn("vcf.meta-meta", broken), later);
});

test("a colon in a contig's name is allowed from 4.3, where other characters are not", () => {
  assert.deepEqual(acceptedIn({ records: ["HLA:A 5 . C T . . ."] }), later);
  assert.deepEqual(refusedIn("vcf.contig-name", { records: ["a(b) 5 . C T . . ."] }), later);
  assert.deepEqual(refusedIn("vcf.contig-reserved", { meta: ["##contig=<ID=DEL>"] }), later);
});

test("a position beyond the telomere of a contig of known length is refused", () => {
  const parts = (pos: number): Parts => ({
    meta: ["##contig=<ID=1,length=100>"],
    records: [`1 ${pos} . C T . . .`],
  });
  assert.deepEqual(acceptedIn(parts(101)), all);
  assert.deepEqual(refusedIn("vcf.pos-beyond", parts(102)), all);
});

test("spaces stand in INFO from 4.3, and a percent sign begins an encoded character there", () => {
  const meta = ['##INFO=<ID=NOTE,Number=1,Type=String,Description="d">'];
  const line = (value: string): Parts => ({
    meta,
    records: [`1\t5\t.\tC\tT\t.\t.\tNOTE=${value}`],
  });
  const withSpace = vcf(4.3, line("a")).replace("NOTE=a", "NOTE=a b");
  assert.deepEqual(checkVcfText(withSpace), []);
  const before = checkVcfText(withSpace.replace("VCFv4.3", "VCFv4.2"));
  assert.deepEqual(
    before.map((issue) => issue.code),
    ["vcf.info-space"],
  );
  assert.deepEqual(acceptedIn(line("a%3Bb")), all);
  assert.deepEqual(refusedIn("vcf.info-percent", line("50%")), later);
});

test("duplicate keys, identifiers and filters are refused from 4.3", () => {
  assert.deepEqual(refusedIn("vcf.info-twice", { records: ["1 5 . C T . . DP=1;DP=1"] }), later);
  assert.deepEqual(refusedIn("vcf.id-twice", { records: ["1 5 a;a C T . . ."] }), later);
  assert.deepEqual(refusedIn("vcf.filter-twice", { records: ["1 5 . C T . q;q ."] }), later);
  const format = { samples: ["A"], records: ["1 5 . C T . . . GT:DP:DP 0/1:1:1"] };
  assert.deepEqual(refusedIn("vcf.format-twice", format).slice(-3), later);
});

test("a key of FORMAT with an underscore is allowed from 4.3, or where an older header describes it", () => {
  const records = ["1 5 . C T . . . GT:MIN_DP 0/0:3"];
  assert.deepEqual(refusedIn("vcf.format-key", { samples: ["A"], records }), [4.1, 4.2]);
  const meta = ['##FORMAT=<ID=MIN_DP,Number=1,Type=Integer,Description="d">'];
  assert.deepEqual(acceptedIn({ meta, samples: ["A"], records }), all);
});

test("whole numbers have 32 bits from 4.3, and numbers a digit after the point", () => {
  assert.deepEqual(refusedIn("vcf.info-type", { records: ["1 5 . C T . . DP=2147483648"] }), later);
  assert.deepEqual(refusedIn("vcf.info-type", { records: ["1 5 . C T . . BQ=1."] }), later);
  assert.deepEqual(acceptedIn({ records: ["1 5 . C T -0 . BQ=-inf"] }), all);
});

test("the last line ends in a line end from 4.3, and bytes are UTF-8", () => {
  const open = (version: VcfVersion) => checkVcfText(vcf(version, {}).trimEnd());
  assert.deepEqual(
    open(4.2).map((issue) => issue.severity),
    ["warning"],
  );
  assert.deepEqual(
    open(4.3).map((issue) => issue.code),
    ["vcf.no-line-end"],
  );
  const latin = vcf(4.3, { meta: ["##source=\u00e9"] });
  assert.deepEqual(
    checkVcfText(latin).map((issue) => issue.code),
    ["vcf.not-utf8"],
  );
  assert.deepEqual(checkVcfText(Buffer.from(latin, "utf8")), []);
  const marked = checkVcfText(Buffer.from(`\ufeff${vcf(4.5, {})}`));
  assert.deepEqual(
    marked.map((issue) => issue.code),
    ["vcf.byte-order-mark"],
  );
});

test("lines may end in CR LF from 4.3; a CR elsewhere is refused", () => {
  const dos = (version: VcfVersion) => checkVcfText(vcf(version, {}).replaceAll("\n", "\r\n"));
  assert.deepEqual(dos(4.3), []);
  assert.deepEqual(
    dos(4.1).map((issue) => issue.code),
    ["vcf.crlf"],
  );
  const inside = checkVcfText(vcf(4.3, { meta: ["##source=a\rb"] }));
  assert.deepEqual(
    inside.map((issue) => issue.code),
    ["vcf.control-character"],
  );
});

test("symbolic, star, unspecified and breakend alleles are told apart from nonsense", () => {
  for (const allele of [
    "*",
    "<*>",
    "<NON_REF>",
    "G]17:198982]",
    "]13:123456]T",
    "C<ctg1>",
    ".A",
    "N[<c>:1[",
  ]) {
    assert.deepEqual(acceptedIn({ records: [`1 5 . C ${allele} . . .`] }), all, allele);
  }
  for (const allele of ["A*", "<A B>", "<DEL", "[1:100[", "G]1:x]", "A,.", "", "R"]) {
    const record = vcf(4.1, { records: ["1 5 . C @ . . ."] }).replace("@", allele);
    const refused = vcfVersions.filter((version) =>
      hasErrors(checkVcfText(record.replace("VCFv4.1", `VCFv${version}`))),
    );
    assert.deepEqual(refused, all, allele);
  }
  const ambiguous = { meta: ['##ALT=<ID=R,Description="A or G">'], records: ["1 5 . C <R> . . ."] };
  assert.deepEqual(acceptedIn(ambiguous), later);
});

test("from 4.4 symbolic variants need SVLEN, and deletions and duplications SVCLAIM", () => {
  const bare = { records: ["1 5 . C <DEL> . . END=9"] };
  assert.deepEqual(refusedIn("vcf.svlen-missing", bare), [4.4, 4.5]);
  assert.deepEqual(refusedIn("vcf.svclaim-missing", bare), [4.4, 4.5]);
  assert.deepEqual(acceptedIn({ records: ["1 5 . C <DEL> . . SVLEN=4;SVCLAIM=DJ"] }), [4.4, 4.5]);
  assert.deepEqual(acceptedIn({ records: ["1 5 . C <DEL> . . SVLEN=-4"] }), [4.1, 4.2, 4.3]);
  const claim = { records: ["1 5 . C <CNV> . . SVLEN=4;SVCLAIM=J"] };
  assert.deepEqual(refusedIn("vcf.svclaim", claim), [4.4, 4.5]);
});

test("confidence intervals come in pairs for each allele from 4.4 and span zero", () => {
  const two = { records: ["1 5 . C <INV>,<INS> . . SVLEN=4,5;CIPOS=-1,1"] };
  assert.deepEqual(refusedIn("vcf.info-per-allele", two), [4.4, 4.5]);
  const aside = { records: ["1 5 . C <INV> . . SVLEN=4;CIPOS=1,2"] };
  assert.deepEqual(refusedIn("vcf.interval", aside), [4.4, 4.5]);
});

test("tandem repeats count their lists by RN", () => {
  const repeat = (info: string): Parts => ({
    records: [`1 5 . C <CNV:TR>,<CNV:TR> . . SVLEN=9,9;${info}`],
  });
  assert.deepEqual(errors(4.4, repeat("RN=2,1;RUS=CAG,TTG,CA;RUL=3,3,2;RB=12,9,6")), []);
  assert.deepEqual(errors(4.4, repeat("RN=2,1;RUS=CAG,TTG")), ["vcf.repeat-number"]);
  assert.deepEqual(errors(4.4, repeat("RUS=CAG,TTG;RUL=3,4")), ["vcf.repeat-length"]);
  assert.deepEqual(errors(4.4, repeat("RN=1,1")), ["vcf.repeat-missing"]);
  assert.deepEqual(errors(4.4, repeat("RUS=CAG,T;CIRUC=0,1,0,1")), ["vcf.repeat-without"]);
});

test("a genotype may begin with its phase from 4.4", () => {
  const parts = (genotype: string): Parts => ({
    samples: ["A"],
    records: [`1 5 . C T . . . GT ${genotype}`],
  });
  assert.deepEqual(acceptedIn(parts("|0/1")), [4.4, 4.5]);
  for (const bad of ["0/|1", "0/", "1/C", "0.1", "//1"]) {
    assert.deepEqual(refusedIn("vcf.genotype", parts(bad)), all, bad);
  }
  assert.deepEqual(refusedIn("vcf.genotype-allele", parts("0/2")), all);
});

test("phase sets by allele have a value for each, a dot for the unphased, and none beside PS", () => {
  const parts = (format: string, sample: string): Parts => ({
    samples: ["A"],
    records: [`1 5 . C T . . . ${format} ${sample}`],
  });
  assert.deepEqual(errors(4.4, parts("GT:PSL", "|0/1:chr9*5*1,.")), []);
  assert.deepEqual(errors(4.4, parts("GT:PSL", "|0/1:chr9*5*1")), ["vcf.sample-number"]);
  assert.deepEqual(errors(4.4, parts("GT:PSL", "0/1:.,a")), ["vcf.sample-unphased-set"]);
  assert.deepEqual(errors(4.4, parts("GT:PS:PSL", "0|1:5:a,a")), ["vcf.sample-two-phase-sets"]);
});

test("local alleles of 4.5 are counted by LAA, which stands before them", () => {
  const parts = (format: string, sample: string): Parts => ({
    samples: ["A"],
    records: [`1 5 . G A,C,T,<*> . . . ${format} ${sample}`],
  });
  assert.deepEqual(
    errors(4.5, parts("GT:LAA:LAD:LPL", "2/4:2,4:20,30,10:90,80,0,100,110,120")),
    [],
  );
  assert.deepEqual(errors(4.5, parts("GT:LAA:LAD:LPL", "0/0::30:0")), []);
  assert.deepEqual(errors(4.5, parts("GT:LAA:LAD", "2/4:2,4:20,30")), ["vcf.sample-number"]);
  assert.deepEqual(errors(4.5, parts("GT:LAA:LAD", "0/0:2,2:1,2,3")), ["vcf.sample-laa"]);
  assert.deepEqual(errors(4.5, parts("GT:LAA:LAD", "0/0:5:1,2")), ["vcf.sample-laa"]);
  assert.deepEqual(errors(4.5, parts("GT:LAD:LAA", "0/0:1,2:2")), ["vcf.format-laa"]);
});

test("base modifications of 4.5 are counted over the bases of the genotype", () => {
  const parts = (ref: string, alt: string, key: string, sample: string): Parts => ({
    samples: ["A"],
    records: [`1 5 . ${ref} ${alt} . . . GT:${key} ${sample}`],
  });
  assert.deepEqual(errors(4.5, parts("C", "A", "M5mC", "0/1:0.95")), []);
  assert.deepEqual(errors(4.5, parts("C", "CTAG", "M5mC", "0/1:0,0.5,0.7")), []);
  assert.deepEqual(errors(4.5, parts("C", ".", "M5mC", "0|0:0.9,0")), []);
  const many = parts("C", "A,T,G,ACG", "M5mC", "/3|1/0|4|0/0/3/1:0.25,0.1,0.5,0.6,.");
  assert.deepEqual(errors(4.5, many), []);
  assert.deepEqual(errors(4.5, parts("C", "A", "M5mC", "0/1:0.95,0.1")), ["vcf.sample-number"]);
  assert.deepEqual(errors(4.5, parts("C", "A", "M5mC", "0/1:1.5")), ["vcf.sample-fraction"]);
});

test("likelihoods are counted by the ploidy of the genotype, and by two without one", () => {
  const parts = (format: string, sample: string): Parts => ({
    samples: ["A"],
    records: [`1 5 . C T,G . . . ${format} ${sample}`],
  });
  assert.deepEqual(acceptedIn(parts("GT:PL", "0/1/2:0,1,2,3,4,5,6,7,8,9")), all);
  assert.deepEqual(acceptedIn(parts("GT:PL", "0:0,1,2")), all);
  assert.deepEqual(acceptedIn(parts("PL", "0,1,2,3,4,5")), all);
  assert.deepEqual(refusedIn("vcf.sample-number", parts("GT:PL", "0/0:0,1,2")), all);
});

test("a line longer than can be kept is told with its length, and the next is still checked", () => {
  const issues: Issue[] = [];
  const check = checkVcf((issue) => issues.push(issue), 100);
  check.push(Buffer.from(vcf(4.3, {})));
  for (let n = 0; n < 50; n++) check.push(Buffer.alloc(1000, "A"));
  check.push(Buffer.from("\n1\tx\t.\tC\tT\t.\t.\t.\n"));
  check.end();
  assert.deepEqual(
    issues.map((issue) => issue.code),
    ["vcf.line-too-long", "vcf.pos"],
  );
  assert.equal(issues[0]?.params["length"], 50_000);
});
