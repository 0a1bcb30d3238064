import {
  type CommandId,
  Fault,
  type Instant,
  instantAt,
  isRefusal,
  later,
  type ParticipantId,
  type PersonId,
  type Refusal,
  refusalText,
  sha256,
  type SiteId,
} from "../../../kernel/index.ts";
import type { Study } from "../../../definition/index.ts";
import { applyTo, emptyState, type StreamState, withState } from "../../apply-to.ts";
import type { Command } from "../../command.ts";
import type { Context, Role } from "../../context.ts";
import { type Decided, decide } from "../../decide.ts";
import type { Event, Stream } from "../../event.ts";
import { noAllocation, noStudy, type ParticipantState, type State } from "../../state.ts";
import { streamsOf } from "../../streams.ts";
import { beijing, by } from "../../testing/play.ts";
import { certificateOf } from "../certificate.ts";
import type { LotEvent } from "../event.ts";
import type { LotState, SupplyState } from "../state.ts";
import { unitNumber } from "../unit-number.ts";

export const s1 = "S1" as SiteId;
export const s2 = "S2" as SiteId;
export const p1 = "P1" as ParticipantId;
export const p2 = "P2" as ParticipantId;

/** The number of a unit of the tests. */
export function unit(n: number): string {
  return unitNumber("tests", n);
}

export type Who =
  | "qa"
  | "qb"
  | "pharmacist"
  | "other-pharmacist"
  | "nurse"
  | "doctor"
  | "monitor"
  | "manager";
const posts: Readonly<Record<Who, readonly [Role, Context["sites"]]>> = {
  qa: ["quality", "all"],
  qb: ["quality", "all"],
  pharmacist: ["pharmacist", [s1]],
  "other-pharmacist": ["pharmacist", [s2]],
  nurse: ["coordinator", [s1]],
  doctor: ["investigator", [s1]],
  monitor: ["monitor", "all"],
  manager: ["study-manager", "all"],
};

/** A study's product from the bank to the bedside, held in memory, with a clock that the tests move. */
export class Pharmacy {
  readonly study: Study;
  readonly events = new Map<Stream, Event[]>();
  now: Instant = instantAt("2026-06-30T09:00", beijing);
  readonly #states = new Map<Stream, StreamState>();
  readonly #lots = new Map<string, string>();

  constructor(study: Study) {
    this.study = study;
    this.give("manager", { kind: "release-study" });
    for (const site of [s1, s2]) {
      this.give("manager", { kind: "activate-site", site, zone: "Asia/Shanghai", country: "CHN" });
    }
  }

  /** Somebody enrolled, in a cohort, an arm or neither: how they came there is others' business. */
  enrol(participant: ParticipantId, group: { cohort?: string; arm?: string }, site = s1): void {
    const stream: Stream = `participant/${participant}`;
    const date = "2026-06-01";
    const stamp = {
      at: this.now,
      zone: beijing,
      by: "li" as PersonId,
      role: "investigator" as const,
      under: sha256(""),
      command: "seed",
    };
    this.#keep(stream, { type: "participant-screened", participant, site, date, ...stamp });
    const { cohort, arm } = group;
    const joined = cohort === undefined ? {} : { cohort };
    this.#keep(stream, { type: "participant-enrolled", date, results: {}, ...joined, ...stamp });
    if (arm === undefined) return;
    const number = `R-${participant}`;
    const commitment = sha256(number);
    this.#keep(stream, { type: "participant-assigned", date, number, commitment, ...stamp });
    const allocation = this.#state("allocation") as typeof noAllocation;
    const allocated = { ...allocation.allocated, [participant]: { number, arm } };
    this.#states.set("allocation", { ...allocation, allocated });
  }

  /** Moves somebody to another cohort. */
  join(participant: ParticipantId, cohort: string): void {
    const stream: Stream = `participant/${participant}`;
    const known = this.#states.get(stream) as ParticipantState;
    this.#states.set(stream, { ...known, cohort });
  }

  wait(minutes: number): void {
    this.now = later(this.now, minutes * 60_000);
  }

  context(who: Who): Context {
    const [role, sites] = posts[who];
    const actor = who as string as PersonId;
    return by({ actor, role, sites, at: this.now, command: "c" as CommandId });
  }

