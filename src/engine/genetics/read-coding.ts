import type { GenomeBuild, SequencedGene } from "../../definition/index.ts";
import { defineIssue, type Issue } from "../../kernel/index.ts";
import { readPlace } from "./coding-place.ts";
import { type BaseAt, type Edit, mismatchesOf } from "./edit.ts";
import { reverseComplement } from "./residues.ts";
import { positionOf } from "./transcript-place.ts";

const unreadable = defineIssue(
  "genetics.coding-unreadable",
  "{written} is no c. name that can be read. Write it as in c.14C>T, c.400_402del or c.49_50delinsCA.",
  "{written} 不是可识别的c.名称。请按 c.14C>T、c.400_402del 或 c.49_50delinsCA 的格式填写。",
);
const outside = defineIssue(
  "genetics.coding-outside",
  "{written} lies outside what is known of {transcript}. Check the number and the transcript.",
  "{written} 超出转录本 {transcript} 的已知范围，请核对编号和转录本。",
);
const otherBase = defineIssue(
  "genetics.coding-base",
  "{written} names {named} where {transcript} has {held}. Check the name; it may count on another transcript.",
  "{written} 写明的碱基为 {named}，而 {transcript} 该处为 {held}。请核对名称，可能使用了其他转录本编号。",
);
const otherTranscript = defineIssue(
  "genetics.transcript",
  "{written} is not on {transcript}, the transcript this panel counts on. Ask the laboratory for the name on it.",
  "{written} 不是本基因组合所用转录本 {transcript} 上的名称，请向实验室索取该转录本上的命名。",
);

const form =
  /^c\.([-*\d+]+)(?:_([-*\d+]+))?(?:([ACGT])>([ACGT])|(delins)([ACGT]+)|(del)([ACGT]*)|(dup)([ACGT]*)|(ins)([ACGT]+)|(inv))$/;

/**
 * Reads a typed c. name on a gene's transcript into a change of the genome; or what is wrong with it. Nothing is
 * guessed: a base that contradicts the transcript is an issue.
 */
export function readCoding(
  { transcript }: SequencedGene,
  build: GenomeBuild,
  typed: string,
  baseAt: BaseAt,
): Edit | Issue {
  const written = typed.slice(0, 120);
  const [, accession, name = ""] =
    /^(?:([A-Za-z_0-9.]+)(?:\([A-Za-z0-9]+\))?:)?\s*(\S+)$/.exec(written.trim()) ?? [];
  if (accession !== undefined && !isTranscript(accession, transcript.id)) {
    return otherTranscript([], { written, transcript: transcript.id });
  }
  const parts = form.exec(name.replaceAll(" ", ""));
  if (parts === null) return unreadable([], { written });
  const [
    ,
    first = "",
    second = first,
    from,
    to,
    ,
    delins,
    del,
    deleted,
    dup,
    copied,
    ins,
    added,
    inv,
  ] = parts;
  const isSingle = from !== undefined;
  if (isSingle && second !== first) return unreadable([], { written });
  const places = [first, second].map((place) => readPlace(transcript.codingLength, place));
  const [a, b] = places;
  if ([first, second].some((place) => Number.parseInt(place, 10) > transcript.codingLength)) {
    return outside([], { written, transcript: transcript.id });
  }
  if (a === undefined || b === undefined) return unreadable([], { written });
  const p = positionOf(transcript, build, a);
  const q = positionOf(transcript, build, b);
  if (p === undefined || q === undefined) {
    return outside([], { written, transcript: transcript.id });
  }
  const forward = transcript.strand === "+";
  if (forward ? p > q : q > p) return unreadable([], { written });
  const [start, end] = forward ? [p, q] : [q, p];
  const turned = (bases: string): string => (forward ? bases : reverseComplement(bases));
  const named = isSingle ? from : (deleted ?? copied ?? "");
  const span = basesOf(start, end, baseAt);
  if (named !== "" && named.length !== end - start + 1) return unreadable([], { written });
  const clash =
    named === "" ? [] : mismatchesOf({ pos: start, ref: turned(named), alt: "" }, baseAt);
  if (clash.length > 0) {
    const held = span === undefined ? "" : turned(span);
    return otherBase([], { written, named, held, transcript: transcript.id });
  }
  if (ins !== undefined) {
    if (end - start !== 1) return unreadable([], { written });
    return { pos: end, ref: "", alt: turned(added ?? "") };
  }
  const ref = named === "" ? span : turned(named);
  if (ref === undefined) return outside([], { written, transcript: transcript.id });
  if (isSingle) return { pos: start, ref, alt: turned(to ?? "") };
  if (del !== undefined) return { pos: start, ref, alt: "" };
  if (dup !== undefined) return { pos: end + 1, ref: "", alt: ref };
  if (inv !== undefined) return { pos: start, ref, alt: reverseComplement(ref) };
  return { pos: start, ref, alt: turned(delins ?? "") };
}

/** The same accession; its version may be left out, and may not be another. */
function isTranscript(written: string, id: string): boolean {
  const [accession = "", version] = written.split(".");
  const [known = "", current] = id.split(".");
  return accession === known && (version === undefined || version === current);
}

const most = 10_000;

function basesOf(start: number, end: number, baseAt: BaseAt): string | undefined {
  if (end - start >= most) return undefined;
  let bases = "";
  for (let pos = start; pos <= end; pos += 1) {
    const base = baseAt(pos);
    if (base === undefined) return undefined;
    bases += base;
  }
  return bases;
}
