import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { Fault } from "./fault.ts";
import { combinable, combine, commensurable, convert, one, readUnit, type Unit } from "./unit.ts";

function unit(code: string): Unit {
  const read = readUnit(code);
  assert.ok(read !== undefined, `${code} is not read`);
  return read;
}

describe("a unit code", () => {
  const refused = [
    // written by people, not UCUM
    ..."mmHg lb lbs in ft oz cc mcg µg IU iU C F °C degC sec hr hrs yr yrs mon day days wks ppm BPM bpm x10e9/L Mol MOL ML/MIN KG CM gm gr t".split(
      " ",
    ),
    // broken grammar
    "",
    " ",
    "kg ",
    " kg",
    "kg m",
    "kg//m",
    "kg/",
    "kg.",
    ".kg",
    "//min",
    "kg..m",
    "kg/m2/",
    "kg-",
    "kg+",
    "kg--2",
    "m^2",
    "m**2",
    "m²",
    "2kg",
    "kg0",
    "m02",
    "m100",
    "0",
    "0.5",
    "1.73.m2",
    "mL/min/1.73.m2", // a decimal, not one times 73
    "mL/(min.1.73.m2)",
    "-1",
    "1e3",
    "(kg",
    "kg)",
    "()",
    "(/min)",
    "(kg)2",
    "{cells",
    "cells}",
    "{}",
    "{a{b}}",
    "{a b}",
    "{细胞}",
    "{cells}2",
    "m{x}2",
    "1{x}",
    "kg\u0000",
    "ｋｇ",
    // what JavaScript objects would answer to
    "constructor",
    "toString",
    "valueOf",
    "hasOwnProperty",
    "__proto__",
    "kconstructor",
    // prefixes where none may stand
    "kmin",
    "md",
    "mh",
    "ka",
    "mwk",
    "k%",
    "k[in_i]",
    "k[lb_av]",
    "mCel",
    "kkg",
    "mmm",
    "k",
    "da",
    "k10*",
    "c[pH]",
    // temperatures with a zero of their own inside a product
    "Cel2",
    "Cel-1",
    "/Cel",
    "Cel/min",
    "mg.[degF]",
    // out of the range of numbers
    "Ym99",
    "ym99",
    "10*9.10*99.10*99.10*99.10*99",
  ];
  for (const code of refused) {
    it(`refuses ${JSON.stringify(code)}`, () => {
      assert.equal(readUnit(code), undefined);
    });
  }

  const read: readonly (readonly [code: string, dimension: string, factor: number])[] = [
    ["1", "", 1],
    ["kg", "g1", 1000],
    ["kg/m2", "g1.m-2", 1000],
    ["kg.m-2", "g1.m-2", 1000],
    ["m+2", "m2", 1],
    ["/min", "s-1", 1 / 60],
    ["1/min", "s-1", 1 / 60],
    ["min-1", "s-1", 1 / 60],
    ["{beats}/min", "s-1", 1 / 60],
    ["10*9/L", "m-3", 1e12],
    ["10^9/L", "m-3", 1e12],
    ["10*-3", "", 0.001],
    ["10*6{cells}/kg", "g-1", 1000],
    ["{cells}/mL", "m-3", 1e6],
    ["mg{creat}/dL", "g1.m-3", 10],
    ["mL/min/{1.73_m2}", "m3.s-1", 1e-6 / 60],
    ["ug/kg/min", "s-1", 1e-9 / 60],
    ["mg/kg.d", "s1", 0.0864],
    ["mg/(kg.d)", "s-1", 1e-6 / 86400],
    ["mg/(kg/d)", "s1", 0.0864],
    ["mg/(12.h)", "g1.s-1", 0.001 / 43200],
    ["(mg)", "g1", 0.001],
    ["((mg)/(mL))", "g1.m-3", 1000],
    ["mm[Hg]", "g1.m-1.s-2", 133322.387415],
    ["cm[H2O]", "g1.m-1.s-2", 98066.5],
    ["[iU]/L", "[iU]1.m-3", 1000],
    ["k[iU]/L", "[iU]1.m-3", 1e6],
    ["m[IU]/mL", "[iU]1.m-3", 1000],
    ["{score}", "", 1],
    ["{vg}/kg", "g-1", 0.001],
    ["[arb'U]/mL", "[arb'U]1.m-3", 1e6],
    ["100.kg", "g1", 1e5],
    ["m2.12", "m2", 12],
    ["10*3.5", "", 5000],
    ["Cel", "K1", 1],
    ["[degF]", "K1", 5 / 9],
  ];
  for (const [code, dimension, factor] of read) {
    it(`reads ${code}`, () => {
      const found = unit(code);
      assert.equal(found.code, code);
      assert.equal(found.dimension, dimension);
      assert.equal(found.factor, factor);
    });
  }

  it("gives the same unit whichever was read before", () => {
    assert.equal(readUnit("kg"), readUnit("kg"));
    assert.deepEqual(unit("1"), one);
  });

  it("is read however many other codes came before", () => {
    for (let index = 1; index < 5_000; index += 1) readUnit(`{a${index}}/mL`);
    assert.equal(convert(1, unit("{a4999}/mL"), unit("{b}/L")), 1000);
    assert.equal(readUnit("nonsense"), undefined);
  });
});

