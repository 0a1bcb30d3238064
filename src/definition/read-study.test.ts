import assert from "node:assert/strict";
import { test } from "node:test";
import study from "../../examples/sci-xs228/study.ts";
import { canonical, issuePlace, type Json } from "../kernel/index.ts";
import { readStudy, studySchema } from "./read-study.ts";
import { studyHash } from "./study.ts";

type Part = Record<string, unknown>;

function copy(): Part {
  return JSON.parse(JSON.stringify(study)) as Part;
}

function places(json: unknown): string[] {
  const reading = readStudy(json);
  return "issues" in reading
    ? reading.issues.map((issue) => `${issue.code} ${issuePlace(issue)}`)
    : [];
}

test("a study read back from its JSON is the same value with the same identity, and frozen", () => {
  const reading = readStudy(copy());
  assert.ok("study" in reading);
  assert.equal(canonical(reading.study as unknown as Json), canonical(study as unknown as Json));
  assert.equal(studyHash(reading.study), studyHash(study));
  assert.ok(Object.isFrozen(reading.study.forms[0]?.groups[0]?.fields[0]));
});

test("a missing member, one that does not exist and a wrong type are all reported at once, with their paths", () => {
  const json = copy();
  delete json["version"];
  json["versoin"] = "1.1";
  json["planned"] = "twelve";
  assert.deepEqual(places(json).sort(), [
    "study.json.missing version",
    "study.json.type planned",
    "study.json.unknown-member versoin",
  ]);
});

test("an unknown kind names the kinds there are", () => {
  const json = copy();
  const [form] = json["forms"] as { groups: { fields: Part[] }[] }[];
  const field = form?.groups[0]?.fields[0];
  assert.ok(field !== undefined);
  field["kind"] = "slider";
  assert.deepEqual(places(json), ["study.json.unknown-kind forms.0.groups.0.fields.0.kind"]);
});

test("what is no object at all is refused, whatever it is", () => {
  for (const json of [null, 3, "study", [], [study], true, undefined]) {
    assert.deepEqual(places(json), ["study.json.type "], JSON.stringify(json));
  }
});

test("keys that JavaScript objects are born with are members like any other", () => {
  const json = JSON.parse(
    JSON.stringify(study).replace("{", '{"__proto__":{},"constructor":1,'),
  ) as unknown;
  assert.deepEqual(places(json).sort(), [
    "study.json.unknown-member __proto__",
    "study.json.unknown-member constructor",
  ]);
});

test("the JSON Schema refers only to parts that it defines", () => {
  const schema = studySchema() as { $defs: Record<string, unknown> };
  const referred = JSON.stringify(schema).match(/#\/\$defs\/\w+/g) ?? [];
  assert.ok(referred.length > 100);
  for (const name of new Set(referred)) assert.ok(name.slice(8) in schema.$defs, name);
});
