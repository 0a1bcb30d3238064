import assert from "node:assert/strict";
import { join } from "node:path";
import { after, test } from "node:test";
import type { LotPage, OrderPage, SupplyBoard } from "../../src/server/contract.ts";
import type { Locator, Page } from "playwright-core";
import { proofWords } from "../../src/web/session/proof-words.ts";
import { words } from "../../src/web/supply/supply-words.ts";
import { assertAccessible } from "./axe.ts";
import { chromiumPath, noteComplaints, openBrowser, signIn, withoutChromium } from "./chromium.ts";
import { openDemonstration } from "./demonstration.ts";
import { type Staff, staffOf } from "./site-staff.ts";
import { said, type Visitor, visitorAt } from "./visitor.ts";

const shots = process.env["SHOTS"];
const skip = withoutChromium;
const open = "XS228-SCI-P1";
const blinded = "233AS101-C";
const place =
  chromiumPath === undefined
    ? undefined
    : await openDemonstration({
        studies: ["sci-xs228", "sod1-tofersen/study-valor"],
        participants: 6,
      });
const browser = chromiumPath === undefined ? undefined : await openBrowser();
after(async () => {
  await browser?.close();
  await place?.close();
});

async function read<T>(who: Staff, path: string): Promise<T> {
  const answer = await who.get(path);
  assert.equal(answer.status, 200, `${path}: ${answer.statusText}`);
  return (await answer.json()) as T;
}

/** Somebody at a page of the study, signed in. */
async function at(role: string, language: "en" | "zh-CN", path: string): Promise<Visitor> {
  assert.ok(place !== undefined && browser !== undefined);
  const device = await browser.device({ language });
  const page = await device.newPage();
  const { email, password } = place.signInOf(role);
  await signIn(page, place.url, email, password);
  await page.goto(`${place.url}${path}`);
  return visitorAt(page, { language });
}

async function shot(page: Page, name: string): Promise<void> {
  if (shots !== undefined)
    await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}

function button(
  who: Visitor,
  word: { en: string; "zh-CN": string },
  within: Page | Locator = who.page,
): Locator {
  return within.getByRole("button", { name: said(who, word), exact: true });
}

test("a blinded coordinator who asks for lots, stock, units or labels by address is refused by the server in the same words whatever there is, and shown nothing by the database", {
  skip,
}, async () => {
  assert.ok(place !== undefined);
  const nurse = await staffOf(place, blinded, "coordinator");
  const pharmacist = await staffOf(place, blinded, "pharmacist");
  const base = `/api/studies/${blinded}/supply`;
  const board = await read<SupplyBoard>(pharmacist, base);
  const [line] = board.lots;
  assert.ok(line !== undefined);
  const { units } = await read<LotPage>(pharmacist, `${base}/lots/${line.lot}`);
  const unit = units[0]?.unit ?? "";
  const told = new Set<string>();
  for (const path of [
    "",
    `/lots/${line.lot}`,
    "/lots/NO-SUCH-LOT",
    `/lots/${line.lot}/recall`,
    "/shipments/S-101",
    "/shipments/NO-SUCH-SHIPMENT",
    `/orders/${board.orders[0]?.participant}/1`,
    "/accountability",
    `/trace?unit=${unit}`,
    "/trace?unit=NOSUCHUNIT",
    "/unit-numbers?count=3",
  ]) {
    const answer = await nurse.get(`${base}${path}`);
    assert.equal(answer.status, 403, path);
    told.add(await answer.text());
  }
  for (const labelled of [unit, "NOSUCHUNIT"]) {
    const answer = await nurse.post(`${base}/labels`, { units: [labelled], language: "en" });
    assert.equal(answer.status, 403, "labels");
    told.add(await answer.text());
  }
  assert.equal(told.size, 1, "one answer, whatever lies behind it");

  const people = await place.server.identity.listPeople();
  const id = people.find(({ email }) => email === place.signInOf("coordinator").email)?.id ?? "";
  const streams = await place.store.asPerson(id, async (client) => {
    const heads = await client.query(
      `select stream from ${place.store.schema}.stream_head
        where study = $1 and (starts_with(stream, 'lot/') or starts_with(stream, 'shipment/') or stream = 'supply')`,
      [blinded],
    );
    return heads.rows;
  });
  assert.deepEqual(streams, [], "the database shows none of them");
  await assert.rejects(
    place.store.asPerson(id, (client) =>
      client.query(`select * from ${place.store.schema}_wall.unit`),
    ),
    /permission|denied|refused/i,
  );
});

