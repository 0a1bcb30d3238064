import { setTimeout as sleep } from "node:timers/promises";
import { isRefusal, type Json, type Refusal } from "../kernel/index.ts";
import type { Study } from "../definition/index.ts";
import {
  type AllocationState,
  applyTo,
  type Command as EngineCommand,
  type Context,
  type Decided,
  type Decision,
  decide,
  type DraftsState,
  emptyState,
  type Event,
  isWalled,
  type LotState,
  noAllocation,
  noStudy,
  type ParticipantState,
  type State,
  stockAt,
  type Stream,
  type StreamState,
  streamsOf,
  type StudyState,
  unitsOf,
  withState,
} from "../engine/index.ts";
import { StoreUnavailable } from "./embedded/index.ts";
import type { EventBody, Recorded, StoredEvent } from "./event.ts";
import { changedUnits, type UnitRow } from "./wall/unit-row.ts";
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
  /** What a command would be refused for now; nothing is kept, and nobody learns what it would have led to. */
  consider(command: EngineCommand, context: Context): Promise<Refusal | undefined>;
  /** The state of the study's own stream. */
  studyState(): Promise<StudyState>;
  /** Who is in which arm: for unblinded roles only. */
  allocation(): Promise<AllocationState>;
  /** A participant's state; at least as new as a version of their stream, where one is named. */
  participant(id: string, atLeast?: number): Promise<ParticipantState | undefined>;
  /** Drafts of queries about a participant, likewise: for those who may read that stream. */
  drafts(id: string, atLeast?: number): Promise<DraftsState | undefined>;
  /** The state of any stream: those behind the wall only for code that serves unblinded people. */
  stateOf(stream: Stream, atLeast?: number): Promise<StreamState>;
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

  /** Decides on the record as far as it is known here. */
  async function decideNow(
    command: EngineCommand,
    context: Context,
    fresh = false,
  ): Promise<{ readonly decision: Decision; readonly streams: readonly Stream[] }> {
    const streams = await streamsFor(command);
    if (fresh) for (const stream of streams) states.delete(stream);
    const loaded = await Promise.all(streams.map(load));
    let state: State = { study: noStudy, allocation: noAllocation };
    for (const [index, stream] of streams.entries()) {
      const now = loaded[index]?.state;
      if (now !== undefined) state = withState(state, stream, now);
    }
    if (command.kind === "assign" && study.supply !== undefined) {
      state = await withStock(state, context);
    }
    return { decision: decide(study, state, command, context), streams };
  }

  /** Decides once. What a cached state forbids is asked of the record itself: another server may have moved it on. */
  async function attempt(
    command: EngineCommand,
    context: Context,
    fresh = false,
  ): Promise<Done | Refusal | "conflict"> {
    const { decision, streams } = await decideNow(command, context, fresh);
    if (isRefusal(decision) || decision.events.length === 0) {
      const earlier = await store.recorded(study.id, context.command, command as unknown as Json);
      if (earlier !== undefined) return { kind: "done", events: earlier, repeated: true };
      if (!fresh) return attempt(command, context, true);
      return isRefusal(decision) ? decision : { kind: "done", events: [], repeated: false };
    }
    // Nothing is written to a lot that was only looked at, nor to the record whose walled form is saved, so the store would
    // not notice that another server moved it on.
    const written = new Set(decision.events.map(({ stream }) => stream));
    const isLookedAt = (stream: Stream): boolean =>
      stream.startsWith("lot/") ||
      (command.kind === "record-walled" && stream.startsWith("participant/"));
    const isUnproved = streams.some((stream) => isLookedAt(stream) && !written.has(stream));
    if (isUnproved && !fresh) return attempt(command, context, true);
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
      ...(await unitsMoved(decided, before)),
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

  /** The streams that a command looks at; the lots of units it names are asked of the wall. */
  async function streamsFor(command: EngineCommand): Promise<readonly Stream[]> {
    const units = unitsOf(command);
    const known = "lot" in command || units.length === 0;
    const rows = known ? [] : await store.wall.units(study.id, { units });
    const lots = new Map(rows.map(({ unit, lot }) => [unit, lot]));
    return streamsOf(study, command, (unit) => lots.get(unit));
  }

  /** What the participant's site holds, by arm: read here, so that a decision need not know every lot. */
  async function withStock(state: State, { at, zone }: Context): Promise<State> {
    const site = state.participant?.site;
    if (site === undefined) return state;
    const rows = await store.wall.units(study.id, { site });
    // Where product is not kept here nobody can say what a site holds, and nothing waits for it.
    if (rows.length === 0 && !(await store.wall.hasUnits(study.id))) return state;
    const names = [...new Set(rows.map(({ lot }) => lot))];
    // Read anew: another server may have moved a lot on, and nothing written here would tell.
    const lots = await Promise.all(names.map((lot) => read(store, study.id, `lot/${lot}`)));
    const held = lots.flatMap(({ state: lot }) => (lot === undefined ? [] : [lot as LotState]));
    return { ...state, stock: stockAt(study, held, site, at, zone) };
  }

  /** The state of a stream, at least as new as a version. */
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
    async consider(command, context) {
      const { decision } = await decideNow(command, context, true);
      return isRefusal(decision) ? decision : undefined;
    },
    studyState: async () => (await load("study")).state as StudyState,
    allocation: async () => (await load("allocation")).state as AllocationState,
    participant: async (id, atLeast) =>
      (await readable(`participant/${id}`, atLeast)) as ParticipantState | undefined,
    drafts: async (id, atLeast) =>
      (await readable(`drafts/${id}`, atLeast)) as DraftsState | undefined,
    stateOf: readable,
  };
}

