import { defineIssue } from "../../kernel/index.ts";

export const otherVersion = defineIssue(
  "phenopacket.version",
  "The phenopacket is of schema version {found}; version 2 is read. Convert it first.",
  "该 phenopacket 的模式版本为 {found}；本系统读取第 2 版，请先转换。",
);
export const noSubject = defineIssue(
  "phenopacket.subject",
  "The phenopacket has no subject with an id.",
  "该 phenopacket 没有带 id 的 subject。",
);
export const unknownTerm = defineIssue(
  "phenopacket.term",
  "{place}: the term {term} asks nothing that is known here; it is not used.",
  "{place}：术语 {term} 未能识别，未予采用。",
  "warning",
);
export const unreadTime = defineIssue(
  "phenopacket.time",
  "{place}: {value} gives no date. A timestamp is read, or an age where the date of birth is known and the two leave one year.",
  "{place}：{value} 不能得出日期。可读取时间戳；若已知出生日期，也可读取能唯一确定年份的年龄。",
);
export const unknownUnit = defineIssue(
  "phenopacket.unit",
  "{place}: the unit {unit} is not UCUM (UCUM:kg); it is not used.",
  "{place}：单位 {unit} 不是 UCUM 单位（如 UCUM:kg），未予采用。",
);
export const unreadValue = defineIssue(
  "phenopacket.value",
  "{place}: {value} is not read as an answer.",
  "{place}：{value} 不能作为答案读取。",
);
