import type { Issue } from "../../../kernel/index.ts";
import { cholesky, invertCholesky } from "../../linear-algebra/cholesky.ts";
import { entry, type Matrix, matrix, multiply, setEntry } from "../../linear-algebra/matrix.ts";
import { at } from "../../linear-algebra/vector.ts";
import type { Factor } from "../design/variable.ts";
import { valueAt } from "../design/variable.ts";
import {
  type CovarianceKind,
  type CovarianceStructure,
  covarianceStructure,
  entryPlace,
} from "./covariance-structure.ts";
import { noConvergence, repeatedVisit, unidentifiedCovariance } from "./issues.ts";
import { type Minimum, minimiseByScoring } from "./minimise-by-scoring.ts";
import { adjustCovariance, invertTriangle, type MixedFit, sandwich, turned } from "./mixed-fit.ts";
import { type MixedRequest, type MixedRows, prepareRows } from "./mixed-rows.ts";
import { kenwardRogerProducts, type VisitCurvature, visitObjective } from "./visit-curvature.ts";
import { withinSubjects } from "./within-subjects.ts";
import { groupByPattern, type VisitData } from "./visit-patterns.ts";

export interface MmrmRequest extends MixedRequest {
  /** When each row was measured. */
  readonly visit: Factor;
  readonly covariance: CovarianceKind;
  /** Participants of each of its levels have a covariance of their own. */
  readonly covarianceBy?: Factor;
  /** Restricted likelihood (the default) or full. */
  readonly likelihood?: "restricted" | "full";
}

export interface MmrmFit extends MixedFit {
  readonly visits: readonly string[];
  /** By covariance group, one without a name where there is only one. */
  readonly covariances: readonly { readonly group: string; readonly matrix: Matrix }[];
  /** As {@link covarianceStructure} defines them, one group's after another's. */
  readonly parameters: Float64Array;
}

/**
 * Mixed model for repeated measures: every participant's visits are jointly normal with a mean linear in the effects and
 * a covariance between visits; a missing visit is left out, which is right where its absence depends on what was observed.
 *
 * Issues: a singular design, a visit twice, too little data, a likelihood without a maximum that can be found. Nothing is
 * returned for a fit that did not converge.
 *
 * @source Mallinckrodt et al., Drug Information Journal 42:303 (2008); R package mmrm 0.3; SAS PROC MIXED REPEATED
 */
export function computeMmrm(request: MmrmRequest): MmrmFit | Issue {
  const { visit, covarianceBy } = request;
  const variables = [...request.variables.filter(({ name }) => name !== visit.name), visit];
  const by = covarianceBy;
  const all = by === undefined || variables.some(({ name }) => name === by.name);
  const place = Float64Array.from(visit.codes, (_, row) => valueAt(visit, row));
  const rows = prepareRows(
    { ...request, variables: all || by === undefined ? variables : [...variables, by] },
    place,
    by === undefined ? [visit.name] : [visit.name, by.name],
  );
  if ("kind" in rows) return rows;
  const [visits, visitOf] = compact(visit, rows.rows);
  const [groups, groupOf] =
    by === undefined ? [[""], new Int32Array(rows.rows.length)] : compact(by, rows.rows);
  for (let i = 1; i < visitOf.length; i++) {
    if (visitOf[i] === visitOf[i - 1] && !rows.starts.includes(i)) {
      const subject = request.subject[rows.rows[i] ?? -1] ?? "";
      return repeatedVisit(["visit"], { subject, visit: visits[visitOf[i] ?? -1] ?? "" });
    }
  }
  const counts = { visits: visits.length, groups: groups.length };
  const data = groupByPattern(rows, visitOf, groupOf, counts);
  const structure = covarianceStructure(request.covariance, visits.length);
  const isRestricted = request.likelihood !== "full";
  const start = startParameters(data, structure);
  if (start === undefined) return unidentifiedCovariance(["covariance"]);
  const found = minimiseByScoring(visitObjective(data, structure, isRestricted), start);
  if (found === undefined) return noConvergence(["covariance"], { iterations: 0 });
  const lower = cholesky(found.curvature.observed, 1e-9);
  if (!found.isConverged) return noConvergence(["covariance"], { iterations: found.iterations });
  if (lower === undefined) return unidentifiedCovariance(["covariance"]);
  return describeFit({ rows, data, structure, isRestricted, found, visits, groups, lower });
}

/** The levels that stand in some rows, and by row which of them. */
function compact({ levels, codes }: Factor, rows: Int32Array): [readonly string[], Int32Array] {
  const seen = new Set(Array.from(rows, (row) => codes[row] ?? -1));
  const kept = levels.flatMap((_, code) => (seen.has(code) ? [code] : []));
  return [
    kept.map((code) => levels[code] ?? ""),
    Int32Array.from(rows, (row) => kept.indexOf(codes[row] ?? -1)),
  ];
}

/**
 * Parameters near the moments of what least squares leave; `undefined` where a visit has no spread in a group, or two
 * visits that need a covariance of their own are never seen together.
 */
