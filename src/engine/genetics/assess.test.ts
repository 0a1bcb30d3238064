import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { alsPanel, defaultThresholds, type GenePanel } from "../../definition/index.ts";
import { assessGenetics, type AssessmentOptions } from "./assess-genetics.ts";
import type { GeneAssessment } from "./assessment.ts";
import type { ClinvarEntry, ClinvarExtract } from "./clinvar.ts";
import { describeGene } from "./describe-assessment.ts";
import type { ObservedCalls, ObservedRecord } from "./observed.ts";
import { calls, record } from "./testing/genes.ts";

function geneIn(
  given: ObservedCalls,
  options: AssessmentOptions = {},
  symbol = "SOD1",
): GeneAssessment {
  const found = assessGenetics(alsPanel, given, options).genes.find(({ gene }) => gene === symbol);
  assert.ok(found !== undefined);
  return found;
}

function sod1(records: readonly ObservedRecord[], more: Partial<ObservedCalls> = {}, options = {}) {
  return geneIn(calls(records, more), options);
}

const codes = ({ reasons }: Pick<GeneAssessment, "reasons">): readonly string[] =>
  reasons.map(({ code }) => code);

function extract(...entries: readonly Partial<ClinvarEntry>[]): ClinvarExtract {
  const usual = { chrom: "21", id: "1", review: "criteria_provided,_single_submitter" };
  return {
    build: "GRCh38",
    entries: entries.map((entry) => ({
      ...usual,
      pos: 0,
      ref: "",
      alt: "",
      significance: "Pathogenic",
      ...entry,
    })),
  };
}

const byName = (a = "", b = ""): number => (a < b ? -1 : 1);

const a5v = { pos: 31_659_783, ref: "C", alt: "T" };
const d91a = { pos: 31_667_290, ref: "A", alt: "C" };

describe("an absent record", () => {
  it("is no reference call where nothing says that the exon was covered", () => {
    const found = sod1([], { covered: [] });
    assert.equal(found.verdict, "unknown");
    assert.deepEqual(codes(found), ["genetics.not-covered"]);
  });

  it("leaves the gene unknown where one exon is not covered, or one base of a splice", () => {
    const withoutExon4 = [
      { chrom: "21", start: 31_659_000, end: 31_667_200 },
      { chrom: "21", start: 31_668_400, end: 31_669_000 },
    ];
    const found = sod1([], { covered: withoutExon4 });
    assert.equal(found.verdict, "unknown");
    assert.deepEqual(
      found.coverage.filter(({ covered, bases }) => covered < bases).map(({ exon }) => exon),
      [4],
    );
    const lastSpliceBase = [
      { chrom: "21", start: 31_659_000, end: 31_659_842 },
      { chrom: "21", start: 31_659_844, end: 31_669_000 },
    ];
    assert.equal(sod1([], { covered: lastSpliceBase }).verdict, "unknown");
  });

  it("is reference where a BED or gVCF blocks cover every base, if the blocks meet the thresholds", () => {
    assert.equal(sod1([]).verdict, "reference");
    const block = { chrom: "21", start: 31_659_000, end: 31_669_000, gq: 50, dp: 30, filter: [] };
    assert.equal(sod1([], { covered: [], reference: [block] }).verdict, "reference");
    assert.equal(sod1([], { covered: [], reference: [{ ...block, gq: 5 }] }).verdict, "unknown");
    assert.equal(
      sod1([], { covered: [], reference: [{ ...block, chrom: "22" }] }).verdict,
      "unknown",
    );
  });

  it("is not made reference by a BED where the file says that nothing could be called", () => {
    const noCalls = [{ chrom: "21", start: 31_667_300, end: 31_667_310 }];
    assert.equal(sod1([], { noCalls }).verdict, "unknown");
    assert.equal(sod1([record(31_667_300, "A", "G", "./.")]).verdict, "unknown");
  });

  it("is never negative for a gene that a panel does not know whole, and for a repeat", () => {
    const covered = ["1", "9", "16", "21"].map((chrom) => ({ chrom, start: 1, end: 1e9 }));
    const verdictsOf = (panel: GenePanel) =>
      Object.fromEntries(
        assessGenetics(panel, calls([], { covered })).genes.map(({ gene, verdict }) => [
          gene,
          verdict,
        ]),
      );
    const genes = alsPanel.genes.map((gene) => {
      if (gene.kind === "repeat") return gene;
      const { transcript } = gene;
      if (gene.symbol === "FUS") return { ...gene, transcript: { ...transcript, known: [] } };
      if (gene.symbol !== "TARDBP") return gene;
      const part = { exons: transcript.exons.slice(1), missingExons: [1] };
      return { ...gene, transcript: { ...transcript, ...part } };
    });
    assert.deepEqual(verdictsOf({ ...alsPanel, genes }), {
      SOD1: "reference",
      FUS: "unknown",
      TARDBP: "unknown",
      C9orf72: "not-assessed",
    });
    assert.deepEqual(verdictsOf(alsPanel), {
      SOD1: "reference",
      FUS: "reference",
      TARDBP: "reference",
      C9orf72: "not-assessed",
    });
  });
});

