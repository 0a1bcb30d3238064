import type { PersonLine } from "../../server/contract.ts";

/** What a list of people is narrowed to; all that is given must hold. */
export interface PersonFilter {
  readonly text?: string | undefined;
  readonly study?: string | undefined;
  readonly role?: string | undefined;
  readonly state?: string | undefined;
}

export type PersonState = "active" | "ended" | "resting" | "no-role" | "waiting";

/** How an account stands; `waiting`: a grant waits for a second administrator. */
export function personStates(person: PersonLine, nowMs: number): readonly PersonState[] {
  if (person.ended !== undefined) return ["ended"];
  const states: PersonState[] = ["active"];
  if (person.lockedUntil !== undefined && Date.parse(person.lockedUntil) > nowMs)
    states.push("resting");
  if (person.grants.some(({ state }) => state === "proposed")) states.push("waiting");
  if (!person.grants.some(({ state }) => state === "active")) states.push("no-role");
  return states;
}

/** The people that fit. A role or study that somebody held long ago does not count. */
export function filterPeople(
  people: readonly PersonLine[],
  filter: PersonFilter,
  nowMs: number,
): PersonLine[] {
  const words = (filter.text ?? "")
    .normalize("NFKC")
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  return people.filter((person) => {
    const known = `${person.name} ${person.email} ${person.id}`.normalize("NFKC").toLowerCase();
    if (!words.every((word) => known.includes(word))) return false;
    const grants = person.grants.filter(({ state }) => state !== "ended");
    if (filter.study !== undefined && !grants.some(({ study }) => study === filter.study))
      return false;
    if (filter.role !== undefined && !grants.some(({ role }) => role === filter.role)) return false;
    return (
      filter.state === undefined ||
      personStates(person, nowMs).some((state) => state === filter.state)
    );
  });
}
