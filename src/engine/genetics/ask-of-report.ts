import type { Study } from "../../definition/index.ts";
import { canonical, type Issue, issueText, type Json } from "../../kernel/index.ts";
import { applyParticipant } from "../apply.ts";
import type { Place } from "../command.ts";
import type { Event, ParticipantEventBody } from "../event.ts";
import { placeOf } from "../form-place.ts";
import { datedInstances } from "../instances.ts";
import { heldAt } from "../query-place.ts";
import type { ParticipantState } from "../state.ts";
import { reportQuestions } from "./report-questions.ts";
import { identityQuestions, sexField } from "./sample-identity.ts";

/**
 * Queries that the software opens by itself, in the transaction of a command: what a complete genetic report and the
 * files assessed newly disagree in, and whether the sample is the participant's at all. What was asked already is not asked again; a data manager settles it.
 */
export function askOfReport(
  study: Study,
  before: ParticipantState | undefined,
  events: readonly Event<ParticipantEventBody>[],
): readonly ParticipantEventBody[] {
  const { genetics: plan } = study;
  if (plan === undefined) return [];
  const forms = [plan.form, sexField(study)?.form.id];
  if (!events.some((event) => matters(event, forms))) return [];
  const after = events.reduce<ParticipantState | undefined>(applyParticipant, before);
  if (after === undefined) return [];
  const known = new Set(questionsOf(study, before).map(keyOf));
  let query = Object.keys(after.queries).length;
  return questionsOf(study, after)
    .filter((one) => !known.has(keyOf(one)) && !isAskedAt(after, one.place, one.issue))
    .map(({ place, issue }): ParticipantEventBody => {
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
}

function matters(event: ParticipantEventBody, forms: readonly (string | undefined)[]): boolean {
  return (
    event.type === "genetic-assessment-recorded" ||
    (event.type === "form-saved" && forms.includes(event.form))
  );
}

interface Question {
  readonly place: Place;
  readonly issue: Issue;
}

function questionsOf(study: Study, person: ParticipantState | undefined): readonly Question[] {
  const { genetics: plan } = study;
  if (plan === undefined || person === undefined) return [];
  const ofReports = datedInstances(person, plan.form).flatMap((instance) =>
    instance.complete
      ? reportQuestions(plan, instance.values, person.genetics).map((issue) => ({
          place: placeOf(instance),
          issue,
        }))
      : [],
  );
  return [...ofReports, ...identityQuestions(study, person)];
}

/** A question again after another file is the same question. */
function keyOf({ place, issue }: Question): string {
  const { file: _, ...params } = issue.params;
  return canonical({ place, code: issue.code, path: issue.path, params } as unknown as Json);
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
