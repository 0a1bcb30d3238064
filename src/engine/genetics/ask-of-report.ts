import type { Study } from "../../definition/index.ts";
import { canonical, type Issue, issueText, type Json } from "../../kernel/index.ts";
import { applyParticipant } from "../apply.ts";
import type { Place } from "../command.ts";
import type { Event, ParticipantEventBody } from "../event.ts";
import { placeOf } from "../form-place.ts";
import { datedInstances } from "../instances.ts";
import { heldAt } from "../query-place.ts";
import { formAt, type ParticipantState } from "../state.ts";
import { reportQuestions } from "./report-questions.ts";

/**
 * Queries that the software opens by itself, in the transaction of a command: what a complete genetic report and the
 * files assessed newly disagree in. What was asked already is not asked again; a data manager settles it.
 */
export function askOfReport(
  study: Study,
  before: ParticipantState | undefined,
  events: readonly Event<ParticipantEventBody>[],
): readonly ParticipantEventBody[] {
  const { genetics: plan } = study;
  if (plan === undefined || !events.some((event) => matters(event, plan.form))) return [];
  const after = events.reduce<ParticipantState | undefined>(applyParticipant, before);
  if (after === undefined) return [];
  let query = Object.keys(after.queries).length;
  return datedInstances(after, plan.form).flatMap((place) => {
    const known = new Set(questionsAt(study, before, place).map(keyOf));
    return questionsAt(study, after, place)
      .filter((issue) => !known.has(keyOf(issue)) && !isAskedAt(after, place, issue))
      .map((issue): ParticipantEventBody => {
        const about = { place: placeOf(place), path: String(issue.path[0]) };
        query += 1;
        return {
          type: "query-raised",
          query,
          ...about,
          text: issueText(issue),
          issue,
          ...heldAt(after, about),
        };
      });
  });
}

function matters(event: ParticipantEventBody, form: string): boolean {
  return (
    event.type === "genetic-assessment-recorded" ||
    (event.type === "form-saved" && event.form === form)
  );
}

function questionsAt(
  { genetics: plan }: Study,
  person: ParticipantState | undefined,
  place: Place,
): readonly Issue[] {
  const instance = person === undefined ? undefined : formAt(person, place);
  if (plan === undefined || instance?.complete !== true) return [];
  return reportQuestions(plan, instance.values, person?.genetics);
}

/** A question again after another file is the same question. */
function keyOf({ code, path, params: { file: _, ...params } }: Issue): string {
  return canonical({ code, path, params } as unknown as Json);
}

/** Whether an open query asks this already. */
export function isAskedAt(
  { queries }: ParticipantState,
  place: Place,
  { code, path }: Issue,
): boolean {
  return Object.values(queries).some((query) => {
    const isOpen = query.status === "open" || query.status === "answered";
    const [raised] = query.thread;
    const isHere = query.place.form === place.form && query.place.visit === place.visit;
    return isOpen && isHere && query.path === path[0] && raised?.issue?.code === code;
  });
}
