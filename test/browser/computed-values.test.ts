import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { fieldsOf } from "../../src/definition/index.ts";
import sci from "../../examples/sci-xs228/study.ts";
import { noteComplaints, openBrowser, signIn, withoutChromium } from "./chromium.ts";
import { openDemonstration } from "./demonstration.ts";
import { control, enter, formAddress, row } from "./form-entry.ts";
import { staffOf } from "./site-staff.ts";

const visit = "screening";

describe("values that an algorithm computes", { skip: withoutChromium }, async () => {
  if (withoutChromium !== false) return;
  const demonstration = await openDemonstration({
    studies: ["sci-xs228", "als-xs228"],
    participants: 1,
  });
  const browser = await openBrowser();
  after(async () => {
    await browser.close();
    await demonstration.close();
  });
  const date = new Date().toISOString().slice(0, 10);

  /** Somebody at their screening visit, with some forms entered. */
  async function screened(study: string, site: string, version: string, forms: object) {
    const staff = await staffOf(demonstration, study, "coordinator");
    const participant = await staff.screen(site, date);
    await staff.give({ kind: "consent", participant, version, date });
    await staff.give({ kind: "start-visit", participant, visit, date });
    for (const [form, values] of Object.entries(forms)) {
      await staff.give({ kind: "save-form", participant, visit, form, values });
    }
    return { origin: demonstration.url, study, participant };
  }

  async function arrive(language: "en" | "zh-CN") {
    const page = await (await browser.device({ language })).newPage();
    const complaints = noteComplaints(page);
    const { email, password } = demonstration.signInOf("coordinator");
    await signIn(page, demonstration.url, email, password);
    return { page, complaints };
  }

  const scores = sci.forms
    .filter(({ id }) => id === "SCI")
    .flatMap(fieldsOf)
    .map(({ id }) => id)
    .filter((id) => /^[ctls]\d.*(Motor|Touch|Prick)$/.test(id))
    .map((id) => [id, /^(t11|t12|l|s)/.test(id) ? "0" : id.endsWith("Motor") ? "5" : "2"]);

  it("shows the classification of an examination beside the examiner's, and names it where they differ", async () => {
    const base = await screened("XS228-SCI-P1", "GZ01", "1.1", {
      SCI: { ...Object.fromEntries(scores), vac: "NT", dap: "No", ais: "D", nli: "T10" },
    });
    for (const [language, both] of [
      ["en", "A: complete or C: motor incomplete, weaker half"],
      ["zh-CN", "A：完全性损伤或C：运动不完全性损伤（多数关键肌<3级）"],
    ] as const) {
      const { page, complaints } = await arrive(language);
      await page.goto(formAddress(base, { form: "SCI", visit }));
      const computed = row(page, "aisComputed").locator("[data-derived]");
      await computed.waitFor();
      assert.equal(await computed.innerText(), both);
      const asked = page.locator('[data-check="SCI10"] [data-computed="aisComputed"]').first();
      assert.match(await asked.innerText(), new RegExp(both.slice(0, 6)));
      assert.deepEqual(complaints, []);
      await page.close();
    }
  });

  it("computes the percentage while litres are typed, and says by which equation", async () => {
    const base = await screened("XS228-ALS-P1", "BJ01", "1.0", {
      DM: { age: 50, sex: "M", fertile: true },
      VS: { height: 175 },
      FVC: { date, position: "SITTING", equation: "GLI2022" },
    });
    for (const [language, named, ...decided] of [
      [
        "en",
        "protocol: GLI 2022, global",
        "by GLI 2022, global, which applies, it is 71.8 %, at or above 70 %.",
        "it would be below 70 %:",
        "GLI 2012, North-East Asian: 69.4 %",
        "GLI 2012, Caucasian: 66.6 %",
        "it would also be at or above 70 %:",
        "GLI 2012, South-East Asian: 75 %",
      ],
      [
        "zh-CN",
        "方案规定：GLI 2022（全球）",
        "此处采用GLI 2022（全球），为71.8 %，达到70 %。",
        "则低于70 %：",
        "GLI 2012（东北亚）：69.4 %",
        "GLI 2012（白种人）：66.6 %",
        "同样达到70 %：",
        "GLI 2012（东南亚）：75 %",
      ],
    ] as const) {
      const { page, complaints } = await arrive(language);
      await page.goto(formAddress(base, { form: "FVC", visit }));
      await row(page, "best").waitFor();
      await enter(page, "best", language === "en" ? "3.2" : "3.20");
      const percent = row(page, "percent");
      await percent.locator("[data-derived]", { hasText: "71.8" }).waitFor();
      const note = await percent.locator("[data-decided]").innerText();
      assert.ok((await percent.innerText()).includes(named));
      for (const sentence of decided) assert.ok(note.includes(sentence), note);
      const equation = control(page, "equation");
      await equation.selectOption("GLI2012_NEA");
      await percent.locator("[data-derived]", { hasText: "69.4" }).waitFor();
      const other = await percent.locator("[data-decided]").innerText();
      assert.match(other, /69\.4 %(, below 70 %|，低于70 %)/);
      await equation.selectOption("GLI2022");
      await percent.locator("[data-derived]", { hasText: "71.8" }).waitFor();
      await enter(page, "best", "4.6");
      await percent.locator("[data-decided]").waitFor({ state: "detached" });
      await enter(page, "best", "3.2");
      assert.deepEqual(complaints, []);
      await page.close();
    }
  });

  it("computes nothing while no equation, and with it no group of GLI 2012, is named, and says so", async () => {
    const base = await screened("XS228-ALS-P1", "BJ01", "1.0", {
      DM: { age: 50, sex: "M", fertile: true },
      VS: { height: 175 },
      FVC: { date, position: "SITTING", best: 3.2 },
    });
    for (const [language, lacking, help] of [
      ["en", "not computable: Reference equation missing", "It is not guessed"],
      ["zh-CN", "无法计算：缺少预计值公式", "系统不推断人群"],
    ] as const) {
      const { page, complaints } = await arrive(language);
      await page.goto(formAddress(base, { form: "FVC", visit }));
      const computed = row(page, "expected").locator("[data-derived]");
      await computed.waitFor();
      assert.equal(await computed.innerText(), lacking);
      assert.ok((await row(page, "equation").innerText()).includes(help));
      assert.equal(await page.locator("[data-decided]").count(), 0);
      assert.deepEqual(complaints, []);
      await page.close();
    }
  });
});
