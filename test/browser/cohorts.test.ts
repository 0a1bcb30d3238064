import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import { buildWeb } from "../../src/server/index.ts";
import { words } from "../../src/web/cohorts/cohort-words.ts";
import { fill } from "../../src/web/language/fill.ts";
import { proofWords } from "../../src/web/session/proof-words.ts";
import { password } from "../server/clinic.ts";
import { openEscalating } from "../server/escalating.ts";
import { assertAccessible } from "./axe.ts";
import { openBrowser, signIn, withoutChromium } from "./chromium.ts";
import {
  openEnrolment,
  openSignature,
  proveAndSign,
  reportToxicity,
  type Seat,
  shown,
  takeSeat,
} from "./escalation-seats.ts";

describe("cohorts in the application", { skip: withoutChromium }, async () => {
  if (withoutChromium !== false) return;
  const webFolder = await buildWeb(join(tmpdir(), "neurite-web-for-tests"), () => {});
  const trial = await openEscalating({ webFolder });
  const browser = await openBrowser();
  after(async () => {
    await browser.close();
    await trial.clinic.close();
  });
  const { people, ago, study } = trial;
  const { url: origin } = trial.clinic.server;
  const cohorts = `/studies/${study.id}/cohorts`;

  const seats: Seat[] = [];
  async function seat(email: string, language: "en" | "zh-CN", phone = false): Promise<Seat> {
    const taken = await takeSeat(browser, { origin, language, phone });
    seats.push(taken);
    await signIn(taken.page, origin, `${email}@clinic.example`, password);
    return taken;
  }

  const until = async (holds: () => Promise<boolean>): Promise<void> => {
    for (let tries = 0; !(await holds()); tries++) {
      assert.ok(tries < 50, "it does not come to be");
      await new Promise((done) => setTimeout(done, 100));
    }
  };

  for (const days of [200, 193]) await trial.treated("SAD1", ago(days));
  const third = await trial.treated("SAD1", ago(40));
  const site = await seat("coordinator", "zh-CN");
  const monitor = await seat("medical-monitor", "en");

  it("close in the same second in which grade 4, probably related, is ticked; the site reads no more than that (check 18)", async () => {
    const { page } = site;
    await shown(site, cohorts, '[data-gate="open"]');
    await assertAccessible(page, "the cohorts of a site");
    await reportToxicity(site, { origin, study: study.id, participant: third }, ago(30));
    await until(
      async () => (await trial.page(people.coordinator)).cohorts[0]?.status === "on-hold",
    );
    await trial.clinic.server.settle();
    const { board } = await trial.page(people["medical-monitor"]);
    const [first] = board?.cohorts ?? [];
    assert.equal(first?.gate.cause, "possible-dlt");
    const suspected = first?.slots.find(({ participant }) => participant === third);
    assert.equal(first?.gate.since, suspected?.dltSince, "one transaction");
    await shown(site, cohorts, '[data-gate="on-hold"]');
    const text = await page.locator("main").innerText();
    assert.match(text, /因安全性评估暂停入组，筛选可继续/);
    assert.doesNotMatch(text, /DLT|毒性|Meningitis|脑膜炎/);
    await assertAccessible(page, "a cohort on hold");
    await shown(site, `/studies/${study.id}`, "[data-cohort-lines]");
    const elsewhere = await seat("coordinator-elsewhere", "en", true);
    await shown(elsewhere, cohorts, '[data-gate="on-hold"]');
    assert.ok(!(await elsewhere.page.locator("main").innerText()).includes(third));
  });

  it("show the medical monitor who and what, who judges it with the event beside", async () => {
    const { page, says } = monitor;
    await shown(monitor, `/studies/${study.id}`, "[data-cohort-lines]");
    await page.getByText(says(words.lineJudge, { participant: third })).click();
    await page.locator(`[data-to-judge="${third}"]`).waitFor();
    await page.getByText("Meningitis").waitFor();
    await page.locator('[data-slot="suspected"]').waitFor();
    await assertAccessible(page, "the board with something to judge");
    await page.getByRole("button", { name: says(words.judge), exact: true }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(says(words.isNone)).check();
    await dialog.getByLabel(says(words.why)).fill("Viral; cerebrospinal fluid without cells");
    await assertAccessible(page, "the judgement");
    await dialog.getByRole("button", { name: says(words.judge), exact: true }).click();
    await page.locator(`[data-to-judge="${third}"]`).waitFor({ state: "detached" });
    assert.equal(await page.locator('[data-slot="evaluable"]').count(), 3);
    assert.equal(
      await page.locator('[data-gate="on-hold"]').count(),
      1,
      "a judgement opens nothing",
    );
  });

  it("ask for a reason where the decision is not what the rule recommends, and for a quorum", async () => {
    const { page, says } = monitor;
    await page
      .getByRole("button", { name: says(words.propose) })
      .first()
      .click();
    const dialog = page.getByRole("dialog");
    const put = dialog.getByRole("button", { name: says(words.put) });
    await dialog.locator('input[value="escalate"]').waitFor();
    assert.ok(await dialog.locator('input[value="escalate"]').isChecked());
    assert.ok(await put.isDisabled(), "nobody is named");
    await dialog.getByLabel("committee-a", { exact: true }).check();
    await dialog.getByLabel("committee-b", { exact: true }).check();
    assert.ok(await put.isEnabled());
    await dialog.locator('input[value="stop"]').check();
    assert.ok(await put.isDisabled(), "no reason is given");
    await dialog.locator('input[value="escalate"]').check();
    await assertAccessible(page, "the proposal");
    await put.click();
    await dialog.waitFor({ state: "detached" });
    await page.locator('[data-decision="1"]').waitFor();
  });

  it("open the next dose with the second signature, proved for the pack that was read", async () => {
    for (const [name, language] of [
      ["committee-a", "en"],
      ["committee-b", "zh-CN"],
    ] as const) {
      const member = await seat(name, language, name === "committee-a");
      const { page, says } = member;
      await shown(member, `/studies/${study.id}`, "[data-cohort-lines]");
      await page.getByText(says(words.lineSign, { number: 1, cohort: "SAD1" })).click();
      const decision = page.locator('[data-decision="1"]');
      await decision.getByRole("link", { name: new RegExp(says(words.pack)) }).click();
      await page.locator("[data-pack]").waitFor();
      assert.equal(await page.locator(`[data-record^="${third}"]`).count(), 1);
      await assertAccessible(page, `the pack (${language})`);
      await page.goBack();
      const dialog = await openSignature(member, 1);
      await dialog.getByLabel(says(proofWords.password)).fill("something else entirely");
      await dialog.getByRole("button", { name: says(words.signNow) }).click();
      await dialog.getByRole("alert").waitFor();
      await assertAccessible(page, `the signature (${language})`);
      await proveAndSign(member, dialog);
      const open = await page.locator('[data-gate="open"]').count();
      assert.equal(open, name === "committee-a" ? 0 : 1);
    }
  });

  it("keep a place for a participant, tell the site from which day the next can be dosed, and give it its letter", async () => {
    await trial.treated("SAD2", ago(2));
    const waits = await trial.screened();
    const { page, says } = site;
    await shown(site, cohorts, '[data-gate="open"]');
    await page.getByRole("button", { name: says(words.ask) }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(says(words.whom)).selectOption(waits);
    await dialog.getByRole("button", { name: says(words.ask) }).click();
    await dialog.waitFor({ state: "detached" });
    await page.getByText(says(words.expires, { hours: 71 })).waitFor();
    assert.equal(await page.locator("[data-next]").getAttribute("data-next"), ago(-5));
    await trial.good(people.investigator, {
      kind: "enrol",
      participant: waits,
      cohort: "SAD2",
      date: trial.today,
    });
    const dose = { kind: "record-dose", participant: waits, date: trial.today };
    const refusal = await people.coordinator.command(dose);
    assert.equal(refusal.body.type, "urn:neurite:problem:cohort.too-soon");
    await page
      .getByRole("link", { name: says(words.number, { number: 1, cohort: "SAD1" }) })
      .click();
    await page.locator('[data-letter="GZ01 en"]').waitFor();
    await page.locator('[data-letter="GZ01 zh-CN"]').waitFor();
    await assertAccessible(page, "the letter");
    const invest = await seat("investigator", "en");
    const later = await trial.screened();
    const enrol = await openEnrolment(invest, study.id, later, "MAD1");
    await enrol.getByText(fill(words.notOpen, "en", { cohort: "MAD1" })).waitFor();
  });

  it("make the browser complain of nothing", () =>
    assert.deepEqual(
      seats.flatMap(({ complaints }) => complaints),
      [],
    ));
});
