import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type ColumnSource,
  dataset,
  datasetsOf,
  doseDate,
  eventDate,
  from,
  today,
  valuesOf,
  whether,
} from "../../definition/index.ts";
import { deriveDatasets } from "./derive-datasets.ts";
import {
  allocated,
  cells,
  demographics,
  filled,
  somebody,
  testStudy,
} from "./testing/test-study.ts";

const people = { kind: "participant" } as const;
const visits = { kind: "visits" } as const;
const findings = { kind: "findings", forms: ["VS"] } as const;
const events = { kind: "instances", form: "AE" } as const;
const rows = { kind: "rows", form: "AE", group: "course" } as const;
const doses = { kind: "instances", form: "EX" } as const;

test("a record is a participant, an event, a visit held, an instance, a row, or an answered test", () => {
  const one = from.constant(1);
  assert.equal(cells(one, people).length, 1);
  assert.deepEqual(cells(from.event("name"), { kind: "course" }), [
    "SCREENED",
    "ENTERED INTO TRIAL",
  ]);
  assert.equal(cells(one, { kind: "course", events: ["enrolled"] }).length, 1);
  assert.deepEqual(cells(from.visit("id"), visits), ["first", "second", "extra"]);
  assert.deepEqual(cells(from.field("term"), events), ["Headache", "Ache"]);
  assert.deepEqual(cells(from.field("severity"), rows), ["MILD", "SEVERE"]);
  assert.deepEqual(cells(from.test("code"), findings), [
    "WEIGHT",
    "SYSBP",
    "TEMP",
    "MOOD",
    "DOUBLE",
  ]);
  assert.equal(cells(one, { kind: "several", of: [events, people] }).length, 3);
});

test("the study, the participant and a constant are what they are", () => {
  assert.deepEqual(cells(from.study, people), ["TEST"]);
  assert.deepEqual(cells(from.participant("number"), people), ["007"]);
  assert.deepEqual(cells(from.participant("site"), people), ["01"]);
  assert.deepEqual(cells(from.participant("country"), people), ["CHN"]);
  assert.deepEqual(cells(from.constant("mg"), people), ["mg"]);
});

test("another column and the participant's own row are read", () => {
  assert.deepEqual(cells(from.subject("SITEID"), visits), ["01", "01", "01"]);
  const pair = dataset("PP", "Pair", people, { keys: ["PPONE"] }, [
    ["PPTWO", from.column("PPONE"), { type: "number" }],
    ["PPONE", from.constant("12")],
  ]);
  const table = deriveDatasets(testStudy([pair]), [somebody()]).find((one) => one.name === "PP");
  assert.deepEqual([...(table?.rows ?? [])], [[12, "12"]]);
});

test("a column that depends on itself is a fault", () => {
  const circle = dataset("CC", "Circle", people, { keys: ["CCONE"] }, [
    ["CCONE", from.join(from.column("CCTWO"))],
    ["CCTWO", from.column("CCONE")],
  ]);
  assert.throws(() => deriveDatasets(testStudy([circle]), []), /CCONE → CCTWO → CCONE/);
});

test("the arm is told only to those who bring the allocation", () => {
  const revealing: readonly ColumnSource[] = [
    from.arm("id"),
    from.byArm({ a: from.constant("a") }),
    from.pick("first", from.arm("code"), from.constant("none")),
    from.lookup(from.over(visits, "first", from.byArm({ a: from.constant("x") })), {}, "none"),
    from.subject("ARMCD"),
  ];
  for (const source of revealing) assert.deepEqual(cells(source, people, { masked: true }), [null]);
  assert.deepEqual(cells(from.arm("code"), people), ["A"]);
  assert.deepEqual(cells(from.arm("name"), people), ["Active"]);
  assert.deepEqual(cells(from.byArm({ b: from.constant("b") }), people), [null]);
  assert.deepEqual(cells(from.subject("ARMCD"), people), ["A"]);
});

test("a field that reveals who got what is blank without the allocation", () => {
  assert.deepEqual(cells(from.field("secret"), events, { masked: true }), [null, null]);
  assert.deepEqual(cells(from.field("secret"), events), ["X1", null]);
});

test("rows are the same whoever got what, as long as the allocation is not given", () => {
  const study = testStudy();
  const [mine, other] = ["a", "b"].map((arm) => {
    const entry = { "007": { number: "R1", arm } };
    return { ...allocated, allocated: entry };
  });
  const print = (allocation?: typeof allocated) =>
    JSON.stringify(
      deriveDatasets(study, [somebody()], allocation === undefined ? {} : { allocation }).map(
        (table) => [...table.rows],
      ),
    );
  assert.notEqual(print(mine), print(other));
  assert.equal(print(), print());
  assert.doesNotMatch(print(), /Active/);
});

