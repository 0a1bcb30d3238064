import type { PatientFact } from "../../engine/index.ts";
import { type Issue, readPartialDate } from "../../kernel/index.ts";
import {
  type FactsReading,
  type Found,
  isObject,
  shownOf,
  wrongDate,
  wrongMember,
} from "./facts-reading.ts";

const members: ReadonlySet<string> = new Set([
  "instrument",
  "study",
  "form",
  "field",
  "event",
  "visit",
  "value",
  "unit",
  "date",
  "line",
  "source",
]);

/**
 * Reads our own list of patient facts. Each says what it answers (`instrument` and `field`; or `study`, `form` and
 * `field`; or `study` and `event` or `visit`), the value and where it stands.
 *
 * @example
 * const known = { neurite: "patient-facts/1", patient: "P1", facts: [{ instrument: "demographics", field: "birth", value: "1980", source: "Identity card" }] };
 * readFacts(known).issues // => []
 */
export function readFacts(raw: unknown): FactsReading {
  if (!isObject(raw)) return { issues: [wrong([], "file", raw, "{…}")] };
  const { neurite, patient, facts } = raw;
  if (neurite !== "patient-facts/1") {
    return { issues: [wrong(["neurite"], "neurite", neurite, "“patient-facts/1”")] };
  }
  if (typeof patient !== "string" || patient === "") {
    return { issues: [wrong(["patient"], "patient", patient, "“…”")] };
  }
  if (!Array.isArray(facts)) return { issues: [wrong(["facts"], "facts", facts, "[…]")] };
  const issues: Issue[] = [];
  const read = facts.flatMap((fact: unknown, index): PatientFact[] => {
    const found = checkFact(fact, ["facts", index]);
    issues.push(...found);
    return found.length === 0 ? [fact as PatientFact] : [];
  });
  return issues.length > 0 ? { issues } : { facts: { patient, facts: read }, issues };
}

type Path = readonly (string | number)[];

function checkFact(raw: unknown, path: Path): Issue[] {
  if (!isObject(raw)) return [wrong(path, "fact", raw, "{…}")];
  const issues: Issue[] = [];
  for (const name of Object.keys(raw)) {
    if (!members.has(name))
      issues.push(wrong([...path, name], name, name, [...members].join(", ")));
  }
  const need = (...names: string[]): void => {
    for (const name of names) {
      if (typeof raw[name] !== "string" || raw[name] === "") {
        issues.push(wrong([...path, name], name, raw[name], "“…”"));
      }
    }
  };
  need("source");
  if (raw["event"] !== undefined || raw["visit"] !== undefined) {
    need("study", "value", raw["event"] === undefined ? "visit" : "event");
    issues.push(...dateIssues(raw, "value", path));
    return issues;
  }
  need(...(raw["instrument"] === undefined ? ["study", "form", "field"] : ["instrument", "field"]));
  if (raw["value"] === undefined || raw["value"] === null) {
    issues.push(wrong([...path, "value"], "value", raw["value"], "…"));
  }
  if (raw["unit"] !== undefined) need("unit");
  if (raw["line"] !== undefined && typeof raw["line"] !== "number") {
    issues.push(wrong([...path, "line"], "line", raw["line"], "1, 2, …"));
  }
  return [...issues, ...dateIssues(raw, "date", path)];
}

function dateIssues(raw: Found, name: string, path: Path): Issue[] {
  const date = raw[name];
  if (date === undefined) return [];
  const isDate = typeof date === "string" && readPartialDate(date) === date;
  return isDate ? [] : [wrongDate([...path, name], { value: shownOf(date) })];
}

function wrong(path: Path, member: string, found: unknown, expected: string): Issue {
  return wrongMember([...path], { member, found: shownOf(found), expected });
}
