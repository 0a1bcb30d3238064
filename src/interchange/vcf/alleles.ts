import type { VcfVersion } from "./version.ts";
import { contigName } from "./contig-name.ts";

/** What an alternate allele is, by its writing. */
export type AlleleKind =
  | "missing"
  | "bases"
  | "star"
  | "symbolic"
  | "breakend"
  | "single-breakend"
  | "assembled"
  | "wrong";

const bases = /^[ACGTN]+$/i;
const breakend = /^([ACGTN.]*)([[\]])(<[^\s,<>]+>|[^\s,<>[\]]+):(\d+)\2([ACGTN.]*)$/i;
const single = /^(\.[ACGTN]+|[ACGTN]+\.)$/i;
const assembled = /^([ACGTN]+<[^\s,<>]+>|<[^\s,<>]+>[ACGTN]+)$/i;

/** The kind of an alternate allele as written. @source VCF 4.1–4.5, sections 1.6.1 (ALT) and 5.4 (breakends) */
export function alleleKind(allele: string, version: VcfVersion = 4.5): AlleleKind {
  if (bases.test(allele)) return "bases";
  if (allele === ".") return "missing";
  if (allele === "*") return "star";
  if (/^<[^\s,<>]+>$/.test(allele)) return "symbolic";
  if (single.test(allele)) return "single-breakend";
  if (assembled.test(allele)) return "assembled";
  const parts = breakend.exec(allele);
  if (parts === null) return "wrong";
  const oneSide = (parts[1] === "") !== (parts[5] === "");
  const mate = (parts[3] ?? "").replace(/^<(.*)>$/, "$1");
  return oneSide && contigName.fault(mate, version) < 0 ? "breakend" : "wrong";
}

/** The name inside the angle brackets of a symbolic allele, and its first word. */
export function symbolicName(allele: string): { readonly id: string; readonly first: string } {
  const id = allele.slice(1, -1);
  return { id, first: id.split(":")[0] ?? "" };
}