function crowded(command: string): StoreUnavailable {
  return new StoreUnavailable(
    `Others kept changing the same record while ${command} was decided, so it was not recorded.`,
    "Send it again under the same id.",
  );
}

const aboutCohorts: ReadonlySet<EngineCommand["kind"]> = new Set<EngineCommand["kind"]>([
  "enrol",
  "record-dose",
  "request-slot",
  "give-up-slot",
  "hold-cohort",
  "judge-dlt",
  "replace-participant",
  "propose-decision",
  "sign-decision",
]);

/** The streams that a command is likely to append to: its like wait for one another and need not be decided twice. */
function keysOf(command: EngineCommand): string[] {
  // Nobody waits for what is recorded behind the wall: a save that took longer would tell of it.
  if (command.kind === "record-walled") return [`walled/${command.participant}`];
  const keys: string[] = "participant" in command ? [`participant/${command.participant}`] : [];
  if (command.kind === "assign" || command.kind === "supply-list") keys.push("allocation");
  if (aboutCohorts.has(command.kind)) keys.push("cohorts");
  if (command.kind === "make-lot") keys.push("units");
  if ("lot" in command) keys.push(`lot/${command.lot}`);
  // Units of one lot are asked for together, and which lot it is is not known yet.
  else if (unitsOf(command).length > 0) keys.push("units");
  return keys.length === 0 ? ["study"] : keys;
}

/** Where the units of changed lots are now, for those who look them up. */
async function unitsMoved(
  decided: readonly Decided[],
  before: readonly (Promise<Kept> | undefined)[],
): Promise<{ readonly units?: readonly UnitRow[] }> {
  const rows: UnitRow[] = [];
  for (const [index, one] of decided.entries()) {
    if (!one.stream.startsWith("lot/")) continue;
    const kept = (await before[index]) ?? { state: undefined };
    const was = kept.state as LotState | undefined;
    rows.push(...changedUnits(was, after(kept, one).state as LotState));
  }
  return rows.length === 0 ? {} : { units: rows };
}

/** A stream's state as far as it is known; the state itself is of the stream's kind. */
interface Kept {
  readonly state: StreamState;
}

function after(kept: Kept, { stream, events }: Decided): Kept {
  return { state: events.reduce((state, event) => applyTo(stream, state, event), kept.state) };
}

async function read(store: Store, study: string, stream: Stream): Promise<Kept> {
  let state = emptyState(stream);
  const take = (stored: StoredEvent): void => {
    state = applyTo(stream, state, stored.event as unknown as Event);
  };
  if (!isWalled(stream)) {
    for await (const stored of store.readStream(study, stream)) take(stored);
    return { state };
  }
  const sealed: StoredEvent[] = [];
  for await (const stored of store.readStream(study, stream)) sealed.push(stored);
  for (const stored of await store.wall.open(sealed)) take(stored);
  return { state };
}
