import assert from "node:assert/strict";
import { after, describe, it } from "node:test";
import phaseOne from "../../examples/sci-xs228/study.ts";
import valor from "../../examples/sod1-tofersen/study-valor.ts";
import type { Study } from "../../src/definition/index.ts";
import { readCutState } from "../../src/store/index.ts";
import { openBlindedClinic, today } from "./blinded-clinic.ts";
import type { Visitor } from "./clinic.ts";
import { listenLive } from "./listen-live.ts";

/** VALOR at the sites of the test clinic, without criteria: everybody who is screened can go on. */
const study: Study = {
  ...valor,
  sites: phaseOne.sites,
  eligibility: [],
  consents: valor.consents.map((consent) => ({ ...consent, from: "2026-01-01" })),
};
const clinic = await openBlindedClinic(study, {
  people: {
    quality: [{ role: "quality" }],
    "pharmacist-elsewhere": [{ role: "pharmacist", site: "DL01" }],
  },
});
after(() => clinic.close());
const { base } = clinic;
const [coordinator, investigator, monitor, manager, studyManager, inspector, medical] =
  await Promise.all(
    [
      "coordinator",
      "investigator",
      "monitor",
      "data-manager",
      "study-manager",
      "inspector",
      "medical-monitor",
    ].map((name) => clinic.as(name)),
  );
const [pharmacist, keeper, quality, elsewhere] = await Promise.all(
  ["pharmacist", "keeper", "quality", "pharmacist-elsewhere"].map((name) => clinic.as(name)),
);
const blinded = { coordinator, investigator, monitor, manager, studyManager, inspector, medical };
const participant = await clinic.enrolled();
for (const visit of ["screening", "unscheduled"]) {
  const { status, text } = await the(coordinator).command({
    kind: "start-visit",
    participant,
    visit,
    date: today,
  });
  assert.equal(status, 200, text);
}

function the(visitor: Visitor | undefined): Visitor {
  return visitor ?? assert.fail("nobody");
}

const secret = "KIT-7-OF-VERUM";
const values = { prepared: today, kit: secret, contents: "ACTIVE" };
const act = { kind: "save-form", form: "PREP", values };
const save = (who: Visitor | undefined, more: object = {}) =>
  the(who).command({ kind: "record-walled", participant, act: { ...act, ...more } });

const paths = [
  `participants/${participant}`,
  `participants/${participant}/events`,
  `participants/${participant}/events?form=PREP&line=1`,
  `participants/${participant}/drafts`,
  "summaries",
  "audit?limit=500",
  `audit?limit=500&participant=${participant}`,
  "audit?limit=500&form=PREP",
  "audit?limit=500&type=sealed",
  "audit.csv",
  "forms.csv",
  "forms.ndjson",
];

/**
 * All that somebody is answered, without the clock, what they themselves looked at, and how far the journal of the whole
 * instance is: every save of any study moves that.
 */
async function seenBy(who: Visitor): Promise<string> {
  const texts = [];
  for (const path of paths) {
    const { status, text } = await who.get(`${base}/${path}`);
    const settled = text.replace(/"position":\d+(?=,"now")|"now":"[^"]*"/g, "");
    texts.push(`${path} ${status} ${settled}`);
  }
  return texts.join("\n");
}

/** What the database itself shows somebody of walled forms, past the server. */
async function rowsSeenBy(person: string): Promise<number> {
  return clinic.store.asPerson(person, async (client) => {
    const { rows } = await client.query(
      `select stream from ${clinic.store.schema}.journal where stream like 'walled/%'
       union all select stream from ${clinic.store.schema}.stream_head where stream like 'walled/%'
       union all select stream from ${clinic.store.schema}.audit_entry where stream like 'walled/%'`,
    );
    return rows.length;
  });
}

