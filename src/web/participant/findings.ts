import { type Text, text } from "../../kernel/index.ts";
import { fieldsOf, type Study } from "../../definition/index.ts";
import {
  type FormState,
  openFindings,
  type ParticipantState,
  type Place,
} from "../../engine/index.ts";

/** Something a rule asks about a form, with the words to show and the field to go to. */
export interface OpenFinding {
  readonly place: Place;
  readonly path: string;
  readonly text: Text;
  /** The field it concerns, where it concerns one. */
  readonly field?: string;
}

const unanswered = (label: Text): Text =>
  text(`${label.en}: no answer yet`, `${label["zh-CN"]}：尚未填写`);
const notAsked = (label: Text): Text =>
  text(
    `${label.en}: answered, though the question is not asked`,
    `${label["zh-CN"]}：该问题无需回答，但已有答案`,
  );

/** Everything in a record that a rule asks and nobody has confirmed, form by form. */
export function findingsOf(study: Study, participant: ParticipantState): OpenFinding[] {
  return allInstances(participant).flatMap((instance) => {
    const form = study.forms.find(({ id }) => id === instance.form);
    if (form === undefined) return [];
    const place: Place = placeOf(instance);
    const labels = new Map(fieldsOf(form).map(({ id, label }) => [id, label]));
    return openFindings(instance).map((path): OpenFinding => {
      const check = form.checks.find(({ id }) => id === path);
      if (check !== undefined) return { place, path, text: check.message };
      const [kind = "", ...rest] = path.split("/");
      const field = rest.join("/");
      const label = labels.get(rest.at(-1) ?? "") ?? text(field, field);
      return {
        place,
        path,
        field,
        text: kind === "unanswered" ? unanswered(label) : notAsked(label),
      };
    });
  });
}

/** The place of an instance, alone. */
export function placeOf({ form, visit, line }: Place): Place {
  return {
    form,
    ...(visit === undefined ? {} : { visit }),
    ...(line === undefined ? {} : { line }),
  };
}

/** Every instance of every form of a record: those of visits in the order of the visits, then the lines of logs. */
export function allInstances({ visitOrder, forms, logs }: ParticipantState): FormState[] {
  return [
    ...visitOrder.flatMap((visit) => Object.values(forms[visit] ?? {})),
    ...Object.values(logs).flatMap((lines) => Object.values(lines)),
  ];
}
