import {
  combined,
  type Formula,
  type Linear,
  type Literal,
  numberOfTerm,
  scaled,
  type Status,
  termsOf,
} from "./formula.ts";
import { isSame, meet, type Range, wholes } from "./range.ts";
import { type Definition, operandsOf, type Term } from "./term.ts";

export interface SumConstraint {
  readonly sum: Linear;
  readonly relation: "<=" | "<" | "=";
}

export interface Alike {
  readonly left: string;
  readonly right: string;
  readonly same: boolean;
}

interface Ticks {
  readonly without: ReadonlySet<string>;
  readonly anyOf: readonly ReadonlySet<string>[];
}

const noTicks: Ticks = { without: new Set(), anyOf: [] };

/** The terms of a question that never change while it is looked into. */
export interface Known {
  readonly terms: ReadonlyMap<string, Term>;
  /** What each text term can be, with the texts of the question. */
  readonly texts: ReadonlySet<string>;
}

/** What is still possible for every term after some statements were taken to be so. */
export class State {
  readonly known: Known;
  readonly sums: SumConstraint[];
  readonly alikes: Alike[];
  clauses: (Formula & { readonly kind: "some" })[];
  /** Set when something shrank since it was last asked. */
  changed = false;
  readonly #ranges: Map<string, Range>;
  readonly #codes: Map<string, ReadonlySet<string>>;
  readonly #statuses: Map<string, ReadonlySet<Status>>;
  readonly #ticks: Map<string, Ticks>;
  /** Terms that must have a value. */
  readonly required: Set<string>;

  constructor(known: Known, from?: State) {
    this.known = known;
    this.sums = from === undefined ? [] : [...from.sums];
    this.alikes = from === undefined ? [] : [...from.alikes];
    this.clauses = from === undefined ? [] : [...from.clauses];
    this.#ranges = new Map(from === undefined ? [] : from.#ranges);
    this.#codes = new Map(from === undefined ? [] : from.#codes);
    this.#statuses = new Map(from === undefined ? [] : from.#statuses);
    this.#ticks = new Map(from === undefined ? [] : from.#ticks);
    this.required = new Set(from === undefined ? [] : from.required);
  }

  copy(): State {
    return new State(this.known, this);
  }

  term(name: string): Term {
    const term = this.known.terms.get(name);
    if (term === undefined) throw new RangeError(`no term ${name}`);
    return term;
  }

  range(name: string): Range {
    return this.#ranges.get(name) ?? this.term(name).range;
  }

  codes(name: string): ReadonlySet<string> {
    const found = this.#codes.get(name);
    if (found !== undefined) return found;
    const term = this.term(name);
    return term.open ? this.known.texts : term.codes;
  }

  statuses(name: string): ReadonlySet<Status> {
    return this.#statuses.get(name) ?? this.term(name).statuses;
  }

  ticks(name: string): Ticks {
    return this.#ticks.get(name) ?? noTicks;
  }

  /** Takes a formula to be so. False when that is impossible at once. */
  assume(formula: Formula): boolean {
    switch (formula.kind) {
      case "all":
        return formula.of.every((part) => this.assume(part));
      case "some":
        if (formula.of.length === 0) return false;
        this.clauses.push({ kind: "some", of: formula.of });
        this.changed = true;
        return true;
      case "status":
        return this.narrowStatus(formula.term, formula.statuses);
      default:
        return this.#assumeValue(formula);
    }
  }

  #assumeValue(literal: Exclude<Literal, { kind: "status" }>): boolean {
    for (const term of termsOf(literal)) if (!this.require(term)) return false;
    switch (literal.kind) {
      case "number":
        this.sums.push(literal);
        this.changed = true;
        return true;
      case "among":
        return this.narrowCodes(literal.term, (code) => literal.codes.has(code) === literal.within);
      case "alike":
        this.alikes.push(literal);
        this.changed = true;
        return true;
      case "ticked":
        return this.#tick(literal.term, literal.codes, literal.any);
    }
  }

  /** Takes a term to have a value, and with a result all that it is computed from. */
  require(name: string): boolean {
    if (this.required.has(name)) return true;
    this.required.add(name);
    this.changed = true;
    if (!this.narrowStatus(name, onlyValue)) return false;
    const { definition } = this.term(name);
    if (definition === undefined) return true;
    for (const { parts } of operandsOf(definition)) {
      for (const term of parts.keys()) if (!this.require(term)) return false;
    }
    this.#bound(name, definition);
    if (definition.kind !== "coded") return true;
    const { term, numbers } = definition;
    return this.require(term) && this.narrowCodes(term, (code) => numbers.has(code));
  }

  /** Adds how a result compares with what it is computed from, which its range alone does not tell. */
  #bound(name: string, definition: Definition): void {
    const result = numberOfTerm(name);
    const say = (a: Linear, relation: "<=" | "=", b: Linear): SumConstraint & Literal => ({
      kind: "number",
      sum: combined(a, b, -1),
      relation,
    });
    const candidates =
      definition.kind === "least" || definition.kind === "greatest"
        ? definition.of
        : definition.kind === "size"
          ? [definition.of, scaled(definition.of, -1)]
          : [];
    for (const of of candidates) {
      this.sums.push(definition.kind === "least" ? say(result, "<=", of) : say(of, "<=", result));
    }
    if (candidates.length < 2) return;
    this.clauses.push({ kind: "some", of: candidates.map((of) => say(result, "=", of)) });
  }

  /** Narrows what a number can be. False when nothing is left. */
  narrow(name: string, to: Range): boolean {
    const before = this.range(name);
    const met = meet(before, to);
    const after = met !== undefined && this.term(name).whole ? wholes(met) : met;
    if (after === undefined) return false;
    if (!isSame(before, after)) {
      this.#ranges.set(name, after);
      this.changed = true;
    }
    return true;
  }

  narrowCodes(name: string, keep: (code: string) => boolean): boolean {
    const before = this.codes(name);
    const after = [...before].filter(keep);
    if (after.length < before.size) {
      this.#codes.set(name, new Set(after));
      this.changed = true;
    }
    return after.length > 0;
  }

  narrowStatus(name: string, to: ReadonlySet<Status>): boolean {
    const before = this.statuses(name);
    const after = [...before].filter((each) => to.has(each));
    if (after.length < before.size) {
      this.#statuses.set(name, new Set(after));
      this.changed = true;
    }
    if (after.length === 1 && after[0] === "value") return this.require(name);
    return after.length > 0;
  }

  #tick(name: string, codes: ReadonlySet<string>, any: boolean): boolean {
    const { without, anyOf } = this.ticks(name);
    const ticks = any
      ? { without, anyOf: [...anyOf, codes] }
      : { without: new Set([...without, ...codes]), anyOf };
    this.#ticks.set(name, ticks);
    this.changed = true;
    const offered = this.codes(name);
    return ticks.anyOf.every((set) =>
      [...set].some((code) => offered.has(code) && !ticks.without.has(code)),
    );
  }
}

const onlyValue: ReadonlySet<Status> = new Set(["value"]);
