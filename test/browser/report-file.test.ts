import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { pathToFileURL } from "node:url";
import { writeHtml } from "../../src/readout/index.ts";
import { hostile, madeUpReport } from "../../src/readout/write/testing/made-up-report.ts";
import { assertAccessible } from "./axe.ts";
import { noteComplaints, openBrowser, withoutChromium } from "./chromium.ts";

const looks = [
  { language: "en", dark: false, phone: false },
  { language: "zh-CN", dark: true, phone: true },
] as const;

describe("the file of a report", { skip: withoutChromium }, async () => {
  if (withoutChromium !== false) return;
  const folder = await mkdtemp(join(tmpdir(), "report-"));
  const browser = await openBrowser();
  after(async () => {
    await browser.close();
    await rm(folder, { recursive: true });
  });

  for (const { language, dark, phone } of looks) {
    it(`runs nothing, fetches nothing, is accessible and fits its window: ${language}, ${dark ? "dark" : "light"}${phone ? ", phone" : ""}`, async () => {
      const device = await browser.device({ language, dark, phone });
      const page = await device.newPage();
      const complaints = noteComplaints(page);
      const fetched: string[] = [];
      page.on("request", (request) => fetched.push(request.url()));
      const file = join(folder, `${language}.html`);
      writeFileSync(file, writeHtml(madeUpReport({ language, typed: hostile })));
      await page.goto(pathToFileURL(file).href);
      assert.equal(fetched.length, 1);
      assert.equal(await page.locator("script").count(), 0);
      await assertAccessible(page, `a report in ${language}`);
      const widths = await page.evaluate(() => [
        document.documentElement.scrollWidth,
        document.documentElement.clientWidth,
      ]);
      assert.equal(widths[0], widths[1], "the page is wider than its window");
      assert.deepEqual(complaints, []);
      await device.close();
    });
  }

  it("is A4 landscape on paper, each display on a page of its own", async () => {
    const device = await browser.device();
    const page = await device.newPage();
    const file = join(folder, "paper.html");
    writeFileSync(file, writeHtml(madeUpReport()));
    await page.goto(pathToFileURL(file).href);
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const sizes = Array.from(
      pdf.matchAll(/\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/g),
      ([, w, h]) => [Math.round(Number(w)), Math.round(Number(h))],
    );
    assert.ok(sizes.length >= 10);
    for (const [width = 0, height = 0] of sizes) {
      assert.ok(Math.abs(width - 842) <= 1 && Math.abs(height - 595) <= 1, `${width} × ${height}`);
    }
    await device.close();
  });
});
