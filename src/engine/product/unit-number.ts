import { Fault, sha256 } from "../../kernel/index.ts";

/** Crockford's thirty-two: no I, L, O, U, which eyes and hands mistake. */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const mistaken: Readonly<Record<string, string>> = { I: "1", L: "1", O: "0" };
const digits = 8;
const spelling = /^[0-9A-HJKMNP-TV-Z]{9}$/;
const half = 20;
const rounds = 6;

/**
 * The `n`th number of a seed: eight characters and a check character, such as `7K3QF9X2M`. Two `n` never share a
 * number, and a number tells neither `n` nor what lot or arm the unit is of: it is `n` enciphered with the seed.
 *
 * @param n whole, 0 ≤ n < 2⁴⁰. @throws Fault otherwise.
 */
export function unitNumber(seed: string, n: number): string {
  if (!(Number.isInteger(n) && n >= 0 && n < 2 ** (2 * half))) {
    throw new Fault(`no unit number is the ${n}th`);
  }
  // A Feistel network: a permutation of all numbers, whatever the round function is.
  let left = Math.floor(n / 2 ** half);
  let right = n % 2 ** half;
  for (let round = 0; round < rounds; round++) {
    const mask = Number.parseInt(sha256(`unit\n${seed}\n${round}\n${right}`).slice(0, 5), 16);
    [left, right] = [right, left ^ mask];
  }
  let payload = "";
  for (let value = left * 2 ** half + right, place = 0; place < digits; place++) {
    payload = `${alphabet[value % 32]}${payload}`;
    value = Math.floor(value / 32);
  }
  return payload + checkCharacter(payload);
}

/** A typed or scanned number of ours as it is kept; `undefined` if it is none, such as one that was mistyped. */
export function readUnitNumber(typed: string): string | undefined {
  const number = typed
    .toUpperCase()
    .replaceAll(/[- ]/g, "")
    .replaceAll(/[ILO]/g, (letter) => mistaken[letter] ?? letter);
  if (!spelling.test(number)) return undefined;
  return checkCharacter(number.slice(0, digits)) === number.at(-1) ? number : undefined;
}

/**
 * The number as a polynomial over GF(2⁵) has a zero at a generator of the field. Every single wrong character and
 * every exchange of two characters moves it away from zero.
 */
function checkCharacter(payload: string): string {
  let value = 0;
  for (const letter of payload) value = timesGenerator(value) ^ alphabet.indexOf(letter);
  return alphabet[timesGenerator(value)] ?? "";
}

/** Multiplies by x modulo x⁵ + x² + 1, which is primitive. */
function timesGenerator(value: number): number {
  const doubled = value << 1;
  return doubled >= 32 ? doubled ^ 0b100101 : doubled;
}
