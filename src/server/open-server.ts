import { createHmac } from "node:crypto";
import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setFlagsFromString } from "node:v8";
import { getRequestListener } from "@hono/node-server";
import { softwareVersion } from "../kernel/index.ts";
import type { Store } from "../store/index.ts";
import type { Mode } from "./contract.ts";
import { openClockWatch } from "./clock-watch.ts";
import { openApi } from "./dispatch.ts";
import { tellExpiring, watchSlots } from "./cohorts/watch-slots.ts";
import { openFollower } from "./follow/follower.ts";
import { type Identity, openIdentity, type Provider } from "./identity/index.ts";
import { type MailOptions, type Notices, openNotices } from "./notices/index.ts";
import { openSiteClinvar } from "./genetics/site-clinvar.ts";
import { problemResponse, Rejected } from "./problem.ts";
import type { Server } from "./server-parts.ts";
import { openShelf, type StudyShelf } from "./studies/study-shelf.ts";
import { openWebFiles } from "./web-files.ts";
import { openWritten } from "./written.ts";

export interface ServerOptions {
  readonly store: Store;
  /** 32 secret bytes that stay the same, see `readServerSecret`. */
  readonly secret: Uint8Array;
  readonly mode: Mode;
  /** The folder of the built application; without it only the API is served. */
  readonly webFolder?: string;
  /** Default 7001; 0 for any that is free. */
  readonly port?: number;
  /** Default 127.0.0.1: behind a proxy that speaks https. */
  readonly host?: string;
  /** The address people use, such as `https://trials.hospital.example`; from it follows whether cookies are secure. */
  readonly origin?: string;
  /** How often ended sessions are cleared away and refused sign-ins told to the journal; a minute if not given. */
  readonly tidyEveryMs?: number;
  readonly providers?: readonly Provider[];
  /** The mail server that notices are handed to; without one they stand in the application alone. */
  readonly mail?: MailOptions;
  /** A ClinVar VCF on this machine, used where none is sent with a file of variants. */
  readonly clinvar?: string;
  readonly clock?: () => Date;
  /** How long a request may take to arrive as a whole, ms. Default 300,000: a scan of 20 MB over a slow line. */
  readonly requestTimeoutMs?: number;
  readonly log?: (line: string) => void;
}

/** A running server: API and application on one port. */
export interface RunningServer {
  readonly url: string;
  readonly identity: Identity;
  readonly studies: StudyShelf;
  readonly notices: Notices;
  /** Everything that was written is followed: lists are current, and who is to be told of it was told. */
  settle(): Promise<void>;
  /** Answers what was asked, then stops. The store stays open. */
  close(): Promise<void>;
}

const unreadable = {
  en: "This request cannot be read. Nothing was done.",
  "zh-CN": "无法识别该请求，未执行任何操作。",
};

/** On every answer, whatever it is. */
const alwaysHeaders = {
  "x-content-type-options": "nosniff",
  "cross-origin-resource-policy": "same-origin",
  "referrer-policy": "same-origin",
};
const secureHeaders = { ...alwaysHeaders, "strict-transport-security": "max-age=31536000" };

/**
 * What passes through a server is garbage at once, but a heap that is let alone doubles before it is looked through.
 * Here it grows by 70 %: exports and long uptimes stay tens of megabytes smaller, and an export is a tenth quicker than
 * with a heap that grows by a quarter.
 */
function growThriftily(): void {
  setFlagsFromString("--heap-growing-percent=70");
}

