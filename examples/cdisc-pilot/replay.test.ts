import assert from "node:assert/strict";
import { test } from "node:test";
import { DataProblem } from "../../src/interchange/index.ts";
import { refusalText } from "../../src/kernel/index.ts";
import { liveInMemory } from "./live-in-memory.ts";
import { compareReplay, readReplay } from "./replay.ts";
import study from "./study.ts";
import { type Files, openFiles, tinyPilot } from "./tiny-pilot.ts";

async function lived(files: Files) {
  const open = openFiles(files);
  const replay = await readReplay(open, study);
  const record = liveInMemory(study, replay.steps);
  return { replay, record, report: await compareReplay({ open }, study, record) };
}

async function problemOf(files: Files): Promise<string> {
  try {
    await readReplay(openFiles(files), study);
  } catch (error) {
    assert.ok(error instanceof DataProblem, String(error));
    return `${error.issue.code}: ${error.message}`;
  }
  return "no problem";
}

test("three invented people are lived through the engine, and their datasets come back as they were", async () => {
  const { record, report } = await lived(tinyPilot());
  assert.deepEqual(
    record.refused.map(({ refusal }) => refusalText(refusal)),
    [],
  );
  assert.deepEqual(report.counts, { screened: 3, enrolled: 2, arms: [1, 0, 1], failures: 1 });
  const compared = Object.fromEntries(report.datasets.map((one) => [one.name, one]));
  assert.deepEqual(Object.keys(compared), [
    "DM",
    "DS",
    "SV",
    "EX",
    "AE",
    "QSHI",
    "QSCO",
    "VS",
    "LB",
  ]);
  for (const { name, different, causes } of report.datasets) {
    if (name !== "LB") assert.equal(different, 0, causes.join("\n"));
  }
  assert.equal(report.unexplained, 0);
});

test("numbers that the source left out are proven to be the cause of other numbers", async () => {
  const { report } = await lived(tinyPilot());
  const laboratory = report.datasets.find((one) => one.name === "LB");
  assert.equal(laboratory?.different, 2);
  assert.match(laboratory?.causes.join() ?? "", /^2 × LB\.LBSEQ: .*lacks number 3;/);
});

test("a value that is not what the source says is an unexplained difference", async () => {
  const files = tinyPilot();
  const changed = new TextDecoder().decode(files.get("lb.csv")).replace('"149",149', '"148",148');
  const open = openFiles(files);
  const record = liveInMemory(study, (await readReplay(open, study)).steps);
  const other = new Map(files).set("lb.csv", new TextEncoder().encode(changed));
  const report = await compareReplay({ open: openFiles(other) }, study, record);
  assert.equal(report.unexplained, 2);
  assert.match(
    report.datasets.at(-1)?.causes.join("\n") ?? "",
    /unexplained: 01-702-1002 SCREENING 1 SODIUM LBSTRESC: source "148", record "149"/,
  );
});

test("sending the commands in the order of time leaves every moment later than the one before", async () => {
  const { replay } = await lived(tinyPilot());
  const moments = replay.steps.map((step) => step.context.at);
  assert.deepEqual(moments, [...moments].sort());
  assert.equal(new Set(moments).size, moments.length);
});

test("reading the same files again gives the same commands", async () => {
  const [first, second] = [await lived(tinyPilot()), await lived(tinyPilot())];
  assert.deepEqual(first.replay.steps, second.replay.steps);
});

test("an event that was assessed twice is one event with two assessments, and its end is entered when it is known", async () => {
  const { record } = await lived(tinyPilot());
  const events = record.participants.get("1002")?.logs["AE"];
  assert.equal(Object.keys(events ?? {}).length, 2);
  assert.deepEqual(Object.keys(events?.["1"]?.rows["assessments"] ?? {}), ["1", "2"]);
  assert.equal(events?.["1"]?.values["end"], "2013-03-19");
  assert.deepEqual(events?.["2"]?.findings, ["AE02"]);
});

test("files beside DM and SV may be missing: each is named, and the others are lived", async () => {
  const files = new Map([...tinyPilot()].filter(([name]) => /\/(dm|sv)\./.test(name)));
  const { replay, report, record } = await lived(files);
  assert.deepEqual(
    replay.notices.map((notice) => /no (\w+)\.xpt/.exec(notice)?.[1]),
    ["mh", "sc", "qshi", "qsmm", "qsco", "qsgi", "vs", "lb", "ds", "ex", "ae"],
  );
  assert.deepEqual(
    report.datasets.map((one) => one.name),
    ["DM", "SV"],
  );
  // Without the Hachinski scale nobody is known to be eligible, and nobody is let in.
  assert.deepEqual(
    [...new Set(record.refused.map(({ refusal }) => refusal.rule))],
    ["enrol.not-eligible", "assign.not-enrolled"],
  );
});

test("without DM there is nothing to live again, and the message says which file is needed", async () => {
  assert.match(await problemOf(new Map()), /^pilot\.missing-file: .*dm\.xpt nor dm\.csv/);
});

test("a file that is cut off, or is not what its name says, is named", async () => {
  const cut = tinyPilot();
  cut.set("sdtm/dm.xpt", cut.get("sdtm/dm.xpt")?.subarray(0, 1500) ?? new Uint8Array());
  assert.match(await problemOf(cut), /^xpt\..*sdtm\/dm\.xpt/);
  const mislabelled = tinyPilot().set(
    "sdtm/sv.xpt",
    new TextEncoder().encode("USUBJID,VISITNUM\n1,2\n"),
  );
  assert.match(await problemOf(mislabelled), /^xpt\..*sdtm\/sv\.xpt/);
});

test("a file without a column that is read is named with the column", async () => {
  const files = tinyPilot();
  const text = new TextDecoder().decode(files.get("lb.csv")).replace("LBORRES", "OTHER");
  files.set("lb.csv", new TextEncoder().encode(text));
  assert.match(await problemOf(files), /^pilot\.missing-column: lb\.csv has no column LBORRES/);
});
