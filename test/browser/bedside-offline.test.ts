import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { addDays, instantOf, printDay, type Text } from "../../src/kernel/index.ts";
import { wristbandCode } from "../../src/engine/index.ts";
import type { DosingPermit } from "../../src/server/contract.ts";
import { unitWords, words } from "../../src/web/bedside/bedside-words.ts";
import { fill } from "../../src/web/language/fill.ts";
import { assertAccessible } from "./axe.ts";
import { BedsideStage } from "./bedside-stage.ts";
import { noteComplaints, openBrowser, signIn, withoutChromium } from "./chromium.ts";
import { openDemonstration } from "./demonstration.ts";
import { languagesFrom } from "./languages.ts";
import { staffOf } from "./site-staff.ts";

const study = "SOD1-TOFERSEN-CN";

describe("the bedside where the network goes", { skip: withoutChromium }, async () => {
  if (withoutChromium !== false) return;
  let ahead = 0;
  const clock = (): Date => new Date(Date.now() + ahead);
  const demonstration = await openDemonstration({
    studies: ["sod1-tofersen"],
    participants: 4,
    clock,
  });
  await demonstration.server.identity.setPolicy(
    { secondFactorRoles: [], idleMinutes: 240, absoluteHours: 48 },
    "system",
  );
  ahead = Date.parse("2027-06-01T02:00:00Z") - Date.now();
  const browser = await openBrowser();
  after(async () => {
    await browser.close();
    await demonstration.close();
  });
  const { url } = demonstration;
  const now = () => instantOf(clock().getTime());
  const stage = new BedsideStage(demonstration, study);
  const [language = "en"] = languagesFrom("en");
  const say = (text: Text, params: Parameters<typeof fill>[2] = {}): string =>
    fill(text, language, params);
  const unit = unitWords.vial;
  const call = stage.study.supply?.bedside?.call ?? words.askLab;
  let number = 820;

  interface Ready {
    readonly participant: string;
    readonly vial: string;
  }

  /** Somebody whose first dose is ready. */
  async function ready(): Promise<Ready> {
    number += 1;
    const yesterday = addDays(
      printDay(Math.floor((clock().getTime() + 8 * 3_600_000) / 86_400_000)),
      -1,
    );
    const participant = await stage.enrol(String(number), yesterday);
    return { participant, vial: await stage.ready(participant, now()) };
  }
  // There are few vials: one person may stand in several tests.
  const known = new Map<string, Promise<Ready>>();
  function prepared(name: "first" | "second" | "third"): Promise<Ready> {
    const found = known.get(name) ?? ready();
    known.set(name, found);
    return found;
  }

  /** A phone that shows somebody's bedside. */
  async function atBedside({ participant, vial }: Ready) {
    const device = await browser.device({ language, phone: true, origin: url, keeps: true });
    const page = await device.newPage();
    const complaints = noteComplaints(page);
    const { email, password } = demonstration.signInOf("coordinator");
    await signIn(page, url, email, password);
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
    const scan = async (label: string, code: string): Promise<void> => {
      const box = page.getByLabel(label, { exact: true });
      await box.waitFor();
      await box.fill(code);
      await box.press("Enter");
    };
    const press = (text: Text): Promise<void> =>
      page.getByRole("button", { name: say(text), exact: true }).click();
    const scanBoth = async (): Promise<void> => {
      await scan(say(words.wristband), wristbandCode(participant));
      await scan(say(words.label, { unit }), vial);
    };
    await page.goto(`/studies/${study}/bedside?participant=${participant}`);
    await page.locator('[data-permit="held"]').waitFor();
    return { device, page, complaints, scanBoth, press };
  }

  it("takes no scans without the network under a permit that is forged, another's, or over", async () => {
    const coordinator = await staffOf(demonstration, study, "coordinator");
    const monitor = await staffOf(demonstration, study, "monitor");
    const { participant, vial } = await prepared("first");
    const { participant: other } = await prepared("second");
    const permits = async (who: typeof coordinator, of: string) => {
      const answer = await who.get(`/api/studies/${study}/participants/${of}/dosing-permits`);
      assert.equal(answer.status, 200);
      return (await answer.json()) as DosingPermit[];
    };
    assert.deepEqual(await permits(monitor, participant), [], "who gives no dose gets none");
    const [own] = await permits(coordinator, participant);
    const [another] = await permits(coordinator, other);
    assert.ok(own !== undefined && another !== undefined && own.unit === vial);
    assert.ok(!/lot|arm|L-\d/.test(Buffer.from(own.token, "base64url").toString()));
    const [text = "", mark = ""] = own.token.split(".");
    const longer = Buffer.from(text, "base64url")
      .toString()
      .replace(/"until":"2027/, '"until":"2099');
    const scanned = now();
    const tries: readonly (readonly [string, string, string | undefined])[] = [
      ["no permit", scanned, undefined],
      ["another's", scanned, another.token],
      ["one made longer", scanned, `${Buffer.from(longer).toString("base64url")}.${mark}`],
      ["one before its time", instantOf(clock().getTime() - 3_600_000), own.token],
      ["one that is over", instantOf(clock().getTime() + 3_700_000), own.token],
    ];
    const version = (await stage.person(participant)).version;
    for (const [what, at, permit] of tries) {
      const command = {
        kind: "check-bedside",
        participant,
        wristband: participant,
        unit: vial,
        scanned: at,
        ...(permit === undefined ? {} : { permit }),
      };
      const body = { id: `permit-${what.replaceAll(/\W/g, "-")}`, command };
      const answer = await coordinator.post(`/api/studies/${study}/commands`, body);
      assert.equal(answer.status, 422, what);
      assert.match(await answer.text(), /bedside\.permit/, what);
    }
    assert.equal((await stage.person(participant)).version, version, "nothing was recorded");
  });

  it("checks under a permit, gives, survives a reload, and sends it all when the network is back", async () => {
    const of = await prepared("first");
    const { participant, vial } = of;
    const { device, page, complaints, scanBoth, press } = await atBedside(of);
    await device.setOffline(true);
    await scanBoth();
    await page.getByText(say(words.matchHere, { unit })).waitFor();
    await press(words.start);
    await page.getByRole("button", { name: say(words.finish), exact: true }).waitFor();
    await page.reload();
    await press(words.finish);
    await page
      .getByText(say(words.doseDone))
      .or(page.getByText(say(words.kept)))
      .first()
      .waitFor();
    const before = await stage.person(participant);
    assert.equal(
      before.orders?.at(-1)?.units[0]?.ending,
      undefined,
      "the server has not heard of it",
    );
    const scannedBy = now();
    ahead += 5 * 60_000;
    await device.setOffline(false);
    await page.reload();
    await page.getByText(say(words.doseDone)).waitFor();
    const person = await stage.person(participant);
    assert.equal(person.orders?.at(-1)?.units[0]?.ending, "administered");
    assert.equal(person.doses.length, 1);
    const record = await staffOf(demonstration, study, "coordinator");
    const events = await record.get(`/api/studies/${study}/participants/${participant}/events`);
    const rows = ((await events.json()) as { rows: { event: Record<string, string> }[] }).rows;
    const matched = rows.find(({ event }) => event["type"] === "bedside-matched")?.event;
    assert.equal(matched?.["unit"], vial);
    assert.ok((matched?.["scanned"] ?? "~") <= scannedBy, "as of when it was scanned");
    assert.ok((matched?.["at"] ?? "") > scannedBy, "beside when it was heard of");
    assert.deepEqual(
      complaints.filter((one) => !/ERR_INTERNET_DISCONNECTED/.test(one)),
      [],
    );
    await device.close();
  });

  it("refuses to go on when the permit is over, and says whom to call", async () => {
    const of = await prepared("second");
    const { participant } = of;
    const { device, page, scanBoth } = await atBedside(of);
    await device.setOffline(true);
    await page.clock.install({ time: Date.now() + 61 * 60_000 });
    await page.reload();
    await page.locator('[data-permit="none"]').waitFor();
    await scanBoth();
    await page.getByText(say(words.undecided, { unit, call })).waitFor();
    assert.equal(await page.getByRole("button", { name: say(words.start) }).count(), 0);
    assert.equal((await stage.person(participant)).doses.length, 0);
    await device.close();
  });

  it("shows a dose that the server would not take, with its times, until somebody says how it was", async () => {
    const of = await prepared("third");
    const { participant, vial } = of;
    const { device, page, scanBoth, press } = await atBedside(of);
    await device.setOffline(true);
    // Blocked after the permit was given, and before the scan.
    const lot = await stage.lotOf(vial);
    await stage.give(
      "quality",
      { kind: "quarantine", lot, units: [vial], reason: "A crack" },
      now(),
    );
    // This device's clock may be as far behind the server's as an answer took to come: it scans a minute later.
    await page.clock.install({ time: Date.now() + 60_000 });
    await scanBoth();
    await press(words.start);
    await press(words.finish);
    await page.getByText(say(words.kept)).waitFor();
    ahead += 2 * 60_000;
    await device.setOffline(false);
    await page.reload();
    const conflict = page.locator("[data-conflict]");
    await conflict.waitFor();
    await assertAccessible(page, "the conflict");
    assert.ok((await conflict.innerText()).includes(vial));
    assert.equal((await stage.person(participant)).doses.length, 0);
    await page.reload();
    await conflict.waitFor();
    await conflict
      .getByLabel(say(words.why))
      .fill("Given without the network; the block came meanwhile");
    await press(words.truthAct);
    await conflict.waitFor({ state: "detached" });
    const deadline = Date.now() + 10_000;
    while ((await stage.person(participant)).doses.length === 0 && Date.now() < deadline) {
      await page.waitForTimeout(200);
    }
    const person = await stage.person(participant);
    assert.equal(person.orders?.at(-1)?.units[0]?.ending, "administered");
    await device.close();
  });

  it("reads codes with the camera where the browser can, looks on after a code that is none, and falls back to typing", async () => {
    const { participant } = await prepared("third");
    const device = await browser.device({ language, phone: true, origin: url });
    // A browser that reads DataMatrix, and a camera that shows what the test says.
    await device.addInitScript(() => {
      const world = globalThis as unknown as Record<string, unknown>;
      world["shown"] = "";
      world["BarcodeDetector"] = class {
        static getSupportedFormats = () => Promise.resolve(["data_matrix", "qr_code"]);
        detect = () => Promise.resolve(world["shown"] === "" ? [] : [{ rawValue: world["shown"] }]);
      };
      Object.defineProperty(navigator, "mediaDevices", {
        value: {
          getUserMedia: () =>
            world["isRefused"] === true
              ? Promise.reject(new DOMException("refused", "NotAllowedError"))
              : Promise.resolve(document.createElement("canvas").captureStream()),
        },
      });
      HTMLMediaElement.prototype.play = () => Promise.resolve();
    });
    const page = await device.newPage();
    const { email, password } = demonstration.signInOf("coordinator");
    await signIn(page, url, email, password);
    await page.goto(`/studies/${study}/bedside`);
    const camera = page.getByRole("button", { name: say(words.camera), exact: true });
    const show = (code: string): Promise<unknown> =>
      page.evaluate(`globalThis.shown = ${JSON.stringify(code)}`);
    await page.evaluate("globalThis.isRefused = true");
    await camera.click();
    await page.getByText(say(words.cameraBroken)).waitFor();
    assert.equal(await page.locator("video").count(), 0);
    await page.evaluate("globalThis.isRefused = false");
    await camera.click();
    await page.locator("video").waitFor();
    await show(`${participant}.!`);
    await page.getByText(say(words.misread)).waitFor();
    assert.equal(await page.locator("video").count(), 1, "it looks on");
    await show(wristbandCode(participant));
    await page.getByRole("heading", { level: 1, name: participant }).waitFor();
    await device.close();

    const without = await browser.device({ language, phone: true, origin: url });
    // One that reads other codes, and not ours.
    await without.addInitScript(() => {
      (globalThis as unknown as Record<string, unknown>)["BarcodeDetector"] = class {
        static getSupportedFormats = () => Promise.resolve(["ean_13"]);
      };
    });
    const plain = await without.newPage();
    await signIn(plain, url, email, password);
    await plain.goto(`/studies/${study}/bedside`);
    const box = plain.getByLabel(say(words.wristband), { exact: true });
    await box.waitFor();
    assert.equal(
      await plain.getByRole("button", { name: say(words.camera), exact: true }).count(),
      0,
    );
    await box.fill(wristbandCode(participant));
    await box.press("Enter");
    await plain.getByRole("heading", { level: 1, name: participant }).waitFor();
    await without.close();
  });
});
