import {
  type GenePanel,
  type GenomeBuild,
  genomeBuilds,
  type SequencedGene,
} from "../../definition/index.ts";
import { defineIssue, type Issue } from "../../kernel/index.ts";
import { nameChange, type NamedChange } from "./consequence.ts";
import { type BaseAt, type Edit, shiftLeft, shiftRight, trimEdit } from "./edit.ts";
import { legacyName, readLegacy } from "./legacy-name.ts";
import { residueReader } from "./protein-change.ts";
import { readCoding } from "./read-coding.ts";
import { readProtein, sameProtein } from "./read-protein.ts";
import { basesAround } from "./reference-bases.ts";

/** What somebody typed from a laboratory's report: the fields of the genetic result form of the same names. */
export interface TypedReport {
  readonly gene: string;
  readonly transcript?: string;
  readonly coding?: string;
  readonly protein?: string;
  readonly legacy?: string;
  readonly build?: string;
  readonly position?: number;
}

export interface CheckedReport {
  /** What the c. name means on the panel's transcript; absent where it cannot be read. */
  readonly change?: NamedChange;
  /** The older name that goes with it. */
  readonly legacy?: string;
  /** Each with the field it is about as its path. */
  readonly issues: readonly Issue[];
}

const notInPanel = defineIssue(
  "genetics.report-gene",
  "{gene} is not in the panel with a sequence: its names were not checked.",
  "{gene} 不在有序列的基因组合内，其名称未作核对。",
  "warning",
);
const noName = defineIssue(
  "genetics.report-no-name",
  "The report names no change. Enter the c. name, the p. name or the older name.",
  "报告未写明变异，请填写c.名称、p.名称或旧命名。",
);
const proteinUnreadable = defineIssue(
  "genetics.protein-unreadable",
  "{written} is no p. name that can be read. Write it as in p.Ala5Val or p.Glu134del.",
  "{written} 不是可识别的p.名称。请按 p.Ala5Val 或 p.Glu134del 的格式填写。",
);
const proteinDiffers = defineIssue(
  "genetics.protein-differs",
  "{coding} makes {meant} of the protein; the report says {written}. Check both with the laboratory.",
  "{coding} 对应的蛋白变化为 {meant}，报告写为 {written}。请与实验室核对两者。",
);
const otherResidue = defineIssue(
  "genetics.protein-residue",
  "{written} names a residue that {gene} does not have there.",
  "{written} 所写氨基酸与 {gene} 该位置不符。",
);
const olderNumbers = defineIssue(
  "genetics.legacy-in-hgvs",
  "{written} counts as older papers do: by HGVS it is {meant}. Confirm with the laboratory which was meant.",
  "{written} 使用旧编号：按HGVS应为 {meant}。请与实验室确认所指变异。",
);
const legacyDiffers = defineIssue(
  "genetics.legacy-differs",
  "The older name of {protein} is {meant}; the report says {written}. Check both with the laboratory.",
  "{protein} 的旧命名为 {meant}，报告写为 {written}。请与实验室核对两者。",
);
const legacyOnly = defineIssue(
  "genetics.legacy-only",
  "The report gives only {written}. In the older numbering it means {meant}. Confirm with the laboratory before it is used.",
  "报告仅写 {written}。按旧编号为 {meant}。使用前请与实验室确认。",
);
const legacyTwice = defineIssue(
  "genetics.legacy-ambiguous",
  "The report gives only {written}. It may mean {legacy} (older numbering) or {hgvs} (HGVS): both fit the protein. Ask the laboratory which.",
  "报告仅写 {written}，可能为 {legacy}（旧编号）或 {hgvs}（HGVS），两者均与蛋白相符。请向实验室确认。",
);
const legacyFitsNot = defineIssue(
  "genetics.legacy-unreadable",
  "{written} fits the protein of {gene} in neither numbering. Ask the laboratory for the c. name.",
  "{written} 在两种编号下均与 {gene} 蛋白不符，请向实验室索取c.名称。",
);
const positionDiffers = defineIssue(
  "genetics.position-differs",
  "{coding} lies at {meant} on {build}; the report says {written}. Check both with the laboratory.",
  "{coding} 在 {build} 上位于 {meant}，报告写为 {written}。请与实验室核对两者。",
);
const positionOfOther = defineIssue(
  "genetics.position-build",
  "{written} is the place of {coding} on {other}, not on {build}. Check the genome build.",
  "{written} 是 {coding} 在 {other} 上的位置，不是 {build}。请核对参考基因组版本。",
);
const transcriptDiffers = defineIssue(
  "genetics.report-transcript",
  "The report counts on {written}, this panel on {transcript}. Ask the laboratory for the names on it.",
  "报告使用转录本 {written}，本基因组合使用 {transcript}。请向实验室索取该转录本上的命名。",
);

