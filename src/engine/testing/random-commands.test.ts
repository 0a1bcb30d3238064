import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { fieldsOf } from "../../definition/index.ts";
import { instantAt, type ParticipantId, type Sha256, type SiteId } from "../../kernel/index.ts";
import type { Command } from "../command.ts";
import { type Context, type Role, roles } from "../context.ts";
import { manifestOf } from "../signature.ts";
import type { ParticipantState } from "../state.ts";
import { beijing, by, p1, s1 } from "./play.ts";
import { study } from "./study.ts";

/*
 * Random commands, sensible and senseless mixed, of random people, over the small study with one of everything.
 * Three participants share one study and one allocation; each has a stream of their own.
 */

const s2 = "S2" as SiteId;

export const people = [p1, "P3", "constructor"] as ParticipantId[];

export interface Step {
  readonly command: Command;
  readonly context: Context;
}

const anyDate = fc.oneof(
  {
    weight: 12,
    arbitrary: fc
      .integer({ min: 1, max: 90 })
      .map(
        (day) =>
          `2026-0${3 + Math.floor((day - 1) / 30)}-${String(1 + ((day - 1) % 30)).padStart(2, "0")}`,
      ),
  },
  fc.constantFrom("2026-03", "2026", "2026-04", "2027-01-01", "2025-12-31", "2026-02-30", "", "x"),
);

const anyRaw = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.constantFrom<unknown>(
      null,
      true,
      false,
      "A",
      "F",
      "M",
      "note",
      ["A", "C"],
      ["PAIN"],
      [],
    ),
  },
  fc.integer({ min: -5, max: 400 }),
  fc.double({ min: 0, max: 260, noNaN: true }),
  fc.constantFrom<unknown>(
    Number.NaN,
    -0,
    "",
    "2026-03-05",
    "2026-03",
    "2026-03-05T10:00",
    "09:30",
    "\ud800",
  ),
  fc.constantFrom("unknown", "not-done", "nonsense").map((missing) => ({ missing })),
  fc
    .tuple(
      fc.double({ min: 20, max: 400, noNaN: true }),
      fc.constantFrom(undefined, "kg", "[lb_av]", "m"),
    )
    .map(([number, unit]) => ({ entered: number.toFixed(2), ...(unit && { unit }) })),
  fc.constantFrom<unknown>({ __proto__: null }, { entered: 5 }, { file: "x" }, [[]]),
);

/** Values that a field can hold, more often than not: otherwise nothing would ever be saved. */
function likelyValue(form: string, field: string): fc.Arbitrary<unknown> {
  const numbers: { readonly [field: string]: fc.Arbitrary<unknown> } = {
    age: fc.integer({ min: 17, max: 70 }),
    weeks: fc.integer({ min: 1, max: 45 }),
    weight: fc.integer({ min: 35, max: 220 }),
    height: fc.integer({ min: 150, max: 200 }),
    systolic: fc.integer({ min: 100, max: 160 }),
    diastolic: fc.integer({ min: 60, max: 105 }),
    pain: fc.integer({ min: 0, max: 10 }),
    value: fc.integer({ min: 0, max: 200 }),
    upper: fc.constantFrom(40, 50),
    analyte: fc.constantFrom("ALT", "AST"),
    sex: fc.constantFrom("F", "M"),
  };
  const known = numbers[field];
  const kind = study.forms
    .flatMap((one) => (one.id === form ? fieldsOf(one) : []))
    .find(({ id }) => id === field)?.kind;
  const typed: fc.Arbitrary<unknown> | undefined =
    kind === "boolean"
      ? fc.boolean()
      : kind === "text"
        ? fc.constantFrom("a", "b", "note")
        : kind === "date"
          ? anyDate
          : undefined;
  const likely = known ?? typed;
  return likely === undefined
    ? anyRaw
    : fc.oneof(
        { weight: 40, arbitrary: likely },
        { weight: 3, arbitrary: fc.constantFrom<unknown>(null, { missing: "unknown" }) },
        { weight: 1, arbitrary: anyRaw },
      );
}

const forms = study.forms.map(({ id }) => id);

function anyValues(form: string, inRow: boolean): fc.Arbitrary<Sent> {
  const found = study.forms.find(({ id }) => id === form);
  const fields = (found?.groups ?? [])
    .filter(({ repeats }) => (repeats === true) === inRow)
    .flatMap(({ fields: of }) => of.filter(({ kind }) => kind !== "derived").map(({ id }) => id));
  const stray = fc.constantFrom("bmi", "constructor", "__proto__", "nothing", "value", "taken");
  const usual = fc.record(
    Object.fromEntries(fields.map((field) => [field, likelyValue(form, field)])),
    { requiredKeys: [] },
  );
  const strange = fc.tuple(usual, stray, anyRaw).map(([values, name, raw]) => {
    const odd: Sent = { ...values };
    Object.defineProperty(odd, name, { value: raw, enumerable: true, configurable: true });
    return odd;
  });
  return fc.oneof({ weight: 15, arbitrary: usual }, strange) as fc.Arbitrary<Sent>;
}

