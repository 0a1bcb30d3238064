import {
  daySpan,
  defineRefusal,
  localDate,
  type PartialDate,
  readPartialDate,
  type Refusal,
} from "../kernel/index.ts";
import type { Context } from "./context.ts";
import type { ParticipantState } from "./state.ts";

/** Said of a participant that the study does not know. */
export const notScreened = defineRefusal(
  "participant.unknown",
  "No participant {participant} was screened in this study. Check the number.",
  "本研究中没有受试者 {participant}，请核对编号。",
);
const noDate = defineRefusal(
  "date.invalid",
  "There is no date {date}. Write it as 2026-04-03.",
  "没有日期 {date}。请按“2026-04-03”的格式填写。",
);
const future = defineRefusal(
  "date.future",
  "{date} is after today at this site ({today}).",
  "{date} 晚于本中心当天日期({today})。",
);
const afterDeath = defineRefusal(
  "date.after-death",
  "{date} is after the death of participant {participant} on {died}. Check both dates.",
  "{date} 晚于受试者 {participant} 的死亡日期({died}),请核对两个日期。",
);
const beforeScreening = defineRefusal(
  "date.before-screening",
  "{date} is before participant {participant} was screened on {screened}. Check the date.",
  "{date} 早于受试者 {participant} 的筛选日期({screened}),请核对。",
);

/** Refuses a date that is none, and one that is certainly after the site's today. */
export function dateProblem(date: PartialDate, context: Context): Refusal | undefined {
  if (typeof date !== "string" || readPartialDate(date) !== date) {
    return noDate({ date: String(date).slice(0, 40) });
  }
  const today = localDate(context.at, context.zone);
  return daySpan(date).first > daySpan(today).last ? future({ date, today }) : undefined;
}

/** Besides {@link dateProblem}: what is dated certainly after the participant's death cannot have happened. */
export function lifeDateProblem(
  person: ParticipantState,
  date: PartialDate,
  context: Context,
): Refusal | undefined {
  const problem = dateProblem(date, context);
  if (problem !== undefined) return problem;
  const { died } = person.dates;
  return died !== undefined && isAfter(date, died)
    ? afterDeath({ date, participant: person.id, died })
    : undefined;
}

/** Besides {@link lifeDateProblem}: a step of the course is not taken certainly before screening. */
export function courseDateProblem(
  person: ParticipantState,
  date: PartialDate,
  context: Context,
): Refusal | undefined {
  const problem = lifeDateProblem(person, date, context);
  if (problem !== undefined) return problem;
  const { screened } = person.dates;
  return screened !== undefined && isAfter(screened, date)
    ? beforeScreening({ date, participant: person.id, screened })
    : undefined;
}

/** Whether a date is certainly after another, as far as both are known. */
export function isAfter(date: PartialDate, other: PartialDate): boolean {
  return daySpan(date).first > daySpan(other).last;
}