/** Checks a typed report in itself: c. against the transcript, p. and the older name against c., the position against its build. */
export function checkReport(panel: GenePanel, report: TypedReport): CheckedReport {
  const gene = panel.genes.find(({ symbol }) => symbol === report.gene);
  if (gene === undefined || gene.kind !== "sequence") {
    return { issues: [notInPanel(["gene"], { gene: report.gene.slice(0, 40) })] };
  }
  const issues: Issue[] = [];
  const { transcript = "", coding = "" } = report;
  const written = transcript.trim().slice(0, 60);
  if (written !== "" && written !== gene.transcript.id) {
    issues.push(transcriptDiffers(["transcript"], { written, transcript: gene.transcript.id }));
  }
  if (coding.trim() === "") {
    return { issues: [...issues, ...checkWithoutCoding(gene, report)] };
  }
  const asked = genomeBuilds.find((build) => build === report.build) ?? "GRCh38";
  const baseAt = basesAround(gene, asked);
  const edit = readCoding(gene, asked, coding, baseAt);
  if ("kind" in edit) return { issues: [...issues, { ...edit, path: ["coding"] }] };
  const change = nameChange(gene, asked, edit, baseAt);
  if (change === undefined) return { issues };
  const legacy = change.protein === undefined ? undefined : legacyName(gene, change.protein);
  issues.push(...checkProtein(gene, change, report));
  issues.push(...checkLegacy(change, legacy, report));
  issues.push(...checkPosition(gene, change, coding, report));
  return { change, ...(legacy === undefined ? {} : { legacy }), issues };
}

function checkWithoutCoding(gene: SequencedGene, report: TypedReport): readonly Issue[] {
  const protein = report.protein?.trim() ?? "";
  const legacy = report.legacy?.trim() ?? "";
  if (protein === "" && legacy === "") return [noName(["coding"])];
  if (protein !== "") {
    const read = readProtein(protein);
    const written = protein.slice(0, 80);
    if (read === undefined) return [proteinUnreadable(["protein"], { written })];
    const found = misnumbered(gene, written);
    const meant = legacyName(gene, read.name);
    const isOther = legacy !== "" && meant !== undefined && legacy.replace(/^p\./, "") !== meant;
    return [
      ...(found === undefined ? [] : [found]),
      ...(isOther
        ? [legacyDiffers(["legacy"], { protein: read.name, meant, written: legacy.slice(0, 80) })]
        : []),
    ];
  }
  const written = legacy.slice(0, 80);
  const readings = readLegacy(gene, legacy);
  const older = readings.find(({ numbering }) => numbering === "legacy");
  const hgvs = readings.find(({ numbering }) => numbering === "hgvs");
  if (older !== undefined && hgvs !== undefined) {
    return [legacyTwice(["legacy"], { written, legacy: older.protein, hgvs: hgvs.protein })];
  }
  if (older !== undefined) return [legacyOnly(["legacy"], { written, meant: older.protein })];
  if (hgvs !== undefined) return [legacyOnly(["legacy"], { written, meant: hgvs.protein })];
  return [legacyFitsNot(["legacy"], { written, gene: gene.symbol })];
}