describe("a conversion", () => {
  it("between units that measure different things is a fault", () => {
    for (const [from, to] of [
      ["kg", "m"],
      ["mg/dL", "mmol/L"],
      ["[iU]/L", "U/L"],
      ["mol", "1"],
      ["rad", "1"],
      ["[CFU]", "[PFU]"],
      ["Cel", "1"],
    ] as const) {
      assert.equal(commensurable(unit(from), unit(to)), false);
      assert.throws(() => convert(1, unit(from), unit(to)), Fault);
    }
  });

  it("leaves NaN and infinities what they are", () => {
    assert.ok(Number.isNaN(convert(Number.NaN, unit("kg"), unit("g"))));
    assert.equal(
      convert(Number.NEGATIVE_INFINITY, unit("kg"), unit("g")),
      Number.NEGATIVE_INFINITY,
    );
  });

  it("between two codes of one unit changes nothing", () => {
    assert.equal(convert(0.1 + 0.2, unit("mL"), unit("ml")), 0.1 + 0.2);
    assert.equal(convert(1e300, unit("mg/mL"), unit("g/L")), 1e300);
  });

  it("of values with many digits and of the largest and smallest numbers is rounded once", () => {
    assert.equal(convert(Math.PI, unit("m"), unit("cm")), 314.1592653589793);
    assert.equal(convert(1.1e-310, unit("kg"), unit("g")), 1.1e-307);
    assert.equal(convert(Number.MAX_VALUE, unit("kg"), unit("g")), Number.POSITIVE_INFINITY);
    assert.equal(convert(123456789012345.6, unit("m"), unit("mm")), 123456789012345600);
    assert.equal(convert(-0.07, unit("L"), unit("mL")), -70);
    assert.equal(convert(1e-7, unit("kg"), unit("mg")), 0.1);
  });
});

