import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { fill } from "../../src/web/language/fill.ts";
import { words as programmeWords } from "../../src/web/programmes/programmes-words.ts";
import { words } from "../../src/web/screening/screening-words.ts";
import { assertAccessible } from "./axe.ts";
import { noteComplaints, openBrowser, signIn, withoutChromium } from "./chromium.ts";
import { openDemonstration } from "./demonstration.ts";
import { languagesFrom } from "./languages.ts";
import { tabTo } from "./visitor.ts";

const slow = "examples/patients/slow-progressor.json";

describe("the screening board", { skip: withoutChromium }, async () => {
  if (withoutChromium !== false) return;
  const demonstration = await openDemonstration({
    studies: ["sod1-tofersen", "als-xs228", "sci-xs228"],
    participants: 2,
    begun: true,
  });
  const browser = await openBrowser();
  after(async () => {
    await browser.close();
    await demonstration.close();
  });
  const complaints: (readonly string[])[] = [];

  for (const language of languagesFrom("en")) {
    const says = (text: Parameters<typeof fill>[0]): string => fill(text, language);

    async function seat(role: string, phone = false): Promise<Page> {
      const device = await browser.device({ language, phone, origin: demonstration.url });
      const page = await device.newPage();
      complaints.push(noteComplaints(page));
      const { email, password } = demonstration.signInOf(role);
      await signIn(page, demonstration.url, email, password);
      return page;
    }

    it(`is not for a participant (${language})`, async () => {
      const page = await seat("participant");
      await page.goto("/screening");
      await page.getByText(says(words.notYou), { exact: true }).waitFor();
      assert.equal(await page.locator('input[name="facts"]').count(), 0);
      await page.context().close();
    });

    it(`shows of one person every programme, its verdict and what decided it, by keys alone (${language})`, async () => {
      const page = await seat("investigator");
      await page.getByRole("link", { name: says(programmeWords.screen) }).click();
      await page.locator('input[name="facts"]').setInputFiles({
        name: "broken.json",
        mimeType: "application/json",
        buffer: Buffer.from("{ not json"),
      });
      await page.getByRole("alert").getByText("JSON").first().waitFor();
      await page.locator('input[name="facts"]').setInputFiles(slow);
      await page.locator("[data-report]").waitFor();
      const verdicts = await page
        .locator("[data-study]")
        .evaluateAll((rows) =>
          rows.map((row) => [row.getAttribute("data-study"), row.getAttribute("data-verdict")]),
        );
      assert.deepEqual(verdicts, [
        ["SOD1-TOFERSEN-CN", "yes"],
        ["XS228-ALS-P1", "unknown"],
        ["XS228-SCI-P1", "unknown"],
      ]);
      await page.locator("[data-next]").waitFor();
      const chip = page.locator('[data-study="SOD1-TOFERSEN-CN"] [data-criterion="I3"]');
      assert.equal(await chip.getAttribute("data-result"), "met");
      await tabTo(page, chip);
      await page.keyboard.press("Enter");
      const reasons = page.locator('[data-reasons="I3"]');
      await reasons.getByText("Laboratory report").first().waitFor();
      assert.equal(await chip.getAttribute("aria-expanded"), "true");
      assert.match(page.url(), /open=SOD1-TOFERSEN-CN%2FI3/);
      await assertAccessible(page, "the screening board");
    });

    it(`draws until when somebody can be treated, and says it, on a phone too (${language})`, async () => {
      const page = await seat("coordinator", true);
      await page.goto("/screening");
      const today = new Date();
      const day = (back: number): string =>
        new Date(today.getTime() - back * 86_400_000).toISOString().slice(0, 10);
      const fact = { instrument: "spinal-injury", field: "date", source: "Letter" };
      const paste = async (value: string): Promise<void> => {
        const facts = [{ ...fact, value }];
        const list = { neurite: "patient-facts/1", patient: "P", facts };
        await page.locator('textarea[name="pasted"]').fill(JSON.stringify(list));
        await page.getByRole("button", { name: says(words.screen), exact: true }).click();
      };
      const injury = page.locator('[data-study="XS228-SCI-P1"]');
      await paste(day(40));
      await injury.locator('[data-window="known"]').getByText("20").first().waitFor();
      await paste(day(90));
      await injury.locator('[data-window="over"]').waitFor();
      assert.equal(await injury.getAttribute("data-verdict"), "no");
      const overflow = await page.evaluate(
        "document.documentElement.scrollWidth - document.documentElement.clientWidth",
      );
      assert.ok(Number(overflow) <= 1, `${String(overflow)} px wider than the phone`);
      await assertAccessible(page, "the screening board on a phone");
    });

    it(`is printed with every reason, and forgets the person when it is cleared (${language})`, async () => {
      const page = await seat("investigator");
      await page.goto("/screening");
      await page.locator('input[name="facts"]').setInputFiles(slow);
      await page.locator("[data-report]").waitFor();
      await page.emulateMedia({ media: "print" });
      const { facts } = JSON.parse(readFileSync(slow, "utf8"));
      assert.ok(facts.length > 0);
      await page.getByText("Clinic letter").first().waitFor();
      await page.emulateMedia({ media: "screen" });
      await page.getByRole("button", { name: says(words.clear) }).click();
      await page.locator("[data-report]").waitFor({ state: "detached" });
    });
  }

  it("makes the browser complain of nothing but the file that was refused", () => {
    assert.deepEqual(
      complaints.flat().filter((line) => !line.includes("422")),
      [],
    );
  });
});
