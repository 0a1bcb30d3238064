import type { Comparison } from "./node.ts";
import { NumberValue } from "./typed-number.ts";
import { textNode } from "./typed-text.ts";
import { BooleanValue, fieldOf, TypedValue } from "./typed-value.ts";

/** A code of the list; codes that are whole numbers may be written as numbers. */
export type CodeLike<C extends string> =
  | C
  | (string extends C ? number : C extends `${infer N extends number}` ? N : never);

/** One code of a code list. `at least` and its like need an ordered list, where a later code is more. */
export class CodeValue<C extends string> extends TypedValue {
  is(code: CodeLike<C> | CodeValue<C>): BooleanValue {
    return this.compare("=", code);
  }

  isNot(code: CodeLike<C> | CodeValue<C>): BooleanValue {
    return this.compare("!=", code);
  }

  /** One of these codes. Of a set-valued answer: true when all of it lies among them, false when none does. */
  within(...codes: readonly CodeLike<C>[]): BooleanValue {
    return new BooleanValue({ kind: "in", of: this.node, values: codes.map(String) });
  }

  atLeast(code: CodeLike<C> | CodeValue<C>): BooleanValue {
    return this.compare(">=", code);
  }

  atMost(code: CodeLike<C> | CodeValue<C>): BooleanValue {
    return this.compare("<=", code);
  }

  above(code: CodeLike<C> | CodeValue<C>): BooleanValue {
    return this.compare(">", code);
  }

  below(code: CodeLike<C> | CodeValue<C>): BooleanValue {
    return this.compare("<", code);
  }

  between(low: CodeLike<C>, high: CodeLike<C>): BooleanValue {
    return new BooleanValue({
      kind: "between",
      of: this.node,
      low: textNode(String(low)),
      high: textNode(String(high)),
    });
  }

  /** What the code counts for in a list that scores. */
  score(): NumberValue {
    return new NumberValue({ kind: "score", of: fieldOf(this.node, "score") });
  }

  private compare(op: Comparison, code: CodeLike<C> | CodeValue<C>): BooleanValue {
    const right = code instanceof CodeValue ? code.node : textNode(String(code));
    return new BooleanValue({ kind: "compare", op, left: this.node, right });
  }
}

/** The codes ticked in a list. */
export class CodesValue<C extends string> extends TypedValue {
  /** Whether the code, or any of the codes, is ticked. */
  includes(...codes: readonly CodeLike<C>[]): BooleanValue {
    return new BooleanValue({ kind: "in", of: this.node, values: codes.map(String) });
  }
}
