import type { GenomeBuild, SequencedGene } from "../../definition/index.ts";
import { printPlace } from "./coding-place.ts";
import { type BaseAt, type Edit, shiftLeft, shiftRight, trimEdit } from "./edit.ts";
import { reverseComplement } from "./residues.ts";
import { placeOf, type TranscriptPlace } from "./transcript-place.ts";

/** A change in the direction of the transcript, moved as far towards its end as the sequence allows. */
export interface CodingChange {
  /** The first replaced base, or the base before an insertion. */
  readonly from: TranscriptPlace;
  /** The last replaced base, or the base after an insertion. */
  readonly to: TranscriptPlace;
  readonly ref: string;
  readonly alt: string;
  /** HGVS, without the transcript: `c.400_402del`. */
  readonly name: string;
  /** The change may lie further towards the end: it met bases that are not known. */
  readonly unsure: boolean;
}

/**
 * Names a change as HGVS does, on the gene's transcript and at its most 3′ place. Nothing where an end of it lies
 * outside what the panel describes.
 *
 * @source HGVS nomenclature 21: 3′ rule; substitution, deletion, duplication, insertion, inversion, deletion-insertion
 */
export function nameCoding(
  { transcript }: SequencedGene,
  build: GenomeBuild,
  given: Edit,
  baseAt: BaseAt,
): CodingChange | undefined {
  const forward = transcript.strand === "+";
  const { edit, unsure } = (forward ? shiftRight : shiftLeft)(
    given.ref === given.alt ? given : trimEdit(given),
    baseAt,
  );
  const { pos, ref, alt } = edit;
  const ends = ref === "" ? [pos - 1, pos] : [pos, pos + ref.length - 1];
  const places = ends.map((end) => placeOf(transcript, build, end));
  const [from, to] = forward ? places : places.toReversed();
  if (from === undefined || to === undefined) return undefined;
  const turned = (bases: string): string => (forward ? bases : reverseComplement(bases));
  const printed = (place: TranscriptPlace): string => printPlace(transcript.codingLength, place);
  const span = (a: TranscriptPlace, b: TranscriptPlace): string =>
    a.n === b.n && a.offset === b.offset ? printed(a) : `${printed(a)}_${printed(b)}`;
  const named = (): string => {
    if (ref === alt) return `${span(from, to)}=`;
    if (ref.length === 1 && alt.length === 1)
      return `${printed(from)}${turned(ref)}>${turned(alt)}`;
    if (alt === "") return `${span(from, to)}del`;
    if (ref !== "") {
      const isTurned = ref.length === alt.length && alt === reverseComplement(ref);
      return isTurned ? `${span(from, to)}inv` : `${span(from, to)}delins${turned(alt)}`;
    }
    const first = forward ? pos - alt.length : pos;
    const before = Array.from(alt, (_, index) => baseAt(first + index)).join("");
    if (before !== alt) return `${span(from, to)}ins${turned(alt)}`;
    const copied = [first, first + alt.length - 1].map((end) => placeOf(transcript, build, end));
    const [a, b] = forward ? copied : copied.toReversed();
    return a === undefined || b === undefined
      ? `${span(from, to)}ins${turned(alt)}`
      : `${span(a, b)}dup`;
  };
  return { from, to, ref: turned(ref), alt: turned(alt), name: `c.${named()}`, unsure };
}
