import { defineIssue, type Issue, type Text, text } from "../../../kernel/index.ts";
import type { AnalysisDataset, RowCondition } from "../../readout/index.ts";
import type { Path, Rule } from "../rule.ts";
import { columnNames } from "./readout-datasets.ts";
import { reference } from "./references.ts";

const noAnalysis = defineIssue(
  "check.readout.estimand-analysis",
  "Estimand {estimand} has no analysis, so it would not be estimated. Name the main one first.",
  "估计目标 {estimand} 没有对应的分析，因此无法估计。请首先指定主要分析。",
);
const otherPopulation = defineIssue(
  "check.readout.estimand-population",
  "The main analysis {analysis} of estimand {estimand} is of the population {other}, the estimand of {population}. Make them one, or say in an assumption why they differ.",
  "估计目标 {estimand} 的人群为 {population}，而其主要分析 {analysis} 的人群为 {other}。请统一，或以假设说明原因。",
  "warning",
);

/** Every population, dataset, column, endpoint and analysis that a readout names is one. */
export const readout: Rule = (study) => {
  const { readout: all } = study;
  if (all === undefined) return [];
  const issues: Issue[] = [];
  const datasets = new Map(all.datasets.map((dataset) => [dataset.name, dataset]));
  const ids = (parts: readonly { readonly id: string }[]): string[] => parts.map(({ id }) => id);
  const refer = (...args: Parameters<typeof reference>): void => {
    issues.push(...reference(...args));
  };
  const populations = ids(all.populations);
  const names = new NamedColumns(datasets, issues);
  for (const member of ["planned", "actual"] as const) {
    const owner = text("The readout", "结果分析");
    names.column(["readout", "treatment", member], owner, "ADSL", all.treatment[member]);
  }
  for (const [p, { id, where }] of all.populations.entries()) {
    const owner = text(`Population ${id}`, `分析人群 ${id} `);
    names.condition(["readout", "populations", p, "where"], owner, "ADSL", where);
  }
  for (const [a, analysis] of all.analyses.entries()) {
    const path = ["readout", "analyses", a];
    const owner = text(`Analysis ${analysis.id}`, `分析 ${analysis.id} `);
    refer("population", [...path, "population"], owner, analysis.population, populations);
    refer("dataset", [...path, "dataset"], owner, analysis.dataset, datasets.keys());
    names.condition([...path, "where"], owner, analysis.dataset, analysis.where);
    names.method([...path, "method"], owner, analysis.dataset, analysis.method);
  }
  for (const [e, estimand] of all.estimands.entries()) {
    const path = ["readout", "estimands", e];
    const { id, population, analyses } = estimand;
    const owner = text(`Estimand ${id}`, `估计目标 ${id} `);
    refer("population", [...path, "population"], owner, population, populations);
    refer("endpoint", [...path, "endpoint"], owner, estimand.endpoint, ids(study.endpoints));
    if (analyses.length === 0) issues.push(noAnalysis(path, { estimand: id }));
    for (const [a, name] of analyses.entries()) {
      refer("analysis", [...path, "analyses", a], owner, name, ids(all.analyses));
    }
    const main = all.analyses.find((one) => one.id === analyses[0]);
    if (main !== undefined && main.population !== population && estimand.assumption === undefined) {
      const params = { estimand: id, analysis: main.id, population, other: main.population };
      issues.push(otherPopulation([...path, "analyses", 0], params));
    }
  }
  for (const [d, display] of all.displays.entries()) {
    const path = ["readout", "displays", d];
    const owner = text(`Display ${display.id}`, `图表 ${display.id} `);
    refer("population", [...path, "population"], owner, display.population, populations);
    names.display(path, owner, display, ids(all.analyses));
  }
  return issues;
};

/** Looks up names of datasets and their columns; a column may be one of `ADSL` too. */
class NamedColumns {
  readonly #datasets: ReadonlyMap<string, AnalysisDataset>;
  readonly #issues: Issue[];

  constructor(datasets: ReadonlyMap<string, AnalysisDataset>, issues: Issue[]) {
    this.#datasets = datasets;
    this.#issues = issues;
  }

  column(path: Path, owner: Text, dataset: string, name: string): void {
    const own = this.#datasets.get(dataset);
    const subjects = this.#datasets.get("ADSL");
    if (own === undefined || subjects === undefined) return; // the dataset is what is reported
    const known = [...columnNames(own), ...columnNames(subjects)];
    this.#issues.push(...reference("column", path, owner, name, known));
  }

  condition(path: Path, owner: Text, dataset: string, where: RowCondition | undefined): void {
    if (where === undefined) return;
    if ("column" in where) this.column([...path, "column"], owner, dataset, where.column);
    else if (where.kind === "not") this.condition([...path, "of"], owner, dataset, where.of);
    else {
      for (const [w, one] of where.of.entries()) {
        this.condition([...path, "of", w], owner, dataset, one);
      }
    }
  }

  /** The columns that a method reads, by the members that name columns. */
  method(path: Path, owner: Text, dataset: string, method: object): void {
    for (const [member, value] of Object.entries(method) as [string, unknown][]) {
      const at = [...path, member];
      if (oneColumn.has(member) && typeof value === "string") {
        this.column(at, owner, dataset, value);
      } else if (severalColumns.has(member) && Array.isArray(value)) {
        for (const [v, name] of (value as string[]).entries()) {
          this.column([...at, v], owner, dataset, name);
        }
      } else if (member === "event") {
        this.condition(at, owner, dataset, value as RowCondition);
      } else if (member === "survival") {
        const { dataset: other, ...columns } = value as Readonly<Record<string, string>>;
        this.dataset([...at, "dataset"], owner, other ?? "");
        for (const each of ["time", "censor"]) {
          this.column([...at, each], owner, other ?? "", columns[each] ?? "");
        }
      }
    }
  }

  dataset(path: Path, owner: Text, name: string): void {
    this.#issues.push(...reference("dataset", path, owner, name, this.#datasets.keys()));
  }

  /** Datasets, their columns and analyses, however deep they are named in a display. */
  display(
    path: Path,
    owner: Text,
    part: unknown,
    analyses: readonly string[],
    within?: string,
  ): void {
    if (typeof part !== "object" || part === null) return;
    const named = "dataset" in part && typeof part.dataset === "string" ? part.dataset : undefined;
    const dataset = named ?? within;
    if (named !== undefined) this.dataset([...path, "dataset"], owner, named);
    for (const [key, value] of Object.entries(part) as [string, unknown][]) {
      const at = [...path, Array.isArray(part) ? Number(key) : key];
      if (key === "where" && dataset !== undefined) {
        this.condition(at, owner, dataset, value as RowCondition);
      } else if (key === "analysis" && typeof value === "string") {
        this.#issues.push(...reference("analysis", at, owner, value, analyses));
      } else if (key === "analyses" && Array.isArray(value)) {
        for (const [v, name] of (value as string[]).entries()) {
          this.#issues.push(...reference("analysis", [...at, v], owner, name, analyses));
        }
      } else if (displayColumns.has(key) && typeof value === "string" && dataset !== undefined) {
        this.column(at, owner, dataset, value);
      } else this.display(at, owner, value, analyses, dataset);
    }
  }
}

const oneColumn = new Set(["response", "treatment", "visit", "time", "censor", "dose", "baseline"]);
const severalColumns = new Set(["factors", "covariates", "strata", "by"]);
const displayColumns = new Set(["column", "class", "term", "from", "to", "time", "censor"]);
