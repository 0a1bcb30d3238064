import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type { BrowserContext, Page } from "playwright-core";
import { pdfPages, squeezed } from "../../src/server/casebook/testing/pdf-text.ts";
import { openConnection } from "../../src/store/connect.ts";
import { startServer } from "../../src/store/embedded/index.ts";
import { queryWords } from "../../src/web/form/query-words.ts";
import { signWords } from "../../src/web/form/sign-words.ts";
import { logWords } from "../../src/web/form/log-words.ts";
import { noteComplaints, openBrowser, signIn, withoutChromium } from "./chromium.ts";
import { openDemonstration } from "./demonstration.ts";
import {
  changeWithReason,
  conflictOfTwo,
  control,
  enter,
  foldAndBack,
  formAddress,
  type FormBase,
  impossibleAndUnlikely,
  languageInTheMidst,
  mark,
  partialDateByKeyboard,
  row,
} from "./form-entry.ts";
import { endAccount, endedScreen, findValue, openAccount } from "./people.ts";
import { readAudit, readAuditSentences } from "./reading.ts";
import { type Staff, staffOf } from "./site-staff.ts";
import { fill } from "../../src/web/language/fill.ts";
import { proofWords } from "../../src/web/session/proof-words.ts";
import { tabTo } from "./visitor.ts";
import { languagesFrom } from "./languages.ts";

const study = "XS228-SCI-P1";
const today = new Date().toISOString().slice(0, 10);

