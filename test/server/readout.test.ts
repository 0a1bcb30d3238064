import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { blindedStudy, openBlindedClinic, sexFactor, today } from "./blinded-clinic.ts";
import { readoutFor } from "./blinded-readout.ts";
import { password, type Reply, type Visitor } from "./clinic.ts";

const plain = blindedStudy({ kind: "block", sizes: [3, 6] }, [sexFactor]);
const study = { ...plain, readout: readoutFor(plain) };
let passed = 0;
const clinic = await openBlindedClinic(study, {
  clock: () => new Date(Date.now() + passed),
  people: {
    committee: [{ role: "committee" }],
    "committee-of-a-site": [{ role: "committee", site: "GZ01" }],
    "data-manager-of-a-site": [{ role: "data-manager", site: "GZ01" }],
  },
});
after(() => clinic.close());
const { base } = clinic;
const names = [
  "coordinator",
  "coordinator-elsewhere",
  "investigator",
  "monitor",
  "participant",
  "data-manager-of-a-site",
  "administrator",
  "data-manager",
  "study-manager",
  "medical-monitor",
  "inspector",
  "pharmacist",
  "keeper",
  "committee",
  "committee-of-a-site",
] as const;
type Name = (typeof names)[number];
const visitors = new Map<Name, Visitor>();
for (const name of names) visitors.set(name, await clinic.as(name));
const as = (name: Name): Visitor => visitors.get(name) as Visitor;

const keeper = as("keeper");
await keeper.command({ kind: "open-allocation" });
for (let number = 0; number < 6; number++) {
  const participant = await clinic.enrolled();
  await clinic.enterSex(participant, number % 2 === 0 ? "F" : "M");
  await as("coordinator").command({ kind: "assign", participant, date: today });
}
const forbidden: readonly Name[] = [
  "coordinator",
  "coordinator-elsewhere",
  "investigator",
  "monitor",
  "participant",
  "data-manager-of-a-site",
  "committee-of-a-site",
  "administrator",
  "pharmacist",
];
const readers: readonly Name[] = [
  "data-manager",
  "study-manager",
  "medical-monitor",
  "inspector",
  "keeper",
  "committee",
];
const words = study.arms.flatMap(({ id, title }) => [id, title.en, title["zh-CN"]]);
const tells = (text: string): boolean => words.some((word) => text.includes(word));
const formats = ["html", "json", "rtf", "pdf"] as const;
const manager = as("study-manager");
/** Taken by the second test. */
let cut = "";

/** Every address that tells a result. */
const results = (cut: string, more = ""): readonly string[] => [
  `${base}/readout/displays/T-1?cut=${cut}${more}`,
  `${base}/readout/results?cut=${cut}&result=${encodeURIComponent("SEXES/n")}${more}`,
  ...formats.map((format) => `${base}/readout/report.${format}?cut=${cut}${more}`),
];

describe("taking a data cut", () => {
  it("is refused to everybody but study and data management, and leaves no cut", async () => {
    for (const name of names) {
      if (name === "study-manager" || name === "data-manager") continue;
      const { status } = await as(name).post(`${base}/readout/cuts`);
      assert.equal(status, 403, name);
    }
    assert.deepEqual((await manager.get(`${base}/readout`)).body.cuts, []);
  });

  it("names the position, the content and who took it", async () => {
    const { status, body } = await manager.post(`${base}/readout/cuts`);
    assert.equal(status, 200);
    assert.equal(body.takenBy, "study-manager");
    assert.match(body.contentHash, /^[0-9a-f]{64}$/);
    assert.equal(body.readable, true);
    assert.equal("look" in body, false);
    cut = (await as("data-manager").post(`${base}/readout/cuts`)).body.id;
    assert.equal((await manager.get(`${base}/readout`)).body.cut, cut);
  });
});

