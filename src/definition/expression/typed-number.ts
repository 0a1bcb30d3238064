import type { CallName, Comparison, Expression } from "./node.ts";
import { BooleanValue, TypedValue } from "./typed-value.ts";

/** A number in a unit, or a bare number that takes the unit of what it meets. */
export type NumberLike = number | NumberValue;

/** A number with a unit. Values in other units of the same dimension are converted. */
export class NumberValue extends TypedValue {
  /** From `low` to `high`, both included. */
  between(low: NumberLike, high: NumberLike): BooleanValue {
    return new BooleanValue({
      kind: "between",
      of: this.node,
      low: numberNode(low),
      high: numberNode(high),
    });
  }

  atLeast(limit: NumberLike): BooleanValue {
    return this.compare(">=", limit);
  }

  atMost(limit: NumberLike): BooleanValue {
    return this.compare("<=", limit);
  }

  above(limit: NumberLike): BooleanValue {
    return this.compare(">", limit);
  }

  below(limit: NumberLike): BooleanValue {
    return this.compare("<", limit);
  }

  is(value: NumberLike): BooleanValue {
    return this.compare("=", value);
  }

  isNot(value: NumberLike): BooleanValue {
    return this.compare("!=", value);
  }

  plus(other: NumberLike): NumberValue {
    return this.arithmetic("+", other);
  }

  minus(other: NumberLike): NumberValue {
    return this.arithmetic("-", other);
  }

  times(other: NumberLike): NumberValue {
    return this.arithmetic("*", other);
  }

  /** Division by zero is unknown. */
  dividedBy(other: NumberLike): NumberValue {
    return this.arithmetic("/", other);
  }

  negated(): NumberValue {
    return new NumberValue({ kind: "negate", of: this.node });
  }

  /** Rounded to so many digits after the point, halves away from zero. */
  rounded(digits = 0): NumberValue {
    return new NumberValue({
      kind: "call",
      name: "round",
      of: [this.node, { kind: "number", value: digits }],
    });
  }

  absolute(): NumberValue {
    return this.call("abs");
  }

  floor(): NumberValue {
    return this.call("floor");
  }

  ceiling(): NumberValue {
    return this.call("ceiling");
  }

  squareRoot(): NumberValue {
    return this.call("sqrt");
  }

  naturalLogarithm(): NumberValue {
    return this.call("ln");
  }

  private compare(op: Comparison, other: NumberLike): BooleanValue {
    return new BooleanValue({ kind: "compare", op, left: this.node, right: numberNode(other) });
  }

  private arithmetic(op: "+" | "-" | "*" | "/", other: NumberLike): NumberValue {
    return new NumberValue({
      kind: "arithmetic",
      op,
      left: this.node,
      right: numberNode(other),
    });
  }

  private call(name: CallName): NumberValue {
    return new NumberValue({ kind: "call", name, of: [this.node] });
  }
}

/** The node of a number or of a numeric expression. */
export function numberNode(value: NumberLike): Expression {
  return typeof value === "number" ? { kind: "number", value } : value.node;
}
