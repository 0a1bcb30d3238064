import { Fault, readPartialDate, type Unit } from "../../../kernel/index.ts";
import { meetingType } from "../../expression/compile-compare.ts";
import type { Expression } from "../../expression/index.ts";
import { typeIn, unitIn } from "../../expression/step.ts";
import { isDate, type Type } from "../../expression/type.ts";
import { cancelled, shiftSeconds } from "../../expression/unit-algebra.ts";
import { dayOf, endsOf, secondOf, secondsOfDay, type Value } from "../../expression/value.ts";
import { type Case, casesOf, mapped, paired } from "./cases.ts";
import {
  affine,
  ceiling,
  converting,
  dayOfSecond,
  floor,
  logarithm,
  rounding,
  squareRoot,
} from "./curve.ts";
import {
  all,
  always,
  combined,
  fixed,
  isFixed,
  type Linear,
  numberOfTerm,
  scaled,
} from "./formula.ts";
import type { Curve, Definition, Term } from "./term.ts";
import type { Standing, Translator } from "./translate.ts";
import { Undecidable } from "./undecidable.ts";

/** A number of which may only be known that it lies between two sums, as a month lies between two days. */
export interface Amount {
  readonly first: Linear;
  readonly last: Linear;
}

type Amounts_ = readonly Case<Amount>[];
type Operator = "+" | "-" | "*" | "/";

/** Turns what gives a number, a date or a time into sums of terms. */
export class Amounts {
  readonly #translator: Translator;

  constructor(translator: Translator) {
    this.#translator = translator;
  }

