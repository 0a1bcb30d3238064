import fc from "fast-check";
import type { Datum } from "../../datum.ts";
import type { Facts } from "./clinic.ts";
import type { Comparison, Expression } from "../node.ts";
import { expressionOf } from "./clinic.ts";

/** Conditions that make sense in the clinic of these tests, as rules of the form `VS`. */
type Sort = "condition" | "pressure" | "mass" | "pure" | "duration" | "date";

const source = (...texts: readonly string[]) => fc.constantFrom(...texts).map(expressionOf);
const orders = fc.constantFrom<Comparison>("=", "!=", "<", "<=", ">", ">=");
const half = (max: number) => fc.integer({ min: -2, max }).map((value) => value / 2);

function literals(max: number, ...units: readonly string[]): fc.Arbitrary<Expression> {
  return fc
    .record({ value: half(max), unit: fc.constantFrom(undefined, ...units) })
    .map(({ value, unit }) =>
      unit === undefined ? { kind: "number", value } : { kind: "number", value, unit },
    );
}

const conditionLeaves = source(
  "INJ.intubated",
  "AE.related",
  'INJ.ais in ("A", "B", "C")',
  'INJ.ais = "A"',
  'AE.grade >= "3"',
  "AE.grade < AE.grade@baseline",
  'AE.grade between "2" and "4"',
  'DM.races in ("asian", "white")',
  'DM.initials = "AB"',
  'DM.initials in ("AB", "CD")',
  "score(ALS.q2) in (1, 3)",
  'if(INJ.intubated, AE.grade, AE.grade@baseline) >= "3"',
  'if(AE.related, INJ.ais, INJ.ais@baseline) in ("A", "D")',
  'if(AE.related, "one", "two") = "one"',
  "VS.pulse is answered",
  "INJ.date is missing",
  'VS.sysbp is missing("refused")',
  "true",
);
const pressureLeaves = source("VS.sysbp", "VS.sysbp@baseline", "VS.sysbp@previous");
const dateLeaves = source(
  "INJ.date",
  "AE.start",
  "VS.at",
  "visit(screening)",
  "dose(1)",
  "event(enrolled)",
  "today",
  'date("2024-02")',
  'date("2024-01-20")',
  'date("2024-01-20T10:30")',
  "LB.date",
);

function call(name: "sum" | "mean" | "least" | "greatest", of: readonly Expression[]): Expression {
  return { kind: "call", name, of };
}

function choices(test: fc.Arbitrary<Expression>, of: fc.Arbitrary<Expression>) {
  return fc
    .tuple(test, of, of)
    .map(([test, yes, no]): Expression => ({ kind: "if", test, then: yes, else: no }));
}

function numeric(of: fc.Arbitrary<Expression>, condition: fc.Arbitrary<Expression>) {
  const pair = fc.tuple(of, of);
  return [
    fc
      .tuple(fc.constantFrom("+" as const, "-" as const), pair)
      .map(([op, [left, right]]): Expression => ({ kind: "arithmetic", op, left, right })),
    of.map((inner): Expression => ({ kind: "negate", of: inner })),
    of.map((inner): Expression => ({ kind: "call", name: "abs", of: [inner] })),
    of.map(
      (inner): Expression => ({
        kind: "call",
        name: "round",
        of: [inner, { kind: "number", value: 1 }],
      }),
    ),
    fc
      .tuple(
        fc.constantFrom("sum" as const, "mean" as const, "least" as const, "greatest" as const),
        fc.array(of, { minLength: 1, maxLength: 3 }),
      )
      .map(([name, values]) => call(name, values)),
    choices(condition, of),
  ];
}

function compared(of: fc.Arbitrary<Expression>) {
  return [
    fc
      .record({ op: orders, left: of, right: of })
      .map((node): Expression => ({ kind: "compare", ...node })),
    fc.record({ of, low: of, high: of }).map((node): Expression => ({ kind: "between", ...node })),
  ];
}

