import { base } from "./base.ts";
import { faults, type SoftStudy } from "./faults.ts";

/** What each broken study must be found to be: the code of the issue, and the fault in a sentence. */
export type Expected = Readonly<Record<string, { readonly code: string; readonly fault: string }>>;

/** The content of every broken study by its file name. */
export function brokenStudies(): ReadonlyMap<string, SoftStudy> {
  const files = new Map<string, SoftStudy>();
  for (const { file, harm } of faults) {
    const study = structuredClone(base) as unknown as SoftStudy;
    harm(study);
    files.set(`${file}.json`, study);
  }
  return files;
}

export function expectations(): Expected {
  return Object.fromEntries(
    faults.map(({ file, code, fault }) => [`${file}.json`, { code, fault }]),
  );
}
