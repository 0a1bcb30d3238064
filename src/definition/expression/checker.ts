import { type Issue, type PartialDate, readPartialDate } from "../../kernel/index.ts";
import type { ExpressionIssue, TextSpan } from "./excerpt.ts";
import {
  ambiguousNumber,
  codeInQuotes,
  dateInWords,
  notComparable,
  notDate,
  notTime,
  rowNeeded,
  unitsDiffer,
  unknownCode,
  unknownField,
  unknownForm,
  unknownGroup,
  unknownVisit,
  wrongType,
} from "./issues.ts";
import { hint } from "./nearest.ts";
import { type Expression, type FieldReference, relativePlaces } from "./node.ts";
import { commonType, isDate, type Type, typeWords, wrong } from "./type.ts";
import { secondsOfDay } from "./value.ts";
import type { Vocabulary } from "./vocabulary.ts";

export type Path = readonly (string | number)[];

/** A node with its place and its type. */
export interface Typed {
  readonly node: Expression;
  readonly path: Path;
  readonly type: Type;
}

/** Where an expression stands, as far as checking it needs to know. */
export interface CheckOptions {
  /** The form whose rule this is: its repeating fields mean the row being entered. */
  readonly ownForm?: string | undefined;
  /** What issues' paths begin with. */
  readonly path?: Path;
  /** Where the nodes stand in the text they were read from. */
  readonly spans?: ReadonlyMap<Expression, TextSpan> | undefined;
}

/** Collects what is wrong with an expression and knows what names mean where it stands. */
export class Checker {
  readonly issues: ExpressionIssue[] = [];
  readonly types = new Map<Expression, Type>();
  readonly vocabulary: Vocabulary;
  private readonly options: CheckOptions;
  private scopes: readonly { readonly form: string; readonly group: string | undefined }[] = [];

  constructor(vocabulary: Vocabulary, options: CheckOptions) {
    this.vocabulary = vocabulary;
    this.options = options;
  }

  /** Reports an issue at a node; the type of what is wrong fits everywhere. */
  report(issue: Issue, node: Expression): Type {
    const span = this.options.spans?.get(node);
    const path = [...(this.options.path ?? []), ...issue.path];
    this.issues.push(span === undefined ? { ...issue, path } : { ...issue, path, span });
    return wrong;
  }

  /** Checks something with the rows of a form bound to its name. */
  within<T>(form: string, group: string | undefined, check: () => T): T {
    const outer = this.scopes;
    this.scopes = [{ form, group }, ...outer];
    try {
      return check();
    } finally {
      this.scopes = outer;
    }
  }

  field(node: FieldReference, path: Path): Type {
    const form = this.form(node.form, node, path);
    if (form === undefined) return wrong;
    const found = form.fields.get(node.field);
    if (found === undefined) {
      const candidates = hint(node.field, form.fields.keys());
      return this.report(
        unknownField(path, { form: node.form, name: node.field, hint: candidates }),
        node,
      );
    }
    if (node.at !== undefined) this.place(node.at, node, path);
    if (found.group !== undefined && !this.hasRow(node, found.group)) {
      const params = { form: node.form, field: node.field, group: found.group };
      return this.report(rowNeeded(path, params), node);
    }
    return found.type;
  }

  /** Whether it is said which row of the repeating group is meant. */
  private hasRow(node: FieldReference, group: string): boolean {
    if (node.at !== undefined) return false;
    if (this.scopes.some((each) => each.form === node.form && each.group === group)) return true;
    return (
      node.form === this.options.ownForm && this.scopes.every(({ form }) => form !== node.form)
    );
  }

  rows(node: Expression & { readonly kind: "rows" }, path: Path): void {
    const form = this.form(node.form, node, path);
    if (form === undefined || node.group === undefined || form.groups.has(node.group)) return;
    const params = { form: node.form, name: node.group, hint: hint(node.group, form.groups) };
    this.report(unknownGroup(path, params), node);
  }

  visit(visit: string, node: Expression, path: Path): void {
    if (this.vocabulary.visits.has(visit)) return;
    const candidates = hint(visit, this.vocabulary.visits.keys());
    this.report(unknownVisit(path, { name: visit, hint: candidates }), node);
  }

