import { unreachable } from "../../kernel/index.ts";
import type { Event } from "../event.ts";
import type { ParticipantState } from "../state.ts";
import type { BlindEvent } from "./event.ts";
import type { UnblindingState } from "./state.ts";

/** What a participant's record holds of the blind after an event of its own. */
export function applyBlind(
  state: ParticipantState,
  event: Event<BlindEvent>,
): Partial<ParticipantState> {
  const { unblindings = [], assigned } = state;
  const next = { number: unblindings.length + 1, at: event.at, by: event.by };
  switch (event.type) {
    case "allocation-marked": {
      if (assigned === undefined) return {};
      const { error, reason } = event;
      return { assigned: { ...assigned, marked: [...(assigned.marked ?? []), { error, reason }] } };
    }
    case "code-opened": {
      const { category, reason } = event;
      return { unblindings: [...unblindings, { ...next, category, reason }] };
    }
    case "paper-opened": {
      const { opened, category, reason, who } = event;
      return { unblindings: [...unblindings, { ...next, opened, category, reason, who }] };
    }
    case "unblinding-practised":
      return {};
    case "unblinding-reported": {
      const { how, who } = event;
      return { unblindings: [...unblindings, { ...next, how, who }] };
    }
    case "unblinding-assessed": {
      const assessed = { knows: event.knows, impact: event.impact, at: event.at };
      return {
        unblindings: unblindings.map(
          (one): UnblindingState => (one.number === event.unblinding ? { ...one, assessed } : one),
        ),
      };
    }
    default:
      return unreachable(event);
  }
}
