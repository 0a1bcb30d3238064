import type { Comparison, Expression } from "./node.ts";
import { BooleanValue, TypedValue } from "./typed-value.ts";

export type TextLike = string | TextValue;

/** A free text. It can be the same as another text or not; it has no order. */
export class TextValue extends TypedValue {
  is(text: TextLike): BooleanValue {
    return compared("=", this, text);
  }

  isNot(text: TextLike): BooleanValue {
    return compared("!=", this, text);
  }

  within(...texts: readonly string[]): BooleanValue {
    return new BooleanValue({ kind: "in", of: this.node, values: texts });
  }
}

export type TimeLike = string | TimeValue;

/** A time of day, written `"08:30"`. */
export class TimeValue extends TypedValue {
  is(time: TimeLike): BooleanValue {
    return compared("=", this, time);
  }

  before(time: TimeLike): BooleanValue {
    return compared("<", this, time);
  }

  after(time: TimeLike): BooleanValue {
    return compared(">", this, time);
  }

  between(first: TimeLike, last: TimeLike): BooleanValue {
    return new BooleanValue({
      kind: "between",
      of: this.node,
      low: textNode(first),
      high: textNode(last),
    });
  }
}

/** A file or a signature: only whether it is there can be asked. */
export class MarkValue extends TypedValue {
  /** Keeps a mark apart from every other kind of value. */
  readonly isMark = true;
}

function compared(op: Comparison, left: TypedValue, right: string | TypedValue): BooleanValue {
  return new BooleanValue({ kind: "compare", op, left: left.node, right: textNode(right) });
}

/** The node of a text or of an expression. */
export function textNode(value: string | TypedValue): Expression {
  return typeof value === "string" ? { kind: "text", value } : value.node;
}
