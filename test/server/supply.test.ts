/** The product over HTTP: who sees its lots and its chain of custody, and what an expiry that changes asks of whom. */
import assert from "node:assert/strict";
import { after, test } from "node:test";
import type { CustodyPage, LotPage, SiteLots, SupplyBoard } from "../../src/server/contract.ts";
import { type Command, commandHash, unitNumber } from "../../src/engine/index.ts";
import type { Study } from "../../src/definition/index.ts";
import sci from "../../examples/sci-xs228/study.ts";
import { openClinic, password, type Visitor } from "./clinic.ts";

const clinic = await openClinic({
  people: {
    quality: [{ role: "quality" }],
    "second-quality": [{ role: "quality" }],
    pharmacist: [{ role: "pharmacist", site: "GZ01" }],
    "pharmacist-elsewhere": [{ role: "pharmacist", site: "DL01" }],
  },
});
after(() => clinic.close());

const study: Study = sci;
const base = `/api/studies/${study.id}`;
const today = new Date().toISOString().slice(0, 10);
const quality = await clinic.as("quality");
const pharmacist = await clinic.as("pharmacist");
const coordinator = await clinic.as("coordinator");
const elsewhere = await clinic.as("coordinator-elsewhere");

async function good(who: Visitor, command: object, more: object = {}): Promise<void> {
  const { status, text } = await who.command(command, more);
  assert.equal(status, 200, `${JSON.stringify(command)}: ${text}`);
}

async function signed(who: Visitor, command: Command, manifest: string): Promise<void> {
  const proof = await who.post("/api/session/reauthenticate", { password, manifest });
  assert.equal(proof.status, 200, proof.text);
  await good(who, command, { grant: proof.body.grant });
}

const units = Array.from({ length: 6 }, (_, n) => unitNumber("http supply", n));
const [here = "", there = ""] = units;
const item = study.supply?.items[0] ?? assert.fail();
const level = item.levels[0] ?? assert.fail();

for (const bank of [
  { bank: "D1", level: "donor" },
  { bank: "M1", level: "master", from: "D1" },
  { bank: "W1", level: "working", from: "M1" },
]) {
  await good(quality, { kind: "register-bank", ...bank });
}
await good(quality, {
  kind: "make-lot",
  lot: "L1",
  item: item.id,
  level,
  batch: "clinical",
  bank: "W1",
  made: "2026-01-10",
  expires: "2099-06",
  units,
});
for (const { id: name, limit } of item.specification) {
  const number = limit.kind === "number" ? (limit.min ?? limit.max ?? 0) : undefined;
  const result = number ?? "passed";
  await good(quality, { kind: "record-test", lot: "L1", test: name, result, date: today });
}
const { hash } = ((await quality.get(`${base}/supply/lots/L1`)).body as LotPage).certificate;
for (const who of [quality, await clinic.as("second-quality")]) {
  await signed(who, { kind: "sign-release", lot: "L1", certificate: hash }, hash);
}
for (const [shipment, to, who, unit] of [
  ["S1", "GZ01", pharmacist, here],
  ["S2", "DL01", await clinic.as("pharmacist-elsewhere"), there],
] as const) {
  await good(quality, { kind: "ship", shipment, to, units: [unit], logger: `LOG-${shipment}` });
  await good(who, {
    kind: "receive-shipment",
    shipment,
    received: new Date().toISOString(),
    items: [{ unit, condition: "sound" }],
    excursion: "no",
  });
}

test("a manager, a data manager, a participant and a stranger are shown no lot and no chain of custody, also where nobody is blinded", async () => {
  for (const role of ["data-manager", "study-manager", "participant", "administrator"]) {
    const who = await clinic.as(role);
    for (const path of ["/lots/L1", "/site-lots", "/custody?lot=L1", "/lots/NONE"]) {
      const { status } = await who.get(`${base}/supply${path}`);
      assert.ok([403, 404].includes(status), `${role} ${path}: ${status}`);
    }
  }
  assert.equal((await clinic.stranger().get(`${base}/supply/custody?lot=L1`)).status, 401);
});

