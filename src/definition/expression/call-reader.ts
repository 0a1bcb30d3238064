import { text as words } from "../../kernel/index.ts";
import { binding } from "./binding.ts";
import { unknownFunction } from "./issues.ts";
import type { Token } from "./lexer.ts";
import { hint } from "./nearest.ts";
import {
  callNames,
  type Expression,
  elapsedIn,
  type FieldReference,
  type ParticipantEvent,
  participantEvents,
  type RowsName,
  rowsNames,
} from "./node.ts";
import { Mistake, TokenReader } from "./token-reader.ts";

const functionNames: readonly string[] = [
  ...new Set([
    "date",
    "visit",
    "dose",
    "event",
    "score",
    "if",
    "compute",
    ...elapsedIn,
    ...callNames,
    ...rowsNames,
  ]),
];

/** Reads what is written with a name: field references, and calls such as `days(…)`, `any(AE: …)`, `dose(1)`. */
export abstract class CallReader extends TokenReader {
  protected abstract expression(least: number): Expression;

  protected field(): FieldReference {
    const start = this.peek().start;
    const form = this.name();
    this.symbol(".");
    const field = this.name();
    const node: FieldReference = this.accept("@")
      ? { kind: "field", form, field, at: this.name() }
      : { kind: "field", form, field };
    return this.mark(node, start);
  }

  protected call(): Expression {
    const token = this.take();
    this.symbol("(");
    const node = this.callNamed(token);
    this.symbol(")");
    return this.mark(node, token.start);
  }

  private callNamed(token: Token): Expression {
    const name = token.text;
    const isCall = isOneOf(callNames, name);
    if (isOneOf(rowsNames, name) && (!isCall || this.isAtRows())) return this.rows(name);
    if (isCall) return { kind: "call", name, of: this.expressions() };
    if (isOneOf(elapsedIn, name)) {
      const [from, to] = this.pair();
      return { kind: "elapsed", in: name, from, to };
    }
    switch (name) {
      case "and":
      case "or":
        return { kind: name, of: this.expressions() };
      case "date":
        return { kind: "date", value: this.text() };
      case "visit":
        return { kind: "visit", visit: this.name() };
      case "dose":
        return { kind: "dose", dose: this.dose() };
      case "event":
        return { kind: "event", event: this.event() };
      case "score":
        if (!this.isSymbol(".", 1)) this.fail(words("a field", "字段"));
        return { kind: "score", of: this.field() };
      case "if": {
        const test = this.expression(binding.or);
        this.symbol(",");
        const [yes, no] = this.pair();
        return { kind: "if", test, then: yes, else: no };
      }
      case "compute":
        return this.computation();
      default:
        throw new Mistake(unknownFunction([], { name, hint: hint(name, functionNames) }), token);
    }
  }

  /** `isncsci.ais@"2.0.6" from SCI, vac: SCI.vac` */
  private computation(): Expression {
    const algorithm = this.name();
    this.symbol(".");
    const output = this.name();
    this.symbol("@");
    const version = this.name();
    let from: string | undefined;
    if (this.isWord("from")) {
      this.take();
      from = this.name();
    }
    const inputs: [string, Expression][] = [];
    while (this.accept(",")) {
      const input = this.name();
      this.symbol(":");
      inputs.push([input, this.expression(binding.or)]);
    }
    const node = { kind: "compute", algorithm, version, output } as const;
    const of = Object.fromEntries(inputs);
    return from === undefined ? { ...node, of } : { ...node, from, of };
  }

  /** Whether `FORM:` or `FORM.group:` follows, as in `sum(LB.results: …)` against `sum(LB.x, 1)`. */
  private isAtRows(): boolean {
    return this.isSymbol(":", 1) || (this.isSymbol(".", 1) && this.isSymbol(":", 3));
  }

  private rows(name: RowsName): Expression {
    const form = this.name();
    const group = this.accept(".") ? this.name() : undefined;
    this.symbol(":");
    const of = this.expression(binding.or);
    return group === undefined
      ? { kind: "rows", name, form, of }
      : { kind: "rows", name, form, group, of };
  }

  private dose(): number | "first" | "last" {
    const { kind, text } = this.peek();
    if (kind === "number") return Number(this.take().text);
    if (kind !== "word" || (text !== "first" && text !== "last")) {
      return this.fail(words("a number, “first” or “last”", "数字、“first”或“last”"));
    }
    this.take();
    return text;
  }

  private event(): ParticipantEvent {
    const { text } = this.peek();
    if (!isOneOf(participantEvents, text)) {
      const names = participantEvents.join(", ");
      return this.fail(words(`one of ${names}`, `${names} 之一`));
    }
    this.take();
    return text;
  }

  private pair(): readonly [Expression, Expression] {
    const first = this.expression(binding.or);
    this.symbol(",");
    return [first, this.expression(binding.or)];
  }

  private expressions(): readonly Expression[] {
    return this.list(() => this.expression(binding.or));
  }

  protected list<T>(read: () => T): readonly T[] {
    const items: T[] = [];
    if (this.isSymbol(")")) return items;
    do items.push(read());
    while (this.accept(","));
    return items;
  }
}

/** Whether a word is one of those that mean something here. */
export function isOneOf<const T extends string>(words: readonly T[], word: string): word is T {
  return (words as readonly string[]).includes(word);
}
