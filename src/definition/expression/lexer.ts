import type { TextSpan } from "./excerpt.ts";

/** One word of the text form. `value` is what a quoted text or unit says once its escapes are read. */
export interface Token extends TextSpan {
  readonly kind: "word" | "number" | "text" | "unit" | "symbol" | "end" | "unclosed" | "stray";
  readonly text: string;
  readonly value: string;
}

const space = /\s+/y;
const patterns = [
  ["number", /\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/y],
  ["word", /[A-Za-z_][A-Za-z0-9_]*/y],
  ["text", /"(?:[^"\\]|\\.)*"/suy],
  ["unit", /'(?:[^'\\]|\\.)*'/suy],
  ["symbol", /!=|<=|>=|[=<>≤≥≠+\-*/(),.@:]/y],
  ["unclosed", /["'].*/sy],
  ["stray", /./suy],
] as const;

const spellings = new Map([
  ["≤", "<="],
  ["≥", ">="],
  ["≠", "!="],
]);

/** Cuts a text into tokens; the last one is always the `end`. What fits nowhere becomes a `stray` token. */
export function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let start = 0;
  while (start < text.length) {
    space.lastIndex = start;
    if (space.test(text)) {
      start = space.lastIndex;
      continue;
    }
    const token = tokenAt(text, start);
    tokens.push(token);
    start = token.end;
  }
  tokens.push({ kind: "end", text: "", value: "", start, end: start });
  return tokens;
}

function tokenAt(text: string, start: number): Token {
  for (const [kind, pattern] of patterns) {
    pattern.lastIndex = start;
    const found = pattern.exec(text)?.[0];
    if (found === undefined) continue;
    const end = start + found.length;
    const span = { start, end };
    if (kind !== "text" && kind !== "unit") {
      const spelt = spellings.get(found) ?? found;
      return { kind, text: spelt, value: spelt, ...span };
    }
    const value = unescaped(found);
    return value === undefined
      ? { kind: "stray", text: found, value: found, ...span }
      : { kind, text: found, value, ...span };
  }
  return { kind: "stray", text: text.slice(start), value: "", start, end: text.length };
}

/** What a quoted text says; `undefined` when it holds an escape that JSON does not know. */
function unescaped(found: string): string | undefined {
  const body = found.slice(1, -1).replace(/\\.|["\n\r\t]/gsu, (part) => {
    if (part === "\\'") return "'";
    if (part === '"') return '\\"';
    return part.length === 1 ? JSON.stringify(part).slice(1, -1) : part;
  });
  try {
    return String(JSON.parse(`"${body}"`));
  } catch {
    return undefined;
  }
}
