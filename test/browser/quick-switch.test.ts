import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type { Page } from "playwright-core";
import type { Text } from "../../src/kernel/index.ts";
import { words as administration } from "../../src/web/administration/administration-words.ts";
import { fill } from "../../src/web/language/fill.ts";
import { words as layout } from "../../src/web/layout/layout-words.ts";
import { words as review } from "../../src/web/people/review-words.ts";
import { proofWords } from "../../src/web/session/proof-words.ts";
import { words } from "../../src/web/session/session-words.ts";
import { noteComplaints, openBrowser, withoutChromium } from "./chromium.ts";
import { openDemonstration } from "./demonstration.ts";
import { control, enter, formAddress, mark } from "./form-entry.ts";
import { staffOf } from "./site-staff.ts";

const study = "XS228-SCI-P1";
const today = new Date().toISOString().slice(0, 10);
const pins = { coordinator: "482915", investigator: "730264" };
const badges = { coordinator: "GZ01-000417", investigator: "GZ01-000999" };
type Who = keyof typeof pins;

describe("people who share a device and a list of rights", { skip: withoutChromium }, async () => {
  if (withoutChromium !== false) return;
  const demonstration = await openDemonstration({ studies: ["sci-xs228"], participants: 2 });
  const browser = await openBrowser();
  after(async () => {
    await browser.close();
    await demonstration.close();
  });
  const { url, store } = demonstration;
  const staff = await staffOf(demonstration, study, "coordinator");
  const participant = await staff.screen("GZ01", today);
  await staff.give({ kind: "consent", participant, version: "1.1", date: today });
  await staff.give({ kind: "start-visit", participant, visit: "screening", date: today });
  const base = { origin: url, study, participant };

  async function signIn(page: Page, role: string): Promise<void> {
    const { email, password } = demonstration.signInOf(role);
    const form = page.locator('form:has(input[type="email"])');
    await form.locator('input[type="email"]').fill(email);
    await form.locator('input[type="password"]').fill(password);
    await form.locator('button[type="submit"]').click();
    await banner(page, role);
  }
  const nameOf = (role: string) => demonstration.signInOf(role).name;
  const banner = (page: Page, role: string) =>
    page
      .getByRole("banner")
      .getByRole("button", { name: nameOf(role) })
      .waitFor();
  async function menu(page: Page, role: string, label: string): Promise<void> {
    await page
      .getByRole("banner")
      .getByRole("button", { name: nameOf(role) })
      .click();
    await page.getByRole("menuitem", { name: label }).click();
  }
  /** A reader types the badge and Enter; a hand types the PIN. Answers how long the other page took, ms. */
  async function takeOver(page: Page, who: Who): Promise<number> {
    await page.locator('input[name="badge"]').waitFor();
    await page.keyboard.type(badges[who]);
    await page.keyboard.press("Enter");
    await page.keyboard.type(pins[who]);
    const startMs = performance.now();
    await page.keyboard.press("Enter");
    await banner(page, who);
    await page.locator("main#content").waitFor();
    return performance.now() - startMs;
  }
  async function setBadge(page: Page, who: Who, say: (text: Text) => string): Promise<void> {
    await menu(page, who, say(layout.account));
    const dialog = page.getByRole("dialog");
    const button = dialog.getByRole("button", {
      name: new RegExp(`^(${say(words.quickSet)}|${say(words.quickChange)})$`),
    });
    await button.click();
    await page.keyboard.type(badges[who]);
    await page.keyboard.press("Enter");
    await page.locator('input[name="own-pin"]').fill(pins[who]);
    await page.locator('input[name="own-pin-again"]').fill(pins[who]);
    await dialog.getByLabel(say(words.confirmYou)).fill(demonstration.signInOf(who).password);
    await dialog.getByRole("button", { name: say(words.quickSet), exact: true }).click();
    await dialog.getByText(say(words.quickHas)).waitFor();
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "detached" });
  }

  for (const language of ["en", "zh-CN"] as const) {
    const say = (text: Text, params = {}): string => fill(text, language, params);

    it(`hands a ward device over by badge and PIN in less than three seconds (${language})`, async () => {
      const device = await browser.device({ origin: url, language });
      const page = await device.newPage();
      const complaints = noteComplaints(page);
      await page.goto(url);
      await signIn(page, "administrator");
      await page.goto(`${url}/administration/policy`);
      const allowed = page.getByLabel(say(administration.quick));
      await allowed.check();
      await page.getByRole("button", { name: say(administration.save), exact: true }).click();
      await page.getByLabel(say(administration.deviceName)).fill(`Ward 3 ${language}`);
      await page.getByRole("button", { name: say(administration.deviceAllow) }).click();
      await page.getByText(say(administration.thisDevice), { exact: true }).waitFor();
      await menu(page, "administrator", say(layout.leave));

      await signIn(page, "coordinator");
      await setBadge(page, "coordinator", say);
      await menu(page, "coordinator", say(layout.lock));
      // The investigator was not here yet in this shift: the badge alone opens nothing, the password does.
      await page.locator('input[name="badge"]').fill(badges.investigator);
      await page.locator('input[name="pin"]').fill(pins.investigator);
      await page.getByRole("button", { name: say(words.switchDo) }).click();
      await page
        .getByText(language === "en" ? /This did not fit/ : /验证未通过/)
        .first()
        .waitFor();
      await page.getByRole("button", { name: say(words.another) }).click();
      await page.getByRole("button", { name: say(words.anotherDo) }).click();
      await signIn(page, "investigator");
      await setBadge(page, "investigator", say);

      await menu(page, "investigator", say(layout.switchUser));
      const first = await takeOver(page, "coordinator");
      await page.goto(formAddress(base, { form: "VS", visit: "screening" }));
      await control(page, "pulse").waitFor();
      const typed = language === "en" ? "72" : "76";
      await page.route("**/commands", (route) => route.abort());
      await enter(page, "pulse", typed);
      await mark(page, "kept");
      await menu(page, "coordinator", say(layout.lock));
      const second = await takeOver(page, "investigator");
      await control(page, "pulse").waitFor();
      assert.notEqual(
        await control(page, "pulse").inputValue(),
        typed,
        "what the coordinator typed is not shown to the investigator",
      );
      await menu(page, "investigator", say(layout.switchUser));
      const third = await takeOver(page, "coordinator");
      await control(page, "pulse").waitFor();
      assert.equal(
        await control(page, "pulse").inputValue(),
        typed,
        "the draft is the coordinator's",
      );
      await page.unroute("**/commands");
      await page.evaluate(() => dispatchEvent(new Event("online")));
      await mark(page, "saved");
      const times = [first, second, third].map(Math.round);
      for (const ms of times) assert.ok(ms < 3_000, `${times.join(", ")} ms`);
      assert.deepEqual(
        complaints.filter((one) => !/ERR_FAILED|network/i.test(one)),
        [],
      );
      await device.close();
    });

    it(`reviews who has access, line by line, and signs (${language})`, async () => {
      const { pool, schema } = store;
      // As if the rights had been given long ago.
      await pool.query(
        `update ${schema}.access_grant set valid_from = valid_from - interval '200 days' where study = $1 and $2`,
        [study, language === "en"],
      );
      const device = await browser.device({ origin: url, language });
      const page = await device.newPage();
      const complaints = noteComplaints(page);
      await page.goto(url);
      await signIn(page, "administrator");
      if (language === "en") {
        await page.goto(`${url}/administration/people`);
        await page.getByRole("link", { name: /Access review due: XS228-SCI-P1/ }).click();
      } else {
        await page.goto(`${url}/administration/reviews`);
        await page.getByRole("button", { name: `${say(review.review)}: ${study}` }).click();
      }
      await page.getByRole("button", { name: say(review.open) }).click();
      const table = page.getByRole("region", { name: say(review.title) });
      const lines = table.getByRole("row");
      await lines.nth(1).waitFor();
      const sign = page.getByRole("button", { name: say(review.sign) });
      assert.ok(await sign.isDisabled(), "nothing is decided yet");
      await page.getByRole("button", { name: say(review.keepRest) }).click();
      const leaver = language === "en" ? "Qian Lin" : "Zhou Lan";
      const row = lines.filter({ hasText: leaver });
      await row.getByLabel(say(review.end), { exact: true }).check();
      assert.ok(await sign.isDisabled(), "an end owes its reason");
      await row.getByLabel(say(review.reason)).fill("left");
      await page
        .getByLabel(say(proofWords.password), { exact: true })
        .fill(demonstration.signInOf("administrator").password);
      await sign.click();
      await page.getByText(say(review.signed)).waitFor();
      // The list of signed reviews is read again after the signature.
      const signedReviews = page.locator("details");
      await signedReviews.nth(language === "en" ? 0 : 1).waitFor();
      assert.equal(await signedReviews.count(), language === "en" ? 1 : 2);
      await page.locator("details").first().locator("summary").click();
      await page.locator("details").first().getByText(leaver).waitFor();
      const people = await demonstration.server.identity.peopleLines();
      assert.deepEqual(people.find(({ name }) => name.includes(leaver))?.grants, []);
      assert.deepEqual(complaints, []);
      await device.close();
    });
  }
});
