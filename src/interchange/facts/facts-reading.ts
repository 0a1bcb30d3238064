import type { PatientFacts } from "../../engine/index.ts";
import { defineIssue, type Issue } from "../../kernel/index.ts";

/** What a file says of one person; no facts where the file is not what it should be. */
export interface FactsReading {
  readonly facts?: PatientFacts;
  readonly issues: readonly Issue[];
}

export const notJson = defineIssue(
  "patient.not-json",
  "The file is not JSON: {words}.",
  "文件不是有效的 JSON：{words}。",
);
export const notKnown = defineIssue(
  "patient.format",
  "This is no FHIR Bundle, no phenopacket and no list of patient facts. A Bundle has resourceType, a phenopacket has metaData, ours begins with “neurite”: “patient-facts/1”.",
  "文件不是 FHIR Bundle、phenopacket，也不是本系统的患者信息文件。Bundle 含 resourceType，phenopacket 含 metaData，本系统文件含“neurite”：“patient-facts/1”。",
);
export const wrongDate = defineIssue(
  "patient.date",
  "{value} is no date. Write it as 2026-04-03, or as much of it as is known.",
  "{value} 不是日期。请写为 2026-04-03，或仅写已知部分。",
);
export const wrongMember = defineIssue(
  "patient.member",
  "{member} is {found}; it must be {expected}.",
  "{member} 为 {found}，应为 {expected}。",
);

export interface Found {
  readonly [key: string]: unknown;
}

export function isObject(raw: unknown): raw is Found {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}

/** A member that is an object, or an empty one. */
export function objectIn(raw: unknown, name: string): Found {
  const found = isObject(raw) ? raw[name] : undefined;
  return isObject(found) ? found : {};
}

const none: readonly Found[] = [];

/** The objects of a member that is a list; of anything else none. */
export function objectsIn(raw: unknown, name: string): readonly Found[] {
  const found = isObject(raw) ? raw[name] : undefined;
  return Array.isArray(found) ? found.filter(isObject) : none;
}

export function textIn(raw: unknown, name: string): string | undefined {
  const found = isObject(raw) ? raw[name] : undefined;
  return typeof found === "string" && found !== "" ? found : undefined;
}

/** What was found, short enough for a sentence. */
export function shownOf(raw: unknown): string {
  const shown = raw === undefined ? "–" : String(JSON.stringify(raw));
  return shown.length > 60 ? `${shown.slice(0, 57)}…` : shown;
}
