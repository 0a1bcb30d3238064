import { addEntry, entry, type Matrix, matrix } from "../../linear-algebra/matrix.ts";
import { addAt, at } from "../../linear-algebra/vector.ts";
import type { CoxRows } from "./cox-rows.ts";

/** Sums of risk, of risk × covariates and of risk × their products. Of the products the lower triangle. */
export interface RiskSums {
  risk: number;
  readonly first: Float64Array;
  readonly second: Matrix;
}

/** The subjects at risk at one time of a stratum at which an event came. */
export interface RiskSet {
  readonly time: number;
  readonly stratum: number;
  /** Rows whose event comes now. */
  readonly deaths: readonly number[];
  readonly all: RiskSums;
  readonly dying: RiskSums;
}

/** Visits every time with events, latest first within each stratum. The sums are reused: copy what is to be kept. */
export function walkRiskSets(
  rows: CoxRows,
  risk: Float64Array,
  visit: (set: RiskSet) => void,
): void {
  const late = rows.hasEntry
    ? Array.from(rows.entry.keys()).toSorted((a, b) => at(rows.entry, b) - at(rows.entry, a))
    : [];
  for (const { from, to, code } of rows.strata) {
    const all = emptySums(rows.x.columns);
    const comers = late.filter((i) => i >= from && i < to);
    let came = 0;
    for (let i = from; i < to; ) {
      const time = at(rows.time, i);
      const deaths: number[] = [];
      for (; i < to && at(rows.time, i) === time; i++) {
        addRow(all, rows, i, at(risk, i));
        if (at(rows.event, i) === 1) deaths.push(i);
      }
      if (deaths.length === 0) continue;
      for (; came < comers.length && at(rows.entry, comers[came] ?? -1) >= time; came++) {
        addRow(all, rows, comers[came] ?? -1, -at(risk, comers[came] ?? -1));
      }
      const dying = emptySums(rows.x.columns);
      for (const row of deaths) addRow(dying, rows, row, at(risk, row));
      visit({ time, stratum: code, deaths, all, dying });
    }
  }
}

/**
 * The sums once for each event of a time: all of them whole times by Breslow; by Efron the k-th of d tied events finds
 * the others of its time at (d − k)/d of their risk.
 */
export function eachDeath(
  { all, dying, deaths }: RiskSet,
  ties: "efron" | "breslow",
  visit: (
    total: number,
    mean: (j: number) => number,
    spread: (j: number, k: number) => number,
    share: number,
  ) => void,
): void {
  const d = deaths.length;
  for (let k = 0; k < d; k++) {
    const share = ties === "efron" ? k / d : 0;
    const total = all.risk - share * dying.risk;
    const mean = (j: number) => (at(all.first, j) - share * at(dying.first, j)) / total;
    const spread = (i: number, j: number) =>
      (entry(all.second, i, j) - share * entry(dying.second, i, j)) / total - mean(i) * mean(j);
    visit(total, mean, spread, share);
  }
}

function emptySums(columns: number): RiskSums {
  return { risk: 0, first: new Float64Array(columns), second: matrix(columns, columns) };
}

function addRow(sums: RiskSums, { x }: CoxRows, row: number, risk: number): void {
  sums.risk += risk;
  for (let i = 0; i < x.columns; i++) {
    const weighted = risk * entry(x, row, i);
    addAt(sums.first, i, weighted);
    for (let j = 0; j <= i; j++) addEntry(sums.second, i, j, weighted * entry(x, row, j));
  }
}
