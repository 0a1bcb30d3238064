import {
  type Cell,
  type Chunks,
  type Column,
  DataProblem,
  readCsv,
  readXpt,
  type Row,
} from "../../src/interchange/index.ts";
import { defineIssue } from "../../src/kernel/index.ts";
import { wordKeeper } from "./kept-words.ts";

/** Opens a file of the data folder, decompressed; `undefined` when there is none of that name. */
export type OpenFile = (name: string) => Chunks | undefined;

const missingFile = defineIssue(
  "pilot.missing-file",
  "The data folder has neither {first} nor {second}; without it nothing can be lived again. Name the folder that holds the pilot's files.",
  "数据文件夹中既没有 {first}，也没有 {second}，无法重演。请指定存放该试验文件的文件夹。",
);
const missingColumn = defineIssue(
  "pilot.missing-column",
  "{file} has no column {column}, which the replay reads. Is it the file of another study?",
  "{file} 缺少重演所需的列 {column}。该文件是否属于其他研究?",
);
const badDate = defineIssue(
  "pilot.date",
  "{file}: {person} has {shown} where a date to the day is needed ({column}).",
  "{file}:{person} 的 {column} 为 {shown}，此处需要精确到日的日期。",
);

/** One row of a source file, whatever its format: blank texts are empty, blank numbers are absent. */
export interface SourceRow {
  text(column: string): string;
  number(column: string): number | undefined;
  /** A date known to the day, or to the minute. @throws DataProblem when it is not. */
  date(column: string): string;
}

interface SourceFile {
  readonly file: string;
  readonly chunks: Chunks;
  readonly isCsv: boolean;
}

function find(open: OpenFile, name: string): SourceFile | undefined {
  for (const ending of ["xpt", "csv"]) {
    for (const file of [`sdtm/${name}.${ending}`, `${name}.${ending}`]) {
      const chunks = open(file);
      if (chunks !== undefined) return { file, chunks, isCsv: ending === "csv" };
    }
  }
  return undefined;
}

/** The columns of a file and its rows, batch by batch; `undefined` when the folder has no such file. */
export async function* readSource(
  open: OpenFile,
  name: string,
): AsyncGenerator<
  { readonly file: string; readonly columns: readonly Column[]; readonly rows: readonly Row[] },
  boolean
> {
  const found = find(open, name);
  if (found === undefined) return false;
  const { file, chunks } = found;
  let columns: readonly Column[] = [];
  if (found.isCsv) {
    for await (const event of readCsv(chunks, { file })) {
      if (event.kind === "header") {
        columns = event.names.map((column) => ({ name: column, label: column, type: "text" }));
      } else yield { file, columns, rows: event.rows };
    }
  } else {
    for await (const event of readXpt(chunks, { file })) {
      if (event.kind === "member") columns = event.member.columns;
      else if (event.kind === "rows") yield { file, columns, rows: event.rows };
    }
  }
  return true;
}

/** Reads a file row by row. @returns whether the folder has it. @throws DataProblem when it cannot be read, with its name */
export async function eachRow(
  open: OpenFile,
  name: string,
  columns: readonly string[],
  take: (row: SourceRow) => void,
): Promise<boolean> {
  let row: Row = [];
  let file = name;
  let places: ReadonlyMap<string, number> | undefined;
  const keep = wordKeeper();
  const cell = (column: string): Cell => row[places?.get(column) ?? -1] ?? null;
  const kept = (column: string): string => String(keep(cell(column)) ?? "");
  const reader: SourceRow = {
    text: kept,
    number(column) {
      const value = cell(column);
      if (value === null || value === "") return undefined;
      // SAS arithmetic left binary noise in some visit numbers: 9.299999999999999.
      return Math.round(Number(value) * 1000) / 1000;
    },
    date(column) {
      const shown = kept(column);
      if (shown.length >= 10) return shown;
      const person = kept("USUBJID");
      throw new DataProblem(
        badDate([file, person, column], { file, person, column, shown: shown || "—" }),
      );
    },
  };
  const batches = readSource(open, name);
  for (;;) {
    const step = await batches.next();
    if (step.done === true) return step.value;
    file = step.value.file;
    places ??= placesOf(step.value.columns, columns, file);
    for (row of step.value.rows) take(reader);
  }
}

/** {@link eachRow} for a file that must be there. @throws DataProblem `pilot.missing-file` */
export async function eachRowOf(
  ...[open, name, columns, take]: Parameters<typeof eachRow>
): Promise<void> {
  if (await eachRow(open, name, columns, take)) return;
  const [first, second] = [`${name}.xpt`, `${name}.csv`];
  throw new DataProblem(missingFile([name], { first, second }));
}

function placesOf(
  columns: readonly Column[],
  needed: readonly string[],
  file: string,
): ReadonlyMap<string, number> {
  const places = new Map(columns.map(({ name }, place) => [name, place]));
  for (const column of needed) {
    if (!places.has(column)) throw new DataProblem(missingColumn([file, column], { file, column }));
  }
  return places;
}
