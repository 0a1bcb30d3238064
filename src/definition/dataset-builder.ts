import type {
  ColumnCondition,
  ColumnSource,
  CourseEvent,
  Dataset,
  DatasetRecords,
  DatasetVariable,
  EpochStart,
  NumberGroup,
  Take,
} from "./dataset.ts";
import { standardVariable } from "./dataset-standard.ts";
import type { TypedValue } from "./expression/index.ts";

/**
 * A column as an author writes it: the name alone where the standard or the declarations say all,
 * else with its source, and with what else differs from the standard.
 */
export type ColumnDraft =
  | string
  | readonly [
      name: string,
      source: ColumnSource,
      more?: Partial<Omit<DatasetVariable, "name" | "source">>,
    ];

/** What a dataset may be given besides its columns. */
export interface DatasetOptions {
  /** The domain, when the name is not it: `QS` of `QSCO`. */
  readonly domain?: string;
  readonly keys: readonly string[];
  readonly where?: ColumnCondition;
  readonly units?: Readonly<Record<string, string>>;
}

/**
 * Writes a submission dataset.
 *
 * @example
 * dataset("SV", "Subject Visits", { kind: "visits" }, { keys: ["USUBJID", "VISITNUM"] }, [
 *   "STUDYID", "DOMAIN", "USUBJID", "VISITNUM", "VISIT", "VISITDY",
 *   ["SVSTDTC", from.visit("date")], ["SVENDTC", from.visit("end")], "SVSTDY", "SVENDY",
 * ])
 */
export function dataset(
  name: string,
  label: string,
  records: DatasetRecords,
  options: DatasetOptions,
  columns: readonly ColumnDraft[],
): Dataset {
  const { domain = name, keys, ...rest } = options;
  return {
    name,
    domain,
    label,
    records,
    ...rest,
    keys,
    columns: columns.map((draft): DatasetVariable => {
      if (typeof draft === "string") return standardVariable(domain, draft);
      const [column, source, more = {}] = draft;
      return { ...standardVariable(domain, column), ...more, source };
    }),
  };
}

type Of<K extends ColumnSource["kind"]> = Extract<ColumnSource, { kind: K }>;
/** The word `same`, or the value itself. */
type Otherwise = string | number;

