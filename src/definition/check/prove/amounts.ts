import { Fault, readPartialDate, type Unit } from "../../../kernel/index.ts";
import { meetingType } from "../../expression/compile-compare.ts";
import type { Expression } from "../../expression/index.ts";
import { typeIn, unitIn } from "../../expression/step.ts";
import { isDate, type Type } from "../../expression/type.ts";
import { cancelled, shiftSeconds } from "../../expression/unit-algebra.ts";
import { dayOf, secondOf, secondsOfDay } from "../../expression/value.ts";
import {
  type Amount,
  type AmountCases,
  exactly,
  inAnyCase,
  joined,
  negative,
  ofLiteral,
  secondsOfDays,
  spread,
  throughEnds,
  times,
} from "./amount.ts";
import { type Case, casesOf, mapped, paired } from "./cases.ts";
import { Computing } from "./computing.ts";
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
import { all, fixed, numberOfTerm } from "./formula.ts";
import type { Curve, Term } from "./term.ts";
import type { Standing, Translator } from "./translate.ts";
import { Undecidable } from "./undecidable.ts";

type Operator = "+" | "-" | "*" | "/";

/** Turns what gives a number, a date or a time into sums of terms. */
export class Amounts {
  readonly #translator: Translator;
  readonly #computing: Computing;

  constructor(translator: Translator) {
    this.#translator = translator;
    this.#computing = new Computing(translator.terms);
  }

