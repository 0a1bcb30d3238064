/** A column of categories. Codes are places in `levels`, -1 where missing; the first level is the reference. */
export interface Factor {
  readonly kind: "factor";
  readonly name: string;
  readonly levels: readonly string[];
  readonly codes: Int32Array;
}

/** A column of numbers, NaN where missing. */
export interface Covariate {
  readonly kind: "covariate";
  readonly name: string;
  readonly values: Float64Array;
}

export type Variable = Factor | Covariate;

/**
 * A factor from its categories row by row. Levels that nobody has are left out, as they cannot be estimated.
 *
 * @param levels their order, the reference first; by code point where not given
 */
export function factorOf(
  name: string,
  values: readonly (string | null)[],
  levels?: readonly string[],
): Factor {
  const seen = new Set(values.filter((value) => value !== null));
  const ordered = (levels ?? [...seen].sort((a, b) => (a < b ? -1 : 1))).filter((level) =>
    seen.has(level),
  );
  const places = new Map(ordered.map((level, place) => [level, place]));
  const codes = Int32Array.from(values, (value) =>
    value === null ? -1 : (places.get(value) ?? -1),
  );
  return { kind: "factor", name, levels: ordered, codes };
}

/** A covariate from its numbers row by row; `null` and NaN are missing. */
export function covariateOf(name: string, values: Iterable<number | null>): Covariate {
  return {
    kind: "covariate",
    name,
    values: Float64Array.from(values, (value) => value ?? Number.NaN),
  };
}

/** What a row says of a variable: a code or a number; NaN where it says nothing. */
export function valueAt(variable: Variable, row: number): number {
  if (variable.kind === "covariate") return variable.values[row] ?? Number.NaN;
  const code = variable.codes[row] ?? -1;
  return code < 0 ? Number.NaN : code;
}

/** The same variable at some of the rows, in that order; levels nobody has any more are left out. */
export function selectRows(variable: Variable, rows: ArrayLike<number>): Variable {
  if (variable.kind === "covariate") {
    const { values } = variable;
    return { ...variable, values: Float64Array.from(rows, (row) => values[row] ?? Number.NaN) };
  }
  const { name, levels, codes } = variable;
  const selected = Array.from(rows, (row) => levels[codes[row] ?? -1] ?? null);
  return factorOf(name, selected, levels);
}
