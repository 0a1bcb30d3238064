import { defineIssue, type Issue } from "../../kernel/index.ts";
import { type ByteInlet, byteInlet } from "../byte-inlet.ts";
import { DataProblem } from "../problem.ts";
import { type Chunks, type More, pump, pumpSync } from "../stream.ts";
import type { Row, Table } from "../table.ts";
import type { Encoding } from "../text/encoding.ts";
import { cellReader } from "./cells.ts";
import { readLibrary } from "./library.ts";
import { readMember } from "./member.ts";
import { readObservations } from "./observations.ts";
import type { SpecialMissing, XptColumn, XptEvent } from "./xpt-dataset.ts";

const noMember = defineIssue(
  "xpt.no-member",
  "{file}: the file holds a library header and no dataset. It was cut off after byte {bytes}, or nothing was exported: export it again.",
  "{file}：文件只有库头，没有数据集。文件可能在第 {bytes} 字节后被截断，或未导出任何内容：请重新导出。",
);

export interface XptOptions {
  /** The file's name, as messages should say it. */
  readonly file: string;
  /** The format does not say how its text is encoded. Default: `utf-8`, which ASCII is a part of. */
  readonly encoding?: Encoding;
  /** Reads what is not of the encoding as Windows-1252, with a warning, instead of refusing it. */
  readonly fallback?: "windows-1252";
}

/**
 * Reads a SAS transport file (XPORT version 5) as a stream of events; memory does not grow with the rows.
 *
 * @throws DataProblem with an issue `xpt.…` at the first defect. Rows before it were given out already.
 * @source SAS TS-140
 * @example
 * for await (const event of readXpt(createReadStream("dm.xpt"), { file: "dm.xpt" }))
 *   if (event.kind === "rows") for (const row of event.rows) console.log(row);
 */
export function readXpt(chunks: Chunks, options: XptOptions): AsyncGenerator<XptEvent, void> {
  const input = byteInlet();
  return pump(chunks, input, events(input, options));
}

/** {@link readXpt} for chunks that are all at hand. */
export function readXptSync(
  chunks: Iterable<Uint8Array>,
  options: XptOptions,
): Generator<XptEvent, void> {
  const input = byteInlet();
  return pumpSync(chunks, input, events(input, options));
}

function* events(input: ByteInlet, options: XptOptions): Generator<XptEvent | More, void> {
  const { file, encoding = "utf-8", fallback } = options;
  yield { kind: "library", library: yield* readLibrary(input, file) };
  if (!(yield* input.atLeast(1))) {
    throw new DataProblem(noMember([file], { file, bytes: input.offset }));
  }
  do {
    const member = yield* readMember(input, file, encoding);
    yield { kind: "member", member };
    yield* readObservations(input, file, member, cellReader(file, member, encoding, fallback));
  } while (yield* input.atLeast(1));
}

/** A dataset of a transport file, held in memory. */
export interface XptTable extends Table<XptColumn> {
  readonly rows: readonly Row[];
  readonly missing: readonly SpecialMissing[];
  readonly warnings: readonly Issue[];
}

/** Reads all datasets of a file into memory. */
export async function readXptTables(chunks: Chunks, options: XptOptions): Promise<XptTable[]> {
  const tables: XptTable[] = [];
  let rows: Row[] = [];
  let missing: SpecialMissing[] = [];
  let warnings: Issue[] = [];
  for await (const event of readXpt(chunks, options)) {
    if (event.kind === "member") {
      rows = [];
      missing = [];
      warnings = [];
      const { name, label, columns } = event.member;
      tables.push({ name, label, columns, rows, missing, warnings });
    } else if (event.kind === "rows") {
      for (const row of event.rows) rows.push(row);
      missing.push(...event.missing);
    } else if (event.kind === "end") warnings.push(...event.warnings);
  }
  return tables;
}
