import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { nameChange } from "./consequence.ts";
import { type BaseAt, type Edit, normaliseEdit, shiftLeft, shiftRight, trimEdit } from "./edit.ts";
import { readCoding } from "./read-coding.ts";
import { basesAround } from "./reference-bases.ts";
import { reverse, sod1 } from "./testing/genes.ts";

const bases = (min: number, max: number): fc.Arbitrary<string> =>
  fc.string({ unit: fc.constantFrom("A", "C", "G", "T"), minLength: min, maxLength: max });

/** A short genome of few letters, so that changes shift, and a change of it. */
const changed = fc
  .record({ genome: fc.string({ unit: fc.constantFrom("A", "C"), minLength: 4, maxLength: 30 }) })
  .chain(({ genome }) =>
    fc.record({
      genome: fc.constant(genome),
      pos: fc.integer({ min: 1, max: genome.length }),
      length: fc.integer({ min: 0, max: 4 }),
      alt: fc.string({ unit: fc.constantFrom("A", "C"), maxLength: 4 }),
    }),
  )
  .map(({ genome, pos, length, alt }) => {
    const edit: Edit = { pos, ref: genome.slice(pos - 1, pos - 1 + length), alt };
    const baseAt: BaseAt = (at) => genome[at - 1];
    return { genome, edit, baseAt };
  });

function applied(genome: string, { pos, ref, alt }: Edit): string {
  return genome.slice(0, pos - 1) + alt + genome.slice(pos - 1 + ref.length);
}

describe("a change of the genome", () => {
  it("is the same change however it is trimmed and shifted", () => {
    fc.assert(
      fc.property(changed, ({ genome, edit, baseAt }) => {
        const whole = applied(genome, edit);
        const trimmed = trimEdit(edit);
        assert.equal(applied(genome, trimmed), whole);
        assert.equal(applied(genome, shiftLeft(trimmed, baseAt).edit), whole);
        assert.equal(applied(genome, shiftRight(trimmed, baseAt).edit), whole);
      }),
    );
  });

  it("normalised twice is normalised once, from wherever in its repeat it was written", () => {
    fc.assert(
      fc.property(changed, ({ edit, baseAt }) => {
        const once = normaliseEdit(edit, baseAt).edit;
        assert.deepEqual(normaliseEdit(once, baseAt).edit, once);
        const right = shiftRight(trimEdit(edit), baseAt).edit;
        assert.deepEqual(normaliseEdit(right, baseAt).edit, once);
      }),
    );
  });

  it("named as HGVS and read back is the same change, on either strand and build", () => {
    const within = fc.record({
      gene: fc.constantFrom(sod1, reverse),
      build: fc.constantFrom("GRCh37" as const, "GRCh38" as const),
      place: fc.nat(),
      length: fc.integer({ min: 0, max: 5 }),
      alt: bases(0, 5),
    });
    fc.assert(
      fc.property(within, ({ gene, build, place, length, alt }) => {
        const baseAt = basesAround(gene, build);
        const exons = gene.transcript.exons.map((exon) => exon.at[build] ?? [0, 0]);
        const [start, end] = exons[place % exons.length] ?? [0, 0];
        const pos = start + (place % (end - start + 1));
        const ref = Array.from({ length }, (_, index) => baseAt(pos + index) ?? "").join("");
        if (ref.length < length || ref === alt) return;
        const edit = { pos, ref, alt };
        const named = nameChange(gene, build, edit, baseAt);
        if (named === undefined) return;
        const read = readCoding(gene, build, named.coding, baseAt);
        assert.ok(!("kind" in read), `${named.coding}: ${JSON.stringify(read)}`);
        assert.deepEqual(normaliseEdit(read, baseAt).edit, normaliseEdit(edit, baseAt).edit);
        assert.deepEqual(nameChange(gene, build, read, baseAt), named);
      }),
      { numRuns: 2000 },
    );
  });

  it("reads any text as a c. name or says that it is none, and never stumbles", () => {
    const baseAt = basesAround(sod1, "GRCh38");
    const likely = fc
      .array(
        fc.constantFrom(
          "c.",
          "NM_000454.5:",
          "14",
          "-",
          "*",
          "+",
          "_",
          "del",
          "ins",
          "A>",
          "C",
          "0",
        ),
        {
          maxLength: 8,
        },
      )
      .map((parts) => parts.join(""));
    fc.assert(
      fc.property(fc.oneof(fc.string(), likely), (typed) => {
        const read = readCoding(sod1, "GRCh38", typed, baseAt);
        assert.ok("kind" in read || typeof read.pos === "number");
      }),
    );
  });
});
