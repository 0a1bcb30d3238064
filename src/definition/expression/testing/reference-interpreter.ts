import { completedYears, daySpan, readUnit, secondSpan } from "../../../kernel/index.ts";
import { type Datum, isMissing, numberOf } from "../../datum.ts";
import { lists, vocabulary } from "./clinic.ts";
import type { Expression, FieldReference } from "../node.ts";
import type { FieldData, Surroundings } from "../surroundings.ts";
import { fieldIn } from "../vocabulary.ts";

/**
 * A slow second opinion on what expressions mean, written apart from the compiler: no types beforehand, units
 * carried with the numbers, and a truth as the set of truths that are possible.
 */
export type Known =
  /** Unknown numbers and dates have `NaN` for ends, so that they keep their unit. */
  | {
      readonly kind: "number";
      readonly lo: number;
      readonly hi: number;
      readonly unit?: string;
      readonly literal?: true;
    }
  | { readonly kind: "date" | "datetime"; readonly lo: number; readonly hi: number }
  /** No codes: it is not known which. */
  | { readonly kind: "codes"; readonly list: string; readonly codes: readonly string[] }
  | { readonly kind: "ticked"; readonly codes: readonly string[] }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "truth"; readonly possible: ReadonlySet<boolean> };

interface Bound {
  readonly form: string;
  readonly group: string | undefined;
  readonly record: FieldData;
}

const truth = (...possible: boolean[]): Known => ({ kind: "truth", possible: new Set(possible) });
const either = truth(true, false);

export function interpret(
  node: Expression,
  around: Surroundings,
  own: string,
  bound: readonly Bound[] = [],
): Known | undefined {
  const found = meaning(node, around, own, bound);
  if (found?.kind !== "number" || node.kind === "number") return found;
  const { literal: _, ...computed } = found;
  return computed;
}

