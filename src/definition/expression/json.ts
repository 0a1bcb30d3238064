import { type Json, type Text, text } from "../../kernel/index.ts";
import { deepest } from "./children.ts";
import type { ExpressionIssue } from "./excerpt.ts";
import { absentMember, notExpected, surplusMember, tooDeep, unknownKind } from "./issues.ts";
import { hint } from "./nearest.ts";
import {
  callNames,
  comparisons,
  type Expression,
  elapsedIn,
  participantEvents,
  rowsNames,
} from "./node.ts";

type Path = readonly (string | number)[];

/** One member of a node: what it must be, as a test and as JSON Schema. */
interface Member {
  readonly expected: Text;
  readonly schema: Json;
  readonly optional?: true;
  /** Reads what passed `test`; the value itself when not given. */
  readonly read?: (raw: unknown, path: Path, reading: Reading) => unknown;
  readonly test: (raw: unknown) => boolean;
}

interface Reading {
  readonly issues: ExpressionIssue[];
  readonly depth: number;
}

const reference: Json = { $ref: "#/$defs/Expression" };

const expression: Member = {
  expected: text("an expression", "表达式"),
  schema: reference,
  test: isObject,
  read: readNode,
};
const field: Member = {
  expected: text("a reference to a field", "字段引用"),
  schema: { allOf: [reference, { properties: { kind: { const: "field" } } }] },
  test: (raw) => isObject(raw) && raw["kind"] === "field",
  read: readNode,
};
const expressions: Member = {
  expected: text("a list of expressions", "表达式列表"),
  schema: { type: "array", items: reference },
  test: Array.isArray,
  read: (raw, path, reading) =>
    list(raw).map((item, index) => readMember(expression, item, [...path, index], reading)),
};
const inputs: Member = {
  expected: text("an expression for each input", "每项输入各一个表达式"),
  schema: { type: "object", additionalProperties: reference },
  test: isObject,
  read: (raw, path, reading) =>
    Object.fromEntries(
      Object.entries(isObject(raw) ? raw : {}).map(([name, item]) => [
        name,
        readMember(expression, item, [...path, name], reading),
      ]),
    ),
};
const words: Member = {
  expected: text("a text", "文本"),
  schema: { type: "string" },
  test: (raw) => typeof raw === "string",
};
const number: Member = {
  expected: text("a number", "数字"),
  schema: { type: "number" },
  test: (raw) => typeof raw === "number" && Number.isFinite(raw),
};
const boolean: Member = {
  expected: text("true or false", "true 或 false"),
  schema: { type: "boolean" },
  test: (raw) => typeof raw === "boolean",
};
const value: Member = {
  expected: text("a text or a number", "文本或数字"),
  schema: { type: ["string", "number"] },
  test: (raw) => words.test(raw) || number.test(raw),
};
const values: Member = {
  expected: text("a list of texts or numbers", "文本或数字的列表"),
  schema: { type: "array", items: value.schema },
  test: Array.isArray,
  read: (raw, path, reading) =>
    list(raw).map((item, index) => readMember(value, item, [...path, index], reading)),
};
const dose: Member = {
  expected: text("1, 2, 3 …, “first” or “last”", "1、2、3……、“first”或“last”"),
  schema: { anyOf: [{ type: "integer", minimum: 1 }, { enum: ["first", "last"] }] },
  test: (raw) =>
    raw === "first" ||
    raw === "last" ||
    (typeof raw === "number" && Number.isInteger(raw) && raw >= 1),
};

function oneOf(names: readonly string[]): Member {
  const joined = names.join(", ");
  return {
    expected: text(`one of ${joined}`, `${joined} 之一`),
    schema: { enum: names },
    test: (raw) => typeof raw === "string" && names.includes(raw),
  };
}

function optional(member: Member): Member {
  return { ...member, optional: true };
}

type NodeOf<K> = Expression extends infer E
  ? E extends { readonly kind: infer L }
    ? K extends L
      ? E
      : never
    : never
  : never;
type Shapes = {
  readonly [K in Expression["kind"]]: Readonly<Record<Exclude<keyof NodeOf<K>, "kind">, Member>>;
};

