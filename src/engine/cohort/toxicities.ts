import type { PartialDate } from "../../kernel/index.ts";
import type { Datum, FieldData, ParticipantEvent, Surroundings } from "../../definition/index.ts";
import type { Context } from "../context.ts";
import type { Kept } from "../event.ts";
import { Facts } from "../facts.ts";
import type { ParticipantState } from "../state.ts";
import type { Escalation } from "./ladder.ts";

/**
 * How many toxicities the record of a participant shows. Where the definition asks whether any line of a log is one, it
 * is how many are, so that a second one is seen after the first was judged; else it is one or none. What cannot be
 * decided yet is none: an event whose grade is still missing is not a toxicity.
 */
export function toxicities(
  { plan: { dlt: node }, dlt }: Escalation,
  participant: ParticipantState,
  context: Pick<Context, "at" | "zone">,
): number {
  const facts = new Facts(participant, context);
  if (node.kind !== "rows" || node.name !== "any" || node.group !== undefined) {
    return dlt(facts) === true ? 1 : 0;
  }
  let count = 0;
  for (const line of facts.instances(node.form)) {
    if (dlt(new OneLine(facts, node.form, line)) === true) count++;
  }
  return count;
}

/** The record as if one log had one line only. */
class OneLine implements Surroundings {
  readonly own: FieldData;
  readonly #facts: Facts;
  readonly #form: string;
  readonly #line: FieldData;

  constructor(facts: Facts, form: string, line: FieldData) {
    this.own = facts.own;
    this.#facts = facts;
    this.#form = form;
    this.#line = line;
  }

  get today(): PartialDate {
    return this.#facts.today;
  }

  datum(form: string, field: string, at?: string): Datum | undefined {
    return this.#facts.datum(form, field, at);
  }

  instances(form: string, group?: string, within?: Kept): Iterable<FieldData> {
    return form === this.#form && group === undefined
      ? [this.#line]
      : this.#facts.instances(form, group, within);
  }

  visitDate(visit: string): PartialDate | undefined {
    return this.#facts.visitDate(visit);
  }

  doseDate(dose: number | "first" | "last"): PartialDate | undefined {
    return this.#facts.doseDate(dose);
  }

  eventDate(event: ParticipantEvent): PartialDate | undefined {
    return this.#facts.eventDate(event);
  }
}
