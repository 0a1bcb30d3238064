import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import study from "../../examples/sci-xs228/study.ts";
import type { Command, Context, ParticipantState } from "../engine/index.ts";
import { instant, isRefusal, type SiteId, type Zone } from "../kernel/index.ts";
import { WriteForbidden } from "./failure.ts";
import { openStore, type Store } from "./store.ts";
import { openTrial, type Trial } from "./trial.ts";

const folder = mkdtempSync(join(tmpdir(), "neurite-trial-"));
let store: Store;
before(async () => {
  store = await openStore({ folder });
});
after(async () => {
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

function context(command: string, role: Context["role"] = "coordinator"): Context {
  return {
    actor: "tester" as never,
    role,
    sites: "all",
    at: instant("2026-01-14T03:00:00Z"),
    zone: "Asia/Shanghai" as Zone,
    seed: command,
    command: command as never,
  };
}

async function done(
  trial: Trial,
  id: string,
  command: Command,
  role?: Context["role"],
): Promise<void> {
  const answer = await trial.execute(command, context(id, role));
  assert.ok(!isRefusal(answer), JSON.stringify(answer));
}

async function screened(trial: Trial, participant: string): Promise<void> {
  const site = "GZ01" as SiteId;
  const person = participant as never;
  const date = "2026-01-12";
  await done(trial, `${participant}/screen`, { kind: "screen", participant: person, site, date });
  const { version } = study.consents[0] ?? { version: "" };
  await done(trial, `${participant}/consent`, {
    kind: "consent",
    participant: person,
    version,
    date,
  });
  await done(trial, `${participant}/visit`, {
    kind: "start-visit",
    participant: person,
    visit: "screening",
    date,
  });
}

const vitals = (participant: string, weightKg: number, id: string) => ({
  id,
  command: {
    kind: "save-form" as const,
    participant: participant as never,
    form: "VS",
    visit: "screening",
    values: { weight: weightKg },
    reasons: { "*": "corrected" },
  },
});

test("a study is released and its site activated once, whoever asks again", async () => {
  const trial = openTrial(store, study);
  const site = study.sites[0];
  assert.ok(site !== undefined);
  await done(trial, "release", { kind: "release-study" }, "study-manager");
  const activate: Command = {
    kind: "activate-site",
    site: site.id as SiteId,
    zone: site.zone,
    country: site.country,
  };
  await done(trial, "activate", activate, "study-manager");
  const again = await trial.execute(activate, context("activate", "study-manager"));
  assert.ok(!isRefusal(again) && again.repeated);
  const other = await trial.execute(activate, context("activate-2", "study-manager"));
  assert.ok(isRefusal(other));
});

test("commands sent without waiting are decided in the order in which they were given", async () => {
  const trial = openTrial(store, study);
  await screened(trial, "P1");
  const sent = [61, 62, 63, 64, 65].map((weight) => {
    const { id, command } = vitals("P1", weight, `P1/${weight}`);
    return trial.execute(command, context(id));
  });
  for (const answer of await Promise.all(sent)) assert.ok(!isRefusal(answer));
  const state = await trial.participant("P1");
  assert.equal(state?.forms["screening"]?.["VS"]?.values["weight"], 65);
  assert.equal(state?.forms["screening"]?.["VS"]?.version, 5);
});

test("eight people who save the same form at once, from two servers, lose nothing and double nothing", async () => {
  const servers = [openTrial(store, study), openTrial(store, study)];
  const [first] = servers;
  assert.ok(first !== undefined);
  await screened(first, "P2");
  const people = Array.from({ length: 8 }, (_, index) => index);
  await Promise.all(
    people.flatMap((person) =>
      Array.from({ length: 5 }, async (_, turn) => {
        const { id, command } = vitals("P2", 50 + person * 5 + turn, `P2/${person}/${turn}`);
        const trial = servers[person % 2];
        assert.ok(trial !== undefined);
        const answer = await trial.execute(command, context(id));
        assert.ok(!isRefusal(answer), JSON.stringify(answer));
      }),
    ),
  );
  const fresh = await openTrial(store, study).participant("P2");
  assert.equal(fresh?.forms["screening"]?.["VS"]?.version, 40);
  for (const trial of servers) {
    // A cache may be behind another server; the next command sees what is there.
    const { id, command } = vitals("P2", 70, `P2/last/${servers.indexOf(trial)}`);
    await trial.execute(command, context(id));
  }
  const seen = new Set<string>();
  for await (const { event } of store.readStream(study.id, "participant/P2")) {
    assert.ok(!seen.has(`${event["command"] as string}/${event.type}`));
    seen.add(`${event["command"] as string}/${event.type}`);
  }
});

test("a state rebuilt from the journal is the live state", async () => {
  const live = openTrial(store, study);
  await screened(live, "P3");
  const { id, command } = vitals("P3", 81.5, "P3/vitals");
  await done(live, id, command);
  const rebuilt = await openTrial(store, study).participant("P3");
  assert.deepEqual(rebuilt, (await live.participant("P3")) as ParticipantState);
});

test("a refusal rests on the record itself, not on what another server has meanwhile changed", async () => {
  const [one, other] = [openTrial(store, study), openTrial(store, study)];
  await screened(one, "P4");
  const skip: Command = {
    kind: "skip-visit",
    participant: "P4" as never,
    visit: "day1",
    reason: "ill",
  };
  await other.participant("P4"); // now the other server holds a state without the vital signs
  const { id, command } = vitals("P4", 70, "P4/vitals");
  await done(one, id, command);
  const based = { ...command, values: { weight: 71 }, basedOn: 1 };
  const answer = await other.execute(based, context("P4/based"));
  assert.ok(!isRefusal(answer), "the other server saw a form that was never saved");
  await done(other, "P4/skip", skip);
});

test("a command sent again under its id is answered as the first time, also after the record has moved on", async () => {
  const trial = openTrial(store, study);
  const { id, command } = vitals("P3", 81.5, "P3/vitals");
  const answer = await trial.execute(command, context(id));
  assert.ok(!isRefusal(answer) && answer.repeated && answer.events.length === 1);
});

test("as persons, a command is recorded only if the database itself lets its actor write", async () => {
  const trial = openTrial(store, study, { asPersons: true });
  await screened(openTrial(store, study), "P5");
  const { id, command } = vitals("P5", 70, "P5/person");
  await assert.rejects(trial.execute(command, context(id)), WriteForbidden);
  assert.equal((await trial.participant("P5"))?.forms["screening"]?.["VS"], undefined);
  await store.pool.query(
    "insert into neurite.person (id, name, email) values ('tester', 'T', 'tester@example.org')",
  );
  await store.pool.query(
    "insert into neurite.access_grant values ('grant', 'tester', $1, 'coordinator', 'GZ01', null, now(), null)",
    [study.id],
  );
  const answer = await trial.execute(command, context(id));
  assert.ok(!isRefusal(answer) && !answer.repeated);
  const state = await trial.participant("P5");
  assert.equal(state?.forms["screening"]?.["VS"]?.values["weight"], 70);
});
