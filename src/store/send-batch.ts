import type pg from "pg";
import { Fault } from "../kernel/index.ts";
import { byteaArray, textArray } from "./binary-array.ts";
import type { Outcome } from "./event.ts";
import { IdempotencyConflict, RecordDamaged, sqlState, WriteForbidden } from "./failure.ts";
import type { HeadCache } from "./head-cache.ts";
import { streamKey } from "./names.ts";
import { type PreparedCommand, readAnswer } from "./prepare-command.ts";
import { sealBody, streamSeed } from "./seal.ts";

/** What became of one command: an outcome, or an error that its author must see. */
export type Answer = Outcome | Error;

/** Where to send: a session, the store's schema and how long to wait for an answer (ms). */
export interface Target {
  readonly client: pg.Client;
  readonly schema: string;
  readonly timeoutMs: number;
}

/**
 * Sends commands as one statement and one transaction; each is answered for itself. Of two commands
 * with the same id only one may be in a batch. When this returns, what is `written` is on disk.
 *
 * @param doomed commands that continue one that was not recorded: they are recorded in no case, but may
 * have been recorded earlier under their id
 * @throws what the driver throws; then nothing is known about any of them
 */
export async function sendBatch(
  target: Target,
  heads: HeadCache,
  commands: readonly PreparedCommand[],
  doomed: ReadonlySet<PreparedCommand> = new Set(),
): Promise<readonly Answer[]> {
  const batch = seal(commands, doomed, await findPrevious(target, heads, commands));
  const answers = await callAppend(target, commands, batch);
  if ("forbidden" in answers) {
    return sendWithout(new Set(answers.forbidden), target, heads, { commands, doomed });
  }
  return commands.map((command, index) => {
    const start = batch.starts[index] ?? 0;
    if (typeof answers[0] === "number") {
      const end = start + command.events.length;
      return written({ command, start }, answers.slice(start, end), batch, heads);
    }
    const answer = answers[index];
    if (answer === undefined) throw new Fault("the append function left a command unanswered");
    return readOutcome({ command, start }, String(answer), batch, heads);
  });
}

/** The state of the error by which the function check_writes names the commands it refused; all was undone. */
export const writeForbidden = "NW403";

type Answers = readonly (string | number)[] | { readonly forbidden: readonly number[] };

/** Where nobody is named nobody is asked, and it costs nothing. */
async function callAppend(
  { client, schema, ...rest }: Target,
  commands: readonly PreparedCommand[],
  { parameters, hashes }: Batch,
): Promise<Answers> {
  const named = commands.some(({ person }) => person !== undefined);
  const places = parameters.map((_, index) => `$${index + 1}`).join(",");
  const append = `${schema}.append(${places})`;
  // One after the other in a statement, instead of one inside the other: PL/pgSQL copies every array it is handed.
  const checked = named
    ? `${schema}.check_writes(${append}, $22, $10, $13, $14, $15, $17)`
    : append;
  const persons = named ? [textArray(commands.map(({ person }) => person))] : [];
  const sealed = sealedParameters(commands, hashes);
  const from = parameters.length + persons.length + 1;
  const kept = sealed.map((_, index) => `$${from + index}`).join(",");
  const text = sealed.length === 0 ? checked : `${schema}.keep_sealed(${checked}, ${kept})`;
  try {
    const { rows } = await client.query<{ readonly answers: Answers }>({
      name: `${sealed.length === 0 ? "" : "sealed "}${named ? "checked append" : "append"} ${schema}`,
      text: `select ${text} as answers`,
      values: [...parameters, ...persons, ...sealed],
      ...limit({ client, schema, ...rest }),
    });
    return rows[0]?.answers ?? [];
  } catch (error) {
    if (sqlState(error) !== writeForbidden) throw error;
    const { detail = "[]" } = error as { readonly detail?: string };
    return { forbidden: JSON.parse(detail) as readonly number[] };
  }
}

