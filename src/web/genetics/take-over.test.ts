import assert from "node:assert/strict";
import { it } from "node:test";
import tofersen from "../../../examples/sod1-tofersen/study.ts";
import type { Finding, FormState } from "../../engine/index.ts";
import { takenFrom } from "./take-over.ts";

const form = tofersen.forms.find(({ id }) => id === "GEN");
const finding = {
  variant: "21-31659783-C-T",
  coding: "NM_000454.5:c.14C>T",
  protein: "p.Ala5Val",
  legacy: "A4V",
  zygosity: "heterozygous",
} as Finding;
const gene = {
  gene: "SOD1",
  transcript: "NM_000454.5",
  coverage: [{ exon: 1, bases: 74, covered: 70 }],
};

it("what goes into the form is what the file says, never a class, and nothing over what somebody answered", () => {
  assert.ok(form !== undefined);
  const fresh = takenFrom(form, undefined, { build: "GRCh38" }, gene, finding);
  const values = Object.fromEntries(fresh.map(({ field, value }) => [field, value]));
  assert.deepEqual(values, {
    covered: false,
    gene: "SOD1",
    transcript: "NM_000454.5",
    coding: "c.14C>T",
    protein: "p.Ala5Val",
    legacy: "A4V",
    build: "GRCh38",
    position: 31_659_783,
    zygosity: "HET",
  });
  for (const field of ["acmg", "central", "laboratory", "reported", "geneticist"]) {
    assert.equal(Object.hasOwn(values, field), false, field);
  }
  const begun = { values: { protein: "p.Val6Ala" } } as unknown as FormState;
  const second = takenFrom(form, begun, { build: "unknown" }, gene, finding);
  assert.equal(second.find(({ field }) => field === "protein")?.held, "p.Val6Ala");
  assert.ok(!second.some(({ field }) => field === "build" || field === "position"));
});
