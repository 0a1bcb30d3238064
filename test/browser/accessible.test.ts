import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { words as matrixWords } from "../../src/web/participants/participants-words.ts";
import { signWords } from "../../src/web/form/sign-words.ts";
import { fill } from "../../src/web/language/fill.ts";
import { words as layoutWords } from "../../src/web/layout/layout-words.ts";
import { words as sessionWords } from "../../src/web/session/session-words.ts";
import { assertAccessible } from "./axe.ts";
import { stageBlinded } from "./blinded-scene.ts";
import { stageGenetics } from "./genetic-scene.ts";
import { stageReadout } from "./readout-scene.ts";
import { noteComplaints, openBrowser, signIn, withoutChromium } from "./chromium.ts";
import { openDemonstration, shownStudies } from "./demonstration.ts";
import { staffOf } from "./site-staff.ts";
import { everyPage, settled, type ShownPage } from "./pages.ts";

const looks = [
  { language: "en", dark: false },
  { language: "zh-CN", dark: true },
] as const;

describe("every page", { skip: withoutChromium }, async () => {
  if (withoutChromium !== false) return;
  const demonstration = await openDemonstration({ studies: shownStudies, begun: true });
  await stageBlinded(demonstration);
  await stageGenetics(demonstration);
  await stageReadout(demonstration);
  const browser = await openBrowser();
  after(async () => {
    await browser.close();
    await demonstration.close();
  });
  // Every page in one of the two looks, by turns; with THOROUGH=1 in both.
  const all = everyPage("GZ01-001");
  const isDue = (page: ShownPage, look: number): boolean =>
    process.env["THOROUGH"] === "1" || all.indexOf(page) % looks.length === look;
  const byRole = Map.groupBy(all, ({ role, phone = false }) => `${role} ${phone}`);

  for (const [key, pages] of byRole) {
    const [role = "", phone] = key.split(" ");
    for (const [index, look] of looks.entries()) {
      const due = pages.filter((shown) => isDue(shown, index));
      if (due.length === 0) continue;
      it(`is accessible to ${role}${phone === "true" ? " on a phone" : ""}, in ${look.language}, ${look.dark ? "dark" : "light"}`, async () => {
        const device = await browser.device({ ...look, phone: phone === "true" });
        const page = await device.newPage();
        const complaints = noteComplaints(page);
        if (role !== "nobody") {
          const { email, password } = demonstration.signInOf(role);
          await signIn(page, demonstration.url, email, password);
        }
        for (const shown of due) await examine(page, demonstration.url, shown);
        assert.deepEqual(complaints, []);
        await device.close();
      });
    }
  }

  const coordinator = await staffOf(demonstration, "XS228-SCI-P1", "coordinator");
  const date = new Date().toISOString().slice(0, 10);
  const signable = await coordinator.screen("GZ01", date);
  await coordinator.give({ kind: "consent", participant: signable, version: "1.1", date });
  const screening = { participant: signable, visit: "screening" };
  await coordinator.give({ kind: "start-visit", ...screening, date });
  await coordinator.give({
    kind: "save-form",
    ...screening,
    form: "VS",
    values: { pulse: 72 },
    complete: true,
  });
  for (const { language, dark } of looks) {
    it(`is accessible in what opens above a page, in ${language}, ${dark ? "dark" : "light"}`, async () => {
      const device = await browser.device({ language, dark, origin: demonstration.url });
      const page = await device.newPage();
      const complaints = noteComplaints(page);
      const { email, password } = demonstration.signInOf("investigator");
      await signIn(page, demonstration.url, email, password);
      const says = (words: Parameters<typeof fill>[0]): string => fill(words, language);
      const dialog = page.getByRole("dialog");
      const look = async (name: string): Promise<void> => {
        await dialog.first().waitFor();
        await assertAccessible(page, name);
        await page.keyboard.press("Escape");
        await dialog.first().waitFor({ state: "detached" });
      };
      const at = "/studies/XS228-SCI-P1/participants";
      await page.goto(at);
      await page.getByRole("button", { name: says(matrixWords.screen) }).click();
      await look("the dialog of screening");
      await page.keyboard.press("Control+k");
      await page.getByRole("combobox").first().waitFor();
      await look("the command palette");
      await page.goto(`${at}/${signable}/visits/screening/VS`);
      await page.getByRole("button", { name: says(signWords.sign), exact: true }).click();
      await look("the dialog of signing");
      await page.locator("h1").first().click();
      await page.keyboard.press("?");
      await look("the sheet of keys");
      await page.getByRole("banner").getByRole("button").last().click();
      await page.getByRole("menuitem", { name: says(layoutWords.lock) }).click();
      await page.getByRole("dialog", { name: says(sessionWords.locked) }).waitFor();
      await assertAccessible(page, "the locked screen");
      assert.deepEqual(complaints, []);
      await device.close();
    });
  }
});

async function examine(
  page: Parameters<typeof assertAccessible>[0],
  url: string,
  { name, path, ready }: ShownPage,
): Promise<void> {
  await page.goto(`${url}${path}`);
  await page.locator(ready).first().waitFor();
  await settled(page);
  await assertAccessible(page, name);
  const overflow = await page.evaluate(
    "document.documentElement.scrollWidth - document.documentElement.clientWidth",
  );
  assert.ok(Number(overflow) <= 1, `${name} is ${String(overflow)} px wider than the window`);
}
