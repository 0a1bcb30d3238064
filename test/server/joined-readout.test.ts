import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { releaseStudy } from "../../src/cli/release-study.ts";
import { readStudy, type Study } from "../../src/definition/index.ts";
import { blindedStudy, openBlindedClinic, today } from "./blinded-clinic.ts";
import { readoutFor } from "./blinded-readout.ts";
import { password, type Visitor, visitorAt } from "./clinic.ts";

const plain = blindedStudy();
const clinic = await openBlindedClinic(
  { ...plain, readout: readoutFor(plain) },
  {
    people: {
      committee: [{ role: "committee" }],
      "later-manager": [],
      "later-committee": [],
    },
  },
);
after(() => clinic.close());
const earlier = clinic.study;

/** The study in which people go on, open to everybody: its readout goes on from the first, which is blinded. */
const later: Study = {
  ...earlier,
  id: "LATER",
  blinding: "open",
  readout: { ...readoutFor(plain), continues: { study: earlier.id } },
};
const reading = readStudy(JSON.parse(JSON.stringify(later)));
assert.ok("study" in reading, JSON.stringify(reading));
await clinic.server.studies.add(reading.study);
await releaseStudy(clinic.store, reading.study);
const ids = clinic.ids as Readonly<Record<string, string>>;
for (const [name, role, site] of [
  ["study-manager", "study-manager"],
  ["coordinator", "coordinator", "GZ01"],
  ["investigator", "investigator", "GZ01"],
  ["committee", "committee"],
  ["later-manager", "study-manager"],
  ["later-committee", "committee"],
] as const) {
  const grant = { study: later.id, role, ...(site === undefined ? {} : { site }) };
  await clinic.server.identity.giveGrant(ids[name] ?? "", grant, "system");
}
const inLater = async (name: string): Promise<Visitor> =>
  visitorAt(clinic.server.url, later.id, (await clinic.as(name)).cookie);

const keeper = await clinic.as("keeper");
await keeper.command({ kind: "open-allocation" });
const people: string[] = [];
for (const sex of ["F", "M", "F"] as const) {
  const participant = await clinic.enrolled();
  people.push(participant);
  await clinic.enterSex(participant, sex);
  const coordinator = await clinic.as("coordinator");
  const { status, text } = await coordinator.command({ kind: "assign", participant, date: today });
  assert.equal(status, 200, text);
}
const [first = ""] = people;
const manager = await inLater("study-manager");
const base = `/api/studies/${later.id}`;
const { store } = clinic;

/** A cut of the later study alone, before there is any of the earlier. */
const alone = await store.takeCut(
  later.id,
  clinic.server.studies.get(later.id)?.hash ?? "",
  "test",
);
const aloneId = `${alone.position}-${alone.studyVersion.slice(0, 8)}`;

const [site] = later.sites;
await manager.command({
  kind: "activate-site",
  site: "GZ01",
  zone: site?.zone,
  country: site?.country,
});
const coordinator = await inLater("coordinator");
const investigator = await inLater("investigator");
const screened = await coordinator.post(`${base}/screenings`, {
  id: "goes-on",
  site: "GZ01",
  date: today,
});
assert.equal(screened.body.participant, first, screened.text);
for (const [who, command] of [
  [coordinator, { kind: "consent", participant: first, date: today, version: "1.0" }],
  [investigator, { kind: "enrol", participant: first, date: today }],
  [coordinator, { kind: "start-visit", participant: first, visit: "screening", date: today }],
  [
    coordinator,
    {
      kind: "save-form",
      participant: first,
      visit: "screening",
      form: "DM",
      values: { sex: "F" },
      complete: false,
    },
  ],
] as const) {
  const { status, text } = await who.command(command);
  assert.equal(status, 200, `${command.kind}: ${text}`);
}

const table = (cut: string, more = ""): string => `${base}/readout/displays/T-1?cut=${cut}${more}`;
const words = earlier.arms.flatMap(({ id, title }) => [id, title.en]);
const tells = (text: string): boolean => words.some((word) => text.includes(word));
let cut = "";