describe("what is not believed", () => {
  it("a reference base that is not the genome's is an error, and nothing is found there", () => {
    const found = sod1([record(31_659_783, "G", "T", "0/1")]);
    assert.equal(found.verdict, "unknown");
    assert.deepEqual(found.findings, []);
    const [issue] = found.reasons;
    assert.equal(issue?.code, "genetics.reference-mismatch");
    assert.equal(issue.severity, "error");
  });

  it("star, symbolic and broken alleles and alleles without a base are unknown, each with its reason", () => {
    const reasons = {
      "*": "genetics.star-allele",
      "<DEL>": "genetics.symbolic-allele",
      "<NON_REF>": "genetics.symbolic-allele",
      "]2:321681]C": "genetics.symbolic-allele",
      CN: "genetics.ambiguous-bases",
    };
    for (const [alt, code] of Object.entries(reasons)) {
      const found = sod1([record(31_659_783, "C", alt, "0/1")]);
      assert.equal(found.verdict, "unknown", alt);
      assert.equal(codes(found)[0], code, alt);
    }
  });

  it("a call that fails filter, quality, depth or balance is shown and does not count", () => {
    const failing: readonly Partial<ObservedRecord>[] = [
      { filter: ["LowQual"] },
      { gq: 19 },
      { dp: 19 },
      { ad: [38, 2] },
      { ad: [2, 38] },
      { gq: Number.NaN },
    ];
    for (const more of failing) {
      const found = sod1([record(31_659_783, "C", "T", "0/1", more)]);
      assert.equal(found.verdict, "unknown", JSON.stringify(more));
      assert.equal(found.findings[0]?.confident, false);
      assert.equal(found.findings[0].route, "confirm");
    }
    const { gq: _, dp: __, ...silent } = record(31_659_783, "C", "T", "0/1");
    assert.equal(sod1([silent]).verdict, "unknown");
    const lenient = { thresholds: { ...defaultThresholds, requireStated: false } };
    assert.equal(sod1([silent], {}, lenient).verdict, "findings");
    const whole = record(31_659_783, "C", "T", "1/1", { ad: [10, 30] });
    assert.equal(sod1([whole]).findings[0]?.confident, false);
  });

  it("nothing is assessed on a build that is not known", () => {
    const all = assessGenetics(
      alsPanel,
      calls([record(31_659_783, "C", "T", "0/1")], { build: "unknown" }),
    );
    assert.deepEqual(
      all.issues.map(({ code }) => code),
      ["genetics.build-unknown"],
    );
    assert.ok(all.genes.every(({ findings }) => findings.length === 0));
  });

  it("an expanded repeat or none is known from one recorded assay only", () => {
    const assays = [{ gene: "C9orf72", result: "normal" as const }];
    assert.equal(geneIn(calls([]), { assays }, "C9orf72").verdict, "repeat-normal");
    const two = [...assays, { gene: "C9orf72", result: "expanded" as const }];
    assert.equal(geneIn(calls([]), { assays: two }, "C9orf72").verdict, "not-assessed");
  });
});

