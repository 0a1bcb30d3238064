import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, describe, it } from "node:test";
import type { Page } from "playwright-core";
import type { Language, Text } from "../../src/kernel/index.ts";
import { words } from "../../src/web/inspector/inspection-words.ts";
import { seatWords } from "../../src/web/inspector/seat-words.ts";
import { systemWords } from "../../src/web/inspector/system-words.ts";
import { fill } from "../../src/web/language/fill.ts";
import { assertAccessible } from "./axe.ts";
import { noteComplaints, openBrowser, signIn, withoutChromium } from "./chromium.ts";
import { openDemonstration } from "./demonstration.ts";
import { settled } from "./pages.ts";
import { languagesFrom } from "./languages.ts";

const study = "XS228-SCI-P1";
const seat = `/studies/${study}/inspection`;
const csv = { en: "Export as CSV", "zh-CN": "导出 CSV" };

describe("the inspector's seat", { skip: withoutChromium }, async () => {
  if (withoutChromium !== false) return;
  const demonstration = await openDemonstration({ studies: ["sci-xs228"], participants: 3 });
  const browser = await openBrowser();
  after(async () => {
    await browser.close();
    await demonstration.close();
  });

  async function arrive(who: string, language: Language): Promise<Page & { complaints: string[] }> {
    const device = await browser.device({ language, origin: demonstration.url });
    const page = await device.newPage();
    const complaints = noteComplaints(page);
    const { email, password } = demonstration.signInOf(who);
    await signIn(page, demonstration.url, email, password);
    return Object.assign(page, { complaints });
  }

  for (const language of languagesFrom("zh-CN")) {
    const say = (text: Text, params = {}): string => fill(text, language, params);

    it(`shows a coordinator neither the study's overview nor who looked at what (${language})`, async () => {
      const page = await arrive("coordinator", language);
      for (const tab of ["overview", "finder", "access", "story"]) {
        await page.goto(`${seat}?tab=${tab}`);
        await settled(page);
        await page.getByText(say(seatWords.requestsHow)).waitFor();
        for (const hidden of [words.overview, words.finder, words.access, words.storyTab]) {
          assert.equal(await page.getByRole("link", { name: say(hidden), exact: true }).count(), 0);
        }
      }
      assert.equal(await page.getByRole("button", { name: say(seatWords.send) }).count(), 0);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });

    it(`lets the inspector ask, the site answer with a document, and the inspector close (${language})`, async () => {
      const asked = `Show the temperature log 温度记录 ${language}`;
      const inspector = await arrive("inspector", language);
      await inspector.goto(`${seat}?tab=requests`);
      await inspector.getByLabel(say(seatWords.question)).fill(asked);
      await inspector.getByLabel(say(seatWords.about), { exact: true }).selectOption("GZ01");
      await inspector.getByRole("button", { name: say(seatWords.send) }).click();
      const request = inspector.locator("section").filter({ hasText: asked });
      await request.getByText(say(seatWords.asked), { exact: true }).waitFor();
      assert.equal(await request.getByLabel(say(seatWords.answerText)).count(), 0);

      const site = await arrive("coordinator", language);
      await site.goto(seat);
      const theirs = site.locator("section").filter({ hasText: asked });
      await theirs.getByLabel(say(seatWords.answerText)).fill("As asked 如所请");
      await theirs.getByLabel(say(seatWords.files)).setInputFiles({
        name: "log.csv",
        mimeType: "text/csv",
        buffer: Buffer.from("day,temperature\n1,-80\n"),
      });
      await assertAccessible(site, "the requests, at the site");
      await theirs.getByRole("button", { name: say(seatWords.sendAnswer) }).click();
      await theirs.getByRole("link", { name: "log.csv" }).waitFor();
      assert.equal(await theirs.getByRole("button", { name: say(seatWords.close) }).count(), 0);

      await inspector.reload();
      const download = inspector.waitForEvent("download");
      await request.getByRole("link", { name: "log.csv" }).click();
      assert.equal(
        await readFile(await (await download).path(), "utf8"),
        "day,temperature\n1,-80\n",
      );
      await request.getByRole("button", { name: say(seatWords.close) }).click();
      await request.getByText(say(seatWords.closed), { exact: true }).waitFor();
      await assertAccessible(inspector, "the requests, at the inspector's");
      const exported = inspector.waitForEvent("download");
      await inspector.getByRole("button", { name: say(csv) }).click();
      const lines = await readFile(await (await exported).path(), "utf8");
      for (const part of [asked, "As asked 如所请", "log.csv"])
        assert.ok(lines.includes(part), part);
      assert.deepEqual([...inspector.complaints, ...site.complaints], []);
      await site.context().close();
      await inspector.context().close();
    });

    it(`shows a document that the study's manager filed, and no way to file one (${language})`, async () => {
      const title = `SOP 12 ${language}`;
      const manager = await arrive("study-manager", language);
      await manager.goto(`${seat}?tab=documents`);
      await manager.getByLabel(say(seatWords.title), { exact: true }).fill(title);
      await manager.getByLabel(say(seatWords.version), { exact: true }).fill("3.0");
      await manager.getByLabel(say(seatWords.file), { exact: true }).setInputFiles({
        name: "sop.txt",
        mimeType: "text/plain",
        buffer: Buffer.from("Infuse slowly.\n"),
      });
      await manager.getByRole("button", { name: say(seatWords.fileDo), exact: true }).click();
      await manager.getByRole("cell", { name: title }).waitFor();
      await assertAccessible(manager, "the documents, at the manager's");
      const inspector = await arrive("inspector", language);
      await inspector.goto(`${seat}?tab=documents`);
      const row = inspector.getByRole("row").filter({ hasText: title });
      await row.getByText(say(seatWords.inForce)).waitFor();
      assert.equal(await inspector.getByRole("button", { name: say(seatWords.fileDo) }).count(), 0);
      assert.deepEqual([...inspector.complaints, ...manager.complaints], []);
      await manager.context().close();
      await inspector.context().close();
    });

    it(`tells one participant's story in full and in order, and prints it with its header and page numbers (${language})`, async () => {
      const page = await arrive("inspector", language);
      await page.goto(seat);
      await page
        .getByLabel(say(words.participant), { exact: true })
        .first()
        .selectOption("GZ01-001");
      await page.getByRole("link", { name: say(words.open) }).click();
      const lines = page.getByRole("main").locator("ol > li");
      await lines.first().waitFor();
      const times = await page
        .getByRole("main")
        .locator("ol > li time")
        .evaluateAll((all) => all.map((one) => (one as HTMLTimeElement).dateTime));
      assert.ok(times.length > 20);
      assert.deepEqual(times, times.toSorted());
      await assertAccessible(page, "the story");
      const header = page.locator("[data-print-header]");
      assert.equal(await header.isVisible(), false);
      await page.emulateMedia({ media: "print" });
      const told = await header.innerText();
      for (const part of [study, "GZ01-001", "Asia/Shanghai"]) assert.ok(told.includes(part), told);
      assert.ok(told.includes(new Date().getFullYear().toString()));
      assert.equal((await page.pdf()).subarray(0, 5).toString(), "%PDF-");
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });

    it(`describes the system as it is now, and shows the maker's evidence with its limits (${language})`, async () => {
      const page = await arrive("inspector", language);
      await page.goto(seat);
      await page.getByRole("link", { name: say(words.system), exact: true }).click();
      await page.getByRole("cell", { name: say(systemWords.database), exact: true }).waitFor();
      assert.match(await page.getByRole("main").innerText(), /\b1[5-9]\.\d/);
      await assertAccessible(page, "the description of the system");
      await page.getByRole("link", { name: say(words.validation), exact: true }).click();
      await page
        .getByText(/21 CFR 11\.10\(e\)/)
        .first()
        .waitFor();
      await assertAccessible(page, "the validation pack");
      const download = page.waitForEvent("download");
      await page.getByRole("link", { name: say(seatWords.validationCsv) }).click();
      assert.match(await readFile(await (await download).path(), "utf8"), /forbidden\.test\.ts/);
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });

    it(`shows of a form every value with who set it last (${language})`, async () => {
      const page = await arrive("inspector", language);
      await page.goto(`${seat}?tab=finder&participant=GZ01-001&place=screening%2FVS%2F`);
      const table = page.getByRole("region", { name: say(words.lastChange) });
      await table.getByRole("row").nth(2).waitFor();
      await assertAccessible(page, "who set a form's values last");
      await table.getByRole("button").first().click();
      await page.getByRole("main").locator("section ol > li").first().waitFor();
      await page.goto(`/studies/${study}/audit?field=pulse&form=VS`);
      await page.getByRole("main").locator("table").waitFor();
      await assertAccessible(page, "the audit trail with its filters");
      assert.deepEqual(page.complaints, []);
      await page.context().close();
    });
  }
});
