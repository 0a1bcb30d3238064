import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import type { ParticipantId } from "../../src/kernel/index.ts";
import { listHash, practiceHash, unblindingHash } from "../../src/engine/index.ts";
import { blindedStudy, openBlindedClinic, sexFactor, today } from "./blinded-clinic.ts";
import { password, type Visitor } from "./clinic.ts";

const study = blindedStudy();
const clinic = await openBlindedClinic(study);
after(() => clinic.close());
const { base } = clinic;
const [coordinator, elsewhere, investigator, sub, monitor, manager, keeper, medical] =
  await Promise.all([
    clinic.as("coordinator"),
    clinic.as("coordinator-elsewhere"),
    clinic.as("investigator"),
    clinic.as("sub-investigator"),
    clinic.as("monitor"),
    clinic.as("data-manager"),
    clinic.as("keeper"),
    clinic.as("medical-monitor"),
  ]);
const armIds = study.arms.map(({ id }) => id);
const [cells = "", saline = ""] = armIds;
const armWords = study.arms.flatMap(({ id, title }) => [id, title.en, title["zh-CN"]]);
const tells = (text: string): boolean => armWords.some((word) => text.includes(word));
const assign = (who: Visitor, participant: string) =>
  who.command({ kind: "assign", participant, date: today });

describe("before allocation is opened", () => {
  it("nobody is randomised, and the gate says so without a word of arms", async () => {
    const participant = await clinic.enrolled();
    const refused = await assign(coordinator, participant);
    assert.equal(refused.body.refusal.rule, "assign.not-open");
    const gate = await coordinator.get(`${base}/participants/${participant}/randomisation`);
    assert.deepEqual(gate.body, { open: false });
  });

  it("a blinded person opens nothing and asks for nothing behind the wall", async () => {
    for (const who of [coordinator, investigator, monitor, manager, medical]) {
      const { status, body } = await who.command({ kind: "open-allocation" });
      assert.equal(status, 403, JSON.stringify(body));
    }
    const before = await coordinator.get(`${base}/allocation`);
    assert.equal((await keeper.command({ kind: "open-allocation" })).status, 200);
    assert.equal((await keeper.command({ kind: "open-allocation" })).status, 422);
    for (const who of [coordinator, elsewhere, investigator, monitor, manager, medical]) {
      const view = await who.get(`${base}/allocation`);
      assert.equal(view.status, 403);
      assert.equal(view.text, before.text, "the same words, whatever there is");
      assert.equal((await who.post(`${base}/allocation/proof`)).text, before.text);
    }
  });
});