type Sent = { [field: string]: unknown };

const anyForm = fc.constantFrom(...forms, "VS", "VS", "DM", "LB");
const anyVisit = fc.constantFrom<string>(
  "10",
  "9",
  "8",
  "fu",
  "extra",
  "10",
  "9",
  "8",
  "fu#2",
  "extra#2",
  "end",
  "constructor",
);
const anyReason = fc.constantFrom("typo", "typo", "source says so", " ", "");

/** Where a form may be, more often than not. */
function placeOf(form: string): { readonly [member: string]: fc.Arbitrary<unknown> } {
  const isLog = study.forms.find(({ id }) => id === form)?.log === true;
  return isLog
    ? { form: fc.constant(form), line: fc.integer({ min: 1, max: 2 }) }
    : { form: fc.constant(form), visit: anyVisit };
}

/** A field of a form, as a query names it. */
function fieldOf(form: string): { readonly [member: string]: fc.Arbitrary<unknown> } {
  const fields = study.forms.find(({ id }) => id === form);
  const ids = fields === undefined ? [] : fieldsOf(fields).map(({ id }) => id);
  return { field: fc.constantFrom(...ids, "constructor"), row: fc.constantFrom(1, 1.5) };
}

const anyQuery = fc.constantFrom(1, 1, 2, 2, 1, 2, 3, 0);

const participant = fc.constantFrom(...people, p1, p1);

