import type { Text } from "../../kernel/index.ts";
import type { ExpressionIssue, TextSpan } from "./excerpt.ts";
import { syntax } from "./issues.ts";
import { hint } from "./nearest.ts";
import type { Token } from "./lexer.ts";
import type { Expression } from "./node.ts";

/** Ends a reading at the first mistake. Thrown and caught inside the parser only. */
export class Mistake extends Error {
  readonly issue: ExpressionIssue;

  constructor(issue: ExpressionIssue, span: TextSpan) {
    super(issue.code);
    this.issue = { ...issue, span: { start: span.start, end: span.end } };
  }
}

const nothing: Token = { kind: "end", text: "", value: "", start: 0, end: 0 };

/** Reads tokens one after the other and remembers where each node began and ended. */
export class TokenReader {
  readonly spans = new Map<Expression, TextSpan>();
  private readonly tokens: readonly Token[];
  private index = 0;

  constructor(tokens: readonly Token[]) {
    this.tokens = tokens;
  }

  peek(ahead = 0): Token {
    return this.tokens[Math.min(this.index + ahead, this.tokens.length - 1)] ?? nothing;
  }

  take(): Token {
    const token = this.peek();
    this.index++;
    return token;
  }

  isSymbol(text: string, ahead = 0): boolean {
    const token = this.peek(ahead);
    return token.kind === "symbol" && token.text === text;
  }

  isWord(text: string): boolean {
    const token = this.peek();
    return token.kind === "word" && token.text === text;
  }

  accept(symbol: string): boolean {
    if (!this.isSymbol(symbol)) return false;
    this.index++;
    return true;
  }

  symbol(text: string): void {
    if (!this.accept(text)) this.fail(both(`“${text}”`));
  }

  word(text: string): void {
    if (!this.isWord(text)) this.fail(both(`“${text}”`));
    this.index++;
  }

  /** A text in quotes. */
  text(): string {
    if (this.peek().kind !== "text") {
      this.fail({ en: "a text in double quotes", "zh-CN": "双引号中的文本" });
    }
    return this.take().value;
  }

  /** A name: bare, or in quotes when it holds other characters. */
  name(): string {
    const token = this.peek();
    if (token.kind !== "word" && token.kind !== "text")
      this.fail({ en: "a name", "zh-CN": "名称" });
    return this.take().value;
  }

  /** Remembers that a node begins at `start` and ends with the token read last. */
  mark<E extends Expression>(node: E, start: number): E {
    const end = this.tokens[this.index - 1]?.end ?? start;
    this.spans.set(node, { start, end });
    return node;
  }

  /** The end of the token read last. */
  get lastEnd(): number {
    return this.tokens[this.index - 1]?.end ?? 0;
  }

  fail(expected: Text, at: TextSpan = this.peek()): never {
    const token = this.peek();
    throw new Mistake(
      syntax([], { expected, found: foundText(token), hint: operatorHint(token) }),
      at,
    );
  }
}

/** The operator that a misspelt word may have meant. */
function operatorHint({ kind, text }: Token): Text {
  return kind === "word" ? hint(text, operatorWords) : { en: "", "zh-CN": "" };
}

const operatorWords = ["between", "and", "or", "not", "in", "is", "answered", "missing"];

function both(text: string): Text {
  return { en: text, "zh-CN": text };
}

function foundText(token: Token): Text {
  switch (token.kind) {
    case "end":
      return { en: "the end of the text", "zh-CN": "文本结尾" };
    case "unclosed":
      return { en: "a quote that is not closed", "zh-CN": "未闭合的引号" };
    default:
      return both(`“${token.text}”`);
  }
}
