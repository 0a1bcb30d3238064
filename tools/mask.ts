/** A source with everything that is not code blanked out, and its comments. */
export type Masked = {
  /** As long as the source: comments, regular expressions and the insides of strings are spaces. */
  readonly code: string;
  readonly comments: readonly { readonly at: number; readonly text: string }[];
};

const beforeRegex =
  /(^|[(,=:[!&|?{};+\-*%~^<>]|\b(?:return|typeof|case|in|of|do|else|void|await|yield))$/;

/** Blanks what is not code, so that a plain search in the rest finds only code. */
export function maskSource(text: string): Masked {
  const comments: { at: number; text: string }[] = [];
  let code = "";
  let at = 0;
  // For every open `${`: how many braces are open inside it.
  const templates: number[] = [];
  const blank = (end: number): void => {
    code += text.slice(at, end).replaceAll(/[^\n]/g, " ");
    at = end;
  };
  const keep = (): void => {
    code += text[at];
    at += 1;
  };
  const comment = (end: number): void => {
    comments.push({ at, text: text.slice(at, end) });
    blank(end);
  };
  const quoted = (quote: string): void => {
    keep();
    blank(endOf(text, at, quote));
    if (text[at] === quote) keep();
  };
  const template = (): void => {
    const end = endOf(text, at, "`", true);
    blank(end);
    if (text.startsWith("${", at)) {
      keep();
      keep();
      templates.push(0);
    } else keep();
  };
  while (at < text.length) {
    const char = text.charAt(at);
    const depth = templates.at(-1);
    if (text.startsWith("//", at)) comment(lineEnd(text, at));
    else if (text.startsWith("/*", at)) comment(endAfter(text, at + 2, "*/"));
    else if (char === '"' || char === "'") quoted(char);
    else if (char === "`") {
      keep();
      template();
    } else if (char === "/" && beforeRegex.test(code.slice(-200).trimEnd())) {
      blank(endOfRegex(text, at));
    } else if (depth !== undefined && (char === "{" || char === "}")) {
      if (char === "}" && depth === 0) {
        templates.pop();
        keep();
        template();
      } else {
        templates[templates.length - 1] = depth + (char === "{" ? 1 : -1);
        keep();
      }
    } else keep();
  }
  return { code, comments };
}

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end < 0 ? text.length : end;
}

function endAfter(text: string, from: number, what: string): number {
  const end = text.indexOf(what, from);
  return end < 0 ? text.length : end + what.length;
}

/** Where a string or a template's text stops: at its quote, at `${`, or at the end. */
function endOf(text: string, from: number, quote: string, inTemplate = false): number {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === quote) return at;
    else if (inTemplate && text.startsWith("${", at)) return at;
    else if (!inTemplate && text[at] === "\n") return at;
  }
  return text.length;
}

function endOfRegex(text: string, from: number): number {
  let inClass = false;
  for (let at = from + 1; at < text.length; at += 1) {
    const char = text[at];
    if (char === "\\") at += 1;
    else if (char === "\n") return from + 1;
    else if (char === "[") inClass = true;
    else if (char === "]") inClass = false;
    else if (char === "/" && !inClass) return at + 1;
  }
  return text.length;
}

/** The line, from 1, that holds a position. */
export function lineAt(text: string, at: number): number {
  return text.slice(0, at).split("\n").length;
}