test("a dose level is known by its id", () => {
  const level = (of: "product" | "amount" | "unit" | "route" | "title") =>
    cells(from.level(from.constant("high"), of), people)[0];
  assert.deepEqual(
    [level("product"), level("amount"), level("unit"), level("route"), level("title")],
    ["DRUG", "8", "mg", "ORAL", "High"],
  );
  assert.deepEqual(cells(from.level(from.constant("none"), "amount"), people), [null]);
});

test("an event of the course has a date, a name and, where it ends something, a reason", () => {
  const left = somebody({
    treatmentEnded: "2024-02-01",
    treatmentEndReason: "Moved away",
    endReason: "Left",
  });
  const event = (of: "date" | "name" | "reason") =>
    cells(from.event(of, "treatment-ended"), people, { person: left });
  assert.deepEqual(
    [event("date"), event("name"), event("reason")],
    [["2024-02-01"], ["TREATMENT ENDED"], ["Moved away"]],
  );
  assert.deepEqual(cells(from.event("date", "died"), people), [null]);
});

test("a withdrawn line gives no record, and somebody added by mistake none at all", () => {
  const { logs } = somebody();
  const withdrawn = { reason: "another's", by: "li", at: "2024-02-01T00:00:00.000Z" };
  const struck = { ...logs["AE"]?.["1"], withdrawn };
  const without = somebody({ logs: { ...logs, AE: { ...logs["AE"], 1: struck } } as never });
  assert.deepEqual(cells(from.field("term"), events, { person: without }), ["Ache"]);
  assert.deepEqual(cells(from.field("severity"), rows, { person: without }), []);
  assert.deepEqual(cells(from.constant(1), people, { person: somebody({ status: "voided" }) }), []);
});

test("a result beyond what was measured is its sign and limit in a column of texts, and no number", () => {
  const beyond = { qualifier: "<", limit: 50, entered: "<110", unit: "[lb_av]" } as const;
  const person = somebody({
    forms: { first: { VS: filled("VS", { visit: "first", values: { weight: beyond } }) } },
  });
  const result = (of: "original" | "standard", type: "text" | "number") =>
    cells(from.result(of), findings, { person, type });
  assert.deepEqual(result("original", "text"), ["<110"]);
  assert.deepEqual(result("standard", "text"), ["<50"]);
  assert.deepEqual(result("standard", "number"), [null]);
});

test("a dose is the record's own, the first or the last", () => {
  assert.deepEqual(cells(from.dose("date"), doses), ["2024-01-10", "2024-01-23"]);
  assert.deepEqual(cells(from.dose("number"), doses, { type: "number" }), [1, 2]);
  assert.deepEqual(cells(from.dose("level"), doses), [null, "high"]);
  assert.deepEqual(cells(from.dose("date", "last"), people), ["2024-01-23"]);
});

test("a visit says its number, name, planned day, dates and epoch; a dose belongs to the visit it was given at", () => {
  const visit = (
    of: Extract<ColumnSource, { kind: "visit" }>["of"],
    type: "text" | "number" = "text",
  ) => cells(from.visit(of), visits, { type });
  assert.deepEqual(visit("number", "number"), [1, 2, 2.1]);
  assert.deepEqual(visit("name"), ["VISIT 1", "SECOND", "UNSCHEDULED 2.1"]);
  assert.deepEqual(visit("day", "number"), [-7, 14, null]);
  assert.deepEqual(visit("date"), ["2024-01-01", "2024-01-23", "2024-01-25"]);
  assert.deepEqual(visit("end"), ["2024-01-01", "2024-01-24", "2024-01-25"]);
  assert.deepEqual(visit("epoch"), ["SCREENING", "TREATMENT", "TREATMENT"]);
  assert.deepEqual(visit("unplanned"), [null, null, "Not planned"]);
  assert.deepEqual(cells(from.visit("date", "first"), people), ["2024-01-01"]);
  assert.deepEqual(cells(from.visit("id"), doses), ["first", "second"]);
  assert.deepEqual(cells(from.visit("id"), { ...events, visit: "visitNumber" }), ["extra", null]);
});

