import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { hostile, madeUpReport } from "./testing/made-up-report.ts";
import { readRtf } from "./testing/read-rtf.ts";
import { rtfText } from "./rtf-text.ts";
import { writeRtf } from "./write-rtf.ts";

const seen = hostile.replace("\u0007", "\ufffd");

test("what people typed is words: it opens no group, runs no command, and is read as it was typed", () => {
  const { paragraphs, rows } = readRtf(writeRtf(madeUpReport({ typed: hostile })));
  assert.ok(paragraphs.some((line) => line.endsWith(seen)));
  assert.ok(rows.some(({ cells }) => cells[0] === `Other ${seen}` && cells[2] === seen));
});

test("the file is ASCII, and Chinese and letters beyond the first plane are read back", () => {
  const rtf = writeRtf(madeUpReport({ language: "zh-CN" }));
  assert.match(rtf, /^[\n -~]+$/);
  const { paragraphs, rows } = readRtf(rtf);
  assert.ok(paragraphs.includes("表 14-3.01  主要终点分析：第 24 周评分较基线变化"));
  assert.ok(rows.some(({ cells }) => cells[0] === "均值（标准差）" && cells[1] === "24.1 (12.19)"));
  assert.ok(rows.some(({ cells }) => cells.at(-1) === "𝒳"));
  assert.equal(rtfText("中𝒳"), "\\u20013?\\u-10187?\\u-9037?");
});

test("every row has as many cells as edges, heads repeat, and lines stand as in the report", () => {
  const report = madeUpReport();
  const { rows } = readRtf(writeRtf(report));
  for (const { cells, edges } of rows) assert.equal(cells.length, edges);
  const tables = report.displays.map((one) => (one.kind === "figure" ? one.data : one));
  const lines = tables.flatMap((table) => table.rows.filter((row) => row.kind === "line"));
  const read = rows.filter(({ isHead }) => !isHead).map(({ cells }) => cells.join("|"));
  for (const line of lines) {
    assert.ok(
      read.includes([line.label, ...line.cells.map(({ text }) => text)].join("|")),
      line.label,
    );
  }
  const [shared, own] = rows;
  assert.ok(shared?.isHead === true && own?.isHead === true);
  assert.deepEqual(shared.cells, ["", "", "Active"]);
  assert.deepEqual(own.cells, [
    "",
    "Placebo\n(N=79)",
    "Low dose 54 mg\n(N=81)",
    "High dose 81 mg\n(N=74)",
  ]);
});

test("in place of a figure stand its numbers and where to see it", () => {
  const { paragraphs } = readRtf(writeRtf(madeUpReport()));
  const said = paragraphs.filter((line) =>
    line.startsWith("The figure is drawn in the HTML and PDF"),
  );
  assert.equal(said.length, 6);
});

test("every page says what it was made from and whether participants are simulated", () => {
  const rtf = writeRtf(madeUpReport());
  assert.match(rtf, /\{\\header[^}]*Simulated participants: not results of the trial/);
  assert.match(rtf, /\{\\footer[^}]*NEU-001, version 2\.0 \(9f2c7d419f2c\)/);
  assert.match(rtf, /\\landscape/);
});

const office = ["soffice", "libreoffice"].find(
  (name) => spawnSync(name, ["--version"]).status === 0,
);

test("LibreOffice reads the words as they were written", {
  skip: office === undefined && "LibreOffice is not installed here",
}, () => {
  if (office === undefined) return;
  const folder = mkdtempSync(join(tmpdir(), "rtf-"));
  writeFileSync(
    join(folder, "report.rtf"),
    writeRtf(madeUpReport({ language: "zh-CN", typed: hostile })),
  );
  execFileSync(office, [
    "--headless",
    "--convert-to",
    "txt:Text (encoded):UTF8",
    "--outdir",
    folder,
    join(folder, "report.rtf"),
  ]);
  const text = readFileSync(join(folder, "report.txt"), "utf8");
  rmSync(folder, { recursive: true });
  assert.ok(text.includes("主要终点分析：第 24 周评分较基线变化"));
  assert.ok(text.includes(hostile.slice(0, 30)));
});