test("an order of a blinded study names no lot, no item and no arm to the site, while the pharmacy sees all three", {
  skip,
}, async () => {
  assert.ok(place !== undefined);
  const nurse = await staffOf(place, blinded, "coordinator");
  const pharmacist = await staffOf(place, blinded, "pharmacist");
  const base = `/api/studies/${blinded}`;
  const { orders, lots } = await read<SupplyBoard>(pharmacist, `${base}/supply`);
  const given = orders.find(({ status }) => status === "administered");
  assert.ok(given !== undefined, "somebody was given what was ordered");
  const page = await read<OrderPage>(
    pharmacist,
    `${base}/supply/orders/${given.participant}/${given.order}`,
  );
  assert.ok(page.dose !== undefined);
  for (const path of [
    `/participants/${given.participant}`,
    `/participants/${given.participant}/events`,
  ]) {
    const answer = await nurse.get(`${base}${path}`);
    const text = await answer.text();
    assert.match(text, /product-|"orders"/, "the order is there");
    for (const secret of [...lots.map(({ lot }) => `"${lot}"`), "TOFERSEN-VIAL", "PLACEBO-VIAL"]) {
      assert.ok(!text.includes(secret), `${path} names ${secret}`);
    }
  }
  const site = await at("coordinator", "en", `/studies/${blinded}/supply`);
  await site.page.getByRole("alert").waitFor();
  const sections = site.page.getByRole("navigation", { name: "Sections of the study" });
  assert.equal(await sections.getByRole("link", { name: said(site, words.title) }).count(), 0);
});

