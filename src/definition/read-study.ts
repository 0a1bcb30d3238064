import { freeze, hasErrors, type Issue, type Json } from "../kernel/index.ts";
import { studyShape } from "./shape/study-shape.ts";
import type { Study } from "./study.ts";

/** A study that was read, or every reason why it could not be. */
export type StudyReading = { readonly study: Study } | { readonly issues: readonly Issue[] };

/**
 * Reads a study from plain JSON. Members that are missing, unknown or of the wrong kind are reported
 * with their path, all at once; what the parts mean together is `check`'s to say.
 */
export function readStudy(json: unknown): StudyReading {
  const issues: Issue[] = [];
  studyShape.check(json, [], issues);
  if (hasErrors(issues)) return { issues };
  return { study: freeze(structuredCopy(json) as Study) };
}

function structuredCopy(json: unknown): unknown {
  return JSON.parse(JSON.stringify(json));
}

/** The JSON Schema of a study, for those who write one by hand. @source JSON Schema 2020-12 */
export function studySchema(): Json {
  const parts = new Map<string, Json>();
  const root = studyShape.schema(parts);
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: "Neurite study",
    ...(root as Record<string, Json>),
    $defs: Object.fromEntries(parts),
  };
}
