import type { Instant, ParticipantId, PersonId, Sha256 } from "../../kernel/index.ts";
import type { UnblindingCategory } from "./command.ts";

/** Beside `list-supplied` and `arm-allocated`: what happens behind the wall. */
export type WalledAllocationEvent =
  | { readonly type: "allocation-opened"; readonly seed: string }
  | { readonly type: "list-activated"; readonly hash: Sha256; readonly entries: number }
  | { readonly type: "arm-closed" | "arm-reopened"; readonly arm: string; readonly reason: string }
  | {
      readonly type: "arm-disclosed";
      readonly participant: ParticipantId;
      readonly to: PersonId;
      readonly category: UnblindingCategory;
    };

/** What a participant's own record says of it: never an arm. */
export type BlindEvent =
  | {
      readonly type: "allocation-marked";
      readonly error: "wrong-person" | "in-error" | "wrong-factor";
      readonly reason: string;
    }
  | {
      readonly type: "code-opened";
      readonly category: UnblindingCategory;
      readonly reason: string;
      readonly careDepends: boolean;
    }
  | { readonly type: "unblinding-practised"; readonly category: UnblindingCategory }
  | {
      readonly type: "paper-opened";
      /** When it was really opened; the event's own time is when it was entered. */
      readonly opened: Instant;
      readonly category: UnblindingCategory;
      readonly reason: string;
      readonly who: string;
    }
  | {
      readonly type: "unblinding-reported";
      readonly date: string;
      readonly how: string;
      readonly who: string;
    }
  | {
      readonly type: "unblinding-assessed";
      readonly unblinding: number;
      readonly knows: string;
      readonly impact: string;
    };
