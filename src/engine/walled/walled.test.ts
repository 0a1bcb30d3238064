import assert from "node:assert/strict";
import { describe, it } from "node:test";
import {
  date,
  days,
  decimal,
  derived,
  eventDate,
  form,
  hard,
  soft,
  type Study,
  visitDate,
  words,
} from "../../definition/index.ts";
import type { PersonId, SiteId } from "../../kernel/index.ts";
import type { Command, WalledAct } from "../command.ts";
import { type Context, type Role, roles, wallRoles } from "../context.ts";
import { describeEvent } from "../describe-event.ts";
import { formAt, type State } from "../state.ts";
import { streamsOf } from "../streams.ts";
import { summarise } from "../summary.ts";
import { after, by, eventsOf, manager, p1, person, refusalOf, screened } from "../testing/play.ts";
import { study as plain } from "../testing/study.ts";
import { noWalledForms, withWalledForms } from "./state.ts";

const unblinding = true;
const preparation = form(
  "PREP",
  ["Preparation", "制备"],
  {
    prepared: date(["Prepared on", "制备日期"], { unblinding, required: true }),
    contents: words(["Contents", "内容物"], { unblinding, required: true }),
    viability: decimal(["Viability", "活率"], "%", { unblinding, min: 0, max: 100 }),
    since: derived(["Days since the visit", "距访视天数"], { unit: "d", unblinding }),
  },
  {},
  ({ prepared, viability }) => ({
    derive: { since: days(visitDate("10"), prepared) },
    checks: [
      hard("P1", prepared.onOrAfter(eventDate("consented")), ["Before consent.", "早于知情同意。"]),
      soft("P2", viability.atLeast(70), ["Low.", "偏低。"]),
    ],
  }),
);

const study: Study = {
  ...plain,
  forms: [...plain.forms, preparation],
  visits: plain.visits.map((visit) =>
    visit.id === "10" ? { ...visit, forms: [...visit.forms, "PREP"] } : visit,
  ),
};
const begun = after(screened, { kind: "release-study" }, manager, study);
const pharmacist: Context = by({ role: "pharmacist", actor: "fan" as PersonId });
const place = { form: "PREP", visit: "10" };
const secret = "VERUM-77";
const values = { prepared: "2026-03-03", contents: secret };
const walled = (act: WalledAct): Command => ({ kind: "record-walled", participant: p1, act });
const save = (more: object = {}): Command =>
  walled({ kind: "save-form", ...place, values, ...more });
const record = (state: State) => withWalledForms(person(state), state.walledForms);
const give = (state: State, command: Command): State => after(state, command, pharmacist, study);

describe("a form behind the wall, for those who must not know", () => {
  const saved = give(begun, save({ complete: true }));

  it("is not there: whatever is asked about it is answered as about a form that the study has not", () => {
    const asked = (
      named: string,
      visit: string | undefined,
    ): readonly (readonly [Command, Role])[] => {
      const at = { participant: p1, form: named, ...(visit === undefined ? {} : { visit }) };
      return [
        [{ kind: "save-form", ...at, values }, "coordinator"],
        [{ kind: "save-form", ...at, values, complete: true }, "investigator"],
        [
          { kind: "correct-value", ...at, field: "contents", value: "x", reason: "r" },
          "coordinator",
        ],
        [{ kind: "mark-missing", ...at, fields: "*", reason: "unknown" }, "coordinator"],
        [{ kind: "withdraw-line", ...at, line: 1, reason: "r" }, "coordinator"],
        [{ kind: "raise-query", ...at, text: "?" }, "monitor"],
        [{ kind: "raise-query", ...at, field: "contents", text: "?" }, "data-manager"],
        [{ kind: "draft-query", ...at, text: "?" }, "monitor"],
        [
          {
            kind: "sign",
            participant: p1,
            places: [at],
            meaning: "review",
            manifest: "0",
          },
          "investigator",
        ],
      ];
    };
    for (const [real, visit] of [
      ["PREP", "10"],
      ["KIT", undefined],
    ] as const) {
      const unknown = asked("XXXX", visit);
      for (const [index, [command, role]] of asked(real, visit).entries()) {
        const answer = refusalOf(saved, command, by({ role }), study);
        const [other] = unknown[index] ?? assert.fail();
        const known = JSON.stringify(refusalOf(saved, other, by({ role }), study));
        assert.equal(JSON.stringify(answer).replaceAll(real, "XXXX"), known, command.kind);
      }
    }
  });

  it("is written by nobody who is blinded, nor by a pharmacist of another site, nor by way of an ordinary form", () => {
    for (const role of roles) {
      if (wallRoles.includes(role)) continue;
      const context = by({ role, sites: "all", self: p1 });
      assert.equal(refusalOf(begun, save(), context, study).rule, "permission.role", role);
    }
    const elsewhere = { ...pharmacist, sites: ["S9" as SiteId] };
    assert.equal(refusalOf(begun, save(), elsewhere, study).rule, "permission.site");
    const ordinary = walled({ kind: "save-form", form: "VS", visit: "10", values: { weight: 1 } });
    assert.equal(refusalOf(begun, ordinary, pharmacist, study).rule, "form.unknown");
  });

  it("opens the wall for no command but its own, whatever form a command names", () => {
    const command: Command = { kind: "save-form", participant: p1, ...place, values };
    assert.deepEqual(
      streamsOf(study, command, () => undefined),
      ["study", "participant/P1"],
    );
    assert.ok(streamsOf(study, save(), () => undefined).includes("walled/P1"));
  });

  it("changes not a byte of the record and its summary, saved or not", () => {
    assert.equal(saved.participant, begun.participant);
    const summary = summarise(study, person(saved));
    assert.deepEqual(summary, summarise(plain, { ...person(begun) }));
    assert.ok(!JSON.stringify(summary).includes("PREP"));
  });
});

