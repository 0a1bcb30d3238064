import type { SequencedGene } from "../../definition/index.ts";
import { residueReader } from "./protein-change.ts";
import { readProtein } from "./read-protein.ts";
import { residueLetter } from "./residues.ts";

/**
 * The name older papers give a change: `p.Ala5Val` → `A4V`, `p.Glu134del` → `E133del`. Nothing where the gene has no
 * older numbering, or the change no such name.
 */
export function legacyName({ legacyShift }: SequencedGene, protein: string): string | undefined {
  if (legacyShift === undefined) return undefined;
  const read = readProtein(protein);
  if (read === undefined || read.from.number + legacyShift < 1) return undefined;
  return read.name
    .slice(2)
    .replace(/([A-Z][a-z]{2})(\d+)?/g, (_, name: string, number: string | undefined) => {
      const letter = residueLetter(name) ?? "X";
      return number === undefined ? letter : `${letter}${Number(number) + legacyShift}`;
    });
}

/** What an older name may mean: each numbering in which the residues it names are those of the protein. */
export interface LegacyReading {
  readonly numbering: "legacy" | "hgvs";
  readonly protein: string;
}

/** Reads `A4V` both ways. One reading: the other contradicts the protein. None: neither fits. */
export function readLegacy(gene: SequencedGene, written: string): readonly LegacyReading[] {
  const { legacyShift = 0, transcript } = gene;
  const residueAt = residueReader(transcript);
  const numberings = [
    { numbering: "legacy", shift: -legacyShift },
    { numbering: "hgvs", shift: 0 },
  ] as const;
  return numberings.flatMap(({ numbering, shift }) => {
    if (numbering === "legacy" && shift === 0) return [];
    const name = written.trim().startsWith("p.") ? written.trim() : `p.${written.trim()}`;
    const shifted = name.replace(/([A-Za-z*])(\d+)/g, (_, letter: string, number: string) => {
      return `${letter}${Number(number) + shift}`;
    });
    const read = readProtein(shifted);
    if (read === undefined) return [];
    const fits = [read.from, read.to].every(({ letter, number }) => residueAt(number) === letter);
    return fits ? [{ numbering, protein: read.name }] : [];
  });
}
