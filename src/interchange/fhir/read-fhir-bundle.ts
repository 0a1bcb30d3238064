import type { Datum } from "../../definition/index.ts";
import { diseaseCodes, lookUp, type Question } from "../facts/clinical-codes.ts";
import {
  type FactsReading,
  type Found,
  isObject,
  objectsIn,
  objectIn,
  shownOf,
  textIn,
} from "../facts/facts-reading.ts";
import {
  notBundle,
  notRead,
  notStanding,
  otherSubject,
  patients,
  unknownAnswer,
  unknownCode,
} from "./fhir-issues.ts";
import { readObservation } from "./read-observation.ts";
import { codesShown, codingsIn, dateOf, type Findings, type Resource } from "./resource.ts";

/**
 * Reads a FHIR R4 bundle about one patient: Patient, Condition, Observation (genomics among them), Procedure and
 * MedicationStatement. A code or unit that is not known is an issue that names the resource; nothing is guessed.
 *
 * @source HL7 FHIR R4 (4.0.1)
 */
export function readFhirBundle(raw: Found): FactsReading {
  if (raw["resourceType"] !== "Bundle" || !Array.isArray(raw["entry"])) {
    return { issues: [notBundle([], { found: shownOf(raw["resourceType"]) })] };
  }
  const resources = raw["entry"].map(resourceOf);
  const people = resources.filter(({ type }) => type === "Patient");
  const [person] = people;
  if (person === undefined || people.length > 1) {
    return { issues: [patients(["entry"], { count: String(people.length) })] };
  }
  const found: Findings = { facts: [], issues: [] };
  const unread = new Map<string, number>();
  let line = 0;
  for (const resource of resources) {
    if (!isAbout(person, resource, found)) continue;
    if (resource.type === "MedicationStatement") line += 1;
    const read = Object.hasOwn(readers, resource.type) ? readers[resource.type] : undefined;
    if (read === undefined) unread.set(resource.type, (unread.get(resource.type) ?? 0) + 1);
    else read(resource, found, line);
  }
  for (const [type, count] of unread) {
    found.issues.push(notRead(["entry"], { type, count: String(count) }));
  }
  const patient = textIn(person.content, "id") ?? person.name;
  return { facts: { patient, facts: found.facts }, issues: found.issues };
}

type Reader = (resource: Resource, into: Findings, line: number) => void;

const readers: Readonly<Record<string, Reader>> = {
  Patient: readPerson,
  Condition: readCondition,
  Observation: readObservation,
  Procedure: readProcedure,
  MedicationStatement: readMedication,
};

function resourceOf(entry: unknown, index: number): Resource {
  const content = objectIn(entry, "resource");
  const type = textIn(content, "resourceType") ?? "?";
  const id = textIn(content, "id");
  const name = id === undefined ? `entry[${index}] ${type}` : `${type}/${id}`;
  return { type, name, path: ["entry", index, "resource"], content };
}

/** Whether a resource is about the bundle's patient; one that names nobody is taken to be. */
function isAbout(person: Resource, { content, name, path }: Resource, into: Findings): boolean {
  const subject = textIn(objectIn(content, "subject"), "reference");
  const id = textIn(person.content, "id");
  if (subject === undefined || id === undefined) return true;
  if (
    subject === `Patient/${id}` ||
    subject.endsWith(`/Patient/${id}`) ||
    subject === `urn:uuid:${id}`
  ) {
    return true;
  }
  into.issues.push(otherSubject(path, { resource: name, subject }));
  return false;
}

function readPerson(resource: Resource, into: Findings): void {
  const { content, name, path } = resource;
  const birth = dateOf(content["birthDate"], "birthDate", resource, into.issues);
  const put = (field: string, value: Datum): void => {
    into.facts.push({ instrument: "demographics", field, value, source: name });
  };
  if (birth !== undefined) put("birth", birth);
  const { gender } = content;
  if (gender === "male" || gender === "female") put("sex", gender === "male" ? "M" : "F");
  else if (gender !== undefined) {
    into.issues.push(
      unknownAnswer(path, { resource: name, answer: shownOf(gender), code: "gender" }),
    );
  }
}

function readCondition(resource: Resource, into: Findings): void {
  const { content, name, path } = resource;
  const status = codingsIn(content["verificationStatus"])[0]?.code;
  if (status !== undefined && status !== "confirmed") {
    into.issues.push(notStanding(path, { resource: name, status }));
    return;
  }
  const disease = codingsIn(content["code"]).flatMap(
    ({ code }) => lookUp(diseaseCodes, code) ?? [],
  )[0];
  if (disease === undefined) {
    into.issues.push(unknownCode(path, { resource: name, code: codesShown(content["code"]) }));
    return;
  }
  const put = (question: Question | undefined, member: string, raw: unknown): void => {
    const value = dateOf(raw, member, resource, into.issues)?.slice(0, 10);
    if (value === undefined || question === undefined) return;
    into.facts.push({ ...question, value, source: name });
  };
  const period = objectIn(content, "onsetPeriod")["start"];
  const onset = content["onsetDateTime"] ?? period ?? content["onsetString"] ?? content["onsetAge"];
  put(disease.onset, "onset", onset);
  put(disease.diagnosed, "recordedDate", content["recordedDate"]);
}

/** Procedures that answer a question: tracheotomy, intubation. @source SNOMED CT */
const airway: ReadonlySet<string> = new Set(["48387007", "112798008"]);

function readProcedure(resource: Resource, into: Findings): void {
  const { content, name, path } = resource;
  const status = textIn(content, "status");
  if (status !== "completed" && status !== "in-progress") {
    into.issues.push(notStanding(path, { resource: name, status: shownOf(status) }));
    return;
  }
  if (!codingsIn(content["code"]).some(({ code }) => airway.has(code))) {
    into.issues.push(unknownCode(path, { resource: name, code: codesShown(content["code"]) }));
    return;
  }
  const performed = content["performedDateTime"] ?? objectIn(content, "performedPeriod")["start"];
  const date = dateOf(performed, "performed", resource, into.issues);
  const dated = date === undefined ? {} : { date };
  const question = { instrument: "spinal-injury", field: "airway" };
  into.facts.push({ ...question, value: true, ...dated, source: name });
}

const taken: ReadonlySet<string> = new Set(["active", "completed", "stopped", "on-hold"]);

function readMedication(resource: Resource, into: Findings, line: number): void {
  const { content, name, path } = resource;
  const status = textIn(content, "status") ?? "";
  if (!taken.has(status)) {
    into.issues.push(notStanding(path, { resource: name, status: shownOf(content["status"]) }));
    return;
  }
  const concept = content["medicationCodeableConcept"];
  const [coding] = isObject(concept) ? objectsIn(concept, "coding") : [];
  const drug = textIn(concept, "text") ?? textIn(coding, "display");
  if (drug === undefined) {
    into.issues.push(unknownCode(path, { resource: name, code: codesShown(concept) }));
    return;
  }
  const put = (field: string, value: Datum): void => {
    into.facts.push({ instrument: "concomitant-medication", field, value, line, source: name });
  };
  put("name", drug);
  put("ongoing", status === "active" || status === "on-hold");
  const period = objectIn(content, "effectivePeriod");
  const raw = { start: content["effectiveDateTime"] ?? period["start"], end: period["end"] };
  for (const [member, value] of Object.entries(raw)) {
    const date = dateOf(value, member, resource, into.issues)?.slice(0, 10);
    if (date !== undefined) put(member, date);
  }
}
