import { defineIssue } from "../../kernel/index.ts";
import { DataProblem } from "../problem.ts";
import type { XptColumn } from "./xpt-dataset.ts";

const noVariables = defineIssue(
  "xpt.no-variables",
  "{file}, dataset {member}: it has no variables, so it can hold no data. Export it again, or leave it out.",
  "{file}，数据集 {member}：没有任何变量，无法存放数据。请重新导出，或将其移除。",
);
const duplicate = defineIssue(
  "xpt.duplicate-variable",
  "{file}, dataset {member}: variables {first} and {second} are both named {name}. Rename one and export again.",
  "{file}，数据集 {member}：第 {first} 和第 {second} 个变量同名 {name}。请重命名其一后重新导出。",
);
const gap = defineIssue(
  "xpt.positions",
  "{file}, dataset {member}: variable {name} begins at byte {position} of a row, but the variables before it fill {expected} bytes. Lengths and positions contradict each other: the header is damaged, export the dataset again.",
  "{file}，数据集 {member}：变量 {name} 从每行第 {position} 字节开始，但其前的变量共占 {expected} 字节。长度与位置矛盾：头记录已损坏，请重新导出数据集。",
);

/** Checks that the variables fill a row without gap or overlap, each with its own name; gives the bytes per row. */
export function checkLayout(columns: readonly XptColumn[], member: string, file: string): number {
  if (columns.length === 0) throw new DataProblem(noVariables([file, member], { file, member }));
  const seen = new Map<string, number>();
  for (const [index, { name }] of columns.entries()) {
    const before = seen.get(name.toUpperCase());
    if (before !== undefined) {
      const params = { file, member, name, first: before + 1, second: index + 1 };
      throw new DataProblem(duplicate([file, member, name], params));
    }
    seen.set(name.toUpperCase(), index);
  }
  let expected = 0;
  for (const { name, position, length } of columns.toSorted((a, b) => a.position - b.position)) {
    if (position !== expected) {
      throw new DataProblem(gap([file, member, name], { file, member, name, position, expected }));
    }
    expected += length;
  }
  return expected;
}
