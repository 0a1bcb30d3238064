import assert from "node:assert/strict";
import { test } from "node:test";
import {
  afterEvent,
  beforeDose,
  date,
  defineStudy,
  form,
  freezeStudy,
  hard,
  include,
  integer,
  type Study,
  visit,
  yesNo,
} from "../definition/index.ts";
import { applyParticipant, type Context } from "../engine/index.ts";
import { dayNumber, instant, isRefusal, text } from "../kernel/index.ts";
import { type MemoryTrial, openMemoryTrial } from "./memory-trial.ts";
import { type Rehearsal, rehearse } from "./lives.ts";
import { study } from "./testing/study.ts";

interface Rehearsed {
  readonly trial: MemoryTrial;
  readonly contexts: readonly Context[];
  readonly refused: readonly string[];
}

async function rehearsed(of: Study, more: Partial<Rehearsal> = {}): Promise<Rehearsed> {
  const trial = openMemoryTrial(of);
  const contexts: Context[] = [];
  const refused: string[] = [];
  const rehearsal = {
    seed: "one",
    participants: 8,
    firstDose: dayNumber(2026, 3, 3),
    until: instant("2027-01-01T00:00:00Z"),
    ...more,
  };
  await rehearse(of, rehearsal, async ({ command, context }) => {
    contexts.push(context);
    const answer = trial.execute(command, context);
    if (isRefusal(answer)) refused.push(answer.rule);
    const participant =
      "participant" in command ? trial.participants.get(command.participant) : undefined;
    return { participant, ...(isRefusal(answer) ? { refusal: answer } : {}) };
  });
  return { trial, contexts, refused };
}

function bytes({ trial }: Rehearsed): string {
  return JSON.stringify([...trial.streams]);
}

test("the same seed gives the same trial to the byte, another seed another one", async () => {
  const once = bytes(await rehearsed(study));
  assert.equal(bytes(await rehearsed(study)), once);
  assert.notEqual(bytes(await rehearsed(study, { seed: "two" })), once);
});

test("people live on through doses, visits, logs and diaries of their own", async () => {
  const { trial, refused } = await rehearsed(study);
  const people = [...trial.participants.values()];
  assert.equal(people.length, 8);
  const completed = people.filter(({ status }) => status === "completed");
  assert.ok(completed.length >= 3);
  for (const { doses, visitOrder, forms, assigned } of completed) {
    assert.equal(doses.length, 6);
    assert.deepEqual(visitOrder.slice(0, 3), ["screening", "day1", "monthly"]);
    assert.ok(visitOrder.includes("monthly#5"));
    assert.equal(typeof forms["monthly#2"]?.["DIARY"]?.values["pain"], "number");
    assert.equal(forms["day1"]?.["VS"]?.complete, true);
    assert.ok(assigned !== undefined);
  }
  const unexpected = refused.filter(
    (rule) => !["save.hard-check", "enrol.not-eligible"].includes(rule),
  );
  assert.deepEqual(unexpected, []);
});

test("every participant is rebuilt from the events of the rehearsal, which hold neither arm nor seed", async () => {
  const { trial, contexts } = await rehearsed(study);
  for (const [stream, events] of trial.streams) {
    if (!stream.startsWith("participant/")) continue;
    const rebuilt = events.reduce<ReturnType<typeof applyParticipant> | undefined>(
      (state, event) => applyParticipant(state, event as never),
      undefined,
    );
    assert.deepEqual(rebuilt, trial.participants.get(stream.slice("participant/".length)));
    const told = JSON.stringify(events);
    assert.doesNotMatch(told, /ARM-|LEVEL-/);
    for (const { seed } of contexts) assert.ok(!told.includes(seed));
  }
});

test("instants of a person never go back, and nothing happens after the end", async () => {
  const until = instant("2026-05-01T00:00:00Z");
  const { trial } = await rehearsed(study, { until });
  for (const events of trial.streams.values()) {
    const times = events.map(({ at }) => at);
    assert.deepEqual(times.toSorted(), times);
    assert.ok(times.every((at) => at <= until));
  }
});

test("every command has an id of its own, and every seed is another", async () => {
  const { contexts } = await rehearsed(study);
  assert.equal(new Set(contexts.map(({ command }) => command)).size, contexts.length);
  assert.equal(new Set(contexts.map(({ seed }) => seed)).size, contexts.length);
});

test("screening waits for the first consent version", async () => {
  const later = freezeStudy({
    ...study,
    consents: [{ version: "1", from: "2027-06", text: text("First", "第一版") }],
  });
  const { trial } = await rehearsed(later, { until: instant("2029-01-01T00:00:00Z") });
  const people = [...trial.participants.values()];
  assert.ok(people.some(({ status }) => status === "completed"));
  assert.ok(people.every(({ dates }) => (dates.consented ?? "") >= "2027-06-30"));
});

test("a study that counts its visits from screening is rehearsed too", async () => {
  const question = form("Q", ["Question", "问题"], { fit: yesNo(["Fit", "适合"]) });
  const dose = form(
    "EX",
    ["Dose", "给药"],
    { given: date(["Given", "给药日期"]), amount: integer(["Amount", "数量"], { min: 1, max: 9 }) },
    { log: true, purpose: "dose", dateField: "given" },
  );
  const forward = defineStudy({
    id: "FORWARD",
    version: "1",
    title: ["Forward", "向前"],
    phase: "I",
    sponsor: ["Nobody", "无"],
    indication: ["Nothing", "无"],
    planned: 4,
    epochs: [
      { id: "screening", title: text("Screening", "筛选") },
      { id: "treatment", title: text("Treatment", "治疗") },
    ],
    forms: [question, dose],
    visits: [
      visit("first", "First", {
        epoch: "screening",
        timing: afterEvent("screened", 0),
        forms: [question],
      }),
      visit("day1", "Day 1", {
        epoch: "treatment",
        timing: afterEvent("enrolled", 1),
        forms: [question],
      }),
    ],
    eligibility: ({ Q }) => [include("I1", ["Fit", "适合"], Q.fit)],
    consents: [{ version: "1", from: "2025-01-01", text: text("Consent", "知情同意") }],
  });
  const { trial } = await rehearsed(forward);
  const completed = [...trial.participants.values()].filter(({ status }) => status === "completed");
  assert.ok(completed.length > 0);
});

test("a study whose rules nobody can keep ends all the same", async () => {
  const never = form(
    "NEVER",
    ["Never", "从不"],
    { value: integer(["Value", "值"], { min: 0, max: 5 }) },
    {},
    ({ value }) => ({ checks: [hard("N1", value.above(5), ["Impossible.", "不可能。"])] }),
  );
  const impossible = defineStudy({
    id: "IMPOSSIBLE",
    version: "1",
    title: ["Impossible", "不可能"],
    phase: "I",
    sponsor: ["Nobody", "无"],
    indication: ["Nothing", "无"],
    planned: 2,
    epochs: [{ id: "all", title: text("All", "全程") }],
    forms: [never],
    visits: [
      visit("first", "First", { epoch: "all", timing: beforeDose(1, [1, 7]), forms: [never] }),
    ],
    eligibility: ({ NEVER }) => [include("I1", ["Above 5", "大于5"], NEVER.value.above(5))],
    consents: [{ version: "1", from: "2025-01-01", text: text("Consent", "知情同意") }],
  });
  const { trial } = await rehearsed(impossible, { participants: 2 });
  const statuses = [...trial.participants.values()].map(({ status }) => status);
  assert.deepEqual(statuses, ["screen-failed", "screen-failed"]);
});
