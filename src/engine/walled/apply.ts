import { Fault } from "../../kernel/index.ts";
import { lineChanged, saved } from "../apply-form.ts";
import type { Event } from "../event.ts";
import type { WalledForms } from "../state.ts";

/** A participant's walled forms after an event: a save, a line withdrawn or put back. */
export function applyWalledForms(state: WalledForms, event: Event): WalledForms {
  const version = state.version + 1;
  switch (event.type) {
    case "form-saved": {
      const { forms = state.forms, logs = state.logs } = saved(instances(state), event);
      return { version, forms, logs };
    }
    case "line-withdrawn":
    case "line-restored": {
      const { logs = state.logs } = lineChanged(instances(state), event);
      return { ...state, version, logs };
    }
    default:
      throw new Fault(`${event.type} behind the wall`);
  }
}

/** Nothing is asked about walled forms, and no dose is a line of one. */
function instances({ forms, logs }: WalledForms) {
  return { forms, logs, queries: {}, doses: [] };
}
