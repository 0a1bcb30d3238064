import { type Issue, type PartialDate, readPartialDate } from "../../kernel/index.ts";
import type { PatientFact } from "../../engine/index.ts";
import { type Found, objectsIn, shownOf, textIn } from "../facts/facts-reading.ts";
import { unreadDate } from "./fhir-issues.ts";

/** A resource of a bundle, with where it stands: issues name both. */
export interface Resource {
  readonly type: string;
  /** `Observation/fvc-1`, or its place where it has no id. */
  readonly name: string;
  readonly path: readonly (string | number)[];
  readonly content: Found;
}

/** Where readers of resources put what they find. */
export interface Findings {
  readonly facts: PatientFact[];
  readonly issues: Issue[];
}

export interface Coding {
  readonly system: string;
  readonly code: string;
}

/** The codings of a CodeableConcept. */
export function codingsIn(concept: unknown): readonly Coding[] {
  const found: Coding[] = [];
  for (const coding of objectsIn(concept, "coding")) {
    const code = textIn(coding, "code");
    if (code !== undefined) found.push({ system: textIn(coding, "system") ?? "", code });
  }
  return found;
}

/** The codes of a concept in one word, for a sentence. */
export function codesShown(concept: unknown): string {
  const codes = codingsIn(concept).map(({ system, code }) => `${system}|${code}`);
  return codes.length > 0 ? codes.join(", ") : (textIn(concept, "text") ?? shownOf(concept));
}

/** A date of FHIR, cut to the minute; the zone it was written in is the person's. */
export function dateOf(
  raw: unknown,
  member: string,
  { name, path }: Resource,
  issues: Issue[],
): PartialDate | undefined {
  if (raw === undefined) return undefined;
  const date = typeof raw === "string" ? readPartialDate(raw.slice(0, 16)) : undefined;
  if (date === undefined) {
    issues.push(unreadDate([...path, member], { resource: name, value: shownOf(raw), member }));
  }
  return date;
}