describe("randomising", () => {
  it("is refused to a coordinator of another site, who is not even shown the gate", async () => {
    const participant = await clinic.enrolled();
    assert.equal((await assign(elsewhere, participant)).status, 403);
    const gate = await elsewhere.get(`${base}/participants/${participant}/randomisation`);
    assert.equal(gate.status, 404);
    assert.equal((await assign(monitor, participant)).status, 403);
  });

  it("gives one number for one id, however often it is asked, and tells no arm to anybody blinded", async () => {
    const participant = await clinic.enrolled();
    const gate = await coordinator.get(`${base}/participants/${participant}/randomisation`);
    assert.deepEqual(gate.body, { open: true, available: true });
    const body = {
      id: "the-same-id-again",
      command: { kind: "assign", participant, date: today },
    };
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => coordinator.post(`${base}/commands`, body)),
    );
    for (const { status, text } of answers) {
      assert.equal(status, 200, text);
      assert.ok(!tells(text));
    }
    assert.equal(answers.filter((one) => one.body.repeated === false).length, 1);
    const record = await coordinator.get(`${base}/participants/${participant}/events`);
    const given = record.body.rows.filter(
      ({ event }: { event: { type: string } }) => event.type === "participant-assigned",
    );
    assert.equal(given.length, 1);
    assert.match(given[0].event.commitment, /^[0-9a-f]{64}$/);
    assert.ok(!tells(record.text));
    const twice = await assign(coordinator, participant);
    assert.equal(twice.body.refusal.rule, "assign.already");
  });

  it("of 64 at once follows the order of the seed, with no error and no number twice", async () => {
    const people = await Promise.all(Array.from({ length: 64 }, () => clinic.enrolled()));
    const answers = await Promise.all(
      people.map((participant) => assign(coordinator, participant)),
    );
    assert.deepEqual(
      answers.map(({ status }) => status),
      people.map(() => 200),
    );
    const { allocated } = await (
      clinic.server.studies.get(study.id) ?? assert.fail()
    ).trial.allocation();
    const numbers = Object.values(allocated).map(({ number }) => number);
    assert.equal(new Set(numbers).size, numbers.length);
    assert.deepEqual(
      numbers.toSorted(),
      numbers.map((_, index) => String(index + 1).padStart(4, "0")),
    );
    const proof = await keeper.post(`${base}/allocation/proof`);
    assert.deepEqual(
      [proof.body.sound, proof.body.drawn, proof.body.committed],
      [true, numbers.length, numbers.length],
    );
    const view = (await keeper.get(`${base}/allocation`)).body;
    assert.equal(view.allocated, numbers.length);
    const here = view.strata["site=GZ01"];
    assert.ok(Math.abs(here[cells] - 2 * here[saline]) <= 6, JSON.stringify(here));
  });

  it("stops with one sentence when every arm is closed, and says which only to the keeper", async () => {
    const participant = await clinic.enrolled();
    for (const arm of armIds) {
      assert.equal(
        (await keeper.command({ kind: "close-arm", arm, reason: "Futility" })).status,
        200,
      );
    }
    const gate = await coordinator.get(`${base}/participants/${participant}/randomisation`);
    assert.deepEqual(gate.body, { open: true, available: false });
    const refused = await assign(coordinator, participant);
    assert.equal(refused.body.refusal.rule, "assign.unavailable");
    assert.ok(!tells(refused.text));
    await clinic.server.notices.settle();
    const told = await keeper.get("/api/notices");
    assert.ok(
      told.body.notices.some(({ kind }: { kind: string }) => kind === "randomise-failed-unblinded"),
    );
    const others = await coordinator.get("/api/notices");
    assert.ok(!others.text.includes("unblinded"));
    for (const arm of armIds) await keeper.command({ kind: "reopen-arm", arm, reason: "Resumed" });
    assert.equal((await assign(coordinator, participant)).status, 200);
  });
});

describe("a drill of opening a code", () => {
  const asked = {
    category: "emergency",
    reason: "Our drill",
    careDepends: true,
  } as const;

  it("is refused without a proof, with the proof of a code, and to whom a code is refused", async () => {
    const participant = await clinic.enrolled();
    assert.equal((await assign(coordinator, participant)).status, 200);
    const command = {
      kind: "practise-unblinding",
      participant: participant as ParticipantId,
      confirm: participant,
      ...asked,
    } as const;
    assert.equal((await investigator.command(command)).status, 403, "no proof");
    const prove = async (who: Visitor, manifest: string) =>
      (await who.post("/api/session/reauthenticate", { password, manifest })).body.grant as string;
    const grant = await prove(
      investigator,
      unblindingHash(study.id, { ...command, kind: "unblind" }),
    );
    const send = (who: Visitor, id: string, proof: string) =>
      who.post(`${base}/commands`, { id, command, grant: proof });
    assert.equal((await send(investigator, "drill-with-another", grant)).status, 403);
    const own = await prove(coordinator, practiceHash(study.id, command));
    assert.equal((await send(coordinator, "drill-by-another", own)).status, 403);
    // And the other way round: what was proved for a drill opens nothing.
    const drill = await prove(investigator, practiceHash(study.id, command));
    const opened = await investigator.post(`${base}/participants/${participant}/unblindings`, {
      id: "code-by-a-drill",
      confirm: participant,
      ...asked,
      grant: drill,
    });
    assert.equal(opened.status, 403, opened.text);
  });

  it("goes every step, reveals nothing, tells nobody and is on record as a drill", async () => {
    await clinic.server.notices.settle();
    const noticesOf = async (who: Visitor) =>
      (await who.get("/api/notices")).body.notices.length as number;
    const hearers = [medical, manager, monitor, investigator, keeper];
    const disclosed = (await keeper.get(`${base}/allocation`)).body.disclosures.length;
    const participant = await clinic.enrolled();
    assert.equal((await assign(coordinator, participant)).status, 200);
    await clinic.server.notices.settle();
    const assigned = await Promise.all(hearers.map(noticesOf));
    const command = {
      kind: "practise-unblinding",
      participant: participant as ParticipantId,
      confirm: participant,
      ...asked,
    } as const;
    const manifest = practiceHash(study.id, command);
    const { grant } = (await medical.post("/api/session/reauthenticate", { password, manifest }))
      .body;
    const done = await medical.post(`${base}/commands`, { id: "a-drill-in-full", command, grant });
    assert.equal(done.status, 200, done.text);
    assert.ok(!tells(done.text));
    await clinic.server.notices.settle();
    assert.deepEqual(await Promise.all(hearers.map(noticesOf)), assigned);
    const record = await coordinator.get(`${base}/participants/${participant}/events`);
    assert.ok(record.text.includes("unblinding-practised") && !record.text.includes("code-opened"));
    assert.equal((await keeper.get(`${base}/allocation`)).body.disclosures.length, disclosed);
  });
});

