import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { fill } from "../../src/web/language/fill.ts";
import { words as layoutWords } from "../../src/web/layout/layout-words.ts";
import { digestWords, stateWords, words } from "../../src/web/notices/notice-words.ts";
import { assertAccessible } from "./axe.ts";
import { noteComplaints, openBrowser, signIn, withoutChromium } from "./chromium.ts";
import { openDemonstration } from "./demonstration.ts";
import { settled } from "./pages.ts";
import { staffOf } from "./site-staff.ts";

const study = "XS228-SCI-P1";
const today = new Date().toISOString().slice(0, 10);

describe("notices in the application", { skip: withoutChromium }, async () => {
  if (withoutChromium !== false) return;
  const demonstration = await openDemonstration({ studies: ["sci-xs228"], participants: 2 });
  const browser = await openBrowser();
  after(async () => {
    await browser.close();
    await demonstration.close();
  });
  const { url } = demonstration;
  const coordinator = await staffOf(demonstration, study, "coordinator");
  const manager = await staffOf(demonstration, study, "data-manager");

  for (const [language, dark] of [
    ["en", false],
    ["zh-CN", true],
  ] as const) {
    const says = (text: Parameters<typeof fill>[0], params = {}): string =>
      fill(text, language, params);

    it(`are counted at the bell while one looks, and open the exact field (${language})`, async () => {
      const participant = await coordinator.screen("GZ01", today);
      await coordinator.give({ kind: "consent", participant, version: "1.1", date: today });
      const visit = { participant, visit: "screening" };
      await coordinator.give({ kind: "start-visit", ...visit, date: today });
      const form = { ...visit, form: "VS" };
      await coordinator.give({ kind: "save-form", ...form, values: { pulse: 72 }, complete: true });
      const device = await browser.device({ language, dark, origin: url });
      const page = await device.newPage();
      const complaints = noteComplaints(page);
      const { email, password } = demonstration.signInOf("coordinator");
      await signIn(page, url, email, password);
      await page.goto(`/studies/${study}`);
      const bell = page.getByRole("banner").locator('a[href="/notices"]');
      await bell.waitFor();
      const before = (await (await coordinator.get("/api/notices/unread")).json()) as {
        unread: number;
      };
      await manager.give({ kind: "raise-query", ...form, field: "pulse", text: "Source?" });
      const name = says(words.unread, { count: before.unread + 1 });
      // Nothing is pressed or loaded again: the live channel tells of it.
      await page.getByRole("link", { name, exact: true }).waitFor();
      await bell.click();
      await page.locator('[data-notice="new"]').first().waitFor();
      await settled(page);
      await assertAccessible(page, "the notices");
      await page.locator('[data-notice="new"] a').first().click();
      await page.waitForURL(`**/participants/${participant}/visits/screening/VS?field=pulse`);
      await page.locator('[data-path="pulse"]:focus').waitFor();
      const left =
        before.unread === 0 ? says(words.noneUnread) : says(words.unread, { count: before.unread });
      await page.getByRole("link", { name: left, exact: true }).waitFor();
      assert.deepEqual(complaints, []);
      await device.close();
    });

    it(`are chosen in the account's dialog, and kept (${language})`, async () => {
      const device = await browser.device({ language, dark, origin: url });
      const page = await device.newPage();
      const { email, password } = demonstration.signInOf("coordinator");
      await signIn(page, url, email, password);
      const open = async (): Promise<void> => {
        await page.getByRole("banner").getByRole("button").last().click();
        await page.getByRole("menuitem", { name: says(layoutWords.account) }).click();
        await page.getByRole("group", { name: says(words.digest) }).waitFor();
      };
      await open();
      const daily = page.getByRole("radio", { name: says(digestWords.daily) });
      const chosen =
        language === "en" ? daily : page.getByRole("radio", { name: says(digestWords.never) });
      await chosen.click();
      await page.getByText(says(words.kept)).waitFor();
      await assertAccessible(page, "the dialog of one's account");
      await page.reload();
      await open();
      assert.ok(await chosen.isChecked());
      await device.close();
    });

    it(`show a study manager the log of messages, and tell others who can (${language})`, async () => {
      const device = await browser.device({ language, dark, origin: url });
      const page = await device.newPage();
      const complaints = noteComplaints(page);
      const { email, password } = demonstration.signInOf("study-manager");
      await signIn(page, url, email, password);
      const participant = await coordinator.screen("GZ01", today);
      await coordinator.give({ kind: "consent", participant, version: "1.1", date: today });
      const values = { term: "Fever", serious: true };
      await coordinator.give({ kind: "record-adverse-event", participant, values });
      await demonstration.server.settle();
      await page.goto(`/notices/log?study=${study}`);
      await page.locator("[data-state]").first().waitFor();
      await settled(page);
      assert.ok((await page.locator('[data-state="in-app"]').count()) > 0);
      await page.locator("[data-state]").getByText(says(stateWords["in-app"])).first().waitFor();
      await assertAccessible(page, "the log of messages");
      await page.goto("/notices/log?state=failed");
      await page.getByText(says(words.noMatch)).waitFor();
      assert.deepEqual(complaints, []);
      await device.close();
      const site = await browser.device({ language, dark, origin: url });
      const other = await site.newPage();
      const someone = demonstration.signInOf("investigator");
      await signIn(other, url, someone.email, someone.password);
      await other.goto("/notices/log");
      await other.getByText(says(words.only)).waitFor();
      await site.close();
    });
  }
});
