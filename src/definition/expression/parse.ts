import { text as words } from "../../kernel/index.ts";
import { deepest, depthOf } from "./children.ts";
import type { ExpressionIssue, TextSpan } from "./excerpt.ts";
import { bareUnit, tooDeep } from "./issues.ts";
import { tokensOf } from "./lexer.ts";
import { comparisons, type Expression, type FieldReference } from "./node.ts";
import { binding } from "./binding.ts";
import { CallReader, isOneOf } from "./call-reader.ts";
import { Mistake } from "./token-reader.ts";

/** What reading a text gave: an expression and where each of its nodes stands, or what is wrong with the text. */
export type Parsed =
  | {
      readonly expression: Expression;
      readonly spans: ReadonlyMap<Expression, TextSpan>;
      readonly issues: readonly [];
    }
  | { readonly expression?: never; readonly issues: readonly ExpressionIssue[] };

/**
 * Reads the text form. Reading ends at the first mistake, which says what was expected there.
 *
 * @example parseExpression("VS.age").expression // => { kind: "field", form: "VS", field: "age" }
 */
export function parseExpression(text: string): Parsed {
  const parser = new Parser(tokensOf(text));
  try {
    const expression = parser.whole();
    if (depthOf(expression) > deepest) {
      throw new Mistake(tooDeep([], { deepest }), { start: 0, end: text.length });
    }
    return { expression, spans: parser.spans, issues: [] };
  } catch (error) {
    if (error instanceof Mistake) return { issues: [error.issue] };
    throw error;
  }
}

type Built = readonly [node: Expression, level: number];

class Parser extends CallReader {
  private depth = 0;

  whole(): Expression {
    const expression = this.expression(binding.or);
    if (this.peek().kind !== "end") this.fail(words("an operator or the end", "运算符或结尾"));
    return expression;
  }

  protected override expression(least: number): Expression {
    if (++this.depth > deepest + 1) throw new Mistake(tooDeep([], { deepest }), this.peek());
    const start = this.peek().start;
    let [left, level] = this.prefix(least);
    for (;;) {
      const next = this.operator(left, level, least);
      if (next === undefined) break;
      [left, level] = next;
      this.mark(left, start);
    }
    this.depth--;
    return left;
  }

  private prefix(least: number): Built {
    const start = this.peek().start;
    if (this.isWord("not") && least <= binding.not) {
      this.take();
      const of = this.expression(binding.not);
      return [this.mark({ kind: "not", of }, start), binding.not];
    }
    if (!this.accept("-")) return [this.primary(), binding.one];
    const node: Expression =
      this.peek().kind === "number"
        ? this.number(-1)
        : { kind: "negate", of: this.expression(binding.unary) };
    return [this.mark(node, start), binding.unary];
  }

  /** What the next operator makes of `left`; `undefined` when none follows that may bind here. */
  private operator(left: Expression, level: number, least: number): Built | undefined {
    const { kind, text } = this.peek();
    const may = (needed: number, operand: number) => least <= needed && level >= operand;
    if (kind !== "symbol" && kind !== "word") return undefined;
    if (text === "and" || text === "or") {
      return may(binding[text], binding[text] + 1) ? this.chain(text, left) : undefined;
    }
    if (text === "+" || text === "-") {
      if (!may(binding.add, binding.add)) return undefined;
      this.take();
      const right = this.expression(binding.multiply);
      return [{ kind: "arithmetic", op: text, left, right }, binding.add];
    }
    if (text === "*" || text === "/") {
      if (!may(binding.multiply, binding.multiply)) return undefined;
      this.take();
      const right = this.expression(binding.unary);
      return [{ kind: "arithmetic", op: text, left, right }, binding.multiply];
    }
    if (!may(binding.compare, binding.add)) return undefined;
    const node = this.comparison(left, text);
    return node === undefined ? undefined : [node, binding.compare];
  }

  private chain(kind: "and" | "or", left: Expression): Built {
    const of = [left];
    while (this.isWord(kind)) {
      this.take();
      of.push(this.expression(binding[kind] + 1));
    }
    return [{ kind, of }, binding[kind]];
  }

  private comparison(left: Expression, text: string): Expression | undefined {
    if (isOneOf(comparisons, text)) {
      this.take();
      return { kind: "compare", op: text, left, right: this.expression(binding.add) };
    }
    const start = this.peek().start;
    switch (text) {
      case "between": {
        this.take();
        const low = this.expression(binding.add);
        this.word("and");
        return { kind: "between", of: left, low, high: this.expression(binding.add) };
      }
      case "not": // `a not in (…)`
        this.take();
        this.word("in");
        return { kind: "not", of: this.mark(this.codes(left), start) };
      case "in":
        this.take();
        return this.codes(left);
      case "is":
        this.take();
        return this.state(left, start);
      default:
        return undefined;
    }
  }

  private codes(of: Expression): Expression {
    this.symbol("(");
    const values = this.list(() => this.codeValue());
    this.symbol(")");
    return { kind: "in", of, values };
  }

  private codeValue(): string | number {
    if (this.peek().kind === "text") return this.take().value;
    const sign = this.accept("-") ? -1 : 1;
    if (this.peek().kind === "number") return sign * Number(this.take().text);
    return this.fail(words("a text in double quotes or a number", "双引号中的文本或数字"));
  }

  private state(of: Expression, start: number): Expression {
    if (of.kind !== "field") {
      return this.fail(words("a field before “is”", "“is”前应为字段"), this.spans.get(of));
    }
    const negated = this.isWord("not");
    if (negated) this.take();
    const node = this.stateOf(of);
    return negated ? { kind: "not", of: this.mark(node, start) } : node;
  }

  private stateOf(of: FieldReference): Expression {
    if (this.isWord("answered")) {
      this.take();
      return { kind: "answered", of };
    }
    if (!this.isWord("missing")) {
      this.fail(words("“answered” or “missing”", "“answered”或“missing”"));
    }
    this.take();
    if (!this.accept("(")) return { kind: "missing", of };
    const reason = this.text();
    this.symbol(")");
    return { kind: "missing", of, reason };
  }

  private primary(): Expression {
    const token = this.peek();
    if (token.kind === "number") return this.mark(this.number(1), token.start);
    if ((token.kind === "text" || token.kind === "word") && this.isSymbol(".", 1)) {
      return this.field();
    }
    if (token.kind === "text") {
      return this.mark({ kind: "text", value: this.take().value }, token.start);
    }
    if (this.accept("(")) {
      const inner = this.expression(binding.or);
      this.symbol(")");
      return inner;
    }
    if (token.kind === "word") {
      if (this.isSymbol("(", 1)) return this.call();
      const constant = constants.get(token.text);
      if (constant !== undefined) {
        this.take();
        return this.mark({ ...constant }, token.start);
      }
    }
    return this.fail(
      words("a value or condition (a field is FORM.field)", "数值或条件（字段写作 表单.字段）"),
    );
  }

  private number(sign: 1 | -1): Expression {
    const value = sign * Number(this.take().text);
    const end = this.lastEnd;
    if (this.peek().kind === "unit") return { kind: "number", value, unit: this.take().value };
    const glued = this.peek();
    if (glued.kind === "word" && glued.start === end) {
      throw new Mistake(bareUnit([], { unit: glued.text }), glued);
    }
    return { kind: "number", value };
  }
}

const constants = new Map<string, Expression>([
  ["true", { kind: "boolean", value: true }],
  ["false", { kind: "boolean", value: false }],
  ["today", { kind: "today" }],
]);
