import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { convert, readUnit, type Unit } from "./unit.ts";

function unit(code: string): Unit {
  const read = readUnit(code);
  assert.ok(read !== undefined, `${code} is not read`);
  return read;
}

type Case = readonly [value: number, from: string, result: number, to: string];

function check(cases: readonly Case[]): void {
  for (const [value, from, result, to] of cases) {
    it(`${value} ${from} are ${result} ${to}`, () => {
      assert.equal(convert(value, unit(from), unit(to)), result);
    });
  }
}

describe("temperatures", () => {
  // @source NIST SP 811 (2008), B.8: t/°C = (t/°F - 32)/1.8, t/°C = T/K - 273.15; results exact by hand
  check([
    [98.6, "[degF]", 37, "Cel"],
    [100.4, "[degF]", 38, "Cel"],
    [32, "[degF]", 0, "Cel"],
    [212, "[degF]", 100, "Cel"],
    [-40, "[degF]", -40, "Cel"],
    [38.5, "Cel", 101.3, "[degF]"],
    [36.6, "Cel", 97.88, "[degF]"],
    [38.5, "Cel", 311.65, "K"],
    [0, "K", -273.15, "Cel"],
    [0, "K", -459.67, "[degF]"],
  ]);
});

describe("lengths and masses", () => {
  // @source NIST SP 811 (2008), B.8: 1 lb = 0.453 592 37 kg, 1 oz = 1/16 lb, 1 in = 2.54 cm, 1 ft = 30.48 cm, exactly
  check([
    [1, "[lb_av]", 0.45359237, "kg"],
    [154.3, "[lb_av]", 69.989302691, "kg"],
    [16, "[oz_av]", 1, "[lb_av]"],
    [1, "[in_i]", 2.54, "cm"],
    [70, "[in_i]", 177.8, "cm"],
    [5, "[ft_i]", 1.524, "m"],
    [12, "[in_i]", 1, "[ft_i]"],
    [100, "cm", 1, "m"],
    [177.8, "cm", 1.778, "m"],
    [70.1, "kg", 70100, "g"],
    [0.07, "kg", 70, "g"],
  ]);
});

describe("pressures", () => {
  // @source ISO 80000-4 / NIST SP 811: the conventional millimetre of mercury is 133.322 387 415 Pa (13.5951 × 9.806 65),
  // which NIST prints as 1.333 224 E+02; the conventional centimetre of water is 98.0665 Pa
  check([
    [1, "mm[Hg]", 133.322387415, "Pa"],
    [120, "mm[Hg]", 15.9986864898, "kPa"],
    [1, "cm[H2O]", 98.0665, "Pa"],
    [1, "bar", 100, "kPa"],
    [1, "mbar", 1, "hPa"],
  ]);

  it("the psi is 6.894757 kPa, as NIST SP 811 prints it", () => {
    assert.equal(convert(1, unit("[psi]"), unit("kPa")).toFixed(6), "6.894757");
  });
});

describe("concentrations and activities", () => {
  // exact by definition of the prefixes; @source UCUM 2.1 for U = µmol/min
  check([
    [6.7, "mg/mL", 6.7, "g/L"],
    [6.7, "g/L", 6.7, "mg/mL"],
    [13.5, "g/dL", 135, "g/L"],
    [0.9, "mg/dL", 9, "mg/L"],
    [1, "mg/dL", 0.01, "g/L"],
    [4.5, "10*9/L", 4500, "/uL"],
    [4.5, "10*9/L", 4.5, "10*3/uL"],
    [4.5, "10*3/uL", 4.5, "10^9/L"],
    [5, "10*6/mL", 5000000, "{cells}/mL"],
    [1, "mmol/L", 1, "umol/mL"],
    [35, "U/L", 35, "umol/min/L"],
    [60, "U/L", 1, "ukat/L"],
    [140, "meq/L", 140, "mmol/L"],
    [12, "ng/mL", 12, "ug/L"],
    [0.3, "mg/L", 300, "ng/mL"],
    [1, "mCi", 37, "MBq"],
    [120, "mg/(24.h)", 5, "mg/h"],
    [120, "mg/d", 5, "mg/h"],
    [90, "mL/min/{1.73_m2}", 1.5, "mL/s"],
    [1, "[iU]/mL", 1000, "[IU]/L"],
  ]);
});

describe("times and rates", () => {
  // @source UCUM 2.1: wk = 7 d, a = a_j = 365.25 d, mo = mo_j = a/12 = 30.4375 d
  check([
    [72, "/min", 1.2, "Hz"],
    [72, "/min", 4320, "/h"],
    [2, "wk", 14, "d"],
    [1, "a", 365.25, "d"],
    [1, "mo", 30.4375, "d"],
    [1, "a", 12, "mo"],
    [6, "mo", 0.5, "a"],
    [48, "h", 2, "d"],
    [90, "min", 1.5, "h"],
    [0.1, "s", 100, "ms"],
    [50, "m/s", 180, "km/h"],
  ]);
});

describe("pure numbers, angles, forces, energies, currents", () => {
  // @source UCUM 2.1; NIST SP 811: 1 kgf = 9.806 65 N, 1 cal_th = 4.184 J; a pound-force is 0.453 592 37 kgf
  check([
    [45, "%", 0.45, "1"],
    [0.07, "1", 7, "%"],
    [1, "%", 10000, "[ppm]"],
    [1, "kgf", 9.80665, "N"],
    [1, "[lbf_av]", 0.45359237, "kgf"],
    [1, "kcal", 4.184, "kJ"],
    [0.13, "mA", 130, "uA"],
    [3.5, "mV", 3500, "uV"],
    [1, "V/A", 1, "Ohm"],
    [1, "V.A", 1, "W"],
    [1, "/kOhm", 1, "mS"],
    [3, "T", 3, "V.s/m2"],
    [2, "Gy", 2, "J/kg"],
  ]);

  it("180 degrees are π radians", () => {
    assert.equal(convert(180, unit("deg"), unit("rad")), Math.PI);
    assert.equal(convert(1, unit("deg"), unit("rad")), Math.PI / 180);
  });
});
