import type { Language } from "../../kernel/index.ts";
import { compile, planOf, stepOf } from "./compile.ts";
import { childrenOf } from "./children.ts";
import { readerOf } from "./compile-field.ts";
import { planWithin, rowFinder } from "./compile-rows.ts";
import { dateNeed, fieldNeed, type Need, noDate, noResult, undecidedBy, isDay } from "./need.ts";
import type { Expression } from "./node.ts";
import { type Outlook, outlookOf } from "./outlook.ts";
import { type BoundRow, type Plan, typeIn } from "./step.ts";
import type { Surroundings } from "./surroundings.ts";
import { isCodeSet, isInterval, type Value } from "./value.ts";
import { dateWords, datumWords, valueWords } from "./value-words.ts";
import type { Vocabulary } from "./vocabulary.ts";
import { Phrases } from "./words.ts";

/** A node of an expression with its value, in words. */
export interface ExplainedNode {
  readonly node: Expression;
  /** "Age is between 18 and 65 a" */
  readonly text: string;
  readonly value: Value;
  /** "true", "42 a", "January 2024", "not answered" */
  readonly valueText: string;
  /** Whether it takes part in deciding the node above: of a false `and`, only the false conditions do. */
  readonly decides: boolean;
  /** The record it was looked at in, counted from 1. */
  readonly record?: number;
  /** What is inside it. Of records looked through, those that decide. */
  readonly children: readonly ExplainedNode[];
  /** What would have to be known, at a leaf that is open. */
  readonly need?: Need;
}

/** A fact that took part in a decision: "Age", "42 a". */
export interface DecidingFact {
  readonly node: Expression;
  readonly label: string;
  readonly value: string;
  readonly record?: number;
}

/** Why an expression has the value it has. */
export interface Explanation extends ExplainedNode {
  /** The facts that decided. */
  readonly decidedBy: readonly DecidingFact[];
  /** What is still needed; empty once the value is known. */
  readonly needed: readonly Need[];
  /** When the value will change by itself: today moves on, or a visit is still to come. */
  readonly until?: Outlook;
}

/**
 * Explains the value of an expression for one participant: which facts decided, what is still needed,
 * and until when it holds.
 *
 * @throws Fault when the expression is wrong.
 */
export function explain(
  expression: Expression,
  vocabulary: Vocabulary,
  surroundings: Surroundings,
  language: Language,
  ownForm?: string,
): Explanation {
  const plan = planOf(expression, vocabulary, ownForm);
  const phrases = new Phrases(plan, language);
  const explainer = new Explainer(surroundings, phrases, language);
  const root = { ...explainer.node(expression, plan, undefined), decides: true };
  const decidedBy = unique(
    factsOf(root),
    ({ label, value, record }) => `${record} ${label} ${value}`,
  );
  const needed = isOpen(root.value)
    ? unique(needsOf(root, undefined, phrases, language), ({ text }) => text)
    : [];
  const isCondition = typeIn(plan, expression).kind === "boolean";
  const evaluate = compile(expression, vocabulary, ownForm);
  const until = isCondition
    ? outlookOf(expression, evaluate, surroundings, phrases, language)
    : undefined;
  return { ...root, decidedBy, needed, ...(until === undefined ? {} : { until }) };
}

class Explainer {
  private readonly surroundings: Surroundings;
  private readonly phrases: Phrases;
  private readonly language: Language;

  constructor(surroundings: Surroundings, phrases: Phrases, language: Language) {
    this.surroundings = surroundings;
    this.phrases = phrases;
    this.language = language;
  }

  node(node: Expression, plan: Plan, rows: BoundRow | undefined, record?: number): ExplainedNode {
    const value = stepOf(node, plan)(this.surroundings, rows);
    const children = this.children(node, plan, rows, value, record);
    const label = this.phrases.noun(node);
    const text = node.kind === "field" ? label : this.phrases.words(node);
    const valueText = valueWords(value, typeIn(plan, node), this.phrases);
    const own: { readonly record?: number } = record === undefined ? {} : { record };
    const explained = { node, text, value, valueText, decides: false, ...own, children };
    const { surroundings } = this;
    switch (node.kind) {
      case "field":
        return this.field(explained, plan, rows);
      case "visit":
        return this.dated(explained, label, surroundings.visitDate(node.visit));
      case "dose":
        return this.dated(explained, label, surroundings.doseDate(node.dose));
      case "event":
        return this.dated(explained, label, surroundings.eventDate(node.event));
      case "today":
        return this.dated(explained, label, surroundings.today);
      default:
        return isOpen(value) && !children.some((child) => child.decides && isOpen(child.value))
          ? { ...explained, need: this.located(noResult(node, text, this.language), own) }
          : explained;
    }
  }

