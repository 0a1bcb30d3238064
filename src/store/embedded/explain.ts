import { StoreUnavailable } from "./unavailable.ts";

/**
 * Turns what the server, initdb or the file system said into sentences a person can act on.
 *
 * @param words English text, as the server and Node write it
 * @param path the folder concerned
 */
export function explain(words: string, path: string, cause?: unknown): StoreUnavailable {
  const reason = reasons.find(({ pattern }) => pattern.test(words));
  if (reason !== undefined) return new StoreUnavailable(reason.what(path), reason.todo, cause);
  return new StoreUnavailable(
    `The database server for «${path}» did not start. It said: ${lastLines(words)}`,
    "Its log is postgres.log in that folder.",
    cause,
  );
}

/** Whether the server only has to wait: an earlier one is still going away, or another just began. */
export function mustWait(words: string): boolean {
  return waiting.test(words);
}

const waiting =
  /lock file ".*" (already exists|is empty)|bogus data in lock file|pre-existing shared memory block|Address already in use/;

const reasons: readonly {
  readonly pattern: RegExp;
  readonly what: (path: string) => string;
  readonly todo: string;
}[] = [
  {
    pattern: /No space left on device|ENOSPC|Disk quota exceeded|EDQUOT/,
    what: (path) => `The disk that holds «${path}» is full.`,
    todo: "Free some space (a new store needs 100 MB) and start again; nothing acknowledged is lost.",
  },
  {
    pattern: /incompatible with server/,
    what: (path) => `The store in «${path}» was made by another version of PostgreSQL.`,
    todo: "Set NEURITE_PG_BIN to the programs of that version.",
  },
  {
    pattern: /could not look up effective user ID/,
    what: () => "The account this process runs as has no name on this machine.",
    todo: "Start Neurite as an account listed in /etc/passwd, or set DATABASE_URL.",
  },
  {
    pattern: /could not .*: (Permission denied|Read-only file system)|\bE(ACCES|PERM|ROFS)\b/,
    what: (path) =>
      `«${path}» cannot be written by this account (for root: by the one that runs the server).`,
    todo: "Choose another folder, or give this account the right to write there.",
  },
  {
    pattern: /ENOTDIR|EEXIST/,
    what: (path) => `«${path}» is, or lies under, a file and not a folder.`,
    todo: "Choose another folder.",
  },
  {
    pattern: /ENOENT/,
    what: (path) => `The folder «${path}» cannot be made.`,
    todo: "Choose another folder.",
  },
];

function lastLines(words: string): string {
  return words.trim().split("\n").slice(-4).join(" / ") || "(nothing)";
}
