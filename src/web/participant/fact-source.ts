import type { PersonId, Instant } from "../../kernel/index.ts";
import type { Expression, Study } from "../../definition/index.ts";
import { instancesOf, type ParticipantState, type Place } from "../../engine/index.ts";
import { placeOf } from "./findings.ts";

/** Where a fact of a decision stands in the record, and who put it there. */
export interface FactSource {
  readonly place: Place;
  readonly field: string;
  readonly by?: PersonId;
  readonly at?: Instant;
}

/** Where the field of an expression was read, or would be entered. Of a visit, a dose or an event: nothing. */
export function factSource(
  study: Study,
  participant: ParticipantState,
  node: Expression,
): FactSource | undefined {
  if (node.kind !== "field") return undefined;
  const { form, field, at } = node;
  const instances = instancesOf(participant, form);
  const instance =
    at === undefined || at === "last" || at === "here"
      ? instances.at(-1)
      : at === "first"
        ? instances[0]
        : instances.find(({ visit }) => visit === at);
  if (instance === undefined) {
    const visit = study.visits.find(({ forms }) => forms.includes(form))?.id;
    return visit === undefined || participant.visits[visit]?.status !== "held"
      ? undefined
      : { place: { form, visit }, field };
  }
  const touch = instance.touched[field];
  return {
    place: placeOf(instance),
    field,
    ...(touch === undefined ? {} : { by: touch.by, at: touch.at }),
  };
}
