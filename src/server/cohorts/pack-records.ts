import type { Study } from "../../definition/index.ts";
import { linesOf, type ParticipantState, visitOfKey } from "../../engine/index.ts";
import type { PackRecord } from "../contract.ts";

/** The adverse events of a participant, withdrawn ones marked as such. */
export function eventsOf(study: Study, state: ParticipantState): PackRecord[] {
  return study.forms
    .filter(({ purpose }) => purpose === "adverse-event")
    .flatMap(({ id }) =>
      linesOf(state, id).map(({ values, line, withdrawn }) => ({
        ...of(state, id),
        ...(line === undefined ? {} : { line }),
        values,
        ...(withdrawn === undefined ? {} : { withdrawn: true as const }),
      })),
    );
}

/** The laboratory findings of a participant, in the order of the visits. */
export function labsOf(study: Study, state: ParticipantState): PackRecord[] {
  const forms = study.forms.filter(({ sdtm }) => sdtm?.domain === "LB");
  return state.visitOrder.flatMap((key) =>
    forms.flatMap(({ id }) => {
      const instance = state.forms[key]?.[id];
      return instance === undefined
        ? []
        : [{ ...of(state, id), visit: visitOfKey(key), values: instance.values }];
    }),
  );
}

function of({ id, cohort }: ParticipantState, form: string) {
  return { participant: id as string, cohort: cohort ?? "", form };
}
