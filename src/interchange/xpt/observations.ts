import { defineIssue, type Issue } from "../../kernel/index.ts";
import type { ByteInlet } from "../byte-inlet.ts";
import { DataProblem } from "../problem.ts";
import type { More } from "../stream.ts";
import type { Row } from "../table.ts";
import { type CellReader, isBlank } from "./cells.ts";
import { isHeader, recordAt, recordBytes } from "./record.ts";
import type { XptEvent, XptMember } from "./xpt-dataset.ts";

const truncatedRow = defineIssue(
  "xpt.truncated-row",
  "{file}, dataset {member}: the data end at byte {byte} (record {record}) inside row {row}, which has {present} of {needed} bytes. {complete} rows are complete. The file was cut off: copy or download it again.",
  "{file}，数据集 {member}：数据在第 {byte} 字节（第 {record} 条记录）处结束，位于第 {row} 行之内，该行应有 {needed} 字节，仅有 {present} 字节。完整的行有 {complete} 行。文件被截断：请重新复制或下载。",
);
const truncatedRecord = defineIssue(
  "xpt.truncated-record",
  "{file}, dataset {member}: the file ends at byte {byte}, {present} bytes into record {record}; records have 80 bytes. {complete} rows are complete, and more may be lost. Copy or download the file again.",
  "{file}，数据集 {member}：文件在第 {byte} 字节处结束，第 {record} 条记录仅有 {present} 字节，而每条记录应为 80 字节。完整的行有 {complete} 行，其后的行可能已丢失。请重新复制或下载文件。",
);
const extraPadding = defineIssue(
  "xpt.extra-padding",
  "{file}, dataset {member}: after row {rows} there are {blanks} blank bytes where fewer than 80 can be filling. Nothing but blanks follows, but compare the number of rows with the source.",
  "{file}，数据集 {member}：第 {rows} 行之后有 {blanks} 个空格字节，而填充应少于 80 字节。其后只有空格，但请与来源核对行数。",
  "warning",
);

const batchRows = 512;

/**
 * Reads the rows of a dataset up to the next header or the end of the file, in constant memory.
 *
 * Rows follow one another without regard to records; the last record is filled with blanks. So a dataset of
 * `B` bytes has between `floor((B - 80) / rowBytes) + 1` and `floor(B / rowBytes)` rows: blank rows below the
 * lower bound are rows, those above are taken as filling. In a dataset with a numeric variable no row is blank.
 */
export function* readObservations(
  input: ByteInlet,
  file: string,
  member: XptMember,
  cells: CellReader,
): Generator<XptEvent | More, void> {
  const { rowBytes } = member;
  const textOnly = member.columns.every((column) => column.type === "text");
  const blankBytes = new Uint8Array(rowBytes).fill(0x20);
  const begin = input.offset;
  /** Bytes known to be rows or filling, bytes read as rows, rows given out, blank rows that may be filling. */
  let scanned = 0;
  let consumed = 0;
  let emitted = 0;
  let held = 0;
  let stray = 0;
  let batch: Row[] = [];

  function* give(bytes: Uint8Array, at: number): Generator<XptEvent> {
    batch.push(cells.readRow(bytes, at, emitted));
    emitted++;
    if (batch.length >= batchRows) yield flush();
  }
  function flush(): XptEvent {
    const rows = batch;
    batch = [];
    return { kind: "rows", first: emitted - rows.length, rows, missing: cells.takeMissing() };
  }
  function* readRows(known: Uint8Array): Generator<XptEvent> {
    let at = 0;
    for (; consumed + at + rowBytes <= scanned; at += rowBytes) {
      if (known[at] === 0x20 && isBlank(known, at, at + rowBytes)) {
        held++;
        continue;
      }
      for (; held > 0; held--) yield* give(blankBytes, 0);
      yield* give(known, at);
    }
    input.skip(at);
    consumed += at;
    if (batch.length > 0) yield flush();
  }

  for (let atHeader = false; !atHeader; ) {
    const known = input.peek(input.available);
    while (!atHeader && scanned + recordBytes - consumed <= known.length) {
      atHeader = isHeader(known, scanned - consumed);
      if (!atHeader) scanned += recordBytes;
    }
    yield* readRows(known);
    if (atHeader || (yield* input.atLeast(scanned + recordBytes - consumed))) continue;
    stray = input.available - (scanned - consumed);
    scanned += stray;
    yield* readRows(input.peek(input.available));
    break;
  }

  const rest = scanned - consumed;
  const restBlank = isBlank(input.peek(rest), 0, rest);
  if (!restBlank || stray > 0) {
    const end = begin + scanned;
    const complete = emitted + held;
    const where = { file, member: member.name, byte: end, record: recordAt(end - 1), complete };
    const path = [file, member.name, complete + 1];
    throw new DataProblem(
      restBlank
        ? truncatedRecord(path, { ...where, present: stray })
        : truncatedRow(path, { ...where, row: complete + 1, present: rest, needed: rowBytes }),
    );
  }
  input.skip(rest);

  const fewest = scanned === 0 ? 0 : Math.floor((scanned - recordBytes) / rowBytes) + 1;
  for (; textOnly && held > 0 && emitted < fewest; held--) yield* give(blankBytes, 0);
  if (batch.length > 0) yield flush();
  const warnings: Issue[] = [...cells.warnings()];
  if (emitted < fewest) {
    const blanks = scanned - emitted * rowBytes;
    const params = { file, member: member.name, rows: emitted, blanks };
    warnings.push(extraPadding([file, member.name], params));
  }
  const possibleBlankRows = textOnly ? held : 0;
  yield { kind: "end", name: member.name, rows: emitted, possibleBlankRows, warnings };
}