test("a second time of a visit has its own number and name", () => {
  const twice = somebody({
    visitOrder: ["first", "first#2"],
    visits: {
      first: { visit: "first", status: "held", date: "2024-01-01" },
      "first#2": { visit: "first", status: "held", date: "2024-02-01" },
    },
  });
  const of = { person: twice };
  assert.deepEqual(cells(from.visit("number"), visits, of), ["1", "1.01"]);
  assert.deepEqual(cells(from.visit("name"), visits, of), ["VISIT 1", "VISIT 1 2"]);
});

test("a field is read as value, wording, score or unit, from the record or from another form", () => {
  assert.deepEqual(cells(from.field("serious"), events), ["N", "Y"]);
  assert.deepEqual(cells(from.field("places"), events), ["EAR;MOUTH", null]);
  assert.deepEqual(cells(from.field("age", { form: "DM" }), events, { type: "number" }), [61, 61]);
  const vitals = { kind: "instances", form: "VS" } as const;
  assert.deepEqual(cells(from.field("place", { as: "wording" }), vitals), ["Ear"]);
  assert.deepEqual(cells(from.field("mood", { as: "score" }), vitals, { type: "number" }), [3]);
  assert.deepEqual(cells(from.field("weight"), vitals), ["150.0"]);
  assert.deepEqual(cells(from.field("weight"), vitals, { type: "number" }), [68.04]);
  assert.deepEqual(cells(from.field("weight", { as: "unit" }), vitals), ["LB"]);
  assert.deepEqual(cells(from.field("pressure"), vitals), [null]);
});

test("a test has a code and a name, by default the field's label", () => {
  assert.deepEqual(cells(from.test("name"), findings).slice(0, 2), ["Weight", "Systolic"]);
});

test("a result is kept as entered and given in standard units; missing is not done, and says why", () => {
  const result = (
    of: Extract<ColumnSource, { kind: "result" }>["of"],
    type: "text" | "number" = "text",
  ) => cells(from.result(of), findings, { type });
  assert.deepEqual(result("original"), ["150.0", null, "36.6", "3", null]);
  assert.deepEqual(result("original-unit"), ["LB", null, "C", null, null]);
  assert.deepEqual(result("standard"), ["68.04", null, "36.6", "3", "136.08"]);
  assert.deepEqual(result("standard", "number"), [68.04, null, 36.6, 3, 136.08]);
  assert.deepEqual(result("standard-unit"), ["kg", null, "C", null, "kg"]);
  assert.deepEqual(result("status"), [null, "NOT DONE", null, null, null]);
  assert.deepEqual(result("reason"), [null, "refused", null, null, null]);
});

test("what a field, its form or a qualifying field declares is taken from there", () => {
  const vital = (name: string) => {
    const probe = dataset("PR", "Probe", findings, { keys: ["VSTESTCD"] }, [
      ["VSTESTCD", from.test("code")],
      [name, from.target],
    ]);
    const table = deriveDatasets(testStudy([probe]), [somebody()]).find((one) => one.name === "PR");
    return Object.fromEntries([...(table?.rows ?? [])] as [string, string | null][]);
  };
  assert.deepEqual(vital("VSPOS"), {
    DOUBLE: null,
    MOOD: null,
    SYSBP: "SUPINE",
    TEMP: null,
    WEIGHT: null,
  });
  assert.equal(vital("VSCAT")["MOOD"], "VITALS");
  assert.deepEqual(vital("VSLOC"), {
    DOUBLE: null,
    MOOD: null,
    SYSBP: null,
    TEMP: "EAR",
    WEIGHT: null,
  });
});

test("the study day has no day 0, and none where a date is not known to the day", () => {
  const days = cells(from.studyDay(from.visit("date")), visits, { type: "number" });
  assert.deepEqual(days, [-9, 14, 16]);
  assert.deepEqual(cells(from.studyDay(from.field("start")), events, { type: "number" }), [
    null,
    -1,
  ]);
  const undosed = { person: somebody({ doses: [] }), type: "number" as const };
  assert.deepEqual(cells(from.studyDay(from.visit("date")), visits, undosed), [null, null, null]);
});

test("an epoch begins on a date, or after one; a partial date is in the first", () => {
  const starts = [
    { name: "S" },
    { name: "T", on: from.subject("RFSTDTC") },
    { name: "F", after: from.constant("2024-01-23") },
  ];
  assert.deepEqual(cells(from.epoch(from.visit("date"), starts), visits), ["S", "T", "F"]);
  assert.deepEqual(cells(from.epoch(from.field("start"), starts), events), ["S", "S"]);
  const late = [{ name: "S", on: from.constant("2024-01-02") }];
  assert.deepEqual(cells(from.epoch(from.visit("date"), late), visits), [null, "S", "S"]);
});

