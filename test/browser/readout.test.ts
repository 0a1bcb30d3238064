import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { buildWeb } from "../../src/server/index.ts";
import { fill } from "../../src/web/language/fill.ts";
import { words as layoutWords } from "../../src/web/layout/layout-words.ts";
import { words } from "../../src/web/readout/readout-words.ts";
import { blindedStudy, openBlindedClinic, sexFactor, today } from "../server/blinded-clinic.ts";
import { readoutFor } from "../server/blinded-readout.ts";
import { password } from "../server/clinic.ts";
import { assertAccessible } from "./axe.ts";
import { noteComplaints, openBrowser, signIn, withoutChromium } from "./chromium.ts";

describe("the results of a blinded study", { skip: withoutChromium }, async () => {
  if (withoutChromium !== false) return;
  const webFolder = await buildWeb(join(tmpdir(), "neurite-web-for-tests"), () => {});
  const plain = blindedStudy({ kind: "block", sizes: [3, 6] }, [sexFactor]);
  const study = { ...plain, readout: readoutFor(plain) };
  const clinic = await openBlindedClinic(study, { webFolder });
  const browser = await openBrowser();
  after(async () => {
    await browser.close();
    await clinic.close();
  });
  const { url } = clinic.server;
  const coordinator = await clinic.as("coordinator");
  await (await clinic.as("keeper")).command({ kind: "open-allocation" });
  for (const sex of ["F", "M", "F"] as const) {
    const participant = await clinic.enrolled();
    await clinic.enterSex(participant, sex);
    await coordinator.command({ kind: "assign", participant, date: today });
  }
  const results = `${url}/studies/${study.id}/results`;
  const arms = study.arms.flatMap(({ title }) => [title.en, title["zh-CN"]]);
  const seat = async (who: string, look: object) => {
    const device = await browser.device({ language: "en", ...look });
    const page = await device.newPage();
    const complaints = noteComplaints(page);
    await signIn(page, url, `${who}@clinic.example`, password);
    return { page, device, complaints };
  };

  it("are not among the sections of a site", async () => {
    const { page, device } = await seat("coordinator", {});
    await page.goto(`${url}/studies/${study.id}`);
    await page.locator("nav a", { hasText: layoutWords.participants.en }).first().waitFor();
    assert.equal(await page.locator("nav a", { hasText: layoutWords.results.en }).count(), 0);
    await device.close();
  });

  it("lead from a number to the form it was entered on in two clicks, and by the keyboard", async () => {
    const { page, device, complaints } = await seat("study-manager", {});
    await page.goto(results);
    await page.getByRole("button", { name: words.takeCut.en }).click();
    const number = page.locator("[data-result]", { hasText: "2" }).first();
    await number.waitFor();
    await assertAccessible(page, "results, blinded");
    const shown = await page.locator("main").innerText();
    for (const arm of arms) assert.equal(shown.includes(arm), false, arm);

    await number.click();
    const origin = page.getByRole("dialog").locator("a[data-origin]").first();
    await origin.waitFor();
    await assertAccessible(page, "the records behind a number");
    await origin.click();
    await page.waitForURL(/\/participants\/[^/]+\/visits\/screening\/DM/);
    // The person who entered it and its history stand there without a third click.
    const trail = page.locator("[data-trail]");
    await trail.getByText("coordinator").first().waitFor();
    assert.match(await trail.innerText(), /Female|Male/);
    await assertAccessible(page, "the form behind a number");
    await page.goBack();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    await page.getByRole("dialog").waitFor({ state: "detached" });

    await number.focus();
    await page.keyboard.press("Enter");
    await origin.waitFor();
    await origin.focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/visits\/screening\/DM/);
    assert.deepEqual(complaints, []);
    await device.close();
  });

  it("show arms only after a reason and the password, under a banner, on a phone in the dark too", async () => {
    const look = { language: "zh-CN", dark: true, phone: true };
    const { page, device, complaints } = await seat("keeper", look);
    const said = (text: Parameters<typeof fill>[0]) => fill(text, "zh-CN");
    await page.goto(results);
    await page.locator("[data-result]").first().waitFor();
    const before = await page.locator("main").innerText();
    for (const arm of arms) assert.equal(before.includes(arm), false, arm);
    await page.getByRole("button", { name: said(words.look) }).click();
    const dialog = page.getByRole("dialog");
    await assertAccessible(page, "the question before a look");
    const begin = dialog.getByRole("button", { name: said(words.begin) });
    assert.equal(await begin.isDisabled(), true, "without a reason");
    await dialog.locator("textarea").fill("Planned interim analysis");
    await dialog.locator("input[name=password]").fill(password);
    await begin.click();
    await page.locator("[data-look]").waitFor();
    await page
      .getByText(study.arms[0]?.title["zh-CN"] ?? "")
      .first()
      .waitFor();
    await assertAccessible(page, "results, unblinded");
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    assert.equal(sideways, 0, "the page does not scroll sideways");
    await page.getByRole("button", { name: said(words.toBlinded) }).click();
    await page.getByText(said(words.blinded)).first().waitFor();
    assert.deepEqual(complaints, []);
    await device.close();
  });

  it("tell study management that somebody looked, and why, and nothing of what it showed", async () => {
    const { page, device } = await seat("study-manager", {});
    await page.goto(results);
    const looks = page.locator("[data-looks]");
    await looks.waitFor();
    assert.match(await looks.innerText(), /keeper.*Planned interim analysis/);
    const shown = await page.locator("main").innerText();
    for (const arm of arms) assert.equal(shown.includes(arm), false, arm);
    await device.close();
  });
});
