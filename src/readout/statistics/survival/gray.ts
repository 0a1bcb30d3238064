import type { Issue } from "../../../kernel/index.ts";
import { cholesky, solveCholesky } from "../../linear-algebra/cholesky.ts";
import { addEntry, entry, type Matrix, matrix } from "../../linear-algebra/matrix.ts";
import { addAt, at, dot } from "../../linear-algebra/vector.ts";
import { chiSquaredTail } from "../../numeric/chi-squared.ts";
import { type ChiSquaredTest, nothingToCompare } from "./log-rank.ts";
import {
  checkSurvival,
  codesOf,
  completeRows,
  type SurvivalData,
  takeRows,
} from "./survival-data.ts";

export interface GrayOptions {
  /** Times count by (1 − F)^rho, F the incidence in all groups together. Default 0. */
  readonly rho?: number;
  /** Codes of strata: groups are compared within each. */
  readonly stratum?: Float64Array;
}

/**
 * Gray's test that the cumulative incidence of one cause is the same in all groups while other causes compete. Groups
 * stand in the order of their codes; entry after the beginning is not considered.
 *
 * @param causes how many causes there may be: codes 1 … causes in `event`, 0 is censored
 * @source Gray, Annals of Statistics 16:1141 (1988); reference: R cmprsk 2.2-11 `cuminc`, reference/readout/gray.R
 */
export function computeGray(
  data: SurvivalData,
  group: Float64Array,
  cause: number,
  causes: number,
  { rho = 0, stratum }: GrayOptions = {},
): ChiSquaredTest | Issue {
  const rows = completeRows(data, [group, stratum]);
  const wrong = checkSurvival(data, rows, causes);
  if (wrong !== undefined) return wrong;
  const codes = codesOf(group, rows);
  const score = new Float64Array(codes.length);
  const variance = matrix(codes.length, codes.length);
  for (const one of stratum === undefined ? [undefined] : codesOf(stratum, rows)) {
    const inside = stratum === undefined ? rows : rows.filter((i) => at(stratum, i) === one);
    const groups = codes.map((code) => {
      const own = inside.filter((i) => at(group, i) === code);
      return takeRows({ time: data.time, event: data.event }, own);
    });
    addStratum(stepsOf(groups, cause, rho), score, variance);
  }
  const kept = Array.from(score.keys()).filter((k) => entry(variance, k, k) > 0);
  const size = kept.length - 1;
  if (size < 1) return nothingToCompare(["group"]);
  const part = matrix(size, size);
  const compared = kept.slice(1);
  for (const [i, row] of compared.entries()) {
    for (const [j, column] of compared.entries())
      addEntry(part, i, j, entry(variance, row, column));
  }
  const lower = cholesky(part);
  if (lower === undefined) return nothingToCompare(["group"]);
  const gap = Float64Array.from(compared, (k) => at(score, k));
  const statistic = dot(gap, solveCholesky(lower, gap));
  return { statistic, df: size, p: chiSquaredTail(statistic, size) };
}

/** One time with events, group by group. */
interface Step {
  /** (1 − F)^rho just before, and 1 − F just before and now, F the incidence in all groups. */
  readonly weight: number;
  readonly freeBefore: number;
  readonly freeNow: number;
  readonly atRisk: readonly number[];
  readonly own: readonly number[];
  readonly others: readonly number[];
  /** Without any event just before and now. */
  readonly before: readonly number[];
  readonly now: readonly number[];
  /** At risk over the survival just before, and what remains of it times 1 − the group's incidence. */
  readonly risk: readonly number[];
  readonly freeRisk: readonly number[];
}

