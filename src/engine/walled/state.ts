import type { ParticipantState, WalledForms } from "../state.ts";

export const noWalledForms: WalledForms = { version: 0, forms: {}, logs: {} };

/**
 * The record as those see it who look behind the wall: what everybody may know, and the walled forms in their places.
 * Its version grows with either. It is made to be looked at and decided on, never to be kept or shown to others.
 */
export function withWalledForms(
  person: ParticipantState,
  { version, forms, logs }: WalledForms = noWalledForms,
): ParticipantState {
  if (version === 0) return person;
  const atVisits = { ...person.forms };
  for (const [visit, walled] of Object.entries(forms)) {
    atVisits[visit] = { ...atVisits[visit], ...walled };
  }
  return {
    ...person,
    version: person.version + version,
    forms: atVisits,
    logs: { ...person.logs, ...logs },
  };
}
