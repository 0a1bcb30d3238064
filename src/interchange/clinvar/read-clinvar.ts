import type { GenomeBuild } from "../../definition/index.ts";
import type { ClinvarEntry, ClinvarExtract, GenomeInterval } from "../../engine/index.ts";
import { defineIssue, hasErrors, type Issue } from "../../kernel/index.ts";
import { chromosomeOf } from "../vcf/human-contigs.ts";
import { headerInlet } from "../vcf/read-header.ts";
import { recogniseBuild } from "../vcf/recognise-build.ts";
import type { VcfFile } from "../vcf/vcf-file.ts";
import { wantedLines } from "../vcf/wanted-lines.ts";

const noBuild = defineIssue(
  "clinvar.build-unknown",
  "{file} does not say which reference sequence it counts on; it was not used.",
  "{file} 未说明所用参考序列，未予使用。",
);
const noClass = defineIssue(
  "clinvar.no-class",
  "{file} has no field CLNSIG: it is no ClinVar file.",
  "{file} 没有CLNSIG字段，不是ClinVar文件。",
);

/** What was read of a ClinVar file; absent where an issue is an error. */
export interface ClinvarAnswer {
  readonly extract?: ClinvarExtract;
  readonly issues: readonly Issue[];
}

/**
 * Reads the entries of a ClinVar VCF that overlap the regions of a panel; the rest of the file is passed over.
 *
 * @source ClinVar VCF: ID is the variation id; INFO CLNSIG, CLNREVSTAT
 * @throws DataProblem where the bytes cannot be read at all
 */
export async function readClinvar(
  file: VcfFile,
  regions: Readonly<Record<GenomeBuild, readonly GenomeInterval[]>>,
): Promise<ClinvarAnswer> {
  const { name } = file;
  const inlet = headerInlet(name);
  const entries: ClinvarEntry[] = [];
  let lines: ReturnType<typeof wantedLines> | undefined;
  let found: { readonly build: GenomeBuild; readonly date?: string } | undefined;
  for await (const chunk of file.chunks()) {
    if (lines !== undefined) {
      lines.push(chunk);
      continue;
    }
    inlet.push(chunk);
    if (inlet.done === undefined) continue;
    const { header, rest, lines: count } = inlet.done;
    const issues: Issue[] = [];
    const verdict = recogniseBuild(name, header, undefined);
    if ("issue" in verdict) return { issues: [verdict.issue] };
    if (verdict.build === "unknown") issues.push(noBuild([name], { file: name }));
    if (hasErrors(issues) || verdict.build === "unknown") return { issues };
    const date = header.plain.get("fileDate");
    found = { build: verdict.build, ...(date === undefined ? {} : { date }) };
    const asked = regions[verdict.build];
    const chromosomes = [...new Set(asked.map(({ chrom }) => chrom))];
    const wanted = chromosomes.flatMap((chrom) => {
      const own = asked.filter((region) => region.chrom === chrom);
      const named = [...header.contigs.keys()].filter((contig) => chromosomeOf(contig) === chrom);
      return [...new Set([...named, chrom, `chr${chrom}`])].map((contig) => {
        return { name: contig, regions: own };
      });
    });
    lines = wantedLines(wanted, count + 1, (columns, { regions: [region] }) => {
      entries.push(...entriesOf(columns, region?.chrom ?? ""));
    });
    lines.push(rest);
  }
  if (lines === undefined || found === undefined) return inlet.cutOff();
  lines.end();
  if (entries.length > 0 && entries.every(({ significance }) => significance === "")) {
    return { issues: [noClass([name], { file: name })] };
  }
  return { extract: { ...found, entries }, issues: [] };
}

function entriesOf(columns: readonly string[], chrom: string): readonly ClinvarEntry[] {
  const [, pos = "", id = "", ref = "", alts = "", , , info = ""] = columns;
  const field = (key: string): string => {
    const found = info.split(";").find((part) => part.startsWith(`${key}=`));
    return found === undefined ? "" : found.slice(key.length + 1);
  };
  const number = field("CLNVID") || id;
  const shared = {
    chrom,
    pos: Number(pos),
    ref: ref.toUpperCase(),
    id: number,
    significance: field("CLNSIG"),
    review: field("CLNREVSTAT"),
  };
  return alts.split(",").map((alt) => ({ ...shared, alt: alt.toUpperCase() }));
}
