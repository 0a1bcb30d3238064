import { defineIssue, type Issue, text } from "../../../kernel/index.ts";
import { datasetsOf } from "../../default-datasets.ts";
import { givenColumns } from "../../readout/given-columns.ts";
import type { AnalysisDataset } from "../../readout/index.ts";
import type { Path, Rule } from "../rule.ts";
import { formsOf, SourceWalk } from "../source-walk.ts";
import type { StudyIndex } from "../study-index.ts";
import { reference } from "./references.ts";

const subjectsFirst = defineIssue(
  "check.readout.subjects-first",
  "Dataset {dataset} stands before ADSL, whose columns it reads. Put ADSL first.",
  "数据集 {dataset} 排在 ADSL 之前，而其需读取 ADSL 的变量。请将 ADSL 放在首位。",
);
const noSubjects = defineIssue(
  "check.readout.no-subjects",
  "The readout has no dataset ADSL, so nobody would be analysed. Add it as the first, with one row per participant.",
  "数据集中没有 ADSL，因此无人可供分析。请将其添加为首个数据集，每名受试者一行。",
);
const noBaseline = defineIssue(
  "check.readout.baseline",
  "The baseline of dataset {dataset} is the window {window}, which it does not have. No change would be known. Name one of its windows, or add it.",
  "数据集 {dataset} 以窗口 {window} 为基线，但没有该窗口，因此无法计算变化。请改用已有窗口，或添加该窗口。",
  "warning",
);

/** Every name in an analysis dataset is the name of something that stands before it. */
export const readoutDatasets: Rule = (study, index) => {
  const all = study.readout?.datasets ?? [];
  if (study.readout === undefined) return [];
  const first = all.findIndex(({ name }) => name === "ADSL");
  const issues: Issue[] = [];
  if (first === -1) issues.push(noSubjects(["readout", "datasets"]));
  for (const [d, { name }] of all.slice(0, Math.max(0, first)).entries()) {
    issues.push(subjectsFirst(["readout", "datasets", d], { dataset: name }));
  }
  const demographics = datasetsOf(study).find(({ name }) => name === "DM")?.columns ?? [];
  let subject = demographics.map(({ name }) => name);
  const before: AnalysisDataset[] = [];
  for (const [d, dataset] of all.entries()) {
    const path = ["readout", "datasets", d];
    issues.push(...datasetIssues(dataset, path, index, { subject, before }));
    before.push(dataset);
    if (dataset.name === "ADSL") subject = [...new Set([...subject, ...columnNames(dataset)])];
  }
  return issues;
};

interface Known {
  readonly subject: readonly string[];
  readonly before: readonly AnalysisDataset[];
}

export function columnNames({ columns }: AnalysisDataset): string[] {
  return columns.map((column) => (typeof column === "string" ? column : column.name));
}

function datasetIssues(
  dataset: AnalysisDataset,
  path: Path,
  index: StudyIndex,
  { subject, before }: Known,
): Issue[] {
  const issues: Issue[] = [];
  const owner = text(`Dataset ${dataset.name}`, `数据集 ${dataset.name} `);
  const names = columnNames(dataset);
  const given = [...givenColumns(dataset).keys()];
  const refer = (at: Path, name: string, known: Iterable<string>): void => {
    issues.push(...reference("column", [...path, ...at], owner, name, known));
  };
  for (const [c, column] of dataset.columns.entries()) {
    if (typeof column === "string") refer(["columns", c], column, [...given, ...subject]);
  }
  for (const [k, key] of dataset.keys.entries()) refer(["keys", k], key, names);
  const walk = new SourceWalk(
    {
      name: dataset.name,
      // A source may read what the structure takes from the record itself.
      columns: [...names, ...(dataset.kind === "parameters" ? ["PARAMCD", "AVAL", "ADT"] : [])],
      subject,
      rows: before.flatMap(columnNames),
      datasets: before.map(({ name }) => name),
    },
    index,
    // Forms of the study that this one continues are not at hand here.
    index.study.readout?.continues === undefined ? issues : [],
  );
  const records = "records" in dataset ? dataset.records : { kind: "participant" };
  for (const [key, part] of Object.entries(dataset)) {
    if (key !== "keys" && key !== "windows") walk.part(part, [...path, key], formsOf(records));
  }
  const sourced = dataset.columns.flatMap((column) =>
    typeof column === "string" ? [] : [column.name],
  );
  const readable = [...sourced, ...names.filter((name) => !given.includes(name))];
  if ("flags" in dataset) {
    for (const [f, { within, by, greatest }] of (dataset.flags ?? []).entries()) {
      const all = [...within, ...by, ...(greatest === undefined ? [] : [greatest])];
      const known = dataset.kind === "parameters" ? [...readable, ...ofRecord] : readable;
      for (const name of all) refer(["flags", f], name, known);
    }
  }
  if (dataset.kind === "subject") {
    for (const [p, { of, by }] of (dataset.pools ?? []).entries()) {
      for (const name of [of, by]) refer(["pools", p], name, names);
    }
  }
  if (dataset.kind === "parameters") {
    const { windows, baseline, within = [], atBaseline = [] } = dataset;
    for (const name of within) refer(["within"], name, readable);
    for (const [a, { of }] of atBaseline.entries()) refer(["atBaseline", a], of, readable);
    for (const [w, { visits = [] }] of windows.entries()) {
      for (const visit of visits) {
        const at = [...path, "windows", w, "visits"];
        issues.push(...reference("visit", at, owner, visit, index.visits.keys()));
      }
    }
    const needs = names.some((name) => ["BASE", "CHG", "PCHG", "ABLFL"].includes(name));
    if (needs && !windows.some(({ name }) => name === baseline)) {
      const params = { dataset: dataset.name, window: baseline };
      issues.push(noBaseline([...path, "baseline"], params));
    }
  }
  return issues;
}

const ofRecord = ["PARAMCD", "AVAL", "ADT"];
