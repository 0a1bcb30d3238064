import type { Context } from "../context.ts";
import type { Event, EventBody, ParticipantEventBody } from "../event.ts";
import { planOf } from "../plan.ts";
import { consequencesOf } from "../settle.ts";
import type { State } from "../state.ts";
import type { Study } from "../../definition/index.ts";
import { withWalledForms } from "./state.ts";

/**
 * What follows behind the wall from something recorded there. Every walled form of the participant is looked at again:
 * what changed meanwhile in the record that everybody sees opened no wall, and is followed here.
 */
export function followsBehindWall(
  study: Study,
  { participant, walledForms }: Pick<State, "participant" | "walledForms">,
  event: Event<ParticipantEventBody>,
  context: Context,
): readonly EventBody[] {
  if (participant === undefined) return [];
  const { walledForms: forms, readers } = planOf(study);
  const all = [...forms.values()];
  const every = new Map([...forms.keys()].map((form) => [form, all]));
  const plan = { study, forms, readers: { ...readers, forms: every } };
  return consequencesOf(plan, withWalledForms(participant, walledForms), event, context);
}
