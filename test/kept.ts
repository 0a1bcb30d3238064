import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { openStore } from "../src/store/index.ts";

/** What a journal holds, as far as two runs of the same course must agree, and where each command stands. */
export interface Kept {
  readonly events: number;
  /** The last hash of every stream. It covers everything before it. */
  readonly heads: ReadonlyMap<string, string>;
  /** Positions of each command's events. */
  readonly commands: ReadonlyMap<string, readonly number[]>;
}

/** Reads a whole journal; fails when a stream has a gap or a duplicate, or when verification finds anything. */
export async function readKept(folder: string, schema = "neurite"): Promise<Kept> {
  const store = await openStore({ folder }, { schema, keyFolder: join(folder, "keys") });
  try {
    const heads = new Map<string, string>();
    const versions = new Map<string, number>();
    const commands = new Map<string, number[]>();
    let events = 0;
    for await (const batch of store.readAll()) {
      for (const { study, stream, version, hash, command, position } of batch) {
        const key = `${study}/${stream}`;
        assert.equal(version, (versions.get(key) ?? 0) + 1, `${key} has a gap or a duplicate`);
        versions.set(key, version);
        heads.set(key, hash);
        const positions = commands.get(command);
        if (positions === undefined) commands.set(command, [position]);
        else positions.push(position);
        events += 1;
      }
    }
    const report = await store.verify();
    assert.deepEqual(report.issues, []);
    assert.equal(report.events, events);
    return { events, heads, commands };
  } finally {
    await store.close();
  }
}

/** Fails unless every command that was acknowledged stands in the journal, where it was said to stand. */
export function assertAcknowledged(kept: Kept, log: string): number {
  const lines = readLog(log);
  for (const { command, positions } of lines) {
    assert.deepEqual(kept.commands.get(command), positions, `acknowledged and lost: ${command}`);
  }
  return lines.length;
}

/** Fails unless two journals tell the same: the same events in every stream. */
export function assertSame(kept: Kept, undisturbed: Kept): void {
  assert.equal(kept.events, undisturbed.events);
  assert.deepEqual(kept.heads, undisturbed.heads);
}

/** The lines that `--log` wrote. Only the last can be cut off, when its writer was killed within it. */
export function readLog(
  file: string,
): readonly { command: string; positions: readonly number[] }[] {
  if (!existsSync(file)) return [];
  const whole = readFileSync(file, "utf8").split("\n").slice(0, -1);
  return whole.map((line) => JSON.parse(line) as { command: string; positions: number[] });
}