  /** The cases of a node, in its own unit. */
  of(node: Expression, at: Standing): Amounts_ {
    switch (node.kind) {
      case "number":
        return known(fixed(node.value));
      case "text":
        return ends(secondsOfDay(node.value));
      case "date":
        if (readPartialDate(node.value) === undefined) throw new Undecidable();
        return ends(
          typeIn(at.plan, node).kind === "date" ? dayOf(node.value) : secondOf(node.value),
        );
      case "field":
        return known(numberOfTerm(this.#translator.term(node, at).name));
      case "visit":
      case "dose":
      case "event":
      case "today":
        return known(this.#translator.terms.date(node));
      case "negate":
        return mapped(this.of(node.of, at), negative);
      case "arithmetic":
        return this.#arithmetic(node, at);
      case "elapsed":
        return this.#elapsed(node, at);
      case "call":
        return this.#call(node, at);
      case "score":
        return this.#score(node, at);
      case "if": {
        const type = meetingType([node.then, node.else], at.plan);
        return casesOf(
          this.#translator.truth(node.test, true, at),
          this.#translator.truth(node.test, false, at),
          this.coerced(node.then, type, at),
          this.coerced(node.else, type, at),
          (a, b) => this.either(a, b),
        );
      }
      case "rows":
        return this.#rows(node, at);
      default:
        throw new Undecidable();
    }
  }

  /** The cases of a node used at a type: in its unit, as its kind of date. */
  coerced(node: Expression, to: Type, at: Standing): Amounts_ {
    const from = typeIn(at.plan, node);
    const cases = this.of(node, at);
    if (from.kind === "number" && to.kind === "number") {
      return this.converted(cases, from.unit, to.unit);
    }
    if (from.kind === "datetime" && to.kind === "date") return this.#curved(cases, dayOfSecond);
    if (from.kind === "date" && to.kind === "datetime") return mapped(cases, secondsOfDays);
    return cases;
  }

  /** Cases in one unit as cases in another. */
  converted(cases: Amounts_, from: Unit | undefined, to: Unit | undefined): Amounts_ {
    if (from === undefined || to === undefined) return cases;
    const curve = converting(from, to);
    return curve === undefined ? cases : this.#curved(cases, curve);
  }

  /** What is known to be one of two amounts: the stretch over both, or what both are. */
  either(a: Amount, b: Amount): Amounts_ {
    const over = {
      first: this.#extreme("least", a.first, b.first),
      last: this.#extreme("greatest", a.last, b.last),
    };
    const stretch = { when: always, value: over };
    if (a.first !== a.last || b.first !== b.last) return [stretch];
    const sum = combined(a.first, b.first, -1);
    return [stretch, { when: { kind: "number", sum, relation: "=" }, value: a }];
  }

  /** The number that stands for a code. */
  coded(term: Term, numbers: ReadonlyMap<string, number>): Amount {
    const whole = [...numbers.values()].every(Number.isInteger);
    return exact(this.#result({ kind: "coded", term: term.name, numbers }, whole));
  }

  /** The numbers of codes: of one that is not known, the stretch over all that it may be. */
  numbered(
    cases: readonly Case<readonly (Term | string)[]>[],
    numbers: ReadonlyMap<string, number>,
  ): Amounts_ {
    return cases.flatMap(({ when, value: codes }) => {
      const [first, ...others] = codes.map((code): Amount => {
        if (typeof code !== "string") return this.coded(code, numbers);
        return exact(fixed(numbers.get(code) ?? Number.NaN));
      });
      if (first === undefined) throw new Fault("a code is none");
      const found = others.reduce<Amounts_>(
        (all, each) => all.flatMap((one) => this.either(one.value, each)),
        known(first.first),
      );
      return found.map((each) => ({ when: all([when, each.when]), value: each.value }));
    });
  }

  /** A sum put through a function that never falls. */
  curved(cases: Amounts_, curve: Curve): Amounts_ {
    return this.#curved(cases, curve);
  }

  #curved(cases: Amounts_, curve: Curve): Amounts_ {
    const whole = curve === floor || curve === ceiling || curve === dayOfSecond;
    return mapped(cases, (amount) =>
      throughEnds(amount, (of) => {
        if (isFixed(of)) return fixed(curve.apply(of.plus));
        return this.#result({ kind: "grows", of, curve }, whole);
      }),
    );
  }

  #result(definition: Definition, whole: boolean): Linear {
    return this.#translator.terms.result(definition, whole);
  }

  #arithmetic(node: Expression & { kind: "arithmetic" }, at: Standing): Amounts_ {
    const [leftType, rightType] = [typeIn(at.plan, node.left), typeIn(at.plan, node.right)];
    if (isDate(leftType)) return this.#shifted(node, at);
    const [a, b] = [unitIn(leftType), unitIn(rightType)];
    if (node.op === "*" || node.op === "/") {
      const cases = this.#joined(this.of(node.left, at), this.of(node.right, at), node.op);
      const cancel = cancelled(a, b, node.op === "*" ? 1 : -1);
      return cancel === undefined
        ? cases
        : this.#curved(cases, affine(`${a?.code} ${node.op} ${b?.code}`, cancel));
    }
    if (a !== undefined && a.offset !== 0 && b !== undefined && b.offset === 0) {
      const by = b.factor / a.factor;
      const shift = mapped(this.of(node.right, at), (amount) => times(amount, by));
      return this.#joined(this.of(node.left, at), shift, node.op);
    }
    const type = meetingType([node.left, node.right], at.plan);
    const [left, right] = [this.coerced(node.left, type, at), this.coerced(node.right, type, at)];
    return this.#joined(left, right, node.op);
  }

  #joined(left: Amounts_, right: Amounts_, op: Operator): Amounts_ {
    return paired(left, right, (a, b) => {
      if (op === "+") return joined(a, b);
      if (op === "-") return joined(a, negative(b));
      return this.#over(a, b, (x, y) => this.#product(x, y, op));
    });
  }

  /** What an operation makes of two amounts: of stretches, from the least to the greatest of what their ends give. */
  #over(a: Amount, b: Amount, apply: (x: Linear, y: Linear) => Linear): Amount {
    const left = a.first === a.last ? [a.first] : [a.first, a.last];
    const right = b.first === b.last ? [b.first] : [b.first, b.last];
    const [first, ...others] = left.flatMap((x) => right.map((y) => apply(x, y)));
    if (first === undefined || others.length === 0) return exact(first ?? fixed(0));
    return {
      first: others.reduce((least, each) => this.#extreme("least", least, each), first),
      last: others.reduce((most, each) => this.#extreme("greatest", most, each), first),
    };
  }

  #product(a: Linear, b: Linear, op: "*" | "/"): Linear {
    if (isFixed(b)) {
      if (op === "*") return scaled(a, b.plus);
      if (b.plus !== 0) return this.#quotientBy(a, b.plus);
    }
    if (op === "*" && isFixed(a)) return scaled(b, a.plus);
    const kind = op === "*" ? "product" : "quotient";
    const whole =
      op === "*" && this.#translator.terms.isWhole(a) && this.#translator.terms.isWhole(b);
    return this.#result({ kind, left: a, right: b }, whole);
  }