describe("a code that was opened on paper", () => {
  it("is entered as of its real time, tells those who oversee safety, and discloses nothing", async () => {
    const participant = await clinic.enrolled();
    assert.equal((await assign(coordinator, participant)).status, 200);
    const opened = new Date(Date.now() - 60_000).toISOString();
    const command = {
      kind: "report-paper-opening",
      participant,
      opened,
      category: "emergency",
      reason: "Stupor; no network",
      who: "Dr Li at the pharmacy",
    };
    assert.equal((await elsewhere.command(command)).status, 403);
    assert.equal((await monitor.command(command)).status, 403);
    const later = { ...command, opened: new Date(Date.now() + 3_600_000).toISOString() };
    const refused = await coordinator.command(later);
    assert.equal(refused.body.refusal.rule, "unblind.paper-time");
    await clinic.server.notices.settle();
    const told = async () =>
      (await medical.get("/api/notices")).body.notices.filter(
        ({ kind }: { kind: string }) => kind === "code-opened",
      ).length as number;
    const before = await told();
    const done = await coordinator.command(command);
    assert.equal(done.status, 200, done.text);
    assert.ok(!tells(done.text));
    await clinic.server.notices.settle();
    assert.equal(await told(), before + 1);
    const { state } = (await coordinator.get(`${base}/participants/${participant}`)).body;
    assert.equal(state.unblindings[0].opened, opened);
    assert.ok(Date.parse(state.unblindings[0].at) > Date.parse(opened));
  });
});

