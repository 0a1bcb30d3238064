import { posix } from "node:path";
import type { Finding } from "./finding.ts";
import { type FileImports, resolveImport } from "./import-rules.ts";

/**
 * Files that import each other in a circle. A circle of value imports makes the outcome depend on
 * which file loads first and is always reported. One that closes only through type imports is
 * harmless at run time; it is reported when it ties two folders together.
 */
export function checkCycles(imports: FileImports): readonly Finding[] {
  const values = findCycles(graph(imports, (kind) => kind === "value"));
  const inValues = new Set(values.map((cycle) => cycle.toSorted().join()));
  const types = findCycles(graph(imports, (kind) => kind !== "dynamic"))
    .filter((cycle) => !inValues.has(cycle.toSorted().join()))
    .filter((cycle) => new Set(cycle.map((path) => posix.dirname(path))).size > 1);
  return [
    ...values.map((cycle) => describeCycle("import cycle", cycle)),
    ...types.map((cycle) => describeCycle("type import cycle across folders", cycle)),
  ];
}

type Graph = ReadonlyMap<string, readonly string[]>;

function graph(imports: FileImports, wanted: (kind: string) => boolean): Graph {
  return new Map(
    [...imports].map(([path, found]) => [
      path,
      found
        .filter(({ kind }) => wanted(kind))
        .flatMap(({ specifier }) => resolveImport(path, specifier) ?? []),
    ]),
  );
}

function describeCycle(rule: string, cycle: readonly string[]): Finding {
  return { path: cycle[0] ?? "", rule, text: [...cycle, cycle[0]].join(" -> ") };
}

/** For every knot of files that all reach each other, the shortest circle through its first file. */
function findCycles(edges: Graph): readonly (readonly string[])[] {
  const back = new Map<string, string[]>();
  for (const [path, targets] of edges) {
    for (const target of targets) back.set(target, [...(back.get(target) ?? []), path]);
  }
  const done = new Set<string>();
  const cycles: (readonly string[])[] = [];
  for (const start of [...edges.keys()].toSorted()) {
    if (done.has(start)) continue;
    const cycle = shortestWayBack(edges, start);
    if (cycle === undefined) continue;
    cycles.push(cycle);
    const before = reach(back, start);
    for (const path of reach(edges, start)) if (before.has(path)) done.add(path);
  }
  return cycles;
}

function reach(edges: Graph, start: string): ReadonlySet<string> {
  const seen = new Set([start]);
  for (const path of seen) for (const next of edges.get(path) ?? []) seen.add(next);
  return seen;
}

function shortestWayBack(edges: Graph, start: string): readonly string[] | undefined {
  const cameFrom = new Map<string, string>();
  const queue = [start];
  for (const path of queue) {
    for (const next of edges.get(path) ?? []) {
      if (next === start) {
        const cycle = [path];
        while (cycle[0] !== start) cycle.unshift(cameFrom.get(cycle[0] ?? "") ?? start);
        return cycle;
      }
      if (cameFrom.has(next)) continue;
      cameFrom.set(next, path);
      queue.push(next);
    }
  }
  return undefined;
}
