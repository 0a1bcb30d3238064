import { isRefusal } from "../../kernel/index.ts";
import { type Caller, callerOf } from "../caller.ts";
import type { SessionView } from "../contract.ts";
import type { Handlers } from "../handler.ts";
import { refused, Rejected } from "../problem.ts";
import type { Server } from "../server-parts.ts";
import { giveToken, takeToken } from "../session-cookie.ts";

const sessionLost = {
  en: "You are not signed in any more. Sign in again; what you typed is kept.",
  "zh-CN": "登录已失效，请重新登录。您输入的内容已保留。",
};

/** Signing in and out, the lock, and what belongs to one's own account. */
export const sessionRoutes = {
  "GET /api/session": async (server, { session }) => view(server, session),

  "POST /api/session": async (server, { body, address, request, headers }) => {
    const { code, ...typed } = body;
    const signedIn = await server.identity.signIn({
      ...typed,
      ...(code === undefined ? {} : { code }),
      address,
      agent: (request.headers.get("user-agent") ?? "").slice(0, 300),
    });
    if (isRefusal(signedIn)) throw refused(signedIn);
    giveToken(headers, signedIn.token, server.secure);
    return fresh(server, signedIn.token);
  },

  "DELETE /api/session": async (server, { session, headers }) => {
    await server.identity.signOut(session.token);
    takeToken(headers, server.secure);
  },

  "POST /api/session/keep": async (server, { session }) => view(server, session),

  "POST /api/session/lock": async (server, { session }) => server.identity.lock(session.token),

  "POST /api/session/unlock": async (server, { session, body, address }) => {
    const unlocked = await server.identity.unlock(session.token, body.password, address);
    if (isRefusal(unlocked)) throw refused(unlocked);
    return fresh(server, session.token);
  },

  "POST /api/session/password": async (server, { session, body, address }) => {
    const refusal = await server.identity.changePassword(session.token, { ...body, address });
    if (refusal !== undefined) throw refused(refusal);
    return fresh(server, session.token);
  },

  "POST /api/session/second-factor": async (server, { session, body, address }) => {
    const begun = await server.identity.beginSecondFactor(session.token, { ...body, address });
    if (isRefusal(begun)) throw refused(begun);
    return begun;
  },

  "POST /api/session/second-factor/confirm": async (server, { session, body }) => {
    const confirmed = await server.identity.confirmSecondFactor(session.token, body.code);
    if (isRefusal(confirmed)) throw refused(confirmed);
    return { recoveryCodes: [...confirmed.recoveryCodes] };
  },

  "POST /api/session/reauthenticate": async (server, { session, body, address }) => {
    const { code, ...given } = body;
    const grant = await server.identity.reauthenticate(session.token, {
      ...given,
      ...(code === undefined ? {} : { code }),
      address,
    });
    if (isRefusal(grant)) throw refused(grant);
    return { grant: grant.token };
  },
} satisfies Partial<
  Handlers<
    | "GET /api/session"
    | "POST /api/session"
    | "DELETE /api/session"
    | "POST /api/session/keep"
    | "POST /api/session/lock"
    | "POST /api/session/unlock"
    | "POST /api/session/password"
    | "POST /api/session/second-factor"
    | "POST /api/session/second-factor/confirm"
    | "POST /api/session/reauthenticate"
  >
>;

async function fresh(server: Server, token: string): Promise<SessionView> {
  const caller = await callerOf(server.identity, token, true);
  if (caller === undefined) throw new Rejected(401, "session.none", sessionLost);
  return view(server, caller);
}

async function view(server: Server, caller: Caller | undefined): Promise<SessionView> {
  const instance = {
    version: server.version,
    mode: server.mode,
    providers: server.identity.oidc.providers.map(({ id, name }) => ({ id, name })),
  };
  if (caller === undefined) {
    const { idleMinutes } = await server.identity.policy();
    return { instance, access: [], locked: false, owes: [], hasSecondFactor: false, idleMinutes };
  }
  const { person, access, locked, owes, hasSecondFactor, idleMinutes } = caller;
  return {
    instance,
    person,
    access: [...access],
    locked,
    owes: [...owes],
    hasSecondFactor,
    idleMinutes,
  };
}
