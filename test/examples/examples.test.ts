import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { describe, it } from "node:test";
import {
  type Assumable,
  fieldsOf,
  readStudy,
  type Study,
  studyHash,
  typeOf,
  vocabularyOf,
} from "../../src/definition/index.ts";
import { canonical, type Issue, issueText, type Json } from "../../src/kernel/index.ts";

const folder = new URL("../../examples/", import.meta.url);
const programmes = ["sci-xs228", "als-xs228", "sod1-tofersen", "pd-xs411", "eopd-xs411"];
const files = programmes.flatMap((programme) =>
  readdirSync(new URL(`${programme}/`, folder))
    .filter((name) => /^study(-[a-z0-9]+)?\.ts$/.test(name))
    .map((name) => `${programme}/${name}`),
);
const studies: readonly (readonly [file: string, study: Study])[] = await Promise.all(
  files.map(async (file) => {
    const module = (await import(new URL(file, folder).href)) as { readonly default: Study };
    return [file, module.default] as const;
  }),
);

it("there are nine studies in five programmes", () => {
  assert.equal(files.length, 9);
});

for (const [file, study] of studies) {
  describe(file, () => {
    it("reads back from its JSON as the same value", () => {
      const reading = readStudy(JSON.parse(canonical(study as unknown as Json)));
      assert.ok("study" in reading, "issues" in reading ? wordsOf(reading.issues) : "");
      assert.equal(studyHash(reading.study), studyHash(study));
    });

    it("says everything in English and Chinese", () => {
      assert.deepEqual([...unsaid(study, file)], []);
    });

    it("gives a source or an assumption for every part that states a fact", () => {
      const bare = [...factsOf(study)].filter(
        ([, part]) => (part.source ?? "") === "" && (part.assumption ?? "") === "",
      );
      assert.deepEqual(
        bare.map(([place]) => place),
        [],
      );
    });

    it("gives reasons in whole sentences", () => {
      const notes = study.notes.map((note) => ["note", note.text] as const);
      const reasons = [...factsOf(study)].flatMap(([place, { assumption }]) =>
        assumption === undefined ? [] : [[place, assumption] as const],
      );
      const fragments = [...notes, ...reasons].filter(
        ([, text]) => !/^[A-Z0-9“].{15,}\.$/s.test(text),
      );
      assert.deepEqual(fragments, []);
    });

    it("names only forms, epochs, levels and regimens that exist", () => {
      const known = (parts: readonly { readonly id: string }[]) =>
        new Set(parts.map(({ id }) => id));
      const [forms, epochs, levels, regimens] = [
        known(study.forms),
        known(study.epochs),
        known(study.doseLevels),
        known(study.regimens),
      ];
      for (const visit of study.visits) {
        assert.ok(epochs.has(visit.epoch), `${visit.id}: ${visit.epoch}`);
        for (const form of visit.forms) assert.ok(forms.has(form), `${visit.id}: ${form}`);
      }
      for (const regimen of study.regimens) {
        for (const level of regimen.levels) assert.ok(levels.has(level), `${regimen.id}: ${level}`);
      }
      for (const cohort of study.cohorts) {
        assert.ok(levels.has(cohort.level) && regimens.has(cohort.regimen), cohort.id);
      }
    });

    it("has no expression with a mistake", () => {
      assert.deepEqual([...mistakes(study)], []);
    });

    it("schedules every form, and can record doses and adverse events", () => {
      const expected = new Set(study.visits.flatMap((visit) => visit.forms));
      for (const form of study.forms) {
        assert.ok(form.log === true || expected.has(form.id), `${form.id} is never collected`);
      }
      for (const purpose of ["dose", "adverse-event"] as const) {
        assert.equal(study.forms.filter((form) => form.purpose === purpose).length, 1, purpose);
      }
    });

    it("tells what is edited in a tone that suggests no value", () => {
      for (const check of study.forms.flatMap((form) => form.checks)) {
        assert.match(check.message.en, /[.]$/, check.id);
        assert.match(check.message["zh-CN"], /[。]$/, check.id);
        assert.doesNotMatch(check.message.en, /should be|wrong|error|must be/i, check.id);
      }
    });
  });
}

/** Parts that state a fact of the protocol: each rests on a source or on an assumption. */
function* factsOf(study: Study): Generator<readonly [place: string, part: Assumable]> {
  const members = [
    "products",
    "doseLevels",
    "regimens",
    "cohorts",
    "arms",
    "visits",
    "eligibility",
    "endpoints",
    "consents",
    "sites",
  ] as const;
  for (const member of members) {
    for (const part of study[member]) {
      yield [`${member}.${"id" in part ? part.id : part.version}`, part];
    }
  }
}

/** Places whose wording is empty in a language, or whose Chinese has no Chinese although the English is a sentence. */
function* unsaid(value: unknown, place: string): Generator<string> {
  if (typeof value !== "object" || value === null) return;
  if ("en" in value && "zh-CN" in value) {
    const [en, zh] = [String(value.en).trim(), String(value["zh-CN"]).trim()];
    const isSentence = /[a-z]+ [a-z]+ [a-z]+/.test(en);
    if (en === "" || zh === "" || (isSentence && !/[\u4e00-\u9fff]/.test(zh))) yield place;
    if (/[\u4e00-\u9fff][,;:]|[,;:][\u4e00-\u9fff]/.test(zh)) yield `${place} punctuation`;
    return;
  }
  for (const [key, member] of Object.entries(value)) yield* unsaid(member, `${place}.${key}`);
}

function* mistakes(study: Study): Generator<string> {
  const vocabulary = vocabularyOf(study);
  const of = (place: string, expression: Parameters<typeof typeOf>[0], ownForm?: string) =>
    typeOf(expression, vocabulary, { ownForm }).issues.map(
      (issue) => `${place}: ${issueText(issue)}`,
    );
  for (const { id, when } of study.eligibility) yield* of(id, when);
  for (const { id, measure } of study.endpoints) if (measure !== undefined) yield* of(id, measure);
  for (const form of study.forms) {
    for (const { id, expect } of form.checks) yield* of(id, expect, form.id);
    for (const field of fieldsOf(form)) {
      const place = `${form.id}.${field.id}`;
      if (field.when !== undefined) yield* of(place, field.when, form.id);
      if (field.kind === "derived") yield* of(place, field.formula, form.id);
    }
  }
}

function wordsOf(issues: readonly Issue[]): string {
  return issues.map((issue) => `${issue.path.join(".")}: ${issueText(issue)}`).join("\n");
}
