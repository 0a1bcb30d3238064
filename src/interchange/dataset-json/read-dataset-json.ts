import { defineIssue, Fault, type Issue } from "../../kernel/index.ts";
import { looksLike } from "../looks-like.ts";
import { DataProblem } from "../problem.ts";
import { type Chunks, type More, more, pump, pumpSync } from "../stream.ts";
import type { Row, Table } from "../table.ts";
import { type TextInlet, textInlet } from "../text/text-inlet.ts";
import { encodeUtf8 } from "../text/utf8.ts";
import { checkMetadata, isReady } from "./check-metadata.ts";
import type { DatasetColumn, DatasetEvent, DatasetMetadata } from "./dataset.ts";
import { type Item, jsonCursor, lineItems, listItems, type Progress } from "./json-cursor.ts";
import { readRows } from "./rows.ts";

const notDataset = defineIssue(
  "dataset-json.not-dataset-json",
  "{file}: this is not a Dataset-JSON file; it looks like {looks}. Choose the right file; a .dsjc file is to be decompressed first.",
  "{file}：这不是 Dataset-JSON 文件，看起来是{looks}。请选择正确的文件；.dsjc 文件需先解压。",
);
const repeated = defineIssue(
  "dataset-json.repeated-attribute",
  "{file}: the attribute {attribute} occurs twice (again in line {line}). Export the dataset again.",
  "{file}：属性 {attribute} 重复出现（第 {line} 行再次出现）。请重新导出数据集。",
);
const trailing = defineIssue(
  "dataset-json.trailing",
  "{file}: line {line}: there is more after the end of the dataset: “{shown}”. A file holds one dataset.",
  "{file}：第 {line} 行：数据集结束后仍有内容：“{shown}”。一个文件只能包含一个数据集。",
);
const wrongCount = defineIssue(
  "dataset-json.records",
  "{file}: the file announces {records} rows and holds {rows}. Rows were lost or added: copy or export it again.",
  "{file}：文件声明有 {records} 行，实际为 {rows} 行。行有丢失或多余：请重新复制或导出。",
);

export interface DatasetOptions {
  /** The file's name, as messages should say it. */
  readonly file: string;
}

/**
 * Reads a Dataset-JSON 1.1 file, JSON or NDJSON (it sees which), as a stream. A `.dsjc` file is NDJSON once it is
 * decompressed. Memory does not grow with the rows, unless required attributes stand after them.
 *
 * @throws DataProblem `dataset-json.…` at the first defect. Rows before it were given out already.
 * @source CDISC Dataset-JSON 1.1
 */
export function readDatasetJson(
  chunks: Chunks,
  options: DatasetOptions,
): AsyncGenerator<DatasetEvent, void> {
  const input = textInlet(options.file);
  return pump(chunks, input, events(input, options.file));
}

/** {@link readDatasetJson} for chunks that are all at hand. */
export function readDatasetJsonSync(
  chunks: Iterable<Uint8Array>,
  options: DatasetOptions,
): Generator<DatasetEvent, void> {
  const input = textInlet(options.file);
  return pumpSync(chunks, input, events(input, options.file));
}

function* events(input: TextInlet, file: string): Generator<DatasetEvent | More, void> {
  const progress: Progress = { inRows: false, complete: 0 };
  const cursor = jsonCursor(input, file, progress);
  if ((yield* cursor.peek()) !== "{") {
    const head = encodeUtf8(cursor.shown()) ?? new Uint8Array(0);
    throw new DataProblem(notDataset([file], { file, looks: looksLike(head) }));
  }
  const attributes: Record<string, unknown> = {};
  const held: Item[] = [];
  const rowWarnings: Issue[] = [];
  let sawRows = false;
  let given = false;

  function* give(rows: Iterable<Item | More>, whole: boolean): Generator<DatasetEvent | More> {
    const { dataset } = checkMetadata(file, attributes, whole);
    given = true;
    yield { kind: "dataset", dataset };
    progress.inRows = true;
    yield* readRows(rows, dataset, file, progress, rowWarnings);
    progress.inRows = false;
  }

  yield* cursor.expect("{");
  let mark = (yield* cursor.peek()) === "}" ? yield* cursor.expect("}") : ",";
  for (; mark === ","; mark = yield* cursor.expect(",}")) {
    if ((yield* cursor.peek()) !== '"') yield* cursor.expect('"');
    const key = String(yield* cursor.value());
    if (Object.hasOwn(attributes, key) || (key === "rows" && sawRows)) {
      throw new DataProblem(repeated([file, key], { file, attribute: key, line: cursor.line }));
    }
    yield* cursor.expect(":");
    if (key !== "rows") {
      attributes[key] = yield* cursor.value();
      continue;
    }
    sawRows = true;
    if (isReady(attributes)) yield* give(listItems(cursor), false);
    else yield* hold(listItems(cursor), held);
  }
  if (!given) yield* give(sawRows ? held : lineItems(cursor), true);
  if ((yield* cursor.peek()) !== undefined) {
    const params = { file, line: cursor.line, shown: cursor.shown() };
    throw new DataProblem(trailing([file, cursor.line], params));
  }

  const { dataset, warnings } = checkMetadata(file, attributes, true);
  const rows = progress.complete;
  if (dataset.records !== rows) {
    throw new DataProblem(wrongCount([file], { file, records: dataset.records ?? "?", rows }));
  }
  yield { kind: "end", dataset, rows, warnings: [...warnings, ...rowWarnings] };
}

/** Keeps rows that stand before the attributes that they need. */
function* hold(rows: Iterable<Item | More>, held: Item[]): Generator<More, void> {
  for (const row of rows) {
    if (row === more) yield row;
    else held.push(row);
  }
}

/** A dataset of a Dataset-JSON file, held in memory. */
export interface DatasetTable extends Table<DatasetColumn> {
  readonly rows: readonly Row[];
  readonly dataset: DatasetMetadata;
  readonly warnings: readonly Issue[];
}

/** Reads a whole file into memory. */
export async function readDatasetTable(
  chunks: Chunks,
  options: DatasetOptions,
): Promise<DatasetTable> {
  const rows: Row[] = [];
  for await (const event of readDatasetJson(chunks, options)) {
    if (event.kind === "rows") for (const row of event.rows) rows.push(row);
    if (event.kind !== "end") continue;
    const { dataset, warnings } = event;
    const { name, label, columns } = dataset;
    return { name, label, columns, rows, dataset, warnings };
  }
  throw new Fault("a Dataset-JSON file ended without its end event");
}
