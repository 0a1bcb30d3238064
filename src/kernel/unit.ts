import { Fault } from "./fault.ts";
import {
  difference,
  type Fraction,
  fraction,
  fractionOf,
  nearestNumber,
  power,
  product,
  quotient,
  readFraction,
  sum,
} from "./fraction.ts";
import { atoms, prefixes } from "./unit-atoms.ts";
import { printUnitTerms, readUnitTerms, type UnitTerm } from "./unit-code.ts";

/**
 * A unit of measure: a UCUM code (`kg/m2`, `mmol/L`, `10*9/L`, `mm[Hg]`) with what it measures and its size,
 * so that values in one unit can be compared with limits in another.
 *
 * @source UCUM 2.1, https://ucum.org/ucum (the units of `unit-atoms.ts`)
 */
export interface Unit {
  readonly code: string;
  /**
   * The exponents of what is measured, sorted, such as `g1.m-2`; empty for a pure number. Base quantities:
   * length m, mass g, time s, temperature K, substance mol, current A, luminosity cd, angle rad;
   * an arbitrary unit such as `[iU]` is a base of its own.
   */
  readonly dimension: string;
  /** How many base units one of this unit is, as the nearest number. {@link convert} uses the exact size. */
  readonly factor: number;
  /** What is added to a value in this unit before scaling; only degrees Celsius and Fahrenheit have one. */
  readonly offset: number;
}

/** The unit of a pure number. */
export const one: Unit = { code: "1", dimension: "", factor: 1, offset: 0 };

/** A unit's exact size, kept apart from {@link Unit} so that a unit stays plain JSON. */
interface Known {
  readonly unit: Unit;
  readonly size: Fraction;
  readonly offset: Fraction;
}

const zero = fraction(0n);
const cacheLimit = 2_000; // codes may come from outside, so the caches must not grow without end
const known = new Map<string, Known | undefined>();

/**
 * Reads a UCUM code. Case matters, as in UCUM. An annotation in braces counts as one: `{cells}/mL` is 1/mL.
 * Returns `undefined` for a code that is not understood, also for spellings that are not UCUM
 * (`mmHg`, `lb`, `µg`, `IU`).
 *
 * @example readUnit("mm[Hg]")?.dimension === readUnit("kPa")?.dimension
 */
export function readUnit(code: string): Unit | undefined {
  return know(code)?.unit;
}

function know(code: string): Known | undefined {
  const found = known.get(code);
  if (found !== undefined || known.has(code)) return found;
  const terms = readUnitTerms(code);
  const made = terms === undefined ? undefined : measure(code, terms);
  if (known.size < cacheLimit) known.set(code, made);
  return made;
}

function measure(code: string, terms: readonly UnitTerm[]): Known | undefined {
  const exponents = new Map<string, number>();
  let size = fraction(1n);
  let offset = zero;
  for (const term of terms) {
    const found = findSymbol(term.symbol);
    if (found === undefined) return undefined;
    size = product(size, power(found.size, term.power));
    for (const [base, exponent] of Object.entries(found.dimension)) {
      exponents.set(base, (exponents.get(base) ?? 0) + exponent * term.power);
    }
    if (found.offset !== undefined) {
      if (terms.length > 1 || term.power !== 1) return undefined; // twice 20 °C is no temperature
      offset = found.offset;
    }
  }
  const dimension = printDimension(exponents);
  const factor = nearestNumber(size);
  if (factor === 0 || factor === Number.POSITIVE_INFINITY) return undefined;
  return { unit: { code, dimension, factor, offset: nearestNumber(offset) }, size, offset };
}

/** A symbol with its prefix resolved. */
interface SizedSymbol {
  readonly dimension: Readonly<Record<string, number>>;
  readonly size: Fraction;
  readonly offset?: Fraction;
}

function findSymbol(symbol: string): SizedSymbol | undefined {
  if (symbol === "") return { dimension: {}, size: fraction(1n) };
  if (/^\d+$/.test(symbol)) return { dimension: {}, size: fraction(BigInt(symbol)) };
  const atom = atoms.get(symbol);
  if (atom !== undefined) {
    const size = readFraction(atom.size);
    return atom.offset === undefined
      ? { dimension: atom.dimension, size }
      : { dimension: atom.dimension, size, offset: readFraction(atom.offset) };
  }
  for (const width of [2, 1]) {
    const scale = prefixes.get(symbol.slice(0, width));
    const bare = atoms.get(symbol.slice(width));
    if (scale !== undefined && bare?.metric === true) {
      return {
        dimension: bare.dimension,
        size: product(readFraction(bare.size), readFraction(scale)),
      };
    }
  }
  return undefined;
}

/** Whether values in the two units can be converted into each other. */
export function commensurable(a: Unit, b: Unit): boolean {
  return a.dimension === b.dimension;
}

/** `to` = (over × `from` + shift) / under, in whole numbers. */
interface Line {
  readonly over: bigint;
  readonly shift: bigint;
  readonly under: bigint;
}

const lines = new WeakMap<Unit, WeakMap<Unit, Line>>();

/**
 * A value in `from`, expressed in `to`. It is computed in exact decimal arithmetic and rounded once, so that
 * 0.07 L is 70 mL and 38.5 Cel is 101.3 [degF], without binary noise. NaN and infinities stay what they are.
 *
 * @throws Fault when the units measure different things; ask {@link commensurable} first.
 * @example convert(98.6, readUnit("[degF]"), readUnit("Cel")) // 37
 */
