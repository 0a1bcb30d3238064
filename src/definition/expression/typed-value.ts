import { Fault } from "../../kernel/index.ts";
import type { MissingReason } from "../datum.ts";
import type { Expression, FieldReference } from "./node.ts";

/** A visit, or one of the places `previous`, `first`, `last` among the instances of a form. */
export type Place = string | { readonly visit: string };

/**
 * An expression whose type the compiler knows. `node` is what a study stores; the methods only write nodes.
 * `at`, `previous`, `answered` and `missing` make sense on a field alone and throw elsewhere.
 */
export abstract class TypedValue {
  readonly node: Expression;

  constructor(node: Expression) {
    this.node = node;
  }

  /** The field's value at a visit: `VS.sysbp.at("baseline")`. */
  at(place: Place): this {
    return this.renode({
      ...fieldOf(this.node, "at"),
      at: typeof place === "string" ? place : place.visit,
    });
  }

  /** The field's value in the instance of its form before this one. */
  previous(): this {
    return this.at("previous");
  }

  /**
   * What the field was answered with at the visit of this instance, or else at the last one before it. A value that is
   * derived from it does not change when the field is answered again later: the height of a spirometry is that of its
   * day.
   */
  here(): this {
    return this.at("here");
  }

  /** Whether the field holds a value that is not missing. Never unknown. */
  answered(): BooleanValue {
    return new BooleanValue({ kind: "answered", of: fieldOf(this.node, "answered") });
  }

  /** Whether the field is marked as missing, for a given reason or for any. Never unknown. */
  missing(reason?: MissingReason): BooleanValue {
    const of = fieldOf(this.node, "missing");
    return new BooleanValue(
      reason === undefined ? { kind: "missing", of } : { kind: "missing", of, reason },
    );
  }

  private renode(node: Expression): this {
    return Object.assign(Object.create(Object.getPrototypeOf(this)), this, { node }) as this;
  }
}

/** A condition: true, false or unknown. */
export class BooleanValue extends TypedValue {
  /** True when this and all others are. */
  and(...others: readonly BooleanValue[]): BooleanValue {
    return joined("and", [this, ...others]);
  }

  /** True when this or any other is. */
  or(...others: readonly BooleanValue[]): BooleanValue {
    return joined("or", [this, ...others]);
  }

  not(): BooleanValue {
    return new BooleanValue({ kind: "not", of: this.node });
  }

  is(value: boolean | BooleanValue): BooleanValue {
    const right: Expression = typeof value === "boolean" ? { kind: "boolean", value } : value.node;
    return new BooleanValue({ kind: "compare", op: "=", left: this.node, right });
  }
}

/** Joins conditions into one chain: `a.and(b).and(c)` is `a and b and c`. */
export function joined(kind: "and" | "or", conditions: readonly BooleanValue[]): BooleanValue {
  const of = conditions.flatMap(({ node }) => (node.kind === kind ? node.of : [node]));
  return new BooleanValue({ kind, of });
}

/** The field reference that a node is. @throws Fault when it is something else. */
export function fieldOf(node: Expression, method: string): FieldReference {
  if (node.kind === "field") return node;
  throw new Fault(`${method}() belongs to a field, not to a computed value (${node.kind})`);
}
