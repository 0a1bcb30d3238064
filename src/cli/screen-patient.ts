import { readFile } from "node:fs/promises";
import type { Study } from "../definition/index.ts";
import {
  checkSex,
  describeScreening,
  geneticFacts,
  type GeneticAssessment,
  type PatientFacts,
  type Screening,
  screenPatient,
} from "../engine/index.ts";
import { readPatient } from "../interchange/index.ts";
import {
  hasErrors,
  type Issue,
  issueText,
  type Language,
  precisionOf,
  readPartialDate,
} from "../kernel/index.ts";
import { loadOneStudy } from "./load-study.ts";
import type { Arguments } from "./main.ts";
import type { Output } from "./output.ts";
import { issueLine, Problem, Usage } from "./problem.ts";
import { programmes } from "./programmes.ts";

/**
 * Screens one person against the studies named, or all programmes. Exit code 0: every fact could be used; 1: something
 * in the file could not, and stays unknown.
 */
export async function screenPerson(
  path: string,
  args: Arguments,
  language: Language,
  output: Output,
  genetics?: GeneticAssessment,
): Promise<number> {
  const on = dayOf(args.text("on"));
  const { facts, issues } = await readPerson(path);
  if (facts === undefined) throw new Problem(words(path, issues, language), issues);
  const known = genetics === undefined ? facts : withGenetics(facts, genetics);
  const studies = await studiesNamed(args.text("study"));
  const screening = screenPatient(studies, known, on, language);
  const all = [...issues, ...sexProblems(facts, genetics)];
  output.say(describeScreening(screening, language, all));
  output.result(asJson(screening, all));
  return hasErrors([...all, ...screening.issues]) ? 1 : 0;
}

async function readPerson(path: string) {
  const content = await readFile(path, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new Problem(`${path} cannot be opened: ${error.code ?? error.message}.`);
  });
  return readPatient(content);
}

/** A result that a laboratory reported stands; what a file of variants says is taken only where there is none. */
function withGenetics(facts: PatientFacts, genetics: GeneticAssessment): PatientFacts {
  const isReported = facts.facts.some(
    (fact) => "instrument" in fact && fact.instrument === "genetic-result",
  );
  if (isReported) return facts;
  return { ...facts, facts: [...facts.facts, ...geneticFacts(genetics)] };
}

/** Whether the file of variants reads as another sex than the person's: then it may be another person's file. */
function sexProblems({ facts }: PatientFacts, genetics?: GeneticAssessment): readonly Issue[] {
  const said = facts.find(
    (fact) => "instrument" in fact && fact.instrument === "demographics" && fact.field === "sex",
  );
  const value = said !== undefined && "value" in said ? said.value : undefined;
  const recorded = value === "F" ? "female" : value === "M" ? "male" : undefined;
  const read = genetics?.identity?.sex;
  const issue = recorded === undefined || read === undefined ? undefined : checkSex(read, recorded);
  return issue === undefined ? [] : [issue];
}

async function studiesNamed(named: string | undefined): Promise<readonly Study[]> {
  const paths = named === undefined ? programmes : named.split(",");
  return Promise.all(paths.map(async (path) => (await loadOneStudy(path.trim())).study));
}

function dayOf(asked: string | undefined): string {
  if (asked === undefined) return new Intl.DateTimeFormat("sv-SE").format(new Date());
  const date = readPartialDate(asked);
  if (date !== undefined && date === asked && date.length === 10 && precisionOf(date) === "day") {
    return date;
  }
  throw new Usage(`There is no day ${asked}. Write it as 2026-04-03.`);
}

function words(path: string, issues: readonly Issue[], language: Language): string {
  const lines = issues.slice(0, 20).map((issue) => issueLine(issue, {}, language));
  return [`${path} was not screened:`, ...lines].join("\n  ");
}

function asJson(screening: Screening, issues: readonly Issue[]): object {
  const texts = (issue: Issue) => ({
    ...issue,
    text: { en: issueText(issue), "zh-CN": issueText(issue, "zh-CN") },
  });
  return { ...screening, issues: [...issues, ...screening.issues].map(texts) };
}
