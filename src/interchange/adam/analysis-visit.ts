import type { AnalysisWindow, ParameterDataset } from "../../definition/index.ts";
import { compareCells, isBlank } from "../sdtm/cells.ts";
import type { DatasetRecord } from "../sdtm/person.ts";
import type { Cell } from "../table.ts";

/** A record of a parameter with what decides where it belongs. */
export interface Measured {
  readonly record: DatasetRecord;
  readonly code: string;
  readonly value: Cell;
  readonly date: Cell;
  /** Day of the analysis: day 1 is its origin, there is no day 0. */
  readonly day: number | null;
  readonly window: AnalysisWindow | undefined;
}

/** The window to which a day, or the visit of a record, belongs: the first that holds it. */
export function windowOf(
  windows: readonly AnalysisWindow[],
  day: number | null,
  visit: string | undefined,
): AnalysisWindow | undefined {
  return windows.find(({ visits, from, to }) => {
    if (visits !== undefined) return visit !== undefined && visits.includes(visit);
    return day !== null && (from === undefined || day >= from) && (to === undefined || day <= to);
  });
}

/** The record of several in a window that is analysed: one that has a value, if any has. */
export function chosenOf(
  several: readonly Measured[],
  choose: ParameterDataset["choose"],
): Measured | undefined {
  const valued = several.filter(({ value }) => !isBlank(value));
  let best: Measured | undefined;
  for (const one of valued.length > 0 ? valued : several) {
    if (best === undefined || isBetter(one, best, choose)) best = one;
  }
  return best;
}

/** Records come in the order of their keys, so that of two on one day the later stands later. */
function isBetter(one: Measured, best: Measured, choose: ParameterDataset["choose"]): boolean {
  const later = compareCells(one.date, best.date);
  if (choose === "first") return later < 0;
  if (choose === "last") return later >= 0;
  const nearer = distance(one) - distance(best);
  if (nearer !== 0 && !Number.isNaN(nearer)) return nearer < 0;
  return choose === "nearest-then-last" ? later >= 0 : later < 0;
}

function distance({ day, window }: Measured): number {
  if (day === null || window === undefined) return Number.POSITIVE_INFINITY;
  return Math.abs(day - window.target);
}

/** What the windows say in an analysis dataset's columns. */
export function windowCells(
  window: AnalysisWindow | undefined,
  day: number | null,
): Readonly<Record<string, Cell>> {
  if (window === undefined) return {};
  const { name, number, target, from, to, visits } = window;
  const isByDay = visits === undefined;
  return {
    AVISIT: name,
    AVISITN: number,
    AWRANGE: isByDay ? rangeWords(from, to) : null,
    AWTARGET: target,
    AWTDIFF: day === null ? null : Math.abs(day - target),
    AWLO: isByDay ? (from ?? null) : null,
    AWHI: isByDay ? (to ?? null) : null,
    AWU: "DAYS",
  };
}

function rangeWords(from: number | undefined, to: number | undefined): string | null {
  if (from === undefined) return to === undefined ? null : `<=${to}`;
  return to === undefined ? `>${from - 1}` : `${from}-${to}`;
}
