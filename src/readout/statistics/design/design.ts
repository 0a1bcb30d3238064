import type { Matrix } from "../../linear-algebra/matrix.ts";
import { matrix } from "../../linear-algebra/matrix.ts";
import { type Factor, type Variable, valueAt } from "./variable.ts";

/** A product of variables, by name, in their order; the empty product is the intercept. */
export type Term = readonly string[];

/** How a factor's categories become columns. */
export type Coding = "treatment" | "sum";

/** One part of a column's product: a covariate's number, or what a factor's category counts for. */
interface Part {
  readonly variable: string;
  readonly weights?: Float64Array;
}

export interface DesignColumn {
  /** As R names it: `ARMTRT:VISITW12`. */
  readonly name: string;
  /** Which of the design's terms it belongs to. */
  readonly term: number;
  readonly parts: readonly Part[];
}

/** The columns of a linear predictor. */
export interface Design {
  readonly variables: ReadonlyMap<string, Variable>;
  readonly terms: readonly Term[];
  readonly columns: readonly DesignColumn[];
}

/**
 * The columns of terms, factors coded against their first level (`treatment`) or as deviations from the mean of their
 * levels (`sum`). A factor stands with all its levels where the term without it is not in the model.
 *
 * @source R 4.2 model.matrix: marginality rule of Chambers & Hastie, Statistical Models in S, §2.4.1
 */
export function defineDesign(
  variables: readonly Variable[],
  terms: readonly Term[],
  coding: Coding = "treatment",
): Design {
  const named = new Map(variables.map((variable) => [variable.name, variable]));
  const known = new Set(terms.map(termKey));
  const columns = terms.flatMap((term, place): DesignColumn[] => {
    let products: readonly (readonly [string, readonly Part[]])[] = [["", []]];
    for (const name of term) {
      const variable = named.get(name);
      const rest = termKey(term.filter((other) => other !== name));
      const parts = variable === undefined ? [] : partsOf(variable, coding, known.has(rest));
      products = parts.flatMap(([label, part]) =>
        products.map(
          ([before, all]) =>
            [before === "" ? label : `${before}:${label}`, [...all, part]] as const,
        ),
      );
    }
    return products.map(([name, parts]) => ({
      name: term.length === 0 ? "(Intercept)" : name,
      term: place,
      parts,
    }));
  });
  return { variables: named, terms, columns };
}

function termKey(term: Term): string {
  return [...term].sort((a, b) => (a < b ? -1 : 1)).join("\u0000");
}

function partsOf(
  variable: Variable,
  coding: Coding,
  isContrast: boolean,
): readonly (readonly [string, Part])[] {
  if (variable.kind === "covariate") return [[variable.name, { variable: variable.name }]];
  const { name, levels } = variable;
  const coded = isContrast
    ? coding === "treatment"
      ? levels.slice(1)
      : levels.slice(0, -1)
    : levels;
  return coded.map((level) => [
    `${name}${level}`,
    { variable: name, weights: weightsOf(variable, level, coding, isContrast) },
  ]);
}

function weightsOf(factor: Factor, level: string, coding: Coding, isContrast: boolean) {
  const isLastMinus = isContrast && coding === "sum";
  return Float64Array.from(factor.levels, (other, place) => {
    if (other === level) return 1;
    return isLastMinus && place === factor.levels.length - 1 ? -1 : 0;
  });
}

/** What a column is where the variables have these values (codes for factors). */
export function columnAt(column: DesignColumn, value: (variable: string) => number): number {
  let product = 1;
  for (const { variable, weights } of column.parts) {
    const said = value(variable);
    product *= weights === undefined ? said : (weights[said] ?? Number.NaN);
  }
  return product;
}

/** The design matrix of some rows, NaN where a row says nothing of a variable. */
export function designMatrix(design: Design, rows: ArrayLike<number>): Matrix {
  const columns = design.columns.length;
  const built = matrix(rows.length, columns);
  for (const [place, { parts }] of design.columns.entries()) {
    const values = new Float64Array(rows.length).fill(1);
    for (const { variable: name, weights } of parts) {
      const variable = design.variables.get(name);
      for (let i = 0; i < rows.length; i++) {
        const said = variable === undefined ? Number.NaN : valueAt(variable, rows[i] ?? -1);
        const factor = weights === undefined ? said : (weights[said] ?? Number.NaN);
        values[i] = (values[i] ?? Number.NaN) * factor;
      }
    }
    for (let i = 0; i < rows.length; i++) built.data[i * columns + place] = values[i] ?? Number.NaN;
  }
  return built;
}