/** The members of every kind of node. Reader and schema both come from this table. */
const shapes: Shapes = {
  number: { value: number, unit: optional(words) },
  text: { value: words },
  boolean: { value: boolean },
  date: { value: words },
  field: { form: words, field: words, at: optional(words) },
  visit: { visit: words },
  dose: { dose },
  event: { event: oneOf(participantEvents) },
  today: {},
  not: { of: expression },
  negate: { of: expression },
  and: { of: expressions },
  or: { of: expressions },
  compare: { op: oneOf(comparisons), left: expression, right: expression },
  between: { of: expression, low: expression, high: expression },
  in: { of: expression, values },
  answered: { of: field },
  missing: { of: field, reason: optional(words) },
  arithmetic: { op: oneOf(["+", "-", "*", "/"]), left: expression, right: expression },
  elapsed: { in: oneOf(elapsedIn), from: expression, to: expression },
  call: { name: oneOf(callNames), of: expressions },
  score: { of: field },
  if: { test: expression, then: expression, else: expression },
  rows: { name: oneOf(rowsNames), form: words, group: optional(words), of: expression },
  compute: { algorithm: words, version: words, output: words, from: optional(words), of: inputs },
};

/**
 * Reads an expression from JSON of unknown origin. Every member must be known and of the right type;
 * all that is wrong is reported at once, with its path.
 *
 * @example readExpression({ kind: "today" }) // => { kind: "today" }
 */
export function readExpression(
  json: unknown,
  path: Path = [],
): Expression | { readonly issues: readonly ExpressionIssue[] } {
  const reading: Reading = { issues: [], depth: 0 };
  const node = readMember(expression, json, path, reading);
  return reading.issues.length > 0 ? { issues: reading.issues } : (node as Expression);
}

function readMember(member: Member, raw: unknown, path: Path, reading: Reading): unknown {
  if (member.test(raw)) return member.read === undefined ? raw : member.read(raw, path, reading);
  reading.issues.push(notExpected(path, { expected: member.expected }));
  return undefined;
}

function readNode(raw: unknown, path: Path, { issues, depth }: Reading): unknown {
  if (depth >= deepest) {
    issues.push(tooDeep(path, { deepest }));
    return undefined;
  }
  const json = isObject(raw) ? raw : {};
  const kind = json["kind"];
  if (!isKind(kind)) {
    const name = typeof kind === "string" ? kind : JSON.stringify(kind ?? null);
    issues.push(unknownKind([...path, "kind"], { name, hint: hint(name, Object.keys(shapes)) }));
    return undefined;
  }
  const shape: Readonly<Record<string, Member>> = shapes[kind];
  for (const member of Object.keys(json)) {
    if (member === "kind" || Object.hasOwn(shape, member)) continue;
    const candidates = hint(member, Object.keys(shape));
    issues.push(surplusMember([...path, member], { member, hint: candidates }));
  }
  const node: Record<string, unknown> = { kind };
  for (const [name, member] of Object.entries(shape)) {
    const present = Object.hasOwn(json, name) && json[name] !== undefined;
    if (present) {
      node[name] = readMember(member, json[name], [...path, name], { issues, depth: depth + 1 });
    } else if (member.optional !== true) {
      issues.push(absentMember(path, { member: name }));
    }
  }
  return node;
}

function isKind(kind: unknown): kind is Expression["kind"] {
  return typeof kind === "string" && Object.hasOwn(shapes, kind);
}

function isObject(raw: unknown): raw is Readonly<Record<string, unknown>> {
  return typeof raw === "object" && raw !== null && !Array.isArray(raw);
}

function list(raw: unknown): readonly unknown[] {
  return Array.isArray(raw) ? raw : [];
}

/** The JSON Schema of an expression, to be kept as `#/$defs/Expression`, to which its parts refer. */
export const expressionSchema: Json = {
  oneOf: Object.entries(shapes).map(
    ([kind, shape]: [string, Readonly<Record<string, Member>>]) => ({
      type: "object",
      properties: {
        kind: { const: kind },
        ...Object.fromEntries(Object.entries(shape).map(([name, member]) => [name, member.schema])),
      },
      required: [
        "kind",
        ...Object.entries(shape).flatMap(([name, member]) =>
          member.optional === true ? [] : [name],
        ),
      ],
      additionalProperties: false,
    }),
  ),
};
