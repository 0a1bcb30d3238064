import { execFileSync } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { openPlace } from "../src/store/embedded/place.ts";

interface Process {
  readonly pid: number;
  readonly parent: number;
  readonly words: string;
}

/** The server processes that run on a store's folder now: the postmaster first, then its children. */
export async function serversOf(folder: string): Promise<readonly number[]> {
  const { title } = await openPlace(folder);
  return titled(title).map(({ pid }) => pid);
}

/**
 * Kills (SIGKILL) every server process of a store's folder, and nothing else. Returns how many there were. A server
 * that somebody starts again in the meantime is left alone.
 */
export async function killServers(folder: string): Promise<number> {
  const { title } = await openPlace(folder);
  return kill(titled(title).map(({ pid }) => pid));
}

/**
 * Kills (SIGKILL) a client with all it started, and every server process of the store's folder, as a power cut
 * would. Returns how many processes there were.
 */
export async function killAll(folder: string, client: number): Promise<number> {
  const { title } = await openPlace(folder);
  let killed = kill([...new Set([...descendants(client), ...titled(title).map(({ pid }) => pid)])]);
  // What was just being started when we looked.
  for (let left = titled(title); left.length > 0; left = titled(title)) {
    killed += kill(left.map(({ pid }) => pid));
    await sleep(10);
  }
  return killed;
}

function kill(pids: readonly number[]): number {
  return pids.filter((pid) => {
    try {
      return process.kill(pid, "SIGKILL");
    } catch {
      return false; // It ended by itself, or with its parent.
    }
  }).length;
}

function titled(title: string): readonly Process[] {
  return processes()
    .filter(
      ({ words }) =>
        words.includes(`cluster_name=${title}`) || words.startsWith(`postgres: ${title}:`),
    )
    .sort((a, b) => a.pid - b.pid);
}

function descendants(root: number): readonly number[] {
  const all = processes();
  const found = [root];
  for (const pid of found) {
    for (const each of all)
      if (each.parent === pid && !found.includes(each.pid)) found.push(each.pid);
  }
  return found;
}

/** Zombies are dead already; their line in brackets says so. */
function processes(): readonly Process[] {
  const listed = execFileSync("ps", ["-ww", "-A", "-o", "pid=,ppid=,stat=,args="], {
    encoding: "utf8",
    maxBuffer: 32 * 2 ** 20,
  });
  return listed.split("\n").flatMap((line) => {
    const [, pid, parent, state = "", words = ""] =
      /^ *(\d+) +(\d+) +(\S+) +(.*)$/.exec(line) ?? [];
    return pid === undefined || state.startsWith("Z")
      ? []
      : [{ pid: Number(pid), parent: Number(parent), words }];
  });
}