describe("a readout that goes on from another study", () => {
  it("is not cut and not read by who may not read the earlier one's results", async () => {
    const stranger = await inLater("later-manager");
    assert.equal((await stranger.post(`${base}/readout/cuts`)).status, 403);
    const { status, body } = await stranger.get(table(aloneId));
    assert.equal(status, 403);
    assert.match(body.type, /permission\.readout-both/);
  });

  it("is not read from a cut beside which there is none of the earlier study, and says what to do", async () => {
    const { status, body } = await manager.get(table(aloneId));
    assert.equal(status, 409);
    assert.match(body.type, /readout\.earlier-cut/);
    assert.match(body.title, /Take a new data cut/);
  });

  it("cuts both, and reads the people of the earlier study with what the later adds", async () => {
    const { status, body, text } = await manager.post(`${base}/readout/cuts`);
    assert.equal(status, 200, text);
    cut = body.id;
    assert.equal((await store.listCuts(earlier.id)).length, 1);
    const shown = await manager.get(table(cut));
    assert.equal(shown.status, 200, shown.text);
    const counts = Object.values(shown.body.results as Record<string, { value: number }>);
    assert.ok(counts.some(({ value }) => value === 2) && counts.some(({ value }) => value === 1));
  });

  it("leads from a number to the record of the study in which it was entered", async () => {
    const results = Object.keys((await manager.get(table(cut))).body.results);
    const studies = new Set<string>();
    for (const result of results) {
      const behind = await manager.get(
        `${base}/readout/results?cut=${cut}&result=${encodeURIComponent(result)}`,
      );
      assert.equal(behind.status, 200, behind.text);
      for (const { participant, origins } of behind.body.rows) {
        for (const { study, form, visit } of origins) {
          studies.add(study);
          assert.deepEqual([form, visit], ["DM", "screening"]);
          const record = await manager.get(`/api/studies/${study}/participants/${participant}`);
          assert.equal(record.status, 200, record.text);
        }
      }
    }
    assert.deepEqual([...studies].sort(), [earlier.id, later.id].sort());
  });

  it("tells no arm of the blinded study, although the one that goes on from it is open", async () => {
    const { body } = await manager.get(`${base}/readout`);
    assert.equal(body.open, false);
    for (const path of [
      table(cut),
      ...["html", "json", "rtf"].map((f) => `${base}/readout/report.${f}?cut=${cut}`),
    ]) {
      const { status, text } = await manager.get(path);
      assert.equal(status, 200, text);
      assert.equal(tells(text), false, path);
    }
  });

  it("is looked at unblinded by the closed group of both studies alone, and both are told of the look", async () => {
    const outsider = await inLater("later-committee");
    assert.equal((await outsider.get(table(cut, "&unblinded=true"))).status, 403);
    const committee = await inLater("committee");
    assert.equal((await committee.get(table(cut, "&unblinded=true"))).status, 403);
    const { cuts } = (await committee.get(`${base}/readout`)).body;
    const { look: manifest } = cuts.find(({ id }: { id: string }) => id === cut);
    const proof = await committee.post("/api/session/reauthenticate", { password, manifest });
    const look = { cut, reason: "Planned", grant: proof.body.grant };
    assert.equal((await outsider.post(`${base}/readout/looks`, look)).status, 403);
    const begun = await committee.post(`${base}/readout/looks`, look);
    assert.equal(begun.status, 200, begun.text);
    const shown = await committee.get(table(cut, "&unblinded=true"));
    assert.equal(shown.status, 200, shown.text);
    assert.ok(tells(shown.text));
    for (const id of [later.id, earlier.id]) {
      const { looks } = (await manager.get(`/api/studies/${id}/readout`)).body;
      assert.deepEqual(
        looks.map(({ study, person }: { study: string; person: string }) => [study, person]),
        [[later.id, "committee"]],
      );
    }
  });
});