function meaning(
  node: Expression,
  around: Surroundings,
  own: string,
  bound: readonly Bound[],
): Known | undefined {
  const value = (of: Expression) => interpret(of, around, own, bound);
  const possible = (of: Expression): ReadonlySet<boolean> => {
    const found = value(of);
    return found?.kind === "truth" ? found.possible : new Set([true, false]);
  };
  switch (node.kind) {
    case "number":
      return {
        kind: "number",
        lo: node.value,
        hi: node.value,
        literal: true,
        ...(node.unit && { unit: node.unit }),
      };
    case "text":
      return { kind: "text", text: node.value };
    case "boolean":
      return truth(node.value);
    case "date":
      return dateOf(node.value, node.value.length > 10 ? "datetime" : "date");
    case "field":
      return fieldValue(node, datumOf(node, around, own, bound));
    case "visit":
      return dateOf(around.visitDate(node.visit), "date");
    case "dose":
      return dateOf(around.doseDate(node.dose), "datetime");
    case "event":
      return dateOf(around.eventDate(node.event), "date");
    case "today":
      return dateOf(around.today, "date");
    case "not":
      return truth(...[...possible(node.of)].map((one) => !one));
    case "and":
    case "or":
      return node.of.map(possible).reduce<Known & { kind: "truth" }>(
        (sofar, next) => ({
          kind: "truth",
          possible: new Set(
            [...sofar.possible].flatMap((a) =>
              [...next].map((b) => (node.kind === "and" ? a && b : a || b)),
            ),
          ),
        }),
        { kind: "truth", possible: new Set([node.kind === "and"]) },
      );
    case "compare":
      return compare(node.op, value(node.left), value(node.right));
    case "between": {
      const [of, low, high] = [value(node.of), value(node.low), value(node.high)];
      const [above, below] = [compare(">=", of, low), compare("<=", of, high)];
      return truth(...[...above.possible].flatMap((a) => [...below.possible].map((b) => a && b)));
    }
    case "in": {
      const of = value(node.of);
      if (of?.kind === "ticked") return truth(of.codes.some((code) => node.values.includes(code)));
      if (of?.kind === "text") return truth(node.values.includes(of.text));
      if (of?.kind === "codes" && of.codes.length > 0) {
        return truth(...of.codes.map((code) => node.values.includes(code)));
      }
      if (of?.kind !== "number" || Number.isNaN(of.lo)) return either;
      if (of.lo === of.hi) return truth(node.values.includes(of.lo));
      return node.values.some((one) => Number(one) >= of.lo && Number(one) <= of.hi)
        ? either
        : truth(false);
    }
    case "answered": {
      const datum = datumOf(node.of, around, own, bound);
      return truth(datum !== undefined && !isMissing(datum));
    }
    case "missing": {
      const datum = datumOf(node.of, around, own, bound);
      if (!isMissing(datum)) return truth(false);
      return truth(node.reason === undefined || node.reason === datum.missing);
    }
    case "negate": {
      const of = value(node.of);
      return of?.kind === "number" ? { ...of, lo: -of.hi, hi: -of.lo } : undefined;
    }
    case "arithmetic":
      return arithmetic(node.op, value(node.left), value(node.right));
    case "elapsed":
      return elapsed(node.in, value(node.from), value(node.to));
    case "call":
      return called(node.name, node.of.map(value));
    case "score": {
      const of = value(node.of);
      if (of?.kind !== "codes" || of.codes.length === 0) return unknownNumber("1");
      const list = lists.find(({ id }) => id === of.list);
      const scores = of.codes.map((code) => list?.codes.find((one) => one.code === code)?.score);
      const found = scores.map(Number);
      return { kind: "number", lo: Math.min(...found), hi: Math.max(...found), unit: "1" };
    }
    case "compute":
      return undefined; // an algorithm is its own and only definition, and has tests of its own
    case "if": {
      const test = possible(node.test);
      const [yes, no] = alike([value(node.then), value(node.else)]);
      if (test.size === 1) return test.has(true) ? yes : no;
      return eitherOf(yes, no);
    }
    case "rows": {
      const within = bound.find((one) => one.form === node.form && one.group === undefined)?.record;
      const records = [...around.instances(node.form, node.group, within)];
      const inRecord = (record: FieldData) =>
        interpret(node.of, around, own, [{ form: node.form, group: node.group, record }, ...bound]);
      return rows(node.name, records.map(inRecord), unknownLike(inRecord({})));
    }
  }
}

function eitherOf(a: Known | undefined, b: Known | undefined): Known | undefined {
  if (a?.kind === "truth" && b?.kind === "truth") return truth(...a.possible, ...b.possible);
  if (a?.kind === "codes" && b?.kind === "codes") {
    const isOpen = a.codes.length === 0 || b.codes.length === 0;
    return { ...a, codes: isOpen ? [] : [...a.codes, ...b.codes] };
  }
  if (a === undefined || b === undefined || !("lo" in a) || !("lo" in b)) {
    return JSON.stringify(a) === JSON.stringify(b) ? a : undefined;
  }
  return { ...a, lo: Math.min(a.lo, b.lo), hi: Math.max(a.hi, b.hi) };
}

function unknownNumber(unit?: string): Known {
  return { kind: "number", lo: Number.NaN, hi: Number.NaN, ...(unit && { unit }) };
}

/** Something of the same kind of which nothing is known. */
function unknownLike(known: Known | undefined): Known | undefined {
  if (known?.kind === "truth") return either;
  if (known?.kind === "codes") return { ...known, codes: [] };
  if (known === undefined || known.kind === "text" || known.kind === "ticked") return undefined;
  return { ...known, lo: Number.NaN, hi: Number.NaN };
}

function dateOf(date: string | undefined, kind: "date" | "datetime"): Known | undefined {
  if (date === undefined) return { kind, lo: Number.NaN, hi: Number.NaN };
  const { first, last } = kind === "date" ? daySpan(date) : secondSpan(date);
  return { kind, lo: first, hi: date.length === 16 ? first : last };
}

