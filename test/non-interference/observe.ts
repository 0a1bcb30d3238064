/** Everything that every blinded person can be shown of a trial, as text that can be compared. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { contract } from "../../src/server/contract/contract-table.ts";
import type { Endpoint } from "../../src/server/contract/endpoint.ts";
import type { EndpointName } from "../../src/server/handler.ts";
import { openZip } from "../../src/server/archive/read-zip.ts";
import { pdfPages } from "../../src/server/casebook/testing/pdf-text.ts";
import { readoutOf, studyHash } from "../../src/definition/index.ts";
import type { Visitor } from "../server/clinic.ts";
import { answerOf } from "./may-differ.ts";
import { type Blinded, blinded } from "./people.ts";
import { participantId } from "./rehearsed.ts";
import { type Asking, type Facts, requests } from "./requests.ts";
import type { Running } from "./stage.ts";
import { lotsOf, unitFor, writtenAt } from "./twins.ts";

/** What was asked by whom → the whole answer. */
export type Observed = ReadonlyMap<string, string>;

/** An answer on its way to the person, for tests that let something slip out. */
export type Slip = (answer: {
  readonly who: Blinded;
  readonly endpoint: EndpointName;
  readonly response: Response;
}) => Promise<Response>;

export interface Looking {
  /** `reads`: what changes nothing; `all`: everything else afterwards too. */
  readonly what: "reads" | "all";
  readonly who?: readonly Blinded[];
  readonly slip?: Slip;
  /** Endpoints that are left out, or the only ones that are asked. */
  readonly without?: ReadonlySet<EndpointName>;
  readonly only?: ReadonlySet<string>;
  /** Who alone asks for what takes long to be made. */
  readonly patient?: {
    readonly who: ReadonlySet<Blinded>;
    readonly slow: ReadonlySet<EndpointName>;
  };
}

/** After these a session is no longer what it was: they get one of their own. */
const ending: ReadonlySet<EndpointName> = new Set<EndpointName>([
  "DELETE /api/session",
  "POST /api/session/lock",
  "POST /api/session/switch",
]);

/** Asks everything of every endpoint as every blinded person: first what changes nothing. */
export async function observe(running: Running, looking: Looking): Promise<Observed> {
  const facts = await factsOf(running);
  const seen = new Map<string, string>();
  const visitors = new Map<Blinded, Visitor>();
  const names = Object.keys(contract) as EndpointName[];
  const asked = names.filter(
    (name) => looking.without?.has(name) !== true && looking.only?.has(name) !== false,
  );
  const reads = asked.filter((name) => name.startsWith("GET "));
  const writes = asked.filter((name) => !name.startsWith("GET "));
  for (const who of looking.who ?? blinded) {
    const visitor = await running.as(who, true);
    visitors.set(who, visitor);
    for (const name of reads) {
      if (asksFor(who, name)) await ask(name, who, visitor);
    }
  }
  if (looking.what === "all") {
    for (const name of writes) {
      // So many tries in one minute would be too many for one network.
      running.wait(30);
      for (const who of blinded) {
        if (!asksFor(who, name)) continue;
        const own = ending.has(name) ? undefined : visitors.get(who);
        await ask(name, who, own ?? (await running.as(who, true)));
      }
    }
  }
  return seen;

  function asksFor(who: Blinded, name: EndpointName): boolean {
    const { patient } = looking;
    return patient === undefined || !patient.slow.has(name) || patient.who.has(who);
  }

  async function ask(endpoint: EndpointName, who: Blinded, visitor: Visitor): Promise<void> {
    for (const [index, asking] of requests[endpoint](facts).entries()) {
      // How far the server has followed is told, and not when it did.
      if (endpoint.endsWith("/summaries")) await running.server.settle();
      const response = await send(visitor, endpoint, asking);
      const shown = (await looking.slip?.({ who, endpoint, response })) ?? response;
      seen.set(
        `${who}: ${endpoint} #${index + 1}`,
        await textOf(running, shown, contract[endpoint]),
      );
    }
    // A package is made in the background: its events are to stand where they stand in the other trial.
    if (endpoint === "POST /api/studies/{study}/closeouts/{site}") await packagesMade(running);
  }
}

