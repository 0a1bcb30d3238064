import assert from "node:assert/strict";
import { test } from "node:test";
import {
  type AnalysisDataset,
  type EventTimeDataset,
  from,
  type OccurrenceDataset,
  whether,
} from "../../definition/index.ts";
import type { ParticipantState } from "../../engine/index.ts";
import { filled, somebody } from "../sdtm/testing/test-study.ts";
import { deriveAnalysisData } from "./derive-analysis-data.ts";
import {
  allocatedAs,
  columnsOf,
  derived,
  person,
  readoutStudy,
  subjects,
  weighed,
  weights,
} from "./testing/test-readout.ts";

const text = (name: string, source: ReturnType<typeof from.column>) =>
  ({ name, label: name, type: "text", source }) as const;
const number = (name: string, source: ReturnType<typeof from.column>) =>
  ({ name, label: name, type: "number", source }) as const;

const events: OccurrenceDataset = {
  kind: "occurrences",
  name: "ADAE",
  label: "Events",
  keys: ["USUBJID", "LINE"],
  records: { kind: "instances", form: "AE" },
  columns: [
    "USUBJID",
    text("AETERM", from.field("term")),
    text("AESER", from.field("serious")),
    text("ASTDT", from.completed(from.field("start"), "first", "month")),
    text("ASTDTF", from.completed(from.field("start"), "first", "month", "flag")),
    text("LINE", from.field("visitNumber")),
    "AOCCFL",
    "AOCCPFL",
    "AOCCSFL",
  ],
  flags: [
    { column: "AOCCFL", within: [], by: ["ASTDT", "LINE"] },
    { column: "AOCCPFL", within: ["AETERM"], by: ["ASTDT", "LINE"] },
    {
      column: "AOCCSFL",
      within: [],
      where: whether.in(from.column("AESER"), "Y"),
      by: ["ASTDT", "LINE"],
    },
  ],
};

type Event = readonly [line: number, term: string, start: string, serious: boolean];

function suffering(
  list: readonly Event[],
  parts: Readonly<Record<string, unknown>> = {},
): ParticipantState {
  const AE = Object.fromEntries(
    list.map(([line, term, start, serious]) => [
      line,
      filled("AE", { line, values: { term, start, serious, visitNumber: line } }),
    ]),
  );
  return person({ logs: { ...somebody().logs, AE }, ...parts });
}

const course: readonly Event[] = [
  [1, "Rash", "2024-01-20", false],
  [2, "Rash", "2024-01-12", false],
  [3, "Ache", "2024-02", true],
  [4, "Ache", "2023", false],
];

test("nobody is in a dataset who was not enrolled, was added by mistake, or does not belong to ADSL", () => {
  const people = [
    weighed([["2024-01-10", 70]]),
    weighed([["2024-01-10", 71]], { id: "008", dates: { screened: "2024-01-01" } }),
    weighed([["2024-01-10", 72]], { id: "009", status: "voided" }),
    weighed([["2024-01-10", 73]], { id: "010", site: "02" }),
  ];
  const here = { ...subjects, where: whether.in(from.participant("site"), "01") };
  const data = deriveAnalysisData(readoutStudy([here, weights]), people);
  assert.deepEqual(columnsOf(data, "ADSL", "USUBJID"), [["TEST-007"]]);
  assert.deepEqual(columnsOf(data, "ADVS", "AVAL"), [[70]]);
});

test("a study without a readout has the datasets that follow from its parts: people, what endpoints measure, events", () => {
  const { readout: _, ...study } = readoutStudy([]);
  const { tables } = deriveAnalysisData(study, [somebody()]);
  assert.deepEqual(Object.keys(tables), ["ADSL", "ADAE"]);
  const names = tables["ADSL"]?.columns.map(({ name }) => name) ?? [];
  assert.equal(names.includes("SEX"), false, "nobody is asked for it in this study");
  assert.equal(tables["ADSL"]?.rows.length, 1);
});

test("a column that comes from nowhere, and one that depends on itself, are faults", () => {
  const nowhere = { ...weights, columns: ["USUBJID", "NOWHERE"] };
  assert.throws(() => derived(nowhere, [somebody()], "NOWHERE"), /comes from nowhere/);
  const circular = { ...events, columns: [text("AETERM", from.column("AETERM")), "USUBJID"] };
  assert.throws(() => derived(circular, [somebody()], "AETERM"), /depends on itself/);
});

test("a date without its day is made whole and flagged; without its month it stays unknown", () => {
  assert.deepEqual(derived(events, [suffering(course)], "LINE", "ASTDT", "ASTDTF"), [
    ["1", "2024-01-20", null],
    ["2", "2024-01-12", null],
    ["3", "2024-02-01", "D"],
    ["4", null, null],
  ]);
});

test("the first event bears its flag: of all, of its term, of those that count", () => {
  const known = { ...events, where: whether.present(from.column("ASTDT")) };
  assert.deepEqual(derived(known, [suffering(course)], "LINE", "AOCCFL", "AOCCPFL", "AOCCSFL"), [
    ["1", null, null, null],
    ["2", "Y", "Y", null],
    ["3", null, "Y", "Y"],
  ]);
});