describe("a finding", () => {
  it("is named on the transcript with zygosity, older name and the form in which files are compared", () => {
    const [finding] = sod1([record(31_659_783, "C", "T", "0/1")]).findings;
    assert.equal(finding?.coding, "NM_000454.5:c.14C>T");
    assert.equal(finding.protein, "p.Ala5Val");
    assert.equal(finding.legacy, "A4V");
    assert.equal(finding.zygosity, "heterozygous");
    assert.equal(finding.variant, "21-31659783-C-T");
    assert.equal(sod1([record(31_659_783, "C", "T", "1/1")]).findings[0]?.zygosity, "homozygous");
    assert.equal(sod1([record(31_659_783, "C", "T", "1")]).findings[0]?.zygosity, "hemizygous");
    assert.equal(sod1([record(31_659_783, "C", "T", "./1")]).findings[0]?.zygosity, "unknown");
  });

  it("is split from several alternates, trimmed and shifted: every spelling of p.Glu134del is the same one", () => {
    const spellings = [
      record(31_668_509, "TGAA", "T", "0/1"),
      record(31_668_512, "AGAA", "A", "0/1"),
      record(31_668_508, "ATGAAGAAAG", "ATGAAAG", "0/1"),
      record(31_668_509, "TGAA", "TGAC,T", "0/2"),
    ];
    for (const spelled of spellings) {
      const { findings } = sod1([spelled]);
      assert.deepEqual(
        findings.map(({ variant, coding, protein }) => [variant, coding, protein]),
        [["21-31668509-TGAA-T", "NM_000454.5:c.400_402del", "p.Glu134del"]],
      );
    }
    const two = sod1([record(31_659_782, "G", "A,C", "1/2")]);
    assert.deepEqual(
      two.findings.map(({ protein }) => protein),
      ["p.Ala5Thr", "p.Ala5Pro"],
    );
    assert.equal(two.arrangement, "compound");
  });

  it("is one substitution where bases side by side change on one chromosome, two where on both", () => {
    const first = record(31_659_818, "G", "C", "0|1");
    const other = record(31_659_819, "G", "A", "0|1");
    const [joined] = sod1([first, other]).findings;
    assert.equal(joined?.coding, "NM_000454.5:c.49_50delinsCA");
    assert.equal(joined.protein, "p.Gly17His");
    const apart = sod1([first, { ...other, genotype: { alleles: [1, 0], phased: true } }]);
    assert.deepEqual(
      apart.findings.map(({ protein }) => protein),
      ["p.Gly17Arg", "p.Gly17Asp"],
    );
    const whole = sod1([record(31_659_818, "G", "C", "1/1"), record(31_659_819, "G", "A", "1/1")]);
    assert.equal(whole.findings[0]?.protein, "p.Gly17His");
    assert.equal(whole.findings[0].zygosity, "homozygous");
    const mixed = sod1([record(31_659_818, "G", "C", "1/1"), record(31_659_819, "G", "A", "0/1")]);
    assert.deepEqual([...new Set(mixed.findings.map(({ protein }) => protein))].toSorted(byName), [
      "p.Gly17Arg",
      "p.Gly17His",
    ]);
  });

  it("of one codon with unknown phase, or of another phase set, is left open", () => {
    const open = sod1([record(31_659_818, "G", "C", "0/1"), record(31_659_819, "G", "A", "0/1")]);
    assert.equal(open.verdict, "unknown");
    assert.ok(open.findings.every(({ because }) => because === "phase-unknown"));
    const sets = sod1([
      record(31_659_818, "G", "C", "0|1", {
        genotype: { alleles: [0, 1], phased: true, phaseSet: "1" },
      }),
      record(31_659_819, "G", "A", "0|1", {
        genotype: { alleles: [0, 1], phased: true, phaseSet: "2" },
      }),
    ]);
    assert.equal(sets.verdict, "unknown");
  });

  it("beside another of the gene is compound heterozygous only where the phase says so", () => {
    const one = record(31_659_783, "C", "T", "0|1");
    const other = record(31_667_290, "A", "C", "1|0");
    assert.equal(sod1([one, other]).arrangement, "compound");
    assert.equal(
      sod1([one, { ...other, genotype: { alleles: [0, 1], phased: true } }]).arrangement,
      "same-chromosome",
    );
    const open = sod1([one, record(31_667_290, "A", "C", "0/1")]);
    assert.equal(open.arrangement, "unknown");
    assert.ok(codes(open).includes("genetics.compound-phase"));
  });

  it("outside the panel or deep in an intron is neither named nor kept", () => {
    const found = sod1([
      record(31_660_500, "A", "G", "0/1"),
      record(31_600_000, "A", "G", "0/1"),
      record(31_659_783, "C", "T", "0/1", { chrom: "22" }),
    ]);
    assert.deepEqual(found.findings, []);
    assert.equal(found.verdict, "reference");
  });
});

