import { type Instant, instantOf, isRefusal, type Refusal } from "../../kernel/index.ts";
import { type IdentityEvent, identityStudy, lookStream } from "./event.ts";
import type { Foundation } from "./foundation.ts";
import type { Ledger } from "./ledger.ts";
import type { Sessions } from "./session.ts";
import type { Signing } from "./signing.ts";

/** That somebody looked at a readout unblinded: who, at which data cut, and why. Never what it showed. */
export interface Look {
  readonly person: string;
  readonly study: string;
  readonly cut: string;
  readonly reason: string;
  readonly at: Instant;
  /** Until when, in the same session, nothing has to be proved again. */
  readonly until: Instant;
}

/** Looks at unblinded readouts. What the journal keeps of a look is what opens it: there is none without its trace. */
export interface Looks {
  /** Begins a look with a proof that was given for `manifest`, and uses the proof up. */
  beginLook(
    token: string,
    wanted: Pick<Look, "study" | "cut" | "reason"> & {
      readonly grant: string;
      readonly manifest: string;
    },
  ): Promise<Look | Refusal>;
  /** The looks that last in a session, at any cut of a study. */
  looksOfSession(token: string, study: string): Promise<readonly Look[]>;
  /** All that were ever begun in a study, the latest first. */
  looksOf(study: string): Promise<readonly Look[]>;
}

const lastsMs = 30 * 60_000;

type Begun = Extract<IdentityEvent, { readonly type: "readout-look-begun" }>;

export function openLooks(
  base: Foundation,
  ledger: Ledger,
  { sessions, signing }: { readonly sessions: Sessions; readonly signing: Signing },
): Looks {
  async function read(study: string): Promise<readonly Begun[]> {
    const begun: Begun[] = [];
    for await (const { event } of base.store.readStream(identityStudy, lookStream(study))) {
      begun.push(event as unknown as Begun);
    }
    return begun;
  }
  return {
    async beginLook(token, { study, cut, reason, grant, manifest }) {
      const session = await sessions.sessionOf(token);
      if (isRefusal(session)) return session;
      const proved = await signing.spendSigningGrant(token, grant, manifest);
      if (isRefusal(proved)) return proved;
      const at = base.now();
      const until = instantOf(base.nowMs() + lastsMs);
      const person = session.person;
      await ledger.record(lookStream(study), person, [
        { type: "readout-look-begun", study, cut, reason, session: session.id, until },
      ]);
      return { person, study, cut, reason, at, until };
    },
    async looksOfSession(token, study) {
      const session = await sessions.sessionOf(token);
      if (isRefusal(session)) return [];
      const now = base.now();
      return (await read(study))
        .filter((look) => look.session === session.id && look.until > now)
        .map(lookOf);
    },
    looksOf: async (study) => (await read(study)).map(lookOf).reverse(),
  };
}

function lookOf({ by, study, cut, reason, at, until }: Begun): Look {
  return { person: by, study, cut, reason, at, until };
}
