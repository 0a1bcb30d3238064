/** A server with the spinal cord injury programme, two sites and a person for each role, for tests over HTTP. */
import { mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRefusal, type Refusal, refusalText } from "../../src/kernel/index.ts";
import { readStudy, type Study, studyHash } from "../../src/definition/index.ts";
import {
  type Mode,
  openServer,
  readServerSecret,
  type RunningServer,
  type ServerOptions,
} from "../../src/server/index.ts";
import { type Address, openStore, type Store } from "../../src/store/index.ts";
import { releaseStudy } from "../../src/cli/release-study.ts";
import sci from "../../examples/sci-xs228/study.ts";

export type Role =
  | "coordinator"
  | "coordinator-elsewhere"
  | "investigator"
  | "monitor"
  | "data-manager"
  | "study-manager"
  | "inspector"
  | "administrator"
  | "participant";

export interface Clinic {
  readonly server: RunningServer;
  readonly store: Store;
  readonly folder: string;
  readonly study: Study;
  readonly hash: string;
  /** The ids of the people by role. */
  readonly ids: Readonly<Record<Role, string>>;
  /** Signs somebody in: one of each role, or somebody of the `people` that were asked for. */
  as(role: Role | (string & {})): Promise<Visitor>;
  /** Somebody who has no session. */
  stranger(): Visitor;
  /** Somebody's session at another server of the same clinic. */
  at(server: RunningServer, visitor: Visitor): Visitor;
  /** Another server on the same database, with connections of its own. */
  another(): Promise<{
    readonly server: RunningServer;
    readonly store: Store;
    close(): Promise<void>;
  }>;
  /** What the server wrote to its log. */
  readonly logged: readonly string[];
  close(): Promise<void>;
}

/** Somebody who sends requests. */
export interface Visitor {
  readonly cookie: string;
  get(path: string): Promise<Reply>;
  post(path: string, body?: unknown, headers?: Readonly<Record<string, string>>): Promise<Reply>;
  /** Gives a command in the study. */
  command(command: object, more?: object): Promise<Reply>;
  send(path: string, init: RequestInit): Promise<Response>;
}

export interface Reply {
  readonly status: number;
  // oxlint-disable-next-line typescript/no-explicit-any -- a test looks into whatever came back
  readonly body: any;
  readonly text: string;
  readonly headers: Headers;
}

export const password = "the river bends twice";
const grants: Readonly<Record<Role, readonly object[]>> = {
  coordinator: [{ role: "coordinator", site: "GZ01" }],
  "coordinator-elsewhere": [{ role: "coordinator", site: "DL01" }],
  investigator: [{ role: "investigator", site: "GZ01" }],
  monitor: [{ role: "monitor" }],
  "data-manager": [{ role: "data-manager" }],
  "study-manager": [{ role: "study-manager" }],
  inspector: [{ role: "inspector" }],
  administrator: [{ role: "administrator", study: "*" }],
  participant: [{ role: "participant", participant: "GZ01-001" }],
};

interface ClinicOptions
  extends Pick<ServerOptions, "clock" | "mail" | "webFolder" | "providers" | "requestTimeoutMs"> {
  readonly mode?: Mode;
  /** Another study than the spinal cord injury programme's first. */
  readonly example?: Study;
  /** Further people, with their grants. */
  readonly people?: Readonly<Record<string, readonly object[]>>;
  /** A database that somebody else runs, instead of one of its own. */
  readonly database?: Address;
}