/** What is the same of both trials for whoever asks. */
async function factsOf(running: Running): Promise<Facts> {
  const { study, ids } = running;
  const coordinator = await running.as("coordinator", true);
  const base = `/api/studies/${study.id}`;
  const { body } = await coordinator.get(`${base}/closeouts`);
  const manager = await running.as("study-manager", true);
  const readout = (await manager.get(`${base}/readout`)).body;
  const ofPlace = (place: number): string => participantId(study, place);
  return {
    study: study.id,
    hash: studyHash(study),
    site: study.sites[0]?.id ?? "",
    participant: ofPlace(0),
    others: [ofPlace(1), ofPlace(2)],
    unit: unitFor(0, 0),
    date: new Date(writtenAt).toISOString().slice(0, 10),
    arms: study.arms.map(({ id }) => id),
    lots: lotsOf(study, "one").map(({ lot }) => lot),
    people: ids,
    closeout: body?.[0]?.closeout ?? "none",
    cut: readout?.cuts?.[0]?.id ?? "none",
    displays: readoutOf(study).displays.map(({ id }) => id),
    // SHA-256 of the file that the course attaches.
    file: "0306a0b1a9bc60b6aa27cee1c40a58b4f872cfcefdc7e3a0cf5294a2b0f33035",
  };
}

function send(visitor: Visitor, endpoint: EndpointName, asking: Asking): Promise<Response> {
  const [method = "", pattern = ""] = endpoint.split(" ");
  const path = pattern.replace(/\{(\w+)\}/g, (_, name: string) => {
    const member = asking.members?.[name];
    if (member === undefined) throw new Error(`${endpoint}: no ${name} was given`);
    return encodeURIComponent(member);
  });
  const search =
    asking.query === undefined ? "" : `?${new URLSearchParams(asking.query).toString()}`;
  const body =
    asking.bytes ?? (asking.body === undefined ? undefined : JSON.stringify(asking.body));
  const headers = {
    "accept-encoding": "identity",
    ...(method === "GET" ? {} : { "x-neurite": "1" }),
    ...(asking.body === undefined ? {} : { "content-type": "application/json" }),
  };
  return visitor.send(path + search, { method, headers, ...(body === undefined ? {} : { body }) });
}

async function textOf(
  { hashes }: Running,
  response: Response,
  { media }: Endpoint,
): Promise<string> {
  const told = (text: string): Promise<string> => answerOf(hashes, response, text);
  if (!response.ok) return told(await response.text());
  if (media === "text/event-stream") {
    const reader = response.body?.getReader();
    const first = await reader?.read();
    await reader?.cancel();
    return told(Buffer.from(first?.value ?? []).toString());
  }
  const type = response.headers.get("content-type") ?? "";
  const bytes = Buffer.from(await response.arrayBuffer());
  if (type.includes("zip")) return told(await zipText(bytes));
  return told(type.includes("pdf") ? pdfPages(bytes).join("\n") : bytes.toString());
}

/** Waits until no package of a site is being made any more. */
export async function packagesMade(running: Running): Promise<void> {
  const coordinator = await running.as("coordinator");
  for (let tries = 0; ; tries++) {
    const { body } = await coordinator.get(`/api/studies/${running.study.id}/closeouts`);
    const states = body.map(({ state }: { state: string }) => state);
    if (!states.includes("requested")) return;
    if (tries > 300) throw new Error("the package was not made");
    await sleep(100);
  }
}

/** The files of a package, each as text. */
async function zipText(bytes: Buffer): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "neurite-package-"));
  try {
    const file = join(folder, "package.zip");
    await writeFile(file, bytes);
    const zip = await openZip(file);
    const texts: string[] = [];
    for (const path of zip.paths) {
      const content: Uint8Array[] = [];
      for await (const part of zip.read(path)) content.push(part);
      const whole = Buffer.concat(content);
      texts.push(path, path.endsWith(".pdf") ? pdfPages(whole).join("\n") : whole.toString());
    }
    return texts.join("\n");
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Every place where two trials are not the same to somebody. */
export function differences(one: Observed, other: Observed): readonly string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter(
    (name) => one.get(name) !== other.get(name),
  );
}
