import { meetingType } from "../../expression/compile-compare.ts";
import type { Expression, FieldReference } from "../../expression/index.ts";
import { type Plan, typeIn } from "../../expression/step.ts";
import type { Type } from "../../expression/type.ts";
import { fieldIn } from "../../expression/vocabulary.ts";
import { type Amount, type AmountCases, exactly } from "./amount.ts";
import { Amounts } from "./amounts.ts";
import { type Case, casesOf } from "./cases.ts";
import { all, always, fixed, type Formula, never, some } from "./formula.ts";
import { RowQuestions } from "./row-questions.ts";
import {
  among,
  atMost,
  type Codes,
  compared,
  inverse,
  less,
  mostCases,
  over,
  said,
  sameCodes,
  statusOf,
} from "./statements.ts";
import type { Curve, Term } from "./term.ts";
import type { Terms } from "./terms.ts";
import { Undecidable } from "./undecidable.ts";

/** Where an expression stands while it is translated. */
export interface Standing {
  readonly plan: Plan;
  /** The row that each of the plan's scopes is bound to, innermost first. */
  readonly rows: readonly string[];
  /** Where unplaced fields of the own form are: at a visit, or in a row; else in the instance being entered. */
  readonly own: { readonly at?: string | undefined; readonly row?: string | undefined };
}

/**
 * Turns expressions into statements about terms: that an expression is true, or that it is false.
 * Where something is not understood exactly, the statement is weaker, never stronger: what contradicts it
 * contradicts the expression too.
 */
export class Translator {
  readonly terms: Terms;
  readonly rows: RowQuestions;
  readonly #amounts: Amounts;

  constructor(terms: Terms) {
    this.terms = terms;
    this.#amounts = new Amounts(this);
    this.rows = new RowQuestions(this);
  }