  /** The cases of a node, in its own unit. */
  of(node: Expression, at: Standing): AmountCases {
    switch (node.kind) {
      case "number":
        return inAnyCase(fixed(node.value));
      case "text":
        return ofLiteral(secondsOfDay(node.value));
      case "date":
        if (readPartialDate(node.value) === undefined) throw new Undecidable();
        return ofLiteral(
          typeIn(at.plan, node).kind === "date" ? dayOf(node.value) : secondOf(node.value),
        );
      case "field":
        return inAnyCase(numberOfTerm(this.#translator.term(node, at).name));
      case "visit":
      case "dose":
      case "event":
      case "today":
        return inAnyCase(this.#translator.terms.date(node));
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
          (a, b) => this.#computing.either(a, b),
        );
      }
      case "rows":
        return this.#rows(node, at);
      default:
        throw new Undecidable();
    }
  }

  /** The cases of a node used at a type: in its unit, as its kind of date. */
  coerced(node: Expression, to: Type, at: Standing): AmountCases {
    const from = typeIn(at.plan, node);
    const cases = this.of(node, at);
    if (from.kind === "number" && to.kind === "number") {
      return this.converted(cases, from.unit, to.unit);
    }
    if (from.kind === "datetime" && to.kind === "date") return this.curved(cases, dayOfSecond);
    if (from.kind === "date" && to.kind === "datetime") return mapped(cases, secondsOfDays);
    return cases;
  }

  /** Cases in one unit as cases in another. */
  converted(cases: AmountCases, from: Unit | undefined, to: Unit | undefined): AmountCases {
    if (from === undefined || to === undefined) return cases;
    const curve = converting(from, to);
    return curve === undefined ? cases : this.curved(cases, curve);
  }

  /** The numbers of codes: of one that is not known, the stretch over all that it may be. */
  numbered(
    cases: readonly Case<readonly (Term | string)[]>[],
    numbers: ReadonlyMap<string, number>,
  ): AmountCases {
    return cases.flatMap(({ when, value: codes }) => {
      const [first, ...others] = codes.map((code): Amount => {
        if (typeof code !== "string") return this.#computing.coded(code, numbers);
        return exactly(fixed(numbers.get(code) ?? Number.NaN));
      });
      if (first === undefined) throw new Fault("a code is none");
      const found = others.reduce<AmountCases>(
        (all, each) => all.flatMap((one) => this.#computing.either(one.value, each)),
        inAnyCase(first.first),
      );
      return found.map((each) => ({ when: all([when, each.when]), value: each.value }));
    });
  }

  /** Cases put through a function that never falls. */
  curved(cases: AmountCases, curve: Curve): AmountCases {
    return mapped(cases, (amount) => this.#computing.curved(amount, curve));
  }

  #arithmetic(node: Expression & { kind: "arithmetic" }, at: Standing): AmountCases {
    const [leftType, rightType] = [typeIn(at.plan, node.left), typeIn(at.plan, node.right)];
    if (isDate(leftType)) return this.#shifted(node, at);
    const [a, b] = [unitIn(leftType), unitIn(rightType)];
    if (node.op === "*" || node.op === "/") {
      const cases = this.#joined(this.of(node.left, at), this.of(node.right, at), node.op);
      const cancel = cancelled(a, b, node.op === "*" ? 1 : -1);
      return cancel === undefined
        ? cases
        : this.curved(cases, affine(`${a?.code} ${node.op} ${b?.code}`, cancel));
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

  #joined(left: AmountCases, right: AmountCases, op: Operator): AmountCases {
    return paired(left, right, (a, b) => {
      if (op === "+") return joined(a, b);
      if (op === "-") return joined(a, negative(b));
      return this.#computing.product(a, b, op);
    });
  }

  /** A date so many days, or seconds, later or earlier. */
  #shifted(node: Expression & { kind: "arithmetic" }, at: Standing): AmountCases {
    const unit = unitIn(typeIn(at.plan, node.right))?.code ?? "d";
    const seconds = shiftSeconds[unit] ?? 86_400;
    const isDay = typeIn(at.plan, node.left).kind === "date";
    const shift = mapped(this.of(node.right, at), (amount) =>
      times(amount, isDay ? seconds / 86_400 : seconds),
    );
    const cases = this.#joined(this.of(node.left, at), shift, node.op === "-" ? "-" : "+");
    if (!isDay || cases.every(({ value }) => this.#computing.isWhole(value))) return cases;
    return this.curved(cases, floor);
  }

  #elapsed(node: Expression & { kind: "elapsed" }, at: Standing): AmountCases {
    const inHours = node.in === "hours";
    const [from, to] = [node.from, node.to].map((side) => {
      const cases = this.of(side, at);
      const isDatetime = typeIn(at.plan, side).kind === "datetime";
      if (inHours === isDatetime) return cases;
      return inHours ? mapped(cases, secondsOfDays) : this.curved(cases, dayOfSecond);
    }) as [AmountCases, AmountCases];
    if (node.in === "years") return paired(from, to, (a, b) => this.#computing.years(a, b));
    const gaps = paired(from, to, (a, b) => this.#computing.gap(a, b));
    if (node.in === "days") return gaps;
    const by = inHours ? 3_600 : 30.4375;
    return mapped(gaps, (amount) =>
      throughEnds(amount, (of) => this.#computing.quotientBy(of, by)),
    );
  }

  #call(node: Expression & { kind: "call" }, at: Standing): AmountCases {
    const values = node.name === "round" ? node.of.slice(0, 1) : node.of;
    const type = meetingType(values, at.plan);
    const parts = values.map((of) => this.coerced(of, type, at));
    const [first, ...others] = parts;
    if (first === undefined) throw new Undecidable();
    const fold = (join: (a: Amount, b: Amount) => Amount): AmountCases =>
      others.reduce<AmountCases>((sum, part) => paired(sum, part, join), first);
    switch (node.name) {
      case "abs":
        return mapped(first, (amount) => this.#computing.size(amount));
      case "floor":
        return this.curved(first, floor);
      case "ceiling":
        return this.curved(first, ceiling);
      case "sqrt":
        return this.curved(first, squareRoot);
      case "ln": {
        const factor = unitIn(typeIn(at.plan, node.of[0] ?? node))?.factor ?? 1;
        return this.curved(
          mapped(first, (amount) => times(amount, factor)),
          logarithm,
        );
      }
      case "round": {
        const digits = node.of[1]?.kind === "number" ? node.of[1].value : 0;
        return this.curved(first, rounding(digits));
      }
      case "sum":
        return fold(joined);
      case "mean":
        return mapped(fold(joined), (amount) =>
          throughEnds(amount, (of) => this.#computing.quotientBy(of, parts.length)),
        );
      default: {
        const { name } = node;
        return fold((a, b) =>
          spread(
            this.#computing.extreme(name, a.first, b.first),
            this.#computing.extreme(name, a.last, b.last),
          ),
        );
      }
    }
  }

  #score(node: Expression & { kind: "score" }, at: Standing): AmountCases {
    const type = typeIn(at.plan, node.of);
    const codes = type.kind === "code" ? type.list.codes : [];
    const numbers = new Map(
      codes.flatMap(({ code, score }) => (score === undefined ? [] : [[code, score]])),
    );
    return this.numbered(this.#translator.codes(node.of, at), numbers);
  }

  #rows(node: Expression & { kind: "rows" }, at: Standing): AmountCases {
    switch (node.name) {
      case "first":
      case "last":
      case "least":
      case "greatest": // it is the value in some row
        return this.of(node.of, this.#translator.rows.someRow(node, at));
      case "count":
        return inAnyCase(this.#translator.rows.count(node, at));
      default:
        return inAnyCase(this.#translator.rows.number(node, at));
    }
  }
}
