import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import {
  type Fraction,
  fractionOf,
  nearestNumber,
  product,
  quotient,
  readFraction,
} from "./fraction.ts";
import { combinable, combine, commensurable, convert, readUnit, type Unit } from "./unit.ts";
import { atoms, prefixes } from "./unit-atoms.ts";

function unit(code: string): Unit {
  const read = readUnit(code);
  assert.ok(read !== undefined, `${code} is not read`);
  return read;
}

const symbols = [...atoms].flatMap(([symbol, atom]) =>
  atom.metric === true
    ? [symbol, ...[...prefixes.keys()].map((prefix) => prefix + symbol)]
    : [symbol],
);
const ratioSymbols = symbols.filter((symbol) => atoms.get(symbol)?.offset === undefined);
const symbol = fc.constantFrom(...ratioSymbols);
const term = fc
  .tuple(symbol, fc.constantFrom("", "2", "3", "-1", "-2"), fc.constantFrom("", "{x}", "{a/b.c}"))
  .map(([name, exponent, annotation]) => name + exponent + annotation);
const code = fc
  .array(fc.tuple(fc.constantFrom(".", "/"), fc.oneof(term, fc.constantFrom("{cells}", "12"))), {
    minLength: 1,
    maxLength: 3,
  })
  .map((parts) => parts.map(([operator, text]) => operator + text).join(""))
  .map((text) => (text.startsWith(".") ? text.slice(1) : text));

describe("unit symbols", () => {
  it("have one reading each: no prefix and unit together spell another unit", () => {
    const readings = new Map<string, string[]>();
    for (const [symbol, atom] of atoms) {
      readings.set(symbol, [...(readings.get(symbol) ?? []), symbol]);
      for (const prefix of atom.metric === true ? prefixes.keys() : []) {
        const spelled = prefix + symbol;
        readings.set(spelled, [...(readings.get(spelled) ?? []), `${prefix}-${symbol}`]);
      }
    }
    const double = [...readings].filter(([, ways]) => ways.length > 1);
    // UCUM: the gray comes before giga-"y", the candela before a hundredth of a day, and so on; none is left to chance
    assert.deepEqual(double, []);
  });

  it("with a prefix are as many times as large as the prefix says, in exact arithmetic", () => {
    for (const [symbol, atom] of atoms) {
      for (const [prefix, scale] of atom.metric === true ? prefixes : []) {
        const prefixed = unit(prefix + symbol);
        assert.equal(prefixed.dimension, unit(symbol).dimension);
        assert.equal(convert(1, prefixed, unit(symbol)), Number(scale), prefix + symbol);
      }
    }
  });

  it("are refused with a prefix where UCUM allows none", () => {
    for (const [symbol, atom] of atoms) {
      for (const prefix of atom.metric === true ? [] : prefixes.keys()) {
        const spelled = prefix + symbol;
        if (symbols.includes(spelled)) continue;
        assert.equal(readUnit(spelled), undefined, spelled);
      }
    }
  });

  it("keep apart what looks alike", () => {
    const alike: Readonly<Record<string, string>> = {
      cd: "cd1",
      d: "s1",
      min: "s1",
      mo: "s1",
      m: "m1",
      mol: "mol1",
      Pa: "g1.m-1.s-2",
      a: "s1",
      h: "s1",
      hPa: "g1.m-1.s-2",
      dam: "m1",
      dag: "g1",
      cal: "g1.m2.s-2",
      kat: "mol1.s-1",
      Gy: "m2.s-2",
      T: "A-1.g1.s-2",
      mT: "A-1.g1.s-2",
      ms: "s1",
      mS: "A2.g-1.m-2.s3",
      Ms: "s1",
      mm: "m1",
      Mm: "m1",
      U: "mol1.s-1",
      "[iU]": "[iU]1",
      pA: "A1",
    };
    for (const [code, dimension] of Object.entries(alike)) {
      assert.equal(unit(code).dimension, dimension, code);
    }
  });
});

