import assert from "node:assert/strict";
import { mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { begin, type Running } from "../src/cli/scratch.ts";
import { type Random, randomStream } from "../src/kernel/index.ts";
import { assertAcknowledged, assertSame, type Kept, readKept, readLog } from "./kept.ts";
import { killAll } from "./store-processes.ts";

/** A command line that lives a course; store and log are added to it. */
export interface Course {
  /** The folder for stores and logs. */
  readonly folder: string;
  readonly words: readonly string[];
  readonly schema: string;
}

/** What killing at random moments did. */
export interface Killed {
  readonly kills: number;
  /** Courses that were finished in between, each compared with the undisturbed one. */
  readonly courses: number;
  /** Acknowledgements compared with the journal. */
  readonly acknowledged: number;
}

/** A course at work, and where it works. */
export interface Place {
  readonly store: string;
  readonly log: string;
  readonly words: readonly string[];
}

export function placeOf({ folder, words, schema }: Course, name: string): Place {
  const own = join(folder, name);
  mkdirSync(own, { recursive: true });
  const store = join(own, "store");
  const log = join(own, "log");
  const options = ["--store", store, "--schema", schema, "--log", log, "--out", join(own, "out")];
  return { store, log, words: [...words, ...options] };
}

/** An undisturbed course: what it leaves, and how long it takes until its first acknowledgement and after it, ms. */
export interface Undisturbed {
  readonly kept: Kept;
  readonly beforeMs: number;
  readonly duringMs: number;
  /** Size of the log. */
  readonly bytes: number;
}

export async function liveUndisturbed(course: Course): Promise<Undisturbed> {
  const { store, log, words } = placeOf(course, "undisturbed");
  const began = performance.now();
  const running = begin(...words);
  let first = 0;
  while (running.child.exitCode === null) {
    if (first === 0 && size(log) > 0) first = performance.now();
    await sleep(2);
  }
  const { code, stderr } = await running.ended;
  assert.equal(code, 0, stderr);
  const kept = await readKept(store, course.schema);
  assert.ok(assertAcknowledged(kept, log) > 0);
  return { kept, beforeMs: first - began, duringMs: performance.now() - first, bytes: size(log) };
}

/**
 * Kills client and server together at random moments of the course, begins it again each time, and compares what
 * is finished in the end with the undisturbed course. Every other time the journal is looked into before the
 * course goes on, the other times the course itself has to recover the server.
 */
export async function killAtRandom(
  course: Course,
  undisturbed: Undisturbed,
  options: { readonly kills: number; readonly seed: string; readonly each?: number },
): Promise<Killed> {
  const { kills, seed, each = 4 } = options;
  const random = randomStream(seed);
  let done = 0;
  let courses = 0;
  let acknowledged = 0;
  while (done < kills) {
    const place = placeOf(course, `course-${(courses += 1)}`);
    const until = Math.min(kills, done + each);
    let finished = false;
    while (done < until && !finished) {
      const moment = drawMoment(random, undisturbed, place.log);
      const running = begin(...place.words);
      await reached(place.log, moment.bytes, running);
      await Promise.race([running.ended, sleep(moment.ms)]);
      finished = running.child.exitCode !== null;
      if (finished) break;
      const processes = await killAll(place.store, running.pid);
      const { code } = await running.ended;
      finished = code === 0; // it came to its end while the kill was on its way
      if (finished) break;
      assert.equal(code, "SIGKILL");
      done += 1;
      const look = done % 2 === 0;
      if (look)
        acknowledged += assertAcknowledged(await readKept(place.store, course.schema), place.log);
      console.log(
        `kill ${done}: ${processes} processes, ${moment.ms.toFixed(0)} ms after the ${moment.name}; ${size(place.log)} bytes noted${look ? ", all of it kept" : ""}`,
      );
    }
    const last = begin(...place.words);
    const { code, stderr } = await last.ended;
    assert.equal(code, 0, stderr);
    const kept = await readKept(place.store, course.schema);
    acknowledged += assertAcknowledged(kept, place.log);
    assertSame(kept, undisturbed.kept);
    rmSync(place.store, { recursive: true });
  }
  return { kills: done, courses, acknowledged };
}

/** So long after the log has so many bytes. */
interface Moment {
  readonly name: string;
  readonly bytes: number;
  readonly ms: number;
}

/**
 * One time in five anywhere from the beginning on, the making of the store included; one in five anywhere after the
 * first acknowledgement, the cut and the verification included; else while what is new is written.
 */
function drawMoment(random: Random, undisturbed: Undisturbed, log: string): Moment {
  const { kept, beforeMs, duringMs, bytes } = undisturbed;
  const phase = random.uniform();
  const part = random.uniform();
  const now = size(log);
  if (phase < 0.2) return { name: "beginning", bytes: 0, ms: part * beforeMs };
  if (phase < 0.4) return { name: "first line", bytes: now + 1, ms: part * duringMs };
  const known = new Set(readLog(log).map(({ command }) => command)).size / kept.commands.size;
  // Begun again, a run notes first what it finds done.
  const ahead = Math.floor((known + (1 - known) * part) * bytes);
  return { name: `byte ${ahead} of its log`, bytes: now + ahead, ms: random.uniform() * 20 };
}

/** Waits until a log has so many bytes, or its writer has ended. */
export async function reached(log: string, bytes: number, { child }: Running): Promise<void> {
  while (size(log) < bytes && child.exitCode === null && child.signalCode === null) await sleep(2);
}

export function size(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
