import assert from "node:assert/strict";
import { test } from "node:test";
import { readPatient } from "../facts/read-patient.ts";

const subject = { reference: "Patient/p1" };
const ucum = "http://unitsofmeasure.org";

function bundle(...resources: readonly object[]) {
  const patient = { resourceType: "Patient", id: "p1", gender: "female", birthDate: "1980-05" };
  const entry = [patient, ...resources].map((resource) => ({ resource }));
  return readPatient(JSON.stringify({ resourceType: "Bundle", type: "collection", entry }));
}

function observation(code: string, value: object, more: object = {}) {
  return {
    resourceType: "Observation",
    id: "o1",
    status: "final",
    code: { coding: [{ system: "http://loinc.org", code }] },
    subject,
    effectiveDateTime: "2026-05-20T09:30:00+08:00",
    ...value,
    ...more,
  };
}

const quantity = (value: number, code: string, system = ucum) => ({
  valueQuantity: { value, unit: code, system, code },
});

/** The facts beside those of the person, and the issues with the resource that each names. */
function read(...resources: readonly object[]) {
  const { facts, issues } = bundle(...resources);
  return {
    facts: (facts?.facts ?? [])
      .slice(2)
      .map((fact) => ("field" in fact ? [fact.field, fact.value] : [])),
    issues: issues.map(({ code, params }) => `${code} ${params["resource"] as string}`),
  };
}

test("a unit that is not UCUM is an issue that names the resource, and the value is not used", () => {
  assert.deepEqual(read(observation("29463-7", quantity(70, "kilos"))), {
    facts: [],
    issues: ["fhir.unit Observation/o1"],
  });
  assert.deepEqual(
    read(observation("29463-7", quantity(70, "kg", "http://example.org"))).facts,
    [],
  );
  assert.deepEqual(read(observation("29463-7", { valueQuantity: { value: 70, unit: "kg" } })), {
    facts: [],
    issues: ["fhir.unit Observation/o1"],
  });
});

test("a code that asks nothing known is an issue that names the resource", () => {
  const { facts, issues } = read(observation("99999-9", quantity(1, "kg")));
  assert.deepEqual([facts, issues], [[], ["fhir.code Observation/o1"]]);
  const condition = {
    resourceType: "Condition",
    id: "c1",
    code: { coding: [{ system: "http://snomed.info/sct", code: "38341003" }] },
    subject,
  };
  assert.deepEqual(read(condition).issues, ["fhir.code Condition/c1"]);
});

test("an answer that is no answer, a limit beyond measuring and a missing value are not guessed", () => {
  const text = { valueString: "about seventy" };
  assert.deepEqual(read(observation("29463-7", text)).issues, ["fhir.answer Observation/o1"]);
  const above = { valueQuantity: { value: 200, comparator: ">", system: ucum, code: "kg" } };
  assert.deepEqual(read(observation("29463-7", above)).issues, ["fhir.answer Observation/o1"]);
  const absent = { dataAbsentReason: { text: "not done" } };
  assert.deepEqual(read(observation("29463-7", absent)), { facts: [], issues: [] });
});

test("what was entered in error, refuted, or is about somebody else is not used", () => {
  const wrong = observation("29463-7", quantity(70, "kg"), { status: "entered-in-error" });
  assert.deepEqual(read(wrong), { facts: [], issues: ["fhir.status Observation/o1"] });
  const other = observation("29463-7", quantity(70, "kg"), {
    subject: { reference: "Patient/p2" },
  });
  assert.deepEqual(read(other), { facts: [], issues: ["fhir.subject Observation/o1"] });
  const refuted = {
    resourceType: "Condition",
    id: "c1",
    verificationStatus: { coding: [{ code: "refuted" }] },
    code: { coding: [{ system: "http://snomed.info/sct", code: "86044005" }] },
    subject,
    onsetDateTime: "2024",
  };
  assert.deepEqual(read(refuted), { facts: [], issues: ["fhir.status Condition/c1"] });
});

