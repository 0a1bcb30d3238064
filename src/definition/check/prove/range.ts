/** The numbers that something may still be: from `least` to `most`, an open end left out. Empty ranges are `undefined`. */
export interface Range {
  readonly least: number;
  readonly most: number;
  readonly leastOpen: boolean;
  readonly mostOpen: boolean;
}

const infinity = Number.POSITIVE_INFINITY;

export const everything: Range = range(-infinity, infinity);

/** A range; both ends belong to it unless they are said to be open. */
export function range(least: number, most: number, leastOpen = false, mostOpen = false): Range {
  return { least, most, leastOpen, mostOpen };
}

export function point(value: number): Range {
  return range(value, value);
}

export function isPoint({ least, most }: Range): boolean {
  return least === most;
}

export function contains({ least, most, leastOpen, mostOpen }: Range, value: number): boolean {
  if (value < least || value > most) return false;
  return !(leastOpen && value === least) && !(mostOpen && value === most);
}

/** Whether a range lies in another. */
export function isWithin(inner: Range, outer: Range): boolean {
  const met = meet(inner, outer);
  return met !== undefined && isSame(met, inner);
}

/** What is in both ranges, if anything is. */
export function meet(a: Range, b: Range): Range | undefined {
  const lower = a.least > b.least || (a.least === b.least && a.leastOpen) ? a : b;
  const upper = a.most < b.most || (a.most === b.most && a.mostOpen) ? a : b;
  return filled(range(lower.least, upper.most, lower.leastOpen, upper.mostOpen));
}

/** The whole numbers of a range, if it has any. */
export function wholes({ least, most, leastOpen, mostOpen }: Range): Range | undefined {
  const first = leastOpen && Number.isInteger(least) ? least + 1 : Math.ceil(least);
  const last = mostOpen && Number.isInteger(most) ? most - 1 : Math.floor(most);
  return filled(range(first, last));
}

function filled(found: Range): Range | undefined {
  const { least, most, leastOpen, mostOpen } = found;
  if (least > most || Number.isNaN(least) || Number.isNaN(most)) return undefined;
  return least === most && (leastOpen || mostOpen) ? undefined : found;
}

export function isSame(a: Range, b: Range): boolean {
  return (
    a.least === b.least &&
    a.most === b.most &&
    a.leastOpen === b.leastOpen &&
    a.mostOpen === b.mostOpen
  );
}

export function add(a: Range, b: Range): Range {
  return range(
    a.least + b.least,
    a.most + b.most,
    a.leastOpen || b.leastOpen,
    a.mostOpen || b.mostOpen,
  );
}

/** A range times a number that is not zero. */
export function scale({ least, most, leastOpen, mostOpen }: Range, by: number): Range {
  return by > 0
    ? range(least * by, most * by, leastOpen, mostOpen)
    : range(most * by, least * by, mostOpen, leastOpen);
}

export function multiply(a: Range, b: Range): Range {
  return around([
    times(a.least, b.least),
    times(a.least, b.most),
    times(a.most, b.least),
    times(a.most, b.most),
  ]);
}

/** The product of a number with itself. */
export function square(a: Range): Range {
  const ends = [times(a.least, a.least), times(a.most, a.most)];
  return contains(a, 0) ? around([0, ...ends]) : around(ends);
}

/** A quotient. A divisor that may be zero leaves everything open. */
export function divide(a: Range, b: Range): Range {
  if (b.least <= 0 && b.most >= 0) {
    if (b.least === 0 && b.most > 0) return multiply(a, range(1 / b.most, infinity));
    if (b.most === 0 && b.least < 0) return multiply(a, range(-infinity, 1 / b.least));
    return everything;
  }
  return multiply(a, range(1 / b.most, 1 / b.least));
}

/** The size without the sign. */
export function size(a: Range): Range {
  if (a.least >= 0) return a;
  if (a.most <= 0) return scale(a, -1);
  return around([0, -a.least, a.most]);
}

/** A little wider, for what was computed with rounding. */
export function widened({ least, most }: Range): Range {
  return range(
    Number.isFinite(least) ? least - slack(least) : least,
    Number.isFinite(most) ? most + slack(most) : most,
  );
}

/** How far a computed number may be off. */
export function slack(value: number): number {
  return 1e-9 * Math.max(1, Math.abs(value));
}

/** The smallest range around some numbers. */
export function around(values: readonly number[]): Range {
  return range(Math.min(...values), Math.max(...values));
}

/** A product in which zero times anything is zero. */
function times(a: number, b: number): number {
  return a === 0 || b === 0 ? 0 : a * b;
}
