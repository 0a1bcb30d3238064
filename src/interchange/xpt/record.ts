import { defineIssue, type Text, text } from "../../kernel/index.ts";
import type { ByteInlet } from "../byte-inlet.ts";
import { DataProblem } from "../problem.ts";
import type { More } from "../stream.ts";
import { decodeLatin1 } from "../text/latin1.ts";

/** Every part of a transport file is a whole number of records of this many bytes. */
export const recordBytes = 80;

/** How many bytes of whole records so many bytes fill. */
export function paddedBytes(bytes: number): number {
  return Math.ceil(bytes / recordBytes) * recordBytes;
}

const truncated = defineIssue(
  "xpt.truncated-header",
  "{file}: the file ends after byte {bytes}, inside {part}, which should reach byte {expected} (record {record}). It was cut off: copy or download it again.",
  "{file}：文件在第 {bytes} 字节后结束，位于{part}之内，该部分应到第 {expected} 字节（第 {record} 条记录）。文件被截断：请重新复制或下载。",
);
const unexpected = defineIssue(
  "xpt.header",
  "{file}: at byte {byte} (record {record}) there should be the {expected} header, but there is “{found}”. The records are shifted or overwritten, as a transfer in text mode does: copy the file again in binary mode.",
  "{file}：第 {byte} 字节（第 {record} 条记录）处应为 {expected} 头记录，实际为“{found}”。记录错位或被改写（例如以文本方式传输）：请以二进制方式重新复制文件。",
);
const notCount = defineIssue(
  "xpt.count",
  "{file}: {part} at byte {byte} says “{found}” where a number is needed. The header is damaged: export the dataset again.",
  "{file}：第 {byte} 字节处{part}应为数字，实际为“{found}”。头记录已损坏：请重新导出数据集。",
);

/** Parts of a file, as messages name them. */
export const part = {
  library: text("the library header", "库头"),
  member: text("a member header", "成员头"),
  namestrHeader: text("the NAMESTR header", "NAMESTR 头"),
  namestr: text("the variable descriptions (NAMESTR)", "变量描述（NAMESTR）"),
  obs: text("the OBS header", "OBS 头"),
  namestrSize: text("the size of a variable description", "变量描述的长度"),
  variables: text("the number of variables", "变量个数"),
} satisfies Record<string, Text>;

/** The printable beginning of bytes, for a message. */
export function printable(bytes: Uint8Array, limit = 24): string {
  const shown = decodeLatin1(bytes.subarray(0, limit)).replace(/[^ -~]/g, "·");
  return bytes.length > limit ? `${shown}…` : shown;
}

/** Which record a byte offset (from 0) lies in, counted from 1. */
export function recordAt(offset: number): number {
  return Math.floor(offset / recordBytes) + 1;
}

/** Waits for a part of fixed size and reads it. @throws DataProblem `xpt.truncated-header` */
export function* take(
  input: ByteInlet,
  bytes: number,
  of: Text,
  file: string,
): Generator<More, Uint8Array> {
  if (!(yield* input.atLeast(bytes))) {
    const end = input.offset + input.available;
    throw new DataProblem(
      truncated([file], {
        file,
        bytes: end,
        part: of,
        expected: input.offset + bytes,
        record: recordAt(end),
      }),
    );
  }
  const taken = input.peek(bytes);
  input.skip(bytes);
  return taken;
}

const anyHeader = /^HEADER RECORD\*{7}.{8}HEADER RECORD!{7}/;

/** Whether a record is a header record of any kind. */
export function isHeader(bytes: Uint8Array, at = 0): boolean {
  return bytes[at] === 0x48 && anyHeader.test(decodeLatin1(bytes, at, at + 48));
}

/** Makes sure that a record (just read) is the header of one kind. @throws DataProblem `xpt.header` */
export function expectHeader(record: Uint8Array, kind: string, offset: number, file: string): void {
  const start = decodeLatin1(record.subarray(0, 48));
  if (start === `HEADER RECORD*******${kind.padEnd(8)}HEADER RECORD!!!!!!!`) return;
  throw new DataProblem(
    unexpected([file], {
      file,
      byte: offset + 1,
      record: recordAt(offset),
      expected: kind,
      found: printable(record, 48),
    }),
  );
}

/** A whole number in the digits of a header. @throws DataProblem `xpt.count` */
export function readCount(
  record: Uint8Array,
  from: number,
  to: number,
  of: Text,
  offset: number,
  file: string,
): number {
  const digits = decodeLatin1(record, from, to);
  if (/^ *\d+ *$/.test(digits)) return Number(digits);
  throw new DataProblem(
    notCount([file], {
      file,
      part: of,
      byte: offset + from + 1,
      found: printable(record.subarray(from, to)),
    }),
  );
}

/** A field of a header: text up to its trailing blanks and zero bytes. */
export function trimField(text: string): string {
  let end = text.length;
  while (end > 0 && (text[end - 1] === " " || text[end - 1] === "\0")) end--;
  return text.slice(0, end);
}