test("a site sees the lot that came to it with its own units alone, and no lot that never did", async () => {
  const seen = (await coordinator.get(`${base}/supply/lots/L1`)).body as LotPage;
  assert.deepEqual(
    seen.units.map(({ unit }) => unit),
    [here],
  );
  const other = (await elsewhere.get(`${base}/supply/site-lots`)).body as SiteLots;
  assert.deepEqual(
    other.lots.map(({ line, units: own }) => [line.lot, own.map(({ unit }) => unit)]),
    [["L1", [there]]],
  );
  assert.equal((await coordinator.get(`${base}/supply/lots/NONE`)).status, 404);
  // Neither the board nor what the pharmacy plans is theirs.
  for (const path of ["", "/lots/L1/recall", "/shipments/S1", "/accountability"]) {
    assert.equal((await coordinator.get(`${base}/supply${path}`)).status, 403, path);
  }
});

test("the chain of custody names each hand-over from the donor to the site, with who, when, where and the temperature, and nothing of another site's", async () => {
  const { status, body } = await coordinator.get(`${base}/supply/custody?lot=L1`);
  assert.equal(status, 200);
  const page = body as CustodyPage;
  assert.deepEqual(
    page.lots.map(({ lot, banks }) => [lot, banks.map(({ bank }) => bank)]),
    [["L1", ["W1", "M1", "D1"]]],
  );
  const received = page.steps.find(({ temperature }) => temperature !== undefined);
  assert.equal(received?.who, "pharmacist");
  assert.equal(received.site, "GZ01");
  assert.equal(received.logger, "LOG-S1");
  assert.deepEqual(received.temperature, { held: "yes" });
  assert.ok(
    page.steps.every(({ at }, index) => index === 0 || at >= (page.steps[index - 1]?.at ?? "")),
  );
  assert.ok(!JSON.stringify(page).includes(there));
  assert.ok(!JSON.stringify(page).includes("DL01"));
  assert.ok(
    page.steps.some(({ who, words }) => who === "quality" && words.en.startsWith("Donor D1")),
  );
  assert.equal((await coordinator.get(`${base}/supply/custody?unit=${there}`)).status, 404);
  assert.equal((await coordinator.get(`${base}/supply/custody`)).status, 400);
  const whole = (await quality.get(`${base}/supply/custody?lot=L1`)).body as CustodyPage;
  assert.ok(JSON.stringify(whole).includes(there));
  assert.equal(
    (await (await clinic.as("inspector")).get(`${base}/supply/custody?lot=L1`)).status,
    200,
  );
});

test("an expiry is changed by a signature alone, and units at each site wait for their labels until somebody there says they bear them", async () => {
  const command = {
    kind: "change-expiry",
    lot: "L1",
    expires: "2099-12",
    reason: "Stability at 24 months",
  } as const;
  assert.equal((await pharmacist.command(command)).status, 403);
  assert.equal((await quality.command(command)).status, 403);
  await signed(quality, command, commandHash(command));
  const board = async (who: Visitor) =>
    ((await who.get(`${base}/supply`)).body as SupplyBoard).relabel;
  const waits = await board(pharmacist);
  assert.deepEqual(
    waits.map(({ site, units: own, printed, until }) => [site, own, printed, until]),
    [["GZ01", [here], "2099-06", "2099-12"]],
  );
  assert.equal((await board(quality)).length, 3);
  const page = (await quality.get(`${base}/supply/lots/L1`)).body as LotPage;
  assert.deepEqual(
    page.expiryChanges.map(({ before, expires, name }) => [before, expires, name]),
    [["2099-06", "2099-12", "quality"]],
  );
  assert.notEqual(
    (await pharmacist.command({ kind: "relabel-units", units: [there] })).status,
    200,
  );
  await good(pharmacist, { kind: "relabel-units", units: [here] });
  assert.deepEqual(await board(pharmacist), []);
});
