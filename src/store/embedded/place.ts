import { createHash } from "node:crypto";
import { access, constants, lstat, mkdir, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import { type Account, accountFor, handOver } from "./account.ts";
import { temporaryFolder } from "./child.ts";
import { explain } from "./explain.ts";
import { StoreUnavailable } from "./unavailable.ts";

/** Where one store lives on this machine. */
export interface Place {
  /** The caller's folder, as an absolute path without links. */
  readonly folder: string;
  /** The server's data directory inside it; it may not exist yet. */
  readonly data: string;
  /** The folder of the server's unix socket, as a client names it. */
  readonly sockets: string;
  /** The same, as the server names it from inside its data directory. */
  readonly socketArgument: string;
  readonly account: Account;
  /** Tells this store's server processes from those of any other folder, in their command lines. */
  readonly title: string;
}

/** Only a file name: the server listens on no network port. */
export const port = 5432;

/** The longest path of a unix socket in bytes, its closing zero not counted. */
const longest = process.platform === "darwin" ? 103 : 107;

/**
 * Finds, or makes, the folder of a store and decides who runs its server and where it listens.
 *
 * @throws StoreUnavailable when the folder cannot be written, or belongs to another account.
 */
export async function openPlace(wanted: string): Promise<Place> {
  if (process.platform === "win32") {
    throw new StoreUnavailable(
      "The built-in database does not run on Windows, because Node cannot open unix sockets there.",
      "Run Neurite in WSL, or set DATABASE_URL to a PostgreSQL server.",
    );
  }
  const folder = await openFolder(wanted);
  const data = join(folder, "data");
  const account = accountFor(data);
  const title = `neurite-${createHash("sha256").update(folder).digest("hex").slice(0, 16)}`;
  const inside = join(data, "run");
  if (Buffer.byteLength(join(inside, `.s.PGSQL.${port}`)) <= longest) {
    // Named from inside, because the server's account may be unable to enter the folders above.
    return { folder, data, account, title, sockets: inside, socketArgument: "run" };
  }
  const outside = join(temporaryFolder(), title);
  return { folder, data, account, title, sockets: outside, socketArgument: outside };
}

/**
 * The path by which a server program is told of the directory it is started in. A root process starts
 * it there before giving up its rights, so the folders above (say /root, mode 0700) need not be open to
 * the server's account. Until version 15 the programs leave that directory to look for themselves.
 */
export function fromInside(place: Place, directory: string, major: number): string {
  const hidden = place.account !== undefined && process.platform === "linux" && major >= 16;
  return hidden ? "/proc/self/cwd" : directory;
}

/** Makes a folder that only the server's account (and root) can enter, or checks the one there. */
export async function makePrivate(path: string, account: Account): Promise<void> {
  const uid = account?.uid ?? process.geteuid?.() ?? 0;
  try {
    await mkdir(path, { mode: 0o700 });
  } catch (error) {
    const found = await lstat(path).catch(() => undefined);
    if (found === undefined) throw explain(String(error), path, error);
    const own = found.uid === uid || found.uid === process.geteuid?.();
    if (!found.isDirectory() || !own || (found.mode & 0o077) !== 0) {
      throw new StoreUnavailable(
        `The folder «${path}» exists, and other accounts can change it.`,
        "Remove it and start again.",
      );
    }
  }
  await handOver(path, account);
}

async function openFolder(wanted: string): Promise<string> {
  try {
    await mkdir(wanted, { recursive: true });
    const folder = await realpath(wanted);
    await checkOwner(folder);
    await access(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    return folder;
  } catch (error) {
    throw error instanceof StoreUnavailable ? error : explain(String(error), wanted, error);
  }
}

async function checkOwner(folder: string): Promise<void> {
  const owner = await stat(join(folder, "data")).catch(() => undefined);
  const self = process.geteuid?.();
  if (owner === undefined || self === 0 || owner.uid === self) return;
  throw new StoreUnavailable(
    `The store in «${folder}» belongs to another account (number ${owner.uid}), whose server may be running.`,
    "Start Neurite as that account or as root, or choose another folder.",
  );
}
