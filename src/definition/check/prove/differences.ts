import type { Linear } from "./formula.ts";
import type { State } from "./state.ts";

/** At most `limit` more than: `to` − `from` ≤ limit. */
interface Edge {
  readonly from: string;
  readonly to: string;
  readonly limit: number;
}

const zero = "";

/**
 * Whether the differences between whole numbers, such as dates, can all be kept: none says of something that it
 * comes before itself. Narrowing ranges alone would count down day by day to find that.
 *
 * @source Bellman (1958): constraints x − y ≤ c can be met exactly when their graph has no negative circle
 */
export function differencesAgree(state: State): boolean {
  const edges = edgesOf(state);
  if (edges.length < 2) return true;
  const names = new Set(edges.flatMap(({ from, to }) => [from, to]));
  for (const name of names) {
    if (name === zero) continue;
    const { least, most } = state.range(name);
    if (Number.isFinite(most)) edges.push({ from: zero, to: name, limit: most });
    if (Number.isFinite(least)) edges.push({ from: name, to: zero, limit: -least });
  }
  names.add(zero);
  const distance = new Map([...names].map((name) => [name, 0]));
  for (let round = 0; round <= names.size; round++) {
    let shorter = false;
    for (const { from, to, limit } of edges) {
      const length = (distance.get(from) ?? 0) + limit;
      if (length >= (distance.get(to) ?? 0)) continue;
      distance.set(to, length);
      shorter = true;
    }
    if (!shorter) return true;
  }
  return false;
}

function edgesOf(state: State): Edge[] {
  const edges: Edge[] = [];
  for (const { sum, relation } of state.sums) {
    const limit = relation === "<" ? -1 : 0;
    edges.push(...edgeOf(sum, limit, state));
    if (relation === "=") edges.push(...edgeOf(opposite(sum), 0, state));
  }
  for (const name of state.required) {
    const { definition } = state.term(name);
    if (definition?.kind !== "sum") continue;
    const { of } = definition;
    const { least, most } = state.range(name);
    if (Number.isFinite(most)) edges.push(...edgeOf(of, most, state));
    if (Number.isFinite(least)) edges.push(...edgeOf(opposite(of), -least, state));
  }
  return edges;
}

/** A sum of the form k·x − k·y + c that is at most `limit`, of whole numbers. */
function edgeOf({ parts, plus }: Linear, limit: number, state: State): Edge[] {
  const [first, second, ...others] = [...parts].filter(([, by]) => by !== 0);
  if (first === undefined || second === undefined || others.length > 0) return [];
  const [[a, by], [b, factor]] = [first, second];
  if (by + factor !== 0 || ![by, plus].every(Number.isInteger)) return [];
  if (!state.term(a).whole || !state.term(b).whole) return [];
  const most = Math.floor((limit - plus) / Math.abs(by));
  return [by > 0 ? { from: b, to: a, limit: most } : { from: a, to: b, limit: most }];
}

function opposite({ parts, plus }: Linear): Linear {
  return { parts: new Map([...parts].map(([term, by]) => [term, -by])), plus: -plus };
}
