import type {
  AnalysisDataset,
  AnalysisWindow,
  EventSource,
  EventTime,
  EventTimeDataset,
  FirstFlag,
  OccurrenceDataset,
  ParameterDataset,
  Pool,
  SubjectDataset,
} from "../readout/index.ts";
import { column, condition, records, source, variable } from "./dataset-shape.ts";
import { id, text } from "./form-shape.ts";
import {
  dictionary,
  either,
  filled,
  list,
  number,
  object,
  oneOf,
  optional,
  type Shape,
  tagged,
} from "./shape.ts";

const shared = {
  name: variable,
  label: filled,
  keys: list(variable, 1),
  columns: list(
    either<SubjectDataset["columns"][number]>(
      "a column's name, or a column with its source",
      { when: (raw) => typeof raw === "string", shape: variable },
      { when: () => true, shape: column },
    ),
    1,
  ),
  assumption: optional(filled),
  source: optional(filled),
};

const window: Shape<AnalysisWindow> = object<AnalysisWindow>("AnalysisWindow", {
  name: filled,
  number,
  target: number,
  from: optional(number),
  to: optional(number),
  visits: optional(list(id, 1)),
});
const eventSource: Shape<EventSource> = object<EventSource>("EventDateSource", {
  description: filled,
  date: source,
  dataset: optional(variable),
  variable: optional(variable),
  sequence: optional(source),
  words: optional(text),
});
const eventTime: Shape<EventTime> = object<EventTime>("EventTime", {
  code: filled,
  name: filled,
  origin: source,
  events: list(eventSource, 1),
  censors: list(eventSource, 1),
});

const firstFlag: Shape<FirstFlag> = object<FirstFlag>("FirstFlag", {
  column: variable,
  label: optional(filled),
  within: list(variable),
  where: optional(condition),
  greatest: optional(variable),
  by: list(variable),
});
const pool: Shape<Pool> = object<Pool>("Pool", {
  column: variable,
  label: filled,
  of: variable,
  by: variable,
  least: number,
  as: filled,
});

/** An analysis dataset as JSON. */
export const analysisDatasetShape: Shape<AnalysisDataset> = tagged<AnalysisDataset>(
  "AnalysisDataset",
  "kind",
  {
    subject: object<SubjectDataset>("SubjectDataset", {
      kind: oneOf("subject"),
      where: optional(condition),
      pools: optional(list(pool)),
      ...shared,
    }),
    parameters: object<ParameterDataset>("ParameterDataset", {
      kind: oneOf("parameters"),
      records,
      where: optional(condition),
      code: source,
      parameters: dictionary(
        object<ParameterDataset["parameters"][string]>("Parameter", {
          name: filled,
          order: number,
        }),
      ),
      value: source,
      date: source,
      origin: optional(source),
      within: optional(list(variable)),
      windows: list(window, 1),
      baseline: filled,
      choose: oneOf("nearest-then-last", "nearest-then-first", "last", "first"),
      carry: optional(
        object<NonNullable<ParameterDataset["carry"]>>("Carry", {
          parameters: optional(list(filled)),
          from: optional(oneOf("any-after-baseline", "any")),
        }),
      ),
      atBaseline: optional(
        list(
          object<NonNullable<ParameterDataset["atBaseline"]>[number]>("AtBaseline", {
            column: variable,
            label: filled,
            of: variable,
          }),
        ),
      ),
      flags: optional(list(firstFlag)),
      last: optional(
        object<NonNullable<ParameterDataset["last"]>>("LastVisit", {
          name: filled,
          number,
          of: list(filled, 1),
          flag: optional(variable),
        }),
      ),
      ...shared,
    }),
    "event-time": object<EventTimeDataset>("EventTimeDataset", {
      kind: oneOf("event-time"),
      parameters: list(eventTime, 1),
      ...shared,
    }),
    occurrences: object<OccurrenceDataset>("OccurrenceDataset", {
      kind: oneOf("occurrences"),
      records,
      where: optional(condition),
      flags: list(firstFlag),
      ...shared,
    }),
  },
);