/** What goes behind the wall; nothing where no event of the batch does, and then it costs nothing. */
function sealedParameters(
  commands: readonly PreparedCommand[],
  hashes: readonly string[],
): readonly unknown[] {
  const events = commands.flatMap(({ events: own }) => own);
  const sealed = events.flatMap((event, index) =>
    event.sealed === undefined
      ? []
      : [
          {
            ...event,
            hash: Buffer.from(hashes[index] ?? "", "hex"),
            content: event.sealed.content,
          },
        ],
  );
  if (sealed.length === 0) return [];
  const units = commands.flatMap(({ units: own }) => own);
  return [
    textArray(sealed.map(({ study }) => study)),
    textArray(sealed.map(({ stream }) => stream)),
    sealed.map(({ version }) => version),
    sealed.map(({ hash }) => hash),
    sealed.map(({ content }) => content),
    textArray(units.map(({ stream }) => stream)),
    textArray(units.map(({ study }) => study)),
    units.map(({ version }) => version),
    units.map(({ unit }) => unit),
    units.map(({ lot }) => lot),
    units.map(({ site }) => site),
    units.map(({ participant }) => participant),
    units.map(({ content }) => content),
  ];
}

/** Sends a batch again without the commands (1 … n) that the database refused; they are answered here. */
async function sendWithout(
  forbidden: ReadonlySet<number>,
  target: Target,
  heads: HeadCache,
  { commands, doomed }: Sending,
): Promise<readonly Answer[]> {
  const refused = commands.filter((_, index) => forbidden.has(index + 1));
  const others = commands.filter((_, index) => !forbidden.has(index + 1));
  if (refused.length === 0)
    throw new Fault("the append function refused commands it was not given");
  const lost = others.filter((one) => refused.some((other) => continues(one, other)));
  const answers =
    others.length === 0
      ? []
      : await sendBatch(target, heads, others, new Set([...doomed, ...lost]));
  return commands.map((command) => {
    const answer = answers[others.indexOf(command)];
    return answer ?? new WriteForbidden(command.study, command.person ?? "", command.id);
  });
}

interface Sending {
  readonly commands: readonly PreparedCommand[];
  readonly doomed: ReadonlySet<PreparedCommand>;
}

/** Whether a command goes on where the other would have written. */
function continues(one: PreparedCommand, other: PreparedCommand): boolean {
  return one.events.some(
    ({ key, version, first }) =>
      first && other.events.some((event) => event.key === key && event.version < version),
  );
}

/** The types of `pg` do not know its per-query time limit. */
function limit({ timeoutMs }: Target): object {
  return { query_timeout: timeoutMs };
}

interface Batch {
  readonly parameters: readonly unknown[];
  readonly streams: readonly string[];
  readonly hashes: readonly string[];
  /** Per event: whether it is the first of its command and continues another that may not be recorded. */
  readonly foreseen: readonly boolean[];
  /** Per command: the index of its first event. */
  readonly starts: readonly number[];
}

/** A command of a batch and the index of its first event there. */
interface Sent {
  readonly command: PreparedCommand;
  readonly start: number;
}

const unknownHash = "0".repeat(64);

