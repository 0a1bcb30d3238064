import type { Study } from "../study.ts";
import type { Visit } from "../visit.ts";
import type { StudyIndex } from "./study-index.ts";

/**
 * Whether a visit is, or may be, held before another or together with it: by the days they are planned for where both
 * are counted from the same day, else in the order of the study. An unscheduled visit may be held at any time.
 */
export function earlierOrAt(study: Study, index: StudyIndex, visit: Visit, other: Visit): boolean {
  if (visit.id === other.id || visit.timing === undefined || other.timing === undefined)
    return true;
  const [a, b] = [index.calendar.placements.get(visit.id), index.calendar.placements.get(other.id)];
  if (a !== undefined && a.rootKey === b?.rootKey) return a.earliest <= b.latest;
  return study.visits.indexOf(visit) <= study.visits.indexOf(other);
}

/** Whether a visit's data can be there when a participant is enrolled, which is before the first dose. */
export function isBeforeEnrolment(study: Study, index: StudyIndex, visit: Visit): boolean {
  if (visit.timing !== undefined) return isTimedBefore(index, visit);
  const order = new Map(study.epochs.map(({ id }, e) => [id, e]));
  const own = order.get(visit.epoch) ?? 0;
  const screening = study.visits.filter(
    (other) => other.timing !== undefined && isTimedBefore(index, other),
  );
  // Unscheduled visits of the epochs in which participants are screened; without any, all of them.
  if (screening.length === 0) return true;
  return screening.some((other) => own <= (order.get(other.epoch) ?? 0));
}

function isTimedBefore(index: StudyIndex, visit: Visit): boolean {
  const placement = index.calendar.placements.get(visit.id);
  if (placement === undefined) return true;
  const { root, earliest, latest } = placement;
  if ("dose" in root) return root.dose === 1 && earliest <= 0;
  if ("event" in root) {
    return root.event === "screened" || root.event === "consented" || latest < 0;
  }
  return true;
}