function stepsOf(groups: readonly SurvivalData[], cause: number, rho: number): readonly Step[] {
  const times = new Set<number>();
  for (const { time, event } of groups) {
    for (const [i, code] of event.entries()) if (code > 0) times.add(at(time, i));
  }
  const survival = groups.map(() => 1);
  const incidence = groups.map(() => 0);
  let all = 0;
  return [...times]
    .toSorted((a, b) => a - b)
    .map((now): Step => {
      const count = (isCounted: (time: number, code: number) => boolean) =>
        groups.map(({ time, event }) => {
          let counted = 0;
          for (const [i, code] of event.entries()) if (isCounted(at(time, i), code)) counted += 1;
          return counted;
        });
      const atRisk = count((time) => time >= now);
      const own = count((time, code) => time === now && code === cause);
      const others = count((time, code) => time === now && code > 0 && code !== cause);
      const before = [...survival];
      const risk = atRisk.map((n, k) => (n > 0 ? n / (before[k] ?? 1) : 0));
      const freeRisk = risk.map((one, k) => one * (1 - (incidence[k] ?? 0)));
      const freeBefore = 1 - all;
      all += sumOf(own) / sumOf(risk);
      for (const [k, n] of atRisk.entries()) {
        if (n === 0) continue;
        const [left, events] = [before[k] ?? 0, own[k] ?? 0];
        incidence[k] = (incidence[k] ?? 0) + (left * events) / n;
        survival[k] = (left * (n - events - (others[k] ?? 0))) / n;
      }
      return {
        weight: freeBefore ** rho,
        freeBefore,
        freeNow: 1 - all,
        atRisk,
        own,
        others,
        before,
        now: [...survival],
        risk,
        freeRisk,
      };
    });
}

/**
 * Adds a stratum's scores Σ K (dN_k − R_k dN / R) and their covariance: an event in group r moves the score of k at its
 * own time by a_kr and later, through the incidence, by c_kr = ∫ a_kr dF / (1 − F) from then on.
 */
function addStratum(steps: readonly Step[], score: Float64Array, variance: Matrix): void {
  const groups = score.length;
  const direct = steps.map(({ weight, risk }) => {
    const [a, total] = [matrix(groups, groups), sumOf(risk)];
    for (const [k, own] of risk.entries()) {
      for (const [r, other] of risk.entries()) {
        addEntry(a, k, r, weight * own * ((k === r ? 1 : 0) - other / total));
      }
    }
    return a;
  });
  const later = matrix(groups, groups);
  for (let i = steps.length - 1; i >= 0; i--) {
    const [step, a] = [steps[i], direct[i]];
    if (step === undefined || a === undefined) continue;
    const { weight, own, others, atRisk, before, now, risk, freeRisk, freeBefore, freeNow } = step;
    const [events, total] = [sumOf(own), sumOf(risk)];
    for (const [k, count] of own.entries()) {
      addAt(score, k, weight * (count - (events * (freeRisk[k] ?? 0)) / sumOf(freeRisk)));
    }
    for (const [r, n] of atRisk.entries()) {
      if (n === 0) continue;
      const [left, after, competing] = [before[r] ?? 0, now[r] ?? 0, others[r] ?? 0];
      // Nobody is left without an event: nothing later moves the scores through this group.
      const passed = after > 0 ? freeNow / after : 0;
      const tied = events > 1 ? 1 - (events - 1) / (total * left - 1) : 1;
      const othersTied = competing > 1 ? 1 - (competing - 1) / (n - 1) : 1;
      const ofCause = (tied * left * events) / (total * n);
      const ofOthers = (othersTied * left * left * competing) / (n * n);
      const reach = after > 0 ? 1 - passed : 0;
      for (let k = 0; k < groups; k++) {
        for (let l = 0; l < groups; l++) {
          const [x, y] = [entry(later, k, r), entry(later, l, r)];
          const u = entry(a, k, r) + reach * x;
          const v = entry(a, l, r) + reach * y;
          addEntry(variance, k, l, ofCause * u * v + ofOthers * passed * passed * x * y);
        }
      }
    }
    const share = events / (total * freeBefore);
    for (let j = 0; j < later.data.length; j++) addAt(later.data, j, share * at(a.data, j));
  }
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
