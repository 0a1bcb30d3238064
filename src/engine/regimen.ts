import { daySpan, knownDay, type PartialDate } from "../kernel/index.ts";
import type { DoseRegimen, Study } from "../definition/index.ts";
import { isAfter } from "./dates.ts";
import { daysOutside, doseAfter, intervalAfter, nextDose, type Window } from "./schedule.ts";
import type { ParticipantState } from "./state.ts";

/**
 * The regimen a participant is dosed by: their cohort's; without cohorts the study's only one, or the only one
 * that holds for every arm. Which arm a blinded participant is in is not asked, so that dosing tells nothing.
 */
export function regimenOf(study: Study, participant: ParticipantState): DoseRegimen | undefined {
  const cohort = study.cohorts.find((one) => one.id === participant.cohort);
  if (cohort !== undefined) return study.regimens.find((one) => one.id === cohort.regimen);
  if (study.regimens.length === 1) return study.regimens[0];
  const shared = study.regimens.filter((regimen) => regimen.arms === undefined);
  return shared.length === 1 ? shared[0] : undefined;
}

/** When a participant's next dose is due by the regimen they are on; `undefined` where none is. */
export function nextDoseOf(
  study: Study,
  participant: ParticipantState,
): (Window & { readonly dose: number }) | undefined {
  const regimen = regimenOf(study, participant);
  return regimen === undefined ? undefined : nextDose(regimen, participant);
}

/**
 * What of a regimen a dose on a date would not keep: `minimum-interval`, `no-dose-due`, `early`, `late`,
 * `after-treatment` (once treatment was stopped), `before-enrolment`. A dose recorded late is judged by the doses
 * before and after it. What a partly known date leaves open is no deviation.
 */
export function doseDeviations(
  regimen: DoseRegimen,
  participant: ParticipantState,
  date: PartialDate,
): string[] {
  const found: string[] = [];
  const { treatmentEnded, dates } = participant;
  if (treatmentEnded !== undefined && isAfter(date, treatmentEnded)) found.push("after-treatment");
  if (dates.enrolled !== undefined && isAfter(dates.enrolled, date)) found.push("before-enrolment");
  const given = participant.doses.filter((dose) => dose.date <= date);
  const last = given.at(-1)?.date;
  const next = participant.doses[given.length]?.date;
  const least = regimen.minimumIntervalDays ?? 0;
  if (isCloser(last, date, least) || isCloser(date, next, least)) found.push("minimum-interval");
  if (last === undefined || knownDay(date) === undefined || knownDay(last) === undefined) {
    return found;
  }
  const window = doseAfter(regimen, given.length, last);
  const outside = window === undefined ? 0 : daysOutside(window, date);
  if (intervalAfter(regimen, given.length) === undefined) found.push("no-dose-due");
  else if (outside !== 0) found.push(outside < 0 ? "early" : "late");
  return found;
}

/** Whether two dates certainly lie fewer days apart. */
function isCloser(
  first: PartialDate | undefined,
  second: PartialDate | undefined,
  days: number,
): boolean {
  if (first === undefined || second === undefined) return false;
  return daySpan(second).last - daySpan(first).first < days;
}
