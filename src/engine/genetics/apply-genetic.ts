import type { Event } from "../event.ts";
import type { GeneticEvent } from "./event.ts";
import type { GeneticState } from "./state.ts";

/** A participant's assessments after an event. */
export function applyGenetic(
  states: readonly GeneticState[] = [],
  event: Event<GeneticEvent>,
): readonly GeneticState[] {
  const { by, role, at } = event;
  if (event.type === "genetic-assessment-recorded") {
    const { assessment: number, file, fileName, fileBytes, result } = event;
    const size = fileBytes === undefined ? {} : { fileBytes };
    return [...states, { number, file, fileName, ...size, result, by, at, opinions: [] }];
  }
  const { assessment, variant, class: judged, reason } = event;
  const opinion = { variant, class: judged, reason, by, role, at };
  return states.map((state) =>
    state.number === assessment ? { ...state, opinions: [...state.opinions, opinion] } : state,
  );
}
