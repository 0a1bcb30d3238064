import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { neurite, repository, scratchFolder } from "./scratch.ts";

const folder = await scratchFolder();
const study = join(repository, "examples/eopd-xs411/study-phase2.ts");
const rehearsed = await neurite("rehearse", study, "--participants", "4", "--seed", "archive");
assert.equal(rehearsed.code, 0, rehearsed.stderr);
const schema = /--schema (\S+)/.exec(rehearsed.stdout)?.[1];
const at = schema === undefined ? [] : ["--schema", schema];
const file = join(folder, "study.zip");
const made = await neurite("archive", study, "--out", file, ...at);
assert.equal(made.code, 0, made.stdout + made.stderr);
const unpacked = join(folder, "unpacked");
execFileSync("unzip", ["-q", file, "-d", unpacked]);
const everything = readdirSync(unpacked, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.endsWith(".pdf"))
  .map((entry) => join(entry.parentPath, entry.name));

function withByteFlipped(path: string, at: number, act: () => Promise<void>): Promise<void> {
  const before = readFileSync(path);
  const after = Buffer.from(before);
  after[at] = (after[at] ?? 0) ^ 1;
  writeFileSync(path, after);
  return act().finally(() => writeFileSync(path, before));
}

test("an archive that is not asked for unblinded holds no allocation, and no value of a hidden form", async () => {
  const journal = readFileSync(join(unpacked, "journal/00001.ndjson"), "utf8");
  assert.doesNotMatch(journal, /"stream":"allocation"/);
  const hidden = journal.split("\n").filter((line) => line.includes('"withheld":true'));
  for (const line of hidden) assert.doesNotMatch(line, /body|command|event/);
  for (const path of everything) {
    if (/versions|study\.js|page|index\.html|README/.test(path)) continue;
    assert.doesNotMatch(readFileSync(path, "utf8"), /"(?:XS411|SHAM)"|SURG\b/, path);
  }
  const open = await neurite(
    "archive",
    study,
    "--out",
    join(folder, "open.zip"),
    "--unblinded",
    ...at,
  );
  assert.equal(open.code, 0, open.stderr);
  const inside = execFileSync("unzip", ["-p", join(folder, "open.zip"), "journal/*.ndjson"], {
    maxBuffer: 1e9,
  }).toString();
  assert.match(inside, /"stream":"allocation"/);
  assert.doesNotMatch(inside, /"withheld"/);
  const verified = await neurite("verify-archive", join(folder, "open.zip"));
  assert.equal(verified.code, 0, verified.stdout);
});

test("an archive that is not asked for unblinded holds the study without the sizes of its blocks", () => {
  const versions = everything.filter((path) => path.includes("versions"));
  assert.equal(versions.length, 1);
  for (const path of everything) {
    const content = readFileSync(path, "utf8");
    assert.doesNotMatch(content, /"sizes"|Blocks of 3/, path);
  }
  const [path = ""] = versions;
  const copy = JSON.parse(readFileSync(path, "utf8"));
  assert.ok(path.endsWith(`${copy.copyOf}.blinded.json`), path);
  const open = execFileSync("unzip", [
    "-p",
    join(folder, "open.zip"),
    `study/versions/${copy.copyOf}.json`,
  ]);
  assert.deepEqual(JSON.parse(open.toString()).allocation.method, { kind: "block", sizes: [3, 6] });
});

test("a whole archive is proved without a database, as zip and unpacked", async () => {
  execFileSync("unzip", ["-tq", file]);
  for (const path of [file, unpacked]) {
    const { code, stdout } = await neurite("verify-archive", path);
    assert.equal(code, 0, stdout);
    assert.match(stdout, /^Whole: /);
  }
});

test("one flipped byte of any file is found, and the file is named", async () => {
  for (const name of ["data/participant-1.js", "audit-trail.zh-CN.csv", "index.html"]) {
    const path = join(unpacked, name);
    await withByteFlipped(path, 100, async () => {
      const { code, stdout } = await neurite("verify-archive", unpacked);
      assert.equal(code, 1);
      assert.ok(stdout.includes(name), stdout);
    });
  }
});

test("an event that was rewritten is named even where its file was listed anew", async () => {
  const path = join(unpacked, "journal/00001.ndjson");
  const lines = readFileSync(path, "utf8").split("\n");
  const index = lines.findIndex((line) => line.includes("form-saved"));
  const { stream, version } = JSON.parse(lines[index] ?? "");
  const before = readFileSync(path, "utf8");
  lines[index] = (lines[index] ?? "").replace("form-saved", "form-savee");
  writeFileSync(path, lines.join("\n"));
  const { code, stdout } = await neurite("verify-archive", unpacked, "--json");
  writeFileSync(path, before);
  assert.equal(code, 1);
  const { issues } = JSON.parse(stdout);
  const named = issues.find(
    ({ code: found }: { code: string }) => found === "archive.event-altered",
  );
  assert.deepEqual(named.path, [stream, version]);
});

test("events cut off at the end of the journal are missed by the signed checkpoint", async () => {
  const path = join(unpacked, "journal/00001.ndjson");
  const before = readFileSync(path, "utf8");
  writeFileSync(path, `${before.trimEnd().split("\n").slice(0, -3).join("\n")}\n`);
  const { stdout } = await neurite("verify-archive", unpacked, "--json");
  writeFileSync(path, before);
  const codes = JSON.parse(stdout).issues.map(({ code }: { code: string }) => code);
  assert.ok(codes.includes("archive.checkpoint-end"), stdout);
});

test("a file that is no archive, or one cut short, is said to be that", async () => {
  const cut = join(folder, "cut.zip");
  writeFileSync(cut, readFileSync(file).subarray(0, 5_000));
  for (const path of [cut, join(folder, "nothing.zip")]) {
    const { code, stderr } = await neurite("verify-archive", path);
    assert.equal(code, 1, stderr);
  }
});
