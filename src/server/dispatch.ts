import { Hono } from "hono";
import { Fault, type Language } from "../kernel/index.ts";
import { IdempotencyConflict, isAway, WriteForbidden } from "../store/index.ts";
import { jsonAnswer } from "./answer.ts";
import { checkKeepable, checkRequest } from "./check-request.ts";
import { contract } from "./contract/contract-table.ts";
import type { Endpoint } from "./contract/endpoint.ts";
import type { Call, EndpointName, Handler } from "./handler.ts";
import { type Caller, callerOf } from "./caller.ts";
import { problemResponse, Rejected } from "./problem.ts";
import { readJson } from "./request-body.ts";
import { handlers } from "./routes/index.ts";
import type { Server } from "./server-parts.ts";
import { readToken } from "./session-cookie.ts";

const signInFirst = { en: "Sign in first.", "zh-CN": "请先登录。" };
const unlockFirst = {
  en: "The screen is locked. Unlock it with your password; what you typed is kept.",
  "zh-CN": "屏幕已锁定。请输入密码解锁，您输入的内容已保留。",
};
const settleFirst = {
  en: "Before anything else, set your own password and, where your role asks for it, a second factor.",
  "zh-CN": "请先设置您自己的密码，如角色要求，还需设置双重验证。",
};
const administratorsOnly = {
  en: "Only administrators may do this. Ask yours.",
  "zh-CN": "仅系统管理员可执行此操作，请联系管理员。",
};
const foreign = {
  en: "This request did not come from the application itself, so it was not carried out.",
  "zh-CN": "该请求并非来自本应用，未予执行。",
};
const otherMethod = {
  en: "This address does not take {method}.",
  "zh-CN": "该地址不支持 {method} 方法。",
};
const nowhere = { en: "There is nothing at this address.", "zh-CN": "该地址不存在。" };
const ourFault = {
  en: "Something went wrong on the server. Whether it was done is not certain: look before you repeat it. The number to report: {id}.",
  "zh-CN": "服务器发生错误，尚不能确定操作是否完成，请先查看再决定是否重复。报告编号：{id}。",
};
const away = {
  en: "The database cannot be reached at the moment. What you entered is kept here; it is sent again under the same number and counts once.",
  "zh-CN": "目前无法连接数据库。您输入的内容已保留，将以同一编号重新发送，只会记录一次。",
};
const reused = {
  en: "This number was used for another command. Nothing was done; send it under a new number.",
  "zh-CN": "该编号已用于另一条命令，未执行任何操作。请使用新的编号。",
};
const notYours = {
  en: "The database does not let you write to this record. Nothing was saved.",
  "zh-CN": "数据库不允许您写入该记录，未保存任何内容。",
};

/** Calls that are made while something is still owed or the screen is locked. */
const always = new Set<string>([
  "GET /api/session",
  "POST /api/session",
  "DELETE /api/session",
  "POST /api/session/lock",
  "POST /api/session/unlock",
  "POST /api/session/switch",
]);
const whileOwing = new Set<string>([
  ...always,
  "POST /api/session/keep",
  "POST /api/session/password",
  "POST /api/session/second-factor",
  "POST /api/session/second-factor/confirm",
  "GET /api/policy",
]);

/** What pages ask without anybody at the keyboard. */
const byItself = new Set<string>(["GET /api/session", "GET /api/live", "GET /api/notices/unread"]);

/** The API as one fetch function: every endpoint of the contract, each request read, checked and answered alike. */
export function openApi(
  server: Server,
): Hono<{ Bindings: { incoming?: { socket?: { remoteAddress?: string } } } }> {
  const app = new Hono<{ Bindings: { incoming?: { socket?: { remoteAddress?: string } } } }>();
  for (const [name, endpoint] of Object.entries<Endpoint>(contract)) {
    const [method = "", path = ""] = name.split(" ");
    const handler = handlers[name as EndpointName] as Handler<EndpointName>;
    app.on(method, path.replace(/\{(\w+)\}/g, ":$1"), async (c) => {
      const language = languageOf(c.req.raw);
      // The framework would answer HEAD by GET, with all that GET does.
      if (c.req.raw.method !== method) return nothingThere(c.req.raw);
      try {
        const address = c.env?.incoming?.socket?.remoteAddress ?? "local";
        return await carryOut(
          server,
          name,
          endpoint,
          handler,
          c.req.raw,
          c.req.param(),
          address,
          language,
        );
      } catch (error) {
        return problemResponse(asRejected(server, error), language);
      }
    });
  }
  app.all("/api/*", (c) => nothingThere(c.req.raw));
  return app;
}

