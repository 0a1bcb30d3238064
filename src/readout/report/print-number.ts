import type { PValueStyle } from "../../definition/index.ts";
import { roundHalfAway } from "../statistics/summary/round-half-away.ts";

/**
 * A number as a report prints it: so many decimals, halves away from zero, never `-0.0`; nothing where there is none.
 *
 * @example printNumber(-0.04, 1) // => "0.0"
 * @example printNumber(42.65, 1) // => "42.7"
 */
export function printNumber(value: number | null, decimals: number): string {
  if (value === null || !Number.isFinite(value)) return "";
  const printed = roundHalfAway(value, decimals).toFixed(Math.max(0, decimals));
  return /^-0(\.0*)?$/.test(printed) ? printed.slice(1) : printed;
}

/**
 * A p-value as SAS's PVALUE format prints it: `0.0300`, and `<.0001` where so many decimals would show nothing.
 *
 * @source SAS 9.4 Formats and Informats, PVALUEw.d
 * @example printP(0.00004) // => "<.0001"
 * @example printP(0.996, { decimals: 3, capAbove: 0.99 }) // => ">.99"
 */
export function printP(p: number | null, style: PValueStyle = {}): string {
  if (p === null || !Number.isFinite(p)) return "";
  const { decimals = 4, flagBelow = 0, capAbove = 1 } = style;
  const flag = p < flagBelow ? "*" : "";
  if (p < 10 ** -decimals) return `<${printNumber(10 ** -decimals, decimals).slice(1)}${flag}`;
  return p > capAbove ? `>${String(capAbove).replace(/^0/, "")}` : printNumber(p, decimals) + flag;
}

/**
 * A count with its share of a whole; a share that is not nothing but less than the last decimal says so.
 *
 * @example printShare(2, 254, 0) // => "2 (<1%)"
 * @example printShare(0, 254, 0) // => "0"
 */
export function printShare(count: number, whole: number, decimals: number): string {
  return count === 0 || whole === 0
    ? String(count)
    : `${count} (${printPercent(count, whole, decimals)})`;
}

/**
 * The share alone.
 *
 * @example printPercent(91, 254, 0) // => "36%"
 */
export function printPercent(count: number, whole: number, decimals: number): string {
  const percent = (100 * count) / whole;
  const least = 10 ** -decimals;
  return percent < least && count > 0
    ? `<${printNumber(least, decimals)}%`
    : `${printNumber(percent, decimals)}%`;
}