  private place(at: string, node: Expression, path: Path): void {
    if ((relativePlaces as readonly string[]).includes(at) || this.vocabulary.visits.has(at))
      return;
    const candidates = hint(at, [...relativePlaces, ...this.vocabulary.visits.keys()]);
    this.report(unknownVisit([...path, "at"], { name: at, hint: candidates }), node);
  }

  private form(id: string, node: Expression, path: Path) {
    const form = this.vocabulary.forms.get(id);
    if (form === undefined) {
      this.report(
        unknownForm(path, { name: id, hint: hint(id, this.vocabulary.forms.keys()) }),
        node,
      );
    }
    return form;
  }

  /** Reports a value of another kind than is needed. */
  expect(kind: "boolean" | "number", { node, path, type }: Typed): void {
    if (type.kind === kind || type.kind === "wrong") return;
    const params = { expected: typeWords({ kind }), found: typeWords(type) };
    this.report(wrongType(path, params), node);
  }

  /** The type that several values have together; literals take the type of the others. */
  common(values: readonly Typed[], node: Expression, path: Path): Type {
    const leader = values.find(({ node, type }) => node.kind !== "text" && type.kind !== "wrong");
    const adopted = values.map((value) => this.adopt(value, leader?.type ?? value.type));
    const operands = adopted.map(({ node, type }) => ({ type, literal: node.kind === "number" }));
    const common = commonType(operands);
    if (common?.kind === "number") this.unambiguous(adopted, node, path);
    return common ?? this.report(this.disagreement(adopted, path), node);
  }

  /** Reports a bare number beside values in different units, of which it could take either. */
  private unambiguous(values: readonly Typed[], node: Expression, path: Path): void {
    const units = values.map(({ type }) => (type.kind === "number" ? type.unit : undefined));
    const first = units.find((unit) => unit !== undefined);
    const other = units.find((unit) => unit !== undefined && unit.factor !== first?.factor);
    if (first === undefined || other === undefined || units.every((unit) => unit !== undefined))
      return;
    this.report(ambiguousNumber(path, { left: first.code, right: other.code }), node);
  }

  private disagreement(values: readonly Typed[], path: Path): Issue {
    const types = values.map(({ type }) => type).filter(({ kind }) => kind !== "wrong");
    for (const [index, left] of types.entries()) {
      for (const right of types.slice(index + 1)) {
        const pair = [left, right].map((type) => ({ type, literal: false }));
        if (commonType(pair) !== undefined) continue;
        if (left.kind === "number" && right.kind === "number") {
          return unitsDiffer(path, {
            left: left.unit?.code ?? "1",
            right: right.unit?.code ?? "1",
          });
        }
        return notComparable(path, { left: typeWords(left), right: typeWords(right) });
      }
    }
    const [first = wrong] = types;
    return notComparable(path, { left: typeWords(first), right: typeWords(first) });
  }

  /** A text among codes is a code, among times a time; a number or text where it cannot be is reported. */
  private adopt(value: Typed, leader: Type): Typed {
    const { node, path } = value;
    if (node.kind === "text" && leader.kind === "code") {
      this.code(node.value, leader, node, path);
      return { ...value, type: leader };
    }
    if (node.kind === "text" && leader.kind === "time") {
      if (secondsOfDay(node.value) !== undefined) return { ...value, type: leader };
      return { ...value, type: this.report(notTime(path, { value: node.value }), node) };
    }
    if (node.kind === "text" && isDate(leader)) {
      return { ...value, type: this.report(dateInWords(path, { value: node.value }), node) };
    }
    if (node.kind === "number" && leader.kind === "code") {
      return { ...value, type: this.report(codeInQuotes(path, { code: node.value }), node) };
    }
    return value;
  }

  /** Reports a code that is not in the list. */
  code(code: string, type: Type, node: Expression, path: Path): void {
    if (type.kind !== "code" && type.kind !== "choices") return;
    const codes = type.list.codes.map((each) => each.code);
    if (codes.includes(code)) return;
    this.report(
      unknownCode(path, { list: type.list.id, name: code, hint: hint(code, codes) }),
      node,
    );
  }

  date(value: PartialDate, node: Expression, path: Path): Type {
    if (readPartialDate(value) !== value) return this.report(notDate(path, { value }), node);
    return { kind: value.length > 10 ? "datetime" : "date" };
  }
}