/** The hashes that first events continue, by stream and version; the database is asked only for what is not remembered. */
async function findPrevious(
  target: Target,
  heads: HeadCache,
  commands: readonly PreparedCommand[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  const asked: { study: string; stream: string; version: number }[] = [];
  for (const { study, stream, key, version, first } of commands.flatMap(({ events }) => events)) {
    if (!first) continue;
    const head = heads.get(key);
    if (version === 1) found.set(`${key}\n0`, streamSeed(study, stream));
    else if (head?.version === version - 1) found.set(`${key}\n${head.version}`, head.hash);
    else asked.push({ study, stream, version: version - 1 });
  }
  if (asked.length === 0) return found;
  const { rows } = await target.client.query<{
    study: string;
    stream: string;
    version: number;
    hash: string;
  }>({
    name: `previous ${target.schema}`,
    text: `select j.study, j.stream, j.version, encode(j.hash, 'hex') as hash
             from unnest($1::text[], $2::text[], $3::integer[]) as n(study, stream, version)
             join ${target.schema}.journal j
               on j.study = n.study and j.stream = n.stream and j.version = n.version`,
    values: [
      textArray(asked.map(({ study }) => study)),
      textArray(asked.map(({ stream }) => stream)),
      asked.map(({ version }) => version),
    ],
    ...limit(target),
  });
  for (const row of rows)
    found.set(`${streamKey(row.study, row.stream)}\n${row.version}`, row.hash);
  return found;
}

function seal(
  commands: readonly PreparedCommand[],
  doomed: ReadonlySet<PreparedCommand>,
  previous: ReadonlyMap<string, string>,
): Batch {
  const events = commands.flatMap((command) => command.events);
  const lost = commands.flatMap((command) => command.events.map(() => doomed.has(command)));
  const ids = commands.flatMap(({ id, events: own }) => own.map(() => id));
  const of = commands.flatMap(({ events: own }, index) => own.map(() => index + 1));
  const starts: number[] = [];
  let start = 0;
  for (const command of commands) {
    starts.push(start);
    start += command.events.length;
  }
  // In the order of their names, in which the database locks them.
  const streams = [...new Set(events.map(({ key }) => key))].sort();
  const numbers = new Map(streams.map((key, index) => [key, index + 1]));
  const last: number[] = [];
  const before: (number | null)[] = [];
  const prevs: string[] = [];
  const hashes: string[] = [];
  const foreseen: boolean[] = [];
  for (const [index, { key, version, body, first }] of events.entries()) {
    const number = numbers.get(key) ?? 0;
    const earlier = last[number - 1];
    const continues = earlier !== undefined && events[earlier - 1]?.version === version - 1;
    const known = continues ? hashes[earlier - 1] : previous.get(`${key}\n${version - 1}`);
    const astray = first && lost[index] === true;
    const prev = astray || known === undefined ? unknownHash : known;
    before.push(earlier ?? null);
    prevs.push(prev);
    hashes.push(sealBody(prev, body));
    foreseen.push(first && (continues || astray));
    last[number - 1] = index + 1;
  }
  const parameters = [
    textArray(streams.map((key) => key.slice(0, key.indexOf("\n")))),
    textArray(streams.map((key) => key.slice(key.indexOf("\n") + 1))),
    last,
    textArray(commands.map(({ study }) => study)),
    textArray(commands.map(({ id }) => id)),
    byteaArray(commands.map(({ contentHash }) => contentHash)),
    textArray(commands.map(({ shape }) => shape)),
    starts.map((from) => from + 1),
    commands.map(({ events: own }, index) => (starts[index] ?? 0) + own.length),
    of,
    events.map(({ key }) => numbers.get(key)),
    before,
    events.map(({ version }) => version),
    textArray(events.map(({ study }) => study)),
    textArray(events.map(({ stream }) => stream)),
    textArray(ids),
    textArray(events.map(({ type }) => type)),
    textArray(events.map(({ at }) => at)),
    byteaArray(prevs),
    byteaArray(hashes),
    textArray(events.map(({ body }) => body)),
  ];
  return { parameters, streams, hashes, foreseen, starts };
}

function written(
  { command, start }: Sent,
  positions: readonly (string | number)[],
  { hashes }: Batch,
  heads: HeadCache,
): Outcome {
  const events = command.events.map(({ study, stream, key, version }, index) => {
    heads.set(key, { version, hash: hashes[start + index] ?? unknownHash });
    return { study, stream, version, position: Number(positions[index]) };
  });
  return { outcome: "written", events };
}

function readOutcome(sent: Sent, answer: string, batch: Batch, heads: HeadCache): Answer {
  const { command, start } = sent;
  const [word = "", one = "", ...rest] = answer.split(" ");
  switch (word) {
    case "written":
      return written(sent, one.split(","), batch, heads);
    case "repeated":
      return { outcome: "repeated", events: readAnswer(rest.join(" "), one) };
    case "reused":
      return new IdempotencyConflict(command.study, command.id);
    case "conflict":
      return conflict(command, batch.streams[Number(one) - 1] ?? "", Number(rest[0]), heads);
    case "detached": {
      const event = command.events[Number(one) - 1 - start];
      if (event === undefined) throw new Fault(`no such event: ${answer}`);
      // Its author built on a command that lost to another one: the version is taken by something else.
      if (batch.foreseen[Number(one) - 1] === true) {
        return conflict(command, event.key, event.version - 1, heads);
      }
      heads.drop(event.key);
      return new RecordDamaged(
        `Stream ${event.stream} of study ${event.study} does not end with the event it ended with before (version ${event.version - 1}).`,
      );
    }
    default:
      throw new Fault(`the append function answered «${answer}» to command ${command.id}`);
  }
}

function conflict(
  command: PreparedCommand,
  key: string,
  actualVersion: number,
  heads: HeadCache,
): Outcome {
  const event = command.events.find((candidate) => candidate.key === key && candidate.first);
  if (event === undefined) throw new Fault(`command ${command.id} does not append to ${key}`);
  heads.drop(key);
  const { study, stream, version } = event;
  return { outcome: "conflict", study, stream, expectedVersion: version - 1, actualVersion };
}
