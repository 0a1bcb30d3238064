import { residueName, residueNames } from "./residues.ts";

/** What a change makes of the protein. */
export interface ProteinChange {
  readonly kind:
    | "synonymous"
    | "missense"
    | "nonsense"
    | "frameshift"
    | "inframe-indel"
    | "start-lost"
    | "stop-lost";
  /** HGVS, without the brackets of a prediction: `p.Ala5Val`. */
  readonly name: string;
  /** The first residue concerned. */
  readonly residue: number;
}

/** The residue at a place of the reference protein, from 1; `*` for the stop, nothing where it is not known. */
export type ResidueAt = (residue: number) => string | undefined;

/**
 * Names what becomes of some residues in frame. Both texts begin at residue `first`.
 *
 * @source HGVS nomenclature 21, protein: the most 3′ place among like residues; `dup` before `ins`
 */
export function nameInFrame(
  first: number,
  before: string,
  after: string,
  residueAt: ResidueAt,
): ProteinChange {
  if (before === after) {
    const last = first + before.length - 1;
    const span = spelled(first, before, last);
    return { kind: "synonymous", name: `p.${span}=`, residue: first };
  }
  let start = 0;
  while (before[start] !== undefined && before[start] === after[start]) start += 1;
  const at = first + start;
  if (after[start] === "*") {
    const lost = before[start] ?? residueAt(at) ?? "";
    return { kind: "nonsense", name: `p.${residueName(lost)}${at}Ter`, residue: at };
  }
  if (before[start] === "*") {
    const gained = after[start];
    if (gained === undefined) return { kind: "stop-lost", name: "p.?", residue: at };
    return { kind: "stop-lost", name: `p.Ter${at}${residueName(gained)}ext*?`, residue: at };
  }
  const stop = after.indexOf("*", start);
  const shown = stop < 0 ? after : after.slice(0, stop + 1);
  let end = 0;
  const most = Math.min(before.length, shown.length) - start;
  while (end < most && before.at(-1 - end) === shown.at(-1 - end)) end += 1;
  const lost = before.slice(start, before.length - end);
  const gained = shown.slice(start, shown.length - end);
  if (lost.includes("*")) return { kind: "stop-lost", name: "p.?", residue: at };
  if (lost.length === 1 && gained.length === 1) {
    const name = `p.${residueName(lost)}${at}${residueName(gained)}`;
    return { kind: "missense", name, residue: at };
  }
  if (stop >= 0) {
    const name = `p.${spelled(at, lost, at + lost.length - 1)}delins${residueNames(gained)}`;
    return { kind: "nonsense", name, residue: at };
  }
  return nameIndel(at, lost, gained, residueAt);
}

function nameIndel(
  given: number,
  lost: string,
  gained: string,
  residueAt: ResidueAt,
): ProteinChange {
  const kind = "inframe-indel";
  if (lost !== "" && gained !== "") {
    const span = spelled(given, lost, given + lost.length - 1);
    return { kind, name: `p.${span}delins${residueNames(gained)}`, residue: given };
  }
  let at = given;
  let moved = lost === "" ? gained : lost;
  for (;;) {
    const next = residueAt(at + lost.length);
    if (next === undefined || next !== moved[0]) break;
    moved = moved.slice(1) + next;
    at += 1;
  }
  if (gained === "") {
    return { kind, name: `p.${spelled(at, moved, at + moved.length - 1)}del`, residue: at };
  }
  const from = at - moved.length;
  const copied = Array.from(moved, (_, index) => residueAt(from + index)).join("");
  if (copied === moved) {
    return { kind, name: `p.${spelled(from, moved, at - 1)}dup`, residue: from };
  }
  const sides = [at - 1, at].map((side) => `${residueName(residueAt(side) ?? "")}${side}`);
  return { kind, name: `p.${sides.join("_")}ins${residueNames(moved)}`, residue: at - 1 };
}

/** `Glu134`, or `Lys3_Val5` from the letters of all of them. */
function spelled(first: number, letters: string, last: number): string {
  const start = `${residueName(letters[0] ?? "")}${first}`;
  return letters.length <= 1 ? start : `${start}_${residueName(letters.at(-1) ?? "")}${last}`;
}

/** Names a frameshift from the two proteins as they read on from residue `first`. Nothing where they do not part in what is known. */
export function nameFrameshift(
  first: number,
  before: string,
  after: string,
): ProteinChange | undefined {
  let start = 0;
  while (before[start] !== undefined && before[start] === after[start]) start += 1;
  const lost = before[start];
  const gained = after[start];
  if (lost === undefined || gained === undefined) return undefined;
  const residue = first + start;
  const named = `${residueName(lost)}${residue}`;
  if (gained === "*") return { kind: "nonsense", name: `p.${named}Ter`, residue };
  if (lost === "*") {
    return { kind: "stop-lost", name: `p.${named}${residueName(gained)}ext*?`, residue };
  }
  const stop = after.indexOf("*", start);
  const length = stop < 0 ? "?" : String(stop - start + 1);
  return { kind: "frameshift", name: `p.${named}${residueName(gained)}fs*${length}`, residue };
}

/** As a laboratory writes what it has not seen in the protein itself: `p.(Ala5Val)`. */
export function predicted(name: string): string {
  return name === "p.?" ? name : `p.(${name.slice(2)})`;
}
