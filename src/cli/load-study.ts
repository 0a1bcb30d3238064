import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { placeInJson, readStudy, type Study } from "../definition/index.ts";
import type { Issue } from "../kernel/index.ts";
import { jsonFault } from "./json-fault.ts";
import { issueLine, Problem } from "./problem.ts";
import { shortPath } from "./short-path.ts";
import { describeModuleError } from "./module-error.ts";

/** A study and the file it was read from. */
export interface LoadedStudy {
  readonly file: string;
  readonly study: Study;
  /** The JSON text, where the file is one: problems can name its lines. */
  readonly source?: string;
}

/** A file that is no study, with every reason. */
export interface UnreadableStudy {
  readonly file: string;
  readonly issues: readonly Issue[];
  readonly source?: string;
}

const studyFile = /^study(-[a-z0-9-]+)?\.ts$/;

/**
 * The study files that a path means: the file itself; of a folder its `study.ts` and `study-….ts`, else its
 * `study.json`, else every `.json` file in it; where it has none of these, those of the folders in it.
 *
 * @throws Problem when there is none.
 */
export function studyFiles(path: string): string[] {
  const full = resolve(path);
  if (!existsSync(full)) throw new Problem(`There is no file or folder ${path}. Check the path.`);
  if (!statSync(full).isDirectory()) return [full];
  const here = studiesIn(full);
  if (here.length > 0) return here;
  const below = readdirSync(full, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => studiesIn(join(full, name)))
    .sort();
  if (below.length > 0) return below;
  throw new Problem(
    `${path} holds no study: it needs a study.ts with a default export, or a study.json.`,
  );
}

function studiesIn(folder: string): string[] {
  const names = readdirSync(folder).sort();
  const written = names.filter((name) => studyFile.test(name));
  const json = names.filter((name) => name.endsWith(".json") && name !== "expected.json");
  const chosen =
    written.length > 0 ? written : names.includes("study.json") ? ["study.json"] : json;
  return chosen.map((name) => join(folder, name));
}

/**
 * Reads one study file. Whatever its form, the study goes through its JSON: only that is executed.
 *
 * @throws Problem when the file cannot be run, or is not JSON: with the place in it
 */
export async function loadStudy(file: string): Promise<LoadedStudy | UnreadableStudy> {
  if (/\.m?[jt]s$/.test(file)) return { file, ...readStudy(await importDefault(file)) };
  if (!file.endsWith(".json")) {
    throw new Problem(`${shortPath(file)} is no study: name a .ts or .json file, or a folder.`);
  }
  const source = readFileSync(file, "utf8").replace(/^\uFEFF/, "");
  const fault = jsonFault(source);
  if (fault !== undefined) {
    const { line, column, words } = fault;
    throw new Problem(`${shortPath(file)}:${line}:${column} is not JSON: ${words}`);
  }
  return { file, source, ...readStudy(JSON.parse(source)) };
}

/** Reads the one study that a path means. @throws Problem when there are several, none, or it cannot be read. */
export async function loadOneStudy(path: string): Promise<LoadedStudy> {
  const files = studyFiles(path);
  const chief = files.filter((name) => /^study\.(ts|json)$/.test(basename(name)));
  const [file, another] = chief.length > 0 ? chief : files;
  if (file === undefined || another !== undefined) {
    const some = files.slice(0, 5).map(shortPath).join("\n  ");
    throw new Problem(`${path} holds ${files.length} studies. Name one, such as:\n  ${some}`);
  }
  const loaded = await loadStudy(file);
  if ("study" in loaded) return loaded;
  const lines = loaded.issues.map((issue) => issueLine(issue, placeOfIssue(loaded, issue)));
  throw new Problem(`${shortPath(file)} is not a study:\n${lines.join("\n")}`, loaded.issues);
}

/** The file and, in a JSON text, the line of an issue. */
export function placeOfIssue(
  from: { readonly file: string; readonly source?: string },
  issue: Issue,
): { file: string; line?: number; column?: number } {
  const file = shortPath(from.file);
  if (from.source === undefined) return { file };
  return { file, ...placeInJson(from.source, issue.path) };
}

async function importDefault(file: string): Promise<unknown> {
  let module: { default?: unknown };
  try {
    module = (await import(pathToFileURL(file).href)) as { default?: unknown };
  } catch (error) {
    throw new Problem(describeModuleError(error, file));
  }
  if (module.default === undefined) {
    throw new Problem(
      `${shortPath(file)} has no default export. End it with: export default defineStudy({ … }).`,
    );
  }
  return JSON.parse(JSON.stringify(module.default) ?? "null");
}
