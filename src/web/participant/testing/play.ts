import study from "../../../../examples/sci-xs228/study.ts";
import {
  type CommandId,
  Fault,
  type Instant,
  instantAt,
  isRefusal,
  type ParticipantId,
  type PersonId,
  refusalText,
  type SiteId,
  zone,
} from "../../../kernel/index.ts";
import {
  applyDecided,
  type Command,
  type Context,
  decide,
  noAllocation,
  noStudy,
  type ParticipantState,
  type Role,
  type State,
} from "../../../engine/index.ts";

/** The phase I spinal cord injury programme, which the tests of these pages are about. */
export const injury = study;
export const beijing = zone("Asia/Shanghai");
export const gz = "GZ01" as SiteId;
export const person = "GZ01-001" as ParticipantId;

/** Who acts in the tests: at the site in Guangzhou, on the morning of a day. */
export function by(role: Role, day: string): Context {
  return {
    actor: role as string as PersonId,
    role,
    sites: role === "study-manager" ? "all" : [gz],
    at: instantAt(`${day}T09:00`, beijing) satisfies Instant,
    zone: beijing,
    seed: "a secret",
    command: `c-${day}` as CommandId,
  };
}

/** The record after commands, each given by a coordinator on a day, after the study was put into use at the site. */
export function played(
  commands: readonly (readonly [day: string, command: Command])[],
): ParticipantState {
  let state: State = { study: noStudy, allocation: noAllocation };
  const give = (command: Command, context: Context): void => {
    const decision = decide(injury, state, command, context);
    if (isRefusal(decision)) throw new Fault(`${command.kind}: ${refusalText(decision)}`);
    state = applyDecided(state, decision.events);
  };
  const manager = by("study-manager", "2026-01-02");
  give({ kind: "release-study" }, manager);
  give({ kind: "activate-site", site: gz, zone: beijing, country: "CHN" }, manager);
  for (const [day, command] of commands) give(command, by("coordinator", day));
  if (state.participant === undefined) throw new Fault("nobody was screened");
  return state.participant;
}

/** Screened and consented on 1 April 2026, with the screening visit held on the next day. */
export const begun: readonly (readonly [string, Command])[] = [
  ["2026-04-01", { kind: "screen", participant: person, site: gz, date: "2026-04-01" }],
  ["2026-04-01", { kind: "consent", participant: person, version: "1.1", date: "2026-04-01" }],
  [
    "2026-04-02",
    { kind: "start-visit", participant: person, visit: "screening", date: "2026-04-02" },
  ],
];
