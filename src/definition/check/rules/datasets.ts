import { defineIssue, type Issue, text } from "../../../kernel/index.ts";
import type { Dataset } from "../../dataset.ts";
import type { Path, Rule } from "../rule.ts";
import { formsOf, SourceWalk } from "../source-walk.ts";
import type { StudyIndex } from "../study-index.ts";
import { reference } from "./references.ts";

const demographicsFirst = defineIssue(
  "check.dataset.demographics-first",
  "Dataset {dataset} stands before DM, from which it takes the reference dates. Put DM first.",
  "数据集 {dataset} 排在 DM 之前，而其参考日期取自 DM。请将 DM 放在首位。",
);
const numberVariable = defineIssue(
  "check.dataset.length",
  "Column {column} of dataset {dataset} is {length} characters long. A length is a whole number from 1 to 200.",
  "数据集 {dataset} 的变量 {column} 长度为 {length}，应为 1 至 200 的整数。",
);

/** Every name in a submission dataset is the name of something. */
export const datasets: Rule = (study, index) => {
  const demographics = study.datasets.findIndex(({ name }) => name === "DM");
  const before = demographics > 0 ? study.datasets.slice(0, demographics) : [];
  return [
    ...before.map(({ name }, d) => demographicsFirst(["datasets", d], { dataset: name })),
    ...study.datasets.flatMap((dataset, d) => datasetIssues(dataset, ["datasets", d], index)),
  ];
};

function datasetIssues(dataset: Dataset, path: Path, index: StudyIndex): Issue[] {
  const issues: Issue[] = [];
  const owner = text(`Dataset ${dataset.name}`, `数据集 ${dataset.name} `);
  const columns = dataset.columns.map(({ name }) => name);
  for (const [k, key] of dataset.keys.entries()) {
    issues.push(...reference("column", [...path, "keys", k], owner, key, columns));
  }
  for (const [c, { name, length }] of dataset.columns.entries()) {
    if (length === undefined || (Number.isInteger(length) && length >= 1 && length <= 200))
      continue;
    const params = { dataset: dataset.name, column: name, length };
    issues.push(numberVariable([...path, "columns", c, "length"], params));
  }
  const subject = index.study.datasets.find(({ name }) => name === "DM")?.columns ?? [];
  const names = { columns, subject: subject.map(({ name }) => name), rows: [], datasets: [] };
  const walk = new SourceWalk({ name: dataset.name, ...names }, index, issues);
  walk.part(dataset.records, [...path, "records"], formsOf(dataset.records));
  const forms = formsOf(dataset.records);
  if (dataset.where !== undefined) walk.part(dataset.where, [...path, "where"], forms);
  for (const [c, { source }] of dataset.columns.entries()) {
    walk.part(source, [...path, "columns", c, "source"], forms);
  }
  return issues;
}
