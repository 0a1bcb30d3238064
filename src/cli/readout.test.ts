import assert from "node:assert/strict";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import study from "../../examples/sod1-tofersen/study-valor.ts";
import { openStore } from "../store/index.ts";
import { neurite, repository, scratchFolder } from "./scratch.ts";

await scratchFolder();
const valor = join(repository, "examples/sod1-tofersen/study-valor.ts");
const small = ["--participants", "24", "--seed", "readout"];

interface Made {
  readonly reports: readonly {
    readonly study: string;
    readonly continues?: string;
    readonly blinded: boolean;
    readonly simulated: boolean;
    readonly results: number;
    readonly issues: readonly string[];
  }[];
}

/** The values of a column of a written dataset. */
function column(file: string, name: string): readonly unknown[] {
  const { columns, rows } = JSON.parse(readFileSync(file, "utf8")) as {
    columns: { name: string }[];
    rows: unknown[][];
  };
  const place = columns.findIndex((one) => one.name === name);
  assert.ok(place >= 0, `${file} has no ${name}`);
  return rows.map((row) => row[place]);
}

/** The looks at VALOR that a store's journal of accounts tells of, where the Results page reads them. */
async function looksIn(folder: string): Promise<readonly string[]> {
  const store = await openStore({ folder });
  try {
    const looks: string[] = [];
    for await (const { event } of store.readStream("neurite", `readout/${study.id}`)) {
      const { type, by, reason } = event as { type: string; by?: string; reason?: string };
      assert.equal(type, "readout-look-begun");
      looks.push(`${by}: ${reason}`);
    }
    return looks;
  } finally {
    await store.close();
  }
}

test("asks for what is missing, and refuses what contradicts itself", async () => {
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [[], /^Name a study or a folder\./],
    [[valor, "--language", "de"], /^There is no language de\. Languages: en, zh-CN\./],
    [[valor, "--seed", "a"], /^--seed is about generated participants; add --simulated\./],
    [[valor, "--simulated", "--store", "s"], /^--store is about a store; with --simulated/],
    [[valor, "--simulated", "--unblinded"], /^--unblinded is about a store; with --simulated/],
    [[valor, "--unblinded"], /Say who looks: add --by <name>\./],
    [[valor, "--simulated", "--participants", "none"], /^--participants takes a whole number/],
  ];
  for (const [words, expected] of wrong) {
    const { code, stdout, stderr } = await neurite("readout", ...words);
    assert.equal(code, 2, words.join(" "));
    assert.match(stderr, expected);
    assert.equal(stdout, "");
  }
});

test("a study that does not say how it is read is described: people, measures and events, nothing estimated", async () => {
  const without = join(repository, "examples/sci-xs228/study.ts");
  const words = ["--simulated", "--participants", "4", "--out", "described"];
  const { code, stdout, stderr } = await neurite("readout", without, ...words);
  assert.equal(code, 0, stderr);
  assert.match(stdout, /Demographics/);
  assert.match(stdout, /Dosed\s+\d \(\d+%\)/);
  assert.match(stdout, /Age \(years\)\s+n\s+[1-4]\s+Mean\s+\d\d\.\d/);
  assert.match(stdout, /Screening\s+[1-4]\s+\d/);
  assert.doesNotMatch(stdout, /p-value/);
});

test("a store that is not there, or holds nothing of the study, gives no report", async () => {
  const missing = await neurite("readout", valor, "--store", "nowhere");
  assert.equal(missing.code, 1);
  assert.match(missing.stderr, /^There is no store in nowhere\./);
});

test("a blinded report tells no arm, an unblinded one names who looked, in the journal", async () => {
  const lived = await neurite("rehearse", valor, "--participants", "8", "--store", "store");
  assert.equal(lived.code, 0, lived.stderr);

  const words = ["readout", valor, "--store", "store"];
  const blinded = await neurite(...words, "--out", "blinded", "--json");
  assert.equal(blinded.code, 0, blinded.stderr);
  const made = JSON.parse(blinded.stdout) as Made;
  assert.equal(made.reports[0]?.blinded, true);
  assert.ok(column("blinded/datasets/adsl.json", "TRT01P").every((arm) => arm === null));
  const page = readFileSync("blinded/report.html", "utf8");
  assert.doesNotMatch(page, />\s*(Tofersen|Placebo)\s*\(N=/);

  const open = await neurite(...words, "--out", "open", "--unblinded", "--by", "Zhang San");
  assert.equal(open.code, 0, open.stderr);
  const arms = new Set(column("open/datasets/adsl.json", "TRT01P"));
  assert.ok(arms.has("Tofersen") && arms.has("Placebo"), [...arms].join(", "));
  assert.match(open.stdout, /For unblinded eyes only\.$/m);
  assert.deepEqual(await looksIn("store"), ["Zhang San: neurite readout --unblinded"]);

  const empty = join(repository, "examples/sod1-tofersen/study-extension.ts");
  const other = await neurite("readout", empty, "--store", "store");
  assert.equal(other.code, 1);
  assert.match(other.stderr, /^The store holds nothing of 233AS102 yet\./);

  const verified = await neurite("verify", "--store", "store");
  assert.equal(verified.code, 0, verified.stderr);
});

test("a record of another version than the estimands asked for is refused", async () => {
  writeFileSync("changed.json", JSON.stringify({ ...study, version: `${study.version}b` }));
  const { code, stderr } = await neurite("readout", "changed.json", "--store", "store");
  assert.equal(code, 1);
  assert.match(stderr, /is of another version than the estimands asked for: version 8b is /);
});

test("a simulated programme gives a report of both trials, with everything it was made from", async () => {
  const folder = join(repository, "examples/sod1-tofersen");
  const words = ["readout", folder, "--simulated", ...small, "--out", "simulated"];
  const { code, stdout, stderr } = await neurite(...words);
  assert.equal(code, 0, stderr);
  for (const study of ["233AS101-C", "233AS102"]) {
    for (const file of ["report.html", "report.rtf", "report.pdf", "results.json", "results.csv"]) {
      assert.ok(existsSync(join("simulated", study, file)), `${study} ${file}`);
    }
  }
  assert.match(stdout, /^SIMULATED: the participants are generated\./m);
  assert.match(stdout, /^p of the joint rank test +[<\d.]+$/m);
  assert.match(stdout, /^Geometric mean ratio to baseline +\d/m);
  assert.match(stdout, /Early against delayed start at week 52: prespecified$/m);
  assert.match(stdout, /Early against delayed start at week 52, adjusted for NfL: post hoc$/m);
  assert.match(stdout, /^POST HOC: chosen after unblinding\./m);

  const early = column("simulated/233AS102/datasets/adalsfrs.json", "AVISIT");
  assert.ok(early.includes("Week 28") && early.includes("Week 52"));
  const people = column("simulated/233AS101-C/datasets/adsl.json", "USUBJID");
  assert.equal(people.length, 24);
  assert.deepEqual(column("simulated/233AS102/datasets/adsl.json", "USUBJID"), people);

  const alone = join(folder, "study-extension.ts");
  const again = await neurite("readout", alone, "--simulated", ...small, "--out", "again");
  assert.equal(again.code, 0, again.stderr);
  for (const file of ["report.html", "report.rtf", "report.pdf", "results.json", "results.csv"]) {
    const one = readFileSync(join("simulated", "233AS102", file));
    assert.ok(one.equals(readFileSync(join("again", file))), `${file} differs the second time`);
  }
});
