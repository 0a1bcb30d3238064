import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { isRefusal, refusalText } from "../../kernel/index.ts";
import type { DelegationInput } from "./delegation.ts";
import { system } from "./event.ts";
import { good, openPlace, type Place, ruleOf, type Someone } from "./testing/open-place.ts";

let place: Place;
let manager: Someone;
let pi: Someone;
let sub: Someone;
let nurse: Someone;
let elsewhere: Someone;
before(async () => {
  place = await openPlace();
  manager = await place.person("Ma Nager", ["study-manager", "S"]);
  pi = await place.person("Pi Wang", ["investigator", "S", "GZ01"]);
  sub = await place.person("Sub Li", ["investigator", "S", "GZ01"]);
  nurse = await place.person("Nur Se", ["coordinator", "S", "GZ01"]);
  elsewhere = await place.person("Else Where", ["coordinator", "S", "BJ02"]);
});
after(() => place.close());

const today = "2026-01-14";
const base: DelegationInput = { study: "S", site: "GZ01", tasks: ["sign"], from: today };

async function enter(person: string, more: Partial<DelegationInput>, by = nurse): Promise<string> {
  return good(await place.identity.enterDelegation(person, { ...base, ...more }, by.id, today)).id;
}

test("a line is signed by the principal investigator alone, who is named by the study's manager", async () => {
  const { identity } = place;
  const rule = "delegation.not-the-investigator";
  const line = await enter(nurse.id, { tasks: ["enter-data"] });
  for (const one of [nurse, manager, sub, pi, elsewhere]) {
    assert.equal(ruleOf(await identity.signDelegation(line, one.id, today)), rule, one.email);
  }
  const first = await enter(pi.id, { tasks: ["principal-investigator", "sign"] });
  assert.equal(ruleOf(await identity.signDelegation(first, sub.id, today)), rule);
  assert.equal(await identity.signDelegation(first, manager.id, today), undefined);
  assert.equal(ruleOf(await identity.signDelegation(line, pi.id, today)), rule, "not accepted yet");
  assert.equal(await identity.acceptDelegation(first, pi.id), undefined);
  const own = await enter(pi.id, { tasks: ["unblind"] });
  assert.equal(ruleOf(await identity.signDelegation(own, pi.id, today)), rule);
  assert.equal(await identity.signDelegation(line, pi.id, today), undefined);
});

test("a line holds once it is signed and accepted by the person themselves, and only for its tasks, site and days", async () => {
  const { identity } = place;
  const id = await enter(sub.id, {
    tasks: ["sign", "randomise"],
    from: "2026-01-10",
    to: "2026-02-01",
  });
  const may = async (task: "sign" | "unblind", day: string, site = "GZ01") => {
    const answer = await identity.delegated(sub.id, task, { study: "S", site, day });
    return isRefusal(answer) ? refusalText(answer, "zh-CN") : answer.id;
  };
  assert.match(await may("sign", today), /没有/);
  assert.equal(ruleOf(await identity.acceptDelegation(id, pi.id)), "delegation.not-yours");
  assert.equal(await identity.acceptDelegation(id, sub.id), undefined);
  assert.match(await may("sign", today), /没有/);
  assert.equal(await identity.signDelegation(id, pi.id, today), undefined);
  assert.equal(await may("sign", today), id);
  assert.equal(await may("sign", "2026-02-01"), id);
  assert.match(await may("unblind", today), /没有/);
  assert.match(await may("sign", today, "BJ02"), /没有/);
  assert.match(await may("sign", "2026-01-09"), /没有/);
  assert.equal(
    await may("sign", "2026-02-02"),
    "授权表显示您在本中心的“签署表单”职责已于 2026-02-01 终止。",
  );
  assert.equal((await identity.delegationOn(sub.id, today)).length, 1);
});

test("a late entry says so, and a wrong line is not entered", async () => {
  const { identity } = place;
  const late = await enter(nurse.id, { tasks: ["consent"], from: "2026-01-04" });
  const log = await identity.delegationLog("S", "GZ01");
  assert.equal(log.find(({ id }) => id === late)?.lateDays, 10);
  const wrong: readonly object[] = [
    { tasks: [] },
    { tasks: ["everything"] },
    { from: "2026-02-30" },
    { from: "2026-01" },
    { to: "2026-01-13" },
  ];
  for (const more of wrong) {
    const input = { ...base, ...more } as DelegationInput;
    const answer = await identity.enterDelegation(nurse.id, input, nurse.id, today);
    assert.equal(ruleOf(answer), "delegation.wrong", JSON.stringify(more));
  }
  assert.equal(
    ruleOf(await identity.enterDelegation(nurse.id, base, elsewhere.id, today)),
    "delegation.not-of-the-site",
  );
  const monitor = await place.person("Mo Nitor", ["monitor", "S"]);
  assert.equal(
    ruleOf(await identity.enterDelegation(nurse.id, base, monitor.id, today)),
    "delegation.not-of-the-site",
    "a monitor checks the log and does not write it",
  );
});

