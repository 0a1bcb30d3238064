import { one, readUnit, type Text, text, type Unit, unreachable } from "../../kernel/index.ts";
import type { CodeList } from "../code-list.ts";
import type { Field } from "../field.ts";
import { comparable } from "./unit-algebra.ts";

/**
 * What an expression gives. A number without `unit` is bare: it takes the unit of what it meets.
 * `mark` is a file or signature, of which only the presence can be asked.
 * `wrong` follows a mistake already reported and fits everywhere.
 */
export type Type =
  | { readonly kind: "number"; readonly unit?: Unit }
  | { readonly kind: "code" | "choices"; readonly list: CodeList }
  | { readonly kind: "boolean" | "text" | "date" | "datetime" | "time" | "mark" | "wrong" };

export const booleanType: Type = { kind: "boolean" };
export const wrong: Type = { kind: "wrong" };

/** A number in a unit, or a bare one. */
export function numberType(unit?: Unit): Type {
  return unit === undefined ? { kind: "number" } : { kind: "number", unit };
}

/** A pure number, such as a score or a count. */
export const pureNumber: Type = numberType(one);

/** What a field gives. A number field without a unit is a pure number. */
export function fieldType(field: Field, lists: ReadonlyMap<string, CodeList>): Type {
  switch (field.kind) {
    case "integer":
    case "decimal":
      return numberType(unitOf(field.unit));
    case "text":
    case "boolean":
    case "date":
    case "datetime":
    case "time":
      return { kind: field.kind };
    case "choice":
      return codeType("code", field.codes, lists);
    case "choices":
      return codeType("choices", field.codes, lists);
    case "file":
    case "signature":
      return { kind: "mark" };
    case "derived":
      if (field.type === "number") return numberType(unitOf(field.unit));
      return field.type === "code"
        ? codeType("code", field.codes ?? "", lists)
        : { kind: field.type };
    default:
      return unreachable(field);
  }
}

function codeType(
  kind: "code" | "choices",
  id: string,
  lists: ReadonlyMap<string, CodeList>,
): Type {
  return { kind, list: lists.get(id) ?? { id, codes: [] } };
}

/** The unit of a field. One that UCUM does not know can still be compared with itself. */
function unitOf(code: string | undefined): Unit {
  if (code === undefined) return one;
  return readUnit(code) ?? { code, dimension: `{${code}}1`, factor: 1, offset: 0 };
}

/** One of several values that must share a type, such as the two sides of a comparison. */
export interface Operand {
  readonly type: Type;
  /** Whether it is written as a number: then the others set the unit. */
  readonly literal: boolean;
}

/**
 * The type that values of several types have together: numbers in the unit of the first that is no literal,
 * a date and a datetime as dates, codes of one list. `undefined` when they have none.
 */
export function commonType(operands: readonly Operand[]): Type | undefined {
  const known = operands.filter(({ type }) => type.kind !== "wrong");
  const [first, ...others] = known;
  if (first === undefined) return wrong;
  let common = first.type;
  let literal = first.literal;
  for (const operand of others) {
    const next = joinedType(common, literal, operand);
    if (next === undefined) return undefined;
    if (next !== common) literal = operand.literal;
    common = next;
  }
  return common;
}

function joinedType(
  a: Type,
  literal: boolean,
  { type: b, literal: bLiteral }: Operand,
): Type | undefined {
  if (a.kind === "number" && b.kind === "number") {
    if (a.unit === undefined || b.unit === undefined) return a.unit === undefined ? b : a;
    if (!comparable(a.unit, b.unit)) return undefined;
    return literal && !bLiteral ? b : a;
  }
  if (a.kind === "code" && b.kind === "code") return a.list.id === b.list.id ? a : undefined;
  if (a.kind === "choices" || a.kind === "mark") return undefined;
  if (isDate(a) && isDate(b)) return a.kind === b.kind ? a : { kind: "date" };
  return a.kind === b.kind ? a : undefined;
}

/** Whether it is a date, with or without time. */
export function isDate(type: Type): boolean {
  return type.kind === "date" || type.kind === "datetime";
}

/** Whether values of a type come one after the other, so that `<` means something. */
export function isOrdered(type: Type): boolean {
  if (type.kind === "code") return type.list.ordered === true;
  return type.kind === "number" || type.kind === "time" || type.kind === "wrong" || isDate(type);
}

const kindWords: Readonly<Record<Exclude<Type["kind"], "code" | "choices">, Text>> = {
  number: text("a number", "数值"),
  boolean: text("a condition", "条件"),
  text: text("a text", "文本"),
  date: text("a date", "日期"),
  datetime: text("a date and time", "日期时间"),
  time: text("a time", "时间"),
  mark: text("a file or signature", "文件或签名"),
  wrong: text("a mistake", "错误"),
};

/** A type in words, for messages. */
export function typeWords(type: Type): Text {
  switch (type.kind) {
    case "number":
      return type.unit === undefined || type.unit.code === "1"
        ? kindWords.number
        : text(`a number in ${type.unit.code}`, `以 ${type.unit.code} 为单位的数值`);
    case "code":
      return text(`a code of list ${type.list.id}`, `代码表 ${type.list.id} 的代码`);
    case "choices":
      return text(
        `several codes of list ${type.list.id} (ask with “in”)`,
        `代码表 ${type.list.id} 的多个代码（用 in 提问）`,
      );
    default:
      return kindWords[type.kind];
  }
}
