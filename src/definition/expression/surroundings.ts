import type { PartialDate } from "../../kernel/index.ts";
import type { Datum } from "../datum.ts";
import type { ParticipantEvent } from "./node.ts";
import type { Value } from "./value.ts";

/** What one instance of a form, or one row of a repeating group, holds: field id to datum. */
export type FieldData = Readonly<Record<string, Datum | undefined>>;

/**
 * What an expression can see of one participant: the instance being entered, the other instances, and dates.
 * The engine supplies it; nothing here is computed before it is asked for.
 */
export interface Surroundings {
  /** The instance of the rule's own form. Empty where the rule belongs to no form, as a criterion. */
  readonly own: FieldData;
  /** The row being entered, for a rule of a field in a repeating group. */
  readonly row?: FieldData | undefined;
  /**
   * A field in the latest instance of a form, or in the instance `at` a visit, or the `first`, `last` or
   * (counted from the own instance, or from the latest) `previous` one; `here`, as it was last answered up to the
   * visit of the own instance, or at all where there is none.
   */
  datum(form: string, field: string, at?: string): Datum | undefined;
  /**
   * All instances of a form in the order they were recorded; or, with a group, its rows in the own instance,
   * elsewhere in the latest, or in the instance `within` which an expression is already looking.
   */
  instances(form: string, group?: string, within?: FieldData): Iterable<FieldData>;
  /** When a visit was held. */
  visitDate(visit: string): PartialDate | undefined;
  /** When a dose was given, to the minute where that is recorded; doses are numbered from 1. */
  doseDate(dose: number | "first" | "last"): PartialDate | undefined;
  eventDate(event: ParticipantEvent): PartialDate | undefined;
  /** The day on which the question is asked. */
  readonly today: PartialDate | undefined;
}

/** A compiled expression. */
export type Compiled = (surroundings: Surroundings) => Value;
