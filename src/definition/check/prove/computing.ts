import { Fault } from "../../../kernel/index.ts";
import {
  type Amount,
  type AmountCases,
  exactly,
  isExactly,
  isSame,
  spread,
  throughEnds,
} from "./amount.ts";
import { affine, ceiling, dayOfSecond, floor } from "./curve.ts";
import { always, combined, fixed, isFixed, type Linear, scaled } from "./formula.ts";
import type { Curve, Definition, Term } from "./term.ts";
import type { Terms } from "./terms.ts";

/** Computes with sums. What is no sum becomes a term of its own, the same one for the same computation. */
export class Computing {
  readonly #terms: Terms;

  constructor(terms: Terms) {
    this.#terms = terms;
  }

  result(definition: Definition, whole: boolean): Linear {
    return this.#terms.result(definition, whole);
  }

  isWhole({ first, last }: Amount): boolean {
    return this.#terms.isWhole(first) && this.#terms.isWhole(last);
  }

  /** The number that stands for a code. */
  coded(term: Term, numbers: ReadonlyMap<string, number>): Amount {
    const whole = [...numbers.values()].every(Number.isInteger);
    return exactly(this.result({ kind: "coded", term: term.name, numbers }, whole));
  }

  /** An amount put through a function that never falls. */
  curved(amount: Amount, curve: Curve): Amount {
    const whole = curve === floor || curve === ceiling || curve === dayOfSecond;
    return throughEnds(amount, (of) => {
      if (isFixed(of)) return fixed(curve.apply(of.plus));
      return this.result({ kind: "grows", of, curve }, whole);
    });
  }

  /** A product or quotient: of stretches, from the least to the greatest of what their ends give. */
  product(a: Amount, b: Amount, op: "*" | "/"): Amount {
    const left = isExactly(a) ? [a.first] : [a.first, a.last];
    const right = isExactly(b) ? [b.first] : [b.first, b.last];
    const all = left.flatMap((x) => right.map((y) => this.#productOf(x, y, op)));
    const [first, ...others] = all;
    if (first === undefined) throw new Fault("a product has no factors");
    if (others.length === 0) return exactly(first);
    return {
      first: others.reduce((least, each) => this.extreme("least", least, each), first),
      last: others.reduce((most, each) => this.extreme("greatest", most, each), first),
    };
  }

  #productOf(a: Linear, b: Linear, op: "*" | "/"): Linear {
    if (isFixed(b)) {
      if (op === "*") return scaled(a, b.plus);
      if (b.plus !== 0) return this.quotientBy(a, b.plus);
    }
    if (op === "*" && isFixed(a)) return scaled(b, a.plus);
    const kind = op === "*" ? "product" : "quotient";
    const whole = op === "*" && this.#terms.isWhole(a) && this.#terms.isWhole(b);
    return this.result({ kind, left: a, right: b }, whole);
  }

  /** A division by a number is kept as one, because its results are not those of multiplying. */
  quotientBy(of: Linear, by: number): Linear {
    if (isFixed(of)) return fixed(of.plus / by);
    const curve = affine(`÷ ${Math.abs(by)}`, (value) => value / Math.abs(by));
    return scaled(this.result({ kind: "grows", of, curve }, false), Math.sign(by));
  }

  /** The size without the sign. */
  size(amount: Amount): Amount {
    const { first, last } = amount;
    if (!isExactly(amount)) {
      const least = this.extreme("greatest", first, scaled(last, -1));
      return {
        first: this.extreme("greatest", least, fixed(0)),
        last: this.extreme("greatest", scaled(first, -1), last),
      };
    }
    if (isFixed(first)) return exactly(fixed(Math.abs(first.plus)));
    return exactly(this.result({ kind: "size", of: first }, this.#terms.isWhole(first)));
  }

  extreme(kind: "least" | "greatest", a: Linear, b: Linear): Linear {
    if (isFixed(a) && isFixed(b)) {
      return fixed(kind === "least" ? Math.min(a.plus, b.plus) : Math.max(a.plus, b.plus));
    }
    return this.result({ kind, of: [a, b] }, this.#terms.isWhole(a) && this.#terms.isWhole(b));
  }

  /** What is known to be one of two amounts: the stretch over both, or what both are. */
  either(a: Amount, b: Amount): AmountCases {
    if (isSame(a, b)) return [{ when: always, value: a }];
    const stretch = {
      first: this.extreme("least", a.first, b.first),
      last: this.extreme("greatest", a.last, b.last),
    };
    const over = { when: always, value: stretch };
    if (!isExactly(a) || !isExactly(b)) return [over];
    const sum = combined(a.first, b.first, -1);
    return [over, { when: { kind: "number", sum, relation: "=" }, value: a }];
  }

  /** The days or seconds from one date to another, as one term that all who ask for them share. */
  gap(from: Amount, to: Amount): Amount {
    return spread(this.#gapOf(from.last, to.first), this.#gapOf(from.first, to.last));
  }

  #gapOf(from: Linear, to: Linear): Linear {
    const of = combined(to, from, -1);
    return of.parts.size < 2 ? of : this.result({ kind: "sum", of }, true);
  }

  /** The completed years from one day to another. */
  years(from: Amount, to: Amount): Amount {
    return spread(this.#yearsOf(from.last, to.first), this.#yearsOf(from.first, to.last));
  }

  #yearsOf(from: Linear, to: Linear): Linear {
    const days = this.result({ kind: "sum", of: combined(to, from, -1) }, true);
    const [gap] = days.parts.keys();
    if (gap === undefined) throw new Fault("a result is no term");
    return this.result({ kind: "years", from, to, gap }, true);
  }
}
