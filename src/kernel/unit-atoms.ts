/** One unit symbol of UCUM: what it measures and how many base units it is, exactly. */
export interface Atom {
  readonly dimension: Readonly<Record<string, number>>;
  /** Base units (m, g, s, K, mol, cd, rad, A) in one of this unit, as an exact decimal or quotient. */
  readonly size: string;
  /** Added to a value before scaling: only degrees Celsius and Fahrenheit have one. */
  readonly offset?: string;
  /** Whether prefixes such as `k` and `m` may stand before it. */
  readonly metric?: true;
}

const none = {};
const length = { m: 1 };
const mass = { g: 1 };
const time = { s: 1 };
const volume = { m: 3 };
const force = { g: 1, m: 1, s: -2 };
const pressure = { g: 1, m: -1, s: -2 };
const energy = { g: 1, m: 2, s: -2 };
const dose = { m: 2, s: -2 };
const voltage = { g: 1, m: 2, s: -3, A: -1 };

const metric = true;

/**
 * The units a study may use. Left out on purpose: symbols that people write for something else
 * (`t`, since `ft` would be a femtotonne; `C` and `F`, which are not degrees in UCUM).
 *
 * Two sizes differ from UCUM, knowingly: a mole is a base quantity here and not 6.02×10²³ of nothing, so that
 * mmol/L is not mistaken for a count; and a column of mercury is the conventional 13.5951 × 9.80665 kPa per metre,
 * of which UCUM prints the first seven digits (133.3220).
 *
 * @source UCUM 2.1, tables of base, derived, clinical and customary units; ISO 80000-4 (mmHg)
 */
export const atoms: ReadonlyMap<string, Atom> = new Map<string, Atom>([
  ["%", { dimension: none, size: "0.01" }],
  ["10*", { dimension: none, size: "10" }],
  ["10^", { dimension: none, size: "10" }],
  ["[ppth]", { dimension: none, size: "1e-3" }],
  ["[ppm]", { dimension: none, size: "1e-6" }],
  ["[ppb]", { dimension: none, size: "1e-9" }],
  ["m", { dimension: length, size: "1", metric }],
  ["[in_i]", { dimension: length, size: "0.0254" }],
  ["[ft_i]", { dimension: length, size: "0.3048" }],
  ["[mi_i]", { dimension: length, size: "1609.344" }],
  ["g", { dimension: mass, size: "1", metric }],
  ["[lb_av]", { dimension: mass, size: "453.59237" }],
  ["[oz_av]", { dimension: mass, size: "28.349523125" }],
  ["s", { dimension: time, size: "1", metric }],
  ["min", { dimension: time, size: "60" }],
  ["h", { dimension: time, size: "3600" }],
  ["d", { dimension: time, size: "86400" }],
  ["wk", { dimension: time, size: "604800" }],
  ["mo", { dimension: time, size: "2629800" }], // the twelfth part of a year
  ["a", { dimension: time, size: "31557600" }], // the Julian year of 365.25 days
  ["K", { dimension: { K: 1 }, size: "1", metric }],
  ["Cel", { dimension: { K: 1 }, size: "1", offset: "273.15" }],
  ["[degF]", { dimension: { K: 1 }, size: "5/9", offset: "459.67" }],
  ["L", { dimension: volume, size: "1e-3", metric }],
  ["l", { dimension: volume, size: "1e-3", metric }],
  ["[drp]", { dimension: volume, size: "5e-8" }],
  ["mol", { dimension: { mol: 1 }, size: "1", metric }],
  ["eq", { dimension: { mol: 1 }, size: "1", metric }],
  ["osm", { dimension: { mol: 1 }, size: "1", metric }],
  ["kat", { dimension: { mol: 1, s: -1 }, size: "1", metric }],
  ["U", { dimension: { mol: 1, s: -1 }, size: "1e-6/60", metric }],
  ["cd", { dimension: { cd: 1 }, size: "1", metric }],
  ["rad", { dimension: { rad: 1 }, size: "1", metric }],
  ["deg", { dimension: { rad: 1 }, size: "0.017453292519943295769" }], // π/180, more digits than a number holds
  ["Hz", { dimension: { s: -1 }, size: "1", metric }],
  ["Bq", { dimension: { s: -1 }, size: "1", metric }],
  ["Ci", { dimension: { s: -1 }, size: "3.7e10", metric }],
  ["Gy", { dimension: dose, size: "1", metric }],
  ["Sv", { dimension: dose, size: "1", metric }],
  ["N", { dimension: force, size: "1e3", metric }],
  ["gf", { dimension: force, size: "9.80665", metric }],
  ["[lbf_av]", { dimension: force, size: "4448.2216152605" }],
  ["Pa", { dimension: pressure, size: "1e3", metric }],
  ["bar", { dimension: pressure, size: "1e8", metric }],
  ["[psi]", { dimension: pressure, size: "4448.2216152605/0.00064516" }],
  ["m[Hg]", { dimension: pressure, size: "133322387.415", metric }],
  ["m[H2O]", { dimension: pressure, size: "9806650", metric }],
  ["J", { dimension: energy, size: "1e3", metric }],
  ["cal", { dimension: energy, size: "4184", metric }],
  ["W", { dimension: { g: 1, m: 2, s: -3 }, size: "1e3", metric }],
  ["A", { dimension: { A: 1 }, size: "1", metric }],
  ["V", { dimension: voltage, size: "1e3", metric }],
  ["Ohm", { dimension: { ...voltage, A: -2 }, size: "1e3", metric }],
  ["S", { dimension: { g: -1, m: -2, s: 3, A: 2 }, size: "1e-3", metric }],
  ["T", { dimension: { g: 1, s: -2, A: -1 }, size: "1e3", metric }],
  ["[iU]", { dimension: { "[iU]": 1 }, size: "1", metric }],
  ["[IU]", { dimension: { "[iU]": 1 }, size: "1", metric }],
  ["[arb'U]", { dimension: { "[arb'U]": 1 }, size: "1" }],
  ["[EU]", { dimension: { "[EU]": 1 }, size: "1" }],
  ["[CFU]", { dimension: { "[CFU]": 1 }, size: "1" }],
  ["[PFU]", { dimension: { "[PFU]": 1 }, size: "1" }],
  ["[TCID_50]", { dimension: { "[TCID_50]": 1 }, size: "1" }],
  ["[pH]", { dimension: { "[pH]": 1 }, size: "1" }],
]);

/** The metric prefixes. @source UCUM 2.1, table of prefixes */
export const prefixes: ReadonlyMap<string, string> = new Map([
  ["Y", "1e24"],
  ["Z", "1e21"],
  ["E", "1e18"],
  ["P", "1e15"],
  ["T", "1e12"],
  ["G", "1e9"],
  ["M", "1e6"],
  ["k", "1e3"],
  ["h", "1e2"],
  ["da", "1e1"],
  ["d", "1e-1"],
  ["c", "1e-2"],
  ["m", "1e-3"],
  ["u", "1e-6"],
  ["n", "1e-9"],
  ["p", "1e-12"],
  ["f", "1e-15"],
  ["a", "1e-18"],
  ["z", "1e-21"],
  ["y", "1e-24"],
]);