describe("a form behind the wall, for those who work there", () => {
  it("is saved in a stream of its own, derived and checked as any other", () => {
    const events = eventsOf(
      begun,
      save({ values: { ...values, viability: 60 } }),
      pharmacist,
      study,
    );
    assert.deepEqual(
      events.map(({ stream, expected }) => [stream, expected]),
      [["walled/P1", 0]],
    );
    const state = give(begun, save({ values: { ...values, viability: 60 } }));
    const instance = formAt(record(state), place);
    assert.deepEqual(
      [instance?.values["since"], instance?.findings, instance?.version, instance?.savedBy],
      [1, ["P2"], 1, "fan"],
    );
    const early = save({ values: { ...values, prepared: "2026-01-01" } });
    assert.equal(refusalOf(begun, early, pharmacist, study).rule, "save.hard-check");
    const [event] = events[0]?.events ?? [];
    assert.match(describeEvent(study, event ?? assert.fail()).en, /Preparation.*VERUM-77/);
  });

  it("owes reasons once complete, notices who was faster, and tells what is missing", () => {
    const complete = give(begun, save({ values: { contents: secret }, complete: true }));
    assert.deepEqual(formAt(record(complete), place)?.findings, ["unanswered/prepared"]);
    const change = { values: { contents: "other" }, basedOn: 1 };
    assert.equal(refusalOf(complete, save(change), pharmacist, study).rule, "save.reason-missing");
    const reasoned = { ...change, reasons: { contents: "Read again" } };
    const changed = give(complete, save(reasoned));
    assert.equal(formAt(record(changed), place)?.values["contents"], "other");
    const stale = save({ values: { contents: "third" }, basedOn: 1, reasons: { "*": "r" } });
    assert.match(refusalOf(changed, stale, pharmacist, study).rule, /^save.stale$/);
    const missing = walled({ kind: "mark-missing", ...place, fields: "*", reason: "unknown" });
    const marked = formAt(record(give(changed, missing)), place);
    assert.deepEqual(marked?.values["viability"], { missing: "unknown" });
    const corrected = walled({
      kind: "correct-value",
      ...place,
      field: "contents",
      value: "fourth",
      reason: "r",
    });
    assert.equal(formAt(record(give(changed, corrected)), place)?.values["contents"], "fourth");
  });

  it("keeps lines of a log, withdrawn and put back", () => {
    const line = (contents: string) =>
      walled({ kind: "save-form", form: "KIT", values: { contents } });
    const two = [line("a"), line("b")].reduce(give, begun);
    assert.deepEqual(Object.keys(record(two).logs["KIT"] ?? {}), ["1", "2"]);
    const act = { form: "KIT", line: 1, reason: "Wrong participant" };
    const taken = give(two, walled({ kind: "withdraw-line", ...act }));
    assert.equal(record(taken).logs["KIT"]?.[1]?.withdrawn?.reason, "Wrong participant");
    const back = give(taken, walled({ kind: "restore-line", ...act }));
    assert.equal(record(back).logs["KIT"]?.[1]?.withdrawn, undefined);
    assert.equal(back.walledForms?.version, 4);
  });

  it("follows what changed in the open record with the next save behind the wall", () => {
    const first = give(begun, save());
    const move: Command = {
      kind: "correct-visit",
      participant: p1,
      visit: "10",
      date: "2026-03-01",
      reason: "r",
    };
    const moved = after(first, move, by(), study);
    assert.equal(moved.walledForms, first.walledForms, "an ordinary command opens no wall");
    const kit = walled({ kind: "save-form", form: "KIT", values: { contents: "a" } });
    const events = eventsOf(moved, kit, pharmacist, study).flatMap((one) => one.events);
    assert.deepEqual(
      events.map((event) => ("follows" in event ? event.values : event.type)),
      ["form-saved", { since: 2 }],
    );
  });

  it("looks at nothing saved as the record itself", () => {
    assert.equal(withWalledForms(person(begun), noWalledForms), person(begun));
  });
});
