import { unreachable } from "../kernel/index.ts";
import type { DraftEvent, Event } from "./event.ts";
import type { DraftsState, QueryDraft } from "./state.ts";

const none: DraftsState = { version: 0, count: 0, drafts: {} };

/** The drafts of queries about a participant after an event. */
export function applyDrafts(state: DraftsState = none, event: Event<DraftEvent>): DraftsState {
  const version = state.version + 1;
  switch (event.type) {
    case "query-drafted": {
      const { draft: number, place, path, text, value, by, role, at } = event;
      const draft: QueryDraft = {
        number,
        place,
        ...(path === undefined ? {} : { path }),
        text,
        ...(value === undefined ? {} : { value }),
        by,
        role,
        at,
      };
      return { version, count: number, drafts: { ...state.drafts, [number]: draft } };
    }
    case "query-draft-discarded":
      return { ...state, version, drafts: without(state.drafts, [event.draft]) };
    case "query-drafts-released":
      return { ...state, version, drafts: without(state.drafts, event.drafts) };
    default:
      return unreachable(event);
  }
}

function without(
  drafts: DraftsState["drafts"],
  gone: readonly number[],
): Readonly<Record<number, QueryDraft>> {
  return Object.fromEntries(
    Object.entries(drafts).filter(([, { number }]) => !gone.includes(number)),
  );
}