  private field(explained: ExplainedNode, plan: Plan, rows: BoundRow | undefined): ExplainedNode {
    const { node, value } = explained;
    if (node.kind !== "field") return explained;
    const datum = readerOf(node, plan)(this.surroundings, rows);
    const valueText = datumWords(datum, value, typeIn(plan, node), this.phrases);
    if (!isOpen(value)) return { ...explained, valueText };
    const { wording } = this.phrases;
    const need = fieldNeed(node, explained.text, datum, valueText, wording, this.language);
    return { ...explained, valueText, need: this.located(need, explained) };
  }

  private located(need: Need, { record }: Pick<ExplainedNode, "record">): Need {
    const text = this.phrases.wording.tidy(need.text);
    return record === undefined ? { ...need, text } : { ...need, text, record };
  }

  private dated(explained: ExplainedNode, label: string, date: string | undefined): ExplainedNode {
    const { node, value } = explained;
    const { wording } = this.phrases;
    if (date === undefined) {
      const need = this.located(noDate(node, label, this.language), explained);
      return { ...explained, valueText: wording.notYet, need };
    }
    const valueText = dateWords(date, wording);
    if (!isInterval(value)) return { ...explained, valueText };
    const need = dateNeed(node, label, date, wording, this.language);
    return { ...explained, valueText, need: this.located(need, explained) };
  }

  private children(
    node: Expression,
    plan: Plan,
    rows: BoundRow | undefined,
    value: Value,
    record: number | undefined,
  ): readonly ExplainedNode[] {
    if (node.kind !== "rows") {
      const children = childrenOf(node).map((child) => this.node(child.node, plan, rows, record));
      return children.map((child, index) => ({
        ...child,
        decides: decides(node, value, child, index, children),
      }));
    }
    const within = planWithin(node, plan);
    const found = [...rowFinder(node, plan)(this.surroundings, rows)];
    const children = found.map((data, index) =>
      this.node(node.of, within, { record: data, outer: rows }, index + 1),
    );
    return children
      .map((child, index) => ({ ...child, decides: decides(node, value, child, index, children) }))
      .filter((child) => child.decides);
  }
}

/** Whether a child takes part in deciding its parent's value. */
function decides(
  parent: Expression,
  value: Value,
  child: ExplainedNode,
  index: number,
  children: readonly ExplainedNode[],
): boolean {
  switch (parent.kind) {
    case "and":
    case "or":
      return child.value === value;
    case "rows":
      if (parent.name === "any" || parent.name === "every") return child.value === value;
      if (parent.name === "first") return index === 0;
      return parent.name !== "last" || index === children.length - 1;
    case "if": {
      const test = children[0]?.value;
      return index === 0 || test === undefined || index === (test === true ? 1 : 2);
    }
    default:
      return true;
  }
}

function factsOf(explained: ExplainedNode): readonly DecidingFact[] {
  const { node, text, valueText, record, children } = explained;
  const isFact = ["field", "visit", "dose", "event", "today"].includes(node.kind);
  if (!isFact) return children.flatMap((child) => (child.decides ? factsOf(child) : []));
  const fact = { node, label: text, value: valueText };
  return [record === undefined ? fact : { ...fact, record }];
}

function needsOf(
  explained: ExplainedNode,
  condition: ExplainedNode | undefined,
  phrases: Phrases,
  language: Language,
): readonly Need[] {
  const { need } = explained;
  if (need !== undefined) {
    const words = condition && conditionWords(condition);
    return [words === undefined ? need : undecidedBy(need, words, phrases.wording, language)];
  }
  const compares = explained.node.kind === "compare" || explained.node.kind === "between";
  const within = compares ? explained : condition;
  const needs = explained.children.flatMap((child) =>
    child.decides && isOpen(child.value) ? needsOf(child, within, phrases, language) : [],
  );
  // Where a day is wanting, a date that has its day does not want its time.
  const wantsDay = compares && needs.some((one) => one.lacks !== undefined && !isDay(one));
  return wantsDay ? needs.filter((one) => !isDay(one)) : needs;
}

/** A condition with the dates that it compares with, as far as they are known. */
function conditionWords(condition: ExplainedNode): string {
  const known = datesIn(condition).map(({ text, valueText }) => `${text}: ${valueText}`);
  return known.length === 0 ? condition.text : `${condition.text} (${known.join("; ")})`;
}

function datesIn(explained: ExplainedNode): ExplainedNode[] {
  const { node, need, value, children } = explained;
  const isDate = ["visit", "dose", "event", "today"].includes(node.kind);
  if (!isDate) return children.flatMap(datesIn);
  return !isOpen(value) || (need !== undefined && isDay(need)) ? [explained] : [];
}

/** Whether a value is not, or not exactly, known. */
function isOpen(value: Value): boolean {
  return value === undefined || isInterval(value) || isCodeSet(value);
}

function unique<T>(items: readonly T[], key: (item: T) => string): readonly T[] {
  const found = new Map(items.map((item) => [key(item), item]));
  return [...found.values()];
}
