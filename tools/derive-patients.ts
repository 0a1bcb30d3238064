import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { patients } from "../examples/patients/patients.ts";
import { readStudy, type Study } from "../src/definition/index.ts";
import { programmes } from "../src/cli/programmes.ts";
import { describeScreening, screenPatient } from "../src/engine/index.ts";
import { readPatient } from "../src/interchange/index.ts";
import { root } from "./root.ts";

const examples = join(root, "examples");

/** The screening of every example patient, in both languages, as `examples/patients/….md`. */
export async function derivePatients(): Promise<{ file: string; content: string }[]> {
  const usual = await Promise.all(programmes.map((folder) => studyOf(join(folder, "study.ts"))));
  return Promise.all(
    patients.map(async ({ file, on, besides = [] }) => {
      const studies = [
        ...usual,
        ...(await Promise.all(besides.map((path) => studyOf(join(examples, path))))),
      ];
      const { facts, issues } = readPatient(
        readFileSync(join(examples, "patients", `${file}.json`), "utf8"),
      );
      if (facts === undefined) throw new Error(`${file}: ${JSON.stringify(issues, null, 2)}`);
      const [en, zh] = (["en", "zh-CN"] as const).map((language) =>
        describeScreening(screenPatient(studies, facts, on, language), language, issues),
      );
      return {
        file: join(examples, "patients", `${file}.md`),
        content: `${en}\n---\n\n${zh}`,
      };
    }),
  );
}

async function studyOf(path: string): Promise<Study> {
  const module = (await import(pathToFileURL(path).href)) as { default: unknown };
  const reading = readStudy(JSON.parse(JSON.stringify(module.default)));
  if ("issues" in reading) throw new Error(`${path}: ${JSON.stringify(reading.issues, null, 2)}`);
  return reading.study;
}
