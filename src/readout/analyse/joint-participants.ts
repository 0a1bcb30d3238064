import type { Issue } from "../../kernel/index.ts";
import {
  covariateOf,
  factorOf,
  selectRows as takeRows,
  type Variable,
  valueAt,
} from "../statistics/design/variable.ts";
import type { JointOutcome } from "../statistics/joint-rank/joint-outcome.ts";
import type { AnalysisContext } from "./analysis-context.ts";
import { noSurvival, unknownColumn, withoutCovariates } from "./analysis-issues.ts";
import { orderedLevels } from "./ordered-levels.ts";
import {
  categoriesOfParticipants,
  numbersByVisit,
  numbersOfParticipants,
  participantsOf,
} from "./participants.ts";
import { hasColumn, selectAnalysisRows } from "./rows.ts";

/** Everybody whose function and survival are ranked together, with what the ranks are adjusted for. */
export interface JointParticipants {
  readonly ids: readonly string[];
  readonly arms: readonly string[];
  readonly outcomes: readonly JointOutcome[];
  readonly visits: readonly string[];
  readonly variables: readonly Variable[];
  readonly issues: readonly Issue[];
}

/**
 * Gathers function by visit and survival. Whoever died before any visit has no row of function and counts all the same;
 * whoever has no row of survival, no arm or no covariate is left out, with an issue.
 */
export function gatherJoint(context: AnalysisContext<"joint-rank">): JointParticipants | Issue {
  const { readout, data, analysis, method, selected } = context;
  const { survival, treatment, visit, factors = [], covariates = [] } = method;
  const lived = selectAnalysisRows(readout, data, {
    dataset: survival.dataset,
    population: analysis.population,
    where: { kind: "in", column: "PARAMCD", values: [survival.parameter] },
  });
  if (!("rows" in lived)) return lived;
  const lost = [survival.time, survival.censor].find((column) => !hasColumn(lived, column));
  if (lost !== undefined) return unknownColumn([], { dataset: survival.dataset, column: lost });
  const everybody = participantsOf(selected, lived);
  const arms = categoriesOfParticipants(everybody, treatment, selected, lived);
  const times = numbersOfParticipants(everybody, survival.time, lived);
  const censors = numbersOfParticipants(everybody, survival.censor, lived);
  const variables = [
    ...factors.map((name) =>
      factorOf(name, categoriesOfParticipants(everybody, name, selected, lived)),
    ),
    ...covariates.map((name) =>
      covariateOf(name, numbersOfParticipants(everybody, name, selected, lived)),
    ),
  ];
  const places = Array.from(everybody.keys());
  const timed = places.filter((i) => !Number.isNaN(times[i]) && !Number.isNaN(censors[i]));
  const kept = timed.filter(
    (i) => arms[i] !== null && variables.every((one) => !Number.isNaN(valueAt(one, i))),
  );
  const issues: Issue[] = [];
  if (timed.length < places.length) {
    const participants = places.length - timed.length;
    issues.push(noSurvival(["survival"], { participants, parameter: survival.parameter }));
  }
  if (kept.length < timed.length) {
    issues.push(withoutCovariates([], { participants: timed.length - kept.length }));
  }
  const ids = kept.map((i) => everybody[i] ?? "");
  const visits = visit === undefined ? [""] : orderedLevels(selected, visit);
  const changes = numbersByVisit(selected, ids, visits, method.response, visit);
  if (!(changes instanceof Float64Array)) return changes;
  const outcomes = kept.map((i, place): JointOutcome => {
    const lastKnownAlive = times[i] ?? Number.NaN;
    const own = changes.subarray(place * visits.length, (place + 1) * visits.length);
    const alive = { lastKnownAlive, changes: own };
    return censors[i] === 0 ? { ...alive, deathTime: lastKnownAlive } : alive;
  });
  return {
    ids,
    arms: kept.map((i) => arms[i] ?? ""),
    outcomes,
    visits,
    variables: variables.map((one) => takeRows(one, kept)),
    issues,
  };
}

/** The same people, only some of them. */
export function keepParticipants(
  all: JointParticipants,
  isKept: (arm: string) => boolean,
): JointParticipants {
  const kept = Array.from(all.ids.keys()).filter((i) => isKept(all.arms[i] ?? ""));
  return {
    ...all,
    ids: kept.map((i) => all.ids[i] ?? ""),
    arms: kept.map((i) => all.arms[i] ?? ""),
    outcomes: kept.flatMap((i) => all.outcomes[i] ?? []),
    variables: all.variables.map((one) => takeRows(one, kept)),
  };
}
