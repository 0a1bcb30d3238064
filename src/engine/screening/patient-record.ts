import { daySpan, type PartialDate } from "../../kernel/index.ts";
import { type Examination, examinationsOf, lastFact, lastOf } from "./examination.ts";
import { conceptOfFact, isCourseFact, type Measured, type PatientFacts } from "./patient-facts.ts";

/** Instruments whose questions stand each for themselves: what is known of one does not grow old with another. */
const singly: ReadonlySet<string> = new Set([
  "demographics",
  "als-diagnosis",
  "parkinson-history",
  "spinal-injury",
  "vital-signs",
  "safety-laboratory",
  "puncture-safety",
]);

/** One person's facts on a day, found by what they are about. What lies after the day is not looked at. */
export class PatientRecord {
  readonly on: PartialDate;
  readonly #facts = new Map<string, Measured[]>();
  readonly #course = new Map<string, PartialDate>();
  readonly #latest = new Map<string, Examination>();

  constructor(facts: PatientFacts, on: PartialDate) {
    this.on = on;
    const today = daySpan(on).last;
    for (const fact of facts.facts) {
      if (isCourseFact(fact)) {
        if (daySpan(fact.value).first > today) continue;
        this.#course.set(courseKey(fact.study, fact.event, fact.visit), fact.value);
        continue;
      }
      if (fact.date !== undefined && daySpan(fact.date).first > today) continue;
      const concept = conceptOfFact(fact);
      const known = this.#facts.get(concept);
      if (known === undefined) this.#facts.set(concept, [fact]);
      else known.push(fact);
    }
  }

  concepts(): Iterable<string> {
    return this.#facts.keys();
  }

  /** What counts of an instrument today. */
  latest(concept: string): Examination | undefined {
    const known = this.#latest.get(concept);
    if (known !== undefined) return known;
    const facts = this.#facts.get(concept);
    if (facts === undefined) return undefined;
    const found = standing(concept, facts);
    if (found !== undefined) this.#latest.set(concept, found);
    return found;
  }

  /** Every examination, oldest first. */
  all(concept: string): readonly Examination[] {
    return examinationsOf(this.#facts.get(concept) ?? []);
  }

  event(study: string, event: string): PartialDate | undefined {
    return this.#course.get(courseKey(study, event, undefined));
  }

  visit(study: string, visit: string): PartialDate | undefined {
    return this.#course.get(courseKey(study, undefined, visit));
  }

  course(): ReadonlyMap<string, PartialDate> {
    return this.#course;
  }
}

/** How an event, or a visit, of a study is named among what is known of a course. */
export function courseKey(study: string, event?: string, visit?: string): string {
  return `${study}@${event === undefined ? `visit:${visit ?? ""}` : event}`;
}

function standing(concept: string, facts: readonly Measured[]): Examination | undefined {
  if (!singly.has(concept) && !concept.includes("/")) return lastOf(examinationsOf(facts));
  const [fact, another] = facts;
  if (fact !== undefined && another === undefined) {
    return { values: new Map([[fact.field, fact]]) };
  }
  const byField = new Map<string, Measured[]>();
  for (const one of facts) {
    const known = byField.get(one.field);
    if (known === undefined) byField.set(one.field, [one]);
    else known.push(one);
  }
  const values = new Map<string, Measured | undefined>();
  for (const [field, known] of byField) {
    values.set(field, lastFact(known));
  }
  return { values };
}