describe("opening a code in an emergency", () => {
  let participant = "";

  it("is refused to whoever is no investigator there, and without a fresh proof", async () => {
    participant = await clinic.enrolled();
    assert.equal((await assign(coordinator, participant)).status, 200);
    const address = `${base}/participants/${participant}/unblindings`;
    for (const who of [coordinator, elsewhere, monitor, manager, keeper]) {
      const { status, text } = await clinic.unblind(who, participant);
      assert.equal(status, 403, text);
      assert.ok(!tells(text));
    }
    const bare = {
      id: "without-a-proof",
      confirm: participant,
      category: "other",
      reason: "x",
      careDepends: false,
    };
    assert.equal(
      (await investigator.post(address, bare)).body.type,
      "urn:neurite:problem:sign.not-proved",
    );
    assert.equal(
      (await investigator.command({ kind: "unblind", ...bare, participant })).status,
      400,
    );
    const disclosed = (await keeper.get(`${base}/allocation`)).body.disclosures;
    assert.deepEqual(disclosed, []);
  });

  it("is refused when another number is typed", async () => {
    const { status, text } = await clinic.unblind(sub, participant, { confirm: "GZ01-999" });
    assert.equal(status, 422);
    assert.ok(!tells(text) && text.includes("unblind.confirm"));
  });

  it("answers the arm to the one who asks, alone, once for each time it is asked", async () => {
    const started = performance.now();
    const opened = await clinic.unblind(sub, participant);
    assert.equal(opened.status, 200, opened.text);
    assert.ok(armIds.includes(opened.body.arm.id));
    assert.match(opened.headers.get("cache-control") ?? "", /no-store/);
    assert.ok(performance.now() - started < 60_000);
    const again = await clinic.unblind(sub, participant);
    assert.deepEqual(again.body.arm, opened.body.arm);
    const { disclosures, people } = (await keeper.get(`${base}/allocation`)).body;
    assert.deepEqual(
      disclosures.map(({ to }: { to: string }) => people[to]),
      ["sub-investigator", "sub-investigator"],
    );
    for (const path of ["", "/events"]) {
      const { text } = await sub.get(`${base}/participants/${participant}${path}`);
      assert.ok(text.includes("emergency") && !tells(text));
    }
  });

  it("is told to those who oversee safety, not what it showed, and the participant stays", async () => {
    await clinic.server.notices.settle();
    for (const who of [medical, manager, monitor, investigator]) {
      const { text, body } = await who.get("/api/notices");
      const told = body.notices.find(({ kind }: { kind: string }) => kind === "code-opened");
      assert.ok(told !== undefined && told.link.endsWith("/unblindings"));
      assert.ok(!tells(text));
    }
    const { body } = await coordinator.get(`${base}/participants/${participant}`);
    assert.equal(body.state.status, "enrolled");
    const visit = { kind: "start-visit", participant, visit: "unscheduled", date: today };
    assert.equal((await coordinator.command(visit)).status, 200);
    const judged = {
      participant,
      unblinding: 1,
      knows: "The ward",
      impact: "Rated by another from now on",
    };
    assert.equal((await sub.command({ kind: "assess-unblinding", ...judged })).status, 200);
  });

  it("is refused to an investigator whose delegation has ended, and somebody is told to stand by", async () => {
    const line = async (person: string, tasks: readonly string[], to?: string) => {
      const lines = `${base}/delegations`;
      const entered = await coordinator.post(lines, {
        person,
        site: "GZ01",
        tasks,
        from: "2026-01-01",
        to,
      });
      const { id } = entered.body;
      const [signer, own] =
        person === clinic.ids.investigator ? [manager2, investigator] : [investigator, sub];
      assert.equal((await signer.post(`${lines}/${id}/sign`)).status, 200, entered.text);
      assert.equal((await own.post(`${lines}/${id}/accept`)).status, 200);
    };
    const manager2 = await clinic.as("study-manager");
    await line(clinic.ids.investigator, ["principal-investigator", "unblind"]);
    const person = (clinic.ids as Readonly<Record<string, string>>)["sub-investigator"] ?? "";
    const yesterday = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    await line(person, ["unblind"], yesterday);
    const { status, body, text } = await clinic.unblind(sub, participant);
    assert.equal(status, 403, text);
    assert.equal(body.refusal.rule, "delegation.ended");
    assert.ok(!tells(text));
    await clinic.server.notices.settle();
    const told = await keeper.get("/api/notices");
    assert.ok(told.text.includes("unblinding-failed-unblinded"));
    await line(person, ["unblind"]);
    assert.equal((await clinic.unblind(sub, participant)).status, 200);
  });
});