test("an ended line held until its last day, which is never in the past; a leaver's lines end with the account", async () => {
  const { identity } = place;
  const id = await enter(nurse.id, { tasks: ["samples"], from: "2026-01-01" });
  await identity.acceptDelegation(id, nurse.id);
  await identity.signDelegation(id, pi.id, today);
  const past = { to: "2026-01-10", reason: "late" };
  const reason = "no longer at the site";
  assert.equal(
    ruleOf(await identity.endDelegation(id, pi.id, today, { reason: " " })),
    "delegation.reason",
  );
  assert.equal(ruleOf(await identity.endDelegation(id, pi.id, today, past)), "delegation.wrong");
  assert.equal(
    ruleOf(await identity.endDelegation(id, sub.id, today, { reason })),
    "delegation.not-the-investigator",
  );
  assert.equal(await identity.endDelegation(id, pi.id, today, { reason }), undefined);
  assert.equal(
    ruleOf(await identity.endDelegation(id, pi.id, today, { reason })),
    "delegation.unknown",
  );
  const log = await identity.delegationLog("S", "GZ01");
  assert.equal(log.find((line) => line.id === id)?.endReason, reason);
  const on = async (day: string) =>
    (await identity.delegationOn(nurse.id, day)).some((line) => line.id === id);
  assert.deepEqual(
    [await on("2026-01-05"), await on(today), await on("2026-01-15")],
    [true, true, false],
  );
  const left = good(await identity.endPerson(sub.id, "moved", system));
  assert.equal(left.delegations.length, 1);
  const answer = await identity.delegated(sub.id, "sign", {
    study: "S",
    site: "GZ01",
    day: "2026-01-20",
  });
  assert.equal(ruleOf(answer), "delegation.ended");
});

test("a task is refused without its line or with a training that ran out, and a site without a log only where always asked", async () => {
  const { identity } = place;
  const at = { study: "S", site: "GZ01", day: today };
  const off = (person: Someone, more: object = {}, always = false) =>
    identity.offDuty(person.id, "unblind", { ...at, ...more }, { always });
  assert.equal(ruleOf(await off(nurse)), "delegation.none");
  assert.equal(
    await off(nurse, { site: "BJ02" }),
    undefined,
    "a rehearsal at a site without a log",
  );
  assert.equal(ruleOf(await off(nurse, { site: "BJ02" }, true)), "delegation.none");
  const id = await enter(nurse.id, { tasks: ["unblind"] });
  await identity.acceptDelegation(id, nurse.id);
  await identity.signDelegation(id, pi.id, today);
  assert.equal(await off(nurse, {}, true), undefined);
  good(await identity.setPolicy({ requiredTrainings: ["Code break"] }, system));
  assert.equal(ruleOf(await off(nurse)), "training.missing");
  const taught = { title: "Code break", version: "1", on: "2026-01-01", until: "2026-01-13" };
  good(await identity.recordTraining(nurse.id, taught, nurse.id));
  const late = await off(nurse);
  assert.equal(ruleOf(late), "training.expired");
  assert.ok(isRefusal(late));
  assert.equal(
    refusalText(late, "zh-CN"),
    "您的培训“Code break”已于 2026-01-13 过期，未执行任何操作。登记新的培训后方可继续。",
  );
  const again = { ...taught, version: "2", until: "2027-01-13" };
  good(await identity.recordTraining(nurse.id, again, nurse.id));
  assert.equal(await off(nurse), undefined);
  good(await identity.setPolicy({ requiredTrainings: [] }, system));
});

test("a training holds from its day to its last day, and is recorded by who may", async () => {
  const { identity } = place;
  const input = { study: "S", title: "GCP", version: "R3", on: "2025-06-01", until: "2026-01-13" };
  assert.equal(
    ruleOf(await identity.recordTraining(nurse.id, input, elsewhere.id)),
    "training.not-by-you",
  );
  for (const wrong of [{ on: "2026-02-01" }, { title: " " }, { until: "2025-05-31" }]) {
    const answer = await identity.recordTraining(nurse.id, { ...input, ...wrong }, nurse.id);
    assert.equal(ruleOf(answer), "training.wrong");
  }
  good(await identity.recordTraining(nurse.id, input, pi.id));
  good(
    await identity.recordTraining(nurse.id, { title: "SOP 7", version: "2", on: today }, nurse.id),
  );
  const titles = async (day: string) =>
    (await identity.trainingOn(nurse.id, day)).map(({ title }) => title);
  const own = (held: readonly string[]) => held.filter((title) => title !== "Code break");
  assert.deepEqual(own(await titles("2025-05-31")), []);
  assert.deepEqual(own(await titles("2026-01-13")), ["GCP"]);
  assert.deepEqual(own(await titles(today)), ["SOP 7"], "it ran out yesterday");
  assert.equal((await identity.trainingOf(nurse.id)).length, 4);
});
