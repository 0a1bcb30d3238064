import type { GenomeBuild } from "../../definition/index.ts";
import type {
  GenomeInterval,
  IdentitySignals,
  ObservedCalls,
  ObservedRecord,
  ReferenceBlock,
} from "../../engine/index.ts";
import { defineIssue, hasErrors, type Issue } from "../../kernel/index.ts";
import { blocksFrom } from "./bgzf.ts";
import { recordCheck } from "./check-record.ts";
import type { VcfHeader } from "./header.ts";
import { chromosomeOf } from "./human-contigs.ts";
import { type HeaderInlet, headerInlet } from "./read-header.ts";
import { readRecord } from "./read-record.ts";
import { readRegions, sampleWindows } from "./read-regions.ts";
import { type BuildVerdict, buildOfBases, builds, recogniseBuild } from "./recognise-build.ts";
import { type Aside, sexSampler } from "./sex-sampler.ts";
import { readRegionIndex } from "./tabix-index.ts";
import type { VcfFile } from "./vcf-file.ts";
import { type WantedContig, wantedLines } from "./wanted-lines.ts";

const noSample = defineIssue(
  "vcf.no-sample",
  "{file} has no sample: it lists variants, not a person's genotypes.",
  "{file} 没有样本：它只列出变异，而不含个人的基因型。",
);
const whichSample = defineIssue(
  "vcf.which-sample",
  "{file} has {count} samples ({names}); name the one that is meant.",
  "{file} 有 {count} 个样本（{names}）；请指明所需样本。",
);
const unknownSample = defineIssue(
  "vcf.unknown-sample",
  "{file} has no sample {name}; it has {names}.",
  "{file} 没有样本 {name}；其样本为 {names}。",
);
const unknownBuild = defineIssue(
  "vcf.build-unknown",
  "{file} does not say which reference sequence it was called against; say it (GRCh37 or GRCh38).",
  "{file} 未说明所依据的参考序列；请指明（GRCh37 或 GRCh38）。",
);
const badIndex = defineIssue(
  "vcf.index-unusable",
  "{file}: the index cannot be read; the whole file was read instead.",
  "{file}：索引无法读取，已改为读取整个文件。",
  "warning",
);

/** What is asked of a file. */
export interface VcfQuestion {
  /** The regions of the panel on each build. Records that overlap none are neither kept nor made into text. */
  readonly regions: Readonly<Record<GenomeBuild, readonly GenomeInterval[]>>;
  /** Needed where the file has several. */
  readonly sample?: string;
  /** The build somebody says it is; a file that shows another is refused. */
  readonly build?: GenomeBuild;
  /** Bases of the reference sequence, where they are known: tells the build of a file without contig lengths. */
  readonly baseAt?: (build: GenomeBuild, chrom: string, pos: number) => string | undefined;
  /** Whether calls on X and Y are counted, to tell whose sample it is. Only where the header tells the build. */
  readonly identity?: boolean;
}

/** What was read. `calls` is absent where an issue is an error: nothing is guessed from a file that is not sound. */
export interface VcfAnswer {
  readonly calls?: ObservedCalls;
  readonly issues: readonly Issue[];
  /** Whether the index was used; lines of records are then not known (0). */
  readonly indexed: boolean;
}

/** Defects of a record that leave open what it says of the sample; others are told as warnings. */
const telling = new Set([
  "vcf.column-count",
  "vcf.column-empty",
  "vcf.pos",
  "vcf.ref",
  "vcf.alt",
  "vcf.alt-dot",
  "vcf.alt-same",
  "vcf.genotype",
  "vcf.genotype-allele",
  "vcf.genotype-ploidy",
  "vcf.format",
  "vcf.format-twice",
  "vcf.format-gt-first",
  "vcf.sample-fields",
]);

/**
 * Reads what a file says about one sample at the regions of a panel, through the index where there is one, else
 * through the whole file in constant memory. Only records that overlap a region are read: incidental findings are
 * neither looked at nor kept. An absent record is no reference call; gVCF blocks are given as stretches.
 *
 * @throws DataProblem where the bytes cannot be read at all (a file cut off, damaged, or of another format)
 */
