import { defineIssue, type Issue, text } from "../../kernel/index.ts";
import type { Path } from "./rule.ts";
import { reference } from "./rules/references.ts";
import type { StudyIndex } from "./study-index.ts";

const foreignField = defineIssue(
  "check.dataset.field",
  "Dataset {dataset} reads the field {field}, which none of its records has. Name a field of {forms}, or say of which other form it is.",
  "数据集 {dataset} 读取字段 {field}，但其记录没有该字段。请使用 {forms} 的字段，或注明所属的其他表单。",
);
/** What the sources of a dataset may name. */
export interface NamesInSources {
  readonly name: string;
  readonly columns: readonly string[];
  /** The participant's own columns. */
  readonly subject: readonly string[];
  /** Columns of the rows that records are. */
  readonly rows: readonly string[];
  /** Datasets that stand before it. */
  readonly datasets: readonly string[];
}

/** The forms whose fields a record has. */
export function formsOf(records: unknown): readonly string[] {
  if (typeof records !== "object" || records === null) return [];
  if ("form" in records && typeof records.form === "string") return [records.form];
  return "forms" in records && Array.isArray(records.forms) ? records.forms : [];
}

/** Looks through sources and conditions, whatever they hold. */
export class SourceWalk {
  readonly #dataset: NamesInSources;
  readonly #index: StudyIndex;
  readonly #issues: Issue[];

  constructor(dataset: NamesInSources, index: StudyIndex, issues: Issue[]) {
    this.#dataset = dataset;
    this.#index = index;
    this.#issues = issues;
  }

  part(value: unknown, path: Path, forms: readonly string[]): void {
    if (typeof value !== "object" || value === null) return;
    const kind = "kind" in value ? value.kind : undefined;
    if (kind === "expression") return; // checked with all expressions
    const within = kind === "over" && "records" in value ? formsOf(value.records) : forms;
    this.#node(value, kind, path, forms);
    for (const [key, member] of Object.entries(value)) {
      if (key === "map" || key === "value" || key === "values") continue;
      this.part(member, [...path, Array.isArray(value) ? Number(key) : key], within);
    }
  }

  #node(node: object, kind: unknown, path: Path, forms: readonly string[]): void {
    const { vocabulary, forms: known } = this.#index;
    const member = (name: string): string | undefined => {
      const value: unknown = Object.entries(node).find(([key]) => key === name)?.[1];
      return typeof value === "string" ? value : undefined;
    };
    const owner = text(`Dataset ${this.#dataset.name}`, `数据集 ${this.#dataset.name} `);
    const refer = (
      what: Parameters<typeof reference>[0],
      name: string,
      candidates: Iterable<string>,
    ): void => {
      const found = member(name);
      if (found === undefined) return;
      this.#issues.push(...reference(what, [...path, name], owner, found, candidates));
    };
    const form = member("form");
    if (kind === "instances" || kind === "rows" || kind === "field") {
      refer("form", "form", known.keys());
    }
    if (kind === "rows") refer("group", "group", vocabulary.forms.get(form ?? "")?.groups ?? []);
    if (kind === "instances" || kind === "rows") {
      const fields = vocabulary.forms.get(form ?? "")?.fields;
      if (fields !== undefined) refer("field", "visit", fields.keys());
    }
    if (kind === "findings" && "forms" in node && Array.isArray(node.forms)) {
      for (const [f, each] of node.forms.entries()) {
        const at = [...path, "forms", f];
        this.#issues.push(...reference("form", at, owner, String(each), known.keys()));
      }
    }
    if (kind === "visit") refer("visit", "visit", this.#index.visits.keys());
    if (kind === "column") refer("column", "name", this.#dataset.columns);
    if (kind === "subject") refer("column", "column", this.#dataset.subject);
    if (kind === "row") refer("column", "column", this.#dataset.rows);
    if (kind === "derived") refer("dataset", "dataset", this.#dataset.datasets);
    if (kind === "by-arm" && "arms" in node && typeof node.arms === "object") {
      const arms = this.#index.study.arms.map(({ id }) => id);
      for (const arm of Object.keys(node.arms ?? {})) {
        this.#issues.push(...reference("arm", [...path, "arms", arm], owner, arm, arms));
      }
    }
    if (kind === "field") this.#field(path, form, member("field") ?? "", forms);
  }

  /** A field is one of the named form; without a name, one that a record of the dataset has. */
  #field(path: Path, form: string | undefined, field: string, forms: readonly string[]): void {
    const of = form === undefined ? forms : [form];
    const known = of.flatMap((id) => this.#index.vocabulary.forms.get(id) ?? []);
    if (known.length === 0 && of.length > 0) return; // the form is what is reported
    if (known.some(({ fields }) => fields.has(field))) return;
    const params = { dataset: this.#dataset.name, field, forms: of.join(", ") || "–" };
    this.#issues.push(foreignField([...path, "field"], params));
  }
}
