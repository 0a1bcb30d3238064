import {
  choice,
  choices,
  codeList,
  type ColumnSource,
  type Dataset,
  date,
  dataset,
  decimal,
  defineStudy,
  derived,
  form,
  from,
  group,
  integer,
  scores,
  type Study,
  visit,
  words,
  yesNo,
} from "../../../definition/index.ts";
import type { AllocationState, FormState, ParticipantState } from "../../../engine/index.ts";
import { noAllocation } from "../../../engine/index.ts";
import { text } from "../../../kernel/index.ts";
import type { Cell } from "../../table.ts";
import { datasetDerivers } from "../derive-datasets.ts";

const place = codeList("PLACE", { EAR: ["Ear", "耳"], MOUTH: ["Mouth", "口腔"] });

export const demographics = form(
  "DM",
  "Demographics",
  {
    age: integer("Age", { unit: "a", sdtm: { variable: "AGE" } }),
  },
  { sdtm: { domain: "DM" } },
);

const vitals = form(
  "VS",
  "Vital signs",
  {
    weight: decimal("Weight", "kg", { units: ["[lb_av]"], decimals: 2, sdtm: { test: "WEIGHT" } }),
    pressure: integer("Pressure, lying", {
      unit: "mm[Hg]",
      sdtm: { test: "SYSBP", testName: "Systolic", constants: { VSPOS: "SUPINE" } },
    }),
    temperature: decimal("Temperature", "Cel", { sdtm: { test: "TEMP" } }),
    place: choice("Taken in", place, { sdtm: { test: "TEMP", variable: "VSLOC" } }),
    mood: choice("Mood", scores("MOOD", 0, 4), { sdtm: { test: "MOOD" } }),
    double: derived("Twice the weight", { unit: "kg", sdtm: { test: "DOUBLE" } }),
  },
  { sdtm: { domain: "VS", constants: { VSCAT: "VITALS" } } },
  ({ weight }) => ({
    derive: { double: weight.times(2) },
  }),
);

const events = form(
  "AE",
  "Adverse events",
  {
    term: words("Event", { sdtm: { variable: "AETERM" } }),
    start: date("Start", { partial: true, sdtm: { variable: "AESTDTC" } }),
    serious: yesNo("Serious", { sdtm: { variable: "AESER" } }),
    places: choices("Places", place, { sdtm: { variable: "AELOC" } }),
    secret: words("Batch", { unblinding: true, sdtm: { variable: "AEBATCH" } }),
    visitNumber: decimal("Visit", "1"),
    course: group(
      { severity: words("Severity", { sdtm: { variable: "AESEV" } }) },
      { repeats: true },
    ),
  },
  { log: true, purpose: "adverse-event", sdtm: { domain: "AE" } },
);

const doses = form(
  "EX",
  "Doses",
  { given: date("Given") },
  {
    log: true,
    purpose: "dose",
    dateField: "given",
  },
);

const examination = form(
  "PR",
  "Examination",
  { upperLimbLeft: integer("Left"), upperLimbRight: integer("Right") },
  { sdtm: { domain: "PE" } },
);

const words2 = (en: string) => text(en, en);

/** A small study with every part that a column can be about. */
export function testStudy(datasets: readonly Dataset[] = []): Study {
  return defineStudy({
    id: "TEST",
    version: "1",
    title: "Test",
    phase: "I",
    sponsor: "Test",
    indication: "Test",
    planned: 2,
    blinding: "double",
    epochs: [
      { id: "before", title: words2("Before"), sdtm: "SCREENING" },
      { id: "during", title: words2("During"), sdtm: "TREATMENT" },
      { id: "after", title: words2("After"), sdtm: "FOLLOW-UP" },
    ],
    arms: [
      { id: "a", title: words2("Arm A"), sdtm: { code: "A", name: "Active" } },
      { id: "b", title: words2("Arm B") },
    ],
    products: [{ id: "drug", name: "Drug", description: words2("A drug") }],
    doseLevels: [
      {
        id: "high",
        title: words2("High"),
        product: "drug",
        amount: 8,
        unit: "mg",
        route: words2("oral"),
      },
    ],
    sites: [{ id: "01", name: words2("Site"), country: "CHN", zone: "Asia/Shanghai" }],
    visits: [
      visit("first", "First", {
        epoch: "before",
        forms: [demographics, vitals, examination],
        sdtm: { visitNumber: 1, visit: "VISIT 1", visitDay: -7 },
      }),
      visit("second", "Second", {
        epoch: "during",
        timing: { anchor: { dose: 1 }, targetDays: 13, earliestDays: 12, latestDays: 14 },
        forms: [vitals],
      }),
      visit("extra", "Extra", {
        epoch: "during",
        optional: [vitals],
        sdtm: { visit: "UNSCHEDULED {number}", unplanned: "Not planned" },
      }),
    ],
    forms: [demographics, vitals, examination, events, doses],
    datasets,
  });
}