const sorts = fc.letrec<Record<Sort, Expression>>((tie) => {
  const of = (sort: Sort) => tie(sort);
  const [condition, pressure, mass] = [of("condition"), of("pressure"), of("mass")];
  const [pure, duration, date] = [of("pure"), of("duration"), of("date")];
  const rowNames = fc.constantFrom("any" as const, "every" as const);
  const ae = source('AE.grade >= "3"', "AE.related", "AE.days > 1 'wk'", "AE.start > INJ.date");
  const lb = source(
    'LB.test = "ALT"',
    "LB.high",
    "LB.value > 40",
    "LB.high and LB.value > 2 'kat/L'",
  );
  return {
    condition: fc.oneof(
      { depthSize: "small", maxDepth: 5 },
      conditionLeaves,
      ...[pressure, mass, pure, duration, date].flatMap(compared),
      condition.map((of): Expression => ({ kind: "not", of })),
      fc
        .record({
          kind: fc.constantFrom("and" as const, "or" as const),
          of: fc.array(condition, { minLength: 1, maxLength: 3 }),
        })
        .map((node): Expression => node),
      choices(condition, condition),
      fc
        .tuple(rowNames, ae)
        .map(([name, of]): Expression => ({ kind: "rows", name, form: "AE", of })),
      fc
        .tuple(rowNames, lb)
        .map(
          ([name, of]): Expression => ({ kind: "rows", name, form: "LB", group: "results", of }),
        ),
    ),
    pressure: fc.oneof(
      { depthSize: "small", maxDepth: 4 },
      pressureLeaves,
      literals(300, "mm[Hg]", "kPa"),
      ...numeric(pressure, condition),
      fc
        .tuple(fc.constantFrom("*" as const, "/" as const), pressure, literals(10))
        .map(([op, left, right]): Expression => ({ kind: "arithmetic", op, left, right })),
    ),
    mass: fc.oneof(
      { depthSize: "small", maxDepth: 3 },
      source("DM.weight", "DM.weight@previous"),
      literals(200, "kg", "g"),
      ...numeric(mass, condition),
    ),
    pure: fc.oneof(
      { depthSize: "small", maxDepth: 3 },
      source("VS.pulse", "score(ALS.q1)", "score(ALS.q2)"),
      literals(9),
      ...numeric(pure, condition),
      fc
        .tuple(
          source("VS.sysbp", "VS.sysbp@baseline", "2 'kPa'"),
          source("VS.sysbp@previous", "3 'mm[Hg]'"),
        )
        .map(([left, right]): Expression => ({ kind: "arithmetic", op: "/", left, right })),
      ae.map((of): Expression => ({ kind: "rows", name: "count", form: "AE", of })),
    ),
    duration: fc.oneof(
      { depthSize: "small", maxDepth: 3 },
      fc
        .record({
          in: fc.constantFrom(
            "hours" as const,
            "days" as const,
            "months" as const,
            "years" as const,
          ),
          from: date,
          to: date,
        })
        .map((node): Expression => ({ kind: "elapsed", ...node })),
      literals(60, "d", "h", "wk"),
      source("AE.days", "sum(AE: AE.days)", "greatest(AE: AE.days)", "mean(AE: AE.days)"),
      source("last(AE: AE.days)", "first(AE: AE.days)"),
      ...numeric(duration, condition),
    ),
    date: fc.oneof(
      { depthSize: "small", maxDepth: 2 },
      dateLeaves,
      source("least(AE: AE.start)", "last(AE: AE.start)"),
      fc
        .tuple(fc.constantFrom("+" as const, "-" as const), date, literals(40, "d"))
        .map(([op, left, right]): Expression => ({ kind: "arithmetic", op, left, right })),
      fc.array(date, { minLength: 1, maxLength: 3 }).map((of) => call("least", of)),
      fc.array(date, { minLength: 1, maxLength: 3 }).map((of) => call("greatest", of)),
      choices(condition, date),
    ),
  };
});

export const anyCondition = sorts.condition.map((node) => structuredClone(node));
export const anyQuantity = fc
  .oneof(sorts.pressure, sorts.mass, sorts.pure, sorts.duration, sorts.date)
  .map((node) => structuredClone(node));

