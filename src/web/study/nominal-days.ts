import type { Anchor, DoseRegimen, Study, Visit } from "../../definition/index.ts";

/** When a visit would be if everything happened on its day, in days from the first dose. */
export interface NominalVisit {
  readonly visit: Visit;
  readonly target: number;
  readonly earliest: number;
  readonly latest: number;
  /** Days of its later times, where it repeats, within the picture. */
  readonly again: readonly number[];
}

export interface NominalCourse {
  /** The regimen that the days follow: the one with the most doses. Absent where the study gives none. */
  readonly regimen?: DoseRegimen;
  readonly doses: readonly number[];
  /** In the order of their days. Visits without a timing are left out. */
  readonly visits: readonly NominalVisit[];
  readonly first: number;
  readonly last: number;
}

/** Where an endless rhythm is cut off, in days. */
const horizonDays = 400;

/** Lays a study's calendar out as if every dose were given and every visit held on its day; enrolment on day 0. */
export function nominalCourse(study: Study): NominalCourse {
  const regimen = study.regimens.toSorted((a, b) => doseCount(b) - doseCount(a))[0];
  const doses = regimen === undefined ? [] : doseDays(regimen);
  const targets = new Map<string, number>();
  const anchorDay = (anchor: Anchor, seen: readonly string[]): number => {
    if ("event" in anchor) return 0;
    if ("dose" in anchor)
      return (anchor.dose === "last" ? doses.at(-1) : doses[anchor.dose - 1]) ?? 0;
    const visit = study.visits.find(({ id }) => id === anchor.visit);
    // A ring of visits that wait for each other is the study checker's to report.
    return visit === undefined || seen.includes(visit.id)
      ? 0
      : targetOf(visit, [...seen, visit.id]);
  };
  const targetOf = (visit: Visit, seen: readonly string[]): number => {
    const known = targets.get(visit.id);
    if (known !== undefined) return known;
    const { timing } = visit;
    const target = timing === undefined ? 0 : anchorDay(timing.anchor, seen) + timing.targetDays;
    targets.set(visit.id, target);
    return target;
  };
  const visits = study.visits
    .flatMap((visit): NominalVisit[] => {
      const { timing, repeats } = visit;
      if (timing === undefined) return [];
      const target = targetOf(visit, [visit.id]);
      const again: number[] = [];
      if (repeats !== undefined) {
        for (let time = 1; repeats.times === undefined || time < repeats.times; time++) {
          const day = target + time * repeats.everyDays;
          if (day > horizonDays) break;
          again.push(day);
        }
      }
      return [
        {
          visit,
          target,
          earliest: target + timing.earliestDays - timing.targetDays,
          latest: target + timing.latestDays - timing.targetDays,
          again,
        },
      ];
    })
    .toSorted((a, b) => a.target - b.target);
  const days = visits.flatMap(({ earliest, latest, again }) => [earliest, latest, ...again]);
  return {
    ...(regimen === undefined ? {} : { regimen }),
    doses,
    visits,
    first: Math.min(0, ...days),
    last: Math.max(1, ...days, ...doses),
  };
}

function doseCount({ doses, intervalsDays, thenEveryDays }: DoseRegimen): number {
  return doses ?? (thenEveryDays === undefined ? intervalsDays.length + 1 : Infinity);
}

function doseDays(regimen: DoseRegimen): number[] {
  const days = [0];
  const { intervalsDays, thenEveryDays } = regimen;
  while (days.length < doseCount(regimen)) {
    const gap = intervalsDays[days.length - 1] ?? thenEveryDays;
    const next = (days.at(-1) ?? 0) + (gap ?? 0);
    if (gap === undefined || next > horizonDays) break;
    days.push(next);
  }
  return days;
}