describe("results over all sites", () => {
  it("are refused to sites, to who looks after some sites only, to participants and administrators, whatever they name", async () => {
    for (const name of forbidden) {
      const asked = [
        `${base}/readout`,
        ...results(cut),
        ...results("none"),
        ...results(cut, "&unblinded=true"),
      ];
      const answers = await Promise.all(asked.map((path) => as(name).get(path)));
      for (const { status, text } of answers) {
        assert.equal(status, 403, `${name}: ${text}`);
        assert.equal(tells(text), false);
      }
      const plain = answers.slice(1, 1 + 2 * results(cut).length).map(({ text }) => text);
      assert.equal(new Set(plain).size, 1, `${name} hears the same words, whatever there is`);
    }
  });

  it("are shown blinded to who follows the whole study, without an arm anywhere, also in what is downloaded", async () => {
    for (const name of readers) {
      for (const path of results(cut)) {
        for (const language of ["en", "zh-CN"]) {
          const { status, text } = await as(name).get(`${path}&language=${language}`);
          assert.equal(status, 200, `${name} ${path}: ${text.slice(0, 300)}`);
          assert.equal(tells(text), false, `${name} ${path}`);
        }
      }
    }
    const { body } = await manager.get(results(cut)[0] ?? "");
    assert.equal(body.made.blinded, true);
    assert.equal(body.display.columns.length, 2, "the labels, and everybody in one column");
  });

  it("say from where the study describes itself what is estimated, prespecified or not", async () => {
    const { body } = await as("inspector").get(`${base}/readout`);
    assert.equal(body.open, false);
    assert.equal(body.mayTakeCut, false);
    assert.equal(body.mayLook, false);
    assert.equal(body.estimands[0].estimand.planned, "post-hoc");
    assert.equal(body.displays[0].id, "T-1");
  });

  it("that are not there are not found", async () => {
    assert.equal((await manager.get(`${base}/readout/displays/T-9?cut=${cut}`)).status, 404);
    assert.equal((await manager.get(`${base}/readout/displays/T-1?cut=1-none`)).status, 404);
    const none = await manager.get(`${base}/readout/results?cut=${cut}&result=none`);
    assert.equal(none.status, 404);
  });

  it("ask for a page, a language and arms by words that are known, or are refused as a bad request", async () => {
    for (const wrong of ["&from=-1", "&from=1.5", "&from=x", "&unblinded=yes", "&language=de"]) {
      const [, rows = ""] = results(cut, wrong);
      assert.equal((await manager.get(rows)).status, 400, wrong);
    }
  });
});

describe("the rows behind a number", () => {
  const first = async (who: Visitor): Promise<Reply> => {
    const { body } = await who.get(results(cut)[0] ?? "");
    const [result = ""] = Object.keys(body.results);
    return who.get(`${base}/readout/results?cut=${cut}&result=${encodeURIComponent(result)}`);
  };

  it("name the participant, the form and the field they were entered in, and no arm", async () => {
    const { status, body, text } = await first(manager);
    assert.equal(status, 200, text);
    assert.equal(body.total, 3);
    assert.equal(body.hidden, 0);
    const names = body.columns.map(({ name }: { name: string }) => name);
    assert.ok(names.includes("SEX"), names.join());
    assert.equal(names.includes("TRT01P"), false);
    const entered = body.rows.flatMap(({ origins }: { origins: object[] }) => origins);
    assert.ok(entered.length > 0, text);
  });

  it("are only of participants whose record the database shows to the person", async () => {
    const { store, ids } = clinic;
    const monitor = as("medical-monitor");
    const id = (ids as Readonly<Record<string, string>>)["medical-monitor"];
    // By the server's clock the grant still holds, by the database's it ended a second ago.
    const grant = (from: string, until: string) =>
      store.pool.query(
        `update ${store.schema}.access_grant set valid_from = ${from}, valid_until = ${until} where person = $1`,
        [id],
      );
    await grant("now() - interval '2 hours'", "now() - interval '1 second'");
    passed = -3_600_000;
    try {
      const { body, text } = await first(monitor);
      assert.deepEqual([body.total, body.hidden, body.rows], [0, 3, []], text);
    } finally {
      passed = 0;
      await grant("valid_from", "null");
    }
    assert.equal((await first(monitor)).body.total, 3);
  });
});

