import type { Study } from "../../definition/index.ts";
import {
  type CommandId,
  Fault,
  instantAt,
  isRefusal,
  type ParticipantId,
  type PersonId,
  type Refusal,
  refusalText,
  type SiteId,
  zone,
} from "../../kernel/index.ts";
import { applyDecided } from "../apply-to.ts";
import type { Command, ListEntry } from "../command.ts";
import type { Context } from "../context.ts";
import { type Decided, decide } from "../decide.ts";
import type { Event } from "../event.ts";
import { noAllocation, noStudy, type ParticipantState, type State } from "../state.ts";
import { study } from "./study.ts";

export const beijing = zone("Asia/Shanghai");
export const s1 = "S1" as SiteId;
export const p1 = "P1" as ParticipantId;

/** A coordinator at S1 in the late afternoon of 30 June 2026; what is given is otherwise. */
export function by(more: Partial<Context> = {}): Context {
  return {
    actor: "chen" as PersonId,
    role: "coordinator",
    sites: [s1],
    at: instantAt("2026-06-30T17:00", beijing),
    zone: beijing,
    seed: "a secret of the server",
    command: "c1" as CommandId,
    ...more,
  };
}

export const investigator: Context = by({ role: "investigator", actor: "li" as PersonId });
export const manager: Context = by({ role: "study-manager", sites: "all" });
export const keeper: Context = by({ role: "allocation-keeper", sites: "all" });
export const laboratory: Context = by({ role: "laboratory" });
export const self: Context = by({ role: "participant", self: p1 });

export const nothing: State = { study: noStudy, allocation: noAllocation };

/** The events of a command that must be accepted. */
export function eventsOf(
  state: State,
  command: Command,
  context: Context = by(),
  of: Study = study,
): readonly Decided[] {
  const decision = decide(of, state, command, context);
  if (!isRefusal(decision)) return decision.events;
  throw new Fault(
    `${command.kind}: ${decision.rule}: ${refusalText(decision)} ${JSON.stringify(decision.facts)}`,
  );
}

/** The state after a command that must be accepted. */
export function after(
  state: State,
  command: Command,
  context: Context = by(),
  of: Study = study,
): State {
  return applyDecided(state, eventsOf(state, command, context, of));
}

/** The state after several commands of one person. */
export function afterAll(state: State, commands: readonly Command[], context = by()): State {
  return commands.reduce((now, command) => after(now, command, context), state);
}

/** The refusal of a command that must be refused. */
export function refusalOf(
  state: State,
  command: Command,
  context: Context = by(),
  of: Study = study,
): Refusal {
  const decision = decide(of, state, command, context);
  if (isRefusal(decision)) return decision;
  throw new Fault(`${command.kind} was accepted: ${JSON.stringify(decision.events)}`);
}

/** The participant of a state that has one. */
export function person(state: State): ParticipantState {
  if (state.participant === undefined) throw new Fault("nobody was screened");
  return state.participant;
}

/** The only event of a command. */
export function eventOf(state: State, command: Command, context: Context = by()): Event {
  const [event, ...others] = eventsOf(state, command, context).flatMap(({ events }) => events);
  if (event === undefined || others.length > 0) throw new Fault(`not one event: ${command.kind}`);
  return event;
}

const list: readonly ListEntry[] = [
  { number: "R1", arm: "ARM-VERUM" },
  { number: "R2", arm: "ARM-SHAM" },
  { number: "R3", arm: "ARM-SHAM", participant: "P3" as ParticipantId },
];

/** The study is released, S1 is active, the list is there. */
export const ready: State = [
  [{ kind: "release-study" }, manager] as const,
  [{ kind: "activate-site", site: s1, zone: "Asia/Shanghai", country: "CHN" }, manager] as const,
  [{ kind: "supply-list", entries: list }, keeper] as const,
].reduce((now, [command, context]) => after(now, command, context), nothing);

/** P1 is screened and has signed both consent versions. */
export const consented: State = afterAll(ready, [
  { kind: "screen", participant: p1, site: s1, date: "2026-03-01" },
  { kind: "consent", participant: p1, version: "1", date: "2026-03-01" },
  { kind: "consent", participant: p1, version: "2", date: "2026-03-01" },
]);

/** P1's screening visit is held, with values that meet every criterion. */
export const screened: State = afterAll(consented, [
  { kind: "start-visit", participant: p1, visit: "10", date: "2026-03-02" },
  { kind: "save-form", participant: p1, form: "DM", visit: "10", values: { age: 40, sex: "M" } },
  {
    kind: "save-form",
    participant: p1,
    form: "VS",
    visit: "10",
    values: { weight: 70, height: 175, systolic: 120, diastolic: 80 },
  },
  { kind: "record-adverse-event", participant: p1, values: { term: "Cold", serious: false } },
]);

/** P1 is enrolled on 3 March and assigned. */
export const enrolled: State = after(
  after(screened, { kind: "enrol", participant: p1, date: "2026-03-03" }, investigator),
  { kind: "assign", participant: p1, date: "2026-03-03" },
);

/** A dose of P1's on a date. */
export function doseOn(date: string): Command {
  return { kind: "record-dose", participant: p1, date };
}
