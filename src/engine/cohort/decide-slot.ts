import { defineRefusal, isRefusal } from "../../kernel/index.ts";
import type { Context } from "../context.ts";
import { notScreened } from "../dates.ts";
import type { Decider, Proposal } from "../decider.ts";
import { notInScreening } from "../decide-screening.ts";
import { own } from "../own.ts";
import { reasonProblem } from "../reason.ts";
import { applyCohorts } from "./apply.ts";
import type { GiveUpSlot, RequestSlot } from "./command.ts";
import { joiningGateProblem } from "./entry.ts";
import type { CohortEvent } from "./event.ts";
import { cohortIn, escalationIn, type Known, toCohorts } from "./known.ts";
import { keptUntil, mayTake, serveWaiting } from "./places.ts";
import { isTaken } from "./standing.ts";
import type { CohortsState } from "./state.ts";

const placeHeld = defineRefusal(
  "cohort.place-held",
  "Participant {participant} has a place in cohort {cohort} already. Give it up first.",
  "受试者 {participant} 已有队列 {cohort} 的名额，请先放弃该名额。",
);
const waitsAlready = defineRefusal(
  "cohort.waits",
  "Participant {participant} waits for a place in cohort {cohort} already, as number {turn}.",
  "受试者 {participant} 已在等候队列 {cohort} 的名额，排第 {turn} 位。",
);
const noPlaceHeld = defineRefusal(
  "cohort.no-place-held",
  "Participant {participant} neither has a place that can be given up nor waits for one.",
  "受试者 {participant} 没有可放弃的名额，也未在等候。",
);
const reasonMissing = defineRefusal(
  "cohort.slot-reason",
  "Say why the place is given up.",
  "请填写放弃名额的理由。",
);

/** A free place is kept for some hours; where there is none, or others came first, the participant waits in turn. */
export const requestSlot: Decider<RequestSlot> = (study, state, command, context) => {
  const found = cohortIn(study, state, command.cohort);
  if (isRefusal(found)) return found;
  const person = state.participant;
  if (person === undefined) return notScreened({ participant: command.participant });
  const { escalation, cohorts, rung } = found;
  const { participant, cohort } = command;
  const { at } = context;
  const problem =
    notInScreening(person) ?? joiningGateProblem(escalation, cohorts, cohort, context);
  if (problem !== undefined) return problem;
  const held = own(cohorts.slots, participant);
  if (held !== undefined && isTaken(held, at)) {
    return placeHeld({ participant, cohort: held.cohort });
  }
  const { site } = person;
  if (mayTake(escalation, cohorts, rung, participant, at)) {
    const until = keptUntil(escalation.plan, at);
    return served(found, context, { type: "slot-reserved", participant, site, cohort, until });
  }
  const queue = cohorts.waiting.filter((one) => one.cohort === cohort);
  const turn = queue.findIndex((one) => one.participant === participant);
  if (turn !== -1) return waitsAlready({ participant, cohort, turn: turn + 1 });
  return served(found, context, { type: "slot-waiting", participant, site, cohort });
};

/** Gives a place, or a turn among those who wait, to others. An enrolled participant's place is not given up. */
export const giveUpSlot: Decider<GiveUpSlot> = (study, state, command, context) => {
  const found = escalationIn(study, state);
  if (isRefusal(found)) return found;
  const { participant, reason } = command;
  const { slots, waiting } = found.cohorts;
  const slot = own(slots, participant);
  const isKept = slot !== undefined && slot.enrolled === undefined;
  if (!isKept && !waiting.some((one) => one.participant === participant)) {
    return noPlaceHeld({ participant });
  }
  return (
    reasonProblem(reason, reasonMissing) ??
    served(found, context, { type: "slot-given-up", participant, reason })
  );
};

/** What happened, and to whom that gives a place. */
export function served(
  { escalation, cohorts }: Known,
  { at, zone, actor: by }: Context,
  ...events: readonly CohortEvent[]
): Proposal[] {
  const after = events.reduce<CohortsState>(
    (state, event) => applyCohorts(state, { ...event, at, zone, by }),
    cohorts,
  );
  return toCohorts(...events, ...serveWaiting(escalation, after, at));
}