export function convert(value: number, from: Unit, to: Unit): number {
  const line = lines.get(from)?.get(to) ?? lineBetween(from, to);
  if (line.shift === 0n && line.over === line.under) return value;
  if (!Number.isFinite(value)) return value;
  return convertInNumbers(value, line) ?? convertExactly(value, line);
}

function lineBetween(from: Unit, to: Unit): Line {
  if (!commensurable(from, to)) throw new Fault(`${from.code} cannot be converted to ${to.code}`);
  const [a, b] = [measureOf(from), measureOf(to)];
  const scale = quotient(a.size, b.size);
  const shift = difference(product(a.offset, scale), b.offset);
  const under = scale.under * shift.under;
  const line = { over: scale.over * shift.under, shift: shift.over * scale.under, under };
  const fromHere = lines.get(from) ?? new WeakMap<Unit, Line>();
  lines.set(from, fromHere.set(to, line));
  return line;
}

/** The exact measures of a unit; of one that was not made by {@link readUnit}, what its numbers say. */
function measureOf(unit: Unit): Pick<Known, "size" | "offset"> {
  const read = know(unit.code);
  return read !== undefined && same(read.unit, unit)
    ? read
    : { size: fractionOf(unit.factor), offset: fractionOf(unit.offset) };
}

function same(a: Unit, b: Unit): boolean {
  return a.dimension === b.dimension && a.factor === b.factor && a.offset === b.offset;
}

/** The common case, without big integers: where every product is a whole number below 2⁵³, one division is exact. */
function convertInNumbers(value: number, line: Line): number | undefined {
  const over = Number(line.over);
  const shift = Number(line.shift);
  const under = Number(line.under);
  for (let tens = 1; tens <= 1e9; tens *= 10) {
    const digits = Math.round(value * tens);
    if (digits / tens !== value) continue;
    const top = over * digits;
    const move = shift * tens;
    const bottom = under * tens;
    const largest = Math.max(Math.abs(top) + Math.abs(move), bottom, over, Math.abs(shift), under);
    return largest <= Number.MAX_SAFE_INTEGER ? (top + move) / bottom : undefined;
  }
  return undefined;
}

function convertExactly(value: number, { over, shift, under }: Line): number {
  const scaled = product(fractionOf(value), fraction(over, under));
  return nearestNumber(sum(scaled, fraction(shift, under)));
}

/**
 * Whether {@link combine} has an answer. A temperature in degrees can only be multiplied or divided by a pure
 * number: twice 20 °C would be another temperature in kelvin than in degrees.
 */
export function combinable(a: Unit, b: Unit, power: 1 | -1): boolean {
  return (
    (a.offset === 0 && b.offset === 0) ||
    b.code === one.code ||
    (a.code === one.code && power === 1)
  );
}

/**
 * The product (`power` 1) or quotient (`power` -1) of two units. Equal symbols are gathered (`kg/m.m` is `kg/m2`),
 * what cancels disappears; different symbols of one dimension stay (`mg/g`). The code can be read again,
 * unless a unit that is not UCUM takes part.
 *
 * @throws Fault when a temperature in degrees takes part; ask {@link combinable} first.
 * @example combine(readUnit("kg"), readUnit("m2"), -1).code // "kg/m2"
 */
export function combine(a: Unit, b: Unit, power: 1 | -1): Unit {
  if (!combinable(a, b, power)) throw new Fault(`${a.code} and ${b.code} cannot be combined`);
  if (b.code === one.code) return a;
  if (a.code === one.code && power === 1) return b;
  const made = {
    code: combineCodes(a.code, b.code, power),
    dimension: combineDimensions(a.dimension, b.dimension, power),
    factor: a.factor * b.factor ** power,
    offset: 0,
  };
  const read = readUnit(made.code);
  return read?.dimension === made.dimension && near(read.factor, made.factor) ? read : made;
}

function near(a: number, b: number): boolean {
  return Math.abs(a - b) <= 1e-12 * Math.abs(a);
}

function combineCodes(a: string, b: string, power: 1 | -1): string {
  const [left, right] = [readUnitTerms(a), readUnitTerms(b)];
  if (left === undefined || right === undefined) return `(${a})${power === 1 ? "." : "/"}(${b})`;
  const gathered = new Map<string, UnitTerm>();
  for (const term of [...left, ...right.map((term) => ({ ...term, power: power * term.power }))]) {
    const key = `${term.symbol}${term.annotation}`;
    const before = gathered.get(key)?.power ?? 0;
    if (key !== "1") gathered.set(key, { ...term, power: before + term.power });
  }
  return printUnitTerms([...gathered.values()].filter((term) => term.power !== 0));
}

// One base quantity with its exponent; a unit that is not UCUM may be its own base, in braces.
const base = /([A-Za-z]+|\[[^\]]*\]|\{(?:[^{}]|\{[^{}]*\})*\})(-?\d+)/g;

function combineDimensions(a: string, b: string, power: 1 | -1): string {
  const exponents = new Map<string, number>();
  for (const [dimension, sign] of [
    [a, 1],
    [b, power],
  ] as const) {
    for (const [, name = "", exponent] of dimension.matchAll(base)) {
      exponents.set(name, (exponents.get(name) ?? 0) + sign * Number(exponent));
    }
  }
  return printDimension(exponents);
}

function printDimension(exponents: ReadonlyMap<string, number>): string {
  return [...exponents]
    .filter(([, exponent]) => exponent !== 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([base, exponent]) => `${base}${exponent}`)
    .join(".");
}