describe("a preparation form in a blinded trial, for those who must not know", () => {
  it("is answered as a form that the study has not, whatever is asked of it", async () => {
    const asked = (form: string, visit?: string) => {
      const at = { participant, form, ...(visit === undefined ? {} : { visit }) };
      const field = form === "NFL" || visit !== undefined ? "assay" : "kit";
      return [
        [coordinator, { kind: "save-form", ...at, values }],
        [investigator, { kind: "correct-value", ...at, field, value: "x", reason: "r" }],
        [coordinator, { kind: "mark-missing", ...at, fields: "*", reason: "unknown" }],
        [coordinator, { kind: "withdraw-line", ...at, line: 1, reason: "r" }],
        [coordinator, { kind: "restore-line", ...at, line: 1, reason: "r" }],
        [monitor, { kind: "raise-query", ...at, text: "?" }],
        [manager, { kind: "raise-query", ...at, field, text: "?" }],
        [manager, { kind: "draft-query", ...at, text: "?" }],
      ] as const;
    };
    for (const [real, visit] of [
      ["PREP", undefined],
      ["NFL", "screening"],
    ] as const) {
      const unknown = asked("ZZZZ", visit);
      for (const [index, [who, command]] of asked(real, visit).entries()) {
        const [same, other] = unknown[index] ?? assert.fail();
        const answer = await the(who).command(command);
        const reference = await the(same).command(other);
        assert.equal(answer.status, reference.status, command.kind);
        assert.ok(answer.status >= 400);
        assert.equal(answer.text.replaceAll(real, "ZZZZ"), reference.text, command.kind);
      }
    }
  });

  it("is saved by nobody blinded, nor by a pharmacist of another site, in the same words for any form", async () => {
    for (const [name, who] of Object.entries(blinded)) {
      const answer = await save(who);
      assert.equal(answer.status, 403, name);
      assert.equal(answer.text, (await save(who, { form: "ZZZZ" })).text, name);
    }
    assert.equal((await save(elsewhere)).status, 403);
    const ordinary = { kind: "save-form", form: "VS", visit: "screening", values: {} };
    const mixed = await the(pharmacist).command({
      kind: "record-walled",
      participant,
      act: ordinary,
    });
    assert.equal(mixed.body.refusal.rule, "form.unknown");
    assert.equal((await the(pharmacist).command({ ...ordinary, participant })).status, 403);
  });

  it("stays out of everything they are shown, told, counted or given, saved or not", async () => {
    const before = new Map<string, string>();
    // Whoever takes data away is in the trail themselves: that is done before it is looked at.
    for (const who of Object.values(blinded)) await seenBy(the(who));
    await clinic.server.notices.settle();
    const order = Object.entries(blinded);
    const looked = async (who: Visitor | undefined) =>
      (await seenBy(the(who))).replace(/^.*"exported".*$/gm, "");
    for (const [name, who] of order) before.set(name, await looked(who));
    const live = await listenLive(the(coordinator), study.id);
    const unblinded = await listenLive(the(pharmacist), study.id);
    for (const more of [{}, { line: 1, values: { lot: "L-1" }, complete: true }]) {
      const saved = await save(pharmacist, more);
      assert.equal(saved.status, 200, saved.text);
    }
    const nfl = { form: "NFL", visit: "unscheduled", values: { assay: secret } };
    assert.equal((await save(keeper, nfl)).body.refusal.rule, "form.place");
    const { participants } = await unblinded.next();
    assert.deepEqual(participants, [participant]);
    await clinic.server.notices.settle();
    for (const [name, who] of order) {
      const now = await looked(who);
      assert.equal(now, before.get(name), name);
      assert.ok(!now.includes(secret) && !now.includes('"walled"'));
    }
    assert.equal(live.waiting.length, 0, "a blinded page is told nothing");
    live.close();
    unblinded.close();
    for (const role of ["coordinator", "investigator", "monitor", "inspector"] as const) {
      assert.equal(await rowsSeenBy(clinic.ids[role]), 0, role);
    }
  });

  it("is expected of nobody: no visit of theirs waits for it", async () => {
    const day1 = { kind: "start-visit", participant, visit: "day1", date: today };
    const started = await the(coordinator).command(day1);
    assert.equal(started.status, 200, started.text);
    const { text } = await the(coordinator).get(`${base}/summaries`);
    assert.ok(text.includes("HHD") && !text.includes("NFL") && !text.includes("PREP"), text);
  });
});

describe("a preparation form in a blinded trial, for those who work behind the wall", () => {
  it("is shown as it was saved, with its history, to them and at their site alone", async () => {
    for (const who of [pharmacist, keeper, quality]) {
      const { body } = await the(who).get(`${base}/participants/${participant}`);
      const line = body.walled.logs.PREP["1"];
      assert.deepEqual([line.values.kit, line.values.lot, line.complete], [secret, "L-1", true]);
      assert.ok(Object.values(body.people).includes("pharmacist"));
      assert.equal(body.state.logs.PREP, undefined, "the record that everybody sees has none");
      const path = `${base}/participants/${participant}/events?form=PREP&line=1`;
      const { rows } = (await the(who).get(path)).body;
      assert.deepEqual(
        rows.map(({ event }: { event: { type: string; values: object } }) => [
          event.type,
          Object.keys(event.values),
        ]),
        [
          ["form-saved", ["contents", "kit", "prepared"]],
          ["form-saved", ["lot"]],
        ],
      );
      const audit = await the(who).get(`${base}/audit?limit=500&participant=${participant}`);
      assert.equal(
        audit.body.rows.filter(({ stream }: { stream: string }) => stream.startsWith("walled/"))
          .length,
        2,
      );
    }
    assert.equal((await the(elsewhere).get(`${base}/participants/${participant}`)).status, 404);
    assert.ok(!(await the(elsewhere).get(`${base}/forms.csv`)).text.includes(secret));
  });

  it("owes a reason once complete, and notices who was faster", async () => {
    const change = { line: 1, values: { kit: "KIT-8" }, basedOn: 2 };
    assert.equal((await save(pharmacist, change)).body.refusal.rule, "save.reason-missing");
    const reasoned = { ...change, reasons: { kit: "Read again" } };
    assert.equal((await save(quality, reasoned)).status, 200);
    const stale = await save(pharmacist, { ...reasoned, values: { kit: "KIT-9" } });
    assert.equal(stale.body.refusal.rule, "save.stale");
  });

  it("is in what they take away, and in an unblinded cut, and in no other", async () => {
    for (const path of ["forms.csv", "forms.ndjson", "audit.csv"]) {
      assert.ok((await the(pharmacist).get(`${base}/${path}`)).text.includes("KIT-8"), path);
      assert.ok(!(await the(manager).get(`${base}/${path}`)).text.includes("KIT-8"), path);
    }
    const cut = await clinic.store.takeCut(study.id, clinic.hash, "test");
    const kitIn = async (unblinded: boolean) =>
      (await readCutState(clinic.store, cut, unblinded)).participants.get(participant)?.logs[
        "PREP"
      ];
    assert.equal((await kitIn(true))?.[1]?.values["kit"], "KIT-8");
    assert.equal(await kitIn(false), undefined);
  });

  it("leaves a record that proves itself", async () => {
    const { body } = await the(manager).post(`${base}/verify`);
    assert.equal(body.sound, true, JSON.stringify(body));
  });
});
