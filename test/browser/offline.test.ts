import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { noteComplaints, openBrowser, signIn, withoutChromium } from "./chromium.ts";
import { openDemonstration } from "./demonstration.ts";
import { fillForm } from "./fill-form.ts";
import { control, enter, formAddress, type FormBase, giveReason, mark, row } from "./form-entry.ts";
import {
  closedTabReopensOffline,
  networkPulledWhileTyping,
  nothingIsKeptAfterSignOut,
} from "./offline.ts";
import { staffOf } from "./site-staff.ts";
import { visitorAt } from "./visitor.ts";

const study = "XS228-SCI-P1";
const today = new Date().toISOString().slice(0, 10);

describe("without a network", { skip: withoutChromium }, async () => {
  if (withoutChromium !== false) return;
  const demonstration = await openDemonstration({ studies: ["sci-xs228"], participants: 2 });
  const browser = await openBrowser();
  after(async () => {
    await browser.close();
    await demonstration.close();
  });
  const { url } = demonstration;
  const coordinator = await staffOf(demonstration, study, "coordinator");
  const device = await browser.device({ origin: url, keeps: true });
  const first = await device.newPage();
  const { email, password } = demonstration.signInOf("coordinator");
  await signIn(first, url, email, password);
  await first.close();
  const vitals = { form: "VS", visit: "screening" };

  async function newParticipant(): Promise<FormBase> {
    const participant = await coordinator.screen("GZ01", today);
    await coordinator.give({ kind: "consent", participant, version: "1.1", date: today });
    await coordinator.give({ kind: "start-visit", participant, visit: "screening", date: today });
    return { origin: url, study, participant };
  }

  it("3: what was typed when the network was pulled is kept, said to be kept, and sent once", async () => {
    await networkPulledWhileTyping(
      await device.newPage(),
      await newParticipant(),
      { ...vitals, field: "pulse" },
      "72",
    );
  });

  it("3: a tab that was closed without a network opens again without one", async () => {
    await closedTabReopensOffline(
      await device.newPage(),
      await newParticipant(),
      { ...vitals, field: "pulse" },
      "74",
    );
  });

  it("lets a whole form be filled in, and sends it when the network is back", async () => {
    const base = await newParticipant();
    const page = await device.newPage();
    const complaints = noteComplaints(page);
    await page.goto(formAddress(base, vitals));
    await control(page, "systolic").waitFor();
    await device.setOffline(true);
    const { study: value } = demonstration.studyOf(study);
    const form = value.forms.find(({ id }) => id === "VS");
    assert.ok(form !== undefined);
    const values = {
      systolic: 121,
      diastolic: 78,
      pulse: 66,
      breaths: 15,
      temperature: 36.6,
      saturation: 98,
      weight: 70.5,
      height: 171,
    };
    await fillForm(visitorAt(page), value, form, values, "kept");
    assert.equal(
      (await demonstration.participant(study, base.participant)).forms["screening"]?.["VS"],
      undefined,
    );
    await device.setOffline(false);
    await mark(page, "saved");
    await page.locator("[data-complete]").waitFor({ state: "detached" });
    const kept = (await demonstration.participant(study, base.participant)).forms["screening"]?.[
      "VS"
    ];
    assert.equal(kept?.complete, true);
    for (const [field, number] of Object.entries(values)) {
      const datum: unknown = kept.values[field];
      assert.equal(
        typeof datum === "object" && datum !== null && "entered" in datum
          ? Number(datum.entered)
          : datum,
        number,
        field,
      );
    }
    assert.deepEqual(
      complaints.filter((one) => !/ERR_INTERNET_DISCONNECTED|network/i.test(one)),
      [],
    );
    await page.close();
  });

  it("shows both values when somebody else changed the field meanwhile, and overwrites neither", async () => {
    const base = await newParticipant();
    const { participant } = base;
    await coordinator.give({
      kind: "save-form",
      participant,
      ...vitals,
      values: { weight: 70 },
      complete: true,
    });
    const page = await device.newPage();
    await page.goto(formAddress(base, vitals));
    await control(page, "weight").waitFor();
    await device.setOffline(true);
    await enter(page, "weight", "71.5");
    await giveReason(page, "weight");
    await mark(page, "kept");
    await coordinator.give({
      kind: "save-form",
      participant,
      ...vitals,
      values: { weight: 75.1 },
      reasons: { weight: "Read again" },
    });
    await device.setOffline(false);
    const conflict = page.locator('[data-conflict="weight"]');
    await conflict.waitFor();
    for (const value of ["71.5", "75.1"])
      assert.ok((await conflict.innerText()).includes(value), value);
    await conflict.getByRole("button").first().focus();
    await page.keyboard.press("Enter");
    await row(page, "weight").locator("[data-reason], [data-conflict]").first().waitFor();
    await giveReason(page, "weight");
    await mark(page, "saved");
    const rows = (await (
      await coordinator.get(
        `/api/studies/${study}/participants/${participant}/events?form=VS&visit=screening`,
      )
    ).json()) as { rows: unknown[] };
    const trail = JSON.stringify(rows);
    for (const value of ["70", "71.5", "75.1"])
      assert.ok(trail.includes(value), `${value} is in the trail`);
    await page.close();
  });

  it("keeps nothing after a sign-out", async () => {
    await nothingIsKeptAfterSignOut(await device.newPage(), await newParticipant());
    await device.close();
  });
});
