import { type PartialDate, printTypedDate, type Text } from "../kernel/index.ts";
import type { Form, Study } from "../definition/index.ts";
import { datedInstances } from "./instances.ts";
import { own } from "./own.ts";
import { planOf } from "./plan.ts";
import { formAt, type ParticipantState, visitOfKey } from "./state.ts";

/** A visit at which it was asked whether a log has anything new, and whether the answer was that there is none. */
export interface LogReview {
  readonly visit: string;
  readonly date?: PartialDate;
  readonly none: boolean;
}

/** When it was asked whether a log has anything to enter, oldest first; nothing of a log that no field asks for. */
export function reviewsOf(study: Study, participant: ParticipantState, log: Form): LogReview[] {
  const { askedBy } = log;
  if (askedBy === undefined || !planOf(study).forms.has(askedBy.form)) return [];
  return datedInstances(participant, askedBy.form).flatMap((asked): LogReview[] => {
    const { visit } = asked;
    const answer = own(asked.values, askedBy.field);
    if (visit === undefined || (typeof answer !== "string" && typeof answer !== "boolean"))
      return [];
    const date = own(participant.visits, visit)?.date;
    return [{ visit, ...(date === undefined ? {} : { date }), none: answer === askedBy.none }];
  });
}

/** "Asked at Week 4: participant reports none (12-JAN-2026)". */
export function describeReview(study: Study, { visit, date, none }: LogReview): Text {
  const title = planOf(study).visits.get(visitOfKey(visit))?.title ?? { en: visit, "zh-CN": visit };
  const { en, "zh-CN": zh } = study.participantWord;
  const on = { en: "", "zh-CN": "" };
  if (date !== undefined) {
    on.en = ` (${printTypedDate(date.slice(0, 10), "en")})`;
    on["zh-CN"] = `（${printTypedDate(date.slice(0, 10), "zh-CN")}）`;
  }
  return {
    en: `Asked at ${title.en}: ${en} reports ${none ? "none" : "that there is something"}${on.en}.`,
    "zh-CN": `${title["zh-CN"]}询问：${zh}${none ? "否认" : "述有"}${on["zh-CN"]}。`,
  };
}

/** The visits that were held and at which the question for a log is still unanswered, oldest first. */
export function reviewsOwed(study: Study, participant: ParticipantState, log: Form): string[] {
  const { askedBy } = log;
  const plan = askedBy === undefined ? undefined : planOf(study).forms.get(askedBy.form);
  if (askedBy === undefined || plan === undefined) return [];
  return participant.visitOrder.filter(
    (visit) =>
      plan.visits.has(visitOfKey(visit)) &&
      own(participant.visits, visit)?.status === "held" &&
      own(formAt(participant, { form: askedBy.form, visit })?.values, askedBy.field) === undefined,
  );
}
