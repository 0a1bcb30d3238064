import { StoreUnavailable } from "./embedded/index.ts";
import type { Command, Outcome } from "./event.ts";
import { type Lane, type LaneOptions, openLane } from "./lane.ts";
import { type PreparedCommand, prepareCommand } from "./prepare-command.ts";
import type { Answer } from "./send-batch.ts";
import type { WallKey } from "./wall/wall-key.ts";

/** Takes commands from many callers and brings them to the database together. */
export interface Writer {
  append(command: Command): Promise<Outcome>;
  /** Waits for what was accepted, then leaves. */
  close(): Promise<void>;
}

export interface WriterOptions extends LaneOptions {
  /** Connections used at once. Two let one batch be computed while another reaches the disk. */
  readonly lanes: number;
  /** How long a command is tried again while the database is away, ms. */
  readonly patienceMs: number;
  /** Seals what goes behind the wall. */
  readonly wallKey: WallKey;
}

interface Waiting {
  readonly command: PreparedCommand;
  /** Streams it appends to, and its own id: two with a common key never travel on two lanes at once. */
  readonly keys: readonly string[];
  /** Commands still unanswered whose events it continues. */
  readonly after: readonly Waiting[];
  readonly resolve: (answer: Answer) => void;
  /** Until when it is tried, in ms of `performance.now`. */
  readonly until: number;
  /** The answer, when it was not recorded. */
  lost: Answer | undefined;
}

/** Each stream of a batch is a lock in the server's table of locks, which all clients share. */
const maxCommands = 200;
const maxBytes = 4 * 2 ** 20;

/**
 * Starts a writer. While a batch is on its way, further commands wait and leave together with the next:
 * one statement, one transaction, one flush of the disk for all of them (group commit).
 *
 * A caller may append to a stream before its last append to it is answered. The later command is
 * recorded only if the earlier was; otherwise it is a conflict too. (So it can happen that a command
 * built on an answered one conflicts, because an unanswered one of somebody else would have ended with
 * the same version: safe, and rare.)
 *
 * When the connection breaks the outcome is unknown, so the batch is sent again on a new connection:
 * the ids of the commands see to it that nothing is recorded twice.
 */
