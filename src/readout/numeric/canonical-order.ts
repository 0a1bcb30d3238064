/**
 * The places of rows in an order that depends on their values alone: by the first column, then the second, and so on.
 * Numbers stand in their order with NaN last, words by their code units. Sums over rows in this order do not depend on
 * the order in which the rows came.
 */
export function canonicalOrder(
  columns: readonly ArrayLike<number | string | null>[],
  length: number,
): readonly number[] {
  const order = Array.from({ length }, (_, i) => i);
  return order.sort((i, j) => {
    for (const column of columns) {
      const difference = compare(column[i] ?? null, column[j] ?? null);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

function compare(a: number | string | null, b: number | string | null): number {
  const [kindA, kindB] = [kindOf(a), kindOf(b)];
  if (kindA !== kindB) return kindA - kindB;
  if (a === null || b === null || a === b) return 0;
  if (kindA === 1) return 0;
  return a < b ? -1 : 1;
}

const kindOf = (value: number | string | null): number =>
  value === null ? 3 : typeof value === "string" ? 2 : Number.isNaN(value) ? 1 : 0;