function command(kind: Command["kind"]): fc.Arbitrary<unknown> {
  const base = { kind: fc.constant(kind), participant };
  switch (kind) {
    case "release-study":
      return fc.record({ kind: fc.constant(kind) });
    case "activate-site":
      return fc.constant({ kind, site: "S2", zone: "UTC", country: "USA" });
    case "supply-list":
      return fc
        .array(
          fc.record(
            {
              number: fc.constantFrom("R1", "R7", "R8", "R9"),
              arm: fc.constantFrom("ARM-SHAM", "ARM-VERUM", "x"),
              participant,
            },
            { requiredKeys: ["number", "arm"] },
          ),
          { maxLength: 2 },
        )
        .map((entries) => ({ kind, entries }));
    case "screen":
      return fc.record({ ...base, site: fc.constantFrom(s1, s1, "S9"), date: anyDate });
    case "consent":
      return fc.record({ ...base, version: fc.constantFrom("1", "2", "2", "3"), date: anyDate });
    case "assess-eligibility":
      return fc.record(base);
    case "fail-screening":
      return fc.record({ ...base, date: anyDate, reason: anyReason });
    case "withdraw":
      return fc.record(
        {
          ...base,
          from: fc.constantFrom("treatment", "study"),
          date: anyDate,
          reason: anyReason,
          continues: fc.subarray(["safety-follow-up", "samples", "phone", "data", "x"]),
        },
        { requiredKeys: ["kind", "participant", "from", "date", "reason"] },
      );
    case "reinstate":
    case "void-participant":
      return fc.record({ ...base, reason: anyReason });
    case "withdraw-line":
    case "restore-line":
      return fc.record({
        ...base,
        form: fc.constantFrom("AE", "AE", "EX", "EX", "DOUBLE", "VS"),
        line: fc.integer({ min: 1, max: 2 }),
        reason: anyReason,
      });
    case "discard-draft":
      return fc.record({ ...base, draft: anyQuery });
    case "release-drafts":
      return fc.record({ ...base, drafts: fc.array(anyQuery, { minLength: 1, maxLength: 2 }) });
    case "raise-query":
    case "draft-query":
      return fc.oneof(
        fc.record({ ...base, text: anyReason }),
        fc.record({ ...base, visit: anyVisit, text: anyReason }),
        anyForm.chain((form) =>
          fc.record(
            { ...base, ...placeOf(form), ...fieldOf(form), text: anyReason },
            {
              requiredKeys: ["kind", "participant", "text", ...Object.keys(placeOf(form))] as never,
            },
          ),
        ),
      );
    case "answer-query":
    case "reopen-query":
      return fc.record({ ...base, query: anyQuery, text: anyReason });
    case "close-query":
      return fc.record(
        { ...base, query: anyQuery, text: anyReason },
        { requiredKeys: ["kind", "participant", "query"] },
      );
    case "cancel-query":
      return fc.record({ ...base, query: anyQuery, reason: anyReason });
    case "sign":
      return fc.record({
        ...base,
        places: fc.array(
          fc.constantFrom("VS", "VS", "DM", "AE").chain((form) => fc.record(placeOf(form))),
          { maxLength: 2 },
        ),
        meaning: fc.constantFrom("reviewed", "reviewed", "approved", "constructor"),
        // Stands for the right one, which depends on the record: see `asGiven`.
        manifest: fc.constantFrom(right, right, "wrong"),
      });
    case "enrol":
    case "assign":
    case "complete":
    case "record-death":
      return fc.record({ ...base, date: anyDate });
    case "start-visit":
      return fc.record(
        {
          ...base,
          visit: anyVisit,
          date: anyDate,
          endDate: anyDate,
          number: fc.double({ min: 0, max: 9 }),
          contact: fc.constantFrom("site", "phone", "letter"),
        },
        { requiredKeys: ["kind", "participant", "visit", "date"] },
      );
    case "correct-visit":
      return fc.record({ ...base, visit: anyVisit, date: anyDate, reason: anyReason });
    case "skip-visit":
      return fc.record({ ...base, visit: anyVisit, reason: anyReason });
    case "save-form":
      return anyForm.chain((form) =>
        fc.record(
          {
            ...base,
            ...placeOf(form),
            values: anyValues(form, false),
            rows: fc.dictionary(
              fc.constantFrom("results", "results", "__proto__"),
              fc.dictionary(fc.constantFrom("1", "2", "10", "x"), anyValues(form, true), {
                maxKeys: 2,
              }),
              { maxKeys: 1 },
            ),
            basedOn: fc.integer({ min: 0, max: 3 }),
            complete: fc.boolean(),
            reasons: fc.constantFrom({ "*": "typo" }, { weight: "typo" }),
            confirmed: fc.dictionary(
              fc.constantFrom("VS2", "VS3", "DM2", "LB1", "AE1", "VS2", "VS3", "VS1", "nothing"),
              fc.constantFrom("", "as in the source"),
              { maxKeys: 2 },
            ),
          },
          {
            requiredKeys: ["kind", "participant", "values", ...Object.keys(placeOf(form))] as never,
          },
        ),
      );
    case "correct-value":
      return anyForm.chain((form) =>
        fc.boolean().chain((inRow) =>
          anyValues(form, inRow).chain((values) => {
            const [[field, value] = ["age", 5]] = Object.entries(values);
            return fc.record({
              ...base,
              ...placeOf(form),
              ...(inRow && { row: fc.integer({ min: 0, max: 2 }) }),
              field: fc.constant(field),
              value: fc.constant(value),
              reason: anyReason,
            });
          }),
        ),
      );
    case "mark-missing":
      return anyForm.chain((form) =>
        fc.record({
          ...base,
          ...placeOf(form),
          fields: fc.oneof(
            anyValues(form, false).map((values): unknown => Object.keys(values).slice(0, 2)),
            fc.constant("*"),
          ),
          reason: fc.constantFrom("unknown", "lost", "x"),
        }),
      );
    case "record-dose":
      return fc.record(
        {
          ...base,
          date: anyDate,
          level: fc.constantFrom("LEVEL-VERUM"),
          visit: anyVisit,
          values: anyValues("EX", false),
        },
        { requiredKeys: ["kind", "participant", "date"] },
      );
    case "record-adverse-event":
      return fc.record({ ...base, values: anyValues("AE", false) });
    // Commands of allocation, cohorts and product have tests of their own.
    default:
      return fc.record(base);
  }
}

export const kinds: readonly (readonly [weight: number, kind: Command["kind"]])[] = [
  [1, "release-study"],
  [2, "activate-site"],
  [2, "supply-list"],
  [3, "screen"],
  [4, "consent"],
  [2, "assess-eligibility"],
  [3, "fail-screening"],
  [6, "enrol"],
  [4, "assign"],
  [14, "start-visit"],
  [4, "correct-visit"],
  [2, "skip-visit"],
  [30, "save-form"],
  [10, "correct-value"],
  [8, "mark-missing"],
  [8, "record-dose"],
  [5, "record-adverse-event"],
  [2, "withdraw"],
  [2, "complete"],
  [1, "record-death"],
  [4, "withdraw-line"],
  [4, "restore-line"],
  [10, "raise-query"],
  [8, "draft-query"],
  [2, "discard-draft"],
  [6, "release-drafts"],
  [4, "answer-query"],
  [6, "close-query"],
  [7, "reopen-query"],
  [2, "cancel-query"],
  [6, "sign"],
  [3, "reinstate"],
  [1, "void-participant"],
];

const anyContext: fc.Arbitrary<Context> = fc
  .record({
    role: fc.oneof(
      { weight: 14, arbitrary: fc.constant<Role>("investigator") },
      fc.constantFrom(...roles),
    ),
    sites: fc.oneof(
      { weight: 8, arbitrary: fc.constant<Context["sites"]>("all") },
      fc.constantFrom<Context["sites"]>([s1], [s2]),
    ),
    self: fc.constantFrom(...people),
    seed: fc.constantFrom("one", "two"),
  })
  .map((more) => by({ ...more, at: instantAt("2026-06-30T17:00", beijing) }));

