import type { Expression } from "../../expression/index.ts";
import { readsOf, typeOf } from "../../expression/index.ts";
import type { StudyIndex } from "../study-index.ts";
import type { PlacedAs } from "../placed.ts";
import { rounding } from "./curve.ts";
import {
  all,
  always,
  combined,
  type Formula,
  isAlways,
  numberOfTerm,
  some,
  type Status,
} from "./formula.ts";
import { propagate } from "./propagate.ts";
import type { Range } from "./range.ts";
import { type Answer, solve } from "./solve.ts";
import { type Known, State } from "./state.ts";
import type { Term } from "./term.ts";
import { type Places, Terms } from "./terms.ts";
import { type Standing, Translator } from "./translate.ts";
import { Undecidable } from "./undecidable.ts";

/** What a question takes for granted. */
export interface QuestionOptions {
  /** Which names of places mean one and the same instance of a form. */
  readonly places?: Places;
  /** Whether fields are answered only where their form asks them. */
  readonly asked?: boolean;
  /** What can have no value yet. */
  readonly lacking?: (term: Term) => boolean;
}

/** What is left of a term. */
export interface Left {
  readonly range?: Range;
  readonly codes?: ReadonlySet<string>;
}

const noValue = (status: Status): boolean => status !== "value";
const mostRounds = 60;

/**
 * A question about a study: whether some expressions can have the truth that is wanted of them, all at once.
 * What is known about the fields they read comes along: limits, codes, formulas, and when they are asked.
 */
export class Question {
  readonly #index: StudyIndex;
  readonly #options: QuestionOptions;
  readonly #terms: Terms;
  readonly #translator: Translator;
  readonly #statements = new Map<string, Formula>();
  readonly #background: Formula[] = [];
  #failed = false;

  constructor(index: StudyIndex, options: QuestionOptions = {}) {
    this.#index = index;
    this.#options = options;
    this.#terms = new Terms(index.vocabulary, options.places);
    this.#translator = new Translator(this.#terms);
  }

  /** Adds that an expression, which must be sound, is true or false. */
  state(name: string, expression: Expression, wanted: boolean, ownForm?: string): void {
    try {
      const standing = this.#standing(expression, ownForm, {});
      this.#statements.set(name, this.#translator.truth(expression, wanted, standing));
      this.#close();
    } catch (error) {
      if (!(error instanceof Undecidable)) throw error;
      // It may be anything: what contradicts the others contradicts all.
      this.#statements.delete(name);
      this.#failed = true;
    }
  }

  /** Adds that an expression is true, or that a field it reads has no value, so that it stays open. */
  stateUnlessOpen(name: string, expression: Expression, ownForm?: string): void {
    const standing = this.#standing(expression, ownForm, {});
    const stated = this.#understand(() => {
      const formula = this.#translator.truth(expression, true, standing);
      const { fields } = readsOf(expression);
      this.#close();
      return some([
        formula,
        ...fields.map((field) => without(this.#translator.term(field, standing))),
      ]);
    });
    if (stated !== undefined) this.#statements.set(name, stated);
  }

  /** What a statement alone leaves of a term: a range of numbers, or some codes. */
  left(name: string, term: string): Left | undefined {
    const state = this.#state([this.#statements.get(name) ?? always]);
    return state !== undefined && propagate(state) ? leftOf(state, term) : undefined;
  }

  /** What a term can be at all. */
  leftAtAll(term: string): Left | undefined {
    const state = this.#state([]);
    return state === undefined ? undefined : leftOf(state, term);
  }

