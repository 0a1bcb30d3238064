import {
  defineRefusal,
  type Instant,
  instantOf,
  isRefusal,
  type Refusal,
} from "../../kernel/index.ts";
import { personStream } from "./event.ts";
import type { Foundation } from "./foundation.ts";
import type { Ledger } from "./ledger.ts";
import type { Session, Sessions } from "./session.ts";
import type { SignIns } from "./sign-in.ts";
import { isToken, newToken, tokenHash } from "./token.ts";

/** That somebody has just proved again who they are, for one thing to be signed, once, within five minutes. */
export interface SigningGrant {
  readonly token: string;
  readonly until: Instant;
}

const spent = defineRefusal(
  "signing.not-proved",
  "This was not confirmed with your password within the last five minutes, or was signed already. Confirm it again; nothing was signed.",
  "未在最近五分钟内以密码确认，或已签署过。请重新确认，未签署任何内容。",
);

export interface Signing {
  /**
   * Proves again who somebody is, for what has this hash.
   *
   * @source 21 CFR 11.200(a)(1): a signing uses at least two components; the first one of a session all of them
   */
  reauthenticate(
    token: string,
    input: {
      readonly password: string;
      readonly code?: string;
      readonly manifest: string;
      readonly address: string;
    },
  ): Promise<SigningGrant | Refusal>;
  /** Uses the proof up: true once, for the same session and the same hash. */
  spendSigningGrant(
    token: string,
    grant: string,
    manifest: string,
  ): Promise<{ readonly person: string } | Refusal>;
  /** A proof that was given at an institution. */
  grantFor(session: Session, manifest: string): Promise<SigningGrant>;
  sweep(): Promise<void>;
}

const validMs = 5 * 60_000;

/** Opens the proofs for signing. */
export function openSigning(
  base: Foundation,
  ledger: Ledger,
  sessions: Sessions,
  signIns: SignIns,
): Signing {
  async function grantFor(session: Session, manifest: string): Promise<SigningGrant> {
    const grant = newToken();
    const untilMs = base.nowMs() + validMs;
    await base.query(
      "insert into {schema}.reauthentication (token_hash, session, manifest, expires_at) values ($1, $2, $3, $4)",
      [tokenHash(grant), session.id, manifest, new Date(untilMs)],
    );
    await ledger.record(personStream(session.person), session.person, [
      { type: "reauthenticated", session: session.id, manifest },
    ]);
    return { token: grant, until: instantOf(untilMs) };
  }

  return {
    grantFor,
    async reauthenticate(token, { password, code, manifest, address }) {
      const session = await sessions.sessionOf(token);
      if (isRefusal(session)) return session;
      const wrong = await signIns.prove(session, password, code, address);
      return wrong ?? grantFor(session, manifest);
    },
    async spendSigningGrant(token, grant, manifest) {
      const session = await sessions.sessionOf(token);
      if (isRefusal(session)) return session;
      if (!isToken(grant)) return spent();
      const used = await base.query(
        `update {schema}.reauthentication set used_at = $4
          where token_hash = $1 and session = $2 and manifest = $3 and used_at is null and expires_at > $4
          returning token_hash`,
        [tokenHash(grant), session.id, manifest, new Date(base.nowMs())],
      );
      return used.length === 1 ? { person: session.person } : spent();
    },
    async sweep() {
      await base.query("delete from {schema}.reauthentication where expires_at < $1", [
        new Date(base.nowMs()),
      ]);
    },
  };
}
