import { Fault } from "../kernel/index.ts";
import { StoreUnavailable } from "./embedded/index.ts";

/** Another command was already recorded under this id. The client made one id for two things. */
export class IdempotencyConflict extends Error {
  override readonly name = "IdempotencyConflict";
  readonly study: string;
  readonly command: string;

  constructor(study: string, command: string) {
    super(
      `The command id «${command}» of study ${study} was already used for a command with another content. Nothing was recorded; send this command under an id of its own.`,
    );
    this.study = study;
    this.command = command;
  }
}

/** The person may not write there, as the database knows their access at this moment. */
export class WriteForbidden extends Error {
  override readonly name = "WriteForbidden";
  readonly study: string;
  readonly person: string;

  /** @param what the command's id, or the stream */
  constructor(study: string, person: string, what: string) {
    super(
      `${person} holds no access to study ${study} that allows writing this (${what}). Nothing was recorded; an administrator can see and give access.`,
    );
    this.study = study;
    this.person = person;
  }
}

/** The record contradicts itself: somebody or something changed it outside of Neurite. */
export class RecordDamaged extends Error {
  override readonly name = "RecordDamaged";

  constructor(what: string) {
    super(`${what} Nothing was recorded. Run «neurite verify» and restore from a backup.`);
  }
}

/**
 * What a failed statement calls for: `lost` – the connection is gone and the outcome unknown; `again` –
 * undone by the server, the same may succeed now; `stop` – a person must act first; `wrong` – our mistake.
 */
export type FailureKind = "lost" | "again" | "stop" | "wrong";

const kinds: readonly (readonly [RegExp, FailureKind])[] = [
  [/^(57P0[1-5]|08|53300|25006)/, "lost"],
  [/^(40|55P03|23505|25P03)/, "again"],
  [/^(53|58|28|3D|42501|XX00[12])/, "stop"],
];

/** Tells failures apart by the server's error code; an error without one is a broken connection. */
export function failureKind(error: unknown): FailureKind {
  const code = sqlState(error);
  if (code === undefined) {
    if (error instanceof StoreUnavailable) return "stop";
    const ours =
      error instanceof Fault || error instanceof TypeError || error instanceof RangeError;
    return ours ? "wrong" : "lost";
  }
  return kinds.find(([pattern]) => pattern.test(code))?.[1] ?? "wrong";
}

/** The SQLSTATE of a server's error; undefined when the error is not the server's. */
export function sqlState(error: unknown): string | undefined {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) && "severity" in (error as object)
    ? code
    : undefined;
}

/** Says in plain words why the database could not be reached or could not take something. */
export function unavailable(error: unknown): StoreUnavailable {
  if (error instanceof StoreUnavailable) return error;
  const words = error instanceof Error ? error.message : String(error);
  const code = sqlState(error) ?? "";
  const reason = reasons.find(([pattern]) => pattern.test(`${code} ${words}`));
  if (reason !== undefined) return new StoreUnavailable(reason[1], reason[2], error);
  const lost = failureKind(error) === "lost";
  return new StoreUnavailable(
    lost
      ? `The database cannot be reached: ${words}.`
      : `The database could not do what was asked: ${words}.`,
    lost
      ? "Check that it runs and that the address is right, then repeat the command: what was recorded is not recorded twice."
      : "Look into the log of the database server.",
    error,
  );
}

/** The error in plain words if it is the database's or its connection's; our own pass as they are. */
export function inPlainWords(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreUnavailable) return error;
  if (sqlState(error) !== undefined) return unavailable(error);
  const ofConnection =
    "syscall" in error || /connection|terminated|timeout|socket/i.test(error.message);
  return ofConnection && failureKind(error) === "lost" ? unavailable(error) : error;
}

/** Whether the database is away or cannot take anything now, as opposed to a mistake in what was asked of it. */
export function isAway(error: unknown): boolean {
  const plain = inPlainWords(error);
  if (!(plain instanceof StoreUnavailable)) return false;
  return plain.cause === undefined || failureKind(plain.cause) !== "wrong";
}

const reasons: readonly (readonly [pattern: RegExp, what: string, todo: string])[] = [
  [
    /^53100|No space left/,
    "The disk of the database is full; the command was not recorded.",
    "Free some space and repeat the command: nothing acknowledged is lost and nothing is half-written.",
  ],
  [
    /^53200/,
    "The database server is out of memory; the command was not recorded.",
    "Give it more memory or less to do, then repeat the command.",
  ],
  [/^28/, "The database refused the login.", "Check the user and password in DATABASE_URL."],
  [/^3D000/, "The database does not exist.", "Create it, or correct the name in DATABASE_URL."],
  [
    /^58|^XX00[12]/,
    "The database server cannot read or write its own files.",
    "Look into its log and at its disk before anything else.",
  ],
];