describe("a combination of units", () => {
  const combined: readonly (readonly [a: string, b: string, power: 1 | -1, code: string])[] = [
    ["kg", "m2", -1, "kg/m2"],
    ["kg", "cm2", -1, "kg/cm2"],
    ["cm", "cm", 1, "cm2"],
    ["mg", "mL", -1, "mg/mL"],
    ["mg/mL", "mL", 1, "mg"],
    ["mg/mL", "mg/mL", -1, "1"],
    ["mg/mL", "g/L", -1, "mg.L/mL/g"],
    ["mg", "g", -1, "mg/g"],
    ["kg", "1", 1, "kg"],
    ["kg", "1", -1, "kg"],
    ["1", "kg", 1, "kg"],
    ["1", "min", -1, "/min"],
    ["1", "mL/min", -1, "min/mL"],
    ["/min", "min", 1, "1"],
    ["10*9/L", "L", 1, "10*9"],
    ["10*9/L", "10*9/L", 1, "10*18/L2"],
    ["{cells}/mL", "mL", 1, "{cells}"],
    ["{cells}", "{cells}", 1, "{cells}.{cells}"],
    ["{cells}", "{cells}", -1, "1"],
    ["12.h", "12", 1, "144.h"],
    ["mg{creat}/d", "d", -1, "mg{creat}/d2"],
    ["Cel", "1", 1, "Cel"],
    ["Cel", "1", -1, "Cel"],
    ["1", "Cel", 1, "Cel"],
    ["mg/(kg.d)", "d", 1, "mg/kg"],
  ];
  for (const [a, b, power, code] of combined) {
    it(`${a} ${power === 1 ? "times" : "by"} ${b} is ${code}`, () => {
      const made = combine(unit(a), unit(b), power);
      assert.equal(made.code, code);
      assert.deepEqual(unit(code), made);
    });
  }

  it("of a temperature in degrees is refused, since its zero would be lost", () => {
    for (const [a, b, power] of [
      ["Cel", "min", -1],
      ["mg", "Cel", -1],
      ["mg", "[degF]", 1],
      ["1", "Cel", -1],
      ["Cel", "Cel", -1],
    ] as const) {
      assert.equal(combinable(unit(a), unit(b), power), false);
      assert.throws(() => combine(unit(a), unit(b), power), Fault);
    }
    assert.equal(combinable(unit("K"), unit("min"), -1), true);
  });

  it("keeps units that are not UCUM apart by their own dimension", () => {
    const points: Unit = { code: "points", dimension: "{points}1", factor: 1, offset: 0 };
    const root: Unit = { code: "√(m2)", dimension: "m1", factor: 1, offset: 0 };
    const perMinute = combine(points, unit("min"), -1);
    assert.deepEqual(
      [perMinute.code, perMinute.dimension, perMinute.factor],
      ["points/min", "s-1.{points}1", 1 / 60],
    );
    assert.deepEqual(combine(points, points, -1), one);
    assert.equal(combine(combine(points, unit("d"), -1), unit("d"), 1).dimension, "{points}1");
    assert.equal(
      convert(120, combine(points, unit("h"), -1), perMinute).toPrecision(15),
      "2.00000000000000",
    );
    const odd: Unit = { code: "mL/1.73 m2", dimension: "{mL/1.73 m2}1", factor: 1, offset: 0 };
    assert.equal(combine(odd, points, -1).dimension, "{mL/1.73 m2}1.{points}-1");
    assert.deepEqual(combine(combine(odd, points, -1), points, 1).dimension, odd.dimension);
    assert.equal(combine(root, unit("kg"), -1).code, "(√(m2))/(kg)");
  });

  it("keeps a size that somebody gave to a code of UCUM", () => {
    const vial: Unit = { code: "g", dimension: "g1", factor: 5, offset: 0 };
    assert.equal(combine(vial, unit("L"), -1).factor, 5000);
    assert.equal(convert(2, vial, unit("g")), 10);
  });

  it("of a difference of temperatures does not bring its zero back", () => {
    const difference: Unit = { ...unit("[degF]"), offset: 0 };
    assert.equal(convert(9, difference, unit("K")), 5);
    const rate = combine(difference, unit("min"), -1);
    assert.equal(rate.dimension, "K1.s-1");
    assert.equal(
      convert(9, rate, combine(unit("K"), unit("min"), -1)).toPrecision(12),
      "5.00000000000",
    );
  });

  it("of weight and height gives the body mass index in kg/m2, also from centimetres", () => {
    const height = unit("cm");
    const index = combine(unit("kg"), combine(height, height, 1), -1);
    assert.equal(convert(70 / (175 * 175), index, unit("kg/m2")).toFixed(4), "22.8571");
    assert.equal(convert(0.0025, index, unit("kg/m2")), 25);
  });
});
