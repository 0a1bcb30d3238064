/**
 * IBM System/360 hexadecimal floating point, as SAS transport files hold numbers: a sign bit, a power of 16
 * (7 bits, excess 64) and a fraction of up to 56 bits. Fewer than 8 bytes mean a shorter fraction.
 *
 * @source SAS TS-140, "The Record Layout of a Data Set in SAS Transport (XPORT) Format"
 */

/** 16^(e-64) / 2^56 for e = 0 … 127: every one a power of two, so multiplying by it is exact. */
const scale = Float64Array.from({ length: 128 }, (_, e) => 2 ** (4 * (e - 64) - 56));

/**
 * The number at a place, or NaN for a missing value ({@link missingCode} says which).
 * A fraction that needs more than the 53 bits of a double is rounded to the nearest, ties to even.
 */
export function readIbm(bytes: Uint8Array, at: number, length: number): number {
  const first = bytes[at] ?? 0;
  let high = 0;
  let low = 0;
  if (length === 8) {
    high = ((bytes[at + 1] ?? 0) << 16) | ((bytes[at + 2] ?? 0) << 8) | (bytes[at + 3] ?? 0);
    low =
      (((bytes[at + 4] ?? 0) << 24) |
        ((bytes[at + 5] ?? 0) << 16) |
        ((bytes[at + 6] ?? 0) << 8) |
        (bytes[at + 7] ?? 0)) >>>
      0;
  } else {
    for (let i = 1; i < 4; i++) high = high * 256 + (i < length ? (bytes[at + i] ?? 0) : 0);
    for (let i = 4; i < 8; i++) low = low * 256 + (i < length ? (bytes[at + i] ?? 0) : 0);
  }
  if (high === 0 && low === 0) return isMissingByte(first) ? Number.NaN : 0;
  const size = (high * 4294967296 + low) * (scale[first & 0x7f] ?? 0);
  return first > 127 ? -size : size;
}

/** `.`, `_` and `A` … `Z` before an empty fraction mark a missing value. */
function isMissingByte(first: number): boolean {
  return first === 0x2e || first === 0x5f || (first >= 0x41 && first <= 0x5a);
}

/** Which missing value it is: `.` for the ordinary one, `_` or a letter for a special one. */
export function missingCode(bytes: Uint8Array, at: number): string {
  return String.fromCharCode(bytes[at] ?? 0x2e);
}

/** Whether a text is a SAS missing value's code. */
export function isMissingCode(code: string): boolean {
  return /^[._A-Z]$/.test(code);
}

const double = new Float64Array(1);
const halves = new Uint32Array(double.buffer);
/** Which half of a double holds its exponent depends on the machine. */
const top = new Uint8Array(new Uint32Array([1]).buffer)[0] === 1 ? 1 : 0;

/**
 * Writes a number into 8 bytes or fewer. Answers `"range"` when it is too large, too small or not finite,
 * and `"precision"` when the bytes cannot hold all its digits. Eight bytes hold every digit of a double.
 * The range is ±16^-65 … ±16^63 (1 - 16^-14), about 5.4e-79 … 7.2e75. The zero has no sign.
 */
export function writeIbm(
  value: number,
  bytes: Uint8Array,
  at: number,
  length: number,
): "written" | "range" | "precision" {
  bytes.fill(0, at, at + length);
  if (value === 0) return "written";
  double[0] = value;
  const binary = (((halves[top] ?? 0) >>> 20) & 0x7ff) - 1023;
  const power = Math.floor(binary / 4) + 1;
  if (power < -64 || power > 63) return "range";
  const fraction = Math.abs(value) / (scale[power + 64] ?? 1);
  let low = fraction % 4294967296;
  let high = (fraction - low) / 4294967296;
  const whole = [power + 64 + (value < 0 ? 128 : 0), 0, 0, 0, 0, 0, 0, 0];
  for (let i = 7; i > 3; i--, low = Math.floor(low / 256)) whole[i] = low % 256;
  for (let i = 3; i > 0; i--, high = Math.floor(high / 256)) whole[i] = high % 256;
  if (whole.slice(length).some((byte) => byte !== 0)) return "precision";
  bytes.set(whole.slice(0, length), at);
  return "written";
}