  /** A division by a number is kept as one, because its results are not those of multiplying. */
  #quotientBy(of: Linear, by: number): Linear {
    if (isFixed(of)) return fixed(of.plus / by);
    const curve = affine(`÷ ${Math.abs(by)}`, (value) => value / Math.abs(by));
    return scaled(this.#result({ kind: "grows", of, curve }, false), Math.sign(by));
  }

  /** A date so many days, or seconds, later or earlier. */
  #shifted(node: Expression & { kind: "arithmetic" }, at: Standing): Amounts_ {
    const unit = unitIn(typeIn(at.plan, node.right))?.code ?? "d";
    const seconds = shiftSeconds[unit] ?? 86_400;
    const isDay = typeIn(at.plan, node.left).kind === "date";
    const shift = mapped(this.of(node.right, at), (amount) =>
      times(amount, isDay ? seconds / 86_400 : seconds),
    );
    const cases = this.#joined(this.of(node.left, at), shift, node.op === "-" ? "-" : "+");
    if (!isDay || cases.every(({ value }) => this.#isWhole(value))) return cases;
    return this.#curved(cases, floor);
  }

  #isWhole({ first, last }: Amount): boolean {
    return this.#translator.terms.isWhole(first) && this.#translator.terms.isWhole(last);
  }

