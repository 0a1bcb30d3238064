import { Fault, type Unit } from "../../kernel/index.ts";
import type { Expression } from "./node.ts";
import type { FieldData, Surroundings } from "./surroundings.ts";
import type { Type } from "./type.ts";
import type { Value } from "./value.ts";
import type { Vocabulary } from "./vocabulary.ts";

/** The row that a form's name is bound to while an expression looks through rows, innermost first. */
export interface BoundRow {
  readonly record: FieldData;
  readonly outer: BoundRow | undefined;
}

/** A compiled node. */
export type Step = (surroundings: Surroundings, rows: BoundRow | undefined) => Value;

/** What a form's name is bound to where a node stands, innermost first; the same order as {@link BoundRow}. */
export interface Scope {
  readonly form: string;
  readonly group: string | undefined;
}

/** What compiling a node needs to know. */
export interface Plan {
  readonly vocabulary: Vocabulary;
  readonly types: ReadonlyMap<Expression, Type>;
  readonly ownForm: string | undefined;
  readonly scopes: readonly Scope[];
}

/** The type that checking gave a node. */
export function typeIn(plan: Plan, node: Expression): Type {
  const type = plan.types.get(node);
  if (type === undefined) throw new Fault(`an unchecked ${node.kind} was compiled`);
  return type;
}

/** The unit of a number type; `undefined` for a bare number and for every other type. */
export function unitIn(type: Type): Unit | undefined {
  return type.kind === "number" ? type.unit : undefined;
}
