import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { pathToFileURL } from "node:url";
import {
  describeSchedule,
  describeSynopsis,
  readStudy,
  studySchema,
} from "../src/definition/index.ts";
import { derivePatients } from "./derive-patients.ts";
import { root } from "./root.ts";
import { readSources } from "./source-files.ts";
import { makeValidationPack } from "./validation-pack.ts";

/** A file that is made from others and committed beside them, so that a change shows in review. */
interface Derived {
  readonly file: string;
  readonly content: string;
}

/** Everything derived from the examples: `study.json`, `synopsis.md`, `schedule.md`; the screenings of the example patients; the study's JSON Schema; the validation pack. */
export async function derive(): Promise<Derived[]> {
  const files: Derived[] = [
    { file: join(root, "docs", "study.schema.json"), content: json(studySchema()) },
    {
      file: join(root, "src", "server", "inspection", "validation-pack.json"),
      content: json(
        makeValidationPack(
          readSources(["src", "test", "tools", "examples"]),
          readFileSync(join(root, "docs", "invariants.md"), "utf8"),
        ),
      ),
    },
  ];
  const examples = join(root, "examples");
  for (const folder of readdirSync(examples, { withFileTypes: true })) {
    if (!folder.isDirectory()) continue;
    const path = join(examples, folder.name);
    for (const name of readdirSync(path).sort()) {
      const match = /^study(-[a-z0-9-]+)?\.ts$/.exec(name);
      if (match === null) continue;
      const suffix = match[1] ?? "";
      const module = (await import(pathToFileURL(join(path, name)).href)) as { default: unknown };
      const reading = readStudy(JSON.parse(JSON.stringify(module.default)));
      if ("issues" in reading)
        throw new Error(`${name}: ${JSON.stringify(reading.issues, null, 2)}`);
      const { study } = reading;
      files.push(
        { file: join(path, `study${suffix}.json`), content: json(study) },
        { file: join(path, `synopsis${suffix}.md`), content: bilingual(describeSynopsis, study) },
        { file: join(path, `schedule${suffix}.md`), content: bilingual(describeSchedule, study) },
      );
    }
  }
  return [...files, ...(await derivePatients())];
}

function bilingual<S>(write: (study: S, language: "en" | "zh-CN") => string, study: S): string {
  return `${write(study, "en")}\n---\n\n${write(study, "zh-CN")}`;
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 1)}\n`;
}

/** Files whose committed content is not what the studies now give. */
export async function stale(): Promise<string[]> {
  return (await derive())
    .filter(({ file, content }) => !existsSync(file) || readFileSync(file, "utf8") !== content)
    .map(({ file }) => file);
}

if (import.meta.main) {
  const made = await derive();
  for (const { file, content } of made) {
    if (existsSync(file) && readFileSync(file, "utf8") === content) continue;
    writeFileSync(file, content);
    process.stdout.write(`wrote ${basename(join(file, ".."))}/${basename(file)}\n`);
  }
  process.stdout.write(`${made.length} derived files are up to date.\n`);
}
