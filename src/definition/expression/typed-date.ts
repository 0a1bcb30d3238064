import type { PartialDate } from "../../kernel/index.ts";
import type { Comparison, ElapsedIn, Expression } from "./node.ts";
import { NumberValue } from "./typed-number.ts";
import { BooleanValue, TypedValue } from "./typed-value.ts";

/** A date expression, or a date written as far as it is known: `"2024-03"`. */
export type DateLike = PartialDate | DateValue;

/** A date or a date and time, perhaps partly known. Against a date, a date and time counts as its day. */
export class DateValue extends TypedValue {
  before(other: DateLike): BooleanValue {
    return this.compare("<", other);
  }

  after(other: DateLike): BooleanValue {
    return this.compare(">", other);
  }

  onOrBefore(other: DateLike): BooleanValue {
    return this.compare("<=", other);
  }

  onOrAfter(other: DateLike): BooleanValue {
    return this.compare(">=", other);
  }

  on(other: DateLike): BooleanValue {
    return this.compare("=", other);
  }

  notOn(other: DateLike): BooleanValue {
    return this.compare("!=", other);
  }

  /** From the first to the last date, both included. */
  between(first: DateLike, last: DateLike): BooleanValue {
    return new BooleanValue({
      kind: "between",
      of: this.node,
      low: dateNode(first),
      high: dateNode(last),
    });
  }

  /** So many days later; negative is earlier. */
  plusDays(days: number | NumberValue): DateValue {
    const right: Expression =
      typeof days === "number" ? { kind: "number", value: days, unit: "d" } : days.node;
    return new DateValue({ kind: "arithmetic", op: "+", left: this.node, right });
  }

  private compare(op: Comparison, other: DateLike): BooleanValue {
    return new BooleanValue({ kind: "compare", op, left: this.node, right: dateNode(other) });
  }
}

/** The date on which a visit was held; also usable as a place: `VS.sysbp.at(at.baseline)`. */
export class VisitDateValue extends DateValue {
  readonly visit: string;

  constructor(visit: string) {
    super({ kind: "visit", visit });
    this.visit = visit;
  }
}

/** The time from one date to another in one of the measures of {@link ElapsedIn}. */
export function elapsed(measure: ElapsedIn, from: DateLike, to: DateLike): NumberValue {
  return new NumberValue({
    kind: "elapsed",
    in: measure,
    from: dateNode(from),
    to: dateNode(to),
  });
}

/** The node of a date or of a date expression. */
export function dateNode(value: DateLike): Expression {
  return typeof value === "string" ? { kind: "date", value } : value.node;
}