export async function readVcfForPanel(file: VcfFile, question: VcfQuestion): Promise<VcfAnswer> {
  const issues: Issue[] = [];
  const stop = (issue: Issue): VcfAnswer => ({ issues: [...issues, issue], indexed: false });
  const index = openIndex(file, issues);
  const chunks = index === undefined ? file.chunks() : firstBlocks(file);
  const reading = chunks[Symbol.asyncIterator]();
  try {
    const { done: read, issues: headerIssues } = await readHeader(file.name, reading);
    const { header } = read;
    issues.push(...headerIssues.map(asWarning));
    const sample = chooseSample(file.name, header, question.sample);
    if (typeof sample !== "number") return stop(sample);
    const verdict = recogniseBuild(file.name, header, question.build);
    if ("issue" in verdict) return stop(verdict.issue);
    const wanted = wantedContigs(header, index?.names, verdict.build, question.regions);
    const keeper = recordKeeper(file.name, header, sample, issues);
    const isAsked = question.identity === true && verdict.build !== "unknown";
    const sampler = isAsked ? sexSampler(verdict.build, header, sample) : undefined;
    const all = sampler === undefined ? wanted : withAsides(wanted, sampler.asides);
    if (index === undefined) {
      const lines = wantedLines(all, read.lines + 1, keeper.take);
      lines.push(read.rest);
      for (let next = await reading.next(); next.done !== true; next = await reading.next()) {
        lines.push(next.value);
      }
      lines.end();
    } else {
      await readRegions(file, index, wanted, keeper.take);
      if (sampler !== undefined) await sampleWindows(file, index, all);
    }
    return answer(
      file,
      question,
      verdict,
      header.samples[sample] ?? "",
      header,
      keeper,
      issues,
      index !== undefined,
      sampler?.signals(),
    );
  } finally {
    await reading.return?.(undefined);
  }
}

function answer(
  file: VcfFile,
  question: VcfQuestion,
  { build: known }: Extract<BuildVerdict, { readonly build: unknown }>,
  sample: string,
  header: VcfHeader,
  keeper: ReturnType<typeof recordKeeper>,
  issues: Issue[],
  indexed: boolean,
  identity: IdentitySignals | undefined,
): VcfAnswer {
  let build = known;
  if (build === "unknown" && question.baseAt !== undefined) {
    build = buildOfBases(keeper.records, question.baseAt) ?? "unknown";
  }
  if (build === "unknown") issues.push(unknownBuild([file.name], { file: file.name }));
  if (hasErrors(issues)) return { issues, indexed };
  const inBuild = (each: GenomeInterval): boolean =>
    known !== "unknown" ||
    (build !== "unknown" &&
      question.regions[build].some(
        (region) =>
          region.chrom === each.chrom && region.start <= each.end && each.start <= region.end,
      ));
  const caller = header.plain.get("source");
  const calls: ObservedCalls = {
    build,
    sample,
    ...(caller === undefined ? {} : { caller }),
    records: keeper.records.filter((each) =>
      inBuild({
        chrom: each.chrom,
        start: each.pos,
        end: each.end ?? each.pos + each.ref.length - 1,
      }),
    ),
    reference: keeper.reference.filter(inBuild),
    noCalls: keeper.noCalls.filter(inBuild),
    ...(identity === undefined ? {} : { identity }),
  };
  return { calls, issues, indexed };
}

async function readHeader(
  file: string,
  reading: AsyncIterator<Uint8Array>,
): Promise<{ done: NonNullable<HeaderInlet["done"]>; issues: readonly Issue[] }> {
  const inlet = headerInlet(file);
  for (;;) {
    const next = await reading.next();
    if (next.done === true) return inlet.cutOff();
    inlet.push(next.value);
    if (inlet.done !== undefined) return { done: inlet.done, issues: inlet.issues };
  }
}

