import { isRefusal } from "../../kernel/index.ts";
import type { Handlers } from "../handler.ts";
import type { Begun } from "../identity/index.ts";
import { refused, Rejected } from "../problem.ts";
import type { Server } from "../server-parts.ts";
import { giveToken } from "../session-cookie.ts";

/** Ties what comes back from the institution to the browser that was sent there. */
const bindingCookie = "neurite-oidc";

const notBegun = {
  en: "This sign-in was not begun in this browser, or too long ago. Begin it again.",
  "zh-CN": "该登录并非由此浏览器发起，或已超时。请重新开始。",
};

/** Signing in at an institution (OpenID Connect): there and back. */
export const oidcRoutes = {
  "GET /api/oidc/{provider}/begin": async (server, { params, query }) => {
    const begun = await server.identity.oidc.begin(params.provider, {
      kind: "sign-in",
      returnTo: query.returnTo ?? "/",
    });
    if (isRefusal(begun)) throw refused(begun);
    return leave(server, begun);
  },

  "GET /api/oidc/finish": async (server, { request, address }) => {
    const binding = new RegExp(`(?:^|;\\s*)${bindingCookie}=([\\w-]+)`).exec(
      request.headers.get("cookie") ?? "",
    )?.[1];
    if (binding === undefined) throw new Rejected(400, "provider.not-begun", notBegun);
    const finished = await server.identity.oidc.finish(request.url, binding, {
      address,
      agent: (request.headers.get("user-agent") ?? "").slice(0, 300),
    });
    if (isRefusal(finished)) throw refused(finished);
    const headers = new Headers({ location: finished.returnTo, "cache-control": "no-store" });
    headers.append("set-cookie", `${bindingCookie}=; Path=/api/oidc; HttpOnly; Max-Age=0`);
    if (finished.kind === "sign-in") giveToken(headers, finished.token, server.secure);
    return new Response(null, { status: 303, headers });
  },
} satisfies Partial<Handlers<"GET /api/oidc/{provider}/begin" | "GET /api/oidc/finish">>;

function leave(server: Server, { url, binding }: Begun): Response {
  // Lax, because the way back is a link from another site.
  const cookie = `${bindingCookie}=${binding}; Path=/api/oidc; HttpOnly; SameSite=Lax; Max-Age=600`;
  const headers = { location: url, "set-cookie": `${cookie}${server.secure ? "; Secure" : ""}` };
  return new Response(null, { status: 303, headers: { ...headers, "cache-control": "no-store" } });
}
