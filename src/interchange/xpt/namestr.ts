import { defineIssue } from "../../kernel/index.ts";
import { DataProblem } from "../problem.ts";
import { decodeText, type Encoding } from "../text/encoding.ts";
import { decodeLatin1 } from "../text/latin1.ts";
import { trimField } from "./record.ts";
import type { XptColumn } from "./xpt-dataset.ts";

const badType = defineIssue(
  "xpt.variable-type",
  "{file}, dataset {member}: variable {number} ({name}) has type {type}; only 1 (number) and 2 (text) exist. The description at byte {byte} is damaged: export the dataset again.",
  "{file}，数据集 {member}：第 {number} 个变量（{name}）的类型为 {type}，只允许 1（数值）或 2（文本）。第 {byte} 字节处的描述已损坏：请重新导出数据集。",
);
const badName = defineIssue(
  "xpt.variable-name",
  "{file}, dataset {member}: variable {number} has no usable name at byte {byte} (“{name}”). The description is damaged: export the dataset again.",
  "{file}，数据集 {member}：第 {number} 个变量在第 {byte} 字节处没有可用的名称（“{name}”）。描述已损坏：请重新导出数据集。",
);
const badLength = defineIssue(
  "xpt.variable-length",
  "{file}, dataset {member}: variable {name} says it is {length} bytes long; a number takes 2 to 8 bytes, a text at least 1. The description at byte {byte} is damaged: export the dataset again.",
  "{file}，数据集 {member}：变量 {name} 声明长度为 {length} 字节；数值应为 2 至 8 字节，文本至少 1 字节。第 {byte} 字节处的描述已损坏：请重新导出数据集。",
);

/** Where a description is, for its messages. */
export interface NamestrPlace {
  readonly file: string;
  readonly member: string;
  /** The variable's number in the file, counted from 1. */
  readonly number: number;
  /** Bytes of the file before the description. */
  readonly offset: number;
}

/**
 * Reads the description of one variable (140 bytes, or 136 from VAX/VMS: only the unused end differs).
 *
 * @throws DataProblem `xpt.variable-type`, `xpt.variable-name`, `xpt.variable-length`
 * @source SAS TS-140, struct NAMESTR
 */
export function readNamestr(bytes: Uint8Array, encoding: Encoding, place: NamestrPlace): XptColumn {
  const int16 = (at: number) => (((bytes[at] ?? 0) << 24) >> 16) | (bytes[at + 1] ?? 0);
  const field = (from: number, to: number) => trimField(decodeLatin1(bytes, from, to));
  const { file, member, number } = place;
  const byte = place.offset + 1;
  const name = field(8, 16);
  if (name === "" || /[^!-~\u0080-\u00ff]/.test(name)) {
    const shown = name.replace(/[^ -~]/g, "·");
    throw new DataProblem(
      badName([file, member, number], { file, member, number, byte, name: shown }),
    );
  }
  const type = int16(0);
  if (type !== 1 && type !== 2) {
    throw new DataProblem(
      badType([file, member, name], { file, member, number, name, type, byte }),
    );
  }
  const length = int16(4);
  if (length < (type === 1 ? 2 : 1) || (type === 1 && length > 8)) {
    throw new DataProblem(badLength([file, member, name], { file, member, name, length, byte }));
  }
  const labelBytes = bytes.subarray(16, 56);
  const format = printFormat(field(56, 64), int16(64), int16(66));
  const informat = printFormat(field(72, 80), int16(80), int16(82));
  return {
    name,
    label: trimField(decodeText(labelBytes, encoding) ?? decodeLatin1(labelBytes)),
    type: type === 1 ? "number" : "text",
    length,
    position: int16(84) * 65536 + (((bytes[86] ?? 0) << 8) | (bytes[87] ?? 0)),
    ...(format === "" ? {} : { format }),
    ...(informat === "" ? {} : { informat }),
  };
}

/** `DATE`, 9, 0 → `DATE9.`; no name, 8, 2 → `8.2`; nothing → nothing. */
export function printFormat(name: string, width: number, decimals: number): string {
  if (name === "" && width === 0 && decimals === 0) return "";
  return `${name}${width > 0 ? width : ""}.${decimals > 0 ? decimals : ""}`;
}

/** The parts of a format: `DATE9.` → `DATE`, 9, 0. `undefined` for what is no SAS format. */
export function parseFormat(
  format: string,
): { name: string; width: number; decimals: number } | undefined {
  const match = /^(\$?(?:[A-Za-z_](?:[A-Za-z_0-9]*[A-Za-z_])?)?)(\d*)\.(\d*)$/.exec(format);
  if (match === null) return undefined;
  return { name: match[1] ?? "", width: Number(match[2]), decimals: Number(match[3]) };
}