describe("an unblinded look", () => {
  const reason = "Interim analysis planned by the charter";
  const manifestFor = async (who: Visitor): Promise<string> =>
    (await who.get(`${base}/readout`)).body.cuts.find(({ id }: { id: string }) => id === cut)
      ?.look ?? "0".repeat(64);
  async function begin(who: Visitor, more: object = {}, manifest?: string): Promise<Reply> {
    const shown = manifest ?? (await manifestFor(who));
    const proof = await who.post("/api/session/reauthenticate", { password, manifest: shown });
    return who.post(`${base}/readout/looks`, { cut, reason, grant: proof.body.grant, ...more });
  }

  it("is refused to everybody outside the closed group in the same words, whatever they name, with a proof or without", async () => {
    for (const name of readers) {
      if (name === "keeper" || name === "committee") continue;
      const answers = await Promise.all([
        begin(as(name)),
        begin(as(name), { cut: "none" }),
        ...results(cut, "&unblinded=true").map((path) => as(name).get(path)),
        ...results("none", "&unblinded=true").map((path) => as(name).get(path)),
      ]);
      assert.deepEqual([...new Set(answers.map(({ status }) => status))], [403], name);
      assert.equal(new Set(answers.map(({ text }) => text)).size, 1, name);
    }
  });

  it("is refused to the group without a look, without a proof for this cut, and without a reason", async () => {
    for (const path of results(cut, "&unblinded=true")) {
      const { status, body } = await keeper.get(path);
      assert.equal(status, 403);
      assert.match(body.type, /readout\.no-look/);
    }
    const unproved = await keeper.post(`${base}/readout/looks`, { cut, reason, grant: "none" });
    assert.notEqual(unproved.status, 200);
    assert.notEqual((await begin(keeper, {}, "1".repeat(64))).status, 200);
    assert.equal((await begin(keeper, { reason: "  " })).status, 400);
    assert.deepEqual((await manager.get(`${base}/readout`)).body.looks, []);
    assert.equal((await keeper.get(results(cut, "&unblinded=true")[0] ?? "")).status, 403);
  });

  it("shows arms to one of the group, in the one session, at the one cut, for half an hour", async () => {
    const { status, body, text } = await begin(keeper);
    assert.equal(status, 200, text);
    assert.equal(body.reason, reason);
    const shown = await keeper.get(results(cut, "&unblinded=true")[0] ?? "");
    assert.equal(shown.status, 200);
    assert.equal(shown.body.made.blinded, false);
    assert.equal(tells(shown.text), true);
    for (const format of formats) {
      const file = await keeper.get(`${base}/readout/report.${format}?cut=${cut}&unblinded=true`);
      assert.equal(file.status, 200, format);
      assert.match(file.headers.get("content-disposition") ?? "", /unblinded/);
      if (format === "json") assert.equal(tells(file.text), true);
    }
    const blind = await keeper.get(results(cut)[0] ?? "");
    assert.equal(blind.body.made.blinded, true, "who does not ask for arms is not told them");

    const otherSession = await clinic.as("keeper");
    assert.equal((await otherSession.get(results(cut, "&unblinded=true")[0] ?? "")).status, 403);
    assert.equal((await as("committee").get(results(cut, "&unblinded=true")[0] ?? "")).status, 403);
    await clinic.enrolled();
    const later = (await manager.post(`${base}/readout/cuts`)).body.id;
    assert.notEqual(later, cut);
    assert.equal((await keeper.get(results(later, "&unblinded=true")[0] ?? "")).status, 403);

    passed += 31 * 60_000;
    const after = await clinic.as("keeper");
    assert.equal((await after.get(results(cut, "&unblinded=true")[0] ?? "")).status, 403);
    passed -= 31 * 60_000;
  });

  it("leaves a trace: who, when, at which cut and why, for all who read results; never what it showed", async () => {
    for (const name of readers) {
      const { body, text } = await as(name).get(`${base}/readout`);
      const [look, ...others] = body.looks;
      assert.equal(others.length, 0, text);
      assert.deepEqual([look.person, look.cut, look.reason], ["keeper", cut, reason]);
      assert.equal(tells(text), false);
    }
    const { body } = await as("administrator").get("/api/audit?type=readout-look-begun");
    assert.ok(JSON.stringify(body).includes(reason));
  });

  it("changes nothing that blinded people are shown", async () => {
    for (const path of results(cut)) assert.equal(tells((await manager.get(path)).text), false);
  });
});