test("a sequence follows the keys or its own order, from its own start", () => {
  const sequenced = (source: ColumnSource) => {
    const probe = dataset("PR", "Probe", events, { keys: ["PRTERM"] }, [
      ["PRTERM", from.field("term")],
      ["PRSEQ", source],
    ]);
    const table = deriveDatasets(testStudy([probe]), [somebody()]).find((one) => one.name === "PR");
    return [...(table?.rows ?? [])];
  };
  assert.deepEqual(sequenced(from.sequence({ from: 11 })), [
    ["Ache", 11],
    ["Headache", 12],
  ]);
  assert.deepEqual(sequenced(from.sequence({ by: [from.field("start")] })), [
    ["Ache", 2],
    ["Headache", 1],
  ]);
});

test("a lookup maps, keeps or replaces; a condition chooses", () => {
  const id = from.visit("id");
  assert.deepEqual(cells(from.lookup(id, { first: 1 }), visits), ["1", null, null]);
  assert.deepEqual(cells(from.lookup(id, { first: 1 }, "same"), visits), ["1", "second", "extra"]);
  assert.deepEqual(cells(from.lookup(id, { first: 1 }, 0), visits), ["1", "0", "0"]);
  assert.deepEqual(cells(from.flag(whether.in(id, "first")), visits), ["Y", null, null]);
  const named = from.when(
    whether.not(whether.present(from.field("start"))),
    from.constant("no"),
    from.constant("yes"),
  );
  assert.deepEqual(cells(named, events), ["yes", "yes"]);
});

test("of several values the first, earliest, latest, least or greatest is taken, here or over other records", () => {
  const dates = [from.constant(""), from.constant("2024-02"), from.constant("2024-01-05")];
  assert.deepEqual(cells(from.pick("first", ...dates), people), ["2024-02"]);
  assert.deepEqual(cells(from.pick("earliest", ...dates), people), ["2024-01-05"]);
  assert.deepEqual(cells(from.pick("latest", ...dates), people), ["2024-02"]);
  const numbers = { type: "number" as const };
  assert.deepEqual(cells(from.over(doses, "greatest", from.dose("number")), people, numbers), [2]);
  assert.deepEqual(cells(from.over(doses, "least", from.dose("number")), people, numbers), [1]);
  const ofExtra = whether.in(from.visit("id"), "extra");
  assert.deepEqual(cells(from.over(visits, "first", from.visit("date"), ofExtra), people), [
    "2024-01-25",
  ]);
  assert.deepEqual(cells(from.over(rows, "latest", from.field("none")), people), [null]);
});

test("texts are joined and cut", () => {
  assert.deepEqual(cells(from.join("01-", from.participant("number")), people), ["01-007"]);
  assert.deepEqual(cells(from.start(from.constant("2024-01-05T10:00"), 10), people), [
    "2024-01-05",
  ]);
});

test("a number is scaled exactly, keeps its sign of comparison and gives way to the space there is", () => {
  const scaled = (
    text: string,
    factor: string,
    more: { decimals?: ColumnSource; characters?: number } = {},
  ) => cells(from.scaled(from.constant(text), from.constant(factor), more), people)[0];
  assert.equal(scaled("299.7", "0.6206"), "185.99382");
  assert.equal(scaled("<0.2", "17.1"), "<3.42");
  assert.equal(scaled("N", "17.1"), "N");
  assert.equal(scaled("4.55", "10", { decimals: from.constant(0) }), "46");
  assert.equal(scaled("5.30", "1"), "5.3");
  assert.equal(scaled("333.33", "0.73785", { characters: 6 }), "245.95");
});

test("a result is low, normal or high against its range, as far as it is known", () => {
  const against = (text: string, low: string, high: string, normal?: readonly string[]) =>
    cells(
      from.range(from.constant(text), from.constant(low), from.constant(high), normal),
      people,
    )[0];
  assert.equal(against("3.2", "3.3", "4.9"), "LOW");
  assert.equal(against("4.90", "3.3", "4.9"), "NORMAL");
  assert.equal(against("5", "3.3", "4.9"), "HIGH");
  assert.equal(against("<3", "3.3", "4.9"), "LOW");
  assert.equal(against("<4", "3.3", "4.9"), null);
  assert.equal(against(">5", "3.3", "4.9"), "HIGH");
  assert.equal(against("N", "", "", ["0", "N"]), "NORMAL");
  assert.equal(against("1", "", "", ["0", "N"]), "ABNORMAL");
  assert.equal(against("1", "", ""), null);
});

