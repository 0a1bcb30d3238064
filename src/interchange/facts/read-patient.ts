import { readFhirBundle } from "../fhir/read-fhir-bundle.ts";
import { readPhenopacket } from "../phenopacket/read-phenopacket.ts";
import { type FactsReading, isObject, notJson, notKnown } from "./facts-reading.ts";
import { readFacts } from "./read-facts.ts";

/** Reads what a file says of a person, whatever of the three formats it is: FHIR bundle, phenopacket or our own. */
export function readPatient(content: string): FactsReading {
  let raw: unknown;
  try {
    raw = JSON.parse(content.replace(/^\uFEFF/, ""));
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return { issues: [notJson([], { words })] };
  }
  if (isObject(raw)) {
    if ("neurite" in raw) return readFacts(raw);
    if ("resourceType" in raw) return readFhirBundle(raw);
    if ("metaData" in raw || "phenotypicFeatures" in raw) return readPhenopacket(raw);
  }
  return { issues: [notKnown([])] };
}