  decide(who: Who, command: Command): readonly Decided[] | Refusal {
    let state: State = { study: noStudy, allocation: noAllocation };
    for (const stream of streamsOf(this.study, command, (one) => this.#lots.get(one))) {
      const known = this.#state(stream);
      if (known !== undefined) state = withState(state, stream, known);
    }
    const decision = decide(this.study, state, command, this.context(who));
    return isRefusal(decision) ? decision : decision.events;
  }

  /** Carries out what must be accepted. */
  give(who: Who, command: Command): readonly Decided[] {
    const answer = this.try(who, command);
    if (!isRefusal(answer)) return answer;
    throw new Fault(`${command.kind}: ${answer.rule}: ${refusalText(answer)}`);
  }

  /** Carries it out if it is accepted. */
  try(who: Who, command: Command): readonly Decided[] | Refusal {
    const answer = this.decide(who, command);
    if (isRefusal(answer)) return answer;
    const streams = answer.map(({ stream }) => stream);
    if (new Set(streams).size < streams.length) throw new Fault("one stream is written twice");
    for (const { stream, events } of answer) for (const event of events) this.#keep(stream, event);
    return answer;
  }

  /** The rule that refuses what must be refused. */
  rule(who: Who, command: Command): string {
    const answer = this.decide(who, command);
    if (isRefusal(answer)) return answer.rule;
    throw new Fault(`${command.kind} was accepted: ${JSON.stringify(answer)}`);
  }

  lot(lot: string): LotState {
    return this.#state(`lot/${lot}`) as LotState;
  }

  get lots(): readonly LotState[] {
    return [...new Set(this.#lots.values())].map((lot) => this.lot(lot));
  }

  lotEvents(lot: string): readonly Event<LotEvent>[] {
    return (this.events.get(`lot/${lot}`) ?? []) as readonly Event<LotEvent>[];
  }

  person(id: ParticipantId): ParticipantState {
    return this.#state(`participant/${id}`) as ParticipantState;
  }

  get supply(): SupplyState {
    return this.#state("supply") as SupplyState;
  }

  get allocation(): typeof noAllocation {
    return this.#state("allocation") as typeof noAllocation;
  }

  banks(): void {
    const banks = [
      { bank: "D1", level: "donor" },
      { bank: "MCB1", level: "master", from: "D1" },
      { bank: "WCB1", level: "working", from: "MCB1" },
    ] as const;
    for (const bank of banks) this.give("qa", { kind: "register-bank", ...bank });
  }

  /** A lot with every result but those that are left out. */
  tested(
    lot: string,
    item: string,
    level: string,
    units: readonly string[],
    without: readonly string[] = [],
  ): void {
    this.give("qa", {
      kind: "make-lot",
      lot,
      item,
      level,
      batch: "clinical",
      ...(this.study.supply?.items.find(({ id }) => id === item)?.origin === "conventional"
        ? {}
        : { bank: "WCB1" }),
      made: "2026-06-01",
      expires: "2026-12-31",
      units,
    });
    for (const { test } of certificateOf(this.study, this.lot(lot)).rows) {
      if (without.includes(test.id)) continue;
      const result =
        test.limit.kind === "number" ? (test.limit.min ?? test.limit.max ?? 0) : "passed";
      this.give("qa", { kind: "record-test", lot, test: test.id, result, date: "2026-06-20" });
    }
  }

  certificate(lot: string): ReturnType<typeof certificateOf> {
    return certificateOf(this.study, this.lot(lot));
  }

  release(lot: string, planIfFailed?: string): void {
    const certificate = this.certificate(lot).hash;
    const plan = planIfFailed === undefined ? {} : { planIfFailed };
    for (const who of ["qa", "qb"] as const) {
      this.give(who, { kind: "sign-release", lot, certificate, ...plan });
    }
  }

  /** Sends units to a site, where they come sound and cool. */
  deliver(shipment: string, units: readonly string[], to = s1): void {
    this.give("qa", { kind: "ship", shipment, to, units });
    this.give(to === s1 ? "pharmacist" : "other-pharmacist", {
      kind: "receive-shipment",
      shipment,
      received: this.now,
      items: units.map((one) => ({ unit: one, condition: "sound" as const })),
      excursion: "no",
    });
  }

  /** An order of a participant's with its units dispensed. */
  dispensed(participant: ParticipantId, units: readonly string[]): number {
    this.give("nurse", { kind: "order-product", participant, date: "2026-06-30" });
    const order = this.person(participant).orders?.length ?? 0;
    this.give("pharmacist", { kind: "dispense", participant, order, units });
    return order;
  }

  #state(stream: Stream): StreamState {
    return this.#states.get(stream) ?? emptyState(stream);
  }

  #keep(stream: Stream, event: Event): void {
    this.#states.set(stream, applyTo(stream, this.#state(stream), event));
    const kept = this.events.get(stream);
    if (kept === undefined) this.events.set(stream, [event]);
    else kept.push(event);
    if (event.type === "lot-made") for (const one of event.units) this.#lots.set(one, event.lot);
  }
}
