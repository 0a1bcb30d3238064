/** One database server on which trials are set up once, and then copied and run as often as they are needed. */
import { copyFile, mkdir, mkdtemp, realpath, rm } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isRefusal, type Refusal, refusalText } from "../../src/kernel/index.ts";
import type { Study } from "../../src/definition/index.ts";
import { openServer, readServerSecret, type RunningServer } from "../../src/server/index.ts";
import { openMailServer, type ReceivedMail } from "../../src/server/notices/testing/mail-server.ts";
import { type Address, openStore, type Store } from "../../src/store/index.ts";
import { openConnection } from "../../src/store/connect.ts";
import { startServer } from "../../src/store/embedded/index.ts";
import { releaseStudy } from "../../src/cli/release-study.ts";
import { password, type Visitor, visitorAt } from "../server/clinic.ts";
import { type EventHashes, eventHashes } from "./event-hashes.ts";
import { everybody, grantOf, type Person } from "./people.ts";
import { participantId } from "./rehearsed.ts";
import { writtenAt } from "./twins.ts";

/** A trial that is running: its server, its people and its clock. */
export interface Running {
  readonly study: Study;
  readonly server: RunningServer;
  readonly store: Store;
  readonly hashes: EventHashes;
  readonly ids: Readonly<Record<Person, string>>;
  readonly mails: readonly ReceivedMail[];
  /** What the server wrote to its log. */
  readonly logged: readonly string[];
  /** Somebody's session; opened the first time, and anew where `fresh`. */
  as(person: Person, fresh?: boolean): Promise<Visitor>;
  /** Signs everybody out. */
  leave(): Promise<void>;
  /** The clock of the server goes on by so many seconds. */
  wait(seconds: number): void;
  /** What it shows, ms since 1970. */
  now(): number;
  close(): Promise<void>;
}

export interface Stage {
  /** Makes a database with a study, its site and its people, and nothing done yet. */
  prepare(name: string, study: Study): Promise<void>;
  /** Makes a database as another is now; nobody may be at that. */
  copy(from: string, to: string): Promise<void>;
  open(name: string): Promise<Running>;
  drop(name: string): Promise<void>;
  close(): Promise<void>;
}

interface Prepared {
  readonly study: Study;
  readonly ids: Readonly<Record<Person, string>>;
  /** Where its clock stands, in seconds since both trials were written down. */
  seconds: number;
}

export async function openStage(): Promise<Stage> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "neurite-twins-")));
  const database = await startServer({ folder: join(folder, "server") });
  const webFolder = join(folder, "web");
  await mkdir(webFolder);
  await copyFile(
    new URL("../../src/web/index.html", import.meta.url),
    join(webFolder, "index.html"),
  );
  const admin = await openConnection(database, {});
  const at = (name: string): Address => {
    const { host, port: at, user } = database;
    return { host, port: at, user, database: name };
  };
  const keyFolder = join(folder, "keys");
  const prepared = new Map<string, Prepared>();

  async function run(name: string, study: Study, known?: Prepared): Promise<Running> {
    const store = await openStore(at(name), { keyFolder });
    const mail = await openMailServer();
    const logged: string[] = [];
    let seconds = known?.seconds ?? 0;
    const now = (): number => writtenAt + seconds * 1_000;
    const port = await freePort();
    const here = `http://127.0.0.1:${port}`;
    const server = await openServer({
      mode: "rehearsal",
      store,
      secret: readServerSecret(keyFolder),
      port,
      // Links in mails name it, in both trials alike.
      origin: "http://twins.example",
      webFolder,
      host: "127.0.0.1",
      clock: () => new Date(now()),
      // By the time of day it would be done sooner in one trial than in the other.
      tidyEveryMs: 2 ** 31 - 1,
      mail: { url: mail.url, from: "Neurite <notices@twins.example>" },
      log: (line) => logged.push(line),
    });
    const ids: Partial<Record<Person, string>> = { ...known?.ids };
    const sessions = new Map<Person, Visitor>();
    const running: Running = {
      study,
      server,
      store,
      hashes: eventHashes(store),
      ids: ids as Record<Person, string>,
      mails: mail.received,
      logged,
      async as(person, fresh = false) {
        const open = fresh ? undefined : sessions.get(person);
        if (open !== undefined) return open;
        const reply = await visitorAt(here, study.id, "").post("/api/session", {
          email: emailOf(person),
          password,
        });
        if (reply.status !== 200) throw new Error(`${person}: ${reply.text}`);
        const cookie = (reply.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
        const visitor = visitorAt(here, study.id, cookie);
        if (!fresh) sessions.set(person, visitor);
        return visitor;
      },
      async leave() {
        for (const [person, visitor] of sessions) {
          await visitor.send("/api/session", { method: "DELETE", headers: { "x-neurite": "1" } });
          sessions.delete(person);
        }
      },
      wait: (more) => (seconds += more),
      now,
      async close() {
        const entry = prepared.get(name);
        if (entry !== undefined) entry.seconds = seconds;
        await server.close();
        await store.close();
        await mail.close();
      },
    };
    return running;
  }

  return {
    async prepare(name, study) {
      await admin.query(`create database ${name}`);
      const running = await run(name, study);
      const { server, store } = running;
      await server.studies.add(study);
      await releaseStudy(store, study);
      await server.identity.setPolicy(
        { secondFactorRoles: [], idleMinutes: 60, absoluteHours: 24 },
        "system",
      );
      const ids: Partial<Record<Person, string>> = {};
      for (const person of everybody) ids[person] = await enter(server, study, person);
      const manager = await running.as("study-manager");
      for (const { id, zone, country } of study.sites.slice(0, 1)) {
        await manager.command({ kind: "activate-site", site: id, zone, country });
      }
      prepared.set(name, { study, ids: ids as Record<Person, string>, seconds: 0 });
      running.wait(60);
      await server.settle();
      await running.close();
    },
    async copy(from, to) {
      await admin.query(`create database ${to} template ${from}`);
      const known = prepared.get(from);
      if (known !== undefined) prepared.set(to, { ...known });
    },
    open(name) {
      const known = prepared.get(name);
      if (known === undefined) throw new Error(`there is no ${name}`);
      return run(name, known.study, known);
    },
    async drop(name) {
      await admin.query(`drop database ${name} with (force)`);
    },
    async close() {
      await admin.end();
      await database.stop();
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

async function freePort(): Promise<number> {
  const listener = createServer();
  await new Promise<void>((ready) => listener.listen(0, "127.0.0.1", ready));
  const { port } = listener.address() as AddressInfo;
  await new Promise((closed) => listener.close(closed));
  return port;
}

export function emailOf(person: Person): string {
  return `${person}@twins.example`;
}

async function enter(server: RunningServer, study: Study, person: Person): Promise<string> {
  const { identity } = server;
  const email = emailOf(person);
  const { person: id, temporaryPassword = "" } = done(
    await identity.createPerson({ name: person, email }, "system"),
  );
  done(await identity.giveGrant(id, grantOf(study, person, participantId(study, 0)), "system"));
  const from = { address: "127.0.0.1", agent: "test" };
  const { token } = done(await identity.signIn({ email, password: temporaryPassword, ...from }));
  const change = { current: temporaryPassword, next: password, address: from.address };
  done(await identity.changePassword(token, change));
  await identity.signOut(token);
  return id;
}

function done<T>(answer: T | Refusal): T {
  if (isRefusal(answer)) throw new Error(refusalText(answer));
  return answer;
}
