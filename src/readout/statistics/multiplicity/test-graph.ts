import { defineIssue, type Issue } from "../../../kernel/index.ts";

/** Hypotheses with the parts of α that they begin with, and what each passes on to others once it is rejected. */
export interface TestGraph {
  /** At most 1 in all. */
  readonly weights: readonly number[];
  /** From row to column; at most 1 in a row, 0 on the diagonal. */
  readonly transitions: readonly (readonly number[])[];
}

export interface GraphResult {
  readonly rejected: readonly boolean[];
  /** A hypothesis is rejected at every α that is at least this. */
  readonly adjusted: readonly number[];
  /** The hypotheses in the order in which they fell, from 0. */
  readonly order: readonly number[];
  /** What is left of the graph. */
  readonly weights: readonly number[];
  readonly transitions: readonly (readonly number[])[];
}

export const badGraph = defineIssue(
  "statistic.multiplicity.graph",
  "The weights of a test graph add up to at most 1, and so does each row of what is passed on; nothing is passed to itself.",
  "检验图中各权重之和不得超过 1，每一行的传递比例之和也不得超过 1，且不能传递给自身。",
);

/**
 * A sequentially rejective test by a graph: serial and parallel gatekeeping, fallback, fixed sequence and Holm's
 * procedure are graphs. The family-wise error is at most α.
 *
 * @source Bretz, Maurer, Brannath & Posch, Statistics in Medicine 28:586 (2009), algorithms 1 and 2
 */
export function computeTestGraph(
  graph: TestGraph,
  p: readonly number[],
  alpha: number,
): GraphResult | Issue {
  if (!isGraph(graph, p.length)) return badGraph([]);
  const full = walk(graph, p, Number.POSITIVE_INFINITY);
  const part = walk(graph, p, alpha);
  const rejected = p.map((_, i) => part.order.includes(i));
  return { ...part, adjusted: full.adjusted, rejected };
}

/** Rejects one after another, the one with the smallest p for its weight first, up to a level. */
function walk(
  graph: TestGraph,
  p: readonly number[],
  alpha: number,
): Omit<GraphResult, "rejected"> {
  let [weights, transitions] = [graph.weights, graph.transitions];
  const adjusted = p.map(() => 1);
  const order: number[] = [];
  let most = 0;
  const open = new Set(p.keys());
  for (;;) {
    let next = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const i of open) {
      const weight = weights[i] ?? 0;
      const need = weight > 0 ? (p[i] ?? 1) / weight : Number.POSITIVE_INFINITY;
      if (need < least) [next, least] = [i, need];
    }
    most = Math.max(most, least);
    if (next < 0 || most > alpha + 1e-14) break;
    adjusted[next] = Math.min(1, most);
    order.push(next);
    open.delete(next);
    [weights, transitions] = without(next, weights, transitions);
  }
  return { adjusted, order, weights, transitions };
}

/** The graph once a hypothesis is rejected: its part goes on, and arrows through it become direct ones. */
function without(
  gone: number,
  weights: readonly number[],
  transitions: readonly (readonly number[])[],
): [readonly number[], readonly (readonly number[])[]] {
  const g = (from: number, to: number): number => transitions[from]?.[to] ?? 0;
  const places = [...weights.keys()];
  const moved = weights.map((weight, i) =>
    i === gone ? 0 : weight + (weights[gone] ?? 0) * g(gone, i),
  );
  const rows = places.map((from) =>
    places.map((to) => {
      if (from === to || from === gone || to === gone) return 0;
      const round = g(from, gone) * g(gone, from);
      return round < 1 ? (g(from, to) + g(from, gone) * g(gone, to)) / (1 - round) : 0;
    }),
  );
  return [moved, rows];
}

function isGraph({ weights, transitions }: TestGraph, n: number): boolean {
  const isPart = (row: readonly number[]): boolean =>
    row.length === n &&
    row.every((value) => value >= 0) &&
    row.reduce((sum, value) => sum + value, 0) <= 1 + 1e-12;
  return (
    isPart(weights) &&
    transitions.length === n &&
    transitions.every((row, i) => isPart(row) && row[i] === 0)
  );
}
