import type { PersonLine } from "../../server/contract.ts";

type Grant = PersonLine["grants"][number];

export interface Leaving {
  /** What the person holds now or would come to hold: all of it ends. */
  readonly ends: readonly Grant[];
  /** Of these, the places where nobody else with an account holds the same role: work for hand-over. */
  readonly alone: readonly Grant[];
}

/** What it means that somebody leaves. */
export function leavingOf(person: PersonLine, people: readonly PersonLine[]): Leaving {
  const ends = person.grants.filter(({ state }) => state !== "ended");
  const others = people
    .filter((other) => other.id !== person.id && other.ended === undefined)
    .flatMap(({ grants }) => grants)
    .filter(({ state }) => state === "active");
  const alone = ends.filter(
    (grant) =>
      grant.state === "active" &&
      !others.some(
        (other) =>
          other.study === grant.study &&
          other.role === grant.role &&
          (other.site === undefined || other.site === grant.site),
      ),
  );
  return { ends, alone };
}
