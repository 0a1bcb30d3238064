import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import phaseOne from "../../examples/sci-xs228/study.ts";
import valor from "../../examples/sod1-tofersen/study-valor.ts";
import type { Study } from "../../src/definition/index.ts";
import type { Text } from "../../src/kernel/index.ts";
import { buildWeb } from "../../src/server/index.ts";
import { words as form } from "../../src/web/form/form-words.ts";
import { openBlindedClinic, today } from "../server/blinded-clinic.ts";
import { password } from "../server/clinic.ts";
import { assertAccessible } from "./axe.ts";
import { noteComplaints, openBrowser, signIn, withoutChromium } from "./chromium.ts";
import { control, enter, mark, row } from "./form-entry.ts";
import { languagesFrom } from "./languages.ts";
import { settled } from "./pages.ts";

const study: Study = {
  ...valor,
  sites: phaseOne.sites,
  eligibility: [],
  consents: valor.consents.map((consent) => ({ ...consent, from: "2026-01-01" })),
};

describe("a form behind the wall at the page", { skip: withoutChromium }, async () => {
  if (withoutChromium !== false) return;
  const webFolder = await buildWeb(join(tmpdir(), "neurite-web-for-tests"), () => {});
  const clinic = await openBlindedClinic(study, { webFolder });
  const browser = await openBrowser();
  after(async () => {
    await browser.close();
    await clinic.close();
  });
  const { url } = clinic.server;
  const preparation = study.forms.find(({ id }) => id === "PREP") ?? assert.fail();

  for (const language of languagesFrom("zh-CN")) {
    const say = (words: Text): string => words[language];
    let participant = "";

    it(`is filled in by a pharmacist on the ordinary form page (${language})`, async () => {
      participant = await clinic.enrolled();
      const device = await browser.device({ language, origin: url });
      const page = await device.newPage();
      const complaints = noteComplaints(page);
      await signIn(page, url, "pharmacist@clinic.example", password);
      const person = `${url}/studies/${study.id}/participants/${participant}`;
      await page.goto(`${person}?tab=events`);
      await page.getByRole("heading", { name: say(preparation.title) }).waitFor();
      await page.locator(`a[href$="/logs/PREP/new"]`).click();
      await page.locator('[data-form="PREP"]').waitFor();
      await enter(page, "prepared", "t");
      await enter(page, "kit", "KIT-7");
      await mark(page, "saved");
      await page.waitForURL(/\/logs\/PREP\/1$/);
      await row(page, "contents")
        .locator("label", { has: page.locator('[value="ACTIVE"]') })
        .click();
      await enter(page, "viability", "120");
      await page.locator('[data-field="viability"] [data-problem]').waitFor();
      await enter(page, "viability", "91.5");
      await mark(page, "saved");
      await page.locator("[data-complete]").click();
      await page.getByText(say(form.completed), { exact: true }).first().waitFor();
      await settled(page);
      await assertAccessible(page, "a walled form");
      await page.reload();
      await page.locator('[data-form="PREP"]').waitFor();
      assert.equal(await control(page, "kit").inputValue(), "KIT-7");
      assert.equal(await control(page, "viability").inputValue(), "91.5");
      await page.goto(`${person}?tab=events`);
      await page.getByText("KIT-7").first().waitFor();
      await page.goto(`${person}?tab=history`);
      await page.getByText("KIT-7").first().waitFor();
      assert.deepEqual(complaints, []);
      await device.close();
      const keeper = await clinic.as("keeper");
      const { body } = await keeper.get(`${clinic.base}/participants/${participant}`);
      assert.equal(body.walled.logs.PREP["1"].values.contents, "ACTIVE");
      assert.equal(body.walled.logs.PREP["1"].complete, true);
    });

    it(`is for a blinded coordinator a form that is not there (${language})`, async () => {
      const coordinator = await clinic.as("coordinator");
      const visit = { kind: "start-visit", participant, visit: "day1", date: today };
      assert.equal((await coordinator.command(visit)).status, 200);
      const device = await browser.device({ language, origin: url });
      const page = await device.newPage();
      await signIn(page, url, "coordinator@clinic.example", password);
      const person = `${url}/studies/${study.id}/participants/${participant}`;
      const told = async (address: string): Promise<string> => {
        await page.goto(`${person}${address}`);
        await page.locator("main h1, main h2").first().waitFor();
        await settled(page);
        return page.locator("main").innerText();
      };
      for (const [real, unknown] of [
        ["/logs/PREP/1", "/logs/ZZZZ/1"],
        ["/logs/PREP", "/logs/ZZZZ"],
        ["/visits/day1/NFL", "/visits/day1/ZZZ"],
      ] as const) {
        const answer = await told(real);
        assert.equal(
          answer.replaceAll(/PREP|NFL/g, "-"),
          (await told(unknown)).replaceAll(/Z+/g, "-"),
        );
        assert.ok(answer.includes(say(form.unknownPlace)));
      }
      const titles = study.forms.filter(({ id }) => id === "PREP" || id === "NFL");
      for (const tab of ["", "?tab=visits", "?tab=events", "?tab=history"]) {
        const shown = await told(tab);
        for (const { title } of titles) assert.ok(!shown.includes(say(title)), `${tab} ${shown}`);
        assert.ok(!shown.includes("KIT-7"));
      }
      await device.close();
    });
  }
});
