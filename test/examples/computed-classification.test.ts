import assert from "node:assert/strict";
import { test } from "node:test";
import study from "../../examples/sci-xs228/study.ts";
import { type Datum, fieldsOf, studyHash } from "../../src/definition/index.ts";
import {
  applyParticipant,
  type Command,
  type Context,
  decide,
  describeDatum,
  type FormState,
  noAllocation,
  noStudy,
  openFindings,
  type ParticipantState,
  type Values,
} from "../../src/engine/index.ts";
import { datumCell } from "../../src/interchange/sdtm/datum-cell.ts";
import { isRefusal, refusalText, type SiteId } from "../../src/kernel/index.ts";

const site = "GZ01" as SiteId;
const form = study.forms.find(({ id }) => id === "SCI");
assert.ok(form);
const fields = fieldsOf(form);

/** What the engine keeps of an examination that is saved at screening. */
function saved(values: Values): FormState {
  let state: ParticipantState | undefined;
  const tell = (command: object, role: Context["role"]): void => {
    const context = {
      actor: "dr-li",
      role,
      sites: "all",
      at: "2025-08-01T04:00:00.000Z",
      zone: "Asia/Shanghai",
      seed: "test",
      command: `c-${JSON.stringify(command).length}`,
    } as Context;
    const decision = decide(
      study,
      {
        study: {
          ...noStudy,
          released: [studyHash(study)],
          sites: { [site]: { zone: context.zone, country: "CHN" } },
        },
        allocation: noAllocation,
        ...(state === undefined ? {} : { participant: state }),
      },
      { participant: "P1", ...command } as Command,
      context,
    );
    if (isRefusal(decision)) throw new Error(refusalText(decision, "en"));
    for (const event of decision.events.flatMap(({ events }) => events)) {
      state = applyParticipant(state, event as Parameters<typeof applyParticipant>[1]);
    }
  };
  tell({ kind: "screen", site, date: "2025-08-01" }, "coordinator");
  tell({ kind: "consent", version: "1.1", date: "2025-08-01" }, "investigator");
  tell({ kind: "start-visit", visit: "screening", date: "2025-08-01" }, "investigator");
  tell({ kind: "save-form", form: "SCI", visit: "screening", values }, "investigator");
  assert.ok(state);
  const kept = state.forms["screening"]?.["SCI"];
  assert.ok(kept);
  return kept;
}

/** Normal down to T10, nothing below, anal contraction as given. */
function examination(vac: string): Record<string, Datum> {
  const scores = fields.flatMap((field): [string, Datum][] => {
    if (!/^[ctls]\d.*(Motor|Touch|Prick)$/.test(field.id)) return [];
    const isBelow = /^(t11|t12|l|s)/.test(field.id);
    return [[field.id, isBelow ? "0" : field.id.endsWith("Motor") ? "5" : "2"]];
  });
  return { ...Object.fromEntries(scores), vac, dap: "No" };
}

test("what is typed into a computed classification is refused", () => {
  assert.throws(() => saved({ ...examination("No"), aisComputed: "D" }), /cannot be kept/);
});

test("the engine keeps a classification that stays open as one of these, and shows and exports it so", () => {
  const { values } = saved(examination("NT"));
  const ais = fields.find(({ id }) => id === "aisComputed");
  assert.ok(ais);
  assert.deepEqual(values["aisComputed"], ["A", "C"]);
  assert.equal(values["nliComputed"], "T10");
  assert.deepEqual(describeDatum(study, ais, values["aisComputed"]), {
    en: "A: complete or C: motor incomplete, weaker half",
    "zh-CN": "A：完全性损伤或C：运动不完全性损伤（多数关键肌<3级）",
  });
  const codes = new Map(
    study.codeLists.find(({ id }) => id === "AIS")?.codes.map((code) => [code.code, code]),
  );
  const entry = { form, field: ais, codes } as unknown as Parameters<typeof datumCell>[0];
  assert.equal(datumCell(entry, values["aisComputed"], "text"), "A;C");
});

test("an AIS that the examination excludes is asked about, one that it leaves open is not", () => {
  const findings = (vac: string, ais: string) =>
    openFindings(saved({ ...examination(vac), ais })).filter((id) => id === "SCI10");
  assert.deepEqual(findings("No", "D"), ["SCI10"]);
  assert.deepEqual(findings("No", "A"), []);
  assert.deepEqual(findings("NT", "A"), []);
});

test("a corrected score changes what follows from it", () => {
  assert.equal(saved(examination("No")).values["aisComputed"], "A");
  assert.equal(saved(examination("Yes")).values["completenessComputed"], "I");
});
