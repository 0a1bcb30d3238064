import type { Instant, Json } from "../../kernel/index.ts";
import type { GrantRole } from "./role.ts";

/** The pseudo-study of the journal that keeps who may do what, and what they did with it. */
export const identityStudy = "neurite";

/** Whoever acts at the server's own command line, where no account is needed. */
export const system = "system";

/** The stream of a person. */
export function personStream(person: string): string {
  return `person/${person}`;
}

type Kind<Type extends string, Body> = { readonly type: Type } & Readonly<Body>;

interface GrantBody {
  grant: string;
  role: GrantRole;
  study: string;
  /** Left out: all sites. */
  site?: string;
  participant?: string;
  from: Instant;
  until?: Instant;
}

/** The stream of a ward device. */
export function deviceStream(device: string): string {
  return `device/${device}`;
}

/** The stream of a study's reviews of access. */
export function reviewStream(study: string): string {
  return `review/${study}`;
}

/** The stream of the unblinded looks at a study's readout. */
export function lookStream(study: string): string {
  return `readout/${study}`;
}

/** Why a sign-in was refused, as a class: the record never holds what was typed. */
export type RefusalReason =
  | "unknown"
  | "ended"
  | "password"
  | "code"
  | "rest"
  | "expired"
  | "provider"
  | "address"
  | "pin"
  | "not-here";

/** Why a session ended. */
export type SessionEnd =
  | "asked"
  | "time"
  | "too-many"
  | "password"
  | "factor"
  | "account"
  | "switched";

/** What happens to people and their rights, as the journal keeps it. No secret is among it. */
export type IdentityEventBody =
  | Kind<"account-created", { name: string; nameZh?: string; email: string; signsIn: SignsIn }>
  | Kind<
      "account-changed",
      { name?: string; nameZh?: string | null; email?: string; before: Record<string, Json> }
    >
  | Kind<"account-ended", { reason: string }>
  | Kind<"account-reinstated", object>
  | Kind<"grant-given" | "grant-proposed", GrantBody>
  | Kind<"grant-confirmed", { grant: string }>
  | Kind<"grant-ended", { grant: string; until: Instant; reason: string }>
  | Kind<
      "signed-in",
      {
        session: string;
        with: SignedInWith;
        provider?: string;
        /** The ward device on which it was switched, and the session that was locked for it. */
        device?: string;
        instead?: string;
        address: string;
        agent: string;
      }
    >
  | Kind<
      "sign-in-refused",
      { reason: RefusalReason; address: string; count: number; minute: Instant }
    >
  | Kind<"signed-out", { session: string; reason: SessionEnd }>
  | Kind<"locked", { session: string; reason: LockReason }>
  | Kind<"unlocked", { session: string }>
  | Kind<"reauthenticated", { session: string; manifest: string }>
  | Kind<"password-set" | "password-reset", object>
  | Kind<"sign-in-reopened", object>
  | Kind<"second-factor-set" | "second-factor-removed" | "recovery-code-used", object>
  | Kind<"badge-set" | "badge-removed", object>
  | Kind<"device-allowed" | "device-ended", { device: string; name: string }>
  | Kind<"access-review-opened", { review: string; study: string; hash: string; lines: Json }>
  | Kind<
      "access-reviewed",
      { review: string; study: string; hash: string; manifest: string; decisions: Json }
    >
  | Kind<
      "readout-look-begun",
      { study: string; cut: string; reason: string; session: string; until: Instant }
    >
  | Kind<"identity-linked", { issuer: string; subject: string }>
  | Kind<
      "training-recorded",
      {
        training: string;
        study?: string;
        title: string;
        version: string;
        on: string;
        until?: string;
      }
    >
  | Kind<
      "delegation-entered",
      {
        delegation: string;
        study: string;
        site: string;
        tasks: readonly string[];
        from: string;
        to?: string;
        lateDays: number;
      }
    >
  | Kind<"delegation-signed" | "delegation-accepted", { delegation: string }>
  | Kind<"delegation-ended", { delegation: string; to: string; reason: string }>
  | Kind<"policy-changed", { before: Record<string, Json>; now: Record<string, Json> }>
  | Kind<"email-taken" | "email-released", { person: string }>
  | Kind<
      "command-refused",
      { study: string; participant?: string; command: string; refusal: string }
    >
  | Kind<
      "exported" | "printed" | "viewed",
      { what: string; study?: string; participant?: string; site?: string }
    >;

export type SignsIn = "password" | "provider";
export type SignedInWith = "password" | "password-and-code" | "provider" | "badge-and-pin";
export type LockReason = "idle" | "asked" | "switched";

/** An event with its instant and whoever caused it: a person's id, or {@link system}. */
export type IdentityEvent = IdentityEventBody & { readonly at: Instant; readonly by: string };
