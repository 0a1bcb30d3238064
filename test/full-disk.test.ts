import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { begin, neurite, repository, scratchFolder } from "../src/cli/scratch.ts";
import { assertAcknowledged, readKept } from "./kept.ts";
import { reached } from "./kill-rounds.ts";

const here = await scratchFolder();
const disk = join(here, "disk");
const cannot = mountSmallDisk();

/** A disk of its own that can be filled up; the reason when this machine or account cannot have one. */
function mountSmallDisk(): string | undefined {
  if (process.platform !== "linux") return "only Linux has tmpfs";
  mkdirSync(disk);
  try {
    execFileSync("mount", ["-t", "tmpfs", "-o", "size=140m,mode=755", "tmpfs", disk], {
      stdio: "pipe",
    });
  } catch (error) {
    return `no small disk can be mounted: ${(error as Error).message.split("\n")[1] ?? "not root"}`;
  }
  return undefined;
}

/** Takes up all the space that is left. */
function fill(file: string): void {
  for (const size of [2 ** 20, 2 ** 12]) {
    try {
      for (;;) appendFileSync(file, Buffer.alloc(size));
    } catch (error) {
      assert.match(String(error), /ENOSPC/);
    }
  }
}

describe("a disk that becomes full in the middle of a run", { skip: cannot }, () => {
  after(() => execFileSync("umount", ["-l", disk]));

  it("is said plainly; once there is space again the run goes on, and nothing is lost", async () => {
    const store = join(disk, "store");
    const log = join(here, "log");
    const filler = join(disk, "filler");
    const example = join(repository, "examples/sci-xs228");
    const options = [
      "--participants",
      "40",
      "--until",
      "2026-09-01",
      "--store",
      store,
      "--log",
      log,
    ];
    const running = begin("rehearse", example, ...options);
    await reached(log, 8_000, running);
    fill(filler);
    const { code, stderr } = await running.ended;
    assert.equal(code, 1, stderr);
    assert.match(stderr, /disk .*is full/);
    assert.match(stderr, /Free some space/);
    assert.doesNotMatch(stderr, /\n\s+at |please report/);

    const still = await neurite("verify", "--store", store);
    assert.equal(still.code, 1);
    assert.match(still.stderr, /is full|did not start|postgres\.log/);

    rmSync(filler);
    assertAcknowledged(await readKept(store), log);
    const { code: second, stdout } = await begin("rehearse", example, ...options, "--json").ended;
    assert.equal(second, 0);
    const result = JSON.parse(stdout) as { events: number; repeated: number; verified: boolean };
    assert.equal(result.verified, true);
    assert.ok(result.repeated > 0);
    const kept = await readKept(store);
    assert.equal(kept.events, result.events);
    assertAcknowledged(kept, log);
  });
});