describe("a factor that is corrected after allocation", async () => {
  const bySex = { ...blindedStudy(undefined, [sexFactor]), id: "XS228-SCI-SEX" };
  const own = await openBlindedClinic(bySex);
  after(() => own.close());
  const [here, there, list, supervisor] = await Promise.all(
    (["coordinator", "coordinator-elsewhere", "keeper", "study-manager"] as const).map((who) =>
      own.as(who),
    ),
  );
  const path = `${own.base}/mis-stratified`;

  it("is reported by factor to those who see the participant, and with the arm to the keeper alone", async () => {
    assert.equal((await list?.command({ kind: "open-allocation" }))?.status, 200);
    const participant = await own.enrolled();
    await own.enterSex(participant, "F");
    assert.ok(here !== undefined && there !== undefined && list !== undefined);
    assert.ok(supervisor !== undefined);
    assert.equal((await assign(here, participant)).status, 200);
    assert.deepEqual((await here.get(path)).body, []);
    const number = (await here.get(`${own.base}/participants/${participant}`)).body.state.assigned;
    await own.enterSex(participant, "M", "Misread");
    const line = { participant, site: "GZ01", factor: "sex", allocated: "F", now: "M" };
    assert.deepEqual((await there.get(path)).body, [], "another site hears nothing");
    for (const who of [here, supervisor]) {
      const report = await who.get(path);
      assert.deepEqual(report.body, [line]);
      assert.ok(!tells(report.text));
      assert.equal((await who.get(`${own.base}/allocation`)).status, 403);
    }
    const [kept] = (await list.get(`${own.base}/allocation`)).body.misStratified;
    const { arm, ...rest } = kept;
    assert.deepEqual(rest, line);
    assert.ok(armIds.includes(arm));
    const after = (await here.get(`${own.base}/participants/${participant}`)).body.state.assigned;
    assert.deepEqual(after, number, "nothing is repaired");
  });
});

describe("a supplied list", async () => {
  const listed = blindedStudy({ kind: "list" }, []);
  const own = await openBlindedClinic({ ...listed, id: "XS228-SCI-LIST" });
  after(() => own.close());
  const [first, second] = [await own.as("keeper"), await own.as("second-keeper")];
  const entries = ["L-01", "L-02", "L-03", "L-04", "L-05", "L-06"].map((number, index) => ({
    number,
    arm: index % 3 === 2 ? saline : cells,
  }));
  const supply = (who: Visitor, list: readonly object[]) =>
    who.command({ kind: "supply-list", entries: list });

  it("with a duplicate, a gap, a wrong ratio or an unknown arm is refused whole, naming the entry", async () => {
    const wrong: readonly [string, readonly object[]][] = [
      ["list.duplicate", [...entries, ...entries.slice(0, 1)]],
      ["list.gap", entries.filter(({ number }) => number !== "L-03")],
      ["list.ratio", entries.slice(0, 5)],
      ["list.arm", entries.map((one, index) => (index === 1 ? { ...one, arm: "OTHER" } : one))],
    ];
    for (const [rule, list] of wrong) {
      const { status, body } = await supply(first, list);
      assert.equal(status, 422);
      assert.equal(body.refusal.rule, rule);
    }
    assert.equal((await own.as("pharmacist").then((who) => supply(who, entries))).status, 403);
    assert.equal((await first.get(`${own.base}/allocation`)).body.list.entries, 0);
  });

  it("is used only after another person has signed for exactly what it holds", async () => {
    assert.equal((await supply(first, entries)).status, 200);
    const hash = listHash(entries);
    const view = (await first.get(`${own.base}/allocation`)).body;
    assert.equal(view.list.hash, hash);
    const command = { kind: "activate-list", hash };
    const unsigned = await second.command(command);
    assert.equal(unsigned.body.type, "urn:neurite:problem:sign.not-proved");
    const sign = async (who: Visitor) => {
      const proof = await who.post("/api/session/reauthenticate", { password, manifest: hash });
      return who.command(command, { grant: proof.body.grant });
    };
    assert.equal((await sign(first)).body.refusal.rule, "list.same-person");
    const participant = await own.enrolled();
    const coordinatorHere = await own.as("coordinator");
    const early = await assign(coordinatorHere, participant);
    assert.equal(early.body.refusal.rule, "assign.not-open");
    assert.equal((await sign(second)).status, 200);
    assert.equal((await assign(coordinatorHere, participant)).status, 200);
    const { text } = await coordinatorHere.get(`${own.base}/participants/${participant}`);
    assert.ok(text.includes("L-01"));
    const proof = await second.post(`${own.base}/allocation/proof`);
    assert.equal(proof.body.sound, true);
  });
});
