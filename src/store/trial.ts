import { setTimeout as sleep } from "node:timers/promises";
import { isRefusal, type Json, type Refusal } from "../kernel/index.ts";
import type { Study } from "../definition/index.ts";
import {
  type AllocationState,
  applyTo,
  type Command as EngineCommand,
  type Context,
  type Decided,
  decide,
  type DraftsState,
  type Event,
  noAllocation,
  noStudy,
  type ParticipantState,
  type Stream,
  type StreamState,
  type StudyState,
} from "../engine/index.ts";
import { StoreUnavailable } from "./embedded/index.ts";
import type { EventBody, Recorded } from "./event.ts";
import type { Store } from "./store.ts";
import { openTurns } from "./turns.ts";

export { applyTo };

/** The answer to a command that was carried out: what was recorded, and whether that was earlier. */
export interface Done {
  readonly kind: "done";
  readonly events: readonly Recorded[];
  /** The command had been carried out before under the same id; nothing was written now. */
  readonly repeated: boolean;
  /** What was decided and recorded now; absent where it was recorded earlier. */
  readonly decided?: readonly Decided[];
}

/** A study being run on a store: commands in, events kept, refusals out. */
export interface Trial {
  readonly study: Study;
  /**
   * Decides a command on the record as it stands and keeps its events; resolves once they are on disk.
   * A lost race is decided again on the newer record.
   */
  execute(command: EngineCommand, context: Context): Promise<Done | Refusal>;
  /** The state of the study's own stream. */
  studyState(): Promise<StudyState>;
  /** Who is in which arm: for unblinded roles only. */
  allocation(): Promise<AllocationState>;
  /** A participant's state; at least as new as a version of their stream, where one is named. */
  participant(id: string, atLeast?: number): Promise<ParticipantState | undefined>;
  /** Drafts of queries about a participant, likewise: for those who may read that stream. */
  drafts(id: string, atLeast?: number): Promise<DraftsState | undefined>;
}

export interface TrialOptions {
  /**
   * The actor of each command is a person of this store, and the database itself verifies that they may write.
   * `execute` then rejects with WriteForbidden where they may not. Default: commands are the system's own.
   */
  readonly asPersons?: boolean;
}

/** How long a command is decided again while others get ahead of it, ms. */
const patienceMs = 20_000;
const maxKept = 5_000;

/**
 * Opens a study on a store. Commands that touch the same stream are decided and kept one after the other, in the
 * order in which they were given; others beside each other. States are kept in memory only as far as they were used
 * lately, and only as a cache: the store refuses every event that was decided on an older version of a stream.
 */
