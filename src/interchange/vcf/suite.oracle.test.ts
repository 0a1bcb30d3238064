import assert from "node:assert/strict";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { hasErrors, type Issue, issuePlace, issueText } from "../../kernel/index.ts";
import { checkVcfText } from "./check-vcf.ts";

const folder = new URL("../../../../shared/data/vcf/", import.meta.url);
const skip = existsSync(folder) ? false : "the VCF suites are not here (../shared/data/vcf)";

/** The right reasons by what the file's own first lines say is wrong, most special first. */
const reasons: readonly (readonly [cause: RegExp, codes: readonly string[]])[] = [
  [/^Empty fileformat|in fileformat/, ["vcf.fileformat"]],
  [/plain|pair|key-value/, ["vcf.meta-pair", "vcf.meta-empty"]],
  [/non-escaped quotes/, ["vcf.meta-inner-quote"]],
  [/linebreak|without quotation mark at the end/, ["vcf.meta-quote"]],
  [/Non-closed/, ["vcf.meta-unclosed"]],
  [/Unstructured|Non-valid meta entry key/, ["vcf.meta-prefix"]],
  [/Incorrect ALT ID|ALT prefix/, ["vcf.meta-alt-kind"]],
  [/Incorrect \w+ Number/, ["vcf.meta-number"]],
  [/Incorrect \w+ Type|GLE Type/, ["vcf.meta-type"]],
  [/surrounded by double quotes/, ["vcf.meta-unquoted"]],
  [/Incorrect order/, ["vcf.meta-order"]],
  [/ALT ID contains a whitespace/, ["vcf.meta-id"]],
  [/ALT ID contains a comma/, ["vcf.meta-field"]],
  [/ALT ID contains an? \w+ angle/, ["vcf.meta-bracket"]],
  [/Non-valid URL/, ["vcf.meta-url"]],
  [/contig ID missing/, ["vcf.meta-id-missing"]],
  [/contig ID contains/, ["vcf.contig-name", "vcf.meta-field"]],
  [/ BQ Number/, ["vcf.meta-number"]],
  [/^(INFO|FORMAT) \w+ Number is not/, ["vcf.meta-reserved-number"]],
  [/^(INFO|FORMAT) \w+ Type is not/, ["vcf.meta-reserved-type"]],
  [/Genome ID/, ["vcf.meta-pedigree"]],
  [/Genomes field missing/, ["vcf.meta-sample"]],
  [/containing quotes/, ["vcf.meta-sample-quoted"]],
  [/^ALT |Symbolic ALT|Breakend without/, ["vcf.alt"]],
  [/non-contiguous/, ["vcf.not-contiguous"]],
  [/(duplicat|triplicat)ed variant/, ["vcf.duplicate"]],
  [/non-sorted/, ["vcf.unsorted"]],
  [/^FILTER/, ["vcf.filter"]],
  [/FORMAT contains an empty/, ["vcf.format"]],
  [/FORMAT contains a (white-space|non-alphanumeric)/, ["vcf.format-key"]],
  [/first field is not GT/, ["vcf.format-gt-first"]],
  [/missing alleles|illegal values|valid genotype/, ["vcf.genotype"]],
  [/allele is out of range/, ["vcf.genotype-allele"]],
  [/more fields than/, ["vcf.sample-fields"]],
  [/Sample field does not match Number|cardinality/, ["vcf.sample-number"]],
  [/Sample field does not match Type/, ["vcf.sample-type"]],
  [/names are not unique/, ["vcf.header-sample-twice"]],
  [/^ID /, ["vcf.id"]],
  [/CIGAR/, ["vcf.info-cigar"]],
  [/is not a flag/, ["vcf.info-flag"]],
  [/negative number in|^INFO .* negative/, ["vcf.info-negative"]],
  [/INFO \w+ is (a floating|not a number)|INFO field does not match Type/, ["vcf.info-type"]],
  [/INFO field does not match Number|contains a comma/, ["vcf.info-number", "vcf.info-flag"]],
  [/INFO contains a whitespace/, ["vcf.info-key"]],
  [/Position/, ["vcf.pos"]],
  [/QUAL/, ["vcf.qual"]],
  [/REF/, ["vcf.ref"]],
];
/** Files that do not say it, by their name. */
const unsaid: Readonly<Record<string, string>> = {
  "failed_header_000.vcf": "vcf.header",
  "failed_header_001.vcf": "vcf.header-no-samples",
};

function read(kind: string): readonly { name: string; bytes: Uint8Array; issues: Issue[] }[] {
  const inside = new URL(`v4.1/${kind}/`, folder);
  return readdirSync(inside).map((name) => {
    const bytes = readFileSync(new URL(name, inside));
    return { name, bytes, issues: checkVcfText(bytes) };
  });
}

function words(issues: readonly Issue[]): string {
  return issues.map((issue) => `${issuePlace(issue)} ${issue.code} ${issueText(issue)}`).join("\n");
}

test("all 25 valid files of the VCF 4.1 suite are accepted", { skip }, () => {
  const files = read("passed");
  assert.equal(files.length, 25);
  for (const { name, issues } of files) {
    const errors = issues.filter((issue) => issue.severity === "error");
    assert.deepEqual(errors, [], `${name}\n${words(errors)}`);
  }
});

test("all 193 invalid files of the VCF 4.1 suite are refused for the reason they name", {
  skip,
}, () => {
  const files = read("failed");
  assert.equal(files.length, 193);
  for (const { name, bytes, issues } of files) {
    assert.ok(hasErrors(issues), name);
    const cause = /CauseOfFailure=(.*)/.exec(Buffer.from(bytes).toString("latin1"))?.[1] ?? "";
    const expected =
      unsaid[name] === undefined
        ? reasons.find(([pattern]) => pattern.test(cause))?.[1]
        : [unsaid[name]];
    assert.ok(expected, `${name}: no reason is known for “${cause}”`);
    const errors = issues.filter((issue) => issue.severity === "error");
    const right = errors.some((issue) => expected.includes(issue.code));
    assert.ok(right, `${name}: “${cause}”\n${words(errors)}`);
  }
});

test("of the three GMOD files, the two that are valid are accepted and the one with empty columns is not", {
  skip,
}, () => {
  const codes = (name: string) =>
    checkVcfText(readFileSync(new URL(`gmod/${name}.vcf`, folder)))
      .filter((issue) => issue.severity === "error")
      .map((issue) => `${issue.code} ${issuePlace(issue)}`);
  assert.deepEqual(codes("spec-example"), []);
  assert.deepEqual(codes("simple"), []);
  assert.deepEqual(codes("multipleAltSVs"), [
    "vcf.column-empty 20.22",
    "vcf.column-empty 21.24",
    "vcf.column-empty 22.28",
  ]);
});
