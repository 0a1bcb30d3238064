import type { Study, Visit } from "../definition/index.ts";
import type { ScreeningVisit } from "./eligible-values.ts";

/**
 * Screening visits in the order of their days: those counted back from the planned first dose, on its day at the
 * latest; where a study counts from screening instead, the visits of its first epoch, ending the day before the dose.
 */
export function screeningVisits(study: Study, firstDose: number): ScreeningVisit[] {
  const back = study.visits.flatMap(({ id, epoch, timing }) => {
    if (timing === undefined || !("dose" in timing.anchor) || timing.anchor.dose !== 1) return [];
    const { targetDays, latestDays } = timing;
    const isBefore = targetDays < 0 || (epoch === study.epochs[0]?.id && latestDays <= 0);
    return isBefore ? [{ visit: id, day: firstDose + targetDays }] : [];
  });
  return (back.length > 0 ? back : forward(study, firstDose)).sort((a, b) => a.day - b.day);
}

function forward(study: Study, firstDose: number): ScreeningVisit[] {
  const [first] = study.epochs;
  const offsets = study.visits.flatMap((visit) => {
    const day = visit.epoch === first?.id ? daysFromScreening(study, visit) : undefined;
    return day === undefined ? [] : [{ visit: visit.id, day }];
  });
  const last = Math.max(0, ...offsets.map(({ day }) => day));
  return offsets.map(({ visit, day }) => ({ visit, day: firstDose - 1 - last + day }));
}

/** Planned days from screening, through the visits a visit is counted from; `undefined` when it is counted from elsewhere. */
function daysFromScreening(
  study: Study,
  visit: Visit,
  beyond = study.visits.length,
): number | undefined {
  const { timing } = visit;
  if (timing === undefined || beyond === 0) return undefined;
  const { anchor, targetDays } = timing;
  if ("event" in anchor) {
    return anchor.event === "screened" || anchor.event === "consented" ? targetDays : undefined;
  }
  const from = "visit" in anchor ? study.visits.find(({ id }) => id === anchor.visit) : undefined;
  const day = from === undefined ? undefined : daysFromScreening(study, from, beyond - 1);
  return day === undefined ? undefined : day + targetDays;
}
