import type { Issue } from "../../kernel/index.ts";
import type { AnalysisContext } from "./analysis-context.ts";
import { armWithoutData, withoutCovariates } from "./analysis-issues.ts";
import { orderedLevels } from "./ordered-levels.ts";
import {
  categoriesOfParticipants,
  numbersByVisit,
  numbersOfParticipants,
  participantsOf,
} from "./participants.ts";

/** Everybody by every visit, with what holds of each person at all of them. */
export interface ParticipantGrid {
  readonly ids: readonly string[];
  readonly arms: readonly string[];
  readonly visits: readonly string[];
  /** Person by person, NaN where missing. */
  readonly response: Float64Array;
  readonly categories: ReadonlyMap<string, readonly (string | null)[]>;
  readonly numbers: ReadonlyMap<string, Float64Array>;
  readonly issues: readonly Issue[];
}

/**
 * Lays out rows so that a visit without a row is a gap. An arm in which nobody has a value cannot be imputed and is left
 * out. Issue: a visit that a participant has twice.
 */
export function layOutParticipants(
  context: AnalysisContext<"imputed-ancova">,
): ParticipantGrid | Issue {
  const { selected, method } = context;
  const { treatment, visit, factors = [], covariates = [], baseline } = method;
  const everybody = participantsOf(selected);
  const arms = categoriesOfParticipants(everybody, treatment, selected);
  const named = [...covariates, ...(baseline === undefined ? [] : [baseline])];
  const categories = factors.map(
    (name) => [name, categoriesOfParticipants(everybody, name, selected)] as const,
  );
  const numbers = named.map(
    (name) => [name, numbersOfParticipants(everybody, name, selected)] as const,
  );
  const whole = Array.from(everybody.keys()).filter(
    (i) =>
      arms[i] !== null &&
      categories.every(([, values]) => values[i] !== null) &&
      numbers.every(([, values]) => !Number.isNaN(values[i])),
  );
  const visits = orderedLevels(selected, visit);
  const all = numbersByVisit(selected, everybody, visits, method.response, visit);
  if (!(all instanceof Float64Array)) return all;
  const ownOf = (i: number) => all.subarray(i * visits.length, (i + 1) * visits.length);
  const measured = new Set(whole.flatMap((i) => (ownOf(i).every(Number.isNaN) ? [] : arms[i])));
  const kept = whole.filter((i) => measured.has(arms[i]));
  const unmeasured = [...new Set(whole.map((i) => arms[i] ?? ""))].filter(
    (arm) => !measured.has(arm),
  );
  const left = everybody.length - whole.length;
  return {
    ids: kept.map((i) => everybody[i] ?? ""),
    arms: kept.map((i) => arms[i] ?? ""),
    visits,
    response: Float64Array.from(kept.flatMap((i) => Array.from(ownOf(i)))),
    categories: new Map(
      categories.map(([name, values]) => [name, kept.map((i) => values[i] ?? null)]),
    ),
    numbers: new Map(
      numbers.map(([name, values]) => [
        name,
        Float64Array.from(kept, (i) => values[i] ?? Number.NaN),
      ]),
    ),
    issues: [
      ...(left === 0 ? [] : [withoutCovariates([], { participants: left })]),
      ...unmeasured.map((arm) => armWithoutData(["treatment"], { arm })),
    ],
  };
}