const rareRoles: { readonly [K in Command["kind"]]?: Role } = {
  "supply-list": "allocation-keeper",
  "raise-query": "monitor",
  "draft-query": "monitor",
  "discard-draft": "monitor",
  "release-drafts": "data-manager",
  "close-query": "monitor",
  "reopen-query": "data-manager",
  "cancel-query": "data-manager",
};

function isAsked({ kind }: Command): boolean {
  return kind in rareRoles;
}

/** Stands for the manifest that a signer is shown. */
const right = "right" as Sha256;

/** A signature is given over what the record holds when it is given, which no generator can know. */
export function asGiven(command: Command, person: ParticipantState | undefined): Command {
  if (command.kind !== "sign" || command.manifest !== right) return command;
  if (person === undefined) return command;
  const { places, meaning } = command;
  return { ...command, manifest: manifestOf(study, person, places, meaning) };
}

const anyStep = fc
  .tuple(
    fc.oneof(...kinds.map(([weight, kind]) => ({ weight, arbitrary: command(kind) }))),
    anyContext,
  )
  .map(([asked, context]): Step => {
    const command = asked as Command;
    // Few roles may do what concerns the whole study, or ask queries; by chance alone it would hardly happen.
    const role = rareRoles[command.kind] ?? "study-manager";
    const mayNot = context.seed === "two" || ("participant" in command && !isAsked(command));
    return { command, context: mayNot ? context : { ...context, role } };
  });

/** A course that gets far, for random commands to happen around it. */
const course: readonly Step[] = people.flatMap((id): Step[] => {
  const li = by({ role: "investigator" });
  const form = (name: string, values: object): Command =>
    ({ kind: "save-form", participant: id, form: name, visit: "10", values }) as Command;
  const commands: Command[] = [
    { kind: "screen", participant: id, site: s1, date: "2026-03-01" },
    { kind: "consent", participant: id, version: "2", date: "2026-03-01" },
    { kind: "start-visit", participant: id, visit: "10", date: "2026-03-01" },
    form("DM", { age: 40, sex: "F", pregnant: false }),
    form("VS", { weight: 70, height: 170, systolic: 120, diastolic: 80 }),
    { kind: "record-adverse-event", participant: id, values: { term: "Cold", serious: false } },
    { kind: "enrol", participant: id, date: "2026-03-02" },
    { kind: "assign", participant: id, date: "2026-03-02" },
    { kind: "start-visit", participant: id, visit: "9", date: "2026-03-02" },
    { kind: "record-dose", participant: id, date: "2026-03-03" },
    { ...form("SUMMARY", { note: "n" }), visit: "9" } as Command,
    { ...form("VS", {}), complete: true } as Command,
    { kind: "withdraw-line", participant: id, form: "AE", line: 1, reason: "another's" },
    { kind: "save-form", participant: id, form: "DOUBLE", values: { note: "n" } },
  ];
  const asked: Command[] = [
    { kind: "raise-query", participant: id, form: "VS", visit: "10", field: "weight", text: "?" },
    { kind: "raise-query", participant: id, visit: "10", text: "?" },
    { kind: "draft-query", participant: id, visit: "10", text: "?" },
    { kind: "draft-query", participant: id, form: "VS", visit: "10", text: "?" },
  ];
  const monitor = by({ role: "monitor", sites: "all" });
  return [
    ...commands.map((each) => ({ command: each, context: li })),
    ...asked.map((each) => ({ command: each, context: monitor })),
  ];
});

export const anySteps = fc
  .tuple(
    fc.array(anyStep, { minLength: 15, maxLength: 60 }),
    fc.subarray([...course], { minLength: 43 }),
  )
  .chain(([random, regular]) =>
    fc
      .array(laterPlace(regular.length), {
        minLength: random.length,
        maxLength: random.length,
      })
      .map((places) => {
        const mixed = regular.map((step) => [step]);
        mixed.push([]);
        random.forEach((step, index) => mixed[places[index] ?? 0]?.unshift(step));
        return mixed.flat();
      }),
  );

/** A place in a course, the later the likelier: before its screening a participant can do little. */
function laterPlace(length: number): fc.Arbitrary<number> {
  const anywhere = fc.integer({ min: 0, max: length });
  return fc.tuple(anywhere, anywhere, anywhere).map((places) => Math.max(...places));
}

test("random commands are of every kind", () => {
  const drawn = fc.sample(anySteps, { numRuns: 60, seed: 1 }).flat();
  const seen = new Set(drawn.map(({ command: { kind } }) => kind));
  assert.deepEqual(
    kinds.map(([, kind]) => kind).filter((kind) => !seen.has(kind)),
    [],
  );
});
