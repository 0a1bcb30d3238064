import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { isRefusal, type Refusal, refusalText } from "../../src/kernel/index.ts";
import { assertAccessible } from "./axe.ts";
import { noteComplaints, openBrowser, signIn, withoutChromium } from "./chromium.ts";
import { type Demonstration, openDemonstration } from "./demonstration.ts";
import { formAddress, mark } from "./form-entry.ts";
import { languagesFrom } from "./languages.ts";
import { staffOf } from "./site-staff.ts";

const injury = "XS228-SCI-P1";
const parkinson = "XS411-PD-P1";

describe("scores: the body map by keys, a painted diary day, a score with its course", {
  skip: withoutChromium,
}, async () => {
  if (withoutChromium !== false) return;
  const demonstration = await openDemonstration({
    studies: ["pd-xs411", "sci-xs228"],
    participants: 2,
    begun: true,
  });
  const browser = await openBrowser();
  after(async () => {
    await browser.close();
    await demonstration.close();
  });
  const date = new Date().toISOString().slice(0, 10);
  const complaints: string[][] = [];
  const [language = "zh-CN"] = languagesFrom("zh-CN");
  const arrive = async (phone = false, who: SignIn = demonstration.signInOf("coordinator")) => {
    const page = await (await browser.device({ language, phone })).newPage();
    complaints.push(noteComplaints(page));
    await signIn(page, demonstration.url, who.email, who.password);
    return page;
  };
  /** Somebody new in a study, who has consented and, where one is named, come to a visit. */
  const begin = async (study: string, site: string, visit?: string): Promise<string> => {
    const coordinator = await staffOf(demonstration, study, "coordinator");
    const participant = await coordinator.screen(site, date);
    const version = demonstration.studyOf(study).study.consents.at(-1)?.version ?? "";
    await coordinator.give({ kind: "consent", participant, version, date });
    if (visit !== undefined)
      await coordinator.give({ kind: "start-visit", participant, visit, date });
    return participant;
  };
  const base = (study: string, participant: string) => ({
    origin: demonstration.url,
    study,
    participant,
  });

  it("classifies an examination entered on the body with the keyboard alone", async () => {
    const participant = await begin(injury, "GZ01", "screening");
    const page = await arrive();
    await page.goto(
      `${formAddress(base(injury, participant), { form: "SCI", visit: "screening" })}?as=body`,
    );
    const ais = page.locator('[data-result="aisComputed"]');
    await ais.waitFor();
    assert.equal(await ais.innerText(), "–", "nothing is classified before it is whole");
    await tabTo(page, "c2RightTouch");
    // A score no sensory point can have changes nothing.
    await page.keyboard.press("4");
    assert.match(await page.locator('[data-active="c2RightTouch"]').innerText(), /空/);
    for (const [side, next] of [
      ["RightTouch", "c2LeftTouch"],
      ["LeftTouch", "c2RightPrick"],
      ["RightPrick", "c2LeftPrick"],
      ["LeftPrick", "c5RightMotor"],
    ] as const) {
      await page.locator(`[data-active="c2${side}"]`).waitFor();
      // Normal down to T4, altered at T5, and nothing below it.
      for (let at = 0; at < 11; at++) await page.keyboard.press("2");
      await page.keyboard.press("1");
      await page.locator(`[data-active="t6${side}"]`).waitFor();
      await page.keyboard.press("0");
      await page.keyboard.press("ArrowUp");
      await page.keyboard.press("d");
      await page.keyboard.press("End");
      await page.locator(`[data-active="s4_5${side}"]`).waitFor();
      await page.keyboard.press("Enter");
      await page.locator(`[data-active="${next}"]`).waitFor();
    }
    for (const side of ["Right", "Left"]) {
      await page.locator(`[data-active="c5${side}Motor"]`).waitFor();
      for (const score of "5555500000") await page.keyboard.press(score);
    }
    assert.equal(await ais.innerText(), "–", "the anal examination is still to come");
    await tabTo(page, "vac");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await tabTo(page, "dap");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await page.waitForFunction(
      () => document.querySelector('[data-result="aisComputed"]')?.textContent === "A",
    );
    const said = (result: string) => page.locator(`[data-result="${result}"]`).innerText();
    assert.equal(await said("nliComputed"), "T4");
    assert.equal(await said("sensoryZoneRight"), "T5");
    await mark(page, "saved");
    const { forms } = await demonstration.participant(injury, participant);
    const kept = forms["screening"]?.["SCI"]?.values;
    assert.deepEqual(
      [kept?.["t5LeftPrick"], kept?.["s4_5RightTouch"], kept?.["aisComputed"], kept?.["vac"]],
      ["1", "0", "A", "No"],
    );
    const scores = page.locator("[data-form-scores]");
    await scores.waitFor();
    assert.equal(await scores.getAttribute("open"), null, "closed while one rates");
    await assertAccessible(page, "the body map");
  });

  it("paints a day of the diary on a phone, and keeps it as it stands", async () => {
    const participant = await begin(parkinson, "BJ01");
    const diary = base(parkinson, participant);
    // Nobody enters it for them: for the site it is there to read.
    const site = await arrive();
    await site.goto(formAddress(diary, { form: "DIARY", line: "new" }));
    await site.locator("[data-slot]").first().waitFor();
    assert.equal(await site.locator("[data-brush]").count(), 0);
    await site.close();
    const page = await arrive(true, await patientOf(demonstration, parkinson, participant));
    await page.goto(formAddress(diary, { form: "DIARY", line: "new" }));
    await page.locator('[data-path="day"]').waitFor();
    await page.locator('[data-path="day"]').focus();
    await page.keyboard.type("t");
    await page.keyboard.press("Tab");
    await mark(page, "saved");
    const slot = (at: number) => page.locator(`[data-slot="${at}"]`);
    const hours = (code: string) => page.locator(`[data-hours="${code}"]`).innerText();
    // A stretch by its two ends, without drawing.
    await page.locator('[data-brush="ASLEEP"]').tap();
    await page.locator("[data-range]").tap();
    await slot(0).tap();
    assert.match(await hours("ASLEEP"), /^0 /, "one end alone marks nothing");
    await slot(13).tap();
    await page.locator('[data-slot="13"][data-state="ASLEEP"]').waitFor();
    // By keys, and onward with Shift.
    await slot(14).focus();
    await page.keyboard.press("2");
    await page.keyboard.press("3");
    await page.locator('[data-slot="16"]:focus').waitFor();
    await page.keyboard.press("ArrowLeft");
    for (let at = 15; at < 47; at++) await page.keyboard.press("Shift+ArrowRight");
    await page.locator('[data-slot="47"][data-state="ON"]').waitFor();
    // Drawn across, from one half hour to another.
    await page.locator('[data-brush="ON_TROUBLED"]').tap();
    await draw(page, 20, 22);
    await page.locator('[data-slot="22"][data-state="ON_TROUBLED"]').waitFor();
    assert.deepEqual(await Promise.all(["ASLEEP", "OFF", "ON", "ON_TROUBLED"].map(hours)), [
      "7 小时",
      "0.5 小时",
      "15 小时",
      "1.5 小时",
    ]);
    await page.locator('[data-unmarked="0"]').waitFor();
    await mark(page, "saved");
    const { logs } = await demonstration.participant(parkinson, participant);
    const [line] = Object.values(logs["DIARY"] ?? {});
    assert.equal(Object.keys(line?.rows["slots"] ?? {}).length, 48);
    assert.equal(line?.values["offHours"], 0.5);
    assert.equal(line?.values["goodOnHours"], 15);
    await assertAccessible(page, "the diary");
    assert.equal(
      await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth),
      true,
      "nothing is pushed sideways",
    );
  });

  it("shows a score with its newest value, its change, and its course as a table", async () => {
    const page = await arrive();
    await page.goto(`${demonstration.url}/studies/${injury}/participants/GZ01-001?tab=scores`);
    const card = page.locator('[data-score="motorTotal"]');
    await card.waitFor();
    const newest = Number(await card.locator("[data-newest]").innerText());
    await card.locator("summary").click();
    const values = await card.locator("tbody tr td:nth-of-type(2)").allInnerTexts();
    assert.ok(values.length > 1);
    assert.equal(Number(values.at(-1)), newest);
    const alternative = (await card.locator("svg").getAttribute("aria-label")) ?? "";
    for (const value of values) assert.ok(alternative.includes(value), `${value} is told`);
    const change = newest - Number(values[0]);
    assert.ok(
      (await card.innerText()).includes(change === 0 ? "无变化" : String(Math.abs(change))),
    );
    await assertAccessible(page, "the scores");
  });

  it("closes earlier scores while an instrument is rated, and opens them once it is complete", async () => {
    const page = await arrive();
    await page.goto(formAddress(base(injury, "GZ01-001"), { form: "SCI", visit: "screening" }));
    const scores = page.locator("[data-form-scores]");
    await scores.waitFor();
    assert.equal(await scores.getAttribute("open"), "");
    await scores.locator('[data-score="ais"] [data-newest]').waitFor();
  });

  it("complains of nothing", () => assert.deepEqual(complaints.flat(), []));
});