/** Opens it on a database of its own; a clock and other things can be put in their place. */
export async function openClinic({
  database,
  example = sci,
  people = {},
  ...options
}: ClinicOptions = {}): Promise<Clinic> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "neurite-clinic-")));
  const connect = (): Promise<Store> =>
    openStore(database ?? { folder }, { keyFolder: join(folder, "keys") });
  const store = await connect();
  const reading = readStudy(JSON.parse(JSON.stringify(example)));
  if (!("study" in reading)) throw new Error("the example cannot be read");
  const { study } = reading;
  const logged: string[] = [];
  const serve = (on: Store): Promise<RunningServer> =>
    openServer({
      mode: "rehearsal",
      ...options,
      store: on,
      secret: readServerSecret(join(folder, "keys")),
      port: 0,
      host: "127.0.0.1",
      log: (line) => logged.push(line),
    });
  const server = await serve(store);
  await server.studies.add(study);
  await releaseStudy(store, study);
  await server.identity.setPolicy({ secondFactorRoles: [] }, "system");
  const ids: Partial<Record<Role, string>> = {};
  const everybody = Object.entries({ ...grants, ...people }) as [Role, readonly object[]][];
  for (const [role, wanted] of everybody) {
    ids[role] = await enter(server, role, study.id, wanted);
  }
  const visitor = (cookie: string): Visitor => visitorAt(server.url, study.id, cookie);
  const others: { close(): Promise<void> }[] = [];
  const clinic: Clinic = {
    server,
    store,
    folder,
    study,
    hash: studyHash(study),
    ids: ids as Record<Role, string>,
    logged,
    stranger: () => visitor(""),
    at: (other, { cookie }) => visitorAt(other.url, study.id, cookie),
    async another() {
      const ownStore = await connect();
      const own = await serve(ownStore);
      const other = {
        server: own,
        store: ownStore,
        async close() {
          others.splice(others.indexOf(other), 1);
          await own.close();
          await ownStore.close();
        },
      };
      others.push(other);
      return other;
    },
    async as(role) {
      const reply = await visitor("").post("/api/session", {
        email: `${role}@clinic.example`,
        password,
      });
      if (reply.status !== 200) throw new Error(reply.text);
      return visitor((reply.headers.get("set-cookie") ?? "").split(";")[0] ?? "");
    },
    async close() {
      for (const other of others.toReversed()) await other.close();
      await server.close();
      await store.close();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
  const manager = await clinic.as("study-manager");
  for (const { id, zone, country } of study.sites) {
    await manager.command({ kind: "activate-site", site: id, zone, country });
  }
  return clinic;
}

async function enter(
  server: RunningServer,
  role: Role,
  study: string,
  wanted: readonly object[],
): Promise<string> {
  const { identity } = server;
  const email = `${role}@clinic.example`;
  const { person, temporaryPassword = "" } = done(
    await identity.createPerson({ name: role, email }, "system"),
  );
  for (const grant of wanted)
    done(await identity.giveGrant(person, { study, ...grant } as never, "system"));
  const from = { address: "127.0.0.1", agent: "test" };
  const { token } = done(await identity.signIn({ email, password: temporaryPassword, ...from }));
  done(
    await identity.changePassword(token, {
      current: temporaryPassword,
      next: password,
      address: from.address,
    }),
  );
  await identity.signOut(token);
  return person;
}

let commands = 0;

export function visitorAt(url: string, study: string, cookie: string): Visitor {
  const send = (path: string, init: RequestInit): Promise<Response> =>
    fetch(`${url}${path}`, {
      redirect: "manual",
      ...init,
      headers: { cookie, ...(init.headers as Readonly<Record<string, string>>) },
    });
  const reply = async (response: Response): Promise<Reply> => {
    const text = await response.text();
    const json =
      /json/.test(response.headers.get("content-type") ?? "") &&
      !/ndjson/.test(response.headers.get("content-type") ?? "");
    return {
      status: response.status,
      body: json ? JSON.parse(text) : undefined,
      text,
      headers: response.headers,
    };
  };
  const post: Visitor["post"] = async (path, body, headers = {}) =>
    reply(
      await send(path, {
        method: "POST",
        headers: {
          "x-neurite": "1",
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...headers,
        },
        ...(body === undefined
          ? {}
          : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      }),
    );
  return {
    cookie,
    send,
    get: async (path) => reply(await send(path, {})),
    post,
    command: (command, more = {}) => {
      commands += 1;
      return post(`/api/studies/${study}/commands`, {
        id: `test-command-${commands}`,
        command,
        ...more,
      });
    },
  };
}

function done<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(refusalText(answer));
  return answer;
}
