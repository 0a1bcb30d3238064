import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readPatient } from "./read-patient.ts";

function codes(content: unknown): readonly string[] {
  const text = typeof content === "string" ? content : JSON.stringify(content);
  const { facts, issues } = readPatient(text);
  assert.equal(facts, undefined);
  return issues.map(({ code, path }) => `${code} ${path.join(".")}`);
}

const own = (fact: object) => ({ neurite: "patient-facts/1", patient: "P1", facts: [fact] });
const good = { instrument: "demographics", field: "birth", value: "1980", source: "Letter" };

test("what is not JSON, and what is none of the three formats, is said to be so", () => {
  assert.deepEqual(codes("{ broken"), ["patient.not-json "]);
  assert.deepEqual(codes("[]"), ["patient.format "]);
  assert.deepEqual(codes({ name: "x" }), ["patient.format "]);
});

test("every mistake in our own list is named with its place", () => {
  assert.deepEqual(codes({ neurite: "patient-facts/2" }), ["patient.member neurite"]);
  assert.deepEqual(codes(own({ ...good, source: "" })), ["patient.member facts.0.source"]);
  assert.deepEqual(codes(own({ ...good, feild: 1 })), ["patient.member facts.0.feild"]);
  assert.deepEqual(codes(own({ ...good, value: null })), ["patient.member facts.0.value"]);
  assert.deepEqual(codes(own({ ...good, date: "2026-02-30" })), ["patient.date facts.0.date"]);
  assert.deepEqual(codes(own({ study: "S", event: "consented", value: "soon", source: "x" })), [
    "patient.date facts.0.value",
  ]);
});

test("a list that is right is read as it is", () => {
  assert.deepEqual(readPatient(JSON.stringify(own(good))).facts?.facts, [good]);
});

test("no JSON of any shape makes a reader stumble", () => {
  const shapes = fc.oneof(
    fc.jsonValue().map((any) => ({ resourceType: "Bundle", entry: [{ resource: any }, any] })),
    fc.jsonValue().map((any) => ({
      resourceType: "Bundle",
      entry: [
        { resource: { resourceType: "Patient", birthDate: any } },
        { resource: { resourceType: "Observation", status: "final", code: any, component: [any] } },
        { resource: { resourceType: "Condition", code: any, onsetDateTime: any } },
        { resource: { resourceType: any } },
      ],
    })),
    fc.jsonValue().map((any) => ({
      metaData: { phenopacketSchemaVersion: "2.0" },
      subject: { id: "x", dateOfBirth: any },
      diseases: [{ term: any, onset: any }],
      interpretations: [any, { diagnosis: { genomicInterpretations: [any] } }],
      measurements: [any, { assay: { id: "LOINC:29463-7" }, value: any }],
    })),
    fc.jsonValue().map((any) => ({ neurite: "patient-facts/1", patient: "P", facts: [any] })),
  );
  fc.assert(
    fc.property(shapes, (content) => {
      assert.ok(Array.isArray(readPatient(JSON.stringify(content)).issues));
    }),
    { numRuns: 200 },
  );
});