const times: EventTimeDataset = {
  kind: "event-time",
  name: "ADTTE",
  label: "Times",
  keys: ["USUBJID", "PARAMCD"],
  parameters: [
    {
      code: "RASH",
      name: "Time to rash or death",
      origin: from.subject("TRTSDT"),
      events: [
        {
          description: "RASH",
          date: from.over(
            { kind: "derived", dataset: "ADAE" },
            "earliest",
            from.row("ASTDT"),
            whether.in(from.row("AETERM"), "Rash"),
          ),
          dataset: "ADAE",
          variable: "ASTDT",
        },
        { description: "DEATH", date: from.event("date", "died") },
      ],
      censors: [
        { description: "COMPLETED", date: from.event("date", "completed") },
        { description: "WITHDRAWN", date: from.event("date", "withdrawn") },
      ],
    },
  ],
  columns: ["USUBJID", "PARAMCD", "AVAL", "CNSR", "ADT", "EVNTDESC", "SRCDOM", "SRCVAR"],
};

function time(somebody: ParticipantState) {
  const allocation = allocatedAs({});
  const study = readoutStudy([subjects, events, times]);
  const data = deriveAnalysisData(study, [somebody], { allocation });
  const [row] = columnsOf(data, "ADTTE", "AVAL", "CNSR", "ADT", "EVNTDESC");
  return { row, origins: data.tables["ADTTE"]?.origins[0] };
}

test("the earliest of several events ends the time, and the row leads to the form that says so", () => {
  const dates = { ...somebody().dates, died: "2024-03-01", completed: "2024-06-01" };
  const { row, origins } = time(suffering(course, { dates }));
  assert.deepEqual(row, [3, 0, "2024-01-12", "RASH"]);
  assert.deepEqual(origins, [{ participant: "007", form: "AE", line: "2" }]);
});

test("an event after the end of observation is none, and of two ends the earlier counts", () => {
  const dates = { ...somebody().dates, withdrawn: "2024-01-11", completed: "2024-06-01" };
  assert.deepEqual(time(suffering(course, { dates })).row, [2, 1, "2024-01-11", "WITHDRAWN"]);
  const sameDay = { ...somebody().dates, withdrawn: "2024-01-12" };
  assert.deepEqual(time(suffering(course, { dates: sameDay })).row, [3, 0, "2024-01-12", "RASH"]);
});

test("without an event and without an end the time is not known, and not called censored", () => {
  assert.deepEqual(time(suffering([])).row, [null, null, null, null]);
});

test("a site with too few in any arm that occurs is pooled with others like it", () => {
  const pooledSubjects: AnalysisDataset = {
    ...(subjects as Extract<AnalysisDataset, { kind: "subject" }>),
    pools: [
      { column: "SITEGR1", label: "Pooled", of: "SITEID", by: "TRT01P", least: 2, as: "900" },
    ],
    columns: [...subjects.columns, "SITEGR1"],
  };
  const at = (id: string, site: string) => person({ id, site });
  const people = [
    ...["1", "2", "3", "4"].map((id) => at(id, "01")),
    ...["5", "6", "7"].map((id) => at(id, "02")),
    at("8", "03"),
  ];
  const allocation = allocatedAs({
    1: "a",
    2: "a",
    3: "b",
    4: "b",
    5: "a",
    6: "a",
    7: "b",
    8: "a",
  });
  const study = readoutStudy([pooledSubjects]);
  const data = deriveAnalysisData(study, people, { allocation });
  assert.deepEqual(columnsOf(data, "ADSL", "SITEGR1").flat(), [
    "01",
    "01",
    "01",
    "01",
    "900",
    "900",
    "900",
    "900",
  ]);
  const blinded = deriveAnalysisData(study, people);
  assert.deepEqual([...new Set(columnsOf(blinded, "ADSL", "SITEGR1").flat())], [null]);
});

test("numbers are calculated, rounded as by hand, and grouped", () => {
  const calculated: AnalysisDataset = {
    ...weights,
    columns: [
      "USUBJID",
      number("HALF", from.rounded(from.calculated("divided-by", from.column("AVAL"), two), 1)),
      number("LESS", from.calculated("minus", from.column("AVAL"), from.constant(70))),
      number("NONE", from.calculated("divided-by", from.column("AVAL"), from.constant(0))),
      number("DIGITS", from.digits(from.calculated("divided-by", from.column("AVAL"), three), 4)),
      number("SUM", from.pick("sum", from.column("AVAL"), from.column("NONE"), two)),
      number("DAYS", from.days(from.subject("TRTSDT"), from.column("ADT"), true)),
    ],
    keys: ["USUBJID"],
  };
  const heavy = weighed([["2024-01-16", 70.5]]);
  assert.deepEqual(
    derived(calculated, [heavy], "HALF", "LESS", "NONE", "DIGITS", "SUM", "DAYS"),
    // 35.25 has no exact double below it; it rounds away from zero.
    [[35.3, 0.5, null, 23.5, 72.5, 7]],
  );
});

const two = from.constant(2);
const three = from.constant(3);