const gone: readonly (Datum | undefined)[] = [
  undefined,
  { missing: "refused" },
  { missing: "unknown" },
];

function perhaps(datum: fc.Arbitrary<Datum>): fc.Arbitrary<Datum | undefined> {
  return fc.oneof(
    { arbitrary: datum, weight: 4 },
    { arbitrary: fc.constantFrom(...gone), weight: 1 },
  );
}

const days = fc.integer({ min: 1, max: 28 }).map((day) => String(day).padStart(2, "0"));
const partial = fc.oneof(
  fc
    .tuple(fc.constantFrom("2023-12", "2024-01", "2024-02"), days)
    .map(([month, day]) => `${month}-${day}`),
  fc.constantFrom("2023", "2024", "2023-12", "2024-01", "2024-02"),
);
const moments = fc.oneof(
  partial,
  fc
    .tuple(days, fc.constantFrom("10", "10:30", "10:30:15", "23:59"))
    .map(([day, time]) => `2024-01-${day}T${time}`),
);
const someCodes = (...codes: readonly string[]) =>
  fc.oneof(fc.constantFrom(...codes), fc.subarray([...codes], { minLength: 1 }));
const small = (max: number) => fc.integer({ min: 0, max }).map((value) => value / 2);
const number = (max: number) =>
  fc.oneof(
    small(max),
    small(max).map((value) => ({ value, entered: value.toFixed(2) })),
  );

const adverseEvent = fc.record(
  {
    grade: perhaps(someCodes("1", "2", "3", "4", "5")),
    related: perhaps(fc.boolean()),
    start: perhaps(partial),
    days: perhaps(fc.integer({ min: 0, max: 20 })),
  },
  { noNullPrototype: true },
);
const result = fc.record(
  {
    test: perhaps(fc.constantFrom("ALT", "AST")),
    value: perhaps(number(100)),
    high: perhaps(fc.boolean()),
  },
  { noNullPrototype: true },
);
const date = fc.option(partial, { nil: undefined });

/** What may be known of a participant. */
export const anyFacts: fc.Arbitrary<Facts> = fc
  .record({
    own: fc.record({
      sysbp: perhaps(number(400)),
      pulse: perhaps(small(20)),
      at: perhaps(moments),
    }),
    stored: fc.record({
      "VS.sysbp@baseline": perhaps(number(400)),
      "VS.sysbp@previous": perhaps(number(400)),
      "DM.weight": perhaps(number(250)),
      "DM.weight@previous": perhaps(number(250)),
      "DM.races": perhaps(fc.subarray(["asian", "black", "white"])),
      "DM.initials": perhaps(fc.constantFrom("AB", "CD", "EF")),
      "INJ.date": perhaps(partial),
      "INJ.ais@baseline": perhaps(someCodes("A", "B", "C", "D", "E")),
      "INJ.ais": perhaps(someCodes("A", "B", "C", "D", "E")),
      "INJ.intubated": perhaps(fc.boolean()),
      "AE.grade": perhaps(someCodes("1", "2", "3", "4", "5")),
      "AE.grade@baseline": perhaps(someCodes("1", "2", "3", "4", "5")),
      "AE.related": perhaps(fc.boolean()),
      "AE.start": perhaps(partial),
      "AE.days": perhaps(fc.integer({ min: 0, max: 20 })),
      "ALS.q1": perhaps(fc.constantFrom("0", "1", "2", "3", "4")),
      "ALS.q2": perhaps(someCodes("0", "1", "2", "3", "4")),
      "LB.date": perhaps(partial),
    }),
    instances: fc.record({
      AE: fc.array(adverseEvent, { maxLength: 4 }),
      "LB.results": fc.array(result, { maxLength: 4 }),
    }),
    dates: fc
      .record({ screening: date, 1: fc.option(moments, { nil: undefined }), enrolled: date })
      .map((dates) =>
        Object.fromEntries(
          Object.entries(dates).flatMap(([name, at]) => (at === undefined ? [] : [[name, at]])),
        ),
      ),
    today: partial.map((at) => (at.length < 10 ? "2024-02-01" : at)),
  })
  .map((facts): Facts => facts);
