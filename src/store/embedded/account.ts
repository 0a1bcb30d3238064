import { readFileSync, statSync } from "node:fs";
import { chown } from "node:fs/promises";
import { StoreUnavailable } from "./unavailable.ts";

/** The operating-system account the server runs as; undefined is the account of this process. */
export type Account = { readonly uid: number; readonly gid: number } | undefined;

/**
 * Chooses the account for the server of one data folder.
 *
 * PostgreSQL refuses to run as root. A root process therefore hands the server to whoever already
 * owns the data (a folder made by an ordinary user stays usable by that user), and to `nobody` when
 * the data are new.
 *
 * @throws StoreUnavailable when the process is root and the machine has no account `nobody`.
 */
export function accountFor(data: string): Account {
  if (process.geteuid?.() !== 0) return undefined;
  const owner = statSync(data, { throwIfNoEntry: false });
  return owner !== undefined && owner.uid !== 0 ? { uid: owner.uid, gid: owner.gid } : nobody();
}

/** Makes the server's account the owner of a file or folder that this process made for it. */
export async function handOver(path: string, account: Account): Promise<void> {
  if (account === undefined) return;
  await chown(path, account.uid, account.gid).catch((error: unknown) => {
    throw new StoreUnavailable(
      `PostgreSQL does not run as root, and «${path}» cannot be handed to the account number ${account.uid}.`,
      "Start Neurite as an ordinary user, or set DATABASE_URL to a PostgreSQL server.",
      error,
    );
  });
}

function nobody(): Account {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith("nobody:"));
  const [, , uid, gid] = line?.split(":") ?? [];
  if (uid === undefined || gid === undefined) {
    throw new StoreUnavailable(
      "PostgreSQL does not run as root, and this machine has no account «nobody» to run it as.",
      "Start Neurite as an ordinary user, or set DATABASE_URL to a PostgreSQL server.",
    );
  }
  // macOS writes the account as -2, and the kernel counts unsigned.
  return { uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 };
}
