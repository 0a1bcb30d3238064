import { maskSource } from "./mask.ts";

/** What a module's declaration file says. */
export type Declarations = {
  /** Name to the text of its declarations, without `export` and `declare`. */
  readonly own: ReadonlyMap<string, readonly string[]>;
  /** The names of its own that it exports; the others only serve these. */
  readonly exported: ReadonlySet<string>;
  /** Names handed on from another module: exported name, name there, module. */
  readonly handedOn: readonly {
    readonly as: string;
    readonly name: string;
    readonly from: string;
  }[];
  /** Modules handed on whole. */
  readonly whole: readonly string[];
};

const named =
  /^(?:export )?(?:default )?(?:declare )?(?:abstract )?(?:const|let|var|function|class|interface|type|enum|namespace)\s+([\w$]+)/;

/** Declarations that end with their brace. */
const block =
  /^(?:export )?(?:default )?(?:declare )?(?:abstract )?(?:class|interface|enum|namespace)\b/;

/** Reads a `.d.ts` file as tsc writes it, comments already removed. */
export function readDeclarations(text: string): Declarations {
  const own = new Map<string, string[]>();
  const exported = new Set<string>();
  const handedOn: { as: string; name: string; from: string }[] = [];
  const whole: string[] = [];
  for (const statement of splitStatements(text)) {
    const from = /\bfrom\s*["']([^"']+)["'];?$/.exec(statement)?.[1];
    const list = /^export (?:type )?\{([^}]*)\}/.exec(statement)?.[1];
    const space = /^export \* as ([\w$]+)/.exec(statement)?.[1];
    const name = named.exec(statement)?.[1];
    if (from !== undefined && statement.startsWith("export * from")) whole.push(from);
    else if (from !== undefined && space !== undefined)
      handedOn.push({ as: space, name: "*", from });
    else if (list !== undefined) handedOn.push(...readList(list, from ?? ""));
    else if (name !== undefined) {
      const said = statement.replace(/^export /, "").replace(/^(default )?declare /, "$1");
      own.set(name, [...(own.get(name) ?? []), said]);
      if (statement.startsWith("export ")) exported.add(name);
    }
  }
  return { own, exported, handedOn, whole };
}

function readList(list: string, from: string) {
  return list
    .split(",")
    .map((part) => part.trim().replace(/^type /, ""))
    .filter((part) => part !== "")
    .map((part) => {
      const [name = part, as = name] = part.split(" as ");
      return { as, name, from };
    });
}

/** Top-level statements: they end with `;`, or with a closing brace at the end of a line. */
export function splitStatements(text: string): readonly string[] {
  const { code } = maskSource(text);
  const statements: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < code.length; at += 1) {
    const char = code.charAt(at);
    if ("{([".includes(char)) depth += 1;
    if ("})]".includes(char)) depth -= 1;
    const closes = char === "}" && block.test(code.slice(start).trimStart());
    if (depth === 0 && (char === ";" || closes)) {
      statements.push(text.slice(start, at + 1).trim());
      start = at + 1;
    }
  }
  return statements.filter((statement) => statement !== "");
}
