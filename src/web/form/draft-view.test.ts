import assert from "node:assert/strict";
import { test } from "node:test";
import study from "../../../examples/sci-xs228/study.ts";
import type {
  CommandId,
  Instant,
  ParticipantId,
  PersonId,
  SiteId,
  Zone,
} from "../../kernel/index.ts";
import {
  applyDecided,
  type Command,
  type Context,
  decide,
  noAllocation,
  noStudy,
  type ParticipantState,
  type State,
} from "../../engine/index.ts";
import { type Sending, viewDraft } from "./draft-view.ts";

const participant = "01-001" as ParticipantId;
const site = "01" as SiteId;
const context: Context = {
  actor: "li" as PersonId,
  role: "coordinator",
  sites: "all",
  at: "2026-06-30T09:00:00.000Z" as Instant,
  zone: "Asia/Shanghai" as Zone,
  seed: "",
  command: "c" as CommandId,
};

function play(
  commands: readonly (readonly [Command, Context["role"]])[],
): State & { participant: ParticipantState } {
  let state: State = { study: noStudy, allocation: noAllocation };
  for (const [command, role] of commands) {
    const decision = decide(study, state, command, { ...context, role });
    assert.equal(decision.kind, "accepted", JSON.stringify(decision));
    if (decision.kind === "accepted") state = applyDecided(state, decision.events);
  }
  const { participant: person } = state;
  assert.ok(person);
  return { ...state, participant: person };
}

const consent = study.consents.at(-1)?.version ?? "";
const begun = play([
  [{ kind: "release-study" }, "study-manager"],
  [{ kind: "activate-site", site, zone: "Asia/Shanghai", country: "CHN" }, "study-manager"],
  [{ kind: "screen", participant, site, date: "2026-06-20" }, "coordinator"],
  [{ kind: "consent", participant, version: consent, date: "2026-06-20" }, "coordinator"],
  [{ kind: "start-visit", participant, visit: "screening", date: "2026-06-21" }, "coordinator"],
]);
const place = { form: "VS", visit: "screening" };
const drafted = (values: Record<string, Sending>) => new Map(Object.entries(values));

test("a value that the field cannot hold is set aside with the engine's words, and the rest is looked at", () => {
  const view = viewDraft(
    study,
    begun,
    place,
    drafted({ systolic: { entered: "1280" }, pulse: { entered: "72" } }),
    context,
  );
  assert.match(view.problems.get("systolic")?.en ?? "", /1280 is above what this field can hold/);
  assert.equal(view.instance?.values["pulse"], 72);
  assert.equal(view.instance?.values["systolic"], undefined);
});

test("a broken hard check is named, and nothing that it reads would be stored", () => {
  const view = viewDraft(
    study,
    begun,
    place,
    drafted({
      systolic: { entered: "80" },
      diastolic: { entered: "120" },
      pulse: { entered: "72" },
    }),
    context,
  );
  assert.equal(view.broken.length, 1);
  assert.deepEqual(Object.keys(view.instance?.values ?? {}), ["pulse"]);
});

test("derived values and soft checks follow what is typed before anything is stored", () => {
  const view = viewDraft(
    study,
    begun,
    place,
    drafted({
      weight: { entered: "70" },
      height: { entered: "175" },
      temperature: { entered: "34" },
    }),
    context,
  );
  assert.equal(view.instance?.values["bmi"], 22.9);
  assert.deepEqual(view.instance?.findings, ["VS02"]);
  assert.equal(begun.participant.forms["screening"], undefined);
});

test("a place where nothing can be collected says why", () => {
  const view = viewDraft(
    study,
    begun,
    { form: "VS", visit: "day8" },
    drafted({ pulse: { entered: "72" } }),
    context,
  );
  assert.equal(view.refusal?.rule, "form.visit-not-started");
});

test("stored answers whose question would no longer be asked are counted before the change", () => {
  const injury = { form: "INJ", visit: "screening" };
  const on = drafted({ cause: "TRAUMA", mechanism: "FALL" });
  const stored = viewDraft(study, begun, injury, on, context);
  const after = { ...begun, participant: stored.participant };
  const view = viewDraft(study, after, injury, drafted({ cause: "SURGERY" }), context);
  assert.deepEqual(view.folds, ["mechanism"]);
  assert.equal(view.instance?.values["mechanism"], "FALL", "it stays in the record");
});
