import { knownDay, type PartialDate } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import { doseDeviations, type ParticipantState, regimenOf } from "../../engine/index.ts";

/** A dose that was given, as the calendar shows it. */
export interface GivenDose {
  readonly dose: number;
  readonly date: PartialDate;
  readonly line: number;
  readonly level?: string;
  /** Days since the dose before; absent for the first, and where a day is not known. */
  readonly sinceDays?: number;
  readonly deviations: readonly string[];
}

/** Every dose with what of the regimen it did not keep, each judged by the others. */
export function givenDoses(study: Study, participant: ParticipantState): GivenDose[] {
  const regimen = regimenOf(study, participant);
  return participant.doses.map(({ date, line, level }, index): GivenDose => {
    const others = participant.doses.filter((_, other) => other !== index);
    const before = participant.doses[index - 1]?.date;
    const day = knownDay(date);
    const last = before === undefined ? undefined : knownDay(before);
    return {
      dose: index + 1,
      date,
      line,
      ...(level === undefined ? {} : { level }),
      ...(day === undefined || last === undefined ? {} : { sinceDays: day - last }),
      deviations:
        regimen === undefined
          ? []
          : doseDeviations(regimen, { ...participant, doses: others }, date),
    };
  });
}
