import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import type { Page } from "playwright-core";
import type { Param, Text } from "../../src/kernel/index.ts";
import { buildWeb } from "../../src/server/index.ts";
import { words as randomise } from "../../src/web/allocation/randomise-words.ts";
import { logWords, words as unblind } from "../../src/web/allocation/unblind-words.ts";
import { fill } from "../../src/web/language/fill.ts";
import { words as layout } from "../../src/web/layout/layout-words.ts";
import { blindedStudy, openBlindedClinic, today } from "../server/blinded-clinic.ts";
import { password } from "../server/clinic.ts";
import { assertAccessible } from "./axe.ts";
import { noteComplaints, openBrowser, signIn, withoutChromium } from "./chromium.ts";
import { settled } from "./pages.ts";
import { languagesFrom } from "./languages.ts";

describe("randomising and unblinding at the page", { skip: withoutChromium }, async () => {
  if (withoutChromium !== false) return;
  const study = blindedStudy();
  const webFolder = await buildWeb(join(tmpdir(), "neurite-web-for-tests"), () => {});
  const clinic = await openBlindedClinic(study, { webFolder });
  const browser = await openBrowser();
  after(async () => {
    await browser.close();
    await clinic.close();
  });
  const { url } = clinic.server;
  const keeper = await clinic.as("keeper");
  assert.equal((await keeper.command({ kind: "open-allocation" })).status, 200);
  const coordinator = await clinic.as("coordinator");
  const armWords = study.arms.flatMap(({ title }) => [title.en, title["zh-CN"]]);
  const place = `/studies/${study.id}`;

  /** Whatever a page could give away: its source, its title and its address. */
  async function assertBlind(page: Page, what: string): Promise<void> {
    const told = [await page.content(), await page.title(), page.url()].join("\n");
    for (const word of armWords) assert.ok(!told.includes(word), `${what}: ${word}`);
  }

  for (const language of languagesFrom("en")) {
    const say = (words: Text, params: Readonly<Record<string, Param>> = {}): string =>
      fill(words, language, params);
    let participant = "";

    it(`pressed twice while the connection breaks, gives exactly one number (${language})`, async () => {
      participant = await clinic.enrolled();
      const device = await browser.device({ language, origin: url });
      const page = await device.newPage();
      const complaints = noteComplaints(page);
      await signIn(page, url, "coordinator@clinic.example", password);
      const ids: string[] = [];
      await page.route("**/commands", async (route) => {
        ids.push((route.request().postDataJSON() as { id: string }).id);
        if (ids.length > 2) return route.continue();
        // The first does not reach the server; the second does, and its answer is lost.
        if (ids.length === 2) await route.fetch();
        return route.abort("connectionreset");
      });
      await page.goto(`${place}/participants/${participant}/randomise`);
      const button = page.locator("[data-randomise]");
      await button.waitFor();
      await settled(page);
      assert.equal(await page.locator('[data-gate][data-met="true"]').count(), 6);
      const sentence = await page.locator("[data-sentence]").innerText();
      assert.ok(sentence.includes(participant) && sentence.includes("GZ01"), sentence);
      await assertAccessible(page, "before a number is given");
      await assertBlind(page, "the gate");
      await button.dblclick();
      await page.getByText(say(randomise.unknown)).waitFor();
      await page.locator("[data-number]").waitFor();
      await settled(page);
      await assertAccessible(page, "the number");
      await assertBlind(page, "the number");
      assert.ok(ids.length >= 2, "it was asked again without being pressed again");
      assert.equal(new Set(ids).size, 1, "under the same id");
      const { body } = await coordinator.get(`${clinic.base}/participants/${participant}/events`);
      const given = body.rows.filter(
        ({ event }: { event: { type: string } }) => event.type === "participant-assigned",
      );
      assert.equal(given.length, 1);
      assert.deepEqual(complaints, []);
      await device.close();
    });

    it(`is opened by a sub-investigator alone, from a phone, in under a minute (${language})`, async () => {
      const device = await browser.device({ language, phone: true, origin: url });
      const page = await device.newPage();
      const started = performance.now();
      await signIn(page, url, "sub-investigator@clinic.example", password);
      await page.goto(place);
      await page.getByRole("link", { name: say(layout.unblindings), exact: true }).click();
      await page.getByLabel(say(logWords.number), { exact: true }).fill(participant);
      await page.getByRole("link", { name: say(logWords.open, { participant }) }).click();
      await page.getByLabel(say(unblind.confirm)).fill(participant);
      await page.getByLabel(say(unblind.reason)).fill("Fever and stupor");
      await page.getByLabel(say(unblind.yes), { exact: true }).check();
      await page.locator('input[name="password"]').fill(password);
      await assertBlind(page, "before the code is open");
      await page.locator("[data-open]").click();
      const shown = page.locator("[data-code]");
      await shown.waitFor();
      assert.ok(performance.now() - started < 60_000);
      const told = await shown.innerText();
      assert.ok(
        armWords.some((word) => told.includes(word)),
        told,
      );
      await settled(page);
      await assertAccessible(page, "the code");
      assert.ok(!armWords.some((word) => page.url().includes(word)));
      assert.equal(await page.title(), `${say(unblind.title)} · Neurite`);
      await page.getByRole("button", { name: say(unblind.hide) }).click();
      await page.getByText(say(unblind.hidden)).waitFor();
      await assertBlind(page, "after it was hidden");
      await page.goto(`${place}/unblindings`);
      await page.getByText("Fever and stupor").first().waitFor();
      await assertBlind(page, "the log");
      await device.close();
      const visit = { kind: "start-visit", participant, visit: "unscheduled", date: today };
      assert.equal((await coordinator.command(visit)).status, 200, "data entry goes on");
      await clinic.server.notices.settle();
      const medical = await (await clinic.as("medical-monitor")).get("/api/notices");
      assert.ok(medical.text.includes("code-opened"));
      assert.ok(!armWords.some((word) => medical.text.includes(`"${word}"`)));
    });

    it(`shows the keeper the balance and proves every draw (${language})`, async () => {
      const device = await browser.device({ language, origin: url });
      const page = await device.newPage();
      const complaints = noteComplaints(page);
      await signIn(page, url, "keeper@clinic.example", password);
      await page.goto(`${place}/allocation`);
      await page.getByRole("table").first().waitFor();
      await settled(page);
      await page.locator("main").getByRole("button").last().click();
      await page.locator("main").getByRole("status").last().waitFor();
      await assertAccessible(page, "the keeper's page");
      assert.deepEqual(complaints, []);
      await device.close();
    });
  }
});
