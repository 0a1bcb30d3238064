import { isMissing, type Study } from "../../src/definition/index.ts";
import type { FormState, ParticipantState } from "../../src/engine/index.ts";

const listed = 5;

/**
 * What the record itself noticed while the trial was lived: soft checks that do not hold, visits outside their windows,
 * people enrolled without a known date of consent. A few are named, many are counted.
 */
export function findingsOf(study: Study, participants: Iterable<ParticipantState>): string[] {
  const checks = new Map(
    study.forms.flatMap((form) => form.checks.map((check) => [check.id, check] as const)),
  );
  const broken = new Map<string, string[]>();
  let outside = 0;
  let held = 0;
  let undated = 0;
  for (const person of participants) {
    for (const visit of Object.values(person.visits)) {
      if (visit.status !== "held") continue;
      held += 1;
      if (visit.daysOutside !== undefined) outside += 1;
    }
    if (person.consents.some(({ date }) => typeof date !== "string" && isMissing(date)))
      undated += 1;
    for (const instance of formsOf(person)) {
      for (const check of instance.findings) {
        const place = `${person.id}${instance.visit === undefined ? "" : ` at ${instance.visit}`}`;
        broken.set(check, [...(broken.get(check) ?? []), place]);
      }
    }
  }
  const lines = [...broken]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, places]) => {
      const named = places.length > listed ? "" : ` (${places.join(", ")})`;
      return `${id}: ${places.length} × ${checks.get(id)?.message.en ?? ""}${named}`;
    });
  if (outside > 0) {
    lines.push(
      `${outside} of ${held} visits were held outside their windows, which are assumptions.`,
    );
  }
  if (undated > 0) {
    lines.push(`${undated} consents were signed on a day that the source does not tell.`);
  }
  return lines;
}

function formsOf(person: ParticipantState): FormState[] {
  return [
    ...Object.values(person.forms).flatMap((forms) => Object.values(forms)),
    ...Object.values(person.logs).flatMap((lines) => Object.values(lines)),
  ];
}
