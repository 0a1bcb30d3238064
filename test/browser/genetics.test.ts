import assert from "node:assert/strict";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, describe, it } from "node:test";
import type { Page } from "playwright-core";
import tofersen from "../../examples/sod1-tofersen/study.ts";
import type { Text } from "../../src/kernel/index.ts";
import { buildWeb } from "../../src/server/index.ts";
import { queryWords } from "../../src/web/form/query-words.ts";
import { signWords } from "../../src/web/form/sign-words.ts";
import { words } from "../../src/web/genetics/genetics-words.ts";
import { words as identityWords } from "../../src/web/genetics/identity-words.ts";
import { fill } from "../../src/web/language/fill.ts";
import { actWords } from "../../src/web/participant/course-words.ts";
import { words as eligibilityWords } from "../../src/web/participant/eligibility-words.ts";
import { words as signaturesWords } from "../../src/web/participant/signatures-words.ts";
import { proofWords } from "../../src/web/session/proof-words.ts";
import { openClinic, password } from "../server/clinic.ts";
import { blockGzipped, clinvarOfA5v, madeVcf } from "../server/made-vcf.ts";
import { assertAccessible } from "./axe.ts";
import { noteComplaints, openBrowser, signIn, withoutChromium } from "./chromium.ts";
import { enter, formAddress, giveReason, mark, row } from "./form-entry.ts";
import { languagesFrom } from "./languages.ts";

/** The classes of the form in their order. */
const classes = ["B", "LB", "VUS", "LP", "P"];