  #state(formulas: readonly Formula[]): State | undefined {
    const state = new State(this.#known());
    const all = [...this.#lacks(), ...this.#background, ...formulas];
    return all.every((formula) => state.assume(formula)) ? state : undefined;
  }

  #known(): Known {
    const texts = new Set(this.#terms.texts);
    const open = [...this.#terms.all.values()].filter((term) => term.open).length;
    for (let other = 1; other <= open; other++) texts.add(`…${other}`);
    return { terms: this.#terms.all, texts };
  }

  /** The statements that were understood. */
  get understood(): ReadonlyMap<string, Formula> {
    return this.#statements;
  }

  /** The terms that were met, by name. */
  get terms(): ReadonlyMap<string, Term> {
    return this.#terms.all;
  }

  /** The rows that a model may say exist. */
  get rows(): Translator["rows"]["named"] {
    return this.#translator.rows.named;
  }

  /** Whether all, or the named ones, can be so at once. */
  ask(names: Iterable<string> = this.#statements.keys(), steps?: number): Answer {
    const formulas = [...names].map((name) => this.#statements.get(name) ?? always);
    const answer = solve(
      [...this.#lacks(), ...this.#background, ...formulas],
      this.#known(),
      steps,
    );
    // Not all was understood: what was found possible may not be.
    return this.#failed && answer.kind === "possible" ? { kind: "open" } : answer;
  }

  #lacks(): Formula[] {
    const { lacking } = this.#options;
    if (lacking === undefined) return [];
    return [...this.#terms.all.values()].filter(lacking).map(without);
  }

  #standing(expression: Expression, ownForm: string | undefined, own: Standing["own"]): Standing {
    const { vocabulary } = this.#index;
    const { types } = typeOf(expression, vocabulary, { ownForm });
    return { plan: { vocabulary, types, ownForm, scopes: [] }, rows: [], own };
  }

  /** Adds what is known about each field that was met, and about those that this leads to. */
  #close(): void {
    for (let round = 0; round < mostRounds; round++) {
      const met = this.#terms.takeMet();
      for (const term of met) this.#background.push(...this.#knowledge(term));
      const joins = this.#translator.rows.takeJoins();
      this.#background.push(...joins);
      if (met.length === 0 && joins.length === 0) return;
    }
    throw new Undecidable();
  }

  #knowledge(term: Term): Formula[] {
    const { source } = term;
    if (source.kind !== "field") return [];
    const { form, field, at } = source.reference;
    const place = this.#index.fieldsByName.get(`${form}.${field}`);
    if (place === undefined) return [];
    const own = { at, row: source.row };
    const found: Formula[] = [];
    for (const placed of this.#index.expressionsOf(place)) {
      if (this.#index.issuesOf(placed).length > 0 || readsOf(placed.expression).today) continue;
      const known =
        placed.use === "when"
          ? this.#options.asked === true && this.#understand(() => this.#asked(placed, own))
          : placed.use === "formula" && this.#understand(() => this.#formula(placed, term, own));
      if (known) found.push(some([without(term), known]));
    }
    return found;
  }

  /** What is not understood is left out, which makes the question weaker and no answer wrong. */
  #understand(translate: () => Formula): Formula | undefined {
    try {
      return translate();
    } catch (error) {
      if (error instanceof Undecidable) return undefined;
      throw error;
    }
  }

  #asked({ expression, ownForm }: PlacedAs<"when">, own: Standing["own"]): Formula {
    return this.#translator.truth(expression, true, this.#standing(expression, ownForm, own));
  }

  /** That a derived field holds what its formula gives. */
  #formula(placed: PlacedAs<"formula">, term: Term, own: Standing["own"]): Formula {
    const { expression, ownForm, field } = placed;
    const standing = this.#standing(expression, ownForm, own);
    const translator = this.#translator;
    if (field.type === "boolean") {
      const being = (yes: boolean): Formula =>
        all([
          { kind: "among", term: term.name, codes: new Set([String(yes)]), within: true },
          translator.truth(expression, yes, standing),
        ]);
      return some([being(true), being(false)]);
    }
    if (field.type === "text") {
      return some(
        translator
          .codes(expression, standing)
          .map(({ when, value: codes }) =>
            all([
              when,
              ...codes.map(
                (code): Formula =>
                  typeof code === "string"
                    ? { kind: "among", term: term.name, codes: new Set([code]), within: true }
                    : { kind: "alike", left: term.name, right: code.name, same: true },
              ),
            ]),
          ),
      );
    }
    const to = this.#index.vocabulary.forms.get(placed.place.form.id)?.fields.get(field.id)?.type;
    if (to === undefined) return always;
    const amounts = translator.coerced(expression, to, standing);
    const rounded =
      field.type === "number" && field.decimals !== undefined
        ? translator.curved(amounts, rounding(field.decimals))
        : amounts;
    const [only] = rounded;
    if (only !== undefined && rounded.length === 1 && isAlways(only.when)) {
      const { first, last } = only.value;
      if (first === last) this.#terms.define(term, first);
      return always;
    }
    if (rounded.every(({ value }) => this.#terms.isWhole(value.first))) this.#terms.setWhole(term);
    return some(
      rounded.map(({ when, value: { first, last } }) => {
        const sum = combined(numberOfTerm(term.name), first, -1);
        return first === last ? all([when, { kind: "number", sum, relation: "=" }]) : when;
      }),
    );
  }
}

function without(term: Term): Formula {
  const statuses = new Set([...term.statuses].filter(noValue));
  return { kind: "status", term: term.name, statuses };
}

function leftOf(state: State, term: string): Left | undefined {
  const { sort } = state.term(term);
  if (sort === "number") return { range: state.range(term) };
  return sort === "code" ? { codes: state.codes(term) } : undefined;
}