const addresses = Object.keys(contract).map((name) => {
  const [method = "", path = ""] = name.split(" ");
  return {
    method,
    path: new RegExp(`^${path.replace(/\{\w+\}/g, "[^/]+").replaceAll(".", "\\.")}$`),
  };
});

/** Nothing at this address, or nothing by this method; then it says which there are. */
function nothingThere(request: Request): Response {
  const { pathname } = new URL(request.url);
  const methods = addresses.filter(({ path }) => path.test(pathname)).map(({ method }) => method);
  if (methods.length === 0) {
    return problemResponse(new Rejected(404, "request.unknown", nowhere), languageOf(request));
  }
  const method = request.method.slice(0, 20);
  const words = {
    en: otherMethod.en.replace("{method}", method),
    "zh-CN": otherMethod["zh-CN"].replace("{method}", method),
  };
  const response = problemResponse(new Rejected(405, "request.method", words), languageOf(request));
  response.headers.set("allow", methods.join(", "));
  return response;
}

async function carryOut(
  server: Server,
  name: string,
  endpoint: Endpoint,
  handler: Handler<EndpointName>,
  request: Request,
  members: Readonly<Record<string, string>>,
  address: string,
  language: Language,
): Promise<Response> {
  if (request.method !== "GET") refuseForeign(request);
  const session = await callerFrom(server, name, request);
  admit(name, endpoint, session);
  const params = checkRequest(endpoint.params, members);
  const query = checkRequest(endpoint.query, readSearch(request, endpoint));
  if (request.url.includes("%00")) checkKeepable({ ...members, ...(query as object | undefined) });
  const body =
    endpoint.body === undefined ? undefined : checkRequest(endpoint.body, await readJson(request));
  let headers: Headers | undefined;
  const call = {
    params,
    query,
    body,
    session,
    request,
    address,
    language,
    // Few set any, and making them costs every save.
    get headers() {
      headers ??= new Headers();
      return headers;
    },
  };
  const answer = await handler(server, call as unknown as Call<EndpointName>);
  if (answer instanceof Response) return answer;
  if (answer === undefined) {
    call.headers.set("cache-control", "no-store");
    return new Response(null, { status: 204, headers: call.headers });
  }
  return jsonAnswer(JSON.stringify(answer), request, headers);
}

function readSearch(
  request: Request,
  { query }: Endpoint,
): Readonly<Record<string, string>> | undefined {
  return query === undefined ? undefined : Object.fromEntries(new URL(request.url).searchParams);
}

/** A page of somebody else cannot act with this person's cookie: it can neither set this header nor hide its origin. */
function refuseForeign(request: Request): void {
  const origin = request.headers.get("origin");
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  const elsewhere = origin !== null && URL.parse(origin)?.host !== host;
  if (request.headers.get("x-neurite") === null || elsewhere) {
    throw new Rejected(403, "request.foreign", foreign);
  }
}

async function callerFrom(
  server: Server,
  name: string,
  request: Request,
): Promise<Caller | undefined> {
  const token = readToken(request);
  const activity = !byItself.has(name) && request.headers.get("x-neurite") !== "background";
  return token === undefined ? undefined : callerOf(server.identity, token, activity);
}

function admit(name: string, { who }: Endpoint, session: Caller | undefined): void {
  if (who === "anyone") return;
  if (session === undefined) throw new Rejected(401, "session.none", signInFirst);
  if (session.locked && !always.has(name)) throw new Rejected(423, "session.locked", unlockFirst);
  if (session.owes.length > 0 && !whileOwing.has(name)) {
    throw new Rejected(403, "session.owes", settleFirst);
  }
  if (who === "administrator" && !session.access.some(({ role }) => role === "administrator")) {
    throw new Rejected(403, "permission.administrator", administratorsOnly);
  }
}

function asRejected(server: Server, error: unknown): Rejected {
  if (error instanceof Rejected) return error;
  if (isAway(error)) {
    server.log(`the database: ${error instanceof Error ? error.message : String(error)}`);
    return new Rejected(503, "store.away", away);
  }
  if (error instanceof IdempotencyConflict) return new Rejected(409, "command.reused", reused);
  if (error instanceof WriteForbidden) return new Rejected(403, "permission.database", notYours);
  const id = crypto.randomUUID().slice(0, 8);
  const told = error instanceof Error ? (error.stack ?? error.message) : String(error);
  server.log(`fault ${id}${error instanceof Fault ? " (invariant)" : ""}: ${told}`);
  const words = {
    en: ourFault.en.replace("{id}", id),
    "zh-CN": ourFault["zh-CN"].replace("{id}", id),
  };
  return new Rejected(500, "fault", words);
}

/** The language of the answer's words: the one asked for first. */
function languageOf(request: Request): Language {
  return /^\s*zh/i.test(request.headers.get("accept-language") ?? "") ? "zh-CN" : "en";
}