function datumOf(
  { form, field, at }: FieldReference,
  around: Surroundings,
  own: string,
  bound: readonly Bound[],
): Datum | undefined {
  if (at !== undefined) return around.datum(form, field, at);
  const group = fieldIn(vocabulary, { form, field })?.group;
  const record = bound.find((one) => one.form === form && one.group === group)?.record;
  if (record !== undefined) return record[field];
  if (form !== own) return around.datum(form, field);
  return (group === undefined ? undefined : around.row?.[field]) ?? around.own[field];
}

function fieldValue(node: FieldReference, datum: Datum | undefined): Known | undefined {
  const field = fieldIn(vocabulary, node)?.field;
  const coded = field?.kind === "choice" || field?.kind === "choices" ? field.codes : "";
  if (field?.kind === "boolean") return typeof datum === "boolean" ? truth(datum) : either;
  const known = datum === undefined || isMissing(datum) ? undefined : datum;
  switch (field?.kind) {
    case "integer":
    case "decimal": {
      const number = numberOf(known) ?? Number.NaN;
      return { kind: "number", lo: number, hi: number, unit: field.unit ?? "1" };
    }
    case "date":
    case "datetime":
      return dateOf(typeof known === "string" ? known : undefined, field.kind);
    case "choice":
      return { kind: "codes", list: coded, codes: [known ?? []].flat().map(String) };
    case "choices":
      return known === undefined
        ? undefined
        : { kind: "ticked", codes: [known].flat().map(String) };
    default:
      return typeof known === "string" ? { kind: "text", text: known } : undefined;
  }
}

/** Values as they are when they stand side by side: in one unit, as codes of one list, as days. */
function alike(values: readonly (Known | undefined)[]): readonly (Known | undefined)[] {
  const units = values.filter((value) => value?.kind === "number" && value.unit !== undefined);
  const unit = units.find((value) => value?.kind === "number" && !value.literal) ?? units[0];
  const list = values.find((value) => value?.kind === "codes");
  const days = values.some((value) => value?.kind === "date");
  return values.map((value) => {
    if (value?.kind === "number" && unit?.kind === "number") return inUnit(value, unit.unit ?? "1");
    if (value?.kind === "text" && list?.kind === "codes") {
      return { kind: "codes", list: list.list, codes: [value.text] };
    }
    if (value?.kind === "datetime" && days) {
      return { kind: "date", lo: Math.floor(value.lo / 86_400), hi: Math.floor(value.hi / 86_400) };
    }
    return value;
  });
}

export function inUnit(value: Known & { readonly kind: "number" }, unit: string): Known {
  const [from, to] = [readUnit(value.unit ?? unit), readUnit(unit)];
  if (from === undefined || to === undefined) throw new Error(`unit ${unit}`);
  const convert = (x: number) =>
    value.unit === undefined || from.factor === to.factor
      ? x
      : Number(((x * from.factor) / to.factor).toPrecision(13));
  return { kind: "number", lo: convert(value.lo), hi: convert(value.hi), unit };
}

function compare(
  op: string,
  a: Known | undefined,
  b: Known | undefined,
): Known & { kind: "truth" } {
  const [left, right] = alike([a, b]);
  const found = new Set<boolean>();
  const ranges = [rangeOf(left), rangeOf(right)];
  const [x, y] = ranges;
  if (op === "=" || op === "!=") {
    for (const one of same(left, right)) found.add(op === "=" ? one : !one);
  } else if (x === undefined || y === undefined) {
    found.add(true).add(false);
  } else {
    const least = { "<": x.lo < y.hi, "<=": x.lo <= y.hi, ">": x.hi > y.lo, ">=": x.hi >= y.lo };
    const most = { "<": x.hi >= y.lo, "<=": x.hi > y.lo, ">": x.lo <= y.hi, ">=": x.lo < y.hi };
    if (least[op as "<"]) found.add(true);
    if (most[op as "<"]) found.add(false);
  }
  return { kind: "truth", possible: found };
}

