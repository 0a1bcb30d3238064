import type { Instant } from "../../kernel/index.ts";
import type { Chunks } from "../stream.ts";
import type { Column, Row } from "../table.ts";
import type { EncodingName } from "../text/encoding.ts";
import { checkName, layOut } from "./columns.ts";
import { libraryHeader, memberHeader } from "./write-header.ts";
import { type MissingOf, type RowWriter, rowWriter } from "./write-rows.ts";
import type { SpecialMissing } from "./xpt-dataset.ts";

/** A dataset to be written. Text columns need a length in bytes (`fitColumns` finds it); numbers take 8 unless told. */
export interface XptSource<Rows extends Chunks<Row> = Iterable<Row>> {
  readonly name: string;
  readonly label: string;
  readonly columns: readonly Column[];
  readonly rows: Rows;
  /** Which missing value a `null` number is, as a reader lists them or as a function; all others are `.`. */
  readonly missing?: MissingOf | readonly SpecialMissing[];
}

export interface XptWriteOptions {
  /** The instant that the file gives as its creation; the format keeps seconds and two digits of the year. */
  readonly created: Instant;
  /** Default `utf-8`. Regulators ask for `ascii`. */
  readonly encoding?: EncodingName;
}

const batchRows = 256;

/**
 * Writes datasets as a SAS transport file (XPORT version 5), piece by piece.
 *
 * A `null` text and the empty text are both blanks, and blanks at the end of a text are lost: the format
 * knows no difference. Every double in SAS's range survives exactly, apart from the sign of zero.
 *
 * @throws DataProblem `xpt.write-…` when a name, label, text or number does not fit. Nothing is cut off.
 * @source SAS TS-140
 */
export function* writeXpt(
  datasets: Iterable<XptSource>,
  options: XptWriteOptions,
): Generator<Uint8Array, void> {
  yield libraryHeader(options.created);
  for (const dataset of datasets) {
    const { head, rows } = begin(dataset, options);
    yield head;
    let batch: Row[] = [];
    for (const row of dataset.rows) {
      batch.push(row);
      if (batch.length < batchRows) continue;
      yield rows.write(batch);
      batch = [];
    }
    yield rows.write(batch);
    yield rows.end();
  }
}

/** {@link writeXpt} for rows that arrive over time, as from a database. */
export async function* writeXptStream(
  datasets: Chunks<XptSource<Chunks<Row>>>,
  options: XptWriteOptions,
): AsyncGenerator<Uint8Array, void> {
  yield libraryHeader(options.created);
  for await (const dataset of datasets) {
    const { head, rows } = begin(dataset, options);
    yield head;
    let batch: Row[] = [];
    for await (const row of dataset.rows) {
      batch.push(row);
      if (batch.length < batchRows) continue;
      yield rows.write(batch);
      batch = [];
    }
    yield rows.write(batch);
    yield rows.end();
  }
}

function begin(
  dataset: XptSource<Chunks<Row>>,
  options: XptWriteOptions,
): { head: Uint8Array; rows: RowWriter } {
  const { name, label, missing = [] } = dataset;
  const encoding = options.encoding ?? "utf-8";
  checkName(name, name);
  const columns = layOut(name, dataset.columns);
  return {
    head: memberHeader(name, label, columns, options.created, encoding),
    rows: rowWriter(
      name,
      columns,
      encoding,
      typeof missing === "function" ? missing : lookUp(missing),
    ),
  };
}

function lookUp(list: readonly SpecialMissing[]): MissingOf {
  const codes = new Map(list.map(({ row, column, code }) => [`${row} ${column}`, code]));
  return (row, column) => codes.get(`${row} ${column}`);
}
