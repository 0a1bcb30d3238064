import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { Client } from "pg";
import { neurite, repository, scratchFolder } from "../src/cli/scratch.ts";
import { startServer } from "../src/store/embedded/index.ts";

await scratchFolder();
const example = join(repository, "examples/sci-xs228");
const place = ["--store", "store"] as const;

interface Report {
  readonly found: number;
  readonly events: number;
  readonly first?: { readonly stream: string; readonly version: number; readonly position: number };
  readonly issues: readonly { readonly code: string; readonly text: string }[];
}

/** Does what only the database's owner can: with the triggers off that keep the tables from being changed. */
async function tamper(act: (owner: Client) => Promise<unknown>): Promise<void> {
  const server = await startServer({ folder: "store" });
  const owner = new Client({ ...server, ssl: false });
  const tables = ["journal", "stream_head", "command", "cut", "checkpoint", "checkpoint_leaf"];
  await owner.connect();
  try {
    for (const table of tables)
      await owner.query(`alter table neurite.${table} disable trigger all`);
    await act(owner);
    for (const table of tables)
      await owner.query(`alter table neurite.${table} enable always trigger only_grows`);
  } finally {
    await owner.end();
    await server.stop();
  }
}

async function verify(...options: readonly string[]): Promise<Report & { readonly code: unknown }> {
  const { code, stdout } = await neurite("verify", ...place, "--json", ...options);
  return { code, ...(JSON.parse(stdout) as Report) };
}

interface Row {
  readonly position: string;
  readonly stream: string;
  readonly version: number;
  readonly body: string;
}

/** The third event of the first participant. */
async function victim(owner: Client): Promise<Row> {
  const { rows } = await owner.query<Row>(
    `select position, stream, version, body from neurite.journal
      where stream like 'participant/%' and version = 3 order by position limit 1`,
  );
  const [row] = rows;
  assert.ok(row !== undefined);
  return row;
}

describe("verify", () => {
  before(async () => {
    const { code, stderr } = await neurite("rehearse", example, "--until", "2025-09-15", ...place);
    assert.equal(code, 0, stderr);
  });

  it("finds a journal whole that nobody touched, and exports a checkpoint to keep elsewhere", async () => {
    const { code, stdout } = await neurite("verify", ...place, "--export", "kept.json");
    assert.equal(code, 0);
    assert.match(
      stdout,
      /^Every chain is whole: \d+ events in \d+ streams, 1 cut, 0 checkpoints\.$/m,
    );
    assert.match(stdout, /^Checkpoint written to kept\.json\. Keep it where/m);
    const again = await verify("--checkpoint", "kept.json");
    assert.equal(again.code, 0);
    assert.equal(again.found, 0);
  });

  it("says what is no checkpoint, without looking further", async () => {
    writeFileSync("torn.json", readFileSync("kept.json", "utf8").slice(0, 200));
    writeFileSync("other.json", "{}");
    for (const file of ["torn.json", "other.json", "missing.json"]) {
      const { code, stderr } = await neurite("verify", ...place, "--checkpoint", file);
      assert.equal(code, 1, stderr);
      assert.match(stderr, new RegExp(`^${file} is not a checkpoint: .*--export`, "m"));
    }
  });

  it("names the event in which one byte was changed, and writes no checkpoint over it", async () => {
    let row: Row | undefined;
    await tamper(async (owner) => {
      row = await victim(owner);
      const at = row.body.indexOf("2025");
      const body = `${row.body.slice(0, at)}2026${row.body.slice(at + 4)}`;
      await owner.query("update neurite.journal set body = $1 where position = $2", [
        body,
        row.position,
      ]);
    });
    const { code, stdout } = await neurite("verify", ...place, "--export", "bad.json");
    assert.equal(code, 1);
    assert.match(stdout, /^NOT WHOLE: \d+ findings? in \d+ events/m);
    assert.match(
      stdout,
      new RegExp(
        `^First bad event: study XS228-SCI-P1, stream ${row?.stream}, version 3 \\(position ${row?.position}\\)\\.$`,
        "m",
      ),
    );
    assert.match(
      stdout,
      /journal\.altered: Event 3 of participant\/\S+ .* was changed after it was recorded/,
    );
    assert.match(stdout, /^No checkpoint was written to bad\.json: the journal is not whole\.$/m);
    assert.throws(() => readFileSync("bad.json"));
    const report = await verify();
    assert.equal(report.first?.position, Number(row?.position));
    await tamper((owner) =>
      owner.query("update neurite.journal set body = $1 where position = $2", [
        row?.body,
        row?.position,
      ]),
    );
    assert.equal((await verify()).code, 0);
  });

  it("exposes a chain rewritten as a whole by the checkpoint that was kept elsewhere", async () => {
    let position = 0;
    await tamper(async (owner) => {
      const { stream, position: first } = await victim(owner);
      position = Number(first);
      await rewrite(owner, stream);
      for (const table of ["cut", "checkpoint", "checkpoint_leaf"]) {
        await owner.query(`delete from neurite.${table}`);
      }
    });
    // Within itself the forged journal is sound: without the kept checkpoint nothing shows.
    assert.equal((await verify()).found, 0);
    const report = await verify("--checkpoint", "kept.json");
    assert.equal(report.code, 1);
    assert.ok(report.found > 0);
    assert.ok(report.issues.some(({ code }) => code === "checkpoint.event-replaced"));
    assert.ok(report.first !== undefined && report.first.position >= position);
  });
});

/** Changes the third event of a stream and seals everything after it anew, as an owner with time would. */
async function rewrite(owner: Client, stream: string): Promise<void> {
  const { rows } = await owner.query<Row & { prev: string }>(
    `select position, version, body, encode(prev_hash, 'hex') as prev from neurite.journal
      where stream = $1 order by version`,
    [stream],
  );
  let hash = rows[0]?.prev ?? "";
  for (const { position, version, body } of rows) {
    const forged = version === 3 ? body.replace("2025", "2024") : body;
    const next = createHash("sha256").update(`${hash}\n${forged}`).digest("hex");
    const at = (JSON.parse(forged) as { event: { at: string } }).event.at;
    await owner.query(
      `update neurite.journal set body = $1, at = $2, prev_hash = decode($3, 'hex'), hash = decode($4, 'hex')
        where position = $5`,
      [forged, at, hash, next, position],
    );
    hash = next;
  }
  await owner.query("update neurite.stream_head set hash = decode($1, 'hex') where stream = $2", [
    hash,
    stream,
  ]);
}
