import assert from "node:assert/strict";
import { describe, it } from "node:test";
import fc from "fast-check";
import { printDay, text } from "../../../kernel/index.ts";
import type { Criterion } from "../../criterion.ts";
import type { Datum } from "../../datum.ts";
import { defineStudy } from "../../define-study.ts";
import {
  compile,
  type Expression,
  type FieldData,
  parsed,
  type Surroundings,
  vocabularyOf,
} from "../../expression/index.ts";
import type { Field } from "../../field.ts";
import type { Study } from "../../study.ts";
import { witness } from "./find-witness.ts";
import { surroundingsOf, type WitnessParticipant } from "./witness.ts";

const label = text("A", "甲");
const entered: readonly Field[] = ["a", "b", "c"].map((id) => ({ kind: "date", id, label }));
const logged: readonly Field[] = [
  { kind: "integer", id: "x", label, min: 0, max: 2 },
  { kind: "boolean", id: "y", label },
];
const draft = defineStudy({
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
});
const study: Study = {
  ...draft,
  forms: [
    { id: "D", title: label, groups: [{ id: "g", fields: entered }], checks: [] },
    { id: "L", title: label, log: true, groups: [{ id: "g", fields: logged }], checks: [] },
  ],
  visits: [{ id: "v", title: label, epoch: "screening", forms: ["D"] }],
};
const vocabulary = vocabularyOf(study);

function around(own: FieldData, rows: readonly FieldData[]): Surroundings {
  return {
    own: {},
    datum: (_form, field) => own[field],
    instances: () => rows,
    visitDate: () => undefined,
    doseDate: () => undefined,
    eventDate: () => undefined,
    today: undefined,
  };
}

function criterion(when: string | Expression, index: number, includes = true): Criterion {
  const node = typeof when === "string" ? parsed(when) : when;
  const kind = includes ? "inclusion" : "exclusion";
  return {
    id: `C${index}`,
    kind,
    text: label,
    when: JSON.parse(JSON.stringify(node)) as Expression,
  };
}

/** Judges what the prover found by trying every record. */
function judge(eligibility: readonly Criterion[], records: readonly Surroundings[]): void {
  const canBeMet = (wanted: readonly Criterion[]): boolean => {
    const tests = wanted.map(({ when, kind }) => ({ of: compile(when, vocabulary), kind }));
    return records.some((record) =>
      tests.every(({ of, kind }) => of(record) === (kind === "inclusion")),
    );
  };
  const found = witness({ ...study, eligibility });
  assert.ok(!("undecided" in found), "not decided");
  if ("participant" in found) {
    assertMeets(found.participant, eligibility);
    assert.ok(canBeMet(eligibility), "a witness where there is none");
    return;
  }
  const core = eligibility.filter(({ id }) => found.contradiction.includes(id));
  assert.ok(!canBeMet(core), "a contradiction where there is none");
  for (const one of core) {
    const rest = core.filter((other) => other !== one);
    const without = witness({ ...study, eligibility: rest });
    assert.ok("participant" in without, "one too many");
    assertMeets(without.participant, rest);
  }
}

function assertMeets(participant: WitnessParticipant, eligibility: readonly Criterion[]): void {
  const record = surroundingsOf(participant);
  for (const { when, kind } of eligibility) {
    assert.equal(compile(when, vocabulary)(record), kind === "inclusion");
  }
}

const first = 20_000;
const days = Array.from({ length: 5 }, (_, day) => printDay(first + day));
const dated = days.flatMap((a) =>
  days.flatMap((b) => days.map((c) => around({ a, b, c } satisfies Record<string, Datum>, []))),
);

describe("the witness of criteria on dates", () => {
  const name = fc.constantFrom("D.a", "D.b", "D.c");
  const rule = fc.oneof(
    fc
      .tuple(
        fc.constantFrom("days", "months", "years", "hours"),
        name,
        name,
        fc.constantFrom("<", "<=", ">", ">=", "=", "!="),
        fc.integer({ min: -3, max: 3 }),
      )
      .map(([unit, a, b, op, n]) => `${unit}(${a}, ${b}) ${op} ${n}`),
    fc.tuple(name, fc.constantFrom("<", "<=", "=", "!="), name).map((parts) => parts.join(" ")),
    fc.tuple(name, fc.integer({ min: 1, max: 3 }), name).map(([a, n, b]) => `${a} + ${n} <= ${b}`),
    fc.tuple(name, fc.constantFrom(...days)).map(([a, day]) => `${a} > date("${day}")`),
    fc.tuple(name, name, name).map(([a, b, c]) => `least(${a}, ${b}) > ${c}`),
  );

  it("is found exactly when trying every day finds one", () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(rule, fc.boolean()), { minLength: 1, maxLength: 5 }),
        (rules) => {
          // Only few days are tried, so the dates are kept to them.
          const within = (field: string): string =>
            `D.${field} between date("${days[0]}") and date("${days.at(-1)}")`;
          const kept = ["a", "b", "c"].map((field, index) => criterion(within(field), 100 + index));
          const asked = rules.map(([when, includes], index) => criterion(when, index, includes));
          judge([...kept, ...asked], dated);
        },
      ),
      { numRuns: 150, seed: 20260115 },
    );
  });
});

const lines: readonly FieldData[] = [undefined, 0, 1, 2].flatMap((x) =>
  [undefined, true, false].map((y) => ({ x, y })),
);
const logs = [
  around({}, []),
  ...lines.map((line) => around({}, [line])),
  ...lines.flatMap((one) => lines.map((other) => around({}, [one, other]))),
];

describe("the witness of criteria on the lines of a log", () => {
  const inside = fc.oneof(
    fc
      .tuple(fc.constantFrom("<", "=", ">"), fc.integer({ min: 0, max: 2 }))
      .map(([op, n]) => `L.x ${op} ${n}`),
    fc.constantFrom("L.y", "not L.y", "L.x is answered"),
  );
  const both = fc.oneof(
    inside,
    fc.tuple(inside, fc.constantFrom("and", "or"), inside).map((parts) => parts.join(" ")),
  );
  const question = fc
    .tuple(fc.constantFrom("any", "every"), both)
    .map(([name, of]) => `${name}(L: ${of})`);

  it("is found exactly when trying every few lines finds one", () => {
    fc.assert(
      // Two questions need two lines at most; a third repeats one of them.
      fc.property(
        question,
        question,
        fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }),
        (a, b, kinds) => {
          const rules = [a, b, `${a} or ${b}`];
          judge(
            rules.map((when, index) => criterion(when, index, kinds[index])),
            logs,
          );
        },
      ),
      { numRuns: 200, seed: 20260115 },
    );
  });
});