test("of a shipment with a damaged bag and an alarm everything is quarantined; quality releases two by signature, and only these can be dispensed", {
  skip,
}, async () => {
  assert.ok(place !== undefined);
  const base = `/api/studies/${open}/supply`;
  const [quality, pharmacist, nurse] = await Promise.all(
    ["quality", "pharmacist", "coordinator"].map((who) => staffOf(place, open, who)),
  );
  assert.ok(quality !== undefined && pharmacist !== undefined && nurse !== undefined);
  const { orders } = await read<SupplyBoard>(pharmacist, base);
  const order = orders.find(({ site, status }) => site === "GZ01" && status === "ordered");
  assert.ok(order !== undefined);
  const orderPath = `${base}/orders/${order.participant}/${order.order}`;
  const lot = (await read<OrderPage>(pharmacist, orderPath)).proposal[0]?.lot ?? "";
  const { units: all } = await read<LotPage>(pharmacist, `${base}/lots/${lot}`);
  const bags = all
    .filter(({ status }) => status === "in-stock")
    .slice(0, 4)
    .map(({ unit }) => unit);
  const [first = "", second = "", third = "", broken = ""] = bags;
  await quality.give({
    kind: "ship",
    shipment: "ALARM-1",
    to: "GZ01",
    units: bags,
    logger: "LOG-9",
  });

  const pharmacy = await at("pharmacist", "en", `/studies/${open}/supply/shipments/ALARM-1`);
  const complaints = noteComplaints(pharmacy.page);
  const scan = pharmacy.page.getByLabel(said(pharmacy, words.scan));
  for (const bag of bags) {
    await scan.fill(bag.toLowerCase());
    await pharmacy.page.keyboard.press("Enter");
  }
  await pharmacy.page.getByText(said(pharmacy, words.counted, { done: 4, total: 4 })).waitFor();
  await pharmacy.page
    .getByLabel(`${said(pharmacy, words.condition)}: ${broken}`)
    .selectOption("damaged");
  await pharmacy.page.getByLabel(said(pharmacy, words["excursion-yes"])).check();
  await pharmacy.page
    .getByLabel(said(pharmacy, words.loggerFile))
    .setInputFiles({ name: "log.csv", mimeType: "text/csv", buffer: Buffer.from("t,C\n1,-20\n") });
  await pharmacy.page.getByText(/^SHA-256 [0-9a-f]{64}$/).waitFor();
  await assertAccessible(pharmacy.page, "the receipt");
  await shot(pharmacy.page, "receipt.en");
  await button(pharmacy, words.receiveNow).click();
  await button(pharmacy, words.receiveNow).waitFor({ state: "detached" });
  await pharmacy.page.getByText(said(pharmacy, words.allQuarantined)).waitFor();
  const held = (await read<LotPage>(pharmacist, `${base}/lots/${lot}`)).units.filter(({ unit }) =>
    bags.includes(unit),
  );
  assert.deepEqual(
    held.map(({ state }) => state.quarantine?.cause ?? "").toSorted((a, b) => (a < b ? -1 : 1)),
    ["excursion", "excursion", "excursion", "receipt"],
  );

  const deciding = await at("quality", "zh-CN", `/studies/${open}/supply?tab=shipments`);
  const row = deciding.page
    .getByRole("row")
    .filter({ hasText: "ALARM-1" })
    .filter({ hasText: first });
  await shot(deciding.page, "shipments.zh");
  await button(deciding, words.decide, row).click();
  await deciding.page.getByRole("checkbox", { name: third }).uncheck();
  await deciding.page.getByLabel(said(deciding, words.basis)).fill("记录仪探头脱落，干冰充足。");
  await deciding.page.getByLabel(said(deciding, proofWords.password)).fill("wrong password");
  await button(deciding, words.sign).click();
  await deciding.page.getByRole("dialog").getByRole("alert").waitFor();
  await deciding.page
    .getByLabel(said(deciding, proofWords.password))
    .fill(place.signInOf("quality").password);
  await shot(deciding.page, "decide.zh");
  await button(deciding, words.sign).click();
  await deciding.page.getByRole("dialog").waitFor({ state: "detached" });

  await pharmacy.page.goto(
    `${place.url}/studies/${open}/supply/orders/${order.participant}/${order.order}`,
  );
  const shelf = pharmacy.page.getByLabel(said(pharmacy, words.scanToDispense));
  for (const refused of [third, broken]) {
    await shelf.fill(refused);
    await pharmacy.page.keyboard.press("Enter");
    await button(pharmacy, words.dispense).click();
    await pharmacy.page.getByRole("alert").filter({ hasText: refused }).waitFor();
    await button(pharmacy, words.cancel).click();
  }
  await shot(pharmacy.page, "order.en");
  await shelf.fill(second);
  await pharmacy.page.keyboard.press("Enter");
  await button(pharmacy, words.dispense).click();
  await pharmacy.page.getByText(said(pharmacy, words.ready), { exact: true }).waitFor();
  const after = (await read<LotPage>(pharmacist, `${base}/lots/${lot}`)).units;
  const usable = after.filter(({ unit, blocked }) => bags.includes(unit) && blocked === undefined);
  assert.deepEqual(usable.map(({ unit }) => unit).sort(), [first, second].sort());
  assert.deepEqual(complaints, []);
});