describe("where a finding goes", () => {
  const het = [record(31_659_783, "C", "T", "0/1")];
  const route = (records: readonly ObservedRecord[], clinvar?: ClinvarExtract) => {
    const [finding] = sod1(records, {}, clinvar === undefined ? {} : { clinvar }).findings;
    return [finding?.route, finding?.because];
  };

  it("conflicting, uncertain, absent and unreviewed changes go to adjudication, none is turned away", () => {
    const homozygous = [record(31_667_290, "A", "C", "1/1")];
    const conflict = { ...d91a, significance: "Conflicting_classifications_of_pathogenicity" };
    assert.deepEqual(route(homozygous, extract(conflict)), ["adjudicate", "conflicting"]);
    const glu134 = [record(31_668_509, "TGAA", "T", "0/1")];
    assert.deepEqual(route(glu134, extract(a5v)), ["adjudicate", "absent"]);
    assert.deepEqual(route(het), ["adjudicate", "no-extract"]);
    const uncertain = { ...a5v, significance: "Uncertain_significance" };
    assert.deepEqual(route(het, extract(uncertain)), ["adjudicate", "uncertain"]);
    const bare = { ...a5v, review: "no_assertion_criteria_provided" };
    assert.deepEqual(route(het, extract(bare)), ["adjudicate", "not-reviewed"]);
  });

  it("is known where ClinVar states a class with criteria, on whichever build the extract counts", () => {
    assert.deepEqual(route(het, extract(a5v)), ["established", "known"]);
    assert.deepEqual(route(het, extract({ ...a5v, significance: "Benign" })), ["benign", "known"]);
    const other = { ...extract({ ...a5v, pos: 33_032_096 }), build: "GRCh37" as const };
    assert.deepEqual(route(het, other), ["established", "known"]);
  });

  it("uses no entry of an extract whose reference bases are another build's, and says so", () => {
    const wrong = { ...extract({ ...a5v, ref: "G" }) };
    const found = sod1(het, {}, { clinvar: wrong });
    assert.equal(found.findings[0]?.because, "absent");
    assert.ok(codes(found).includes("genetics.clinvar-reference"));
  });

  it("is told in words in both languages, without a code or a hole", () => {
    const found = sod1([...het, record(31_667_290, "A", "C", "0/1", { gq: 3 })], { covered: [] });
    for (const language of ["en", "zh-CN"] as const) {
      const words = describeGene(found, language).join("\n");
      assert.match(words, /p\.\(Ala5Val\)/);
      assert.doesNotMatch(words, /undefined|\[object|genetics\.|\{/);
    }
  });
});
