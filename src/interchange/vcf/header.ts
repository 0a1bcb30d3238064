import type { KeyDefinition } from "./reserved.ts";
import type { VcfVersion } from "./version.ts";

/** What the meta lines and the column line of a file say. */
export interface VcfHeader {
  readonly version: VcfVersion;
  readonly info: Map<string, KeyDefinition>;
  readonly format: Map<string, KeyDefinition>;
  readonly filters: Set<string>;
  readonly alts: Set<string>;
  /** Contig names with their length, where it is said. */
  readonly contigs: Map<string, number | undefined>;
  /** Structured lines by their key and ID, to find a second one. */
  readonly named: Set<string>;
  /** Unstructured lines (`source`, `reference`), the first of each key. */
  readonly plain: Map<string, string>;
  readonly samples: string[];
  hasFormat: boolean;
}

export function emptyHeader(version: VcfVersion): VcfHeader {
  return {
    version,
    info: new Map(),
    format: new Map(),
    filters: new Set(),
    alts: new Set(),
    contigs: new Map(),
    named: new Set(),
    plain: new Map(),
    samples: [],
    hasFormat: false,
  };
}
