import { isRefusal } from "../../kernel/index.ts";
import { type Caller, callerOf } from "../caller.ts";
import type { SessionView } from "../contract.ts";
import type { Handlers } from "../handler.ts";
import { refused, Rejected } from "../problem.ts";
import type { Server } from "../server-parts.ts";
import { giveDevice, giveToken, readDevice, readToken, takeToken } from "../session-cookie.ts";

const sessionLost = {
  en: "You are not signed in any more. Sign in again; what you typed is kept.",
  "zh-CN": "登录已失效，请重新登录。您输入的内容已保留。",
};

/** Signing in and out, the lock, and what belongs to one's own account. */
export const sessionRoutes = {
  "GET /api/session": async (server, { session, request }) => view(server, session, request),

  "POST /api/session": async (server, { body, address, request, headers }) => {
    const { code, ...typed } = body;
    const device = readDevice(request);
    const signedIn = await server.identity.signIn({
      ...typed,
      ...(code === undefined ? {} : { code }),
      ...(device === undefined ? {} : { device }),
      address,
      agent: agentOf(request),
    });
    if (isRefusal(signedIn)) throw refused(signedIn);
    giveToken(headers, signedIn.token, server.secure);
    return fresh(server, signedIn.token, request);
  },

  "DELETE /api/session": async (server, { session, request, headers }) => {
    const device = session.locked ? undefined : await server.identity.deviceOf(readDevice(request));
    // Who leaves by their own will is done for this shift; a locked page is closed by somebody else.
    if (device !== undefined) await server.identity.forgetSignIns(session.person.id, device);
    await server.identity.signOut(session.token);
    takeToken(headers, server.secure);
  },

  "POST /api/session/switch": async (server, { body, address, request, headers }) => {
    const switched = await server.identity.switchTo({
      ...body,
      device: readDevice(request),
      from: readToken(request),
      address,
      agent: agentOf(request),
    });
    if (isRefusal(switched)) throw refused(switched);
    giveToken(headers, switched.token, server.secure);
    return fresh(server, switched.token, request);
  },

  "PUT /api/session/badge": async (server, { session, body, address, request }) => {
    const refusal = await server.identity.setBadge(session.token, { ...body, address });
    if (refusal !== undefined) throw refused(refusal);
    return view(server, session, request);
  },

  "DELETE /api/session/badge": async (server, { session, request }) => {
    const refusal = await server.identity.removeBadge(session.token);
    if (refusal !== undefined) throw refused(refusal);
    return view(server, session, request);
  },

  "GET /api/devices": async (server, { request }) => {
    const here = await server.identity.deviceOf(readDevice(request));
    const devices = await server.identity.listDevices();
    return devices.map((device) => ({ ...device, here: device.id === here }));
  },

  "POST /api/devices": async (server, { session, body, headers }) => {
    const allowed = await server.identity.allowDevice(body.name, session.person.id);
    if (isRefusal(allowed)) throw refused(allowed);
    giveDevice(headers, allowed.token, server.secure);
    return { ...allowed.device, here: true };
  },

  "POST /api/devices/{device}/end": async (server, { session, params }) => {
    const refusal = await server.identity.endDevice(params.device, session.person.id);
    if (refusal !== undefined) throw refused(refusal);
  },

  "POST /api/session/keep": async (server, { session, request }) => view(server, session, request),

  "POST /api/session/lock": async (server, { session }) => server.identity.lock(session.token),

  "POST /api/session/unlock": async (server, { session, body, address, request }) => {
    const unlocked = await server.identity.unlock(session.token, body.password, address);
    if (isRefusal(unlocked)) throw refused(unlocked);
    return fresh(server, session.token, request);
  },

  "POST /api/session/password": async (server, { session, body, address, request }) => {
    const refusal = await server.identity.changePassword(session.token, { ...body, address });
    if (refusal !== undefined) throw refused(refusal);
    return fresh(server, session.token, request);
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
    | "POST /api/session/switch"
    | "PUT /api/session/badge"
    | "DELETE /api/session/badge"
    | "GET /api/devices"
    | "POST /api/devices"
    | "POST /api/devices/{device}/end"
    | "POST /api/session/keep"
    | "POST /api/session/lock"
    | "POST /api/session/unlock"
    | "POST /api/session/password"
    | "POST /api/session/second-factor"
    | "POST /api/session/second-factor/confirm"
    | "POST /api/session/reauthenticate"
  >
>;

function agentOf(request: Request): string {
  return (request.headers.get("user-agent") ?? "").slice(0, 300);
}

async function fresh(server: Server, token: string, request: Request): Promise<SessionView> {
  const caller = await callerOf(server.identity, token, true);
  if (caller === undefined) throw new Rejected(401, "session.none", sessionLost);
  return view(server, caller, request);
}

async function view(
  server: Server,
  caller: Caller | undefined,
  request: Request,
): Promise<SessionView> {
  const quick = (await server.identity.maySwitch(readDevice(request)))
    ? { quickSwitch: true as const }
    : {};
  const instance = {
    version: server.version,
    mode: server.mode,
    providers: server.identity.oidc.providers.map(({ id, name }) => ({ id, name })),
  };
  if (caller === undefined) {
    const { idleMinutes } = await server.identity.policy();
    const nobody = { access: [], locked: false, owes: [], hasSecondFactor: false };
    return { instance, ...nobody, idleMinutes, ...quick };
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
    ...quick,
    ...((await server.identity.hasBadge(person.id)) ? { hasBadge: true } : {}),
  };
}
