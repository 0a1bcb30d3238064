/// <reference lib="webworker" />
import { isKeptAnswer, ownerOf } from "./kept-answers.ts";

/**
 * Lets the application open where there is no network: its own files, and the last answers about what was opened on
 * this device. The network is always asked first. Answers belong to the person who was given them: they go with the
 * sign-out, and before anybody else sees the device.
 */
const worker = globalThis as unknown as ServiceWorkerGlobalScope;
const shell = "neurite.shell";
const answers = "neurite.answers";
/** Under this address the cache of answers says whose they are. */
const ownerKey = "/neurite-answers-of";
/** Older answers are not shown: whoever has been away so long signs in first. */
const longestMs = 12 * 60 * 60 * 1000;

worker.addEventListener("install", (event) => {
  event.waitUntil(
    (async () => {
      const assets = (await (
        await fetch("/asset-list.json", { cache: "no-store" })
      ).json()) as string[];
      await (await caches.open(shell)).addAll(["/", ...assets]);
      await worker.skipWaiting();
    })(),
  );
});

worker.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      const assets = (await (
        await fetch("/asset-list.json", { cache: "no-store" })
      ).json()) as string[];
      const kept = new Set(["/", ...assets]);
      const cache = await caches.open(shell);
      for (const request of await cache.keys()) {
        if (!kept.has(new URL(request.url).pathname)) await cache.delete(request);
      }
      await worker.clients.claim();
    })().catch(() => undefined),
  );
});

worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (url.origin !== worker.location.origin) return;
  if (url.pathname.startsWith("/api/session")) event.respondWith(sessionAnswer(request, url));
  else if (url.pathname.startsWith("/api/")) {
    if (request.method === "GET" && isKeptAnswer(url.pathname))
      event.respondWith(apiAnswer(request));
  } else if (request.method === "GET") event.respondWith(file(request));
});

/** Whose answers are kept follows from every word about the session. */
async function sessionAnswer(request: Request, url: URL): Promise<Response> {
  const isAsked = request.method === "GET" && url.pathname === "/api/session";
  let response: Response;
  try {
    response = await fetch(request);
  } catch (error) {
    const kept = isAsked ? await keptAnswer(request) : undefined;
    if (kept !== undefined) return kept;
    throw error;
  }
  if (request.method === "DELETE" && response.ok) await caches.delete(answers);
  // A locked screen stays locked without a network.
  if (url.pathname === "/api/session/lock" && response.ok)
    await (await caches.open(answers)).delete("/api/session");
  if (!response.ok || response.status === 204) return response;
  const said = (await response
    .clone()
    .json()
    .catch(() => undefined)) as unknown;
  const owner = ownerOf(said);
  if (owner === undefined && isAsked) await caches.delete(answers);
  if (owner === undefined) return response;
  const cache = await caches.open(answers);
  const known = await (await cache.match(ownerKey))?.text();
  if (known !== owner.person) {
    await caches.delete(answers);
    await (await caches.open(answers)).put(ownerKey, new Response(owner.person));
  }
  if (owner.isLocked) await cache.delete("/api/session");
  else await keep("/api/session", response.clone());
  return response;
}

async function apiAnswer(request: Request): Promise<Response> {
  try {
    const response = await fetch(request);
    if (response.ok) await keep(request.url, response.clone());
    return response;
  } catch (error) {
    const kept = await keptAnswer(request);
    if (kept === undefined) throw error;
    return kept;
  }
}

async function keep(address: string, response: Response): Promise<void> {
  const cache = await caches.open(answers);
  // Nobody's answers are kept before it is known whose they are.
  if ((await cache.match(ownerKey)) === undefined) return;
  const headers = new Headers(response.headers);
  headers.set("x-kept-at", String(Date.now()));
  await cache.put(address, new Response(await response.blob(), { headers }));
}

async function keptAnswer(request: Request): Promise<Response | undefined> {
  const kept = await (await caches.open(answers)).match(request.url, { ignoreVary: true });
  const age = Date.now() - Number(kept?.headers.get("x-kept-at") ?? 0);
  return kept !== undefined && age < longestMs ? kept : undefined;
}

/** A file of the application: pages by the network first, so that a new version is seen; files named by content from here. */
async function file(request: Request): Promise<Response> {
  const cache = await caches.open(shell);
  if (request.mode === "navigate") {
    return fetch(request).catch(async (error: unknown) => {
      const page = await cache.match("/");
      if (page === undefined) throw error;
      return page;
    });
  }
  // A server that varies its files by origin means the same file.
  return (await cache.match(request, { ignoreVary: true })) ?? fetch(request);
}
