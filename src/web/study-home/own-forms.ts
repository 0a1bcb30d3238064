import { fieldsOf, type Form, type Study } from "../../definition/index.ts";
import type { ParticipantState } from "../../engine/index.ts";

/** A form that a participant answers, at a visit that was held. */
export interface OwnForm {
  readonly form: Form;
  readonly visit: string;
  readonly questions: number;
  readonly state: "open" | "begun" | "done";
}

/** How many questions of a form the participant answers. */
export function ownQuestions(form: Form): number {
  return fieldsOf(form).filter(({ origin, kind }) => origin === "participant" && kind !== "derived")
    .length;
}

/** The logs that a participant alone fills, such as a diary: a new line as often as there is something to say. */
export function ownLogs(study: Study): readonly Form[] {
  return study.forms.filter(
    (form) =>
      form.log === true &&
      fieldsOf(form).every(({ origin, kind }) => origin === "participant" || kind === "derived"),
  );
}

/** The forms that a participant fills, at the visits that were held; the latest visit first. */
export function ownForms(study: Study, participant: ParticipantState): OwnForm[] {
  return [...participant.visitOrder].reverse().flatMap((key) => {
    const held = participant.visits[key];
    const visit = study.visits.find(({ id }) => id === held?.visit);
    if (held?.status !== "held" || visit === undefined) return [];
    return visit.forms.flatMap((id): OwnForm[] => {
      const form = study.forms.find((one) => one.id === id);
      const questions = form === undefined ? 0 : ownQuestions(form);
      if (form === undefined || questions === 0) return [];
      const instance = participant.forms[key]?.[id];
      const own = fieldsOf(form).filter(
        ({ origin, kind }) => origin === "participant" && kind !== "derived",
      );
      const answered = own.some((field) => instance?.values[field.id] !== undefined);
      const all = own.every(
        (field) => field.required !== true || instance?.values[field.id] !== undefined,
      );
      const state =
        instance?.complete === true || (answered && all) ? "done" : answered ? "begun" : "open";
      return [{ form, visit: key, questions, state }];
    });
  });
}