describe("conversions, for any units", () => {
  const value = fc.double({ min: -1e12, max: 1e12, noNaN: true });
  const near = (a: number, b: number): boolean =>
    Math.abs(a - b) <= 1e-14 * Math.max(Math.abs(a), Math.abs(b));

  it("come back from any commensurable unit", () => {
    const pair = symbol.chain((a) => {
      const partners = ratioSymbols.filter((b) => commensurable(unit(a), unit(b)));
      return fc.tuple(fc.constant(a), fc.constantFrom(...partners));
    });
    fc.assert(
      fc.property(pair, value, ([a, b], x) => {
        const there = convert(x, unit(a), unit(b));
        fc.pre(Math.abs(there) > 1e-290 || x === 0);
        assert.ok(near(convert(there, unit(b), unit(a)), x));
      }),
      { numRuns: 1_000 },
    );
  });

  it("of temperatures come back to the last digits", () => {
    const degrees = fc.constantFrom("K", "Cel", "[degF]", "mK");
    const temperature = fc.double({ min: -500, max: 500, noNaN: true });
    fc.assert(
      fc.property(degrees, degrees, temperature, (a, b, x) => {
        const there = convert(x, unit(a), unit(b));
        assert.ok(Math.abs(convert(there, unit(b), unit(a)) - x) < 1e-9);
      }),
    );
  });

  it("are the exact quotient of the sizes, rounded once", () => {
    const bare = [...atoms].filter(([, atom]) => atom.offset === undefined);
    const pair = fc.constantFrom(...bare).chain(([a, { dimension }]) => {
      const alike = bare.filter(([, other]) => isDeepStrictEqual(other.dimension, dimension));
      return fc.tuple(fc.constant(a), fc.constantFrom(...alike.map(([b]) => b)));
    });
    const size = (symbol: string): Fraction => readFraction(atoms.get(symbol)?.size ?? "0");
    const short = fc.integer({ min: -99_999, max: 99_999 }).map((digits) => digits / 1_000);
    fc.assert(
      fc.property(pair, fc.oneof(value, short), ([a, b], x) => {
        const exact = product(fractionOf(x), quotient(size(a), size(b)));
        assert.ok(convert(x, unit(a), unit(b)) === nearestNumber(exact), `${x} ${a} in ${b}`);
      }),
      { numRuns: 1_000 },
    );
  });

  it("keep the order of values", () => {
    fc.assert(
      fc.property(value, value, (x, y) => {
        fc.pre(x < y);
        for (const [a, b] of [
          ["[degF]", "Cel"],
          ["[lb_av]", "kg"],
          ["mm[Hg]", "kPa"],
        ] as const) {
          assert.ok(convert(x, unit(a), unit(b)) <= convert(y, unit(a), unit(b)));
        }
      }),
    );
  });

  it("of decimals as people write them show no binary noise", () => {
    const decimal = fc
      .tuple(fc.integer({ min: -999_999, max: 999_999 }), fc.integer({ min: 0, max: 4 }))
      .map(([digits, places]) => ({ text: `${digits}e-${places}`, places, digits }));
    fc.assert(
      fc.property(decimal, fc.constantFrom(3, 6, 9, -3, -6), ({ digits, places }, shift) => {
        const small = { 3: "mg", 6: "ug", 9: "ng", [-3]: "kg", [-6]: "Mg" }[shift] ?? "g";
        const expected = Number(`${digits}e${shift - places}`);
        assert.ok(convert(Number(`${digits}e-${places}`), unit("g"), unit(small)) === expected);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("commensurability, for any units", () => {
  it("is an equivalence, and the same as having one dimension", () => {
    fc.assert(
      fc.property(symbol, symbol, symbol, (x, y, z) => {
        const [a, b, c] = [unit(x), unit(y), unit(z)];
        assert.ok(commensurable(a, a));
        assert.equal(commensurable(a, b), commensurable(b, a));
        if (commensurable(a, b) && commensurable(b, c)) assert.ok(commensurable(a, c));
      }),
    );
  });
});

describe("combinations, for any units", () => {
  it("print a code that is read as the same unit, of the right size", () => {
    fc.assert(
      fc.property(code, code, fc.constantFrom(1 as const, -1 as const), (x, y, power) => {
        const [a, b] = [readUnit(x), readUnit(y)];
        fc.pre(a !== undefined && b !== undefined && combinable(a, b, power));
        if (a === undefined || b === undefined) return;
        const size = a.factor * b.factor ** power;
        fc.pre(size > 1e-280 && size < 1e280);
        const made = combine(a, b, power);
        assert.deepEqual(readUnit(made.code), made);
        assert.ok(Math.abs(made.factor / size - 1) < 1e-12, `${x} ${power} ${y}: ${made.code}`);
      }),
      { numRuns: 1_000 },
    );
  });

  it("are undone by the opposite combination", () => {
    fc.assert(
      fc.property(code, code, (x, y) => {
        const [a, b] = [readUnit(x), readUnit(y)];
        fc.pre(a !== undefined && b !== undefined);
        if (a === undefined || b === undefined) return;
        const back = combine(combine(a, b, 1), b, -1);
        assert.equal(back.dimension, a.dimension);
        assert.ok(Math.abs(back.factor / a.factor - 1) < 1e-12);
      }),
      { numRuns: 500 },
    );
  });
});
