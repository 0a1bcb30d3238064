import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type { Page } from "playwright-core";
import {
  addDays,
  instantOf,
  type ParticipantId,
  printDay,
  type Text,
} from "../../src/kernel/index.ts";
import { wristbandCode } from "../../src/engine/index.ts";
import { stopWords, unitWords, words } from "../../src/web/bedside/bedside-words.ts";
import { fill } from "../../src/web/language/fill.ts";
import { assertAccessible } from "./axe.ts";
import { BedsideStage } from "./bedside-stage.ts";
import { noteComplaints, openBrowser, signIn, withoutChromium } from "./chromium.ts";
import { openDemonstration } from "./demonstration.ts";
import { staffOf } from "./site-staff.ts";
import { languagesFrom } from "./languages.ts";

const sci = "XS228-SCI-P1";
const tofersen = "SOD1-TOFERSEN-CN";
const early = "XS411-EOPD-P2";

describe("the bedside on a phone", { skip: withoutChromium }, async () => {
  if (withoutChromium !== false) return;
  let ahead = 0;
  const clock = (): Date => new Date(Date.now() + ahead);
  const demonstration = await openDemonstration({
    studies: ["sod1-tofersen", "eopd-xs411/study-phase2", "sci-xs228"],
    participants: 14,
    clock,
  });
  await demonstration.server.identity.setPolicy(
    { secondFactorRoles: [], idleMinutes: 60, absoluteHours: 24 },
    "system",
  );
  // Roles hold by the database's clock; the day comes once they are given.
  ahead = Date.parse("2027-06-01T02:00:00Z") - Date.now();
  const browser = await openBrowser();
  after(async () => {
    await browser.close();
    await demonstration.close();
  });
  const { url } = demonstration;
  const now = () => instantOf(clock().getTime());
  const today = (): string =>
    printDay(Math.floor((clock().getTime() + 8 * 3_600_000) / 86_400_000));

  async function phone(who: string, language: "en" | "zh-CN") {
    const device = await browser.device({ language, phone: true, origin: url });
    const page = await device.newPage();
    const complaints = noteComplaints(page);
    const { email, password } = demonstration.signInOf(who);
    await signIn(page, url, email, password);
    const say = (text: Text, params: Parameters<typeof fill>[2] = {}): string =>
      fill(text, language, params);
    const open = async (study: string, participant: string): Promise<void> => {
      await page.goto(`/studies/${study}/bedside?participant=${participant}`);
      await page.getByRole("heading", { level: 1, name: participant }).waitFor();
    };
    /** Reads a code as a keyboard wedge does: it types and presses Enter. */
    const scan = async (label: string, code: string): Promise<void> => {
      const box = page.getByLabel(label, { exact: true });
      await box.waitFor();
      await box.fill(code);
      await box.press("Enter");
    };
    const press = (text: Text): Promise<void> =>
      page.getByRole("button", { name: say(text), exact: true }).click();
    return { page, say, open, scan, press, device, complaints };
  }

  for (const language of languagesFrom("zh-CN")) {
    const bag = unitWords.bag[language];

    it(`check 17: a bag of another person is a full stop, on record; past the limit the infusion is refused and the fate asked (${language})`, async () => {
      const stage = new BedsideStage(demonstration, sci);
      const [one = "", other = ""] = await stage.dosed(2);
      const bagOfOne = await stage.ready(one, now());
      const bagOfOther = await stage.ready(other, now());
      const before = (await stage.person(one)).doses.length;
      const audit = await staffOf(demonstration, sci, "coordinator");
      const nearMisses = async (): Promise<number> => {
        const events = await audit.get(`/api/studies/${sci}/participants/${one}/events`);
        return ((await events.text()).match(/bedside-mismatched/g) ?? []).length;
      };
      const logged = await nearMisses();
      await stage.thaw(one, bagOfOne, now());
      const { page, say, open, scan, press, device, complaints } = await phone(
        "coordinator",
        language,
      );
      await open(sci, one);
      await page.getByRole("timer").waitFor();

      // A misread wristband is none, and asks again.
      await scan(say(words.wristband), `${one}.!`);
      await page.getByText(say(words.misread)).waitFor();
      await scan(say(words.wristband), wristbandCode(one));
      await scan(say(words.label, { unit: bag }), bagOfOther);
      const stop = page.getByRole("alertdialog");
      await stop.waitFor();
      const said = (await stop.textContent()) ?? "";
      const call = stage.study.supply?.bedside?.call?.[language] ?? "";
      assert.ok(call !== "" && said.includes(call), "the cell laboratory is named");
      assert.ok(said.includes(say(stopWords.unit, { unit: bag, call })), said);
      assert.ok(!said.includes(bagOfOther) && !/L-10|XS228/.test(said), "nothing of the product");
      await assertAccessible(page, "the stop screen");
      await press(words.understood);

      // Another person's wristband with the right bag.
      await scan(say(words.wristband), wristbandCode(other));
      await scan(say(words.label, { unit: bag }), bagOfOne);
      await stop.getByText(say(stopWords.participant, { participant: one, call })).waitFor();
      await press(words.understood);
      assert.equal(await nearMisses(), logged + 2, "both near misses are on record");

      // It matches, begins, and then the limit passes.
      await scan(say(words.wristband), wristbandCode(one));
      await scan(say(words.label, { unit: bag }), bagOfOne);
      await press(words.start);
      await page.getByText(say(words.look), { exact: true }).waitFor();
      const finish = page.getByRole("button", { name: say(words.finish), exact: true });
      await finish.waitFor();
      const sizes = await finish.boundingBox();
      assert.ok(Math.round(sizes?.height ?? 0) >= 64, "targets are large enough for gloves");
      ahead += 21 * 60_000;
      await page.reload();
      await page.getByRole("heading", { name: say(words.fateOf, { code: bagOfOne }) }).waitFor();
      assert.equal(await page.getByRole("button", { name: say(words.finish) }).count(), 0);
      await assertAccessible(page, "the question of the fate");
      await page.getByLabel(say(words.why)).fill("Too late");
      const answered = page.waitForResponse((answer) => answer.url().endsWith("/commands"));
      await press(words.discard);
      assert.equal((await answered).status(), 200);
      await page.getByText(say(words.discarded), { exact: true }).waitFor();
      const person = await stage.person(one);
      assert.equal(person.doses.length, before, "nothing was recorded as a dose");
      assert.equal(person.orders?.at(-1)?.units[0]?.ending, "discarded");
      assert.deepEqual(complaints, []);
      await device.close();
      // The other's bag is put away, so that the next language finds nobody at work.
      const away = {
        kind: "return-unit",
        participant: other as ParticipantId,
        unit: bagOfOther,
      } as const;
      await stage.give("coordinator", away, now());
    });

    it(`tofersen: ${language === "en" ? "a missed second dose" : "a late maintenance dose"} moves the dates after it, and says so (${language})`, async () => {
      const stage = new BedsideStage(demonstration, tofersen);
      const days = language === "en" ? [25] : [75, 61, 47];
      const first = addDays(today(), -(days[0] ?? 0));
      const participant = await stage.enrol(language === "en" ? "801" : "802", addDays(first, -1));
      for (const day of days) await stage.dose(participant, addDays(today(), -day));
      const vial = await stage.ready(participant, now());
      const { page, say, open, scan, press, device, complaints } = await phone(
        "coordinator",
        language,
      );
      await open(tofersen, participant);
      await scan(say(words.wristband), wristbandCode(participant));
      await scan(say(words.label, { unit: unitWords.vial }), vial);
      await press(words.start);
      await press(words.finish);
      await page.getByText(say(words.doseDone)).waitFor();
      const moved = (await page.locator("[data-moves]").textContent()) ?? "";
      const next = days.length + 2;
      // Due 14 days after the first dose, or 28 after the third; so many days late.
      const late = language === "en" ? 11 : 19;
      assert.match(
        moved,
        language === "en"
          ? new RegExp(`Dose ${next} moves from .*${late} days later`)
          : new RegExp(`第 ${next} 次给药由 .*${late} 天`),
      );
      const person = await stage.person(participant);
      assert.equal(person.doses.length, days.length + 1, "the dose was recorded by itself");
      assert.equal(person.doses.at(-1)?.date, today());
      await page.goto(`/studies/${tofersen}/participants/${participant}?tab=doses`);
      const following = language === "en" ? /Next: dose 3, due/ : /下一次：第 5 次给药/;
      await page.getByText(following).first().waitFor();
      assert.deepEqual(complaints, []);
      await device.close();
    });
  }

  it("early-onset trial: cells and sham show the same screens from the order to the dose", async () => {
    const stage = new BedsideStage(demonstration, early);
    const screens = new Map<string, readonly string[]>();
    const { page, say, open, scan, press, device, complaints } = await phone("coordinator", "en");
    for (let number = 901; screens.size < 2 && number < 912; number++) {
      const participant = (await stage.enrol(
        String(number),
        addDays(today(), -1),
      )) as ParticipantId;
      const arm = await stage.armOf(participant);
      if (screens.has(arm)) continue;
      const unit = await stage.ready(participant, now());
      const seen: string[] = [];
      const look = async (): Promise<void> => void seen.push(await textOf(page, participant, unit));
      await open(early, participant);
      await page.getByText(say(words.thawThere, { unit: unitWords.bag })).waitFor();
      await look();
      await stage.thaw(participant, unit, now());
      await page.getByRole("timer").waitFor();
      await look();
      await scan(say(words.wristband), wristbandCode(participant));
      await look();
      await scan(say(words.label, { unit: unitWords.bag }), unit);
      await page.getByText(say(words.match, { unit: unitWords.bag })).waitFor();
      await look();
      await press(words.start);
      await page.getByRole("button", { name: say(words.finish) }).waitFor();
      await look();
      await press(words.finish);
      await page.getByText(say(words.doseDone)).waitFor();
      await look();
      screens.set(arm, seen);
    }
    assert.deepEqual([...screens.keys()].sort(), ["SHAM", "XS411"], "both arms were seen");
    assert.deepEqual(screens.get("XS411"), screens.get("SHAM"));
    assert.deepEqual(complaints, []);
    await device.close();
  });
});

/** What a screen says, but for the numbers of the participant and the unit, and the time. */
async function textOf(page: Page, participant: string, unit: string): Promise<string> {
  const text = (await page.locator("main").innerText())
    .replaceAll(participant, "P")
    .replaceAll(unit, "U");
  return text.replaceAll(/\d+:\d\d/g, "T").replaceAll(/\d+ of/g, "N of");
}
