import { isId, readPartialDate } from "../../kernel/index.ts";
import type { NumberScheme } from "../../definition/index.ts";
import { modCheck } from "./mod-check.ts";
import { readUnitNumber } from "./unit-number.ts";

/** What a scheme of numbers accepts: the number as it is kept, or nothing if it is none. */
export const numberSchemes: Readonly<Record<NumberScheme, (typed: string) => string | undefined>> =
  {
    own: readUnitNumber,
    din: readDin,
    sec: (typed) => (readSec(typed) === undefined ? undefined : typed),
    any: (typed) => (isId(typed) ? typed : undefined),
  };

const dinPattern = /^[A-NP-Z1-9][A-NP-Z0-9][0-9]{3}[0-9]{2}[0-9]{6}$/;

/**
 * The check value of a 13-character donation identification number by ISO 7064 mod 37-2, and the two forms it is
 * written in: a character for the keyboard, and type 3 flags. @returns `undefined` for what is no such number.
 *
 * @source ISBT 128 Standard Technical Specification ST-001, appendix A; no table of it is used
 * @example dinCheck("G123417654321") // => { value: 10, character: "A", flags: "70" }
 */
export function dinCheck(
  din: string,
): { readonly value: number; readonly character: string; readonly flags: string } | undefined {
  if (!dinPattern.test(din)) return undefined;
  const check = modCheck(din);
  return { ...check, flags: String(check.value + 60) };
}

/** A donation identification number followed by its keyboard check character. */
function readDin(typed: string): string | undefined {
  const number = typed.toUpperCase();
  return dinCheck(number.slice(0, 13))?.character === number.slice(13) ? number : undefined;
}

/** The parts of a Single European Code. */
export interface SingleEuropeanCode {
  readonly country: string;
  /** Number of the tissue establishment. */
  readonly establishment: string;
  readonly donation: string;
  /** `E` EUTC, `A` ISBT 128, `B` Eurocode. */
  readonly system: "E" | "A" | "B";
  readonly product: string;
  readonly split: string;
  /** Absent where the code says 00000000: no expiry. */
  readonly expires?: string;
}

const secPattern =
  /^([A-Z]{2})([0-9A-Z]{6})([0-9A-Z]{13})([EAB])([0-9A-Z]{7})([0-9A-Z]{3})(\d{4})(\d{2})(\d{2})$/;

/**
 * Reads a Single European Code of 40 characters; `undefined` if it is none.
 *
 * @source Directive 2006/86/EC, Annex VII
 * @example readSec("PL001499Z549917123456A00T041600320171231")?.donation // => "Z549917123456"
 */
export function readSec(code: string): SingleEuropeanCode | undefined {
  const match = secPattern.exec(code);
  if (match === null) return undefined;
  const [, country = "", establishment = "", donation = "", system = "", product = ""] = match;
  const [split = "", ...date] = match.slice(6);
  const expires = date.join("-");
  const isEndless = expires === "0000-00-00";
  if (!isEndless && readPartialDate(expires) !== expires) return undefined;
  return {
    country,
    establishment,
    donation,
    system: system as SingleEuropeanCode["system"],
    product,
    split,
    ...(isEndless ? {} : { expires }),
  };
}
