import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { madeUpReport, hostile } from "../../src/readout/write/testing/made-up-report.ts";
import { pdfPages, squeezed } from "../../src/server/casebook/testing/pdf-text.ts";
import { typesetReport } from "../../src/server/report/typeset-report.ts";
import { typesetReportApart } from "../../src/server/report/typeset-report-apart.ts";

test("what people typed is printed as words, and reads no file", () => {
  const pages = pdfPages(typesetReport(madeUpReport({ typed: hostile, participants: 6 })));
  const text = squeezed(pages.join(""));
  assert.ok(text.includes(squeezed(`#read("/etc/passwd")$x$*a*`)));
  assert.ok(text.includes(squeezed(`<script>alert("1")</script>`)));
  assert.ok(!text.includes("root:"));
});

test("a blinded report tells no arm on paper", () => {
  const report = madeUpReport({ blinded: true, participants: 12 });
  const text = pdfPages(typesetReport({ ...report, displays: report.displays.slice(1) })).join("");
  for (const arm of ["Placebo", "Low dose", "High dose"]) assert.ok(!text.includes(arm), arm);
});

test("every page says that participants are simulated, and names the study version, the cut and the software", () => {
  const pages = pdfPages(typesetReport(madeUpReport()));
  assert.ok(pages.length >= 10);
  for (const [i, page] of pages.entries()) {
    const text = squeezed(page);
    for (const said of [
      "Simulated participants",
      "9f2c7d419f2c",
      "1b0e55aa1b0e",
      "Neurite 0.2.0",
      `Page ${i + 1} of ${pages.length}`,
    ]) {
      assert.ok(text.includes(squeezed(said)), `page ${i + 1}: ${said}`);
    }
  }
});

test("the head of a table stands on every page that the table reaches", () => {
  const report = madeUpReport();
  const listing = report.displays.at(-1);
  assert.ok(listing?.kind === "listing");
  const long = { ...listing, rows: Array.from({ length: 3 }, () => listing.rows).flat() };
  const pages = pdfPages(typesetReport({ ...report, displays: [long], issues: [] })).slice(1);
  assert.ok(pages.length >= 3);
  for (const page of pages) assert.ok(squeezed(page).includes("ParticipantDateReason"), page);
});

test("Chinese is printed in the tables and in the figures", () => {
  const text = squeezed(pdfPages(typesetReport(madeUpReport({ language: "zh-CN" }))).join(""));
  for (const said of ["均值（标准差）", "风险集例数", "模拟受试者：并非试验结果"])
    assert.ok(text.includes(said), said);
});

test("the same report gives the same bytes", () => {
  const report = madeUpReport({ participants: 9 });
  assert.ok(Buffer.from(typesetReport(report)).equals(typesetReport(report)));
});

test("a process that dies or hangs over a report fails that report alone, and what is set apart is what is set here", async () => {
  const whole = madeUpReport({ participants: 9 });
  // The words of an issue are known where it is defined: this one's, in this process alone.
  const report = { ...whole, displays: whole.displays.slice(1), issues: [] };
  const folder = await mkdtemp(join(tmpdir(), "report-worker-"));
  const entryOf = (source: string): URL => {
    const path = join(folder, `${source.length}.mjs`);
    writeFileSync(path, source);
    return pathToFileURL(path);
  };
  const dies = entryOf('process.on("message", () => process.exit(7));');
  await assert.rejects(typesetReportApart(report, { entry: dies }), /ended with 7/);
  const hangs = entryOf('process.on("message", () => {});');
  await assert.rejects(typesetReportApart(report, { entry: hangs, limitMs: 300 }), /too long/);
  await rm(folder, { recursive: true });
  assert.ok(Buffer.from(await typesetReportApart(report)).equals(typesetReport(report)));
});
