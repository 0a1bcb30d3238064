import { setTimeout as sleep } from "node:timers/promises";
import { isRefusal, type Refusal } from "../kernel/index.ts";
import type { Command, Context, ParticipantState } from "../engine/index.ts";
import { openMemoryTrial } from "../simulate/index.ts";
import { StoreUnavailable, type Trial } from "../store/index.ts";
import type { Acknowledgements } from "./acknowledgements.ts";
import { Interrupted, type Interruption } from "./interruption.ts";
import type { Progress } from "./output.ts";

/** One thing that somebody did, to be recorded. */
interface Step {
  readonly command: Command;
  readonly context: Context;
}

/** A refused command. */
export interface Refused {
  readonly id: string;
  readonly refusal: Refusal;
}

/** A course of commands on its way into a journal. */
export interface Sending {
  /** Sends the next command; resolves when there is room for another, with the refusal if it was refused. */
  send(step: Step): Promise<Refusal | undefined>;
  /** Waits until everything sent is on disk. */
  finish(): Promise<void>;
  /** The participant as this course has them so far, whatever the journal already holds besides. */
  participant(id: string): ParticipantState | undefined;
  readonly refusals: readonly Refused[];
  /** Commands given so far. */
  readonly given: number;
  /** Commands that the journal held already: they were not carried out twice. */
  readonly repeated: number;
}

export interface SendingOptions {
  readonly acknowledgements: Acknowledgements;
  readonly interruption: Interruption;
  readonly bar: Progress;
}

/** How long a command is given again while the database is away, ms: about what its restart takes. */
const patienceMs = 30_000;

/** Commands on their way at once, flushed to disk together. */
const underway = 256;

/**
 * Sends the commands of one course into a trial, in order.
 *
 * Each is first decided in memory, on the course so far. A course that was broken off and begins again so sees what
 * it saw the first time, although the record is ahead of it: what was refused then is refused now, and every
 * command gets the answer it got. What the course accepts, the trial decides once more on the record.
 */
export function startSending(trial: Trial, options: SendingOptions): Sending {
  const { acknowledgements, interruption, bar } = options;
  const course = openMemoryTrial(trial.study, false);
  const waiting = new Set<Promise<void>>();
  /** The last command on its way for each stream: the next one to that stream waits for it. */
  const last = new Map<string, Promise<void>>();
  const refusals: Refused[] = [];
  let given = 0;
  let repeated = 0;
  let failure: { readonly cause: unknown } | undefined;

  async function settle(): Promise<void> {
    await Promise.all(waiting);
    if (failure !== undefined) throw failure.cause;
  }

  function leave(streams: readonly string[], sent: Promise<void>): void {
    waiting.delete(sent);
    for (const stream of streams) if (last.get(stream) === sent) last.delete(stream);
  }

  async function deliver({ command, context }: Step): Promise<void> {
    if (failure !== undefined) return;
    try {
      const answer = await persist(() => trial.execute(command, context));
      if (isRefusal(answer)) {
        refusals.push({ id: context.command, refusal: answer });
        return;
      }
      acknowledgements.note(context.command, answer.events);
      if (answer.repeated) repeated += 1;
    } catch (cause) {
      failure ??= { cause };
    }
  }

  return {
    async send(step) {
      if (failure !== undefined) await settle();
      if (interruption.requested) {
        await settle();
        throw new Interrupted(`All ${given} commands given so far are in the journal.`);
      }
      const { command, context } = step;
      const decided = course.execute(command, context);
      bar.to((given += 1));
      if (isRefusal(decided)) {
        refusals.push({ id: context.command, refusal: decided });
        return decided;
      }
      if (decided.length === 0) return undefined;
      const streams = decided.map(({ stream }) => stream);
      // All others are decided on what this one changes: it overtakes nobody, and nobody overtakes it.
      const alone = streams.some((stream) => !stream.startsWith("participant/"));
      if (alone) await settle();
      const turn = Promise.all(streams.flatMap((stream) => last.get(stream) ?? []));
      const sent: Promise<void> = turn
        .then(() => deliver(step))
        .finally(() => leave(streams, sent));
      for (const stream of streams) last.set(stream, sent);
      waiting.add(sent);
      if (alone) await settle();
      else if (waiting.size >= underway) await Promise.race(waiting);
      return undefined;
    },
    finish: settle,
    participant: (id) => course.participants.get(id),
    refusals,
    get given() {
      return given;
    },
    get repeated() {
      return repeated;
    },
  };
}

/** Gives a command again while the connection is broken: its id sees to it that nothing is done twice. */
async function persist<T>(execute: () => Promise<T>): Promise<T> {
  const end = performance.now() + patienceMs;
  for (;;) {
    try {
      return await execute();
    } catch (error) {
      if (!isAway(error) || performance.now() > end) throw error;
      await sleep(100);
    }
  }
}

/** Whether the connection broke, or the server is just starting or ending; not that it said what a person must do. */
function isAway(error: unknown): boolean {
  if (!(error instanceof StoreUnavailable)) return false;
  const { cause } = error;
  if (!(cause instanceof Error) || !("severity" in cause)) return true;
  return "code" in cause && /^(57P0|08)/.test(String(cause.code));
}
