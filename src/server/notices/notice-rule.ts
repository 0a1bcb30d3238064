import type { Study } from "../../definition/index.ts";
import type { EventBody, ParticipantState, Role } from "../../engine/index.ts";
import type { Text } from "../../kernel/index.ts";
import type { GrantRole, IdentityEventBody } from "../identity/index.ts";
import type { BlindedWords, UnblindedWords } from "./notice-template.ts";

type AnyEvent = EventBody | IdentityEventBody;
export type EventType = AnyEvent["type"];

/** What stands around an event: the record as it is by now. */
export interface Around {
  readonly stream: string;
  readonly study: string;
  readonly state?: ParticipantState | undefined;
  /** The version of the study in use. */
  readonly definition?: Study | undefined;
  /** The versions of the study by their hashes, in the order in which they came to be. */
  readonly versions?: ReadonlyMap<string, Study> | undefined;
}

/** One thing that an event says to somebody. */
export interface News {
  /** A path of the application. */
  readonly link: string;
  /** What settles it, for {@link Rule.holds}. */
  readonly matter?: string;
  /** Told once however many events say so; without it each event tells anew. */
  readonly once?: string;
  /** Somebody who is told because of who they are to it, such as the signer. */
  readonly named?: string | undefined;
}

/** Which events tell of it, and what each says. */
export type Sources = {
  readonly [T in EventType]?: (
    event: Extract<AnyEvent, { readonly type: T }>,
    around: Around,
  ) => readonly News[];
};

type UnblindedRole = Extract<Role, "pharmacist" | "allocation-keeper" | "quality">;
type BlindedRole = Exclude<GrantRole, UnblindedRole>;

interface Common {
  /** The kind in two or three words. */
  readonly name: Text;
  /** What a mail says of it, and to blinded people the application too. */
  readonly words: BlindedWords;
  /** Sent at once, whatever the person prefers; else gathered with others. */
  readonly urgency: "at-once" | "digest";
  /** The events that tell of it, or `told`: other parts of the server tell of it by `Notices.tell`. */
  readonly from: Sources | "told";
  /** Whether it is still so. What no longer holds before it was sent is never sent. */
  readonly holds?: (state: ParticipantState, matter: string) => boolean;
  /** Told by mail alone, because whoever reads it in the application knows it already. */
  readonly mailOnly?: true;
}

/**
 * Who hears of something, how soon, and in which words. What tells of the product is a rule of its own, for unblinded
 * roles alone: blinded words cannot name what only they may know.
 *
 * @source ICH E6(R3) Annex 1 §4.1; expectations §2.5
 */
export type Rule = Common &
  (
    | { readonly sees: "blinded"; readonly roles: readonly BlindedRole[] }
    | {
        readonly sees: "unblinded";
        readonly roles: readonly UnblindedRole[];
        readonly inApp?: UnblindedWords;
      }
  );
