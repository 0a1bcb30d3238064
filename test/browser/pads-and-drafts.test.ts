import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { noteComplaints, openBrowser, signIn, withoutChromium } from "./chromium.ts";
import { openDemonstration } from "./demonstration.ts";
import { formAddress } from "./form-entry.ts";
import { staffOf } from "./site-staff.ts";

const study = "XS228-SCI-P1";
const cell = "c5RightMotor";

describe("pads by keyboard, drafts of queries, and reviewed logs", {
  skip: withoutChromium,
}, async () => {
  if (withoutChromium !== false) return;
  const demonstration = await openDemonstration({ studies: ["sci-xs228"], participants: 2 });
  const browser = await openBrowser();
  after(async () => {
    await browser.close();
    await demonstration.close();
  });
  const coordinator = await staffOf(demonstration, study, "coordinator");
  const date = new Date().toISOString().slice(0, 10);
  const participant = await coordinator.screen("GZ01", date);
  const visit = "screening";
  await coordinator.give({ kind: "consent", participant, version: "1.1", date });
  await coordinator.give({ kind: "start-visit", participant, visit, date });
  const base = { origin: demonstration.url, study, participant };
  const exam = formAddress(base, { form: "SCI", visit });
  const complaints: string[][] = [];
  const arrive = async (role: string, language: "en" | "zh-CN" = "en"): Promise<Page> => {
    const page = await (await browser.device({ language })).newPage();
    complaints.push(noteComplaints(page));
    const { email, password } = demonstration.signInOf(role);
    await signIn(page, demonstration.url, email, password);
    return page;
  };
  const site = await arrive("coordinator");
  const asker = await arrive("data-manager");
  const said = "Is this grade what the sheet says?";

  it("opens history and the missing menu at a cell of the examination, and leads back to it", async () => {
    await site.goto(exam);
    const at = site.locator(`[data-cell="${cell}"]`);
    await at.focus();
    const panel = site.locator("[data-pad-panel]");
    await site.keyboard.press("Alt+h");
    await panel.waitFor();
    await site.keyboard.press("Alt+h");
    await panel.waitFor({ state: "detached" });
    await site.keyboard.press("Alt+m");
    await panel.getByRole("menu").waitFor();
    await site.keyboard.press("Escape");
    await panel.waitFor({ state: "detached" });
    await site.locator(`[data-cell="${cell}"]:focus`).waitFor();
  });

  it("keeps a query as a draft that the site does not see, and shows it once it is released", async () => {
    await asker.goto(exam);
    await asker.locator(`[data-cell="${cell}"]`).focus();
    await asker.keyboard.press("Alt+q");
    await asker.locator("[data-pad-panel] textarea").waitFor();
    await asker.keyboard.type(said);
    await asker.getByRole("button", { name: "Keep as a draft" }).click();
    const drafts = asker.locator("[data-drafts]");
    await drafts.getByText(said).waitFor();
    await site.goto(`${exam}?as=list`);
    await site.locator(`[data-field="${cell}"]`).waitFor();
    assert.equal(await site.getByText(said).count(), 0);
    assert.equal(await site.locator("[data-drafts]").count(), 0);
    await drafts.getByRole("button", { name: "Release 1 to the site" }).click();
    await drafts.waitFor({ state: "detached" });
    await site.goto(`${exam}?as=list`);
    await site.locator('[data-query="1"]').getByText(said).waitFor();
  });

  it("says in one click that nothing is new, and from then on when it was asked", async () => {
    await site.goto(formAddress(base, { form: "VS", visit: "unscheduled" }));
    await site.locator("[data-visit-date]").focus();
    await site.keyboard.type("t");
    await site.keyboard.press("Enter");
    await site.locator('[data-form="VS"]').waitFor();
    const log = `${demonstration.url}/studies/${study}/participants/${participant}/logs/AE`;
    await site.goto(log);
    await site.locator("[data-nothing-new]").first().click();
    await site.getByText(/Asked at Unscheduled visit: participant reports none \(/).waitFor();
  });

  it("complains of nothing", () => assert.deepEqual(complaints.flat(), []));
});
