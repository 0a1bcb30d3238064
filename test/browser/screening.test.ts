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
    const says = (
      text: Parameters<typeof fill>[0],
      params: Readonly<Record<string, string | number>> = {},
    ): string => fill(text, language, params);

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
      assert.equal(await page.locator('input[name="facts"], input[name="reference"]').count(), 0);
      await page.context().close();
    });

    it(`shows of one person every programme, its verdict and what decided it, by keys alone (${language})`, async () => {
      const page = await seat("investigator");
      await page.getByRole("link", { name: says(programmeWords.screen) }).click();
      await page.getByRole("button", { name: says(words.byFile) }).click();
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
      await page.goto("/screening?by=file");
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

    it(`screens nobody on an answer that cannot be read, and what is typed by the same rules as a file, by keys alone (${language})`, async () => {
      const page = await seat("coordinator");
      await page.goto("/screening");
      const demographics = page.locator('[data-asked="demographics"]');
      const age = demographics.locator('[name="demographics.age"]');
      await age.fill("forty");
      await page.locator('[name="reference"]').fill("TYPED-1");
      await page.keyboard.press("Enter");
      await page.getByText(says(words.noNumber)).waitFor();
      await page.getByText(says(words.cannotRead, { count: 1 })).waitFor();
      assert.equal(await page.locator("[data-report]").count(), 0);
      await age.fill("");
      await assertAccessible(page, "the typed facts");
      const injured = new Date(Date.now() - 40 * 86_400_000).toISOString().slice(0, 10);
      await demographics.locator("input").first().fill("1970-02-11");
      await page.locator('[data-asked="spinal-injury"] input').first().fill(injured);
      await page.locator('[name="isncsci.ais.A"]').check();
      await page.locator('[name="isncsci.ais.C"]').check();
      await tabTo(page, page.getByRole("button", { name: says(words.screen), exact: true }));
      await page.keyboard.press("Enter");
      const injury = page.locator('[data-study="XS228-SCI-P1"]');
      await injury.locator('[data-window="known"]').getByText("20").first().waitFor();
      for (const [criterion, result] of [
        ["I1", "met"],
        ["I4", "met"],
        ["I2", "unknown"],
      ]) {
        const chip = injury.locator(`[data-criterion="${criterion}"]`);
        assert.equal(await chip.getAttribute("data-result"), result, criterion);
      }
      // What comes to be known later is added to what was typed before.
      await page.getByRole("button", { name: says(words.clear) }).waitFor();
      await page.locator('[name="source"]').fill("MRI, 3 May");
      await page.locator('[name="spine-imaging.injury"]').selectOption("yes");
      await page.getByRole("button", { name: says(words.addTo, { patient: "TYPED-1" }) }).click();
      const imaging = injury.locator('[data-criterion="I5"][data-result="met"]');
      await imaging.click();
      await page.locator('[data-reasons="I5"]').getByText("MRI, 3 May").waitFor();
      await page.context().close();
    });

    it(`keeps somebody for the site alone, shows them again and takes them off with a reason (${language})`, async () => {
      const monitor = await seat("study-manager");
      await monitor.goto("/screening");
      await monitor.locator('[data-asked="demographics"]').waitFor();
      assert.equal(await monitor.locator('select[name="kept"]').count(), 0);
      await monitor.context().close();

      const page = await seat("investigator");
      await page.goto("/screening?by=file");
      await page.locator('input[name="facts"]').setInputFiles(slow);
      await page.locator("[data-report]").waitFor();
      await page.getByRole("button", { name: says(words.keepPerson) }).click();
      const dialog = page.getByRole("dialog");
      await dialog.getByLabel(says(words.reference)).fill("KEPT-1");
      await dialog.locator("select").selectOption("XS228-SCI-P1 · GZ01");
      await dialog.getByRole("button", { name: says(words.keepDo), exact: true }).click();
      const line = page.locator('[data-person="KEPT-1"]');
      await line.locator('[data-study="SOD1-TOFERSEN-CN"]').waitFor();
      await assertAccessible(page, "the people who are kept");
      await page.goto("/screening?kept=XS228-SCI-P1%20%C2%B7%20GZ01");
      await line.waitFor();
      await page.getByRole("button", { name: says(words.showOf, { patient: "KEPT-1" }) }).click();
      const board = page.locator("[data-report]");
      await board.locator('[data-study="SOD1-TOFERSEN-CN"][data-verdict="yes"]').waitFor();
      await page.getByRole("button", { name: says(words.asideOf, { patient: "KEPT-1" }) }).click();
      const leaving = page.getByRole("dialog");
      const leave = leaving.getByRole("button", { name: says(words.aside), exact: true });
      assert.ok(await leave.isDisabled(), "a reason is owed");
      await leaving.getByRole("textbox").fill("enrolled elsewhere");
      await leave.click();
      await line.waitFor({ state: "detached" });
      await page.context().close();
    });

    it(`is printed with every reason, and forgets the person when it is cleared (${language})`, async () => {
      const page = await seat("investigator");
      await page.goto("/screening?by=file");
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
