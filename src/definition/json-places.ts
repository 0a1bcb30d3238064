/** Where in a JSON text something is: line and column, both from 1. */
export interface TextPlace {
  readonly line: number;
  readonly column: number;
}

/**
 * Finds where in a JSON text a path points to, so that a problem can name the line.
 * A path that the text does not have points to the nearest part around it.
 */
export function placeInJson(source: string, path: readonly (string | number)[]): TextPlace {
  let at = 0;
  let best = skipBlank(source, 0);
  at = best;
  for (const step of path) {
    const next = enter(source, at, step);
    if (next === undefined) break;
    best = next.shown;
    at = next.value;
  }
  return placeOf(source, best);
}

/** Line and column of an offset. */
export function placeOf(source: string, offset: number): TextPlace {
  const before = source.slice(0, offset);
  const line = before.split("\n").length;
  return { line, column: offset - before.lastIndexOf("\n") };
}

function skipBlank(source: string, from: number): number {
  let at = from;
  while (/\s/.test(source[at] ?? "")) at += 1;
  return at;
}

/** Steps into an object's member or a list's item. `shown` is where to point, `value` where the value begins. */
function enter(
  source: string,
  from: number,
  step: string | number,
): { shown: number; value: number } | undefined {
  const open = source[from];
  if (open !== "{" && open !== "[") return undefined;
  let at = skipBlank(source, from + 1);
  for (let index = 0; source[at] !== "}" && source[at] !== "]" && at < source.length; index++) {
    const start = at;
    let key: string | number = index;
    if (open === "{") {
      const end = skipValue(source, at);
      key = JSON.parse(source.slice(at, end)) as string;
      at = skipBlank(source, skipBlank(source, end) + 1);
    }
    if (key === step) return { shown: start, value: at };
    at = skipBlank(source, skipValue(source, at));
    if (source[at] === ",") at = skipBlank(source, at + 1);
  }
  return undefined;
}

function skipValue(source: string, from: number): number {
  if (source[from] === '"') {
    let at = from + 1;
    while (at < source.length && source[at] !== '"') at += source[at] === "\\" ? 2 : 1;
    return at + 1;
  }
  if (source[from] !== "{" && source[from] !== "[") {
    let at = from;
    while (at < source.length && !/[\s,}\]]/.test(source[at] ?? "")) at += 1;
    return at;
  }
  let depth = 0;
  for (let at = from; at < source.length; at++) {
    const char = source[at];
    if (char === '"') at = skipValue(source, at) - 1;
    else if (char === "{" || char === "[") depth += 1;
    else if (char === "}" || char === "]") {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return source.length;
}
