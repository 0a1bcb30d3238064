import type { Datum } from "../../definition/index.ts";
import type { PartialDate } from "../../kernel/index.ts";
import { acmgCodes, geneCode, lookUp, zygosityCodes } from "../facts/clinical-codes.ts";
import { type Found, isObject, objectsIn, shownOf, textIn } from "../facts/facts-reading.ts";
import { twoVariants, unknownAnswer } from "./fhir-issues.ts";
import { codesShown, type Coding, codingsIn, type Findings, type Resource } from "./resource.ts";

/** LOINC 69548-6, genetic variant assessment. @source HL7 FHIR Genomics Reporting IG 2.0, profile Variant */
export function isVariant(codings: readonly Coding[]): boolean {
  return codings.some(({ code }) => code === "69548-6");
}

type Answers = Readonly<Record<string, Datum | undefined>>;

/** Components of a variant by LOINC code, and the question that each answers. */
const parts: Readonly<Record<string, (component: Found) => Answers>> = {
  "48018-6": (component) => ({ gene: geneIn(component) }),
  "48004-6": (component) => nameIn(component, "coding"),
  "48005-3": (component) => nameIn(component, "protein"),
  // One name for the whole variant: a genomic one answers nothing, one of a transcript is its c. name.
  "81252-9": (component) =>
    /:c\./.test(wordIn(component) ?? "") ? nameIn(component, "coding") : {},
  "51958-7": (component) => ({ transcript: wordIn(component) }),
  "53037-8": (component) => ({ acmg: coded(component, acmgCodes) }),
  "53034-5": (component) => ({ zygosity: coded(component, zygosityCodes) }),
};

/** Reads one variant as the laboratory reports it. "Absent" and "no call" are no result of a gene. */
export function readVariant(
  resource: Resource,
  date: PartialDate | undefined,
  { facts, issues }: Findings,
): void {
  const { content, name, path } = resource;
  const present = codingsIn(content["valueCodeableConcept"]).some(
    ({ code }) => code === "LA9633-4",
  );
  if (!present) {
    const answer = codesShown(content["valueCodeableConcept"]);
    issues.push(unknownAnswer(path, { resource: name, answer, code: "69548-6" }));
    return;
  }
  const others = facts.filter(
    (one) =>
      "instrument" in one &&
      one.instrument === "genetic-result" &&
      one.field === "gene" &&
      one.date === date,
  );
  if (others.length > 0) issues.push(twoVariants(path, { resource: name }));
  const answers = new Map<string, Datum>();
  for (const component of objectsIn(content, "component")) {
    const code = codingsIn(component["code"]).find((coding) =>
      Object.hasOwn(parts, coding.code),
    )?.code;
    if (code === undefined) continue;
    for (const [field, value] of Object.entries(parts[code]?.(component) ?? {})) {
      if (value !== undefined) answers.set(field, value);
      else {
        const answer = shownOf(component["valueCodeableConcept"] ?? component["valueString"]);
        issues.push(unknownAnswer(path, { resource: name, answer, code }));
      }
    }
  }
  const dated = date === undefined ? {} : { date };
  const line = others.length + 1;
  for (const [field, value] of answers) {
    facts.push({ instrument: "genetic-result", field, value, ...dated, line, source: name });
  }
}

function geneIn(component: Found): string | undefined {
  const concept = component["valueCodeableConcept"];
  const [coding] = isObject(concept) ? objectsIn(concept, "coding") : [];
  const symbol = textIn(coding, "display") ?? textIn(concept, "text");
  return symbol === undefined ? undefined : geneCode(symbol);
}

function nameIn(component: Found, field: string): Answers {
  const name = wordIn(component);
  if (name === undefined) return { [field]: undefined };
  const transcript = name.includes(":") ? name.slice(0, name.indexOf(":")) : undefined;
  const isOfTranscript = field === "coding" && transcript !== undefined;
  return { [field]: changeOf(name), ...(isOfTranscript ? { transcript } : {}) };
}

/** `NM_000454.5:c.14C>T` and `NP_000445.1:p.(Ala5Val)` without the sequence and the parentheses of a prediction. */
function changeOf(name: string): string {
  return name.slice(name.indexOf(":") + 1).replace(/^p\.\((.*)\)$/, "p.$1");
}

function wordIn(component: Found): string | undefined {
  const concept = component["valueCodeableConcept"];
  const [coding] = codingsIn(concept);
  return coding?.code ?? textIn(concept, "text") ?? textIn(component, "valueString");
}

function coded(component: Found, codes: Readonly<Record<string, string>>): string | undefined {
  const found = codingsIn(component["valueCodeableConcept"]).map(({ code }) => lookUp(codes, code));
  return found.find((code) => code !== undefined);
}
