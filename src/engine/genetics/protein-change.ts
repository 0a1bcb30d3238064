import type { Transcript } from "../../definition/index.ts";
import { nameFrameshift, nameInFrame, type ProteinChange, type ResidueAt } from "./name-protein.ts";
import { residueOf, translate } from "./residues.ts";
import { baseOf } from "./transcript-place.ts";

/** A replacement within the coding bases, in the direction of the transcript. */
export interface CodingReplacement {
  /** `n` of the first replaced base; of an insertion the base that follows it. */
  readonly first: number;
  readonly ref: string;
  readonly alt: string;
}

export function residueReader(transcript: Transcript): ResidueAt {
  return (residue) => {
    const codon = basesOf(transcript, 3 * residue - 2, 3 * residue);
    return codon === undefined ? undefined : residueOf(codon);
  };
}

/** What a replacement makes of the protein; nothing where the bases around it are not known. */
export function proteinChange(
  transcript: Transcript,
  { first, ref, alt }: CodingReplacement,
): ProteinChange | undefined {
  const last = first + ref.length - 1;
  const from = first - ((first - 1) % 3);
  const lead = basesOf(transcript, from, first - 1);
  if (lead === undefined) return undefined;
  if (first <= 3) {
    const whole = basesOf(transcript, last + 1, Math.max(last, 3));
    if (whole === undefined) return undefined;
    const start = lead + alt + whole;
    if (!start.startsWith("ATG")) return { kind: "start-lost", name: "p.Met1?", residue: 1 };
  }
  const residue = (from - 1) / 3 + 1;
  if ((alt.length - ref.length) % 3 !== 0)
    return frameshift(transcript, from, lead + alt, last + 1);
  const to = last < from ? from - 1 : last + ((3 - (last % 3)) % 3);
  const whole = basesOf(transcript, from, to);
  const tail = basesOf(transcript, last + 1, to);
  if (whole === undefined || tail === undefined) return undefined;
  const before = translate(whole);
  const after = translate(lead + alt + tail);
  if (before === undefined || after === undefined) return undefined;
  return nameInFrame(residue, before, after, residueReader(transcript));
}

function frameshift(
  transcript: Transcript,
  from: number,
  head: string,
  next: number,
): ProteinChange | undefined {
  const rest = readOn(transcript, next);
  const before = translate(readOn(transcript, from));
  const after = translate(head + rest);
  if (before === undefined || after === undefined) return undefined;
  return nameFrameshift((from - 1) / 3 + 1, before, after);
}

/** Bases from `n` on, as far as they are known without a gap. */
function readOn(transcript: Transcript, n: number): string {
  let bases = "";
  for (let at = n; at <= transcript.codingLength; at += 1) {
    const base = baseOf(transcript, at);
    if (base === undefined) break;
    bases += base;
  }
  return bases;
}

function basesOf(transcript: Transcript, from: number, to: number): string | undefined {
  let bases = "";
  for (let n = from; n <= to; n += 1) {
    const base = baseOf(transcript, n);
    if (base === undefined) return undefined;
    bases += base;
  }
  return bases;
}