function startParameters(
  data: VisitData,
  structure: CovarianceStructure,
): Float64Array | undefined {
  const { visits: size, width, groups } = data;
  const all: number[] = [];
  for (let group = 0; group < groups; group++) {
    const sums = matrix(size, size);
    const counts = matrix(size, size);
    for (const { group: of, visits, subjects, first } of data.patterns) {
      if (of !== group) continue;
      for (let subject = 0; subject < subjects; subject++) {
        const row = first + subject * visits.length;
        for (const [j, a] of visits.entries()) {
          for (const [k, b] of visits.entries()) {
            const left = at(data.values, (row + j) * width + width - 1);
            const right = at(data.values, (row + k) * width + width - 1);
            setEntry(sums, a, b, entry(sums, a, b) + left * right);
            setEntry(counts, a, b, entry(counts, a, b) + 1);
          }
        }
      }
    }
    for (let i = 0; i < sums.data.length; i++) {
      sums.data[i] = at(sums.data, i) / Math.max(1, at(counts.data, i));
    }
    for (let j = 0; j < size; j++) if (!(entry(sums, j, j) > 0)) return undefined;
    if (structure.kind === "unstructured" && counts.data.includes(0)) return undefined;
    for (let tries = 0; tries < 60 && cholesky(sums, 0.02) === undefined; tries++) {
      for (let j = 0; j < size; j++) {
        for (let k = 0; k < size; k++) if (j !== k) setEntry(sums, j, k, 0.8 * entry(sums, j, k));
      }
    }
    all.push(...structure.start(sums));
  }
  return Float64Array.from(all);
}

interface Solved {
  readonly rows: MixedRows;
  readonly data: VisitData;
  readonly structure: CovarianceStructure;
  readonly isRestricted: boolean;
  readonly found: Minimum<VisitCurvature>;
  readonly visits: readonly string[];
  readonly groups: readonly string[];
  readonly lower: Matrix;
}

function describeFit(solved: Solved): MmrmFit {
  const { rows, data, structure, isRestricted, found, visits, groups, lower } = solved;
  const { fit } = found.curvature;
  const back = invertTriangle(rows.triangle);
  const effects = data.width - 1;
  const coefficients = rows.plain.map((plain, i) => {
    let sum = plain;
    for (let k = i; k < effects; k++) sum += entry(back, i, k) * at(fit.coefficients, k);
    return sum;
  });
  const covariance = sandwich(back, fit.covariance);
  const sensitivities = found.curvature.sensitivities.map((one) => turned(rows.triangle, one));
  // The likelihood's curvature is half that of −2 log L.
  const inverse = invertCholesky(lower);
  const parameterCovariance = matrix(
    inverse.rows,
    inverse.columns,
    inverse.data.map((v) => 2 * v),
  );
  let logs = 0;
  for (let i = 0; i < effects; i++) logs += Math.log(Math.abs(entry(rows.triangle, i, i)));
  const free = isRestricted ? data.rows - effects : data.rows;
  const minusTwo =
    found.curvature.value + free * Math.log(2 * Math.PI) + (isRestricted ? 2 * logs : 0);
  return {
    design: rows.design,
    coefficients,
    covariance,
    sensitivities,
    parameterCovariance,
    kenwardRoger: (form = "linear") => {
      const { curvature } = found;
      const isFull = form === "full";
      const products = kenwardRogerProducts(
        data,
        structure,
        curvature,
        parameterCovariance,
        isFull,
      );
      const { sensitivities: here } = curvature;
      const adjusted = adjustCovariance(fit.covariance, products, here, parameterCovariance);
      return { covariance: sandwich(back, adjusted), parameterCovariance };
    },
    robustCovariance: sandwich(multiply(back, fit.covariance), scoreProducts(data, fit.weighted)),
    observations: data.rows,
    subjects: rows.subjects.length,
    isWithin: withinSubjects(rows),
    isRestricted,
    logLikelihood: -minusTwo / 2,
    parameterCount: found.at.length,
    iterations: found.iterations,
    visits,
    covariances: groups.map((group, i) => ({
      group,
      matrix: matrixOfEntries(visits.length, found.curvature.entries[i] ?? []),
    })),
    parameters: found.at,
  };
}

function matrixOfEntries(size: number, entries: readonly { readonly value: number }[]): Matrix {
  const full = matrix(size, size);
  for (let j = 0; j < size; j++) {
    for (let k = 0; k < size; k++) {
      setEntry(full, j, k, entries[entryPlace(size, j, k)]?.value ?? Number.NaN);
    }
  }
  return full;
}

/** Σ sᵢ sᵢᵀ over subjects for sᵢ = Qᵢᵀ Vᵢ⁻¹ rᵢ. */
function scoreProducts(data: VisitData, weighted: Float64Array): Matrix {
  const { width, patterns } = data;
  const effects = width - 1;
  const products = matrix(effects, effects);
  for (const { visits, subjects, first } of patterns) {
    for (let subject = 0; subject < subjects; subject++) {
      const score = new Float64Array(effects);
      for (let j = 0; j < visits.length; j++) {
        const row = (first + subject * visits.length + j) * width;
        const u = at(weighted, row + effects);
        for (let c = 0; c < effects; c++) score[c] = at(score, c) + u * at(data.values, row + c);
      }
      for (let c = 0; c < effects; c++) {
        for (let d = 0; d < effects; d++) {
          setEntry(products, c, d, entry(products, c, d) + at(score, c) * at(score, d));
        }
      }
    }
  }
  return products;
}