/** The acceptance checks by their numbers. */
describe("acceptance", { skip: withoutChromium }, async () => {
  if (withoutChromium !== false) return;
  const demonstration = await openDemonstration({ studies: ["sci-xs228"], participants: 3 });
  const browser = await openBrowser();
  after(async () => {
    await browser.close();
    await demonstration.close();
  });
  const { url } = demonstration;
  const at = `${url}/studies/${study}`;
  const coordinator = await staffOf(demonstration, study, "coordinator");
  const elsewhere = await staffOf(demonstration, study, "coordinator2");
  const devices = new Map<string, Promise<BrowserContext>>();
  const pages: Page[] = [];
  const complaints: (readonly string[])[] = [];

  /** A page of somebody's own. Each signs in once for each language: somebody's oldest session ends at their sixth. */
  async function arrive(who: string, language: "en" | "zh-CN" = "en"): Promise<Page> {
    const key = `${who} ${language}`;
    const known = devices.get(key) ?? enterAs(who, language);
    devices.set(key, known);
    const page = await (await known).newPage();
    pages.push(page);
    complaints.push(noteComplaints(page));
    await page.goto(url);
    return page;
  }

  async function enterAs(who: string, language: "en" | "zh-CN"): Promise<BrowserContext> {
    const device = await browser.device({ language, origin: url });
    const page = await device.newPage();
    const { email, password } = demonstration.signInOf(who);
    await signIn(page, url, email, password);
    await page.close();
    return device;
  }

  async function allLeave(): Promise<void> {
    for (const page of pages.splice(0)) await page.close();
    assert.deepEqual(complaints.splice(0).flat(), []);
  }

  /** Somebody screened today whose screening visit is held. */
  async function newParticipant(by: Staff = coordinator, site = "GZ01"): Promise<FormBase> {
    const participant = await by.screen(site, today);
    await by.give({ kind: "consent", participant, version: "1.1", date: today });
    await by.give({ kind: "start-visit", participant, visit: "screening", date: today });
    return { origin: url, study, participant };
  }

  async function bytes(page: Page, path: string): Promise<Buffer> {
    const answer = await page.context().request.get(`${url}/api/studies/${study}/${path}`);
    assert.equal(answer.status(), 200, path);
    return answer.body();
  }

  for (const language of languagesFrom("en")) {
    it(`1: a partial date typed by keyboard stands in form, audit trail, casebook and CSV (${language})`, async () => {
      const base = await newParticipant();
      const page = await arrive("coordinator", language);
      await partialDateByKeyboard(page, base);
      await page.goto(formAddress(base, { form: "AE", line: "new" }));
      await control(page, "term").and(page.locator(":focus")).waitFor();
      await page.keyboard.press("Alt+c");
      await page.waitForFunction(
        () => document.querySelector<HTMLInputElement>('[data-path="term"]')?.value === "Headache",
      );
      assert.equal(await control(page, "onset").inputValue(), "", "the date of a line is its own");
      await readAudit(page, study, { participant: base.participant, form: "AE" }, language);
      assert.match((await readAuditSentences(page)).join("\n"), /UN-JAN-2024|2024年1月|2024-01/);
      const pdf = await bytes(
        page,
        `participants/${base.participant}/casebook?language=${language}`,
      );
      assert.match(pdfPages(pdf).join(""), /UN-JAN-2024|2024年1月/);
      const csv = (await bytes(page, "forms.csv")).toString();
      assert.match(csv, /UN-JAN-2024/);
      await allLeave();
    });

    it(`5: an answer that is no longer asked is folded, flagged and kept, and comes back (${language})`, async () => {
      const base = await newParticipant();
      const page = await arrive("coordinator", language);
      await foldAndBack(page, base, {
        form: "INJ",
        visit: "screening",
        decides: "cause",
        fold: "o",
        unfold: "t",
        folded: "mechanism",
        key: "f",
        holds: "FALL",
      });
      await allLeave();
    });

    it(`6: an impossible value is refused, an unlikely one kept and asked about once (${language})`, async () => {
      const base = await newParticipant();
      const page = await arrive("coordinator", language);
      await impossibleAndUnlikely(page, base, {
        form: "VS",
        visit: "screening",
        field: "temperature",
        impossible: "1280",
        unlikely: "34.2",
      });
      await allLeave();
    });
  }

  it("2: the language is switched in the midst of a half-typed form, and nothing is lost", async () => {
    const page = await arrive("coordinator");
    await languageInTheMidst(page, await newParticipant());
    await allLeave();
  });

  it("4: two people correct one field: the second sees the first's value, and neither is lost", async () => {
    const base = await newParticipant();
    const [first, second] = await Promise.all([
      arrive("coordinator"),
      arrive("investigator", "zh-CN"),
    ]);
    const place = { form: "VS", visit: "screening", field: "weight" };
    await conflictOfTwo(first, second, base, place, ["71.5", "75.1"]);
    await allLeave();
  });

  it("27: the casebook in Chinese holds a broken signature, a withdrawn line and a query thread", async () => {
    const base = await newParticipant();
    const { participant } = base;
    const visit = { visit: "screening", form: "VS" };
    await coordinator.give({
      kind: "save-form",
      participant,
      ...visit,
      values: { pulse: 72, weight: 70 },
      complete: true,
    });
    await coordinator.give({
      kind: "record-adverse-event",
      participant,
      values: { term: "误记的头痛" },
    });
    const [signer, asker, site] = await Promise.all([
      arrive("investigator", "zh-CN"),
      arrive("data-manager", "zh-CN"),
      arrive("coordinator", "zh-CN"),
    ]);
    const vitals = formAddress(base, visit);
    const zh = (words: Parameters<typeof fill>[0], params = {}): string =>
      fill(words, "zh-CN", params);

    await signer.goto(vitals);
    await tabTo(signer, signer.getByRole("button", { name: zh(signWords.sign), exact: true }));
    await signer.keyboard.press("Enter");
    const dialog = signer.getByRole("dialog");
    await tabTo(signer, dialog.getByLabel(zh(proofWords.password)));
    await signer.keyboard.type(demonstration.signInOf("investigator").password);
    await signer.keyboard.press("Enter");
    await signer.locator('[data-signature="signed"]').waitFor();

    await asker.goto(`${vitals}?field=pulse`);
    await row(asker, "pulse").waitFor();
    await row(asker, "pulse").locator(":focus").waitFor();
    await asker.keyboard.press("Alt+q");
    await asker.keyboard.type("原始记录为多少？");
    await tabTo(asker, asker.getByRole("button", { name: zh(queryWords.send) }));
    await asker.keyboard.press("Enter");
    await asker.locator('[data-query="1"]').waitFor();

    await site.goto(vitals);
    await tabTo(
      site,
      site.locator('[data-query="1"]').getByRole("button", { name: zh(queryWords.answer) }),
    );
    await site.keyboard.press("Enter");
    await site.keyboard.type("已核对原始记录。");
    await tabTo(site, site.getByRole("button", { name: zh(queryWords.send) }));
    await site.keyboard.press("Enter");
    await site.getByText("已核对原始记录。").waitFor();
    await changeWithReason(site, "pulse", "74");
    await site.locator('[data-signature="fallen"]').waitFor();
    await site.goto(formAddress(base, { form: "AE", line: 1 }));
    await tabTo(site, site.getByRole("button", { name: zh(logWords.withdraw) }));
    await site.keyboard.press("Enter");
    await site.getByRole("combobox").waitFor();
    await tabTo(site, site.getByRole("combobox"));
    await site.keyboard.press("ArrowDown");
    await site.keyboard.press("Tab");
    await site.keyboard.press("Enter");
    await site.getByRole("button", { name: zh(logWords.restore) }).waitFor();

    const pages = pdfPages(
      await bytes(site, `participants/${participant}/casebook?language=zh-CN`),
    );
    const book = pages.join("");
    for (const held of [
      "已失效",
      "误记的头痛",
      "撤销",
      "原始记录为多少？",
      "已核对原始记录。",
      "质疑1",
      "病例",
    ]) {
      assert.ok(book.includes(squeezed(held)), `${held} is in the casebook`);
    }
    for (const blank of ["\uFFFD", "\u0000"])
      assert.ok(!book.includes(blank), "a glyph is missing");
    await allLeave();
  });

  it("28: an inspector finds who changed a value, why, in which role and with which training", async () => {
    const base = await newParticipant();
    const { participant } = base;
    const administrator = await staffOf(demonstration, study, "administrator");
    const people = (await (await administrator.get("/api/people")).json()) as readonly {
      id: string;
      email: string;
    }[];
    const trained = people.find(
      ({ email }) => email === demonstration.signInOf("coordinator").email,
    );
    const training = { study, title: "GCP", version: "2020", on: "2026-01-10" };
    assert.equal(
      (await administrator.post(`/api/people/${trained?.id}/trainings`, training)).status,
      204,
    );
    const place = { participant, form: "VS", visit: "screening" };
    await coordinator.give({ kind: "save-form", ...place, values: { pulse: 72 }, complete: true });
    await coordinator.give({
      kind: "save-form",
      ...place,
      values: { pulse: 78 },
      reasons: { pulse: "Misread from the source" },
    });
    const page = await arrive("inspector");
    const began = Date.now();
    const changes = await findValue(page, study, {
      participant,
      place: "Screening · Vital signs",
      value: "Pulse rate",
    });
    assert.ok(Date.now() - began < 60_000);
    const said = changes.join("\n");
    for (const told of [/72/, /78/, /Misread from the source/, /Li Wei/, /[Cc]oordinator/, /GCP/])
      assert.match(said, told);
    await allLeave();
  });

  it("29: nothing of another site can be had by its address, and the page says so", async () => {
    const { participant } = await newParticipant(elsewhere, "DL01");
    const page = await arrive("coordinator");
    const refused = /no such participant at your sites/i;
    const person = `${at}/participants/${participant}`;
    for (const address of [
      person,
      `${person}?tab=history`,
      `${person}/visits/screening/VS`,
      `${person}/logs/AE`,
      `${person}/logs/AE/new`,
    ]) {
      await page.goto(address);
      const main = page.getByRole("main");
      await main.getByRole("alert").or(main.getByText(refused)).first().waitFor();
      assert.match(await main.innerText(), refused, `${address}: ${await main.innerText()}`);
      assert.doesNotMatch(await main.innerText(), /DL01 ·|Vital|saved/i, address);
    }
    await page.goto(`${at}/participants?site=DL01`);
    await page.getByRole("button", { name: "Clear the filters" }).first().waitFor();
    assert.equal(await page.getByRole("link", { name: participant }).count(), 0);
    await page.goto(`${at}/audit?participant=${participant}`);
    await page.getByText(/^No event fits these filters/).waitFor();
    for (const path of [
      `participants/${participant}/casebook?language=en`,
      `participants/${participant}`,
      `participants/${participant}/events`,
    ]) {
      const answer = await page.context().request.get(`${url}/api/studies/${study}/${path}`);
      assert.ok([403, 404].includes(answer.status()), `${path}: ${answer.status()}`);
      assert.match(answer.headers()["content-type"] ?? "", /problem\+json/);
    }
    for (const path of ["forms.csv", "audit.csv"]) {
      assert.ok(!(await bytes(page, path)).toString().includes(participant), path);
    }
    await allLeave();
  });

  it("26: the pages of somebody who leaves die within seconds, and the history keeps name and role", async () => {
    const { participant } = await newParticipant(elsewhere, "DL01");
    const [leaver, administrator] = await Promise.all([
      arrive("coordinator2"),
      arrive("administrator"),
    ]);
    await leaver.goto(
      formAddress({ origin: url, study, participant }, { form: "VS", visit: "screening" }),
    );
    await control(leaver, "pulse").waitFor();
    const { name } = demonstration.signInOf("coordinator2");
    await openAccount(administrator, name);
    await endAccount(administrator, "Left the hospital");
    const ended = Date.now();
    await endedScreen(leaver).waitFor();
    assert.ok(Date.now() - ended < 10_000, `it took ${Date.now() - ended} ms`);
    assert.equal(
      await leaver.getByText(participant).first().isVisible(),
      false,
      "what was on the page is covered",
    );
    const page = await arrive("data-manager");
    await readAudit(page, study, { participant });
    const trail = await page.locator("main table").innerText();
    assert.ok(trail.includes(name), "the name");
    assert.match(trail, /[Cc]oordinator/);
    await allLeave();
  });

  it("30: one changed byte is named by the proof, and safety data still goes in", async () => {
    const base = await newParticipant();
    const { participant } = base;
    await coordinator.give({
      kind: "save-form",
      participant,
      visit: "screening",
      form: "VS",
      values: { pulse: 72 },
    });
    const embedded = await startServer({ folder: demonstration.folder });
    const owner = await openConnection(embedded, {});
    await owner.query("alter table neurite.journal disable trigger all");
    await owner.query(
      `update neurite.journal set body = replace(body, '72', '73') where study = $1 and stream = $2 and body like '%"pulse"%'`,
      [study, `participant/${participant}`],
    );
    await owner.query("alter table neurite.journal enable always trigger only_grows");
    await owner.end();
    await embedded.stop();
    const auditor = await arrive("data-manager");
    await auditor.goto(`${at}/audit`);
    const prove = auditor.getByRole("button", { name: "Prove that nothing was altered" });
    await tabTo(auditor, prove);
    await auditor.keyboard.press("Enter");
    const found = auditor.getByRole("main").getByRole("alert");
    await found.waitFor();
    assert.ok((await found.innerText()).includes(participant), await found.innerText());
    const page = await arrive("coordinator");
    await page.goto(formAddress(base, { form: "AE", line: "new" }));
    await control(page, "term").waitFor();
    await enter(page, "term", "Headache");
    await mark(page, "saved");
    await page.waitForURL(/logs\/AE\/\d+$/);
    await allLeave();
  });
});