export function openTrial(store: Store, study: Study, options: TrialOptions = {}): Trial {
  const states = new Map<Stream, Promise<Kept>>();
  /** States that an append is about to follow. */
  const leaving = new Map<Stream, Promise<Kept>>();
  const turns = openTurns();

  function load(stream: Stream): Promise<Kept> {
    const known = states.get(stream);
    if (known !== undefined) {
      states.delete(stream); // moves it to the end: the first is the one unused for longest
      states.set(stream, known);
      return known;
    }
    const loading = read(store, study.id, stream);
    states.set(stream, loading);
    loading.catch(() => states.delete(stream));
    for (const oldest of states.keys()) {
      if (states.size <= maxKept) break;
      states.delete(oldest);
    }
    return loading;
  }

  /** Decides once. What a cached state forbids is asked of the record itself: another server may have moved it on. */
  async function attempt(
    command: EngineCommand,
    context: Context,
    fresh = false,
  ): Promise<Done | Refusal | "conflict"> {
    if (fresh) for (const stream of streamsOf(command)) states.delete(stream);
    const [own, allocation, person, drafted] = await Promise.all([
      load("study"),
      load("allocation"),
      "participant" in command ? load(`participant/${command.participant}`) : undefined,
      isAboutDrafts(command) ? load(`drafts/${command.participant}`) : undefined,
    ]);
    const participant = person?.state as ParticipantState | undefined;
    const drafts = drafted?.state as DraftsState | undefined;
    const decision = decide(
      study,
      {
        study: own.state as StudyState,
        allocation: allocation.state as AllocationState,
        ...(participant === undefined ? {} : { participant }),
        ...(drafts === undefined ? {} : { drafts }),
      },
      command,
      context,
    );
    if (isRefusal(decision) || decision.events.length === 0) {
      const earlier = await store.recorded(study.id, context.command, command as unknown as Json);
      if (earlier !== undefined) return { kind: "done", events: earlier, repeated: true };
      if (!fresh) return attempt(command, context, true);
      return isRefusal(decision) ? decision : { kind: "done", events: [], repeated: false };
    }
    return keep(decision.events, command, context);
  }

  async function keep(
    decided: readonly Decided[],
    command: EngineCommand,
    context: Context,
  ): Promise<Done | "conflict"> {
    const before = decided.map(({ stream }) => states.get(stream));
    // Until the disk has answered, nobody may decide on the old state; who only reads may still be shown it.
    for (const [index, { stream }] of decided.entries()) {
      states.delete(stream);
      const kept = before[index];
      if (kept !== undefined) leaving.set(stream, kept);
    }
    const sending = store.append({
      study: study.id,
      id: context.command,
      content: command as unknown as Json,
      ...(options.asPersons === true ? { person: context.actor } : {}),
      appends: decided.map(({ stream, expected, events }) => ({
        study: study.id,
        stream,
        expectedVersion: expected,
        events: events as unknown as readonly EventBody[],
      })),
    });
    const answer = await sending.finally(() => {
      for (const { stream } of decided) leaving.delete(stream);
    });
    if (answer.outcome === "conflict") return "conflict";
    const repeated = answer.outcome === "repeated";
    if (!repeated) {
      for (const [index, one] of decided.entries()) {
        const kept = before[index];
        if (kept !== undefined)
          states.set(
            one.stream,
            kept.then((state) => after(state, one)),
          );
      }
    }
    return { kind: "done", events: answer.events, repeated, ...(repeated ? {} : { decided }) };
  }

  /** The state of a participant's stream, at least as new as a version. */
  async function readable(stream: Stream, atLeast = 0): Promise<StreamState> {
    const known = (await (leaving.get(stream) ?? load(stream))).state;
    if ((known?.version ?? 0) >= atLeast) return known;
    // Another server has moved the record on.
    states.delete(stream);
    return (await load(stream)).state;
  }

  return {
    study,
    execute: (command, context) =>
      turns.take(keysOf(command), ["study"], async () => {
        const until = performance.now() + patienceMs;
        for (let tries = 1; ; tries++) {
          const answer = await attempt(command, context);
          if (answer !== "conflict") return answer;
          if (performance.now() > until) throw crowded(context.command);
          // Another server is at the same stream and need not read it again: let it get through.
          await sleep(Math.random() * Math.min(50, 2 * tries));
        }
      }),
    studyState: async () => (await load("study")).state as StudyState,
    allocation: async () => (await load("allocation")).state as AllocationState,
    participant: async (id, atLeast) =>
      (await readable(`participant/${id}`, atLeast)) as ParticipantState | undefined,
    drafts: async (id, atLeast) =>
      (await readable(`drafts/${id}`, atLeast)) as DraftsState | undefined,
  };
}

function crowded(command: string): StoreUnavailable {
  return new StoreUnavailable(
    `Others kept changing the same record while ${command} was decided, so it was not recorded.`,
    "Send it again under the same id.",
  );
}

/** The streams that a decision looks at. */
function streamsOf(command: EngineCommand): Stream[] {
  const of: Stream[] = "participant" in command ? [`participant/${command.participant}`] : [];
  const drafts: Stream[] = isAboutDrafts(command) ? [`drafts/${command.participant}`] : [];
  return ["study", "allocation", ...of, ...drafts];
}

type AboutDrafts = Extract<
  EngineCommand,
  { kind: "draft-query" | "discard-draft" | "release-drafts" }
>;

function isAboutDrafts(command: EngineCommand): command is AboutDrafts {
  return ["draft-query", "discard-draft", "release-drafts"].includes(command.kind);
}

/** The streams that a command may append to. */
function keysOf(command: EngineCommand): Stream[] {
  if (!("participant" in command))
    return command.kind === "supply-list" ? ["allocation"] : ["study"];
  const own: Stream = `participant/${command.participant}`;
  if (command.kind === "assign") return ["allocation", own];
  return isAboutDrafts(command) ? [own, `drafts/${command.participant}`] : [own];
}

/** A stream's state as far as it is known; the state itself is of the stream's kind. */
interface Kept {
  readonly state: StreamState;
}

function after(kept: Kept, { stream, events }: Decided): Kept {
  return { state: events.reduce((state, event) => applyTo(stream, state, event), kept.state) };
}

async function read(store: Store, study: string, stream: Stream): Promise<Kept> {
  let state: Kept["state"] =
    stream === "study" ? noStudy : stream === "allocation" ? noAllocation : undefined;
  for await (const stored of store.readStream(study, stream)) {
    state = applyTo(stream, state, stored.event as unknown as Event);
  }
  return { state };
}