function openIndex(file: VcfFile, issues: Issue[]) {
  if (file.index === undefined || file.blocks === undefined) return undefined;
  const index = readRegionIndex(file.index);
  if (index === undefined) issues.push(badIndex([file.name], { file: file.name }));
  return index;
}

async function* firstBlocks({ name, blocks }: VcfFile): AsyncGenerator<Uint8Array, void> {
  if (blocks === undefined) return;
  for await (const { content } of blocksFrom(name, blocks, 0)) yield content;
}

function chooseSample(file: string, header: VcfHeader, wanted: string | undefined): number | Issue {
  const { samples } = header;
  const names = samples.length > 6 ? `${samples.slice(0, 6).join(", ")} …` : samples.join(", ");
  if (samples.length === 0) return noSample([file], { file });
  if (wanted !== undefined) {
    const at = samples.indexOf(wanted);
    return at >= 0 ? at : unknownSample([file], { file, name: wanted, names });
  }
  return samples.length === 1 ? 0 : whichSample([file], { file, count: samples.length, names });
}

/** The regions by the names that this file gives its contigs; of both builds where the build is not known yet. */
function wantedContigs(
  header: VcfHeader,
  indexed: readonly string[] | undefined,
  build: GenomeBuild | "unknown",
  regions: VcfQuestion["regions"],
): WantedContig[] {
  const possible = build === "unknown" ? builds : [build];
  const asked = possible.flatMap((each) => regions[each]);
  const chromosomes = [...new Set(asked.map((region) => region.chrom))];
  return chromosomes.flatMap((chrom) => {
    const own = asked.filter((region) => region.chrom === chrom);
    const known = [...header.contigs.keys(), ...(indexed ?? [])];
    const names = new Set(known.filter((name) => chromosomeOf(name) === chrom));
    // A header may name no contigs, or records may use a name it does not: the usual two are always looked for.
    for (const name of [chrom, `chr${chrom}`, ...(chrom === "MT" ? ["chrM", "M"] : [])])
      names.add(name);
    return [...names].map((name) => ({ name, regions: own }));
  });
}

/** The contigs that are wanted, and those that are only looked at beside, by both usual names. */
function withAsides(
  wanted: readonly WantedContig[],
  asides: ReadonlyMap<string, Aside>,
): readonly WantedContig[] {
  const names = new Set(wanted.map(({ name }) => name));
  const others = [...asides.keys()].flatMap((chrom) =>
    [chrom, `chr${chrom}`]
      .filter((name) => !names.has(name))
      .map((name) => ({ name, regions: [] })),
  );
  return [...wanted, ...others].map((contig) => {
    const aside = asides.get(chromosomeOf(contig.name) ?? "");
    return aside === undefined ? contig : { ...contig, aside };
  });
}

/** Checks the records that are kept and makes of them what they say; collects their issues. */
function recordKeeper(file: string, header: VcfHeader, sample: number, issues: Issue[]) {
  const records: ObservedRecord[] = [];
  const reference: ReferenceBlock[] = [];
  const noCalls: GenomeInterval[] = [];
  let wrong = false;
  const check = recordCheck(header, (issue) => {
    if (issue.severity === "error" && telling.has(issue.code)) {
      wrong = true;
      issues.push({ ...issue, path: [file, ...issue.path] });
    } else if (issue.severity === "error") issues.push(asWarning(issue));
  });
  return {
    records,
    reference,
    noCalls,
    take: (columns: string[], contig: WantedContig, line: number): void => {
      wrong = false;
      check(columns.join("\t"), line);
      if (wrong) return;
      const chrom = contig.regions[0]?.chrom ?? contig.name;
      const read = readRecord(columns, chrom, sample, line, header);
      if (read.kind === "record") records.push(read.record);
      else if (read.kind === "reference") reference.push(read.block);
      else noCalls.push(read.stretch);
    },
  };
}

function asWarning(issue: Issue): Issue {
  return { ...issue, severity: "warning" };
}
