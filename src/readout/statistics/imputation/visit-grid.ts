import type { Issue } from "../../../kernel/index.ts";
import { defineDesign, type Design, designMatrix, type Term } from "../design/design.ts";
import { type Factor, type Variable, valueAt } from "../design/variable.ts";
import type { Matrix } from "../../linear-algebra/matrix.ts";
import {
  missingPredictor,
  missingVisit,
  noReference,
  repeatedVisit,
  unknownStrategyVisit,
} from "./imputation-issues.ts";
import type { Strategy } from "./strategy.ts";

/** From which visit on a participant is imputed how. */
export interface IntercurrentEvent {
  /** The first visit after the event. */
  readonly visit: string;
  readonly strategy: Strategy;
}

/** Repeated measurements with gaps, and how the gaps are to be understood. One row a participant and visit. */
export interface ImputationRequest {
  /** NaN where missing. */
  readonly response: Float64Array;
  readonly subject: readonly string[];
  readonly visit: Factor;
  readonly arm: Factor;
  /** The arm that strategies refer to. */
  readonly reference: string;
  /** Covariates beside arm and visit. */
  readonly variables: readonly Variable[];
  /** The mean: such as `[["arm"], ["visit"], ["arm", "visit"], ["base"], ["base", "visit"]]` by the variables' names. */
  readonly terms: readonly Term[];
  /** By participant; who is not listed is imputed at random (as the own arm). */
  readonly events: ReadonlyMap<string, IntercurrentEvent>;
  /** Arms have covariances of their own. Default: one covariance. */
  readonly hasOwnCovariances?: boolean;
}

/** One participant in the grid. */
export interface GridSubject {
  readonly id: string;
  readonly arm: string;
  /** The request's row of each visit. */
  readonly rows: Int32Array;
  readonly strategy: Strategy;
  /** The place of the first visit after the event; the number of visits where none is. */
  readonly first: number;
}

/** Participants by visits, in an order that does not depend on that of the rows. */
export interface VisitGrid {
  readonly subjects: readonly GridSubject[];
  readonly visits: readonly string[];
  /** Response of what may inform the model: without what comes after an event that is not imputed at random. */
  readonly informing: Float64Array;
  readonly design: Design;
  /** The design of each row as it is, and as if it belonged to the reference arm. */
  readonly own: Matrix;
  readonly asReference: Matrix;
}

/** Orders the rows. Issues: a row that is missing or twice, an unknown visit or reference arm, a predictor that is missing. */
export function layOutGrid(request: ImputationRequest): VisitGrid | Issue {
  const { response, subject, visit, arm, reference, variables, terms, events } = request;
  const code = arm.levels.indexOf(reference);
  if (code < 0) return noReference(["reference"], { arm: reference });
  const visits = visit.levels;
  const byId = new Map<string, Int32Array>();
  for (let row = 0; row < subject.length; row++) {
    const id = subject[row] ?? "";
    const rows = byId.get(id) ?? new Int32Array(visits.length).fill(-1);
    const place = visit.codes[row] ?? -1;
    if ((rows[place] ?? 0) >= 0)
      return repeatedVisit([row], { subject: id, visit: visits[place] ?? "" });
    rows[place] = row;
    byId.set(id, rows);
  }
  const all = [arm, visit, ...variables];
  const informing = Float64Array.from(response);
  const subjects: GridSubject[] = [];
  for (const [id, rows] of [...byId].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const absent = rows.indexOf(-1);
    if (absent >= 0) return missingVisit([id], { subject: id, visit: visits[absent] ?? "" });
    for (const row of rows) {
      const isWhole = all.every((one) => !Number.isNaN(valueAt(one, row)));
      if (!isWhole) return missingPredictor([row], { row: row + 1 });
    }
    const event = events.get(id);
    const first = event === undefined ? visits.length : visits.indexOf(event.visit);
    if (first < 0) return unknownStrategyVisit([id], { visit: event?.visit ?? "" });
    const strategy = event?.strategy ?? "missing-at-random";
    if (strategy !== "missing-at-random") {
      for (const row of rows.subarray(first)) informing[row] = Number.NaN;
    }
    const armName = arm.levels[arm.codes[rows[0] ?? -1] ?? -1] ?? "";
    subjects.push({ id, arm: armName, rows, strategy, first });
  }
  const places = Array.from(response.keys());
  const design = defineDesign(all, terms);
  const moved: Factor = { ...arm, codes: arm.codes.map(() => code) };
  const other = defineDesign([moved, visit, ...variables], terms);
  const own = designMatrix(design, places);
  return { subjects, visits, informing, design, own, asReference: designMatrix(other, places) };
}
