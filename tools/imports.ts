import { lineAt, maskSource } from "./mask.ts";

export type Import = {
  readonly specifier: string;
  /** A type import leaves no trace at run time; a dynamic one happens after the module is loaded. */
  readonly kind: "value" | "type" | "dynamic";
  readonly line: number;
};

const statement = /(?<![.\w$])(?:import|export)\b([^;"'`()=]*?)(?<![\w$.])from\s*(?=["'])/g;
const effect = /(?<![.\w$])import\s*(?=["'])/g;
const call = /(?<![.\w$])import\s*\(\s*(?=["'`])/g;

/** Every import of a module, and every export from another, in the order of the text. */
export function scanImports(text: string): readonly Import[] {
  const { code } = maskSource(text);
  const find = (pattern: RegExp, kindOf: (clause: string) => Import["kind"]) =>
    [...code.matchAll(pattern)].map((match) => {
      const open = match.index + match[0].length;
      const close = code.indexOf(code.charAt(open), open + 1);
      return {
        at: match.index,
        specifier: text.slice(open + 1, close),
        kind: kindOf(match[1] ?? ""),
        line: lineAt(text, match.index),
      };
    });
  return [
    // `import type from "x"` is a value import of a default export named type.
    ...find(statement, (clause) => (/^\s*type\s+[{*\w$]/.test(clause) ? "type" : "value")),
    ...find(effect, () => "value"),
    ...find(call, () => "dynamic"),
  ]
    .toSorted((a, b) => a.at - b.at)
    .map(({ specifier, kind, line }) => ({ specifier, kind, line }));
}
