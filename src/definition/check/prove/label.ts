import type { Status } from "./formula.ts";
import { propagate } from "./propagate.ts";
import { contains, isPoint, isWithin, point, type Range, range } from "./range.ts";
import { forwards } from "./results.ts";
import { holdsAtPoints } from "./points.ts";
import { preferred } from "./preferred.ts";
import type { Answer, Budget } from "./solve.ts";
import type { State } from "./state.ts";
import { operandsOf, type Term } from "./term.ts";
import { isExact, rangeOfSum } from "./sums.ts";

/** What a model gives a term. */
export interface Given {
  readonly status: Status;
  readonly number?: number;
  readonly code?: string;
  readonly ticks?: readonly string[];
}

/** A value for each term that must have one, and for others that say something. */
export type Model = ReadonlyMap<string, Given>;

/** Gives every term that matters a value. Often a guess at all of them will do; else one after the other. */
export function labelled(state: State, budget: Budget): Answer {
  for (const guess of guesses) {
    const model = guessed(state, guess);
    if (model !== undefined) return { kind: "possible", model };
  }
  return oneByOne(state, budget);
}

/** What to take for a number; what sets two numbers apart often takes one end for the one and the other for the other. */
type Guess = (values: Range, likely: number, index: number, term: Term) => number;
const guesses: readonly Guess[] = [
  (_, likely) => likely,
  ...[2, 8, 20].map(longAgo),
  ({ least, most }, _, index) => (index % 2 === 0 ? least : most),
  ({ least, most }, _, index) => (index % 2 === 0 ? most : least),
];

/** What is likely, but the dates of the participant's history so many years back. */
function longAgo(years: number): Guess {
  return (_, likely, _index, { source }) =>
    source.kind === "field" && source.known.field.kind === "date" ? likely - years * 366 : likely;
}

/** A model with a value guessed for every term, if that holds. */
function guessed(state: State, guess: Guess): Model | undefined {
  const next = state.copy();
  for (const [index, name] of [...involved(state)].entries()) {
    const term = state.term(name);
    if (term.sort === "code") {
      const [first] = next.codes(name);
      next.narrowCodes(name, (code) => code === first);
    } else if (term.sort === "number") {
      const values = next.range(name);
      const value = guess(values, preferred(term), index, term);
      const near = Number.isFinite(value) ? value : preferred(term);
      next.narrow(name, point(pick(values, near, term.whole)));
    }
  }
  return propagate(next) && holdsAtPoints(next) === true ? modelOf(next) : undefined;
}

/** Gives the terms values one after the other, as long as nothing is contradicted. */
function oneByOne(state: State, budget: Budget): Answer {
  const name = undecided(state);
  if (name === undefined) {
    const holds = holdsAtPoints(state);
    if (holds === true) return { kind: "possible", model: modelOf(state) };
    return { kind: holds === false ? "impossible" : "open" };
  }
  let open = false;
  for (const narrow of state.term(name).sort === "code"
    ? codeSteps(name, state)
    : numberSteps(name, state)) {
    if (!budget.spend()) return { kind: "open" };
    const next = state.copy();
    if (!narrow(next) || !propagate(next)) continue;
    const answer = oneByOne(next, budget);
    if (answer.kind === "possible") return answer;
    if (answer.kind === "open") open = true;
  }
  return { kind: open ? "open" : "impossible" };
}

/** A term that takes part in something not yet settled and is no result of others. */
function undecided(state: State): string | undefined {
  let best: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const name of involved(state)) {
    const { sort, whole } = state.term(name);
    const { least, most } = state.range(name);
    const count =
      sort === "code" ? state.codes(name).size : whole ? most - least + 1 : 1e9 + (most - least);
    const settled = sort === "code" ? count <= 1 : least === most;
    if (settled || sort === "ticks" || sort === "mark" || !(count < fewest || best === undefined))
      continue;
    best = name;
    fewest = count;
  }
  return best;
}

