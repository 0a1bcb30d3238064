import assert from "node:assert/strict";
import { test } from "node:test";
import study from "../../../examples/sci-xs228/study.ts";
import type { Study } from "../study.ts";
import { diff } from "./diff.ts";

/** A copy of the study with some parts replaced. */
function amended(change: (copy: Study) => Partial<Study>): Study {
  const copy = JSON.parse(JSON.stringify(study)) as Study;
  return { ...copy, ...change(copy) };
}

function sentences(after: Study): string[] {
  return diff(study, after).map((change) => `${change.text.en} ${change.affects.en}`);
}

test("a study does not differ from itself", () => {
  assert.deepEqual(
    diff(
      study,
      amended(() => ({})),
    ),
    [],
  );
});

test("a moved window is said in days, and affects those who have not held the visit", () => {
  const after = amended(({ visits }) => ({
    visits: visits.map((visit) =>
      visit.id === "month6" && visit.timing !== undefined
        ? { ...visit, timing: { ...visit.timing, latestDays: visit.timing.latestDays + 14 } }
        : visit,
    ),
  }));
  const [sentence, ...others] = sentences(after);
  assert.deepEqual(others, []);
  assert.match(sentence ?? "", /Month 6 moves: was .*±14 d.*, is .*−14 … \+28 d/);
  assert.match(sentence ?? "", /have not held this visit/);
});

test("a changed criterion shows both rules, and affects those not yet enrolled", () => {
  const after = amended(({ eligibility }) => ({
    eligibility: eligibility.map((criterion) =>
      criterion.id === "I1"
        ? {
            ...criterion,
            when: JSON.parse(
              JSON.stringify(criterion.when).replace("65", "70"),
            ) as typeof criterion.when,
          }
        : criterion,
    ),
  }));
  const [sentence] = sentences(after);
  assert.match(sentence ?? "", /Criterion I1: was “.*65.*”, is “.*70.*”/);
  assert.match(sentence ?? "", /not yet enrolled/);
});

test("a new consent version that asks for signing again says so", () => {
  const after = amended(({ consents }) => ({
    consents: [
      ...consents,
      {
        version: "2.0",
        from: "2026-01-01",
        text: { en: "New risk", "zh-CN": "新风险" },
        reconsent: true,
      },
    ],
  }));
  const [sentence] = sentences(after);
  assert.match(sentence ?? "", /version 2\.0/);
  assert.match(sentence ?? "", /must sign it before their next visit/);
});

test("a field that is taken away stays in the record; a form that is added is named", () => {
  const after = amended(({ forms }) => ({
    forms: [
      ...forms.map((form) =>
        form.id === "VS"
          ? {
              ...form,
              groups: form.groups.map((group) => ({ ...group, fields: group.fields.slice(1) })),
            }
          : form,
      ),
      { id: "NEW", title: { en: "New form", "zh-CN": "新表单" }, groups: [], checks: [] },
    ],
  }));
  const text = sentences(after).join("\n");
  assert.match(text, /VS no longer asks .*Values already stored stay/);
  assert.match(text, /New form New form\./);
});

test("every change is said in Chinese too", () => {
  const after = amended(({ visits, forms, arms }) => ({
    visits: visits.slice(1),
    forms: forms.slice(1),
    arms: [...arms, { id: "B", title: { en: "B", "zh-CN": "乙" } }],
    planned: 24,
  }));
  const changes = diff(study, after);
  assert.ok(changes.length > 3);
  for (const { text, affects } of changes) {
    assert.match(text["zh-CN"], /[\u4e00-\u9fff]/);
    assert.match(affects["zh-CN"], /[\u4e00-\u9fff]/);
  }
});

test("another rule of escalation is said before and after, in days and signatures", () => {
  const after = amended(({ escalation }) =>
    escalation === undefined ? {} : { escalation: { ...escalation, staggerDays: 7, quorum: 2 } },
  );
  const [sentence, ...others] = sentences(after);
  assert.deepEqual(others, []);
  assert.match(
    sentence ?? "",
    /Rule: 3\+3.*SAD1 → SAD2.*need 1 sig.*is .*At least 7 days.*need 2 sig/,
  );
  assert.match(sentence ?? "", /gates stay as they are/);
});
