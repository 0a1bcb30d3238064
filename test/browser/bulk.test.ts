import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type { Locator, Page } from "playwright-core";
import { bulkWords, reasonWords } from "../../src/web/participants/bulk-words.ts";
import { words } from "../../src/web/participants/participants-words.ts";
import { signWords } from "../../src/web/form/sign-words.ts";
import { proofWords } from "../../src/web/session/proof-words.ts";
import { assertAccessible } from "./axe.ts";
import { noteComplaints, openBrowser, signIn, withoutChromium } from "./chromium.ts";
import { openDemonstration } from "./demonstration.ts";
import { filterByNumber, openCell, openMatrix, rowOf, walkByKeys } from "./matrix.ts";
import { staffOf } from "./site-staff.ts";
import { push, said, type Visitor, visitorAt, write } from "./visitor.ts";

const study = "XS228-SCI-P1";
const today = new Date().toISOString().slice(0, 10);

describe("many cells of the matrix at once", { skip: withoutChromium }, async () => {
  if (withoutChromium !== false) return;
  const demonstration = await openDemonstration({ studies: ["sci-xs228"], participants: 2 });
  const browser = await openBrowser();
  after(async () => {
    await browser.close();
    await demonstration.close();
  });
  const { url } = demonstration;
  const coordinator = await staffOf(demonstration, study, "coordinator");

  /** Somebody screened today, of whom nothing is due yet. */
  async function screened(): Promise<string> {
    const participant = await coordinator.screen("GZ01", today);
    await coordinator.give({ kind: "consent", participant, version: "1.1", date: today });
    return participant;
  }
  async function heldDay8(participant: string): Promise<void> {
    await coordinator.give({ kind: "start-visit", participant, visit: "day8", date: today });
  }
  const day8Of = async (participant: string) =>
    (await demonstration.participant(study, participant)).visits["day8"];

  async function arrive(who: string, more: Partial<Visitor> = {}) {
    const device = await browser.device({ language: more.language ?? "en", origin: url });
    const page = await device.newPage();
    const complaints = noteComplaints(page);
    const { email, password } = demonstration.signInOf(who);
    await signIn(page, url, email, password);
    const visitor = visitorAt(page, more);
    const leave = async (): Promise<void> => {
      assert.deepEqual(complaints, []);
      await device.close();
    };
    return { visitor, page, leave, password };
  }

  /** Selects the cells of a visit of people who stand below each other, by keys alone. */
  async function selectDay8(page: Page, first: string, count: number): Promise<void> {
    const column = await page
      .locator('[role="columnheader"] button')
      .filter({ hasText: /^(Day 8|第8天)/ })
      .first()
      .getAttribute("data-column");
    await rowOf(page, first)
      .locator(`[data-column="${column ?? ""}"]`)
      .focus();
    await page.keyboard.press(" ");
    for (let step = 1; step < count; step++) await page.keyboard.press("Shift+ArrowDown");
    await page
      .locator('[role="gridcell"][aria-selected="true"]')
      .nth(count - 1)
      .waitFor();
  }

  /** How many rows a choice of a filter says it would show. */
  async function countOf(filter: Locator, value: string): Promise<number> {
    const option = await filter.locator(`option[value="${value}"]`).textContent();
    return Number(/\((\d+)\)/.exec(option ?? "")?.[1]);
  }

  for (const { language, keysOnly } of [
    { language: "en", keysOnly: false },
    { language: "zh-CN", keysOnly: true },
  ] as const) {
    it(`previews visits not done, changes nothing until confirmed, and lists what was refused (${language})`, async () => {
      const people: string[] = [];
      for (let count = 0; count < 4; count++) people.push(await screened());
      const [free = "", held = "", skipped = "", taken = ""] = people;
      await heldDay8(held);
      const skip = { kind: "skip-visit", visit: "day8", reason: "ill" } as const;
      await coordinator.give({ ...skip, participant: skipped });
      const { visitor, page, leave } = await arrive("coordinator", { language, keysOnly });
      await openMatrix(page, url, study);
      await selectDay8(page, free, 4);
      const bar = page.getByRole("region", { name: said(visitor, bulkWords.selection) });
      await bar
        .getByText(said(visitor, bulkWords.selected, { cells: 4, participants: 4 }))
        .waitFor();
      await assertAccessible(page, "the matrix with a selection");
      await push(
        visitor,
        bar.getByRole("button", { name: said(visitor, bulkWords["skip-visit"]) }),
      );
      const dialog = page.getByRole("dialog");
      await dialog.getByText(said(visitor, bulkWords.will, { count: 2 })).waitFor();
      await dialog.getByText(said(visitor, bulkWords.wont, { count: 2 })).waitFor();
      for (const reason of [reasonWords.held, reasonWords.skipped]) {
        await dialog.getByText(said(visitor, bulkWords.because, { count: 1, reason })).waitFor();
      }
      const act = dialog.getByRole("button", { name: said(visitor, bulkWords.act, { count: 2 }) });
      assert.ok(await act.isDisabled(), "nothing is done without a reason");
      await write(visitor, dialog.getByLabel(said(visitor, bulkWords.why)), "the site was closed");
      await assertAccessible(page, "the preview of an act on many");
      assert.equal(await day8Of(free), undefined);
      assert.equal(await day8Of(taken), undefined);
      await coordinator.give({ ...skip, participant: taken });

      await push(visitor, act);
      await dialog
        .getByText(said(visitor, bulkWords.result, { done: 1, refused: 1, left: 0 }))
        .waitFor();
      const refusal = dialog.locator('[data-outcome="refused"]');
      await refusal.getByRole("rowheader", { name: taken }).waitFor();
      await refusal.getByText(language === "en" ? /was recorded already/ : /已记录/).waitFor();
      await dialog.locator('[data-outcome="done"]').getByText(free).waitFor();
      await assertAccessible(page, "the result of an act on many");
      assert.equal((await day8Of(free))?.reason, "the site was closed");
      assert.equal((await day8Of(taken))?.reason, "ill");
      await leave();
    });
  }

  it("goes on where the network broke, raises each query once, and finds them again as one's own", async () => {
    const people: string[] = [];
    for (let count = 0; count < 3; count++) people.push(await screened());
    const { visitor, page, leave } = await arrive("data-manager");
    await openMatrix(page, url, study);
    await selectDay8(page, people[0] ?? "", 3);
    await page.getByRole("button", { name: said(visitor, bulkWords["raise-query"]) }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByLabel(said(visitor, bulkWords.about)).selectOption("VS");
    await dialog.getByLabel(said(visitor, bulkWords.question)).fill("Please compare the source.");
    // The second is recorded, and its answer lost on the way.
    let sent = 0;
    await page.route("**/commands", async (route) => {
      sent += 1;
      if (sent !== 2) return route.continue();
      await route.fetch();
      return route.abort();
    });
    await dialog.getByRole("button", { name: said(visitor, bulkWords.act, { count: 3 }) }).click();
    const goOn = dialog.getByRole("button", { name: said(visitor, bulkWords.goOn, { count: 2 }) });
    await goOn.waitFor();
    await dialog
      .getByRole("button", { name: said(visitor, bulkWords.close) })
      .first()
      .click();
    await dialog.waitFor({ state: "detached" });
    await page.getByRole("button", { name: /2 left/ }).click();
    await goOn.click();
    await dialog
      .getByText(said(visitor, bulkWords.result, { done: 3, refused: 0, left: 0 }))
      .waitFor();
    for (const participant of people) {
      const { queries } = await demonstration.participant(study, participant);
      assert.deepEqual(
        Object.values(queries).map(({ place, thread }) => [place, thread[0]?.text]),
        [[{ form: "VS", visit: "day8" }, "Please compare the source."]],
      );
    }
    await page.keyboard.press("Escape");
    const mine = page.getByRole("combobox", { name: said(visitor, words.mine), exact: true });
    await mine.selectOption("raised");
    for (const participant of people) await rowOf(page, participant).waitFor();
    // Whatever else the data manager has asked before counts too.
    const own = await countOf(mine, "raised");
    assert.ok(own >= people.length);
    await page.locator(`[role="grid"][aria-rowcount="${own + 1}"]`).waitFor();
    await leave();
  });

  it("keeps the filter, with its counts, on the way to a participant and back", async () => {
    const participant = await screened();
    const { visitor, page, leave } = await arrive("coordinator");
    await openMatrix(page, url, study);
    const status = page.getByRole("combobox", { name: said(visitor, words.status), exact: true });
    const count = await countOf(status, "screening");
    assert.ok(count >= 1);
    await status.selectOption("screening");
    await page
      .getByRole("combobox", { name: said(visitor, words.changed), exact: true })
      .selectOption({ index: 1 });
    const grid = page.locator(`[role="grid"][aria-rowcount="${count + 1}"]`);
    await grid.waitFor();
    await rowOf(page, participant).getByRole("link").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { level: 1, name: participant }).waitFor();
    await page.goBack();
    await grid.waitFor();
    assert.equal(await status.inputValue(), "screening");
    assert.match(page.url(), /status=screening/);
    assert.match(page.url(), /since=\d{4}-/);
    await leave();
  });

  it("is walked, filtered and opened by keys alone, and says by M what can be done with a cell", async () => {
    const participant = await screened();
    const { page, leave } = await arrive("coordinator");
    await openMatrix(page, url, study);
    await filterByNumber(page, participant);
    await walkByKeys(page);
    await openCell(page, participant, 3);
    await leave();
  });

  it("signs from a cell by keys what is complete, and nothing else", async () => {
    const participant = await screened();
    await heldDay8(participant);
    const place = { participant, visit: "day8" };
    await coordinator.give({
      kind: "save-form",
      ...place,
      form: "VS",
      values: { pulse: 72 },
      complete: true,
    });
    const { visits } = demonstration.studyOf(study).study;
    const others = (visits.find(({ id }) => id === "day8")?.forms.length ?? 0) - 1;
    const { visitor, page, leave, password } = await arrive("investigator");
    await openMatrix(page, url, study);
    await selectDay8(page, participant, 1);
    await page.keyboard.press("m");
    await push(
      { ...visitor, keysOnly: true },
      page.getByRole("menuitem", { name: said(visitor, words.sign) }),
    );
    const dialog = page.getByRole("dialog");
    await dialog.getByText(said(visitor, bulkWords.will, { count: 1 })).waitFor();
    await dialog
      .getByText(
        said(visitor, bulkWords.because, { count: others, reason: reasonWords.notComplete }),
      )
      .waitFor();
    const begin = dialog.getByRole("button", {
      name: said(visitor, bulkWords.signFirst, { count: 1 }),
    });
    await begin.click();
    await page.locator("form[data-sign]").waitFor();
    await page.keyboard.press("Escape");
    await dialog.getByText(said(visitor, bulkWords.stopped)).waitFor();
    assert.equal((await demonstration.participant(study, participant)).signatures.length, 0);
    await dialog.getByRole("button", { name: said(visitor, bulkWords.goOn, { count: 1 }) }).click();
    await dialog.getByLabel(said(visitor, proofWords.password)).fill(password);
    await dialog.getByRole("button", { name: said(visitor, signWords.act), exact: true }).click();
    await dialog
      .getByText(said(visitor, bulkWords.result, { done: 1, refused: 0, left: 0 }))
      .waitFor();
    const { signatures } = await demonstration.participant(study, participant);
    assert.deepEqual(
      signatures.flatMap(({ places }) => places.map(({ form }) => form)),
      ["VS"],
    );
    await leave();
  });
});
