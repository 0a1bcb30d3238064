import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { describe, it } from "node:test";
import { issueText, text } from "../../kernel/index.ts";
import { readStudy } from "../read-study.ts";
import { check } from "./check.ts";
import { witness } from "./prove/find-witness.ts";
import { altered, issuesOf, soundStudy } from "./sound-study.ts";

const folder = new URL("../../../examples/broken/", import.meta.url);
const expected = JSON.parse(readFileSync(new URL("expected.json", folder), "utf8")) as Readonly<
  Record<string, { readonly code: string; readonly fault: string }>
>;

describe("check", () => {
  it("finds nothing in a sound study", () => {
    assert.deepEqual(
      issuesOf(() => undefined),
      [],
    );
  });

  it("lists errors before warnings before assumptions", () => {
    const study = altered((s) => {
      s.consents.splice(0);
      s.planned = 31;
      s.notes.push({ kind: "assumption", text: "Nobody says." });
    });
    const severities = check(study).map(({ severity }) => severity);
    assert.deepEqual(severities, ["error", "warning", "assumption"]);
  });

  it("reports every assumption with its reason and its place, and contradictions as something to know", () => {
    const claim = {
      product: "drug",
      indication: "Nothing",
      jurisdiction: "USA",
      type: "ind-clearance",
      date: "2025-02",
      source: "one",
      quote: "granted",
      confidence: "press" as const,
      about: "the clearance",
    };
    const study = altered((s) => {
      Object.assign(s.visits[0] ?? {}, { assumption: "The window is not public." });
      s.notes.push({ kind: "contradiction", text: "Two numbers." });
      s.milestones.push({ ...claim, status: "granted" });
      s.milestones.push({ ...claim, status: "submitted", source: "other" });
    });
    assert.deepEqual(
      check(study).map(({ severity, code, path }) => [severity, code, path]),
      [
        ["assumption", "check.milestone.contradiction", ["milestones", 1]],
        ["assumption", "study.assumption", ["visits", 0, "assumption"]],
        ["assumption", "study.contradiction", ["notes", 0]],
      ],
    );
    assert.equal(issueText(check(study)[1] ?? assert.fail()), "Assumed: The window is not public.");
  });

  it("does not mistake a claim told twice alike for a contradiction", () => {
    const claim = {
      product: "drug",
      indication: "Nothing",
      jurisdiction: "USA",
      type: "ind-clearance",
      status: "granted" as const,
      date: "2025-02",
      source: "one",
      quote: "granted",
      confidence: "press" as const,
      about: "the clearance",
    };
    assert.deepEqual(
      check(altered((s) => s.milestones.push(claim, { ...claim, source: "two" }))),
      [],
    );
  });

  it("says everything in both languages, with every parameter filled", () => {
    const study = altered((s) => {
      s.consents.splice(0);
      s.planned = 31;
      for (const each of s.visits) each.epoch = "nowhere";
      for (const each of s.doseLevels) each.unit = "milligram";
      s.title = text("A sound study", "");
    });
    for (const issue of check(study)) {
      assert.doesNotMatch(issueText(issue, "en"), /[{}]|undefined/);
      assert.match(issueText(issue, "zh-CN"), /^[^{}]*\p{Script=Han}[^{}]*$/u);
    }
  });

  it("does not change the study", () => {
    const before = JSON.stringify(soundStudy);
    check(soundStudy);
    assert.equal(JSON.stringify(soundStudy), before);
  });
});

describe("the example studies", () => {
  const examples = new URL("../../../examples/", import.meta.url);
  const files = readdirSync(examples, { recursive: true, encoding: "utf8" }).filter(
    (file) => /study[a-z0-9-]*\.json$/.test(file) && !file.startsWith("broken"),
  );

  for (const file of files) {
    it(`${file} has no error, somebody who can be enrolled, and takes less than a second`, () => {
      const reading = readStudy(JSON.parse(readFileSync(new URL(file, examples), "utf8")));
      assert.ok("study" in reading, "it cannot be read");
      const times = [1, 2, 3].map(() => {
        const start = performance.now();
        const errors = check(reading.study).filter(({ severity }) => severity === "error");
        assert.deepEqual(
          errors.map((issue) => issueText(issue)),
          [],
        );
        return performance.now() - start;
      });
      assert.ok(Math.min(...times) < 1_000, `${times.join(", ")} ms`);
      assert.ok("participant" in witness(reading.study));
    });
  }
});

describe("the studies with one fault each in examples/broken", () => {
  it("are at least 25", () => {
    assert.ok(Object.keys(expected).length >= 25);
  });

  for (const [file, { code, fault }] of Object.entries(expected)) {
    it(`${file}: ${fault}`, () => {
      const reading = readStudy(JSON.parse(readFileSync(new URL(file, folder), "utf8")));
      const issues = "issues" in reading ? reading.issues : check(reading.study);
      const codes = issues.map((issue) => issue.code);
      assert.ok(codes.includes(code), `found ${codes.join(", ") || "nothing"}`);
    });
  }
});