/** Starts the server on a store. Any number of servers may run on one database. */
export async function openServer(options: ServerOptions): Promise<RunningServer> {
  const { store, secret, mode, origin, clock = () => new Date(), log = () => {} } = options;
  growThriftily();
  const identity = await openIdentity(store, {
    clock,
    secret,
    issuer: "Neurite",
    ...(options.tidyEveryMs === undefined ? {} : { tidyEveryMs: options.tidyEveryMs }),
    providers: options.providers ?? [],
  });
  const studies = await openShelf(store);
  const follower = await openFollower(store, studies, log);
  let url = origin;
  const notices = await openNotices({
    store,
    studies,
    follower,
    clock,
    mode,
    mail: options.mail,
    origin: () => url,
    log,
  });
  const server: Server = {
    store,
    identity,
    studies,
    follower,
    notices,
    written: openWritten(),
    clinvar: options.clinvar === undefined ? undefined : openSiteClinvar(options.clinvar),
    mode,
    version: softwareVersion,
    secure: origin?.startsWith("https:") === true,
    clock,
    clockWatch: mode === "live" ? await openClockWatch(store, clock, log) : undefined,
    seedOf: (id) => createHmac("sha256", secret).update(`command ${id}`).digest("hex"),
    markOf: (purpose, text) =>
      createHmac("sha256", secret).update(`mark ${purpose}\n${text}`).digest("base64url"),
    log,
  };
  const slots = watchSlots(server);
  const api = openApi(server);
  const files = options.webFolder === undefined ? undefined : openWebFiles(options.webFolder);
  const listener = getRequestListener(
    (request, env) => {
      const path = request.url.slice(request.url.indexOf("/", 8));
      return files === undefined || path.startsWith("/api/")
        ? api.fetch(request, env)
        : files(request);
    },
    {
      errorHandler: () =>
        problemResponse(new Rejected(400, "request.unreadable", unreadable), "en"),
    },
  );
  const { requestTimeoutMs = 300_000 } = options;
  const limits = {
    keepAliveTimeout: 75_000,
    requestTimeout: requestTimeoutMs,
    headersTimeout: Math.min(60_000, requestTimeoutMs),
    connectionsCheckingInterval: Math.min(10_000, requestTimeoutMs / 2),
  };
  const http = createServer(limits, (request, response) => {
    for (const [name, value] of Object.entries(server.secure ? secureHeaders : alwaysHeaders)) {
      response.setHeader(name, value);
    }
    void listener(request, response);
  });
  async function stopWork(): Promise<void> {
    await slots.close();
    await notices.close();
    await follower.close();
    server.clockWatch?.close();
    await identity.close();
  }
  const address = { port: options.port ?? 7001, host: options.host ?? "127.0.0.1" };
  const { port } = await listen(http, address).catch(async (error: unknown) => {
    await stopWork();
    throw error;
  });
  url ??= `http://${options.host ?? "localhost"}:${port}`;
  return {
    url,
    identity,
    studies,
    notices,
    async settle() {
      await follower.reach(await store.settledPosition());
      await tellExpiring(server);
      await notices.settle();
    },
    async close() {
      const closed = new Promise((done) => http.close(done));
      http.closeIdleConnections();
      const impatient = setTimeout(() => http.closeAllConnections(), 3_000);
      await Promise.all([stopWork(), closed]);
      clearTimeout(impatient);
    },
  };
}

/** The address cannot be served at: another program does, or it is not this machine's. */
export class AddressTaken extends Error {
  override readonly name = "AddressTaken";
}

function listen(
  http: HttpServer,
  { port, host }: { readonly port: number; readonly host: string },
): Promise<AddressInfo> {
  return new Promise((done, fail) => {
    http.once("error", (error: NodeJS.ErrnoException) => {
      const why =
        error.code === "EADDRINUSE"
          ? `Port ${port} is in use, perhaps by another Neurite. Stop that one, or choose another: --port ${port + 1}.`
          : error.code === "EACCES"
            ? `Port ${port} needs rights that this account does not have. Choose one above 1023: --port.`
            : `Nothing can be served at ${host}:${port} (${error.code ?? error.message}). Check --host and --port.`;
      fail(new AddressTaken(why));
    });
    http.listen(port, host, () => done(http.address() as AddressInfo));
  });
}
