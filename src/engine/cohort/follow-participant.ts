import type { PartialDate } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import type { Context } from "../context.ts";
import { own } from "../own.ts";
import type { BlindState, ParticipantState } from "../state.ts";
import { applyCohorts } from "./apply.ts";
import { closedBy } from "./close-gates.ts";
import type { CohortEvent } from "./event.ts";
import { type Escalation, escalationOf, type Rung } from "./ladder.ts";
import type { CohortsState, Slot } from "./state.ts";
import { toxicities } from "./toxicities.ts";

/**
 * What the cohorts must know of a decision about a participant, to be kept in the same transaction: that they joined,
 * were dosed, left or came back; that their record now shows a toxicity, which closes gates before anybody else can be
 * dosed. Whoever was in a cohort before the study had an escalation is taken in with their next command.
 *
 * Nothing follows where the cohorts are not known: a browser that shows what a save would do does not know them, and the
 * server decides again.
 */
export function cohortsToKnow(
  study: Study,
  { cohorts, participant: before }: BlindState,
  after: ParticipantState | undefined,
  context: Context,
): readonly CohortEvent[] {
  const escalation = escalationOf(study);
  if (escalation === undefined || cohorts === undefined || after === undefined) return [];
  if (after.cohort === undefined) return endOfScreening(cohorts, after);
  const rung = escalation.rungs.get(after.cohort);
  return rung === undefined
    ? []
    : new Follower(escalation, cohorts, rung, context).follow(before, after);
}

/** Somebody who will not be enrolled keeps no place from others. */
function endOfScreening(cohorts: CohortsState, { id, status }: ParticipantState): CohortEvent[] {
  const waits = cohorts.waiting.some(({ participant }) => participant === id);
  if (status === "screening" || !(waits || own(cohorts.slots, id) !== undefined)) return [];
  return [{ type: "slot-given-up", participant: id, reason: "screening ended" }];
}

class Follower {
  readonly #escalation: Escalation;
  readonly #rung: Rung;
  readonly #context: Context;
  readonly #events: CohortEvent[] = [];
  #cohorts: CohortsState;

  constructor(escalation: Escalation, cohorts: CohortsState, rung: Rung, context: Context) {
    this.#escalation = escalation;
    this.#cohorts = cohorts;
    this.#rung = rung;
    this.#context = context;
  }

  follow(before: ParticipantState | undefined, after: ParticipantState): readonly CohortEvent[] {
    const { id: participant, site, dates } = after;
    const cohort = this.#rung.cohort.id;
    if (this.#slot(participant)?.enrolled === undefined) {
      const date = dates.enrolled;
      if (date === undefined) return [];
      this.#say({ type: "slot-taken", participant, site, cohort, date });
    }
    const doses = after.doses.map(({ date }) => date);
    const slot = this.#slot(participant);
    if (slot?.doses.join() !== doses.join()) {
      this.#say({ type: "cohort-dosed", participant, doses });
    }
    const left = leftOn(this.#rung, after);
    if (left !== slot?.left) {
      this.#say(
        left === undefined
          ? { type: "participant-returned", participant }
          : { type: "participant-left", participant, date: left },
      );
    }
    this.#toxicity(before, after);
    return this.#events;
  }

  #toxicity(before: ParticipantState | undefined, after: ParticipantState): void {
    const slot = this.#slot(after.id);
    if (slot === undefined || slot.dlt === "dlt") return;
    const { id: participant } = after;
    const now = toxicities(this.#escalation, after, this.#context);
    if (now === 0) {
      if (slot.dlt === "suspected") this.#say({ type: "dlt-no-longer-suspected", participant });
      return;
    }
    if (slot.dlt === "suspected") return;
    // What was judged to be none stays so, until there is one more.
    const known = before === undefined ? 0 : toxicities(this.#escalation, before, this.#context);
    if (slot.dlt === "no-dlt" && now <= known) return;
    this.#say({ type: "dlt-suspected", participant });
    for (const each of closedBy(this.#escalation, this.#cohorts, this.#rung, slot)) this.#say(each);
  }

  #slot(participant: string): Slot | undefined {
    return own(this.#cohorts.slots, participant);
  }

  /** Says what happened, and looks at the cohorts as they are after it. */
  #say(body: CohortEvent): void {
    this.#events.push(body);
    const { at, zone, actor: by } = this.#context;
    this.#cohorts = applyCohorts(this.#cohorts, { ...body, at, zone, by });
  }
}

/** When a participant left what the window asks: the trial, or the treatment before all doses that it counts from. */
function leftOn(
  { needed }: Rung,
  { dates, doses, treatmentEnded }: ParticipantState,
): PartialDate | undefined {
  const ends = [dates.died, dates.withdrawn, dates.completed];
  if (doses.length < needed) ends.push(treatmentEnded);
  return ends.filter((date) => date !== undefined).sort()[0];
}