/** The terms that open sums, results and comparisons are about, through all results. */
function involved(state: State): ReadonlySet<string> {
  const found = new Set<string>();
  const enter = (name: string): void => {
    if (found.has(name)) return;
    const { definition } = state.term(name);
    if (definition === undefined) {
      found.add(name);
      return;
    }
    if (definition.kind === "coded") enter(definition.term);
    for (const { parts } of operandsOf(definition)) for (const term of parts.keys()) enter(term);
  };
  for (const { sum, relation } of state.sums) {
    const values = rangeOfSum(sum, state);
    const holds = relation === "<=" ? values.most <= 0 : relation === "<" && values.most < 0;
    if (sum.parts.size === 1 || (holds && isExact(sum, state))) continue;
    for (const term of sum.parts.keys()) enter(term);
  }
  // A result that may still be something else than it must be.
  for (const name of state.required) {
    const { definition } = state.term(name);
    const found = definition && forwards(definition, state, (sum) => rangeOfSum(sum, state));
    if (found !== undefined && !isWithin(found, state.range(name))) enter(name);
    if (definition?.kind !== "quotient") continue;
    if (contains(rangeOfSum(definition.right, state), 0)) enter(name);
  }
  for (const { left, right } of state.alikes) found.add(left).add(right);
  return found;
}

type Step = (state: State) => boolean;

function* codeSteps(name: string, state: State): Iterable<Step> {
  for (const code of state.codes(name)) {
    yield (next) => next.narrowCodes(name, (each) => each === code);
  }
}

/** A likely value; else the nearer half of the range, else the other. */
function* numberSteps(name: string, state: State): Iterable<Step> {
  const { whole } = state.term(name);
  const values = state.range(name);
  const { least, most, leastOpen, mostOpen } = values;
  const likely = pick(values, preferred(state.term(name)), whole);
  const middle = middleOf(values, whole);
  const below = range(least, middle, leastOpen || least === likely, mostOpen && middle === most);
  const above = range(middle, most, true, mostOpen || most === likely);
  yield (next) => next.narrow(name, point(likely));
  for (const half of likely > middle ? [above, below] : [below, above]) {
    yield (next) => next.narrow(name, half);
  }
}

/** A value in a range: the likely one, or what in the range is nearest to it. */
function pick(values: Range, likely: number, whole: boolean): number {
  const { least, most } = values;
  const nearest = Math.min(Math.max(likely, least), most);
  return contains(values, nearest) ? nearest : middleOf(values, whole);
}

function middleOf(values: Range, whole: boolean): number {
  const { least, most } = values;
  if (isPoint(values)) return least;
  if (!Number.isFinite(least)) return Number.isFinite(most) ? Math.min(-1, 2 * most - 1) : 0;
  if (!Number.isFinite(most)) return Math.max(1, 2 * least + 1);
  const middle = least + (most - least) / 2;
  if (whole) return Math.floor(middle);
  // Few digits are easier to read; any value between the ends will do.
  for (let digits = 0; digits <= 12; digits++) {
    const short = Number(middle.toFixed(digits));
    if (contains(values, short)) return short;
  }
  return middle;
}

function modelOf(state: State): Model {
  const model = new Map<string, Given>();
  for (const [name, term] of state.known.terms) {
    const statuses = state.statuses(name);
    if (!state.required.has(name)) {
      const status = statuses.has("value") ? undefined : [...statuses][0];
      if (status !== undefined) model.set(name, { status });
      else if (term.source.kind === "field" && !statuses.has("absent"))
        model.set(name, given(name, state));
      continue;
    }
    model.set(name, given(name, state));
  }
  return model;
}

function given(name: string, state: State): Given {
  const term = state.term(name);
  switch (term.sort) {
    case "number":
      return { status: "value", number: pick(state.range(name), preferred(term), term.whole) };
    case "code": {
      const [code = ""] = state.codes(name);
      return { status: "value", code };
    }
    case "ticks":
      return { status: "value", ticks: ticked(name, state) };
    case "mark":
      return { status: "value" };
  }
}

/** As few ticks as will do. */
function ticked(name: string, state: State): readonly string[] {
  const { without, anyOf } = state.ticks(name);
  const found = new Set<string>();
  for (const set of anyOf) {
    if ([...set].some((code) => found.has(code))) continue;
    const code = [...set].find((each) => state.codes(name).has(each) && !without.has(each));
    if (code !== undefined) found.add(code);
  }
  return [...found];
}
