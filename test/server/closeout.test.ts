import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { after, describe, it } from "node:test";
import { Client } from "pg";
import { checkAttachments } from "../../src/server/casebook/index.ts";
import { startServer } from "../../src/store/embedded/index.ts";
import { openClinic, password, type Visitor } from "./clinic.ts";

const base = "/api/studies/XS228-SCI-P1";
const participant = "GZ01-001";
const clinic = await openClinic();
after(() => clinic.close());
const coordinator = await clinic.as("coordinator");
const elsewhere = await clinic.as("coordinator-elsewhere");
const investigator = await clinic.as("investigator");
for (const [who, site] of [
  [coordinator, "GZ01"],
  [elsewhere, "DL01"],
] as const) {
  const { status } = await who.post(`${base}/screenings`, {
    id: `first-${site}`,
    site,
    date: "2026-11-20",
  });
  assert.equal(status, 200);
}
const visit = { participant, visit: "screening" };
const attached = await coordinator.send(
  `${base}/participants/${participant}/attachments?name=${encodeURIComponent("报告.txt")}`,
  { method: "POST", body: "a finding", headers: { "x-neurite": "1" } },
);
assert.equal(attached.status, 200);
const attachedText = await attached.text();
const consented = { kind: "consent", participant, version: "1.1", date: "2026-11-20" };
assert.equal((await coordinator.command(consented)).status, 200);
assert.equal(
  (await coordinator.command({ kind: "start-visit", ...visit, date: "2026-11-20" })).status,
  200,
);

async function lineFor(who: Visitor, site = "GZ01") {
  const { body } = await who.get(`${base}/closeouts`);
  return body.find((line: { site: string }) => line.site === site);
}

async function made(who: Visitor) {
  for (let tries = 0; tries < 600; tries += 1) {
    const line = await lineFor(who);
    if (line.state !== "requested") return line;
    await sleep(100);
  }
  return assert.fail("the package was not made within a minute");
}

async function proof(who: Visitor, manifest: string): Promise<string> {
  const { body } = await who.post("/api/session/reauthenticate", { password, manifest });
  return body.grant;
}

const asked = await coordinator.post(`${base}/closeouts/GZ01`, { language: "zh-CN" });
assert.equal(asked.status, 204, asked.text);
const ready = await made(coordinator);
const file = `${base}/closeouts/GZ01/${ready.closeout}/file`;

/** Does what only the database's owner can: changes a file behind the application's back. */
async function corrupt(hash: string): Promise<void> {
  const server = await startServer({ folder: clinic.folder });
  const owner = new Client({ ...server, ssl: false });
  await owner.connect();
  try {
    await owner.query("alter table neurite.attachment disable trigger all");
    const { rows } = await owner.query<{ conname: string }>(
      "select conname from pg_constraint where conrelid = 'neurite.attachment'::regclass and contype = 'c'",
    );
    for (const { conname } of rows) {
      await owner.query(`alter table neurite.attachment drop constraint "${conname}"`);
    }
    await owner.query("update neurite.attachment set content = 'a lie' where hash = $1", [hash]);
  } finally {
    await owner.end();
    await server.stop();
  }
}

describe("a file of a record", () => {
  it("is named when it is gone or altered, and is nothing to others when it is whole", async () => {
    const { sha256 } = JSON.parse(attachedText);
    const file = (hash: string) => ({
      name: "报告.txt",
      hash,
      size: 9,
      field: "MRI/screening/report",
    });
    const faults = async (role: "coordinator" | "coordinator-elsewhere") => {
      const place = { study: clinic.study.id, participant };
      const given = [file(sha256), file("0".repeat(64))];
      const checked = await checkAttachments(clinic.store, clinic.ids[role], place, given);
      return checked.map(({ fault }) => fault);
    };
    assert.deepEqual(await faults("coordinator-elsewhere"), ["missing", "missing"]);
    assert.deepEqual(await faults("coordinator"), [undefined, "missing"]);
    await corrupt(sha256);
    assert.deepEqual(await faults("coordinator"), ["altered", "missing"]);
  });
});