interface SignIn {
  readonly email: string;
  readonly password: string;
}

/** An account of a participant's own. */
async function patientOf(
  { server: { identity } }: Demonstration,
  study: string,
  participant: string,
): Promise<SignIn> {
  const [email, password] = ["patient@neurite.example", "the river bends twice"];
  const done = <A>(answer: A | Refusal): A => {
    if (isRefusal(answer)) assert.fail(refusalText(answer));
    return answer;
  };
  const { person, temporaryPassword = "" } = done(
    await identity.createPerson({ name: "Patient", email }, "system"),
  );
  done(await identity.giveGrant(person, { role: "participant", study, participant }, "system"));
  const address = "127.0.0.1";
  const { token } = done(
    await identity.signIn({ email, password: temporaryPassword, address, agent: "test" }),
  );
  done(
    await identity.changePassword(token, { current: temporaryPassword, next: password, address }),
  );
  return { email, password };
}

/** Presses Tab until a cell has the focus; fails where it is never reached. */
async function tabTo(page: Page, cell: string): Promise<void> {
  for (let at = 0; at < 80; at++) {
    const now = await page.evaluate(() => document.activeElement?.getAttribute("data-cell"));
    if (now === cell) return;
    await page.keyboard.press("Tab");
  }
  assert.fail(`Tab does not lead to ${cell}`);
}

/** Draws across the day with the pointer, from the middle of one half hour to that of another. */
async function draw(page: Page, from: number, to: number): Promise<void> {
  const middle = async (slot: number): Promise<readonly [number, number]> => {
    const cell = page.locator(`[data-slot="${slot}"]`);
    const box = await cell.boundingBox();
    assert.ok(box !== null);
    return [box.x + box.width / 2, box.y + box.height / 2];
  };
  await page.locator(`[data-slot="${to}"]`).scrollIntoViewIfNeeded();
  await page.mouse.move(...(await middle(from)));
  await page.mouse.down();
  await page.mouse.move(...(await middle(to)), { steps: 6 });
  await page.mouse.up();
}
