import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Study } from "../definition/index.ts";
import { joinStudies } from "../interchange/index.ts";
import type { Scenario } from "../simulate/index.ts";
import { type LoadedStudy, loadStudy, placeOfIssue, studyFiles } from "./load-study.ts";
import { describeModuleError } from "./module-error.ts";
import { issueLine, Problem } from "./problem.ts";
import { shortPath } from "./short-path.ts";

/** A study that is read, and what it is read with. */
export interface ReadoutStudy extends LoadedStudy {
  /** The study whose people go on in this one, and both as one. */
  readonly continued?: { readonly earlier: LoadedStudy; readonly joined: Study };
}

/**
 * The studies of a path that say how they are read or, where none does, all of them: they are described then.
 *
 * @throws Problem when one cannot be read, or the study that one of them continues is not beside it
 */
export async function loadReadouts(path: string): Promise<readonly ReadoutStudy[]> {
  const found: ReadoutStudy[] = [];
  const others: ReadoutStudy[] = [];
  for (const file of studyFiles(path)) {
    const loaded = await readable(file);
    const { readout } = loaded.study;
    if (readout === undefined) others.push(loaded);
    else if (readout.continues === undefined) found.push(loaded);
    else found.push(await joinedWith(loaded, readout.continues.study));
  }
  return found.length > 0 ? found : others;
}

/** The scenario that stands beside a study's file: `scenario-valor.ts` of `study-valor.ts`. */
export async function loadScenario(file: string): Promise<Scenario | undefined> {
  const name = basename(file)
    .replace(/^study/, "scenario")
    .replace(/\.json$/, ".ts");
  const beside = join(dirname(file), name);
  if (name === basename(file) || !existsSync(beside)) return undefined;
  let module: { default?: Scenario };
  try {
    module = (await import(pathToFileURL(beside).href)) as { default?: Scenario };
  } catch (error) {
    throw new Problem(describeModuleError(error, beside));
  }
  if (typeof module.default?.fate === "function") return module.default;
  throw new Problem(
    `${shortPath(beside)} is no scenario. End it with: export default { … } satisfies Scenario.`,
  );
}

async function joinedWith(later: LoadedStudy, id: string): Promise<ReadoutStudy> {
  for (const file of studyFiles(dirname(later.file))) {
    if (file === later.file) continue;
    const earlier = await readable(file);
    if (earlier.study.id !== id) continue;
    const joined = joinStudies(earlier.study, later.study);
    if ("id" in joined) return { ...later, continued: { earlier, joined } };
    const lines = joined.map((issue) => issueLine(issue, placeOfIssue(later, issue)));
    throw new Problem(lines.join("\n"), joined);
  }
  throw new Problem(
    `${later.study.id} continues ${id}, and no study of that id stands beside ${shortPath(later.file)}.`,
  );
}

async function readable(file: string): Promise<LoadedStudy> {
  const loaded = await loadStudy(file);
  if ("study" in loaded) return loaded;
  const lines = loaded.issues.map((issue) => issueLine(issue, placeOfIssue(loaded, issue)));
  throw new Problem(`${shortPath(file)} is not a study:\n${lines.join("\n")}`, loaded.issues);
}
