import type { VcfVersion } from "./version.ts";

/**
 * What the name of a symbolic allele is in a version: a structural variant, the unspecified allele of gVCF, an
 * ambiguous base; `customary` where programs write it in a version that does not know it.
 *
 * @source VCF 4.1–4.5, sections 1.2.5 / 1.4.5 (alternative allele field format)
 */
export function symbolicKind(
  id: string,
  version: VcfVersion,
): "structural" | "unspecified" | "base" | "customary" | "unknown" {
  const [first = ""] = id.split(":");
  if (["DEL", "INS", "DUP", "INV", "CNV"].includes(first)) return "structural";
  if (first === "BND" && version < 4.4) return version < 4.3 ? "customary" : "structural";
  if (id === "*" || id === "NON_REF") return version >= 4.3 ? "unspecified" : "customary";
  if (/^[RYSWKMBDHVN]$/.test(id) && version >= 4.3) return "base";
  return id === "X" ? "customary" : "unknown";
}