test("two patients, none, and what is no bundle are refused", () => {
  assert.equal(bundle({ resourceType: "Patient", id: "p2" }).facts, undefined);
  const { issues } = readPatient(JSON.stringify({ resourceType: "Bundle", entry: [] }));
  assert.deepEqual(
    issues.map(({ code }) => code),
    ["fhir.patients"],
  );
  assert.equal(
    readPatient(JSON.stringify({ resourceType: "Patient" })).issues[0]?.code,
    "fhir.bundle",
  );
});

test("an onset in words is an issue; a partial onset is kept as far as it is known", () => {
  const als = (onset: object) => ({
    resourceType: "Condition",
    id: "c1",
    code: { coding: [{ system: "http://snomed.info/sct", code: "86044005" }] },
    subject,
    ...onset,
  });
  assert.deepEqual(read(als({ onsetString: "last spring" })).issues, ["fhir.date Condition/c1"]);
  assert.deepEqual(read(als({ onsetDateTime: "2024-03" })).facts, [["onset", "2024-03"]]);
});

test("person, measurement with its unit and panel components are read", () => {
  const { facts } = bundle(
    observation(
      "85354-9",
      {},
      {
        component: [
          {
            code: { coding: [{ system: "http://loinc.org", code: "8480-6" }] },
            ...quantity(120, "mm[Hg]"),
          },
          {
            code: { coding: [{ system: "http://loinc.org", code: "8462-4" }] },
            ...quantity(80, "mm[Hg]"),
          },
        ],
      },
    ),
  );
  assert.deepEqual(facts?.facts, [
    { instrument: "demographics", field: "birth", value: "1980-05", source: "Patient/p1" },
    { instrument: "demographics", field: "sex", value: "F", source: "Patient/p1" },
    ...[
      ["systolic", 120],
      ["diastolic", 80],
    ].map(([field, value]) => ({
      instrument: "vital-signs",
      field,
      value,
      date: "2026-05-20T09:30",
      source: "Observation/o1",
      unit: "mm[Hg]",
    })),
  ]);
});

const coded = (code: string, system = "http://loinc.org") => ({
  valueCodeableConcept: { coding: [{ system, code }] },
});
const component = (code: string, value: object) => ({
  code: { coding: [{ system: "http://loinc.org", code }] },
  ...value,
});
const variant = (components: readonly object[], present = "LA9633-4") =>
  observation("69548-6", coded(present), { component: components });

test("a variant is read with gene, names, zygosity and class; an absent one is no result", () => {
  assert.deepEqual(read(variant([], "LA9634-2")).issues, ["fhir.answer Observation/o1"]);
  const unknown = variant([component("53037-8", coded("LA99999-9"))]);
  assert.deepEqual(read(unknown), { facts: [], issues: ["fhir.answer Observation/o1"] });
  const gene = { valueCodeableConcept: { coding: [{ code: "HGNC:11179", display: "SOD1" }] } };
  const a4v = variant([
    component("48018-6", gene),
    component("81252-9", coded("NC_000021.9:g.31659783C>T")),
    component("48004-6", coded("NM_000454.5:c.14C>T", "http://varnomen.hgvs.org")),
    component("48005-3", coded("NP_000445.1:p.(Ala5Val)", "http://varnomen.hgvs.org")),
    component("53034-5", coded("LA6706-1")),
    component("53037-8", coded("LA6668-3")),
  ]);
  assert.deepEqual(Object.fromEntries(read(a4v).facts), {
    gene: "SOD1",
    coding: "c.14C>T",
    transcript: "NM_000454.5",
    protein: "p.Ala5Val",
    zygosity: "HET",
    acmg: "P",
  });
});

test("an answer by our own code is read for any question of an instrument", () => {
  const own = (code: string, value: object) =>
    observation("-", value, { code: { coding: [{ system: "urn:neurite:instrument", code }] } });
  const { facts } = read(own("isncsci.ais", coded("A", "urn:neurite:instrument")));
  assert.deepEqual(facts, [["ais", "A"]]);
});

test("medication is read line by line, with the time it was taken", () => {
  const taken = {
    resourceType: "MedicationStatement",
    id: "m1",
    status: "active",
    medicationCodeableConcept: { text: "Riluzole" },
    subject,
    effectivePeriod: { start: "2025-11" },
  };
  assert.deepEqual(read(taken).facts, [
    ["name", "Riluzole"],
    ["ongoing", true],
    ["start", "2025-11"],
  ]);
});