test("a recall finds every dose, recipient and unit of a lot, blocks what is left, drafts what is told, and tells blinded people nothing but to wait", {
  skip,
}, async () => {
  assert.ok(place !== undefined);
  const base = `/api/studies/${blinded}/supply`;
  const pharmacist = await staffOf(place, blinded, "pharmacist");
  const nurse = await staffOf(place, blinded, "coordinator");
  const { orders } = await read<SupplyBoard>(pharmacist, base);
  const given = orders.filter(({ status }) => status === "administered");
  const [dosed] = given;
  assert.ok(dosed !== undefined);
  const traced = await read<{ units: { lot: string }[] }>(
    pharmacist,
    `${base}/trace?participant=${dosed.participant}`,
  );
  const lot = traced.units[0]?.lot ?? "";
  const { units } = await read<LotPage>(pharmacist, `${base}/lots/${lot}`);
  const recipients = [
    ...new Set(
      units.flatMap(({ status, participant }) =>
        status === "administered" ? (participant ?? []) : [],
      ),
    ),
  ];

  const recalling = await at("quality", "zh-CN", `/studies/${blinded}/supply/lots/${lot}`);
  await button(recalling, words.recall).waitFor();
  await assertAccessible(recalling.page, "a lot");
  await button(recalling, words.recall).click();
  const dialog = recalling.page.getByRole("dialog");
  for (const recipient of recipients) await dialog.getByText(recipient).first().waitFor();
  await dialog.getByLabel(said(recalling, words.why)).fill("无菌检查阳性。");
  const again = dialog.getByLabel(said(recalling, words.typeLot, { lot }));
  await again.fill("L-999");
  await button(recalling, words.recallNow, dialog).click();
  assert.equal((await read<LotPage>(pharmacist, `${base}/lots/${lot}`)).line.status, "released");
  await again.fill(lot);
  await shot(recalling.page, "recall.zh");
  await button(recalling, words.recallNow, dialog).click();
  await recalling.page.getByText("无菌检查阳性。").first().waitFor();
  await shot(recalling.page, "recalled.zh");

  const recall = await read<{
    left: { unit: string }[];
    recipients: string[];
    notices: { site: string }[];
    tasks: { people: unknown[] }[];
  }>(pharmacist, `${base}/lots/${lot}/recall`);
  assert.deepEqual(recall.recipients.toSorted(), recipients.toSorted());
  const gone = units.filter(({ status }) => status === "administered").length;
  assert.equal(recall.left.length, units.length - gone, "every unit that was not given");
  assert.ok(recall.tasks.every(({ people }) => people.length > 0));
  const page = await read<LotPage>(pharmacist, `${base}/lots/${lot}`);
  assert.ok(
    page.units.every(({ status, blocked }) => status === "administered" || blocked === "recalled"),
  );

  await place.server.settle();
  const notices = await (await nurse.get("/api/notices")).text();
  assert.match(notices, /Do not dose/);
  const secrets = [lot, "TOFERSEN-VIAL", "PLACEBO-VIAL", "无菌", ...units.map(({ unit }) => unit)];
  for (const secret of secrets) assert.ok(!notices.includes(secret), secret);
  const waiting = await at("coordinator", "en", "/notices");
  await waiting.page.getByText("Do not dose", { exact: false }).first().waitFor();
  const keeper = await (await pharmacist.get("/api/notices")).text();
  assert.ok(keeper.includes(`/supply/lots/${lot}`), "the pharmacy is led to the lot");

  const whole = await at("pharmacist", "en", `/studies/${blinded}/supply?tab=trace`);
  await whole.page
    .getByLabel(said(whole, words.participant), { exact: true })
    .fill(dosed.participant);
  await button(whole, words.find).click();
  await whole.page.getByRole("link", { name: lot }).waitFor();
  await whole.page.goto(`${place.url}/studies/${blinded}/supply?tab=account`);
  await whole.page.getByText(/Balanced/).waitFor();
});

test("the board shows the pharmacy what waits in either language, on a phone too, and the home leads there", {
  skip,
}, async () => {
  assert.ok(place !== undefined && browser !== undefined);
  for (const language of ["en", "zh-CN"] as const) {
    const keeper = await at("pharmacist", language, `/studies/${open}`);
    await keeper.page
      .getByRole("link", { name: new RegExp(said(keeper, words.toReceive)) })
      .click();
    await keeper.page.getByRole("heading", { name: said(keeper, words.stock) }).waitFor();
    await assertAccessible(keeper.page, "the board");
    await shot(keeper.page, `board.${language}`);
    await keeper.page.setViewportSize({ width: 390, height: 844 });
    const wide = await keeper.page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(wide <= 390, `${wide} px`);
    await shot(keeper.page, `board-phone.${language}`);
    await keeper.page.setViewportSize({ width: 1360, height: 900 });
    await keeper.page.goto(`${place.url}/studies/${open}/supply/lots/L-101`);
    await keeper.page.getByRole("heading", { name: said(keeper, words.origin) }).waitFor();
    await keeper.page.getByRole("heading", { name: said(keeper, words.whomItConcerns) }).waitFor();
    await shot(keeper.page, `lot.${language}`);
  }
});
