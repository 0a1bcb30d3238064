import type { Instant, Text, Zone } from "../../kernel/index.ts";
import type { Study } from "../../definition/index.ts";
import type { ParticipantState, Role } from "../../engine/index.ts";
import type { DosingPermit } from "../../server/contract.ts";
import { unitWords, words } from "./bedside-words.ts";
import type { BedsideView } from "./bedside-view.ts";
import type { useBedsideCommands } from "./use-bedside-commands.ts";

/** What every part of the bedside is given. */
export interface Ward {
  readonly study: Study;
  readonly state: ParticipantState;
  readonly view: BedsideView;
  readonly now: Instant;
  readonly zone: Zone;
  readonly roles: readonly Role[];
  readonly commands: ReturnType<typeof useBedsideCommands>;
  /** What may be checked without the network. */
  readonly permits: readonly DosingPermit[];
  /** What is handled, and whom to call: the same whatever the arm. */
  readonly unit: Text;
  readonly call: Text;
}

/** The word for what is handled. */
export function unitWordOf({ supply }: Study): Text {
  return unitWords[supply?.items[0]?.unit ?? "kit"];
}

/** Whom to call when something is wrong. */
export function callOf({ supply }: Study): Text {
  return supply?.bedside?.call ?? words.askLab;
}
