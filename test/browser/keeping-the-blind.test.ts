import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import type { Page } from "playwright-core";
import { type Param, sha256, type Text } from "../../src/kernel/index.ts";
import { listHash } from "../../src/engine/index.ts";
import { buildWeb } from "../../src/server/index.ts";
import { words as keeping } from "../../src/web/allocation/keeper-words.ts";
import { errorWords, words as randomise } from "../../src/web/allocation/randomise-words.ts";
import { logWords, words as unblind } from "../../src/web/allocation/unblind-words.ts";
import { fill } from "../../src/web/language/fill.ts";
import { blindedStudy, openBlindedClinic, sexFactor, today } from "../server/blinded-clinic.ts";
import { password } from "../server/clinic.ts";
import { assertAccessible } from "./axe.ts";
import { noteComplaints, openBrowser, signIn, withoutChromium } from "./chromium.ts";
import { languagesFrom } from "./languages.ts";
import { settled } from "./pages.ts";

describe("keeping the blind at the page", { skip: withoutChromium }, async () => {
  if (withoutChromium !== false) return;
  const study = blindedStudy(undefined, [sexFactor]);
  const webFolder = await buildWeb(join(tmpdir(), "neurite-web-for-tests"), () => {});
  const clinic = await openBlindedClinic(study, { webFolder });
  const browser = await openBrowser();
  after(async () => {
    await browser.close();
    await clinic.close();
  });
  const [language = "en"] = languagesFrom("zh-CN");
  const say = (words: Text, params: Readonly<Record<string, Param>> = {}): string =>
    fill(words, language, params);
  const armWords = study.arms.flatMap(({ title }) => [title.en, title["zh-CN"]]);
  const [coordinator, keeper, medical] = [
    await clinic.as("coordinator"),
    await clinic.as("keeper"),
    await clinic.as("medical-monitor"),
  ];

  async function pageOf(who: string, url = clinic.server.url, phone = false) {
    const device = await browser.device({ language, phone, origin: url });
    const page = await device.newPage();
    const complaints = noteComplaints(page);
    await signIn(page, url, `${who}@clinic.example`, password);
    return { device, page, complaints };
  }

  async function assigned(): Promise<string> {
    const participant = await clinic.enrolled();
    await clinic.enterSex(participant, "F");
    const { status, text } = await coordinator.command({
      kind: "assign",
      participant,
      date: today,
    });
    assert.equal(status, 200, text);
    return participant;
  }

  async function assertBlind(page: Page, what: string): Promise<void> {
    const told = [await page.content(), await page.title(), page.url()].join("\n");
    for (const word of armWords) assert.ok(!told.includes(word), `${what}: ${word}`);
  }

  it("a drill goes every step on a phone, shows no arm, tells nobody, and stands in the log as a drill", async () => {
    await keeper.command({ kind: "open-allocation" });
    const participant = await assigned();
    await clinic.server.notices.settle();
    const heard = async () => (await medical.get("/api/notices")).body.notices.length as number;
    const before = await heard();
    const { device, page, complaints } = await pageOf("sub-investigator", undefined, true);
    await page.goto(`/studies/${study.id}/unblindings`);
    await page.getByText(say(logWords.noDrill)).waitFor();
    await page.getByLabel(say(logWords.number), { exact: true }).fill(participant);
    await page.getByRole("link", { name: say(logWords.practise, { participant }) }).click();
    await page.getByRole("heading", { level: 1, name: say(unblind.drillTitle) }).waitFor();
    await page.getByLabel(say(unblind.confirm)).fill(participant);
    await page.getByLabel(say(unblind.reason)).fill("Our drill of this quarter");
    await page.getByLabel(say(unblind.yes), { exact: true }).check();
    await page.locator('input[name="password"]').fill(password);
    await settled(page);
    await assertAccessible(page, "the drill");
    await page.locator("[data-open]").click();
    await page.locator("[data-drill]").waitFor();
    await assertBlind(page, "the end of the drill");
    assert.equal(await page.locator("[data-code]").count(), 0);
    await page.getByRole("link", { name: say(unblind.drillLog) }).click();
    await page.getByText(say(logWords.drill), { exact: true }).waitFor();
    await assertBlind(page, "the log");
    await clinic.server.notices.settle();
    assert.equal(await heard(), before);
    assert.deepEqual((await keeper.get(`${clinic.base}/allocation`)).body.disclosures, []);
    assert.deepEqual(complaints, []);
    await device.close();
  });

  it("a code that was opened on paper is entered with its real time, and its impact is owed until it is said", async () => {
    const participant = await assigned();
    const { device, page, complaints } = await pageOf("investigator");
    await page.goto(`/studies/${study.id}/unblindings`);
    const part = page.locator("[data-paper]");
    await part.locator("summary").click();
    await part.getByLabel(say(logWords.who)).selectOption(participant);
    await part.getByLabel(say(logWords.opened)).fill("2099-01-01T03:00");
    await part.getByLabel(say(logWords.openedBy)).fill("Dr Li, from the envelope at the pharmacy");
    await part.getByLabel(say(logWords.reason)).fill("Stupor; no network");
    await part.getByRole("button", { name: say(logWords.enterPaper), exact: true }).click();
    await part.getByRole("alert").waitFor();
    const opened = `${today}T00:00`;
    await part.getByLabel(say(logWords.opened)).fill(opened);
    await part.getByRole("button", { name: say(logWords.enterPaper), exact: true }).click();
    await part.getByText(say(logWords.paperDone)).waitFor();
    await page.getByText(say(logWords.owed)).first().waitFor();
    await assertAccessible(page, "the log with what is owed");
    await assertBlind(page, "after the entry");
    await part.getByLabel(say(unblind.means)).fill("Ratings after today are another person's");
    await part.getByRole("button", { name: say(unblind.keep), exact: true }).click();
    await page.getByText("Ratings after today are another person's").first().waitFor();
    await page.getByText(say(logWords.owed)).first().waitFor({ state: "detached" });
    assert.deepEqual(complaints, []);
    await device.close();
  });

  it("a number is marked and stays; a factor that is corrected is reported without arms, exported, and with arms to the keeper", async () => {
    const participant = await assigned();
    await clinic.enterSex(participant, "M", "Misread");
    const { device, page, complaints } = await pageOf("coordinator");
    await page.goto(`/studies/${study.id}/participants/${participant}/randomise`);
    const number = await page.locator("[data-number]").innerText();
    await page.getByText(say(randomise.wrong)).click();
    const mark = page.getByRole("button", { name: say(randomise.mark), exact: true });
    assert.ok(await mark.isDisabled(), "not without a reason");
    await page.getByLabel(say(errorWords["wrong-factor"])).check();
    await page.getByLabel(say(randomise.reason)).fill("Sex was misread");
    await mark.click();
    await page
      .getByText(
        say(randomise.marked, {
          error: say(errorWords["wrong-factor"]),
          reason: "Sex was misread",
        }),
      )
      .waitFor();
    assert.equal(await page.locator("[data-number]").innerText(), number);
    await page.goto(`/studies/${study.id}/unblindings`);
    const download = page.waitForEvent("download");
    await page.getByRole("button", { name: /CSV/ }).click();
    const chunks: Buffer[] = [];
    for await (const chunk of await (await download).createReadStream())
      chunks.push(chunk as Buffer);
    const csv = Buffer.concat(chunks).toString();
    assert.match(csv, new RegExp(`${participant},GZ01,sex,F,M`));
    await assertBlind(page, "the report");
    for (const { id } of study.arms) assert.ok(!csv.includes(id));
    assert.deepEqual(complaints, []);
    await device.close();
    const kept = await pageOf("keeper");
    await kept.page.goto(`/studies/${study.id}/allocation`);
    const row = kept.page.locator("[data-kept-strata] tbody tr").filter({ hasText: participant });
    await row.waitFor();
    const told = await row.innerText();
    assert.ok(
      armWords.some((word) => told.includes(word)),
      told,
    );
    await assertAccessible(kept.page, "the keeper's report");
    await kept.device.close();
  });

  it("a list is dropped or chosen by keyboard, shown with its hash, and put into use by a second person's signature", async () => {
    const listed = { ...blindedStudy({ kind: "list" }, []), id: "XS228-SCI-LIST" };
    const own = await openBlindedClinic(listed, { webFolder });
    try {
      const [cells = "", saline = ""] = listed.arms.map(({ id }) => id);
      const rows = [1, 2, 3, 4, 5, 6].map((n) => `L-0${n},${n % 3 === 0 ? saline : cells}`);
      const csv = (lines: readonly string[]): string => ["number,arm", ...lines, ""].join("\n");
      const first = await pageOf("keeper", own.server.url);
      const { page } = first;
      await page.goto(`/studies/${listed.id}/allocation`);
      const input = page.locator('input[type="file"]');
      await input.waitFor();
      /** Drops a file as a mouse does. */
      const drop = async (content: string): Promise<void> => {
        const transfer = await page.evaluateHandle((text) => {
          const data = new DataTransfer();
          data.items.add(new File([text], "list.csv", { type: "text/csv" }));
          return data;
        }, content);
        const label = page.locator("label").filter({ has: input });
        await label.dispatchEvent("dragover", { dataTransfer: transfer });
        await label.dispatchEvent("drop", { dataTransfer: transfer });
      };
      await drop(csv([...rows, rows[0] ?? ""]));
      await page.getByRole("alert").waitFor();
      const store = page.getByRole("button", { name: say(keeping.supply, { count: 6 }) });
      assert.equal(await store.count(), 0, "a list with a number twice cannot be stored");
      await drop(csv(rows));
      await page.getByText(sha256(csv(rows))).waitFor();
      await store.waitFor();
      // By keyboard alone: the same file, chosen instead of dropped.
      await page.reload();
      await input.waitFor();
      const chooser = page.waitForEvent("filechooser");
      await input.press("Enter");
      await (await chooser).setFiles({
        name: "list.csv",
        mimeType: "text/csv",
        buffer: Buffer.from(csv(rows)),
      });
      await store.waitFor();
      await store.focus();
      await page.keyboard.press("Enter");
      const entries = rows.map((row) => {
        const [number = "", arm = ""] = row.split(",");
        return { number, arm };
      });
      const hash = listHash(entries);
      await page.getByText(hash).waitFor();
      await assertAccessible(page, "a list that waits");
      const activate = say(keeping.activate);
      assert.equal(
        await page.getByRole("button", { name: activate }).count(),
        0,
        "not by the same",
      );
      await first.device.close();
      const second = await pageOf("second-keeper", own.server.url);
      await second.page.goto(`/studies/${listed.id}/allocation`);
      await second.page.getByText(hash).waitFor();
      await second.page.locator('input[name="password"]').fill("not the password");
      await second.page.getByRole("button", { name: activate }).click();
      await second.page.getByRole("alert").waitFor();
      await second.page.locator('input[name="password"]').fill(password);
      await second.page.getByRole("button", { name: activate }).click();
      await second.page
        .getByText(say(keeping.listState, { entries: 6, activated: 6, left: 6 }))
        .waitFor();
      await second.device.close();
      const participant = await own.enrolled();
      const given = await (await own.as("coordinator")).command({
        kind: "assign",
        participant,
        date: today,
      });
      assert.equal(given.status, 200, given.text);
    } finally {
      await own.close();
    }
  });
});
