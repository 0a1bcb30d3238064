import type { FieldReference } from "../../expression/index.ts";
import { fieldIn, type Vocabulary } from "../../expression/vocabulary.ts";
import { type Linear, numberOfTerm, spelt } from "./formula.ts";
import {
  dateTerm,
  type Definition,
  fieldTerm,
  makeTerm,
  type Term,
  type TermSource,
} from "./term.ts";
import { Undecidable } from "./undecidable.ts";

/** Where among the instances of a form a field is read, once several names of one place are made one. */
export type Places = (form: string, at: string | undefined) => string | undefined;

/** All terms of a question, each made when it is first met. */
export class Terms {
  readonly all = new Map<string, Term>();
  /** Texts that the question mentions: what a text field may hold, besides others. */
  readonly texts = new Set<string>();
  readonly #vocabulary: Vocabulary;
  readonly #places: Places;
  #met: Term[] = [];

  constructor(vocabulary: Vocabulary, places: Places = (_form, at) => at) {
    this.#vocabulary = vocabulary;
    this.#places = places;
  }

  /** The terms met since the last call: what is known about them is still to be added. */
  takeMet(): readonly Term[] {
    const met = this.#met;
    this.#met = [];
    return met;
  }

  field(reference: FieldReference, row: string | undefined): Term {
    const known = fieldIn(this.#vocabulary, reference);
    if (known === undefined) throw new Undecidable();
    const { form, field } = reference;
    const at = row === undefined ? this.#places(form, reference.at) : undefined;
    const place = row === undefined ? (at === undefined ? "" : `@${at}`) : `[${row}]`;
    const name = `${form}.${field}${place}`;
    const canonical: FieldReference =
      at === undefined ? { kind: "field", form, field } : { kind: "field", form, field, at };
    const where = row === undefined ? {} : { row };
    return this.#make(name, () =>
      fieldTerm(name, { kind: "field", reference: canonical, known, ...where }),
    );
  }

  date(source: TermSource & { readonly kind: "visit" | "dose" | "event" | "today" }): Linear {
    const of =
      source.kind === "visit"
        ? source.visit
        : source.kind === "dose"
          ? source.dose
          : source.kind === "event"
            ? source.event
            : "";
    const name = `${source.kind}(${of})`;
    return numberOfTerm(this.#make(name, () => dateTerm(name, source)).name);
  }

  /** What is asked over rows, as a term of its own. */
  rows(
    name: string,
    parts: Partial<Pick<Term, "sort" | "codes" | "range" | "whole" | "open">>,
  ): Term {
    return this.#make(name, () => makeTerm(name, { kind: "rows" }, parts));
  }

  /** The result of a computation: the same one for the same computation. */
  result(definition: Definition, whole: boolean): Linear {
    const name = `(${spellingOf(definition)})`;
    const make = (): Term => makeTerm(name, { kind: "result" }, { whole, definition });
    return numberOfTerm(this.#make(name, make).name);
  }

  /** Says how the value of a term that was met follows from others. */
  define(term: Term, of: Linear): void {
    const whole = term.whole || this.isWhole(of);
    this.all.set(term.name, { ...term, whole, definition: { kind: "sum", of } });
  }

  /** Says that a term that was met can only be a whole number. */
  setWhole(term: Term): void {
    this.all.set(term.name, { ...term, whole: true });
  }

  /** Whether a sum can only be a whole number. */
  isWhole({ parts, plus }: Linear): boolean {
    if (!Number.isInteger(plus)) return false;
    return [...parts].every(
      ([term, by]) => Number.isInteger(by) && this.all.get(term)?.whole === true,
    );
  }

  #make(name: string, make: () => Term): Term {
    const known = this.all.get(name);
    if (known !== undefined) return known;
    const term = make();
    this.all.set(name, term);
    this.#met.push(term);
    return term;
  }
}

function spellingOf(definition: Definition): string {
  switch (definition.kind) {
    case "product":
    case "quotient":
      return `${definition.kind} ${spelt(definition.left)} ${spelt(definition.right)}`;
    case "size":
    case "sum":
      return `${definition.kind} ${spelt(definition.of)}`;
    case "least":
    case "greatest":
      return `${definition.kind} ${definition.of.map(spelt).join(" ")}`;
    case "years":
      return `years ${spelt(definition.from)} ${spelt(definition.to)}`;
    case "coded":
      return `coded ${definition.term} ${JSON.stringify([...definition.numbers])}`;
    case "grows":
      return `${definition.curve.name} ${spelt(definition.of)}`;
  }
}