function rangeOf(known: Known | undefined): { lo: number; hi: number } | undefined {
  if (known === undefined || known.kind === "truth" || known.kind === "text") return undefined;
  if (known.kind === "ticked" || (known.kind === "codes" && known.codes.length === 0))
    return undefined;
  if (known.kind !== "codes") return Number.isNaN(known.lo) ? undefined : known;
  const order = lists.find(({ id }) => id === known.list)?.codes.map(({ code }) => code) ?? [];
  const positions = known.codes.map((code) => order.indexOf(code));
  return { lo: Math.min(...positions), hi: Math.max(...positions) };
}

function same(a: Known | undefined, b: Known | undefined): readonly boolean[] {
  if (a === undefined || b === undefined) return [true, false];
  if (a.kind === "text" && b.kind === "text") return [a.text === b.text];
  if (a.kind === "codes" && b.kind === "codes") {
    if (a.codes.length === 0 || b.codes.length === 0) return [true, false];
    return a.codes.flatMap((one) => b.codes.map((two) => one === two));
  }
  if (a.kind === "truth" && b.kind === "truth") {
    return [...a.possible].flatMap((one) => [...b.possible].map((two) => one === two));
  }
  const [x, y] = [rangeOf(a), rangeOf(b)];
  if (x === undefined || y === undefined) return [true, false];
  if (x.lo === x.hi && y.lo === y.hi) return [x.lo === y.lo];
  return x.hi < y.lo || y.hi < x.lo ? [false] : [true, false];
}

function arithmetic(op: string, a: Known | undefined, b: Known | undefined): Known | undefined {
  if (a === undefined || b === undefined) return undefined;
  if ((a.kind === "date" || a.kind === "datetime") && b.kind === "number") {
    const days = inUnit(b, "d");
    if (days.kind !== "number") return undefined;
    const [lo, hi] = op === "+" ? [days.lo, days.hi] : [-days.hi, -days.lo];
    return a.kind === "date"
      ? { kind: "date", lo: Math.floor(a.lo + lo), hi: Math.floor(a.hi + hi) }
      : { kind: "datetime", lo: a.lo + lo * 86_400, hi: a.hi + hi * 86_400 };
  }
  if (a.kind !== "number" || b.kind !== "number") return undefined;
  if (op === "+" || op === "-") {
    const [x, y] = alike([a, b]);
    if (x?.kind !== "number" || y?.kind !== "number") return undefined;
    return op === "+"
      ? { ...x, lo: x.lo + y.lo, hi: x.hi + y.hi }
      : { ...x, lo: x.lo - y.hi, hi: x.hi - y.lo };
  }
  // Units here either cancel or meet a pure number; the tests use no others.
  const cancels = op === "/" && a.unit !== undefined && b.unit !== undefined && b.unit !== "1";
  const [one, other] = cancels ? alike([a, b]) : [a, b];
  if (one?.kind !== "number" || other?.kind !== "number") return undefined;
  const ends = [one.lo, one.hi].flatMap((x) =>
    [other.lo, other.hi].map((y) => (op === "*" ? x * y : x / y)),
  );
  const unit = cancels ? "1" : a.unit === undefined || (a.unit === "1" && b.unit) ? b.unit : a.unit;
  if (op === "/" && b.lo <= 0 && b.hi >= 0) return unknownNumber(unit);
  return { kind: "number", lo: Math.min(...ends), hi: Math.max(...ends), ...(unit && { unit }) };
}