describe("the package of a site", () => {
  it("is refused to another site's people and to every role of the sponsor: they see the state at most", async () => {
    for (const role of [
      "coordinator-elsewhere",
      "monitor",
      "data-manager",
      "study-manager",
      "inspector",
    ] as const) {
      const visitor = await clinic.as(role);
      assert.equal((await visitor.get(file)).status, 403, role);
      const request = await visitor.post(`${base}/closeouts/GZ01`, { language: "en" });
      assert.equal(request.status, 403, role);
      const line = await lineFor(visitor);
      if (role === "coordinator-elsewhere") assert.equal(line, undefined);
      else {
        assert.equal(line.state, "ready", role);
        assert.equal(line.package, undefined, role);
      }
    }
    const own = await clinic.as("participant");
    assert.deepEqual((await own.get(`${base}/closeouts`)).body, []);
    assert.equal((await own.get(file)).status, 403);
  });

  it("is not shown by the database to them when the server's own checks are passed over", async () => {
    const seen = async (
      role: "coordinator" | "monitor" | "coordinator-elsewhere",
    ): Promise<number> =>
      clinic.store.asPerson(clinic.ids[role], async (client) => {
        const { rows } = await client.query("select number from neurite.closeout_part");
        return rows.length;
      });
    assert.equal(await seen("monitor"), 0);
    assert.equal(await seen("coordinator-elsewhere"), 0);
    assert.ok((await seen("coordinator")) > 0);
  });

  it("is not accepted by a coordinator, nor without a password, nor with a proof for another manifest", async () => {
    const { manifest } = ready.package;
    const accept = `${base}/closeouts/GZ01/${ready.closeout}/accept`;
    const byOther = await coordinator.post(accept, {
      manifest,
      grant: await proof(coordinator, manifest),
    });
    assert.equal(byOther.body.type, "urn:neurite:problem:permission.closeout-investigator");
    const without = await investigator.post(accept, { manifest, grant: "x".repeat(40) });
    assert.equal(without.status, 403);
    const another = await investigator.post(accept, {
      manifest,
      grant: await proof(investigator, "0".repeat(64)),
    });
    assert.equal(another.status, 403);
    assert.equal((await lineFor(investigator)).state, "ready");
  });

  it("opens with an independent tool, and every file has the hash that its manifest lists", async () => {
    assert.equal(ready.state, "ready", JSON.stringify(ready));
    const folder = join(clinic.folder, "unzipped");
    mkdirSync(folder);
    const zip = join(clinic.folder, "closeout.zip");
    const response = await coordinator.send(file, {});
    const bytes = Buffer.from(await response.arrayBuffer());
    assert.equal(Number(response.headers.get("content-length")), bytes.length);
    writeFileSync(zip, bytes);
    execFileSync("unzip", ["-q", zip, "-d", folder]);
    const manifestText = readFileSync(join(folder, "manifest.json"));
    assert.equal(createHash("sha256").update(manifestText).digest("hex"), ready.package.manifest);
    const manifest = JSON.parse(manifestText.toString());
    const there = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
    const listed = manifest.files.map(({ path }: { path: string }) => path);
    assert.deepEqual(new Set(there), new Set([...listed, "manifest.json"]));
    for (const { path, sha256 } of manifest.files) {
      const content = readFileSync(join(folder, path));
      assert.equal(createHash("sha256").update(content).digest("hex"), sha256, path);
    }
    assert.ok(listed.includes(`casebooks/${participant}.pdf`));
    const audit = readFileSync(join(folder, "audit-trail.csv"), "utf8");
    assert.match(audit, /GZ01-001/);
    assert.doesNotMatch(audit, /DL01/);
    assert.ok(!listed.some((path: string) => path.includes("DL01")));
  });

  it("goes back with a reason, is made anew, and is accepted by the investigator's signature", async () => {
    const reject = `${base}/closeouts/GZ01/${ready.closeout}/reject`;
    assert.equal((await investigator.post(reject, { reason: " " })).status, 400);
    assert.equal((await investigator.post(reject, { reason: "缺少一份报告" })).status, 204);
    assert.equal((await lineFor(coordinator)).reason, "缺少一份报告");
    assert.equal((await lineFor(await clinic.as("monitor"))).reason, undefined);
    await coordinator.post(`${base}/closeouts/GZ01`, { language: "en" });
    const again = await made(coordinator);
    const { manifest } = again.package;
    const accept = `${base}/closeouts/GZ01/${again.closeout}/accept`;
    const accepted = await investigator.post(accept, {
      manifest,
      grant: await proof(investigator, manifest),
    });
    assert.equal(accepted.status, 204, accepted.text);
    const line = await lineFor(await clinic.as("monitor"));
    assert.equal(line.state, "accepted");
    assert.equal(line.decidedBy, "investigator");
    assert.equal(line.since, 0);
    const needless = await coordinator.post(`${base}/closeouts/GZ01`, { language: "en" });
    assert.equal(needless.status, 409);
  });

  it("no longer stands after a later change, says by how many events, and a new one is begun", async () => {
    const change = { kind: "save-form", ...visit, form: "DM", values: { sex: "M" } };
    assert.equal((await coordinator.command(change)).status, 200);
    const line = await lineFor(coordinator);
    assert.equal(line.state, "accepted");
    assert.ok(line.since >= 1);
    assert.equal(
      (await coordinator.post(`${base}/closeouts/GZ01`, { language: "en" })).status,
      204,
    );
    const next = await made(coordinator);
    assert.equal(next.state, "ready");
    assert.equal(next.earlier, 2);
    // An accepted package stays where it was, also when it no longer stands.
    assert.equal(
      (await coordinator.get(`${base}/closeouts/GZ01/${line.closeout}/file`)).status,
      200,
    );
    await coordinator.command({ kind: "save-form", ...visit, form: "VS", values: { pulse: 60 } });
    const { manifest } = next.package;
    const late = await investigator.post(`${base}/closeouts/GZ01/${next.closeout}/accept`, {
      manifest,
      grant: await proof(investigator, manifest),
    });
    assert.equal(late.body.type, "urn:neurite:problem:closeout.changed");
  });

  it("is in the journal with all that happened to it", async () => {
    const types: string[] = [];
    for await (const { event } of clinic.store.readStream("neurite", "closeout/XS228-SCI-P1/GZ01"))
      types.push(event.type);
    assert.deepEqual(types, [
      "closeout-requested",
      "closeout-ready",
      "closeout-rejected",
      "closeout-requested",
      "closeout-ready",
      "closeout-accepted",
      "closeout-requested",
      "closeout-ready",
    ]);
    assert.equal((await clinic.store.verify()).found, 0);
  });
});
