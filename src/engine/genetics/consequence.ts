import type { GenomeBuild, SequencedGene, Transcript } from "../../definition/index.ts";
import { text, type Text } from "../../kernel/index.ts";
import { type BaseAt, type Edit, shiftLeft, shiftRight, trimEdit } from "./edit.ts";
import { type CodingChange, nameCoding } from "./name-coding.ts";
import { proteinChange } from "./protein-change.ts";
import { reverseComplement } from "./residues.ts";
import { lastOf, placeOf, type TranscriptPlace } from "./transcript-place.ts";

export const consequenceWords = {
  synonymous: text("synonymous", "同义变异"),
  missense: text("missense", "错义变异"),
  nonsense: text("nonsense (premature stop)", "无义变异（提前终止）"),
  frameshift: text("frameshift", "移码变异"),
  "inframe-indel": text("in-frame insertion or deletion", "框内插入或缺失"),
  "start-lost": text("start codon lost", "起始密码子丢失"),
  "stop-lost": text("stop codon lost", "终止密码子丢失"),
  "splice-site": text("splice site", "剪接位点变异"),
  "splice-region": text("splice region", "剪接区变异"),
  "utr-5": text("5′ untranslated region", "5′非翻译区"),
  "utr-3": text("3′ untranslated region", "3′非翻译区"),
  intron: text("intron", "内含子"),
  "not-assessed": text("not assessed: no verified sequence here", "未评估：此处没有经核实的序列"),
} as const satisfies Readonly<Record<string, Text>>;

export type Consequence = keyof typeof consequenceWords;

/** A change named on the gene's transcript, and what it does. */
export interface NamedChange {
  /** HGVS on the transcript: `NM_000454.5:c.14C>T`. */
  readonly coding: string;
  /** The name may lie further 3′: bases beside it are not known. */
  readonly codingUnsure: boolean;
  readonly consequence: Consequence;
  /** Within three bases of the exon's or eight of the intron's side of a splice. */
  readonly nearSplice: boolean;
  /** HGVS without the brackets of a prediction; absent where nothing can be said of the protein. */
  readonly protein?: string;
  readonly residue?: number;
  readonly exon: number;
}

/** Names a change and says what it does; nothing where it lies outside what the panel describes of the gene. */
export function nameChange(
  gene: SequencedGene,
  build: GenomeBuild,
  given: Edit,
  baseAt: BaseAt,
): NamedChange | undefined {
  const { transcript } = gene;
  const edit = given.ref === given.alt ? given : trimEdit(given);
  const change = nameCoding(gene, build, edit, baseAt);
  if (change === undefined) return undefined;
  const inner = withinExon(gene, build, edit, change, baseAt);
  const { consequence, protein, residue } = effect(transcript, build, edit, inner);
  return {
    coding: `${transcript.id}:${change.name}`,
    codingUnsure: change.unsure,
    consequence,
    nearSplice: isNearSplice(transcript, change),
    ...(protein === undefined ? {} : { protein }),
    ...(residue === undefined ? {} : { residue }),
    exon: change.from.exon,
  };
}

interface Effect {
  readonly consequence: Consequence;
  readonly protein?: string;
  readonly residue?: number;
}

function effect(
  transcript: Transcript,
  build: GenomeBuild,
  edit: Edit,
  { from, to, ref, alt }: CodingChange,
): Effect {
  if (breaksSplice(transcript, build, edit, from, to)) return { consequence: "splice-site" };
  if (from.offset !== 0 && to.offset !== 0) {
    const near = Math.min(Math.abs(from.offset), Math.abs(to.offset)) <= 8;
    return { consequence: near ? "splice-region" : "intron" };
  }
  if (from.offset !== 0 || to.offset !== 0) return { consequence: "splice-region" };
  const { codingLength } = transcript;
  const [first, last] = ref === "" ? [to.n, from.n] : [from.n, to.n];
  if (last < 1 && first <= 1) return { consequence: "utr-5" };
  if (first > codingLength) return { consequence: "utr-3" };
  if (first < 1) return { consequence: "start-lost", protein: "p.Met1?", residue: 1 };
  if (last > codingLength) return { consequence: "stop-lost", protein: "p.?" };
  const change = proteinChange(transcript, { first, ref, alt });
  if (change === undefined) return { consequence: "not-assessed" };
  return { consequence: change.kind, protein: change.name, residue: change.residue };
}

/**
 * An insertion that its name places between an exon and the intron, as it lies within the exon: the bases are the same
 * and the splice is whole, so it is read as part of the exon.
 */
function withinExon(
  { transcript }: SequencedGene,
  build: GenomeBuild,
  edit: Edit,
  change: CodingChange,
  baseAt: BaseAt,
): CodingChange {
  const isBetween = (change.from.offset === 0) !== (change.to.offset === 0);
  if (edit.ref !== "" || !isBetween) return change;
  const forward = transcript.strand === "+";
  const { pos, alt } = (forward ? shiftLeft : shiftRight)(edit, baseAt).edit;
  const places = [pos - 1, pos].map((end) => placeOf(transcript, build, end));
  const [from, to] = forward ? places : places.toReversed();
  if (from?.offset !== 0 || to?.offset !== 0) return change;
  return { ...change, from, to, alt: forward ? alt : reverseComplement(alt) };
}

/** Whether one of the two bases beside an exon, within the intron, is replaced or parted by an insertion. */
function breaksSplice(
  transcript: Transcript,
  build: GenomeBuild,
  edit: Edit,
  from: TranscriptPlace,
  to: TranscriptPlace,
): boolean {
  if (edit.ref === "") {
    const inner = [from.offset, to.offset].map(Math.abs);
    return inner.every((offset) => offset === 1 || offset === 2);
  }
  const ends = [from, to].some(({ offset }) => offset !== 0 && Math.abs(offset) <= 2);
  if (ends || (from.exon === to.exon && Math.sign(from.offset) === Math.sign(to.offset))) {
    return ends;
  }
  for (let pos = edit.pos; pos < edit.pos + edit.ref.length; pos += 1) {
    const offset = placeOf(transcript, build, pos)?.offset ?? 0;
    if (offset !== 0 && Math.abs(offset) <= 2) return true;
  }
  return false;
}

function isNearSplice({ exons }: Transcript, { from, to }: CodingChange): boolean {
  return [from, to].some(({ n, offset, exon: number }) => {
    if (offset !== 0) return Math.abs(offset) <= 8;
    const index = exons.findIndex((exon) => exon.number === number);
    const exon = exons[index];
    if (exon === undefined) return false;
    const beforeSplice = index < exons.length - 1 && lastOf(exon) - n < 3;
    const afterSplice = index > 0 && n - exon.first < 3;
    return beforeSplice || afterSplice;
  });
}