/** A form of the record as a test writes it. */
export function filled(form: string, parts: Partial<FormState>): FormState {
  const stamp = { savedBy: "nurse", savedAt: "2024-01-01T00:00:00.000Z" } as unknown as FormState;
  return {
    ...stamp,
    form,
    version: 1,
    complete: false,
    values: {},
    rows: {},
    findings: [],
    ...parts,
  };
}

/** A participant of the small study. */
export function somebody(parts: Partial<ParticipantState> = {}): ParticipantState {
  const state = {
    version: 1,
    id: "007",
    site: "01",
    status: "enrolled",
    dates: { screened: "2024-01-01", enrolled: "2024-01-10" },
    consents: [],
    visitOrder: ["first", "second", "extra", "extra#2"],
    visits: {
      first: { visit: "first", status: "held", date: "2024-01-01" },
      second: { visit: "second", status: "held", date: "2024-01-23", endDate: "2024-01-24" },
      extra: { visit: "extra", status: "held", date: "2024-01-25", number: 2.1 },
      "extra#2": { visit: "extra", status: "skipped", reason: "ill" },
    },
    forms: {
      first: {
        DM: filled("DM", { visit: "first", values: { age: 61 } }),
        VS: filled("VS", {
          visit: "first",
          values: {
            weight: { value: 68.04, entered: "150.0", unit: "[lb_av]" },
            pressure: { missing: "refused" },
            temperature: 36.6,
            place: "EAR",
            mood: "3",
            double: 136.08,
          },
        }),
      },
    },
    logs: {
      AE: {
        1: filled("AE", {
          line: 1,
          values: {
            term: "Headache",
            start: "2024-01",
            serious: false,
            places: ["EAR", "MOUTH"],
            secret: "X1",
            visitNumber: 2.1,
          },
          rows: { course: { 1: { severity: "MILD" }, 2: { severity: "SEVERE" } } },
        }),
        2: filled("AE", { line: 2, values: { term: "Ache", start: "2024-01-09", serious: true } }),
      },
      EX: {
        1: filled("EX", { line: 1, values: { given: "2024-01-10" } }),
        2: filled("EX", { line: 2, values: { given: "2024-01-23" } }),
      },
    },
    doses: [
      { line: 1, date: "2024-01-10", visit: "first" },
      { line: 2, date: "2024-01-23", visit: "second", level: "high" },
    ],
    ...parts,
  };
  return state as unknown as ParticipantState;
}

export const allocated = {
  ...noAllocation,
  allocated: { "007": { number: "R1", arm: "a" } },
} as unknown as AllocationState;

type Records = Dataset["records"];

/** The cells that a source gives in a dataset of one column, for somebody. */
export function cells(
  source: ColumnSource,
  records: Records,
  options: {
    readonly type?: "text" | "number";
    readonly person?: ParticipantState;
    readonly masked?: true;
  } = {},
): Cell[] {
  const { type = "text", person = somebody() } = options;
  const probe = dataset("XX", "Probe", records, { keys: ["XXSEQ"] }, [
    ["XXSEQ", from.sequence()],
    ["XXVAL", source, { type }],
  ]);
  const derivers = datasetDerivers(
    testStudy([probe]),
    options.masked === true ? {} : { allocation: allocated },
  );
  const rows = derivers.find((one) => one.name === "XX")?.rowsOf(person) ?? [];
  return rows.map((row) => row[1] ?? null);
}
