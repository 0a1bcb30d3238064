import fc from "fast-check";
import {
  callNames,
  comparisons,
  type Expression,
  elapsedIn,
  type FieldReference,
  participantEvents,
  rowsNames,
} from "../node.ts";

/** Every expression that the types allow, sensible or not: for readers and printers, which know no sense. */
const names = fc.oneof(
  fc.constantFrom("VS", "sysbp", "week-4", "not", "true", "today", "any", "days", "if", "in"),
  fc.string({ unit: "binary" }),
  fc.string(),
);
const texts = fc.oneof(
  fc.string({ unit: "binary" }),
  fc.constantFrom("", '"', "'", "\\", "a\nb\r\t", "受伤日期", "\u2028", 'say "hi"', "\\n", "𝟘"),
);
const numbers = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.integer(),
  fc.constantFrom(0, -0, 1e-7, 1e21, -1e-7, 5e-324, 0.1),
);
const fieldReference: fc.Arbitrary<FieldReference> = fc
  .record({ form: names, field: names, at: fc.option(names, { nil: undefined }) })
  .map(({ form, field, at }) =>
    at === undefined ? { kind: "field", form, field } : { kind: "field", form, field, at },
  );

const leaf: fc.Arbitrary<Expression> = fc.oneof(
  numbers.map((value): Expression => ({ kind: "number", value })),
  fc
    .record({ value: numbers, unit: texts })
    .map((literal): Expression => ({ kind: "number", ...literal })),
  texts.map((value): Expression => ({ kind: "text", value })),
  fc.boolean().map((value): Expression => ({ kind: "boolean", value })),
  texts.map((value): Expression => ({ kind: "date", value })),
  fieldReference,
  names.map((visit): Expression => ({ kind: "visit", visit })),
  fc
    .oneof(fc.integer({ min: 1 }), fc.constantFrom("first" as const, "last" as const))
    .map((dose): Expression => ({ kind: "dose", dose })),
  fc.constantFrom(...participantEvents).map((event): Expression => ({ kind: "event", event })),
  fc.constant<Expression>({ kind: "today" }),
  fieldReference.map((of): Expression => ({ kind: "answered", of })),
  fieldReference.map((of): Expression => ({ kind: "missing", of })),
  fc
    .record({ of: fieldReference, reason: texts })
    .map((missing): Expression => ({ kind: "missing", ...missing })),
  fieldReference.map((of): Expression => ({ kind: "score", of })),
);

export const anyExpression: fc.Arbitrary<Expression> = fc
  .letrec<{ node: Expression }>((tie) => {
    const of = tie("node");
    const several = fc.array(of, { maxLength: 4 });
    const values = fc.array(fc.oneof(texts, numbers), { maxLength: 3 });
    return {
      node: fc.oneof(
        { depthSize: "medium", maxDepth: 12, withCrossShrink: true },
        { arbitrary: leaf, weight: 2 },
        {
          arbitrary: fc.oneof(
            fc
              .record({ kind: fc.constantFrom("not" as const, "negate" as const), of })
              .map((node): Expression => node),
            fc
              .record({ kind: fc.constantFrom("and" as const, "or" as const), of: several })
              .map((node): Expression => node),
            fc
              .record({ op: fc.constantFrom(...comparisons), left: of, right: of })
              .map((node): Expression => ({ kind: "compare", ...node })),
            fc
              .record({ of, low: of, high: of })
              .map((node): Expression => ({ kind: "between", ...node })),
            fc.record({ of, values }).map((node): Expression => ({ kind: "in", ...node })),
            fc
              .record({
                op: fc.constantFrom("+" as const, "-" as const, "*" as const, "/" as const),
                left: of,
                right: of,
              })
              .map((node): Expression => ({ kind: "arithmetic", ...node })),
            fc
              .record({ in: fc.constantFrom(...elapsedIn), from: of, to: of })
              .map((node): Expression => ({ kind: "elapsed", ...node })),
            fc
              .record({ name: fc.constantFrom(...callNames), of: several })
              .map((node): Expression => ({ kind: "call", ...node })),
            fc
              .tuple(of, of, of)
              .map(([test, yes, no]): Expression => ({ kind: "if", test, then: yes, else: no })),
            fc
              .record({ name: fc.constantFrom(...rowsNames), form: names, of })
              .map((node): Expression => ({ kind: "rows", ...node })),
            fc
              .record({ name: fc.constantFrom(...rowsNames), form: names, group: names, of })
              .map((node): Expression => ({ kind: "rows", ...node })),
            fc
              .record({
                algorithm: names,
                version: names,
                output: names,
                of: fc.dictionary(names, of, { maxKeys: 3 }),
              })
              .map((node): Expression => ({ kind: "compute", ...node })),
            fc
              .record({
                algorithm: names,
                version: names,
                output: names,
                from: names,
                of: fc.dictionary(names, of, { maxKeys: 3 }),
              })
              .map((node): Expression => ({ kind: "compute", ...node })),
          ),
          weight: 6,
        },
      ),
    };
  })
  .node.map((node) => structuredClone(node)); // fast-check's records have no prototype