  /** That an expression is true, or (`wanted` false) that it is false. */
  truth(node: Expression, wanted: boolean, at: Standing): Formula {
    switch (node.kind) {
      case "boolean":
        return node.value === wanted ? always : never;
      case "field":
        return among(this.term(node, at), [String(wanted)]);
      case "not":
        return this.truth(node.of, !wanted, at);
      case "and":
      case "or": {
        const parts = node.of.map((of) => this.truth(of, wanted, at));
        return (node.kind === "and") === wanted ? all(parts) : some(parts);
      }
      case "compare":
        return this.#compare(node, wanted, at);
      case "between": {
        const sided = (side: Expression, low: boolean): Formula => {
          const sides = [node.of, side];
          const [of, limit] = [this.#ranked(node.of, sides, at), this.#ranked(side, sides, at)];
          const say = wanted ? atMost : (a: Amount, b: Amount): Formula => less(b, a);
          return low ? over(limit, of, say) : over(of, limit, say);
        };
        const [above, below] = [sided(node.low, true), sided(node.high, false)];
        return wanted ? all([above, below]) : some([above, below]);
      }
      case "in":
        return this.#in(node, wanted, at);
      case "answered":
        return statusOf(this.term(node.of, at), (each) => (each === "value") === wanted);
      case "missing":
        return statusOf(
          this.term(node.of, at),
          (each) =>
            (each !== "value" &&
              each !== "absent" &&
              (node.reason === undefined || each === node.reason)) === wanted,
        );
      case "if": {
        const [yes, no] = [this.truth(node.then, wanted, at), this.truth(node.else, wanted, at)];
        return some([
          all([this.truth(node.test, true, at), yes]),
          all([this.truth(node.test, false, at), no]),
          all([yes, no]), // the test may stay open where both branches agree
        ]);
      }
      case "rows":
        if (node.name === "any" || node.name === "every")
          return this.rows.question(node, wanted, at);
        if (node.name === "first" || node.name === "last") {
          return this.truth(node.of, wanted, this.rows.someRow(node, at));
        }
        throw new Undecidable();
      default:
        throw new Undecidable();
    }
  }

  /** A number, date or time as cases of sums. */
  amounts(node: Expression, at: Standing): AmountCases {
    const found = this.#amounts.of(node, at);
    if (found.length > mostCases) throw new Undecidable();
    return found;
  }

  /** The same, used at a type. */
  coerced(node: Expression, to: Type, at: Standing): AmountCases {
    return this.#amounts.coerced(node, to, at);
  }

  /** A number put through a function that never falls. */
  curved(cases: AmountCases, curve: Curve): AmountCases {
    return this.#amounts.curved(cases, curve);
  }

  /** The term of a field reference where it stands. */
  term(reference: FieldReference, { plan, rows, own }: Standing): Term {
    if (reference.at !== undefined) {
      const isOwn = reference.form === plan.ownForm && (own.at ?? own.row) !== undefined;
      // The instance before some other instance is one that is not known here; nor is the visit of a rule.
      if (isOwn && (reference.at === "previous" || reference.at === "here"))
        throw new Undecidable();
      return this.terms.field(reference, undefined);
    }
    const group = fieldIn(plan.vocabulary, reference)?.group;
    const depth = plan.scopes.findIndex(
      (scope) => scope.form === reference.form && scope.group === group,
    );
    if (depth >= 0) return this.terms.field(reference, rows[depth]);
    if (reference.form !== plan.ownForm) return this.terms.field(reference, undefined);
    const placed = own.at === undefined ? reference : { ...reference, at: own.at };
    return this.terms.field(placed, own.row);
  }

  /** A code or text as cases of terms and constants: several where it is known only that it is one of them. */
  codes(node: Expression, at: Standing): readonly Case<Codes>[] {
    switch (node.kind) {
      case "text":
        this.terms.texts.add(node.value);
        return [{ when: always, value: [node.value] }];
      case "field":
        return [{ when: always, value: [this.term(node, at)] }];
      case "if": {
        const isCode = meetingType([node.then, node.else], at.plan).kind === "code";
        const cases = casesOf(
          this.truth(node.test, true, at),
          this.truth(node.test, false, at),
          this.codes(node.then, at),
          this.codes(node.else, at),
          (a, b) => [
            isCode
              ? { when: always, value: [...a, ...b] }
              : { when: sameCodes(a, b, true), value: a },
          ],
        );
        if (cases.length > mostCases) throw new Undecidable();
        return cases;
      }
      case "rows":
        if (node.name !== "first" && node.name !== "last") throw new Undecidable();
        return this.codes(node.of, this.rows.someRow(node, at));
      default:
        throw new Undecidable();
    }
  }

  #compare(node: Expression & { kind: "compare" }, wanted: boolean, at: Standing): Formula {
    const { left, right } = node;
    const op = wanted ? node.op : inverse[node.op];
    const type = meetingType([left, right], at.plan);
    if (type.kind === "boolean") {
      const same = op === "=";
      const say = (yes: boolean, other: boolean): Formula =>
        all([this.truth(left, yes, at), this.truth(right, other, at)]);
      return some([say(true, same), say(false, !same)]);
    }
    const ranked = node.op !== "=" && node.op !== "!=";
    if ((type.kind === "code" && !ranked) || type.kind === "text") {
      return over(this.codes(left, at), this.codes(right, at), (a, b) =>
        sameCodes(a, b, op === "="),
      );
    }
    const sides = [left, right];
    const [a, b] = sides.map((side) => this.#ranked(side, sides, at)) as [AmountCases, AmountCases];
    return over(a, b, (x, y) => compared(x, y, op));
  }

  /** A side of a comparison by order: codes become their positions in the list. */
  #ranked(side: Expression, sides: readonly Expression[], at: Standing): AmountCases {
    const type = meetingType(sides, at.plan);
    if (type.kind !== "code") return this.#amounts.coerced(side, type, at);
    const positions = new Map(type.list.codes.map(({ code }, index) => [code, index]));
    return this.#amounts.numbered(this.codes(side, at), positions);
  }

  #in(node: Expression & { kind: "in" }, wanted: boolean, at: Standing): Formula {
    const type = typeIn(at.plan, node.of);
    if (type.kind === "number") {
      const parts = node.values.flatMap((each) =>
        typeof each !== "number"
          ? []
          : over(
              this.amounts(node.of, at),
              [{ when: always, value: exactly(fixed(each)) }],
              (a, b) => compared(a, b, wanted ? "=" : "!="),
            ),
      );
      return wanted ? some(parts) : all(parts);
    }
    const codes = new Set(node.values.map(String));
    if (type.kind === "choices") {
      if (node.of.kind !== "field") throw new Undecidable();
      const { name } = this.term(node.of, at);
      return { kind: "ticked", term: name, codes, any: wanted };
    }
    for (const code of codes) this.terms.texts.add(code);
    const isWithin = (code: Term | string): Formula =>
      typeof code === "string" ? said(codes.has(code) === wanted) : among(code, codes, wanted);
    return some(
      this.codes(node.of, at).map(({ when, value: each }) => all([when, ...each.map(isWithin)])),
    );
  }
}
