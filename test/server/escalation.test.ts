import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import { assertProblem } from "./assert-problem.ts";
import { password } from "./clinic.ts";
import { openEscalating } from "./escalating.ts";

let ahead = 0;
const trial = await openEscalating({ clock: () => new Date(Date.now() + ahead) });
after(() => trial.clinic.close());
const { people, ago, study } = trial;
const { coordinator, elsewhere, investigator, "medical-monitor": monitor } = people;
const base = `/api/studies/${study.id}`;
const cohortNow = async (cohort: string) => {
  const { board } = await trial.page(monitor);
  return board?.cohorts.find((one) => one.cohort === cohort);
};
const noticesOf = async (visitor: typeof monitor) => {
  await trial.clinic.server.settle();
  const { body } = await visitor.get("/api/notices");
  return (body.notices as { kind: string; words: { en: string; "zh-CN": string } }[]).map(
    ({ kind, words }) => ({ kind, words: `${words.en} ${words["zh-CN"]}` }),
  );
};

describe("the escalation of the spinal cord injury programme over HTTP", () => {
  it("is shown to nobody who has no business in it: no board to sites, no pack to anybody but committee and medical monitor", async () => {
    const inside = await trial.clinic.as("study-manager");
    for (const visitor of [coordinator, elsewhere, investigator, inside]) {
      const reply = await visitor.get(`${base}/cohorts/SAD1/pack`);
      assertProblem(reply, 403, "permission.committee");
    }
    const participant = await trial.clinic.as("participant");
    assertProblem(await participant.get(`${base}/cohorts`), 404, "cohorts.none");
    for (const visitor of [coordinator, elsewhere, investigator]) {
      assert.equal((await trial.page(visitor)).board, undefined);
    }
    assert.ok((await trial.page(monitor)).board !== undefined);
  });

  let toxic = "";
  it("closes the gate with the adverse event itself; the sites read that it is on hold, the medical monitor who and what", async () => {
    toxic = await trial.treated("SAD1", ago(200));
    const before = await trial.screened();
    await trial.toxicity(toxic, ago(195));
    const enrol = { kind: "enrol", participant: before, cohort: "SAD1", date: ago(190) };
    const refusal = await investigator.command(enrol);
    assertProblem(refusal, 422, "cohort.on-hold");
    for (const visitor of [coordinator, elsewhere, investigator]) {
      const page = await trial.page(visitor);
      assert.equal(page.cohorts[0]?.status, "on-hold");
      assert.doesNotMatch(JSON.stringify(page), /dlt|toxic|suspected|Meningitis/i);
    }
    assert.doesNotMatch(JSON.stringify(await trial.page(elsewhere)), new RegExp(toxic));
    assert.doesNotMatch(refusal.text, new RegExp(`${toxic}|dlt|toxic|毒性`, "i"));
    const { board } = await trial.page(monitor);
    assert.equal(board?.cohorts[0]?.gate.cause, "possible-dlt");
    assert.deepEqual(
      board?.toJudge.map(({ participant, values }) => [
        participant,
        values["term"],
        values["grade"],
      ]),
      [[toxic, "Meningitis", "4"]],
    );
    const told = await noticesOf(elsewhere);
    assert.ok(told.some(({ kind }) => kind === "gate-closed"));
    assert.doesNotMatch(JSON.stringify(told), new RegExp(`${toxic}|dlt|toxic|毒性`, "i"));
    assert.ok((await noticesOf(monitor)).some(({ kind }) => kind === "dlt-to-judge"));
  });

  it("goes on after one toxicity of three: judged, expanded by two signatures, and nobody signs twice or unproved", async () => {
    const verdict = { kind: "judge-dlt", participant: toxic, verdict: "dlt", reason: "Grade 4" };
    assertProblem(await coordinator.command(verdict), 403, "permission.role");
    await trial.good(monitor, verdict);
    await trial.decide("SAD1", "stay", "Two more of the first three are to be treated.");
    for (const days of [193, 186]) await trial.treated("SAD1", ago(days));
    assert.equal((await cohortNow("SAD1"))?.advice.act, "expand");
    const number = await trial.propose("SAD1", "expand");
    const { basis } = await trial.pack("SAD1");
    const member = people["committee-a"];
    const bare = { kind: "sign-decision", decision: number, basis };
    assertProblem(await member.command(bare), 403, "sign.not-proved");
    const other = await member.post("/api/session/reauthenticate", { password, manifest: basis });
    const { grant } = other.body as { grant: string };
    assertProblem(await member.command(bare, { grant }), 403, "sign.not-proved");
    assert.equal((await trial.sign("committee-a", number)).status, 200);
    assertProblem(await trial.sign("committee-a", number), 422, "decision.signed");
    assert.equal((await cohortNow("SAD1"))?.places, 3, "one signature opens nothing");
    assert.equal((await trial.sign("committee-b", number)).status, 200);
    assert.equal((await cohortNow("SAD1"))?.places, 6);
    assert.ok((await noticesOf(elsewhere)).some(({ kind }) => kind === "decision-in-force"));
    assert.equal((await trial.page(elsewhere)).told.at(-1)?.act, "expand");
  });

  it("doses the next participant only once the stagger has passed", async () => {
    const participant = await trial.enrolled("SAD1", ago(182));
    const early = { kind: "record-dose", participant, date: ago(182) };
    assertProblem(await coordinator.command(early), 422, "cohort.too-soon");
    await trial.good(coordinator, { ...early, date: ago(179) });
    for (const days of [172, 165]) await trial.treated("SAD1", ago(days));
  });

  it("signs nothing when something has changed since the proposal, and shows what came late apart", async () => {
    assert.equal((await cohortNow("SAD1"))?.advice.act, "escalate");
    const number = await trial.propose("SAD1", "escalate");
    const last = (await cohortNow("SAD1"))?.slots.at(-1)?.participant ?? "";
    await trial.toxicity(last, ago(160));
    assertProblem(await trial.sign("committee-a", number), 422, "decision.outdated");
    const pack = await trial.pack("SAD1", number);
    assert.equal(pack.current, false);
    assert.ok(pack.late.some(({ participant }) => participant === last));
    assert.ok(pack.records.every(({ participant }) => participant !== last));
    const none = { kind: "judge-dlt", participant: last, verdict: "no-dlt", reason: "Influenza" };
    await trial.good(monitor, none);
    const act = {
      kind: "propose-decision",
      cohort: "SAD1",
      decision: "stop",
      attended: ["A", "B"],
    };
    const { basis } = pack;
    assertProblem(await monitor.command({ ...act, basis }), 422, "decision.outdated");
    const owed = { ...act, basis: (await trial.pack("SAD1")).basis };
    assertProblem(await monitor.command(owed), 422, "decision.reason");
  });

  it("tells the site of a place that expires within a day, once, and nobody at another site", async () => {
    await trial.decide("SAD1", "escalate");
    const participant = await trial.screened();
    await trial.good(coordinator, { kind: "request-slot", participant, cohort: "SAD2" });
    const expiring = async (visitor: typeof monitor) =>
      (await noticesOf(visitor)).filter(({ kind }) => kind === "slot-expiring").length;
    assert.equal(await expiring(coordinator), 0, "three days are left");
    // Only while the server looks: sessions are not to grow old by it.
    ahead = 60 * 3_600_000;
    await trial.clinic.server.settle();
    await trial.clinic.server.settle();
    ahead = 0;
    assert.equal(await expiring(coordinator), 1);
    assert.equal(await expiring(elsewhere), 0);
    const reason = "Not eligible";
    await trial.good(coordinator, { kind: "give-up-slot", participant, reason });
  });

  it("goes through both ladders, and stops where two of three had a toxicity", async () => {
    assert.equal((await cohortNow("SAD2"))?.gate.open, true);
    for (const days of [150, 143, 136]) await trial.treated("SAD2", ago(days));
    await trial.decide("SAD2", "escalate");
    const four = (first: number) => [0, 14, 28, 42].map((day) => ago(first - day));
    for (const first of [130, 123, 116]) await trial.treated("MAD1", ...four(first));
    await trial.decide("MAD1", "escalate");
    const top = [];
    for (const first of [100, 93]) top.push(await trial.treated("MAD2", ...four(first)));
    for (const participant of top) {
      await trial.toxicity(participant, ago(85));
      await trial.good(monitor, {
        kind: "judge-dlt",
        participant,
        verdict: "dlt",
        reason: "Probably related, grade 4",
      });
    }
    const now = await cohortNow("MAD2");
    assert.equal(now?.gate.open, false);
    assert.equal(now?.tally.dlt, 2);
    const recommended = now?.advice.act ?? "stop";
    await trial.decide("MAD2", recommended, undefined);
    const closed = await cohortNow("MAD2");
    assert.equal(closed?.gate.open, false);
    const participant = await trial.screened();
    const enrol = { kind: "enrol", participant, cohort: "MAD2", date: ago(40) };
    assertProblem(await investigator.command(enrol), 422, "cohort.closed");
  });

  it("opens a decision again when a toxicity is known after it, and warns", async () => {
    const early = (await cohortNow("SAD2"))?.slots[0]?.participant ?? "";
    await trial.toxicity(early, ago(140));
    const { board } = await trial.page(monitor);
    const decided = board?.decisions.find(({ cohort }) => cohort === "SAD2");
    assert.deepEqual(decided?.reopenedBy, [early]);
    assert.equal((await cohortNow("MAD1"))?.gate.open, false);
    assert.ok(
      (await noticesOf(people["committee-b"])).some(({ kind }) => kind === "decision-reopened"),
    );
  });
});