/** A p. name whose residues are not the protein's, and what it is in the older numbering if it fits there. */
function misnumbered(gene: SequencedGene, written: string): Issue | undefined {
  const read = readProtein(written);
  const residueAt = residueReader(gene.transcript);
  const fits = [read?.from, read?.to].every((one) => {
    const held = one === undefined ? undefined : residueAt(one.number);
    return held === undefined || held === one?.letter;
  });
  if (fits) return undefined;
  const older = readLegacy(gene, written).find(({ numbering }) => numbering === "legacy");
  return older === undefined
    ? otherResidue(["protein"], { written, gene: gene.symbol })
    : olderNumbers(["protein"], { written, meant: older.protein });
}

function checkProtein(
  gene: SequencedGene,
  change: NamedChange,
  { protein = "" }: TypedReport,
): readonly Issue[] {
  if (protein.trim() === "") return [];
  const written = protein.trim().slice(0, 80);
  const bare = written.replace(/^p\.\(?/, "").replace(/\)$/, "");
  if (change.protein === undefined) return [];
  if (["?", "0", "0?"].includes(bare) || `p.${bare}` === change.protein) return [];
  const read = readProtein(written);
  if (read === undefined) return [proteinUnreadable(["protein"], { written })];
  if (sameProtein(read.name, change.protein)) return [];
  const { coding, protein: meant } = change;
  const isOlder = readLegacy(gene, written).some((one) => {
    return one.numbering === "legacy" && sameProtein(one.protein, meant);
  });
  return [
    isOlder
      ? olderNumbers(["protein"], { written, meant })
      : proteinDiffers(["protein"], { coding, meant, written }),
  ];
}

function checkLegacy(
  { protein }: NamedChange,
  meant: string | undefined,
  { legacy = "" }: TypedReport,
): readonly Issue[] {
  const written = legacy.trim().slice(0, 80);
  if (written === "" || meant === undefined || protein === undefined) return [];
  const bare = written.replace(/^p\./, "");
  return bare === meant ? [] : [legacyDiffers(["legacy"], { protein, meant, written })];
}

function checkPosition(
  gene: SequencedGene,
  { coding }: NamedChange,
  typed: string,
  { build, position }: TypedReport,
): readonly Issue[] {
  const asked = genomeBuilds.find((one) => one === build);
  if (position === undefined || asked === undefined) return [];
  const placed = genomeBuilds.map((one) => ({ one, span: placesOf(gene, one, typed) }));
  const isAt = (span: readonly [number, number] | undefined): boolean =>
    span !== undefined && position >= span[0] && position <= span[1];
  const here = placed.find(({ one }) => one === asked)?.span;
  if (here === undefined || isAt(here)) return [];
  const written = position;
  const other = placed.find(({ one, span }) => one !== asked && isAt(span))?.one;
  if (other !== undefined) {
    return [positionOfOther(["position"], { written, coding, other, build: asked })];
  }
  const meant = here[0] === here[1] ? String(here[0]) : `${here[0]}–${here[1]}`;
  return [positionDiffers(["position"], { coding, meant, build: asked, written })];
}

/** Every position at which a report or a file may rightly place a change: any of its shifts, and the base before an indel. */
function placesOf(
  gene: SequencedGene,
  build: GenomeBuild,
  typed: string,
): readonly [number, number] | undefined {
  const baseAt: BaseAt = basesAround(gene, build);
  const edit = readCoding(gene, build, typed, baseAt);
  if ("kind" in edit) return undefined;
  const trimmed: Edit = trimEdit(edit);
  const isIndel = trimmed.ref === "" || trimmed.alt === "";
  const left = shiftLeft(trimmed, baseAt).edit.pos - (isIndel ? 1 : 0);
  const right = shiftRight(trimmed, baseAt).edit.pos;
  return [left, isIndel ? right : right + trimmed.ref.length - 1];
}
