import type { MixedRows } from "./mixed-rows.ts";

/** Subjects of one covariance group who were observed at the same visits: their V is the same. */
export interface VisitPattern {
  readonly group: number;
  readonly visits: Int32Array;
  readonly subjects: number;
  /** Where their rows begin; they stand one subject after another. */
  readonly first: number;
}

/** Analysed rows, ordered by pattern. */
export interface VisitData {
  readonly visits: number;
  readonly groups: number;
  readonly patterns: readonly VisitPattern[];
  readonly rows: number;
  /** The orthonormal columns and the residual, row by row. */
  readonly values: Float64Array;
  readonly width: number;
}

/**
 * Orders rows by group, pattern of visits, then subject.
 *
 * @param visitOf by analysed row, its visit
 * @param groupOf by analysed row, its covariance group
 */
export function groupByPattern(
  { starts, values, rows, design }: MixedRows,
  visitOf: Int32Array,
  groupOf: Int32Array,
  counts: { readonly visits: number; readonly groups: number },
): VisitData {
  const width = design.columns.length + 1;
  const found = new Map<string, { group: number; visits: Int32Array; subjects: number[] }>();
  for (let subject = 0; subject + 1 < starts.length; subject++) {
    const from = starts[subject] ?? 0;
    const visits = visitOf.slice(from, starts[subject + 1]);
    const group = groupOf[from] ?? 0;
    const key = [group, ...visits].map((part) => String(part).padStart(4, "0")).join(" ");
    const known = found.get(key);
    if (known === undefined) found.set(key, { group, visits, subjects: [subject] });
    else known.subjects.push(subject);
  }
  const ordered = new Float64Array(values.length);
  const patterns: VisitPattern[] = [];
  let first = 0;
  for (const [, { group, visits, subjects }] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) {
    patterns.push({ group, visits, subjects: subjects.length, first });
    for (const subject of subjects) {
      const from = (starts[subject] ?? 0) * width;
      ordered.set(values.subarray(from, from + visits.length * width), first * width);
      first += visits.length;
    }
  }
  return { ...counts, patterns, rows: rows.length, values: ordered, width };
}