describe("a genetic result, from the file to enrolment", { skip: withoutChromium }, async () => {
  if (withoutChromium !== false) return;
  const webFolder = await buildWeb(join(tmpdir(), "neurite-web-for-tests"), () => {});
  const at = { site: "BJ01" };
  const clinic = await openClinic({
    example: tofersen,
    webFolder,
    people: {
      nurse: [{ role: "coordinator", ...at }],
      geneticist: [{ role: "investigator", ...at }],
      doctor: [{ role: "investigator", ...at }],
    },
  });
  const browser = await openBrowser();
  after(async () => {
    await browser.close();
    await clinic.close();
  });
  const origin = clinic.server.url;
  const study = tofersen.id;
  const today = new Date().toISOString().slice(0, 10);
  const visit = "screening";
  const nurse = await clinic.as("nurse");
  const manager = await clinic.as("data-manager");
  const complaints: (readonly string[])[] = [];

  async function give(command: object): Promise<void> {
    const reply = await nurse.command(command);
    assert.equal(reply.status, 200, reply.text);
  }

  /** A participant of whom everything but the genes is known. */
  async function screened(): Promise<string> {
    const screening = { id: `screen-${Math.random()}`, site: "BJ01", date: today };
    const { body } = await nurse.post(`/api/studies/${study}/screenings`, screening);
    const { participant } = body;
    await give({ kind: "consent", participant, version: "1.0", date: today });
    await give({ kind: "start-visit", participant, visit, date: today });
    const known = {
      DM: { age: 52, sex: "M", fertile: true },
      DX: { onset: "2025-11", region: "LUMBOSACRAL", othersExcluded: true, category: "DEFINITE" },
      LPS: { safe: true },
    };
    for (const [form, values] of Object.entries(known)) {
      await give({ kind: "save-form", participant, visit, form, values, complete: true });
    }
    return participant;
  }

  const tab = (participant: string, name: string): string =>
    `${origin}/studies/${study}/participants/${participant}?tab=${name}`;
  const file = (name: string, content: string | Buffer) => ({
    name,
    mimeType: "application/octet-stream",
    buffer: Buffer.from(content),
  });

  for (const language of languagesFrom("zh-CN")) {
    const says = (text: Text, params: Readonly<Record<string, string | number>> = {}): string =>
      fill(text, language, params);

    async function seat(who: string, phone = false): Promise<Page> {
      const device = await browser.device({ language, phone, origin });
      const page = await device.newPage();
      complaints.push(noteComplaints(page));
      await signIn(page, origin, `${who}@clinic.example`, password);
      return page;
    }

    async function upload(page: Page, vcf: ReturnType<typeof file>): Promise<void> {
      await page.locator('input[name="vcf"]').setInputFiles(vcf);
      await page.getByRole("button", { name: says(words.send) }).click();
    }

    async function signNow(page: Page): Promise<void> {
      const dialog = page.locator("[data-sign]");
      await dialog.getByLabel(says(proofWords.password)).fill(password);
      await dialog.getByRole("button", { name: says(signWords.act) }).click();
      await dialog.waitFor({ state: "detached" });
    }

    const participant = await screened();
    const base = { origin, study, participant };
    const page = await seat("nurse");

    it(`says in the page what is wrong with a file, and keeps nothing of it (${language})`, async () => {
      await page.goto(tab(participant, "genetics"));
      const broken = [
        [blockGzipped(madeVcf()).subarray(0, 400), /cut off or damaged|截断或已损坏/],
        [madeVcf({ build: "GRCh37" }), /called against GRCh37|基于 GRCh37/],
        [madeVcf({ samples: ["A", "B"] }), /2 samples \(A, B\)|2 个样本（A, B）/],
        [madeVcf().replace("\t31659783\t", "\tsomewhere\t"), /Line 13, column 4|第 13 行第 4 列/],
      ] as const;
      await page.getByText(says(words.more)).click();
      await page.locator('select[name="build"]').selectOption("GRCh38");
      for (const [content, pattern] of broken) {
        await upload(page, file("a.g.vcf", content));
        await page.getByRole("alert").filter({ hasText: pattern }).waitFor();
      }
      await assertAccessible(page, "a file that is not sound");
      const { body } = await nurse.get(`/api/studies/${study}/participants/${participant}`);
      assert.equal(body.state.genetics, undefined);
    });

    it(`never calls negative what is not covered: without exon 4 the gene is unknown, and eligibility says what is needed (${language})`, async () => {
      await upload(page, file("no-exon-4.g.vcf", madeVcf({ without: [4], change: false })));
      await page.locator('[data-gene="SOD1"][data-verdict="unknown"]').waitFor();
      await page.locator('[data-gene="C9orf72"][data-verdict="not-assessed"]').waitFor();
      const picture = page.locator('[data-gene-picture="SOD1"] svg');
      assert.match(
        (await picture.getAttribute("aria-label")) ?? "",
        /Not covered: exons 4|外显子 4/,
      );
      await page.goto(tab(participant, "eligibility"));
      const line = page.locator("li", { hasText: "I3" }).first();
      await line.getByText(says(eligibilityWords.needed)).first().waitFor();
    });

    it(`draws the variant on its gene, with quality, names and evidence (${language})`, async () => {
      await page.goto(tab(participant, "genetics"));
      await page.getByText(says(words.more)).click();
      await page.locator('input[name="clinvar"]').setInputFiles(file("clinvar.vcf", clinvarOfA5v));
      await upload(page, file("a.g.vcf.gz", blockGzipped(madeVcf())));
      const finding = page.locator("[data-finding]");
      await finding.waitFor();
      const label = await page.locator('[data-gene-picture="SOD1"] svg').getAttribute("aria-label");
      assert.match(label ?? "", /p\.Ala5Val/);
      const text = await finding.innerText();
      for (const said of [
        "NM_000454.5:c.14C>T",
        "p.(Ala5Val)",
        "A4V",
        "21:31659783",
        "21:33032096",
        "21/42 (50 %)",
        "Pathogenic",
      ]) {
        assert.ok(text.includes(said), `${said} in ${text}`);
      }
      assert.ok(
        text.includes(says(words.laboratoryNone)),
        "no class is put in the laboratory's place",
      );
      await assertAccessible(page, "a genetic report");
    });

    it(`goes into the form on somebody's word, without the class, and asks by itself where the class contradicts (${language})`, async () => {
      await page.getByRole("button", { name: says(words.takeOver) }).click();
      const dialog = page.getByRole("dialog");
      const act = dialog.getByRole("button", { name: says(words.fill) });
      assert.ok(await act.isDisabled(), "nobody has compared it with the report");
      await dialog.getByLabel(says(words.compared)).check();
      await assertAccessible(page, "what is taken over");
      await act.click();
      await page.locator('[data-form="GEN"]').waitFor();
      assert.equal(await page.locator('[data-path="protein"]').inputValue(), "p.Ala5Val");
      assert.equal(await page.locator('[data-path="acmg"]:checked').count(), 0);
      await enter(page, "reported", today);
      await enter(page, "laboratory", "Laboratory of the test");
      await enter(page, "legacy", "A5V");
      await mark(page, "saved");
      await page.locator("[data-report-questions]").getByText(/A4V/).waitFor();
      await enter(page, "legacy", "A4V");
      await page.locator("[data-report-questions]").waitFor({ state: "detached" });
      await row(page, "acmg").locator("label:has(input)").nth(classes.indexOf("VUS")).click();
      await page.locator("[data-report-questions]").waitFor();
      await mark(page, "saved");
      await page.locator("[data-complete]").click();
      const query = row(page, "acmg").locator('[data-query="1"]');
      await query.waitFor();
      const asked = says(queryWords.opened, { name: "nurse", role: "" }).slice(0, 6);
      assert.ok((await query.innerText()).includes(asked));
      await row(page, "acmg").locator("label:has(input)").nth(classes.indexOf("P")).click();
      await page.keyboard.press("Tab");
      await giveReason(page, "acmg");
      await mark(page, "saved");
      await page.locator("[data-report-questions]").waitFor({ state: "detached" });
      const closing = { kind: "close-query", participant, query: 1 };
      assert.equal((await manager.command(closing)).status, 200);
    });

    it(`counts once the geneticist has signed it, and says so beside the evidence (${language})`, async () => {
      const geneticist = await seat("geneticist");
      await geneticist.goto(formAddress(base, { form: "GEN", visit }));
      await geneticist.getByRole("button", { name: says(signWords.sign), exact: true }).click();
      await signNow(geneticist);
      await geneticist.goto(tab(participant, "genetics"));
      const laboratory = geneticist.locator("[data-laboratory-class]");
      await laboratory.locator("[data-signed]", { hasText: "geneticist" }).waitFor();
      await laboratory.getByText(says(words.agrees)).waitFor();
    });

    it(`says first that a sample reads as another sex than the record, and asks at the field (${language})`, async () => {
      const other = await screened();
      const nurses = await seat("nurse");
      await nurses.goto(tab(other, "genetics"));
      const hers = Array.from({ length: 150 }, (_, n) => {
        const said = n % 2 === 0 ? "0/1:99:40:20,20" : "1/1:99:40:0,40";
        return `X\t${3_000_000 + n * 1_000_000}\t.\tA\tG\t.\tPASS\t.\tGT:GQ:DP:AD\t${said}\n`;
      });
      await upload(nurses, file("hers.g.vcf", `${madeVcf()}${hers.join("")}`));
      const card = nurses.locator('[data-identity="differs"]');
      await card.getByText(/read as female|显示为女性/).waitFor();
      await card.getByText(says(identityWords.noEarlier)).waitFor();
      assert.ok(
        await nurses.evaluate(() => {
          const [doubt, gene] = ["[data-identity]", "[data-gene]"].map((one) =>
            document.querySelector(one)?.getBoundingClientRect(),
          );
          return doubt !== undefined && gene !== undefined && doubt.top < gene.top;
        }),
      );
      await assertAccessible(nurses, "a sample that may be another person's");
      await nurses.goto(formAddress({ ...base, participant: other }, { form: "DM", visit }));
      await nurses
        .getByText(/read as female|显示为女性/)
        .first()
        .waitFor();
    });

    it(`leads to signed eligibility and enrolment (${language})`, async () => {
      const doctor = await seat("doctor");
      await doctor.goto(tab(participant, "signatures"));
      await doctor.getByLabel(says(signaturesWords.all)).check();
      await doctor.getByRole("button", { name: says(signaturesWords.sign, { count: 3 }) }).click();
      await signNow(doctor);
      await doctor.goto(tab(participant, "eligibility"));
      const line = doctor.locator("li", { hasText: "I3" }).first();
      await line.getByText("SOD1", { exact: false }).first().waitFor();
      await assertAccessible(doctor, "eligibility with every criterion met");
      await doctor.getByRole("button", { name: says(eligibilityWords.assess) }).click();
      await doctor.getByText(says(eligibilityWords.again)).waitFor();
      await doctor.getByRole("button", { name: says(eligibilityWords.enrol) }).click();
      const dialog = doctor.getByRole("dialog");
      await dialog.getByRole("button", { name: says(actWords.enrol.act) }).click();
      await dialog.waitFor({ state: "detached" });
      const { body } = await nurse.get(`/api/studies/${study}/participants/${participant}`);
      assert.equal(body.state.status, "enrolled");
      assert.equal(body.state.eligible, "yes");
      assert.equal(body.state.signatures.length, 2);
    });
  }

  it("make the browser complain of nothing", () => assert.deepEqual(complaints.flat(), []));
});
