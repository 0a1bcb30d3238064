/** The versions of VCF that are checked and read. Rules are compared by order: `version >= 4.3`. */
export const vcfVersions = [4.1, 4.2, 4.3, 4.4, 4.5] as const;
export type VcfVersion = (typeof vcfVersions)[number];

/** The version that a first line names, or nothing when it is none of {@link vcfVersions}. */
export function versionOf(line: string): VcfVersion | undefined {
  return vcfVersions.find((version) => line === `##fileformat=VCFv${version.toFixed(1)}`);
}
