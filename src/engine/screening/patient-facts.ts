import { hashOf, type Json, type PartialDate, type Sha256 } from "../../kernel/index.ts";
import type { Datum, ParticipantEvent } from "../../definition/index.ts";

/** What is known of one person before they take part in anything, each datum with where it comes from. */
export interface PatientFacts {
  /** What the person is called where the facts come from; no name. */
  readonly patient: string;
  readonly facts: readonly PatientFact[];
}

export type PatientFact = InstrumentFact | StudyFact | CourseFact;

interface Sourced {
  /** Where it stands: "Laboratory report 88/2026", `Observation/fvc`. */
  readonly source: string;
}

/** An answer to one question. */
export interface Measured extends Sourced {
  readonly field: string;
  readonly value: Datum;
  /** UCUM code the number is in; needed wherever the field has a unit. */
  readonly unit?: string;
  /** When it was measured or asked, as far as known. What an instrument gave on one date is one examination. */
  readonly date?: PartialDate;
  /** Of a log, such as medication: which line. */
  readonly line?: number;
}

/** An answer to a question that an instrument asks, the same in every study. */
export interface InstrumentFact extends Measured {
  readonly instrument: string;
}

/** An answer to a question that one study asks in a form of its own. */
export interface StudyFact extends Measured {
  readonly study: string;
  readonly form: string;
}

/** A dated event, or a visit that was held, in one study: informed consent. */
export interface CourseFact extends Sourced {
  readonly study: string;
  readonly event?: ParticipantEvent;
  readonly visit?: string;
  readonly value: PartialDate;
}

/** The identity of what was known: a screening keeps it, so that it can be shown later on which facts it rests. */
export function factsHash(facts: PatientFacts): Sha256 {
  return hashOf(facts as unknown as Json);
}

export function isCourseFact(fact: PatientFact): fact is CourseFact {
  return !("field" in fact);
}

/** What a fact is about: an instrument, or a form of one study. */
export function conceptOfFact(fact: InstrumentFact | StudyFact): string {
  return "instrument" in fact ? fact.instrument : studyConcept(fact.study, fact.form);
}

/** A form of one study that belongs to no instrument. */
export function studyConcept(study: string, form: string): string {
  return `${study}/${form}`;
}
