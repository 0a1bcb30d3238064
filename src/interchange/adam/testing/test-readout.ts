import {
  type AnalysisData,
  type AnalysisDataset,
  from,
  type ParameterDataset,
  type Readout,
  type Study,
} from "../../../definition/index.ts";
import {
  type AllocationState,
  noAllocation,
  type ParticipantState,
} from "../../../engine/index.ts";
import { text } from "../../../kernel/index.ts";
import { filled, somebody, testStudy } from "../../sdtm/testing/test-study.ts";
import type { Cell } from "../../table.ts";
import { deriveAnalysisData } from "../derive-analysis-data.ts";

/** One row a participant of the small study. */
export const subjects: AnalysisDataset = {
  kind: "subject",
  name: "ADSL",
  label: "Subject-Level Analysis Dataset",
  keys: ["USUBJID"],
  columns: [
    "USUBJID",
    "SITEID",
    { name: "TRT01P", label: "Planned Treatment", type: "text", source: from.arm("name") },
    { name: "TRTSDT", label: "First Dose", type: "text", source: from.dose("date", "first") },
  ],
};

/** Weights in windows of days: up to day 1, days 2 to 14, days 15 to 28, after day 28. */
export const weights: ParameterDataset = {
  kind: "parameters",
  name: "ADVS",
  label: "Weight",
  keys: ["USUBJID", "PARAMCD", "AVISITN", "ADT"],
  records: { kind: "findings", forms: ["VS"] },
  code: from.test("code"),
  parameters: { WEIGHT: { name: "Weight (kg)", order: 1 } },
  value: from.result("standard"),
  date: from.visit("date"),
  windows: [
    { name: "Baseline", number: 0, target: 1, to: 1 },
    { name: "Week 1", number: 1, target: 8, from: 2, to: 14 },
    { name: "Week 3", number: 3, target: 22, from: 15, to: 28 },
    { name: "Week 5", number: 5, target: 36, from: 29, to: 60 },
  ],
  baseline: "Baseline",
  choose: "nearest-then-last",
  columns: [
    "USUBJID",
    { name: "VISIT", label: "Visit", type: "text", source: from.visit("name") },
    "PARAMCD",
    "AVISIT",
    "AVISITN",
    "ADT",
    "ADY",
    "AVAL",
    "BASE",
    "CHG",
    "PCHG",
    "ABLFL",
    "ANL01FL",
    "DTYPE",
    "AWRANGE",
    "AWTDIFF",
    "AWLO",
    "AWHI",
    "TRT01P",
  ],
};

/** The small study with a readout of these datasets. */
export function readoutStudy(datasets: readonly AnalysisDataset[]): Study {
  const readout: Readout = {
    datasets,
    treatment: {
      planned: "TRT01P",
      actual: "TRT01P",
      levels: [{ value: "Active", label: text("Active", "试验药") }],
    },
    populations: [],
    estimands: [],
    analyses: [],
    displays: [],
  };
  return { ...testStudy(), readout: JSON.parse(JSON.stringify(readout)) as Readout };
}

/** Somebody whose first dose was on 10 January 2024, weighed on some days; `null` where no weight was got. */
export function weighed(
  days: readonly (readonly [date: string, kg: number | null])[],
  parts: Parts = {},
): ParticipantState {
  const keys = days.map((_, place) => (place === 0 ? "extra" : `extra#${place + 1}`));
  const visits = days.map(([date], place) => [
    keys[place],
    { visit: "extra", status: "held", date, number: place + 1 },
  ]);
  const forms = days.map(([, kg], place) => [
    keys[place],
    {
      VS: filled("VS", {
        visit: keys[place] ?? "",
        values: { weight: kg ?? { missing: "refused" } },
      }),
    },
  ]);
  return person({
    visitOrder: keys,
    visits: Object.fromEntries(visits),
    forms: Object.fromEntries(forms),
    ...parts,
  });
}

/** Members of a participant's state as a test writes them. */
type Parts = Readonly<Record<string, unknown>>;

/** Somebody of the small study, with these members. */
export function person(parts: Parts): ParticipantState {
  return somebody(parts);
}

/** Who got what, by participant. */
export function allocatedAs(arms: Readonly<Record<string, string>>): AllocationState {
  const allocated = Object.fromEntries(
    Object.entries(arms).map(([id, arm]) => [id, { number: `R${id}`, arm }]),
  );
  return { ...noAllocation, allocated };
}

/** Some columns of a dataset's rows. */
export function columnsOf(data: AnalysisData, name: string, ...columns: string[]): Cell[][] {
  const table = data.tables[name];
  const places = columns.map((column) => table?.columns.findIndex((one) => one.name === column));
  return (table?.rows ?? []).map((row) => places.map((place) => row[place ?? -1] ?? null));
}

/** The rows of one dataset, of one or several people, with everybody in arm A. */
export function derived(
  dataset: AnalysisDataset,
  people: readonly ParticipantState[],
  ...columns: string[]
): Cell[][] {
  const allocation = allocatedAs(Object.fromEntries(people.map(({ id }) => [id, "a"])));
  const data = deriveAnalysisData(readoutStudy([subjects, dataset]), people, { allocation });
  return columnsOf(data, dataset.name, ...columns);
}
