import type { ParameterDataset } from "../../definition/index.ts";
import { visitOfKey } from "../../engine/index.ts";
import { dayIn, numberIn } from "../sdtm/cells.ts";
import type { DatasetRecord } from "../sdtm/person.ts";
import type { Cell } from "../table.ts";
import { type Measured, windowCells, windowOf } from "./analysis-visit.ts";
import { carriedVisits, givenUp, lastVisit } from "./carried-visits.ts";
import type { DatasetColumns } from "./dataset-columns.ts";
import { firstFlags, flagColumns } from "./first-flags.ts";
import { hidden, type MadeRow, type RowMaker } from "./made-row.ts";
import { originsOf } from "./origins.ts";
import { type Placed, placedIn } from "./placed.ts";
import type { Workshop } from "./workshop.ts";

/** One row per parameter and record, with analysis visits, baseline and change. */
export function parameterMaker(
  dataset: ParameterDataset,
  { sourced }: DatasetColumns,
  workshop: Workshop,
): RowMaker {
  const { name, records, where, keys, parameters } = dataset;
  const needed = [
    hidden("PARAMCD", "text", dataset.code),
    hidden("AVAL", "number", dataset.value),
    hidden("ADT", "text", dataset.date),
    hidden("#origin", "text", dataset.origin ?? { kind: "subject", column: "TRTSDT" }),
  ];
  const flags = dataset.flags ?? [];
  const ground = [...sourced, ...needed, ...flagColumns(flags)];
  const own = new Set(sourced.map((column) => column.name));
  const flagged = firstFlags(flags, ground);
  const lastFlag = dataset.last?.flag;
  const deriver = workshop.derive({
    name,
    records,
    where,
    keys: ["PARAMCD", "ADT", ...keys.filter((key) => own.has(key))],
    columns: ground,
  });
  const placeOf = (column: string) => ground.findIndex((one) => one.name === column);
  const [code, value, date, origin] = needed.map((one) => placeOf(one.name)) as [
    number,
    number,
    number,
    number,
  ];
  const parts = (dataset.within ?? []).map(placeOf);
  const remembered = (dataset.atBaseline ?? []).map(({ column, of }) => ({
    column,
    place: placeOf(of),
  }));

  function measured(record: DatasetRecord): Measured {
    const cell = (place: number): Cell => record.cells[place] ?? null;
    const day = dayOf(cell(date), cell(origin));
    const visit = record.visit === undefined ? undefined : visitOfKey(record.visit);
    return {
      record,
      code: String(cell(code) ?? ""),
      value: cell(value),
      date: cell(date),
      day,
      window: windowOf(dataset.windows, day, visit),
    };
  }

  function rowsOfGroup(
    group: readonly Measured[],
    flagsOf: (record: DatasetRecord) => Record<string, Cell>,
  ): MadeRow[] {
    const observed = placedIn(dataset, group);
    const carried = carriedVisits(dataset, observed);
    const placed = [...givenUp(observed, carried), ...carried];
    const last = lastVisit(dataset, placed);
    placed.push(...last);
    const base = placed.find((one) => one.window?.name === dataset.baseline && one.isAnalysed);
    const atBaseline = Object.fromEntries(
      remembered.map(({ column, place }) => [column, base?.record.cells[place] ?? null]),
    );
    return placed.map((one) => {
      const parameter = parameters[one.code];
      const given = {
        PARAM: parameter?.name ?? null,
        PARAMN: parameter?.order ?? null,
        ADY: one.day,
        ...windowCells(one.window, one.day),
        ANL01FL: one.isAnalysed ? "Y" : null,
        DTYPE: one.derived ?? null,
        ABLFL: one === base ? "Y" : null,
        ...changeOf(one, base, dataset.baseline),
        ...atBaseline,
        ...(one.derived === undefined ? flagsOf(one.record) : {}),
        ...(lastFlag === undefined ? {} : { [lastFlag]: isLast(one, last) ? "Y" : null }),
      };
      const before = base === undefined || base === one ? [] : originsOf(base.record);
      return { record: one.record, given, origins: [...originsOf(one.record), ...before] };
    });
  }

  return {
    ground,
    rowsOf(person) {
      const groups = new Map<string, Measured[]>();
      const all = deriver.recordsOf(person.state);
      const flagsOf = flagged(all);
      for (const record of all) {
        const one = measured(record);
        if (!Object.hasOwn(parameters, one.code)) continue;
        const key = JSON.stringify([one.code, ...parts.map((place) => record.cells[place])]);
        const group = groups.get(key);
        if (group === undefined) groups.set(key, [one]);
        else group.push(one);
      }
      return [...groups.values()].flatMap((group) => rowsOfGroup(group, flagsOf));
    },
  };
}

/** Day of the analysis: day 1 is its origin, the day before it is day -1. */
function dayOf(date: Cell, origin: Cell): number | null {
  const [day, first] = [dayIn(date), dayIn(origin)];
  if (day === undefined || first === undefined) return null;
  return day >= first ? day - first + 1 : day - first;
}

/** Whether a row is the last visit, or the record that it repeats. */
function isLast({ record, derived }: Placed, last: readonly Placed[]): boolean {
  return derived !== "LOCF" && last.some((one) => one.record === record);
}

/** Baseline and change; at the baseline itself nothing has changed. */
function changeOf(one: Placed, base: Placed | undefined, baseline: string): MadeRow["given"] {
  const before = base === undefined ? undefined : numberIn(base.value);
  const after = numberIn(one.value);
  if (before === undefined || after === undefined || one.window?.name === baseline) {
    return { BASE: before ?? null, CHG: null, PCHG: null, R2BASE: null };
  }
  const change = after - before;
  const isNone = before === 0;
  return {
    BASE: before,
    CHG: change,
    PCHG: isNone ? null : (100 * change) / before,
    R2BASE: isNone ? null : after / before,
  };
}
