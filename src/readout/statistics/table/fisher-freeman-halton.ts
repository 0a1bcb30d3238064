import type { Issue } from "../../../kernel/index.ts";
import { logGamma } from "../../numeric/log-gamma.ts";
import { checkTable, marginsOf, type Table } from "./contingency.ts";
import { tooManyTables } from "./table-issues.ts";

const limit = 1_000_000;

/** What is left of the columns after some rows. */
interface Node {
  readonly rest: readonly number[];
  /** Ways on by the next row: what they take from the log-probability, and how many are alike. */
  readonly edges: Map<string, Edge>;
  /** The log-probabilities with which it was reached, and how often each. */
  readonly pasts: Map<number, { log: number; ways: number }>;
  /** The most and the least that any way to the end adds to the log-probability. */
  most: number;
  least: number;
}

interface Edge {
  readonly to: Node;
  readonly step: number;
  ways: number;
}

/**
 * The exact test of independence of an r×c table: the probability of all tables with its margins that are at most as
 * probable as it (ties within a relative 1e-7). Rows are filled one after another; what leaves the same columns open is
 * one node, and a node from which all tables count, or none, is not followed. Too large a table is refused.
 *
 * @source Freeman & Halton, Biometrika 38:141 (1951); the network of Mehta & Patel, JASA 78:427 (1983)
 */
export function computeFisherFreemanHalton(table: Table): number | Issue {
  const wrong = checkTable(table);
  if (wrong?.code === "statistic.table.not-a-table") return wrong;
  const { rows, columns, total } = marginsOf(table);
  const isTall = rows.length >= columns.length;
  const long = (isTall ? rows : columns).toSorted((a, b) => b - a);
  const short = (isTall ? columns : rows).toSorted((a, b) => a - b);
  const factorials = Float64Array.from({ length: total + 1 }, (_, n) => logGamma(n + 1));
  const logsOf = (list: readonly number[]): number =>
    list.reduce((sum, n) => sum + (factorials[n] ?? Number.NaN), 0);
  const stages = layOut(long, short, logsOf);
  if (stages === undefined) return tooManyTables([], { limit });

  const constant = logsOf(long) + logsOf(short) - logsOf([total]);
  const highest = constant - logsOf(table.flat()) + 1e-7;
  for (const node of stages[0] ?? []) node.pasts.set(0, { log: constant, ways: 1 });
  let sum = 0;
  let work = 0;
  for (const [i, nodes] of stages.entries()) {
    const after = long.slice(i);
    const allLogs = logsOf([after.reduce((all, n) => all + n, 0)]) - logsOf(after);
    for (const { rest, edges, pasts, most, least } of nodes) {
      const whole = allLogs - logsOf(rest);
      for (const { log, ways } of pasts.values()) {
        if (log + most <= highest) sum += ways * Math.exp(log + whole);
        else if (log + least <= highest) {
          for (const edge of edges.values()) addPast(edge.to, log - edge.step, ways * edge.ways);
          work += edges.size;
        }
      }
      pasts.clear();
      if (work > 10 * limit) return tooManyTables([], { limit });
    }
  }
  return Math.min(1, sum);
}

/** The nodes before each row, with their edges and bounds; `undefined`: there are too many. */
function layOut(
  long: readonly number[],
  short: readonly number[],
  logsOf: (list: readonly number[]) => number,
): readonly (readonly Node[])[] | undefined {
  const nodeOf = (rest: readonly number[]): Node => {
    return { rest, edges: new Map(), pasts: new Map(), most: -logsOf(rest), least: -logsOf(rest) };
  };
  const stages: Node[][] = [[nodeOf(short)]];
  let edges = 0;
  for (const row of long.slice(0, -1)) {
    const next = new Map<string, Node>();
    for (const node of stages.at(-1) ?? []) {
      for (const [cells, remaining] of fillings(row, node.rest)) {
        const key = remaining.join();
        const to = next.get(key) ?? nodeOf(remaining);
        next.set(key, to);
        const step = logsOf(cells);
        const name = `${key}/${Math.round(step * 1e9)}`;
        const known = node.edges.get(name);
        if (known === undefined) node.edges.set(name, { to, step, ways: 1 });
        else known.ways += 1;
        edges += 1;
        if (edges > limit) return undefined;
      }
    }
    stages.push([...next.values()]);
  }
  for (const node of stages.toReversed().slice(1).flat()) {
    node.most = Number.NEGATIVE_INFINITY;
    node.least = Number.POSITIVE_INFINITY;
    for (const { to, step } of node.edges.values()) {
      node.most = Math.max(node.most, to.most - step);
      node.least = Math.min(node.least, to.least - step);
    }
  }
  return stages;
}

/** Equal log-probabilities, which only differ by rounding, are one past. */
function addPast({ pasts }: Node, log: number, ways: number): void {
  const key = Math.round(log * 1e9);
  const known = pasts.get(key);
  if (known === undefined) pasts.set(key, { log, ways });
  else known.ways += ways;
}

/** Every way to spread a row over columns: its cells, and what is left of the columns, smallest first. */
function* fillings(
  row: number,
  rest: readonly number[],
): Generator<readonly [readonly number[], readonly number[]]> {
  const cells = rest.map(() => 0);
  const room = rest.map((_, j) => rest.slice(j + 1).reduce((all, n) => all + n, 0));
  function* fill(j: number, left: number): Generator<void> {
    if (j === rest.length - 1) {
      cells[j] = left;
      yield;
      return;
    }
    const most = Math.min(left, rest[j] ?? 0);
    for (let n = Math.max(0, left - (room[j] ?? 0)); n <= most; n++) {
      cells[j] = n;
      yield* fill(j + 1, left - n);
    }
  }
  for (const _ of fill(0, row)) {
    yield [cells, rest.map((n, k) => n - (cells[k] ?? 0)).sort((a, b) => a - b)];
  }
}
