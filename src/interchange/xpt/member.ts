import { defineIssue } from "../../kernel/index.ts";
import type { ByteInlet } from "../byte-inlet.ts";
import { DataProblem } from "../problem.ts";
import type { More } from "../stream.ts";
import { decodeText, type Encoding } from "../text/encoding.ts";
import { decodeLatin1 } from "../text/latin1.ts";
import { checkLayout } from "./layout.ts";
import { readOrigin } from "./library.ts";
import { readNamestr } from "./namestr.ts";
import {
  expectHeader,
  paddedBytes,
  part,
  readCount,
  recordBytes,
  take,
  trimField,
} from "./record.ts";
import type { XptColumn, XptMember } from "./xpt-dataset.ts";

const badSize = defineIssue(
  "xpt.namestr-size",
  "{file}: the member header at byte {byte} says that a variable description takes {size} bytes; only 140 and 136 exist. The header is damaged: export the dataset again.",
  "{file}：第 {byte} 字节处的成员头声明变量描述长 {size} 字节，只允许 140 或 136。头记录已损坏：请重新导出数据集。",
);

/** Reads all that stands before a dataset's rows. */
export function* readMember(
  input: ByteInlet,
  file: string,
  encoding: Encoding,
): Generator<More, XptMember> {
  const offset = input.offset;
  const head = (yield* take(input, 4 * recordBytes, part.member, file)).slice();
  expectHeader(head, "MEMBER", offset, file);
  expectHeader(head.subarray(recordBytes), "DSCRPTR", offset + recordBytes, file);
  const size = readCount(head, 74, 78, part.namestrSize, offset, file);
  if (size !== 140 && size !== 136) {
    throw new DataProblem(badSize([file], { file, byte: offset + 75, size }));
  }
  const name = trimField(decodeLatin1(head, 168, 176));
  const label = head.subarray(272, 312);

  const countOffset = input.offset;
  const countRecord = yield* take(input, recordBytes, part.namestrHeader, file);
  expectHeader(countRecord, "NAMESTR", countOffset, file);
  const count = readCount(countRecord, 48, 58, part.variables, countOffset, file);

  const columns = yield* readColumns(input, count, size, name, file, encoding);
  const rowBytes = checkLayout(columns, name, file);
  const obsOffset = input.offset;
  expectHeader(yield* take(input, recordBytes, part.obs, file), "OBS", obsOffset, file);
  return {
    ...readOrigin(head.subarray(160)),
    name,
    label: trimField(decodeText(label, encoding) ?? decodeLatin1(label)),
    datasetType: trimField(decodeLatin1(head, 312, 320)),
    columns,
    rowBytes,
  };
}

/** Reads one description after another: a count that is far too large costs no memory. */
function* readColumns(
  input: ByteInlet,
  count: number,
  size: number,
  member: string,
  file: string,
  encoding: Encoding,
): Generator<More, XptColumn[]> {
  const columns: XptColumn[] = [];
  for (let number = 1; number <= count; number++) {
    const place = { file, member, number, offset: input.offset };
    columns.push(readNamestr(yield* take(input, size, part.namestr, file), encoding, place));
  }
  const filling = paddedBytes(count * size) - count * size;
  yield* take(input, filling, part.namestr, file);
  return columns;
}
