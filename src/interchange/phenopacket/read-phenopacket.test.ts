import assert from "node:assert/strict";
import { test } from "node:test";
import { readPatient } from "../facts/read-patient.ts";

function packet(content: object, version = "2.0") {
  const metaData = { created: "2026-05-25T08:00:00Z", phenopacketSchemaVersion: version };
  const subject = { id: "P1", dateOfBirth: "1990-05-12T00:00:00Z", sex: "MALE" };
  return readPatient(JSON.stringify({ id: "x", subject, ...content, metaData }));
}

function read(content: object) {
  const { facts, issues } = packet(content);
  return {
    facts: (facts?.facts ?? [])
      .slice(2)
      .map((fact) => ("field" in fact ? [fact.field, fact.value] : [])),
    issues: issues.map(({ code }) => code),
  };
}

const disease = (onset?: object, id = "MONDO:0005180", more: object = {}) => ({
  diseases: [{ term: { id }, ...(onset === undefined ? {} : { onset }), ...more }],
});

test("another version of the schema, or none, is refused", () => {
  for (const version of ["1.0", "1.0.0-RC3", "3.0", ""]) {
    const { facts, issues } = packet({}, version);
    assert.equal(facts, undefined);
    assert.equal(issues[0]?.code, "phenopacket.version");
  }
  assert.notEqual(packet({}, "2.0.2").facts, undefined);
});

test("terms, units and onsets that are not known are issues and nothing is taken from them", () => {
  assert.deepEqual(read(disease({ timestamp: "2020-01-01T00:00:00Z" }, "MONDO:0000001")), {
    facts: [],
    issues: ["phenopacket.term"],
  });
  const class3 = { ontologyClass: { id: "HP:0003577", label: "Congenital onset" } };
  assert.deepEqual(read(disease(class3)), { facts: [], issues: ["phenopacket.time"] });
  const weight = (unit: string) => ({
    measurements: [
      { assay: { id: "LOINC:29463-7" }, value: { quantity: { unit: { id: unit }, value: 70 } } },
    ],
  });
  assert.deepEqual(read(weight("NCIT:C28252")), { facts: [], issues: ["phenopacket.unit"] });
  assert.deepEqual(read(weight("UCUM:kg")).facts, [["weight", 70]]);
  assert.deepEqual(read({ phenotypicFeatures: [{ type: { id: "HP:0000001" } }] }).issues, [
    "phenopacket.term",
  ]);
});

test("a disease that is excluded dates nothing; a feature that is excluded is answered with no", () => {
  const excluded = disease({ timestamp: "2020-01-01T00:00:00Z" }, "MONDO:0005180", {
    excluded: true,
  });
  assert.deepEqual(read(excluded), { facts: [], issues: ["phenopacket.excluded"] });
  const feature = { phenotypicFeatures: [{ type: { id: "HP:0100660" }, excluded: true }] };
  assert.deepEqual(read(feature).facts, [["dyskinesia", false]]);
});

test("an onset by age is a date only as far as the age and the birth leave one", () => {
  const age = (iso8601duration: string) => read(disease({ age: { iso8601duration } }));
  assert.deepEqual(age("P18Y"), { facts: [["ageAtOnset", 18]], issues: ["phenopacket.time"] });
  assert.deepEqual(age("P18Y6M").facts, [
    ["ageAtOnset", 18],
    ["onset", "2008"],
  ]);
  assert.deepEqual(age("P18Y6M3D").facts.at(-1), ["onset", "2008-11-15"]);
});

test("a variant is read with class and zygosity; a class that is not provided stays unknown", () => {
  const variant = (acmgPathogenicityClassification: string, state = "GENO:0000136") => ({
    interpretations: [
      {
        diagnosis: {
          genomicInterpretations: [
            {
              variantInterpretation: {
                acmgPathogenicityClassification,
                variationDescriptor: {
                  geneContext: { symbol: "SOD1" },
                  expressions: [{ syntax: "hgvs.c", value: "NM_000454.5:c.272A>C" }],
                  allelicState: { id: state },
                },
              },
            },
          ],
        },
      },
    ],
  });
  const names = { gene: "SOD1", coding: "c.272A>C", transcript: "NM_000454.5" };
  const none = read(variant("NOT_PROVIDED"));
  assert.deepEqual(Object.fromEntries(none.facts), { ...names, zygosity: "HOM" });
  assert.deepEqual(read(variant("MAYBE", "GENO:1")).issues, [
    "phenopacket.value",
    "phenopacket.value",
  ]);
  const known = Object.fromEntries(read(variant("LIKELY_PATHOGENIC")).facts);
  assert.equal(known["acmg"], "LP");
});
