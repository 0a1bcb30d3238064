import { isRefusal } from "../kernel/index.ts";
import type { AccessLine } from "./contract.ts";
import type { Identity, Session } from "./identity/index.ts";

/** Who makes a request: the person, what they may do now, and where their session stands. */
export interface Caller {
  readonly token: string;
  readonly person: { readonly id: string; readonly name: string; readonly email: string };
  readonly access: readonly AccessLine[];
  /** The screen is locked: nothing is answered until the password is typed. */
  readonly locked: boolean;
  /** What must be done before anything else. */
  readonly owes: readonly ("new-password" | "second-factor")[];
  readonly hasSecondFactor: boolean;
  readonly idleMinutes: number;
}

/**
 * The caller behind a session's token, whatever state the session is in; undefined when there is none.
 *
 * @param activity false for what a page asks by itself, which does not keep the screen from being locked
 */
export async function callerOf(
  identity: Identity,
  token: string,
  activity: boolean,
): Promise<Caller | undefined> {
  const working = await identity.sessionOf(token, { activity });
  if (!isRefusal(working)) return describe(identity, token, working, false);
  if (working.rule === "session.none") return undefined;
  const locked = working.rule === "session.locked";
  const session = await identity.sessionOf(token, {
    activity: false,
    during: locked ? "locked" : "set-up",
  });
  return isRefusal(session) ? undefined : describe(identity, token, session, locked);
}

async function describe(
  identity: Identity,
  token: string,
  session: Session,
  locked: boolean,
): Promise<Caller> {
  const access = await identity.accessOf(session.person);
  const { person: id, name, email, due, idleMinutes } = session;
  return {
    token,
    person: { id, name, email },
    access: access.map((line) => ({
      ...line,
      sites: line.sites === "all" ? "all" : [...line.sites],
    })),
    locked,
    owes: due.map((step) => (step === "password" ? "new-password" : "second-factor")),
    hasSecondFactor: session.secondFactor,
    idleMinutes,
  };
}
