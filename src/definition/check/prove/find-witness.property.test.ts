import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { text } from "../../../kernel/index.ts";
import type { Criterion } from "../../criterion.ts";
import type { Datum } from "../../datum.ts";
import { defineStudy } from "../../define-study.ts";
import {
  compile,
  compileFormula,
  type Expression,
  type FieldData,
  type FieldReference,
  parsed,
  type Surroundings,
  typeOf,
  vocabularyOf,
} from "../../expression/index.ts";
import type { DerivedField, Field } from "../../field.ts";
import type { Study } from "../../study.ts";
import { witness } from "./find-witness.ts";
import { surroundingsOf } from "./witness.ts";

/** A form with few possible answers, so that all of them can be tried. */
const label = text("A", "甲");
const fields: readonly Field[] = [
  { kind: "integer", id: "a", label, min: 0, max: 3 },
  { kind: "integer", id: "b", label, min: 1, max: 3 },
  { kind: "choice", id: "c", label, codes: "L" },
  { kind: "choice", id: "d", label, codes: "L" },
  { kind: "boolean", id: "p", label },
  { kind: "choices", id: "t", label, codes: "T" },
  { kind: "integer", id: "s", label, min: 0, max: 2, when: parsed("F.p or F.a > 2") },
  { kind: "derived", id: "z", label, type: "number", formula: parsed("F.a + 2 * F.b") },
  { kind: "derived", id: "w", label, type: "number", decimals: 1, formula: parsed("F.a / F.b") },
  { kind: "derived", id: "y", label, type: "boolean", formula: parsed("F.a > F.b or F.p") },
];

const study: Study = {
  ...defineStudy({
    id: "S",
    version: "1",
    title: "S",
    phase: "I",
    sponsor: "S",
    indication: "S",
    planned: 1,
    epochs: [{ id: "screening", title: label }],
    forms: [],
    visits: [],
  }),
  codeLists: [
    {
      id: "L",
      ordered: true,
      codes: [
        { code: "A", text: label, score: 0 },
        { code: "B", text: label, score: 2 },
        { code: "C", text: label },
      ],
    },
    { id: "T", codes: ["X", "Y"].map((code) => ({ code, text: label })) },
  ],
  forms: [{ id: "F", title: label, groups: [{ id: "g", fields }], checks: [] }],
  visits: [
    {
      id: "v",
      title: label,
      epoch: "screening",
      timing: { anchor: { event: "screened" }, targetDays: 0, earliestDays: 0, latestDays: 0 },
      forms: ["F"],
    },
  ],
};
const vocabulary = vocabularyOf(study);

const answers: Readonly<Record<string, readonly (Datum | undefined)[]>> = {
  a: [undefined, { missing: "refused" }, 0, 1, 2, 3],
  b: [undefined, 1, 2, 3],
  c: [undefined, "A", "B", "C"],
  d: [undefined, "A", "B", "C"],
  p: [undefined, true, false],
  t: [undefined, [], ["X"], ["Y"], ["X", "Y"]],
  s: [undefined, { missing: "refused" }, 0, 1, 2],
};

function around(own: FieldData): Surroundings {
  return {
    own,
    datum: (_form, field) => own[field],
    instances: () => [own],
    visitDate: () => undefined,
    doseDate: () => undefined,
    eventDate: () => undefined,
    today: undefined,
  };
}

const derived = fields.filter((field): field is DerivedField => field.kind === "derived");
const formulas = derived.map((field) => ({
  id: field.id,
  of: compileFormula(field, vocabulary, "F"),
}));
const isAsked = compile(parsed("F.p or F.a > 2"), vocabulary, "F");

/** Every record of the form that can come about: fields that are not asked are not answered. */
const records: readonly Surroundings[] = Object.entries(answers)
  .reduce<Record<string, Datum | undefined>[]>(
    (all, [field, values]) =>
      all.flatMap((one) => values.map((value) => ({ ...one, [field]: value }))),
    [{}],
  )
  .map((entered) => {
    const own = { ...entered };
    for (const { id, of } of formulas) own[id] = of(around(own));
    return own;
  })
  .filter((own) => typeof own["s"] !== "number" || isAsked(around(own)) === true)
  .map(around);

