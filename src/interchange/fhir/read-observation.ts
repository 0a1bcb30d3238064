import type { Datum } from "../../definition/index.ts";
import { type PartialDate, readUnit } from "../../kernel/index.ts";
import {
  lookUp,
  observationCodes,
  type ObservationCode,
  panelCodes,
} from "../facts/clinical-codes.ts";
import { type Found, isObject, objectsIn, shownOf, textIn } from "../facts/facts-reading.ts";
import { notStanding, unknownAnswer, unknownCode, unknownUnit } from "./fhir-issues.ts";
import { isVariant, readVariant } from "./read-variant.ts";
import {
  codesShown,
  type Coding,
  codingsIn,
  dateOf,
  type Findings,
  type Resource,
} from "./resource.ts";

export const loinc = "http://loinc.org";
/** The system of our own codes, `instrument.field`: any question of an instrument can be answered by it. */
export const ownSystem = "urn:neurite:instrument";
const ucum = "http://unitsofmeasure.org";
const fallen: ReadonlySet<string> = new Set(["entered-in-error", "cancelled", "registered"]);

/** Reads a measurement: by LOINC or our own code, in UCUM units, with its components. */
export function readObservation(resource: Resource, into: Findings): void {
  const { content, name, path } = resource;
  const status = textIn(content, "status") ?? "";
  if (fallen.has(status) || status === "") {
    into.issues.push(notStanding(path, { resource: name, status: shownOf(content["status"]) }));
    return;
  }
  const { effectiveDateTime, effectivePeriod, effectiveInstant } = content;
  const start = isObject(effectivePeriod) ? effectivePeriod["start"] : undefined;
  const date = dateOf(
    effectiveDateTime ?? effectiveInstant ?? start,
    "effective",
    resource,
    into.issues,
  );
  const codings = codingsIn(content["code"]);
  if (isVariant(codings)) {
    readVariant(resource, date, into);
    return;
  }
  const components = objectsIn(content, "component");
  const isPanel = codings.some(({ code }) => panelCodes.has(code));
  if (!isPanel) readPart(content, codings, resource, date, into);
  for (const component of components) {
    readPart(component, codingsIn(component["code"]), resource, date, into);
  }
}

function readPart(
  part: Found,
  codings: readonly Coding[],
  { name, path }: Resource,
  date: PartialDate | undefined,
  { facts, issues }: Findings,
): void {
  const asked = questionOf(codings);
  if (asked === undefined) {
    issues.push(unknownCode(path, { resource: name, code: codesShown(part["code"]) }));
    return;
  }
  if (part["dataAbsentReason"] !== undefined) return;
  const { instrument, field } = asked;
  const put = (value: Datum, unit?: string): void => {
    const fact = { instrument, field, value, source: name };
    if (date === undefined) facts.push(unit === undefined ? fact : { ...fact, unit });
    else if (unit === undefined) facts.push({ instrument, field, value, date, source: name });
    else facts.push({ instrument, field, value, unit, date, source: name });
  };
  const refuse = (answer: string): void => {
    const code = codesShown(part["code"]);
    issues.push(unknownAnswer(path, { resource: name, answer, code }));
  };
  const { valueQuantity, valueCodeableConcept } = part;
  if (isObject(valueQuantity)) {
    const { value, system, code: unit } = valueQuantity;
    const isKnown = system === ucum && typeof unit === "string" && readUnit(unit) !== undefined;
    if (!isKnown) {
      const shown = shownOf(unit ?? valueQuantity["unit"]);
      issues.push(unknownUnit(path, { resource: name, unit: shown }));
    } else if (typeof value !== "number" || valueQuantity["comparator"] !== undefined) {
      refuse(shownOf(valueQuantity));
    } else put(value, unit);
    return;
  }
  if (isObject(valueCodeableConcept)) {
    const answers = codingsIn(valueCodeableConcept).map((coding) =>
      coding.system === ownSystem ? coding.code : lookUp(asked.answers ?? {}, coding.code),
    );
    const answer = answers.find((one) => one !== undefined);
    if (answer !== undefined) return put(answer);
  }
  const plain = plainValue(part, asked);
  if (plain !== undefined) return put(plain);
  const answer = codesShown(valueCodeableConcept ?? valueOf(part));
  refuse(answer);
}

interface Asked extends ObservationCode {
  /** Asked by our own code: whatever the field can hold is an answer. */
  readonly own?: true;
}

function questionOf(codings: readonly Coding[]): Asked | undefined {
  for (const { system, code } of codings) {
    if (system === ownSystem) {
      const [instrument = "", field = ""] = code.split(".");
      if (instrument !== "" && field !== "") return { instrument, field, own: true };
    }
    const known = system === loinc ? lookUp(observationCodes, code) : undefined;
    if (known !== undefined) return known;
  }
  return undefined;
}

function plainValue(part: Found, { own }: Asked): Datum | undefined {
  const value = part["valueBoolean"] ?? part["valueInteger"];
  if (typeof value === "boolean" || typeof value === "number") return value;
  const text = part["valueDateTime"] ?? (own === true ? part["valueString"] : undefined);
  return typeof text === "string" ? text : undefined;
}

function valueOf(part: Found): unknown {
  return Object.entries(part).find(([member]) => member.startsWith("value"))?.[1];
}
