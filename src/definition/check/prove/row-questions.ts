import type { Expression } from "../../expression/index.ts";
import { printExpression } from "../../expression/index.ts";
import { all, type Formula, type Linear, numberOfTerm, some } from "./formula.ts";
import { everything, range } from "./range.ts";
import type { Standing, Translator } from "./translate.ts";
import { yesNoOpen } from "./term.ts";
import { Undecidable } from "./undecidable.ts";

type Rows = Expression & { readonly kind: "rows" };

/** A question about every or any row, as it was met. */
interface Asked {
  readonly node: Rows;
  readonly at: Standing;
  /** The term for its answer. */
  readonly term: string;
  /** The row that stands for one in which it is decided. */
  readonly row: string;
  /** The rows it looks through: the same for the same form, group and enclosing rows. */
  readonly place: string;
}

const mostPairs = 400;

/**
 * Questions over rows. That a condition holds in any row means: in some row, which is given a name, it holds;
 * that it holds in none means: in every row that has a name, it does not.
 */
export class RowQuestions {
  readonly #translator: Translator;
  readonly #asked = new Map<string, Asked>();
  readonly #joined = new Set<string>();

  constructor(translator: Translator) {
    this.#translator = translator;
  }

  /** That `any` or `every` is true, or false. */
  question(node: Rows, wanted: boolean, at: Standing): Formula {
    const { term, row } = this.#ask(node, at);
    const answer: Formula = { kind: "among", term, codes: new Set([String(wanted)]), within: true };
    const needsRow = (node.name === "any") === wanted;
    return needsRow ? all([answer, this.#inside(node, wanted, at, row)]) : answer;
  }

  /** Where an expression stands in some row that is not known further. */
  someRow(node: Rows, at: Standing): Standing {
    return this.#within(node, at, this.#name(node, at));
  }

  /** In how many rows a condition holds. */
  count(node: Rows, at: Standing): Linear {
    const parts = { whole: true, range: range(0, Number.POSITIVE_INFINITY) };
    return numberOfTerm(this.#translator.terms.rows(this.#name(node, at), parts).name);
  }

  /** A sum or mean over rows, of which nothing is known. */
  number(node: Rows, at: Standing): Linear {
    return numberOfTerm(
      this.#translator.terms.rows(this.#name(node, at), { range: everything }).name,
    );
  }

  /** The named rows and the places they are in, with the statement that makes each exist. */
  get named(): readonly { readonly row: string; readonly node: Rows; readonly exists: Formula }[] {
    return [...this.#asked.values()].map(({ row, node, term }) => ({
      row,
      node,
      exists: decided(term, node.name === "any", true),
    }));
  }

  /** What has to hold between the questions met so far, that was not said before. */
  takeJoins(): readonly Formula[] {
    const found: Formula[] = [];
    const asked = [...this.#asked.values()];
    for (const one of asked) {
      for (const other of asked) {
        const pair = `${one.term}\n${other.term}`;
        if (one === other || one.place !== other.place || this.#joined.has(pair)) continue;
        this.#joined.add(pair);
        if (this.#joined.size > mostPairs) throw new Undecidable();
        const [exists, forAll] = [one.node.name === "any", other.node.name !== "any"];
        found.push(
          some([
            decided(one.term, exists, false),
            decided(other.term, forAll, false),
            this.#inside(other.node, forAll, other.at, one.row),
          ]),
        );
      }
    }
    return found;
  }

  #ask(node: Rows, at: Standing): Asked {
    const name = this.#name(node, at);
    const known = this.#asked.get(name);
    if (known !== undefined) return known;
    const { terms } = this.#translator;
    const term = terms.rows(name, { sort: "code", codes: yesNoOpen }).name;
    const place = JSON.stringify([node.form, node.group, at.rows, at.own]);
    const asked = { node, at, term, row: name, place };
    this.#asked.set(name, asked);
    return asked;
  }

  #inside(node: Rows, wanted: boolean, at: Standing, row: string): Formula {
    return this.#translator.truth(node.of, wanted, this.#within(node, at, row));
  }

  #within({ form, group }: Rows, at: Standing, row: string): Standing {
    const scopes = [{ form, group }, ...at.plan.scopes];
    return { ...at, plan: { ...at.plan, scopes }, rows: [row, ...at.rows] };
  }

  #name(node: Rows, at: Standing): string {
    const place = at.rows.length === 0 ? "" : ` in ${at.rows.join(" in ")}`;
    const own = at.own.row ?? at.own.at;
    return `${printExpression(node)}${place}${own === undefined ? "" : ` of ${own}`}`;
  }
}

function decided(term: string, answer: boolean, within: boolean): Formula {
  return { kind: "among", term, codes: new Set([String(answer)]), within };
}