test("a text in a column of numbers is its number, or blank", () => {
  assert.deepEqual(cells(from.constant("066.50"), people, { type: "number" }), [66.5]);
  assert.deepEqual(cells(from.constant("<5"), people, { type: "number" }), [null]);
});

test("an expression about the participant gives a number, a text, a date or yes and no; what is unknown is blank", () => {
  const { age } = valuesOf(demographics);
  assert.deepEqual(cells(from.expression(age.plus(1)), people, { type: "number" }), [62]);
  assert.deepEqual(cells(from.expression(age.atLeast(65)), people), ["N"]);
  assert.deepEqual(cells(from.expression(eventDate("enrolled").plusDays(1)), people), [
    "2024-01-11",
  ]);
  assert.deepEqual(cells(from.expression(doseDate("last")), people), ["2024-01-23"]);
  assert.deepEqual(cells(from.expression(eventDate("died")), people), [null]);
  assert.deepEqual(cells(from.expression(today), people), [null]);
});

test("a study that declares nothing has DM, DS, SV, EX, AE and a dataset for each domain of its forms", () => {
  const study = testStudy();
  const names = datasetsOf(study).map((one) => one.name);
  assert.deepEqual(names, ["DM", "DS", "SV", "EX", "AE", "VS", "PE"]);
  const tables = new Map(deriveDatasets(study, [somebody()]).map((table) => [table.name, table]));
  const cellsOf = (name: string, column: string) => {
    const table = tables.get(name);
    const place = table?.columns.findIndex((one) => one.name === column) ?? -1;
    return [...(table?.rows ?? [])].map((row) => row[place]);
  };
  assert.deepEqual(cellsOf("DM", "USUBJID"), ["TEST-007"]);
  assert.deepEqual(cellsOf("DM", "AGE"), [61]);
  assert.deepEqual(cellsOf("DM", "AGEU"), ["YEARS"]);
  assert.deepEqual(cellsOf("SV", "SVSTDY"), [-9, 14, 16]);
  assert.deepEqual(cellsOf("EX", "EXSTDTC"), ["2024-01-10", "2024-01-23"]);
  assert.deepEqual(cellsOf("EX", "EPOCH"), ["TREATMENT", "TREATMENT"]);
  assert.deepEqual(cellsOf("AE", "AETERM"), ["Headache", "Ache"]);
  assert.deepEqual(cellsOf("AE", "AESTDY"), [null, -1]);
  assert.deepEqual(cellsOf("VS", "VSORRES"), [null, "3", null, "36.6", "150.0"]);
  assert.deepEqual(cellsOf("VS", "VSSEQ"), [1, 2, 3, 4, 5]);
  assert.deepEqual(cellsOf("DS", "DSDECOD"), ["ENTERED INTO TRIAL"]);
});

test("in a form that names no test, every answer is one, called by the field", () => {
  const instances = somebody({
    visitOrder: ["first"],
    forms: {
      first: {
        PR: filled("PR", { visit: "first", values: { upperLimbLeft: 1, upperLimbRight: 2 } }),
      },
    },
  });
  const source = { kind: "findings", forms: ["PR"] } as const;
  assert.deepEqual(cells(from.test("code"), source, { person: instances }), [
    "UPPERLIM",
    "UPPERLI2",
  ]);
  assert.deepEqual(cells(from.test("name"), source, { person: instances }), ["Left", "Right"]);
});

test("a declared dataset takes the place of the one its domain would have", () => {
  const own = dataset("VSLONG", "Own", findings, { domain: "VS", keys: ["VSTESTCD"] }, [
    "VSTESTCD",
  ]);
  const names = datasetsOf(testStudy([own])).map((one) => one.name);
  assert.deepEqual(names, ["DM", "DS", "SV", "EX", "AE", "PE", "VSLONG"]);
});

test("names that every object has are no fields, visits or codes", () => {
  const odd = somebody({
    logs: { AE: { 1: filled("AE", { line: 1, values: { term: "constructor" } }) } },
  });
  assert.deepEqual(cells(from.field("constructor"), events, { person: odd }), [null]);
  assert.deepEqual(cells(from.lookup(from.field("term"), {}), events, { person: odd }), [null]);
});
