/** The values of a column that are there, ascending: what a rank method says must not depend on the order of rows. */
export function completeValues(column: ArrayLike<number>): Float64Array {
  return Float64Array.from(column)
    .filter((value) => !Number.isNaN(value))
    .sort();
}

/** The value in the middle of values that are sorted; the mean of the two in the middle of an even number. */
export function middleOf(sorted: Float64Array): number {
  const half = sorted.length / 2;
  const above = sorted[Math.floor(half)] ?? Number.NaN;
  const below = sorted[Math.ceil(half) - 1] ?? Number.NaN;
  return (above + below) / 2;
}
