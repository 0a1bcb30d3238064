import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { begin, neurite, repository, scratchFolder } from "./scratch.ts";

await scratchFolder();
const example = join(repository, "examples/sci-xs228");
const short = ["--until", "2025-09-15", "--participants", "12"] as const;

interface Result {
  readonly participants: number;
  readonly commands: number;
  readonly repeated: number;
  readonly events: number;
  readonly verified: boolean;
  readonly cut: { readonly contentHash: string; readonly events: number };
  readonly datasets: readonly { readonly name: string; readonly records: number }[];
}

function lines(
  file: string,
): readonly { readonly command: string; readonly positions: number[] }[] {
  const text = readFileSync(file, "utf8").trimEnd();
  return text
    .split("\n")
    .map((line) => JSON.parse(line) as { command: string; positions: number[] });
}

describe("rehearse", () => {
  let first: Result | undefined;

  it("lives a study from screening to a verified cut, and prints nothing but JSON with --json", async () => {
    const words = ["rehearse", example, ...short, "--store", "one", "--log", "one.log", "--json"];
    const { code, stdout, stderr } = await neurite(...words);
    assert.equal(code, 0, stderr);
    first = JSON.parse(stdout) as Result;
    assert.equal(first.verified, true);
    assert.equal(first.repeated, 0);
    assert.ok(first.participants >= 2 && first.events > 50, stdout);
    assert.equal(first.cut.events, first.events);
    const dm = first.datasets.find(({ name }) => name === "DM");
    assert.equal(dm?.records, first.participants);
    assert.match(stderr, /^Making a new store in \S+ with PostgreSQL/);
  });

  it("notes every acknowledged command with its positions, once each", () => {
    const noted = lines("one.log");
    assert.equal(new Set(noted.map(({ command }) => command)).size, noted.length);
    const positions = noted.flatMap((line) => line.positions);
    assert.equal(new Set(positions).size, positions.length);
    assert.equal(positions.length, first?.events);
  });

  it("goes on from where it was on a later day", async () => {
    const words = ["rehearse", example, "--participants", "12", "--until", "2025-10-15"];
    const { code, stdout } = await neurite(...words, "--store", "one", "--json");
    assert.equal(code, 0);
    const second = JSON.parse(stdout) as Result;
    assert.equal(second.repeated, lines("one.log").length);
    assert.ok(second.events > (first?.events ?? Number.NaN));
    first = second;
  });

  it("does nothing twice, and says so", async () => {
    const words = ["rehearse", example, "--participants", "12", "--until", "2025-10-15"];
    const { code, stdout } = await neurite(...words, "--store", "one", "--log", "again.log");
    assert.equal(code, 0);
    assert.match(
      stdout,
      new RegExp(`journal +${first?.events} events from ${first?.commands} commands`),
    );
    const noted = lines("again.log");
    assert.match(
      stdout,
      new RegExp(`${noted.length} of the commands were there already; nothing was`),
    );
    const before = new Map(lines("one.log").map((line) => [line.command, line.positions]));
    for (const [command, positions] of before) {
      assert.deepEqual(noted.find((line) => line.command === command)?.positions, positions);
    }
  });

  it("reads well: aligned, short paths, no line that a terminal would break", async () => {
    const { stdout } = await neurite("rehearse", example, ...short, "--store", "one");
    const own = stdout.split("\n\n")[1] ?? "";
    for (const line of own.split("\n")) assert.match(line, /^ {2}(\w+ +|) *\S/);
    const columns = own.split("\n").map((line) => /^ {2}\w* +/.exec(line)?.[0].length);
    assert.deepEqual([...new Set(columns)], [11]);
    assert.match(stdout, /as Dataset-JSON in \.neurite\/out\/XS228-SCI-P1$/m);
    assert.match(stdout, /^ {2}npx neurite verify --store one --export checkpoint\.json {3}/m);
    for (const line of stdout.split("\n")) assert.ok(line.length <= 132, line);
  });

  it("refuses to mix in a run with other participants, and leaves the journal as it was", async () => {
    const words = ["rehearse", example, ...short, "--seed", "other", "--store", "one"];
    const { code, stderr } = await neurite(...words);
    assert.equal(code, 1);
    assert.match(
      stderr,
      /already holds XS228-SCI-P1 from another version of the study, another --seed/,
    );
    assert.match(stderr, /add --store <another folder>/);
    const { stdout } = await neurite("verify", "--store", "one");
    assert.match(stdout, new RegExp(`whole: ${first?.events} events`));
  });

  it("says before it begins when the log cannot be written", async () => {
    const { code, stderr } = await neurite(
      "rehearse",
      ...short,
      "--store",
      "two",
      "--log",
      "no/such/log",
    );
    assert.equal(code, 1);
    assert.match(stderr, /^no\/such\/log cannot be written: .*Name another file for --log\.$/m);
  });
});

describe("two at the same time on one folder", () => {
  it("share the database and the work: nothing is done twice, and both end well", async () => {
    const words = ["rehearse", example, ...short, "--store", "shared", "--json"];
    const runs = [begin(...words, "--log", "a.log"), begin(...words, "--log", "b.log")];
    const [a, b] = await Promise.all(runs.map(({ ended }) => ended));
    assert.equal(a?.code, 0, a?.stderr);
    assert.equal(b?.code, 0, b?.stderr);
    const [first, second] = [a, b].map((one) => JSON.parse(one?.stdout ?? "") as Result);
    assert.equal(first?.events, second?.events);
    const positions = new Map(lines("a.log").map((line) => [line.command, line.positions]));
    assert.equal(positions.size, lines("b.log").length);
    for (const line of lines("b.log"))
      assert.deepEqual(line.positions, positions.get(line.command));
  });
});

describe("Ctrl-C", () => {
  const place = ["--store", "shared", "--schema", "stopped"] as const;

  // The second goes on where the first was stopped.
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    it(`(${signal}) finishes what is underway, says how to go on, and ends with 130`, async () => {
      const log = `${signal}.log`;
      const words = [
        "rehearse",
        example,
        "--participants",
        "60",
        "--until",
        "2026-10-01",
        ...place,
      ];
      const running = begin(...words, "--log", log);
      while (logSize(log) < 2000) {
        assert.equal(running.child.exitCode, null, "it ended too early");
        await sleep(5);
      }
      running.child.kill(signal);
      const { code, stdout, stderr } = await running.ended;
      assert.equal(code, 130, stderr);
      assert.doesNotMatch(stdout, /proof/);
      assert.match(
        stderr,
        /^Stopping when what is underway is done\. Ctrl-C again ends at once\.$/m,
      );
      assert.match(stderr, /^Stopped\. All \d+ commands given so far are in the journal\.$/m);
      assert.match(
        stderr,
        /^ {2}npx neurite rehearse \S+ .*--store shared --schema stopped --log/m,
      );
      const { stdout: verified } = await neurite("verify", ...place, "--json");
      const report = JSON.parse(verified) as { events: number; found: number };
      assert.equal(report.found, 0);
      // All that is recorded was acknowledged and noted: nothing was left in between.
      const noted = lines(log).flatMap((line) => line.positions);
      assert.ok(noted.length > 0);
      if (signal === "SIGINT") assert.equal(report.events, noted.length);
      else assert.ok(report.events >= noted.length);
    });
  }
});

function logSize(file: string): number {
  try {
    return readFileSync(file).length;
  } catch {
    return 0;
  }
}
