import type { VcfVersion } from "./version.ts";

const strictFloat = /^[-+]?(\d+(\.\d+)?|\.\d+)([eE][-+]?\d+)?$/;
const looseFloat = /^[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?$/;
const notFinite = /^[-+]?(INF|INFINITY|NAN)$/i;

/** Whether a value is a number as the version writes it; infinite and not-a-number are numbers here. */
export function isFloat(value: string, version: VcfVersion): boolean {
  return (version < 4.3 ? looseFloat : strictFloat).test(value) || notFinite.test(value);
}

/** From 4.3 whole numbers have 32 bits, less the eight lowest, which the binary form keeps for itself. */
export function isInteger(value: string, version: VcfVersion): boolean {
  if (!/^[-+]?\d+$/.test(value)) return false;
  if (version < 4.3) return true;
  const number = Number(value);
  return number >= -(2 ** 31) + 8 && number <= 2 ** 31 - 1;
}

/** Whether one value, not missing, is of a type of the header. Flags have no values; that is looked at elsewhere. */
export function fitsType(value: string, type: string, version: VcfVersion): boolean {
  if (type === "Integer") return isInteger(value, version);
  if (type === "Float") return isFloat(value, version);
  if (type === "Character") {
    const plain = version < 4.3 ? value : value.replace(/%[0-9A-F]{2}/g, "x");
    return plain.length === ((plain.codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
  }
  return true;
}

/** The place of a percent sign that begins no encoded character, or -1. @source VCF 4.3 section 1.2 */
export function badPercent(value: string): number {
  return value.includes("%") ? value.search(/%(?![0-9A-Fa-f]{2})/) : -1;
}

/** How many genotypes a number of alleles (reference included) makes at a ploidy; infinite where nobody would list them. */
export function genotypeCount(alleles: number, ploidy: number): number {
  let count = 1;
  for (let n = 1; n <= ploidy; n++) {
    count = (count * (alleles + n - 1)) / n;
    if (count > 1e9) return Number.POSITIVE_INFINITY;
  }
  return Math.round(count);
}
