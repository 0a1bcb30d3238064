import { defineIssue } from "../../kernel/index.ts";
import { DataProblem } from "../problem.ts";
import type { Column, Table } from "../table.ts";
import { type EncodingName, encodeText } from "../text/encoding.ts";
import { parseFormat } from "./namestr.ts";
import type { XptColumn } from "./xpt-dataset.ts";

const badName = defineIssue(
  "xpt.write-name",
  "Dataset {dataset}: {name} cannot be a name in a SAS transport file. Use at most 8 letters, digits and _, not beginning with a digit.",
  "数据集 {dataset}：{name} 不能用作 SAS 传输文件中的名称。请使用至多 8 个字母、数字或 _，且不以数字开头。",
);
const badLabel = defineIssue(
  "xpt.write-label",
  "Dataset {dataset}: the label of {name} takes {bytes} bytes; 40 fit. Shorten it.",
  "数据集 {dataset}：{name} 的标签占 {bytes} 字节，最多 40 字节。请缩短。",
);
const badLength = defineIssue(
  "xpt.write-length",
  "Dataset {dataset}: variable {name} needs a length in bytes: 1 to 32767 for text, 2 to 8 for numbers. It has {length}.",
  "数据集 {dataset}：变量 {name} 需要以字节计的长度：文本 1 至 32767，数值 2 至 8。当前为 {length}。",
);
const badFormat = defineIssue(
  "xpt.write-format",
  "Dataset {dataset}: {format}, the format of {name}, is not a SAS format that fits. Write it as DATE9. or 8.2, with a name of at most 8 characters.",
  "数据集 {dataset}：{name} 的格式 {format} 不是可写入的 SAS 格式。请写成 DATE9. 或 8.2，名称至多 8 个字符。",
);

const noColumns = defineIssue(
  "xpt.write-no-columns",
  "Dataset {dataset} has no variables, so there is nothing to write. Leave it out.",
  "数据集 {dataset} 没有变量，无内容可写。请将其移除。",
);

/** Whether a name may stand in a transport file of version 5. */
export function checkName(dataset: string, name: string): void {
  if (!/^[A-Za-z_][A-Za-z0-9_]{0,7}$/.test(name)) {
    throw new DataProblem(badName([dataset, name], { dataset, name }));
  }
}

/** The 40 bytes of a label. */
export function encodeLabel(
  dataset: string,
  name: string,
  label: string,
  encoding: EncodingName,
): Uint8Array {
  const bytes = encodeText(label, encoding);
  if (bytes === undefined || bytes.length > 40) {
    const size = bytes?.length ?? "?";
    throw new DataProblem(badLabel([dataset, name], { dataset, name, bytes: size }));
  }
  return bytes;
}

/** Lays the columns of a table out in a row. A number without a length takes 8 bytes; a text needs one. */
export function layOut(dataset: string, columns: readonly Column[]): XptColumn[] {
  if (columns.length === 0) throw new DataProblem(noColumns([dataset], { dataset }));
  let position = 0;
  return columns.map((column) => {
    const { name, label, type, format } = column;
    checkName(dataset, name);
    const length = column.length ?? (type === "number" ? 8 : 0);
    const fits = type === "number" ? length >= 2 && length <= 8 : length >= 1 && length <= 32767;
    if (!fits || !Number.isInteger(length)) {
      const params = { dataset, name, length: column.length ?? "—" };
      throw new DataProblem(badLength([dataset, name], params));
    }
    const parsed = format === undefined ? undefined : parseFormat(format);
    if (format !== undefined && (parsed === undefined || parsed.name.length > 8)) {
      throw new DataProblem(badFormat([dataset, name], { dataset, name, format }));
    }
    const laid = { name, label, type, length, position };
    position += length;
    return format === undefined ? laid : { ...laid, format };
  });
}

/** Gives text columns the bytes that their longest value takes (at least 1), and number columns 8. */
export function fitColumns(table: Table, encoding: EncodingName = "utf-8"): Column[] {
  const widest = table.columns.map(() => 1);
  for (const row of table.rows) {
    for (const [index, cell] of row.entries()) {
      if (typeof cell !== "string") continue;
      const bytes = encodeText(cell, encoding)?.length ?? 0;
      if (bytes > (widest[index] ?? 0)) widest[index] = bytes;
    }
  }
  return table.columns.map((column, index) => ({
    ...column,
    length: column.type === "number" ? 8 : (widest[index] ?? 1),
  }));
}
