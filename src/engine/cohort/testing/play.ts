import {
  type CommandId,
  Fault,
  type Instant,
  instantAt,
  isRefusal,
  type ParticipantId,
  type PersonId,
  type Refusal,
  refusalText,
  type SiteId,
  zone,
} from "../../../kernel/index.ts";
import type { Study } from "../../../definition/index.ts";
import { applyTo, emptyState, type StreamState, withState } from "../../apply-to.ts";
import type { Command, Values } from "../../command.ts";
import type { Context, Role } from "../../context.ts";
import { type Decided, decide } from "../../decide.ts";
import type { Stream } from "../../event.ts";
import { noAllocation, noStudy, type ParticipantState, type State } from "../../state.ts";
import { streamsOf } from "../../streams.ts";
import type { CohortDecision } from "../command.ts";
import { basisOf, packOf } from "../pack.ts";
import type { CohortsState } from "../state.ts";

export const beijing = zone("Asia/Shanghai");
const site = "S1" as SiteId;

/** Carries commands out: this, or a trial of a floor above. */
export interface Carrier {
  execute(command: Command, context: Context): readonly Decided[] | Refusal;
  stateOf(stream: Stream): StreamState;
}

/** Streams in memory, loaded for a command as every trial loads them. */
export function carrierOf(study: Study): Carrier {
  const states = new Map<Stream, StreamState>();
  const stateOf = (stream: Stream): StreamState => states.get(stream) ?? emptyState(stream);
  return {
    stateOf,
    execute(command, context) {
      let state: State = { study: noStudy, allocation: noAllocation };
      for (const stream of streamsOf(study, command, () => undefined)) {
        const known = stateOf(stream);
        if (known !== undefined) state = withState(state, stream, known);
      }
      const decision = decide(study, state, command, context);
      if (isRefusal(decision)) return decision;
      for (const { stream, events } of decision.events) {
        for (const event of events) states.set(stream, applyTo(stream, stateOf(stream), event));
      }
      return decision.events;
    },
  };
}

/** A dose escalation told in few words: who does what on which day, at noon in Beijing. */
export class Play {
  readonly #study: Study;
  readonly #trial: Carrier;
  #count = 0;

  constructor(study: Study, trial: Carrier = carrierOf(study)) {
    this.#study = study;
    this.#trial = trial;
    const day = "2025-07-01";
    this.give({ kind: "release-study" }, day, "study-manager");
    const place = { site, zone: beijing, country: "CHN" };
    this.give({ kind: "activate-site", ...place }, day, "study-manager");
  }

  get cohorts(): CohortsState {
    return this.#trial.stateOf("cohorts") as CohortsState;
  }

  person(id: string): ParticipantState {
    return this.#trial.stateOf(`participant/${id}`) as ParticipantState;
  }

  at(day: string): Instant {
    return instantAt(day.includes("T") ? day : `${day}T12:00`, beijing);
  }

  try(command: object, day: string, role: Role = "investigator", actor = "li") {
    const context: Context = {
      actor: actor as PersonId,
      role,
      sites: "all",
      at: this.at(day),
      zone: beijing,
      seed: "seed",
      command: `c${++this.#count}` as CommandId,
    };
    return this.#trial.execute(command as Command, context);
  }

  give(command: object, day: string, role: Role = "investigator", actor = "li") {
    const answer = this.try(command, day, role, actor);
    if (!isRefusal(answer)) return answer;
    throw new Fault(`${JSON.stringify(command)}: ${refusalText(answer)}`);
  }

  /** The refusal of a command that must be refused. */
  refused(command: object, day: string, role: Role = "investigator", actor = "li"): Refusal {
    const answer = this.try(command, day, role, actor);
    if (isRefusal(answer)) return answer;
    throw new Fault(`accepted: ${JSON.stringify(command)}`);
  }

  screen(participant: string, day: string): void {
    this.give({ kind: "screen", participant, site, date: day }, day);
    const { version } = this.#study.consents[0] ?? { version: "1" };
    this.give({ kind: "consent", participant, version, date: day }, day);
  }

  enrol(participant: string, cohort: string, day: string): void {
    if (this.person(participant) === undefined) this.screen(participant, day);
    this.give({ kind: "enrol", participant, cohort, date: day }, day);
  }

  dose(participant: string, day: string): void {
    this.give({ kind: "record-dose", participant, date: day }, day);
  }

  /** Enrolled and dosed on one day. */
  treat(participant: string, cohort: string, day: string): void {
    this.enrol(participant, cohort, day);
    this.dose(participant, day);
  }

  event(participant: string, day: string, values: Values): void {
    this.give(
      { kind: "record-adverse-event", participant, values: { onset: day, ...values } },
      day,
    );
  }

  basis(cohort: string, day: string): string {
    const pack = packOf(this.#study, this.cohorts, cohort, this.at(day));
    if (pack === undefined) throw new Fault(`no pack of ${cohort}`);
    return basisOf(pack);
  }

  propose(cohort: string, decision: CohortDecision, day: string, more: object = {}): object {
    const attended = ["wang", "zhao"];
    const basis = this.basis(cohort, day);
    return { kind: "propose-decision", cohort, decision, basis, attended, ...more };
  }

  /** Proposed and signed by as many as must. */
  decide(cohort: string, decision: CohortDecision, day: string, reason?: string): void {
    const told = reason === undefined ? {} : { reason };
    this.give(this.propose(cohort, decision, day, told), day, "medical-monitor");
    const number = this.cohorts.decisions.length;
    const basis = this.basis(cohort, day);
    for (const member of ["wang", "zhao"].slice(0, this.#study.escalation?.quorum ?? 1)) {
      this.give({ kind: "sign-decision", decision: number, basis }, day, "committee", member);
    }
  }
}

export const id = (participant: string): ParticipantId => participant as ParticipantId;