  #elapsed(node: Expression & { kind: "elapsed" }, at: Standing): Amounts_ {
    const inHours = node.in === "hours";
    const [from, to] = [node.from, node.to].map((side) => {
      const cases = this.of(side, at);
      const isDatetime = typeIn(at.plan, side).kind === "datetime";
      if (inHours === isDatetime) return cases;
      return inHours ? mapped(cases, secondsOfDays) : this.#curved(cases, dayOfSecond);
    }) as [Amounts_, Amounts_];
    if (node.in === "years") {
      return paired(from, to, (a, b) =>
        spread(this.#years(a.last, b.first), this.#years(a.first, b.last)),
      );
    }
    const gaps = paired(from, to, (a, b) =>
      spread(this.#gap(a.last, b.first), this.#gap(a.first, b.last)),
    );
    if (node.in === "days") return gaps;
    const by = inHours ? 3_600 : 30.4375;
    return mapped(gaps, (amount) => throughEnds(amount, (of) => this.#quotientBy(of, by)));
  }

  /** The days or seconds between two dates, as one term that all who ask for them share. */
  #gap(from: Linear, to: Linear): Linear {
    const of = combined(to, from, -1);
    if (isFixed(of)) return of;
    return of.parts.size < 2 ? of : this.#result({ kind: "sum", of }, true);
  }

  #years(from: Linear, to: Linear): Linear {
    const days = this.#result({ kind: "sum", of: combined(to, from, -1) }, true);
    const [gap] = days.parts.keys();
    if (gap === undefined) throw new Fault("a result is no term");
    return this.#result({ kind: "years", from, to, gap }, true);
  }

  #call(node: Expression & { kind: "call" }, at: Standing): Amounts_ {
    const values = node.name === "round" ? node.of.slice(0, 1) : node.of;
    const type = meetingType(values, at.plan);
    const parts = values.map((of) => this.coerced(of, type, at));
    const [first, ...others] = parts;
    if (first === undefined) throw new Undecidable();
    const fold = (join: (a: Amount, b: Amount) => Amount): Amounts_ =>
      others.reduce<Amounts_>((sum, part) => paired(sum, part, join), first);
    switch (node.name) {
      case "abs":
        return mapped(first, (amount) => this.#size(amount));
      case "floor":
        return this.#curved(first, floor);
      case "ceiling":
        return this.#curved(first, ceiling);
      case "sqrt":
        return this.#curved(first, squareRoot);
      case "ln": {
        const factor = unitIn(typeIn(at.plan, node.of[0] ?? node))?.factor ?? 1;
        return this.#curved(
          mapped(first, (amount) => times(amount, factor)),
          logarithm,
        );
      }
      case "round": {
        const digits = node.of[1]?.kind === "number" ? node.of[1].value : 0;
        return this.#curved(first, rounding(digits));
      }
      case "sum":
        return fold(joined);
      case "mean":
        return mapped(fold(joined), (amount) =>
          throughEnds(amount, (of) => this.#quotientBy(of, parts.length)),
        );
      default: {
        const { name } = node;
        return fold((a, b) =>
          spread(this.#extreme(name, a.first, b.first), this.#extreme(name, a.last, b.last)),
        );
      }
    }
  }

  #size(amount: Amount): Amount {
    const { first, last } = amount;
    if (first !== last) {
      const sizes = [first, scaled(last, -1)] as const;
      return {
        first: this.#extreme("greatest", this.#extreme("greatest", ...sizes), fixed(0)),
        last: this.#extreme("greatest", scaled(first, -1), last),
      };
    }
    if (isFixed(first)) return exact(fixed(Math.abs(first.plus)));
    const whole = this.#translator.terms.isWhole(first);
    return exact(this.#result({ kind: "size", of: first }, whole));
  }

  #extreme(kind: "least" | "greatest", a: Linear, b: Linear): Linear {
    if (isFixed(a) && isFixed(b)) {
      return fixed(kind === "least" ? Math.min(a.plus, b.plus) : Math.max(a.plus, b.plus));
    }
    const { terms } = this.#translator;
    return this.#result({ kind, of: [a, b] }, terms.isWhole(a) && terms.isWhole(b));
  }

  #score(node: Expression & { kind: "score" }, at: Standing): Amounts_ {
    const type = typeIn(at.plan, node.of);
    const codes = type.kind === "code" ? type.list.codes : [];
    const numbers = new Map(
      codes.flatMap(({ code, score }) => (score === undefined ? [] : [[code, score]])),
    );
    return this.numbered(this.#translator.codes(node.of, at), numbers);
  }

  #rows(node: Expression & { kind: "rows" }, at: Standing): Amounts_ {
    switch (node.name) {
      case "first":
      case "last":
      case "least":
      case "greatest": // it is the value in some row
        return this.of(node.of, this.#translator.rows.someRow(node, at));
      case "count":
        return known(this.#translator.rows.count(node, at));
      default:
        return known(this.#translator.rows.number(node, at));
    }
  }
}

function known(sum: Linear): Amounts_ {
  return [{ when: always, value: exact(sum) }];
}

function ends(value: Value): Amounts_ {
  const found = endsOf(value);
  if (found === undefined) throw new Undecidable();
  const first = fixed(found.first);
  return [
    {
      when: always,
      value: found.first === found.last ? exact(first) : { first, last: fixed(found.last) },
    },
  ];
}

function exact(sum: Linear): Amount {
  return { first: sum, last: sum };
}

function spread(first: Linear, last: Linear): Amount {
  const same = first === last || (first.plus === last.plus && sameParts(first, last));
  return same ? exact(first) : { first, last };
}

function sameParts(a: Linear, b: Linear): boolean {
  return (
    a.parts.size === b.parts.size && [...a.parts].every(([term, by]) => b.parts.get(term) === by)
  );
}

function throughEnds({ first, last }: Amount, make: (of: Linear) => Linear): Amount {
  return first === last ? exact(make(first)) : spread(make(first), make(last));
}

function negative({ first, last }: Amount): Amount {
  return first === last
    ? exact(scaled(first, -1))
    : { first: scaled(last, -1), last: scaled(first, -1) };
}

function times(amount: Amount, by: number): Amount {
  if (by < 0) return times(negative(amount), -by);
  return throughEnds(amount, (of) => scaled(of, by));
}

function joined(a: Amount, b: Amount): Amount {
  if (a.first === a.last && b.first === b.last) return exact(combined(a.first, b.first));
  return { first: combined(a.first, b.first), last: combined(a.last, b.last) };
}

/** The seconds of a day, from its first to its last. */
function secondsOfDays({ first, last }: Amount): Amount {
  const start = scaled(first, 86_400);
  return { first: start, last: combined(scaled(last, 86_400), fixed(86_399)) };
}