function elapsed(measure: string, a: Known | undefined, b: Known | undefined): Known | undefined {
  const seconds = measure === "hours";
  const [from, to] = [a, b].map((one) => {
    if (one?.kind === "datetime" && !seconds)
      return alike([one, { kind: "date", lo: 0, hi: 0 }])[0];
    if (one?.kind === "date" && seconds) {
      return { kind: "datetime" as const, lo: one.lo * 86_400, hi: one.hi * 86_400 + 86_399 };
    }
    return one;
  });
  const unit = { hours: "h", days: "d", months: "mo", years: "a" }[measure as "hours"];
  const [x, y] = [rangeOf(from), rangeOf(to)];
  if (x === undefined || y === undefined) return unknownNumber(unit);
  const between = {
    hours: (i: number, j: number) => (j - i) / 3_600,
    days: (i: number, j: number) => j - i,
    months: (i: number, j: number) => (j - i) / 30.4375,
    years: completedYears,
  }[measure as "hours"];
  return { kind: "number", lo: between(x.hi, y.lo), hi: between(x.lo, y.hi), unit };
}

function called(name: string, of: readonly (Known | undefined)[]): Known | undefined {
  const values = name === "round" ? of.slice(0, 1) : alike(of);
  const ranges = values.flatMap((value) => rangeOf(value) ?? []);
  const [first] = values;
  if (ranges.length < values.length || first === undefined) return unknownLike(first);
  const digits = of[1]?.kind === "number" ? of[1].lo : 0;
  const fold = (of: (numbers: readonly number[]) => number): Known => ({
    ...(first as Known & { kind: "number" }),
    lo: of(ranges.map(({ lo }) => lo)),
    hi: of(ranges.map(({ hi }) => hi)),
  });
  const total = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
  switch (name) {
    case "sum":
      return fold(total);
    case "mean":
      return fold((numbers) => total(numbers) / numbers.length);
    case "least":
      return fold((numbers) => Math.min(...numbers));
    case "greatest":
      return fold((numbers) => Math.max(...numbers));
    case "floor":
      return fold(([x = 0]) => Math.floor(x));
    case "ceiling":
      return fold(([x = 0]) => Math.ceil(x));
    case "round":
      return fold(([x = 0]) => rounded(x, digits));
    case "abs": {
      const [{ lo, hi } = { lo: 0, hi: 0 }] = ranges;
      const ends = [Math.abs(lo), Math.abs(hi)];
      const least = lo <= 0 && hi >= 0 ? 0 : Math.min(...ends);
      return { ...(first as Known & { kind: "number" }), lo: least, hi: Math.max(...ends) };
    }
    default:
      throw new Error(name);
  }
}

/** Rounds by the decimal digits that a number prints with. */
function rounded(x: number, digits: number): number {
  const size = String(Math.abs(x));
  const [whole = "0", rest = ""] = (size.includes("e") ? Math.abs(x).toFixed(20) : size).split(".");
  const kept = BigInt(whole + rest.padEnd(digits, "0").slice(0, digits));
  return (Math.sign(x) * Number(kept + (Number(rest[digits] ?? 0) >= 5 ? 1n : 0n))) / 10 ** digits;
}

function rows(
  name: string,
  values: readonly (Known | undefined)[],
  none: Known | undefined,
): Known | undefined {
  const truths = values.map((value) =>
    value?.kind === "truth" ? [...value.possible] : [true, false],
  );
  const certain = truths.filter((one) => one.length === 1 && one[0] === true).length;
  const never = truths.filter((one) => one.length === 1 && one[0] === false).length;
  switch (name) {
    case "any":
      return certain > 0 ? truth(true) : never === values.length ? truth(false) : either;
    case "every":
      return never > 0 ? truth(false) : certain === values.length ? truth(true) : either;
    case "count":
      return { kind: "number", lo: certain, hi: values.length - never, unit: "1" };
    case "first":
      return values[0] ?? none;
    case "last":
      return values.at(-1) ?? none;
    case "sum":
      if (values.length > 0) return called("sum", values);
      return { ...(none as Known & { kind: "number" }), lo: 0, hi: 0 };
    default:
      return values.length === 0 ? none : called(name, values);
  }
}
