/**
 * Kills client and server together at random moments of the replay of the CDISC pilot, begins it again, and compares
 * what is finished with an undisturbed replay: `KILLS=50 node bin/boot.mjs test/kill-replay.ts`. Not part of
 * `npm test`: it needs `../shared/data/cdisc-pilot`, and takes as long as it takes.
 */
import { existsSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { repository } from "../src/cli/scratch.ts";
import { killAtRandom, liveUndisturbed } from "./kill-rounds.ts";

const example = join(repository, "examples/cdisc-pilot");
const data = process.env["PILOT_DATA"] ?? join(repository, "../shared/data/cdisc-pilot");
const kills = Number(process.env["KILLS"] ?? 50);
const seed = process.env["KILL_SEED"] ?? String(Date.now());

const missing = [join(example, "replay.ts"), data].find((path) => !existsSync(path));
if (missing !== undefined) {
  console.log(`skipped: there is no ${missing}`);
} else {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "neurite-kill-")));
  const words = ["replay", example, "--data", data];
  const course = { folder, words, schema: "replay" };
  const began = performance.now();
  console.log(`KILL_SEED=${seed} KILLS=${kills}`);
  try {
    const undisturbed = await liveUndisturbed(course);
    const { events, heads, commands } = undisturbed.kept;
    const seconds = ((undisturbed.beforeMs + undisturbed.duringMs) / 1000).toFixed(0);
    console.log(
      `Undisturbed: ${commands.size} commands, ${events} events, ${heads.size} streams, ${seconds} s.`,
    );
    const done = await killAtRandom(course, undisturbed, { kills, seed, each: 10 });
    console.log(
      `${done.kills} kills in ${done.courses} replays: ${done.acknowledged} acknowledgements, all in the journal.`,
    );
    console.log(
      "Every journal verified; every finished replay has the undisturbed one's streams, hash for hash.",
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  console.log(`Done in ${((performance.now() - began) / 1000).toFixed(0)} s.`);
}
