import type { SurvivalData } from "../../src/readout/statistics/survival/survival-data.ts";
import { plain, wordsIn } from "./asked.ts";
import { type CaseColumns, columnNamed, isNumeric, levelsOf, numbersOf } from "./case-columns.ts";

type Model = Readonly<Record<string, unknown>>;

const timeNames = [
  "time",
  "MONTHS",
  "AVAL",
  "futime",
  "days",
  "years",
  "weeks",
  "stop",
  "tstop",
  "t",
];
const eventNames = ["event", "status", "fustat", "death", "died", "cens", "d", "delta"];
const entryNames = ["entry", "start", "tstart", "start_time"];

/** Which columns of a survival case are what. */
export interface SurvivalColumns {
  readonly data: SurvivalData;
  readonly used: readonly string[];
}

export function survivalColumns(columns: CaseColumns, model: Model): SurvivalColumns {
  const like = (pattern: RegExp) =>
    Object.keys(columns).find((name) => pattern.test(name) && isNumeric(columns[name]));
  const time =
    columnNamed(columns, [model["time"], ...timeNames]) ?? like(/time|month|day|week|year|dur/i);
  const censor = columnNamed(columns, ["CNSR", "censored"]);
  const event =
    columnNamed(columns, [model["event"], model["status"], ...eventNames]) ??
    censor ??
    like(/event|stat|death|dead|died|fail|relapse/i);
  const entry = columnNamed(columns, [model["entry"], model["start"], ...entryNames]);
  const raw = numbersOf(columns[event ?? ""]);
  const isOneTwo = raw.includes(2) && !raw.includes(0);
  const status = raw.map((value) =>
    event === censor ? 1 - value : isOneTwo ? Number(value === 2) : value,
  );
  const base = { time: numbersOf(columns[time ?? ""]), event: status };
  const data = entry === undefined ? base : { ...base, entry: numbersOf(columns[entry]) };
  return { data, used: [time, event, entry].filter((name) => name !== undefined) };
}

/** The columns by which an analysis is stratified: what its name or the model says, else the one that is left over. */
export function strataOf(
  columns: CaseColumns,
  model: Model,
  analysis: string,
  used: readonly string[],
): readonly string[] {
  const after = /strat(?:ified|a|um)?_?(?:by_)?(.+)$/i.exec(analysis)?.[1] ?? "";
  const parts = after
    .split("_and_")
    .map(plain)
    .filter((part) => part.length > 1);
  const free = Object.keys(columns).filter((name) => !used.includes(name));
  const named = free.filter((name) =>
    parts.some((part) => plain(name).includes(part) || part.includes(plain(name))),
  );
  if (named.length > 0) return named;
  const said = wordsIn(model["strata"] ?? model["stratum"]).flatMap((word) => {
    const column = columnNamed(columns, [word]);
    return column === undefined ? [] : [column];
  });
  if (said.length > 0) return said;
  const words = free.filter((name) => !isNumeric(columns[name]));
  const few = free.filter((name) => levelsOf(columns[name] ?? []).length <= 6);
  return words.length > 0 ? words : few;
}

/** One code for each combination of some columns; NaN where one is missing. */
export function crossed(columns: CaseColumns, names: readonly string[]): Float64Array {
  const lists = names.map((name) => columns[name] ?? []);
  const keys = (lists[0] ?? []).map((_, i) => {
    const parts = lists.map((list) => list[i]);
    return parts.some((part) => part === null || part === undefined) ? null : parts.join("\u0000");
  });
  const levels = levelsOf(keys);
  return Float64Array.from(keys, (key) => (key === null ? Number.NaN : levels.indexOf(key)));
}