const field = (id: string): FieldReference => ({ kind: "field", form: "F", field: id });
const number = (value: number): Expression => ({ kind: "number", value });
const op = fc.constantFrom("=", "!=", "<", "<=", ">", ">=" as const);
const { condition } = fc.letrec<{ amount: Expression; condition: Expression }>((tie) => ({
  amount: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("a", "b", "s", "z", "w").map(field),
    fc.integer({ min: 0, max: 5 }).map(number),
    fc.constantFrom("c", "d").map((id): Expression => ({ kind: "score", of: field(id) })),
    fc.record({
      kind: fc.constant("arithmetic" as const),
      op: fc.constantFrom("+", "-", "*", "/" as const),
      left: tie("amount"),
      right: tie("amount"),
    }),
    fc
      .tuple(
        fc.constantFrom("least", "greatest", "sum", "mean" as const),
        tie("amount"),
        tie("amount"),
      )
      .map(([name, a, b]): Expression => ({ kind: "call", name, of: [a, b] })),
    fc
      .tuple(fc.constantFrom("abs", "floor", "ceiling", "round", "sqrt" as const), tie("amount"))
      .map(([name, of]): Expression => ({ kind: "call", name, of: [of] })),
    fc
      // biome-ignore lint/suspicious/noThenProperty: the member is the language's word for it
      .record({
        kind: fc.constant("if" as const),
        test: tie("condition"),
        then: tie("amount"),
        else: tie("amount"),
      }),
  ),
  condition: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    fc.constantFrom("p", "y").map(field),
    fc.record({
      kind: fc.constant("compare" as const),
      op,
      left: tie("amount"),
      right: tie("amount"),
    }),
    fc.tuple(op, fc.constantFrom("c", "d"), fc.constantFrom("A", "B", "C")).map(
      ([op, id, value]): Expression => ({
        kind: "compare",
        op,
        left: field(id),
        right: { kind: "text", value },
      }),
    ),
    op.map((op): Expression => ({ kind: "compare", op, left: field("c"), right: field("d") })),
    fc
      .tuple(fc.constantFrom("c", "d"), fc.subarray(["A", "B", "C"], { minLength: 1 }))
      .map(([id, values]): Expression => ({ kind: "in", of: field(id), values })),
    fc
      .subarray(["X", "Y"], { minLength: 1 })
      .map((values): Expression => ({ kind: "in", of: field("t"), values })),
    fc
      .constantFrom("a", "c", "s", "t")
      .map((id): Expression => ({ kind: "answered", of: field(id) })),
    fc
      .constantFrom("a", "s")
      .map((id): Expression => ({ kind: "missing", of: field(id), reason: "refused" })),
    fc.record({
      kind: fc.constant("between" as const),
      of: tie("amount"),
      low: tie("amount"),
      high: tie("amount"),
    }),
    fc.record({ kind: fc.constant("not" as const), of: tie("condition") }),
    fc
      .tuple(
        fc.constantFrom("and", "or" as const),
        fc.array(tie("condition"), { minLength: 1, maxLength: 3 }),
      )
      .map(([kind, of]): Expression => ({ kind, of })),
    fc
      // biome-ignore lint/suspicious/noThenProperty: the member is the language's word for it
      .record({
        kind: fc.constant("if" as const),
        test: tie("condition"),
        then: tie("condition"),
        else: tie("condition"),
      }),
  ),
}));

const criteria = fc
  .array(fc.tuple(condition, fc.boolean()), { minLength: 1, maxLength: 4 })
  .map((parts) =>
    parts.map(
      ([when, includes], index): Criterion => ({
        id: `C${index}`,
        kind: includes ? "inclusion" : "exclusion",
        text: label,
        // As JSON, in which no part of an expression stands in two places.
        when: JSON.parse(JSON.stringify(when)) as Expression,
      }),
    ),
  )
  .filter((made) => made.every(({ when }) => typeOf(when, vocabulary).issues.length === 0));

function canAllBeMet(wanted: readonly Criterion[]): boolean {
  const tests = wanted.map(({ when, kind }) => ({
    of: compile(when, vocabulary),
    truth: kind === "inclusion",
  }));
  return records.some((record) => tests.every(({ of, truth }) => of(record) === truth));
}

const runs = 200;

describe("the witness of random criteria over few answers", () => {
  it("is found exactly when trying every answer finds one, and meets every criterion", () => {
    let undecided = 0;
    fc.assert(
      fc.property(criteria, (eligibility) => {
        const found = witness({ ...study, eligibility });
        const possible = canAllBeMet(eligibility);
        if ("participant" in found) {
          assert.ok(possible, "a witness where there is none");
          const surroundings = surroundingsOf(found.participant);
          for (const { when, kind } of eligibility) {
            assert.equal(compile(when, vocabulary)(surroundings), kind === "inclusion");
          }
        } else if ("contradiction" in found) {
          assert.ok(!possible, "a contradiction where there is none");
          const core = eligibility.filter(({ id }) => found.contradiction.includes(id));
          assert.ok(!canAllBeMet(core), "a contradiction among too few criteria");
          for (const one of core) {
            assert.ok(
              canAllBeMet(core.filter((other) => other !== one)),
              `${one.id} is not needed`,
            );
          }
        } else {
          undecided += 1;
        }
      }),
      { numRuns: runs, seed: 20260115 },
    );
    assert.ok(undecided <= runs / 50, `${undecided} of ${runs} were not decided`);
  });
});