/** Sources of columns, one word each. */
export const from = {
  constant: (value: string | number): ColumnSource => ({ kind: "constant", value }),
  target: { kind: "target" } as ColumnSource,
  study: { kind: "study" } as ColumnSource,
  subject: (column: string): ColumnSource => ({ kind: "subject", column }),
  column: (name: string): ColumnSource => ({ kind: "column", name }),
  participant: (of: Of<"participant">["of"]): ColumnSource => ({ kind: "participant", of }),
  arm: (of: Of<"arm">["of"]): ColumnSource => ({ kind: "arm", of }),
  byArm: (arms: Readonly<Record<string, ColumnSource>>): ColumnSource => ({ kind: "by-arm", arms }),
  level: (level: ColumnSource, of: Of<"level">["of"]): ColumnSource => ({
    kind: "level",
    level,
    of,
  }),
  event: (of: Of<"event">["of"], event?: CourseEvent): ColumnSource =>
    event === undefined ? { kind: "event", of } : { kind: "event", of, event },
  dose: (of: Of<"dose">["of"], which?: "first" | "last"): ColumnSource =>
    which === undefined ? { kind: "dose", of } : { kind: "dose", of, which },
  visit: (of: Of<"visit">["of"], visit?: string): ColumnSource =>
    visit === undefined ? { kind: "visit", of } : { kind: "visit", of, visit },
  field: (
    field: string,
    more: { readonly form?: string; readonly as?: "wording" | "score" | "unit" } = {},
  ): ColumnSource => ({
    kind: "field",
    field,
    ...more,
  }),
  test: (of: "code" | "name"): ColumnSource => ({ kind: "test", of }),
  result: (of: Of<"result">["of"]): ColumnSource => ({ kind: "result", of }),
  studyDay: (of: ColumnSource): ColumnSource => ({ kind: "study-day", of }),
  epoch: (of: ColumnSource, starts: readonly EpochStart[]): ColumnSource => ({
    kind: "epoch",
    of,
    starts,
  }),
  sequence: (more: Omit<Of<"sequence">, "kind"> = {}): ColumnSource => ({
    kind: "sequence",
    ...more,
  }),
  lookup: (
    of: ColumnSource,
    map: Readonly<Record<string, string | number>>,
    otherwise?: Otherwise,
  ): ColumnSource =>
    otherwise === undefined
      ? { kind: "lookup", of, map }
      : {
          kind: "lookup",
          of,
          map,
          otherwise: otherwise === "same" ? otherwise : { value: otherwise },
        },
  when: (test: ColumnCondition, yes: ColumnSource, no?: ColumnSource): ColumnSource =>
    no === undefined ? { kind: "when", test, yes } : { kind: "when", test, yes, no },
  /** `Y` where the condition holds, else blank. */
  flag: (test: ColumnCondition): ColumnSource => ({
    kind: "when",
    test,
    yes: { kind: "constant", value: "Y" },
  }),
  pick: (take: Take, ...of: readonly ColumnSource[]): ColumnSource => ({ kind: "pick", take, of }),
  over: (
    records: DatasetRecords,
    take: Take,
    of: ColumnSource,
    where?: ColumnCondition,
  ): ColumnSource =>
    where === undefined
      ? { kind: "over", records, take, of }
      : { kind: "over", records, where, take, of },
  join: (...of: readonly (ColumnSource | string)[]): ColumnSource => ({
    kind: "join",
    of: of.map((part) => (typeof part === "string" ? { kind: "constant", value: part } : part)),
  }),
  start: (of: ColumnSource, characters: number): ColumnSource => ({
    kind: "start",
    of,
    characters,
  }),
  scaled: (
    of: ColumnSource,
    factor: ColumnSource,
    more: { readonly decimals?: ColumnSource; readonly characters?: number } = {},
  ): ColumnSource => ({ kind: "scaled", of, factor, ...more }),
  range: (
    of: ColumnSource,
    low: ColumnSource,
    high: ColumnSource,
    normal?: readonly string[],
  ): ColumnSource =>
    normal === undefined
      ? { kind: "range", of, low, high }
      : { kind: "range", of, low, high, normal },
  row: (column: string): ColumnSource => ({ kind: "row", column }),
  calculated: (by: Of<"calculated">["by"], ...of: readonly ColumnSource[]): ColumnSource => ({
    kind: "calculated",
    by,
    of,
  }),
  rounded: (of: ColumnSource, decimals: number): ColumnSource => ({
    kind: "rounded",
    of,
    to: { decimals },
  }),
  digits: (of: ColumnSource, digits: number): ColumnSource => ({
    kind: "rounded",
    of,
    to: { digits },
  }),
  days: (start: ColumnSource, end: ColumnSource, both = false): ColumnSource =>
    both ? { kind: "days", from: start, to: end, both } : { kind: "days", from: start, to: end },
  grouped: (of: ColumnSource, ...groups: readonly NumberGroup[]): ColumnSource => ({
    kind: "grouped",
    of,
    groups,
  }),
  completed: (
    of: ColumnSource,
    by: "first" | "last",
    least: "day" | "month" | "year",
    give: "date" | "flag" = "date",
  ): ColumnSource => ({ kind: "completed", of, by, least, give }),
  expression: (value: TypedValue): ColumnSource => ({ kind: "expression", of: value.node }),
};

/** Conditions on a record. */
export const whether = {
  in: (of: ColumnSource, ...values: readonly (string | number)[]): ColumnCondition => ({
    kind: "in",
    of,
    values,
  }),
  present: (of: ColumnSource): ColumnCondition => ({ kind: "present", of }),
  not: (of: ColumnCondition): ColumnCondition => ({ kind: "not", of }),
  contains: (of: ColumnSource, ...any: readonly string[]): ColumnCondition => ({
    kind: "contains",
    of,
    any,
  }),
  every: (...of: readonly ColumnCondition[]): ColumnCondition => ({ kind: "every", of }),
  some: (...of: readonly ColumnCondition[]): ColumnCondition => ({ kind: "some", of }),
  order: (
    of: ColumnSource,
    is: Extract<ColumnCondition, { kind: "order" }>["is"],
    to: ColumnSource,
  ): ColumnCondition => ({ kind: "order", of, is, to }),
  /** The record's visit is one of these. */
  atVisit: (...visits: readonly { readonly id: string }[]): ColumnCondition => ({
    kind: "in",
    of: { kind: "visit", of: "id" },
    values: visits.map((visit) => visit.id),
  }),
};
