import type { QueryClient } from "@tanstack/react-query";
import {
  applyParticipant,
  applyWalledForms,
  type Event,
  formAt,
  type ParticipantEventBody,
} from "../../engine/index.ts";
import type { ExecuteAnswer, ParticipantRecord } from "../../server/contract.ts";
import { noteAcknowledged } from "../api/acknowledged.ts";
import { call, Problem } from "../api/call.ts";
import { participantQuery } from "../api/study.ts";
import { placeOfKey } from "../form/place-key.ts";
import { behindWall, isFormAct, wholeRecord } from "../form/walled.ts";
import { openKeptStore } from "./indexed-store.ts";
import type { Item } from "./kept.ts";
import { Outbox, type OutboxPort, Undelivered } from "./outbox.ts";

const store = openKeptStore();
const channel =
  typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("neurite.kept");
let current: { readonly person: string; readonly outbox: Promise<Outbox> } | undefined;

/** The outbox of the person who is signed in on this device. Another person's is never opened. */
export function outboxOf(person: string, client: QueryClient): Promise<Outbox> {
  if (current?.person === person) return current.outbox;
  const outbox = store.then(async (kept) => {
    const made = new Outbox(person, kept, port(client));
    made.listen((news) => {
      if (news.kind !== "acknowledged") return;
      channel?.postMessage("sent");
    });
    await made.load();
    watch(made, person);
    return made;
  });
  current = { person, outbox };
  return outbox;
}

/** Sends again once there is reason to think that somebody will answer. */
function watch(outbox: Outbox, person: string): void {
  const isCurrent = (): boolean => current?.person === person;
  const again = (): void => {
    if (isCurrent()) void outbox.flush();
  };
  addEventListener("online", again);
  channel?.addEventListener("message", () => {
    if (isCurrent()) void outbox.reload();
  });
  let waitMs = 1000;
  const tick = (): void => {
    if (!isCurrent()) return;
    if (!outbox.isHeldUp) waitMs = 1000;
    else {
      again();
      waitMs = Math.min(waitMs * 2, 30_000);
    }
    setTimeout(tick, waitMs);
  };
  tick();
  again();
}

function port(client: QueryClient): OutboxPort {
  return {
    send,
    rebase: (item) => rebase(client, item),
    settle: (item, answer) => settle(client, item, answer),
    newId: newCommandId,
    alone,
  };
}

/** An id that no other command has. */
export function newCommandId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return `c-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("")}`;
}

async function alone(work: () => Promise<void>): Promise<void> {
  // Only secure contexts have locks; elsewhere two windows may both send, and the server does each id once.
  if (navigator.locks === undefined) return work();
  await navigator.locks.request("neurite.outbox", work);
}

async function send(item: Item): Promise<ExecuteAnswer> {
  const { study, id, role, version, typedAt } = item;
  const isWalled = item.walled === true && isFormAct(item.command);
  const command = isWalled ? behindWall(item.command) : item.command;
  try {
    return await call("POST /api/studies/{study}/commands", {
      params: { study },
      body: { id, command, role, version, typedAt },
    });
  } catch (error) {
    throw new Undelivered(isAnswered(error) ? error.body : undefined);
  }
}

/** The server has decided; anything else may be another answer the next time. */
function isAnswered(error: unknown): error is Problem {
  if (!(error instanceof Problem) || error.body === undefined) return false;
  if (error.body.refusal !== undefined) return true;
  return [400, 404, 409, 413, 422].includes(error.status);
}

async function rebase(client: QueryClient, item: Item): Promise<number | undefined> {
  const { study, participant, place } = item;
  const record = await client.fetchQuery({
    ...participantQuery(study, participant),
    staleTime: 0,
  });
  const instance = formAt(wholeRecord(record).state, placeOfKey(place));
  if (instance === undefined) return undefined;
  const isUntouched = Object.keys(item.carries).every(
    (path) => (instance.touched[path]?.version ?? 0) <= item.basis,
  );
  return isUntouched ? instance.version : undefined;
}

function settle(client: QueryClient, item: Item, answer: ExecuteAnswer): number | undefined {
  keepCurrent(client, item, answer);
  const { study, participant, place } = item;
  const record = client.getQueryData(participantQuery(study, participant).queryKey);
  const last = answer.events.at(-1)?.version;
  // Only a record that ends with this very save tells which version the save made.
  const now = item.walled === true ? record?.walled : record?.state;
  if (record === undefined || last === undefined || now?.version !== last) return undefined;
  return formAt(now, placeOfKey(place))?.version;
}

/** Puts what was acknowledged into the record that the pages show, without asking for all of it again. */
export function keepCurrent(
  client: QueryClient,
  { study, participant }: Pick<Item, "study" | "participant">,
  answer: ExecuteAnswer,
): void {
  noteAcknowledged(study, answer);
  const key = participantQuery(study, participant).queryKey;
  const record = client.getQueryData(key);
  if (record === undefined) return;
  const after = recordAfter(record, answer);
  if (after === undefined) void client.invalidateQueries({ queryKey: key });
  else client.setQueryData(key, after);
}

function recordAfter(
  record: ParticipantRecord,
  answer: ExecuteAnswer,
): ParticipantRecord | undefined {
  const { state, walled } = record;
  const now = stateAfter(`participant/${state.id}`, state, answer, (known, event) =>
    applyParticipant(known, event as Event<ParticipantEventBody>),
  );
  const behind = walled && stateAfter(`walled/${state.id}`, walled, answer, applyWalledForms);
  if (now === undefined || (walled !== undefined && behind === undefined)) return undefined;
  return { ...record, state: now, ...(behind === undefined ? {} : { walled: behind }) };
}

/** A stream's state after the events of an answer that are its own; `undefined` where some before them are not known. */
function stateAfter<S extends { readonly version: number }>(
  of: string,
  known: S,
  { events }: ExecuteAnswer,
  apply: (state: S, event: Event) => S,
): S | undefined {
  let state = known;
  const ours = events.filter(({ stream }) => stream === of).sort((a, b) => a.version - b.version);
  for (const { version, event } of ours) {
    if (version <= state.version) continue;
    if (version !== state.version + 1) return undefined;
    state = apply(state, event as Event);
  }
  return state;
}