export function startWriter(options: WriterOptions): Writer {
  let waiting: Waiting[] = [];
  /** By stream. */
  const unanswered = new Map<string, Set<Waiting>>();
  const busy = new Set<string>();
  const lanes = Array.from({ length: options.lanes }, () => openLane(options));
  const idle = new Set(lanes);
  let woken = false;
  let closing = false;
  let open = 0;
  let whenEmpty: (() => void) | undefined;

  function wake(): void {
    if (woken) return;
    woken = true;
    // Callers that were answered just now get their turn first, so that they travel together.
    setImmediate(() => {
      woken = false;
      const free = [...idle];
      // What waits is shared out, so that lanes take turns at the disk instead of one taking all.
      for (const [index, each] of free.entries()) {
        depart(each, Math.ceil(waiting.length / (free.length - index)));
      }
    });
  }

  function depart(free: Lane, share: number): void {
    const batch = takeBatch(Math.min(share, maxCommands));
    if (batch.length === 0) return;
    idle.delete(free);
    for (const key of batch.flatMap(({ keys }) => keys)) busy.add(key);
    const until = Math.max(...batch.map((one) => one.until));
    const doomed = batch.filter(({ after }) => after.some(({ lost }) => lost !== undefined));
    const commands = batch.map(({ command }) => command);
    void free
      .deliver(commands, new Set(doomed.map(({ command }) => command)), until)
      .then((answers) => {
        idle.add(free);
        for (const key of batch.flatMap(({ keys }) => keys)) busy.delete(key);
        for (const [index, one] of batch.entries()) settle(one, answers[index] ?? new Error());
        wake();
      });
  }

  function takeBatch(most: number): readonly Waiting[] {
    const batch: Waiting[] = [];
    const left: Waiting[] = [];
    const blocked = new Set(busy);
    const runs = new Map<string, Run>();
    let size = 0;
    for (const one of waiting) {
      const before = one.after.find(({ lost }) => lost !== undefined)?.lost;
      if (before instanceof StoreUnavailable) {
        settle(one, before);
        continue;
      }
      const full = batch.length >= most || (size > 0 && size + one.command.size > maxBytes);
      if (full || one.keys.some((key) => blocked.has(key)) || !joins(one, runs)) {
        left.push(one);
        for (const key of one.keys) blocked.add(key);
      } else {
        batch.push(one);
        blocked.add(commandKey(one.command));
        size += one.command.size;
      }
    }
    waiting = left;
    return batch;
  }

  function settle(one: Waiting, answer: Answer): void {
    if (answer instanceof Error || answer.outcome === "conflict") one.lost = answer;
    for (const key of one.keys) {
      const others = unanswered.get(key);
      others?.delete(one);
      if (others?.size === 0) unanswered.delete(key);
    }
    one.resolve(answer);
    open -= 1;
    if (open === 0) whenEmpty?.();
  }

  return {
    async append(command) {
      const prepared = prepareCommand(command, options.wallKey);
      if (closing) throw closed();
      const answer = await new Promise<Answer>((resolve) => {
        const entry: Waiting = {
          command: prepared,
          keys: keysOf(prepared),
          after: builtOn(prepared, unanswered),
          resolve,
          until: performance.now() + options.patienceMs,
          lost: undefined,
        };
        for (const key of entry.keys) {
          unanswered.set(key, (unanswered.get(key) ?? new Set()).add(entry));
        }
        waiting.push(entry);
        open += 1;
        wake();
      });
      if (answer instanceof Error) throw answer;
      return answer;
    },
    async close() {
      closing = true;
      if (open > 0) {
        await new Promise<void>((resolve) => {
          whenEmpty = resolve;
        });
      }
      await Promise.all(lanes.map((each) => each.close()));
    },
  };
}

function commandKey({ study, id }: PreparedCommand): string {
  return `command\n${study}\n${id}`;
}

function keysOf(command: PreparedCommand): readonly string[] {
  return [commandKey(command), ...new Set(command.events.map(({ key }) => key))];
}

/** The unanswered commands that a command may have been built on: those that end where it begins. */
function builtOn(
  command: PreparedCommand,
  unanswered: ReadonlyMap<string, ReadonlySet<Waiting>>,
): readonly Waiting[] {
  return command.events.flatMap(({ key, version, first }) =>
    first
      ? [...(unanswered.get(key) ?? [])].filter((one) => endOf(one.command, key) === version - 1)
      : [],
  );
}

function endOf(command: PreparedCommand, key: string): number | undefined {
  return command.events.findLast((event) => event.key === key)?.version;
}

/** What a batch holds for one stream: the versions it begins and ends with, and whether it can go on. */
interface Run {
  readonly from: number;
  end: number;
  open: boolean;
}

/**
 * Whether a command may travel with those taken before it. On each of its streams it must continue
 * them, or begin where they begin and so lose to them. Nothing else: a version alone does not tell
 * which of two commands somebody built on.
 */
function joins({ command }: Waiting, runs: Map<string, Run>): boolean {
  const firsts = command.events.filter(({ first }) => first);
  const fits = firsts.every(({ key, version }) => {
    const run = runs.get(key);
    return run === undefined || run.from === version || (run.open && run.end === version - 1);
  });
  if (!fits) return false;
  for (const { key, version } of firsts) {
    const run = runs.get(key);
    const end = endOf(command, key) ?? version;
    if (run === undefined) runs.set(key, { from: version, end, open: true });
    else if (run.from === version) run.open = false;
    else run.end = end;
  }
  return true;
}

function closed(): StoreUnavailable {
  return new StoreUnavailable("The store is closed.", "Open it again before recording anything.");
}
