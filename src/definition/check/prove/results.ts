import { completedYears } from "../../../kernel/index.ts";
import {
  around,
  contains,
  divide,
  everything,
  isPoint,
  meet,
  multiply,
  range,
  type Range,
  size,
  square,
  widened,
} from "./range.ts";
import type { State } from "./state.ts";
import type { Curve, Definition } from "./term.ts";
import { spelt, type Linear } from "./formula.ts";

const daysPerYear = 365.2425;
/** By how many days so many years may be longer or shorter than on average. */
const uneven = 4;
/** How many whole numbers at an end rounding can leave in doubt. */
const doubtful = 2;

/** What a result can be, from what it is computed from. Nothing when it has no value at all. */
export function forwards(
  definition: Definition,
  state: State,
  of: (sum: Linear) => Range,
): Range | undefined {
  switch (definition.kind) {
    case "sum":
      return of(definition.of);
    case "product": {
      const { left, right } = definition;
      const isSquare = spelt(left) === spelt(right);
      return inexact(isSquare ? square(of(left)) : multiply(of(left), of(right)));
    }
    case "quotient": {
      const divisor = of(definition.right);
      if (isPoint(divisor) && divisor.least === 0) return undefined;
      return inexact(divide(of(definition.left), divisor));
    }
    case "size":
      return size(of(definition.of));
    case "least":
    case "greatest": {
      const pick = definition.kind === "least" ? Math.min : Math.max;
      const parts = definition.of.map(of);
      return range(
        pick(...parts.map(({ least }) => least)),
        pick(...parts.map(({ most }) => most)),
      );
    }
    case "years": {
      const gap = state.range(definition.gap);
      const roughly = range(fewestYears(gap.least), mostYears(gap.most));
      const [from, to] = [of(definition.from), of(definition.to)];
      if (![from.least, from.most, to.least, to.most].every(Number.isInteger)) return roughly;
      return meet(
        roughly,
        range(completedYears(from.most, to.least), completedYears(from.least, to.most)),
      );
    }
    case "coded": {
      const numbers = [...state.codes(definition.term)].flatMap(
        (code) => definition.numbers.get(code) ?? [],
      );
      return numbers.length === 0 ? undefined : around(numbers);
    }
    case "grows": {
      const { curve } = definition;
      const found = of(definition.of);
      const within = curve.domain === undefined ? found : meet(found, curve.domain);
      return within && range(curve.apply(within.least), curve.apply(within.most));
    }
  }
}

/** Narrows what a result is computed from to what can give it. False when nothing can. */
export function backwards(
  definition: Definition,
  result: Range,
  state: State,
  of: (sum: Linear) => Range,
  narrow: (sum: Linear, to: Range) => boolean,
): boolean {
  switch (definition.kind) {
    case "sum":
      return narrow(definition.of, result);
    case "product": {
      const { left, right } = definition;
      if (spelt(left) === spelt(right)) {
        if (result.most < 0) return false;
        const root = Math.sqrt(result.most);
        return narrow(left, widened(range(-root, root)));
      }
      const [a, b] = [of(left), of(right)];
      if (!holdsZero(b) && !narrow(left, inexact(divide(result, b)))) return false;
      return holdsZero(a) || narrow(right, inexact(divide(result, a)));
    }
    case "quotient": {
      const { left, right } = definition;
      const [a, b] = [of(left), of(right)];
      if (!narrow(left, inexact(multiply(result, b)))) return false;
      return holdsZero(result) || holdsZero(a) || narrow(right, inexact(divide(a, result)));
    }
    case "size":
      return result.most >= 0 && narrow(definition.of, range(-result.most, result.most));
    case "least":
      return definition.of.every((sum) => narrow(sum, range(result.least, everything.most)));
    case "greatest":
      return definition.of.every((sum) => narrow(sum, range(everything.least, result.most)));
    case "years":
      return state.narrow(definition.gap, range(fewestDays(result.least), mostDays(result.most)));
    case "coded":
      return state.narrowCodes(definition.term, (code) => {
        const number = definition.numbers.get(code);
        return number !== undefined && result.least <= number && number <= result.most;
      });
    case "grows": {
      const { curve } = definition;
      const back = curve.back(result);
      const allowed = curve.domain === undefined ? back : meet(back, curve.domain);
      if (allowed === undefined) return false;
      const isWhole = isWholeSum(definition.of, state);
      return narrow(definition.of, isWhole ? snapped(allowed, curve, result) : allowed);
    }
  }
}

function isWholeSum({ parts, plus }: Linear, state: State): boolean {
  if (!Number.isInteger(plus)) return false;
  return [...parts].every(([term, by]) => Number.isInteger(by) && state.term(term).whole);
}

/** The whole numbers of a range that a function takes into its result, at whose ends rounding has left some doubt. */
function snapped(allowed: Range, curve: Curve, result: Range): Range {
  let [least, most] = [Math.ceil(allowed.least), Math.floor(allowed.most)];
  for (let step = 0; step < doubtful && Number.isFinite(least); step++) {
    const value = curve.apply(least);
    if (value > result.least || contains(result, value)) break;
    least += 1;
  }
  for (let step = 0; step < doubtful && Number.isFinite(most); step++) {
    const value = curve.apply(most);
    if (value < result.most || contains(result, value)) break;
    most -= 1;
  }
  return range(least, most);
}

/** The fewest and the most completed years that so many days can be. */
function fewestYears(days: number): number {
  if (days < 0) return 0 - mostYears(-days);
  return Math.max(Math.floor(days / 366), Math.floor((days - uneven) / daysPerYear));
}

function mostYears(days: number): number {
  if (days < 0) return 0 - fewestYears(-days);
  return Math.min(Math.floor(days / 365), Math.ceil((days + uneven) / daysPerYear));
}

/** The fewest days in which so many years are completed, and the most in which no more are. */
function fewestDays(years: number): number {
  if (years <= 0) return 0 - mostDays(-years);
  return Math.max(365 * years, daysPerYear * years - uneven);
}

function mostDays(years: number): number {
  if (years < 0) return 0 - fewestDays(-years);
  return Math.min(366 * (years + 1) - 1, daysPerYear * (years + 1) + uneven);
}

function holdsZero({ least, most }: Range): boolean {
  return least <= 0 && most >= 0;
}

function inexact(found: Range): Range {
  const { least, most } = found;
  return Number.isInteger(least) && Number.isInteger(most) ? range(least, most) : widened(found);
}
