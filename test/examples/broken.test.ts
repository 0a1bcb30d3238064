import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { it } from "node:test";
import { readStudy } from "../../src/definition/index.ts";
import { canonical, type Json } from "../../src/kernel/index.ts";
import { base } from "../../examples/broken/base.ts";
import { brokenStudies, expectations } from "../../examples/broken/generate.ts";

const folder = new URL("../../examples/broken/", import.meta.url);

function stored(name: string): Json {
  return JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Json;
}

it("the committed files are what make.ts writes", () => {
  const names = readdirSync(folder).filter((name) => name.endsWith(".json"));
  const made = brokenStudies();
  assert.deepEqual(names.sort(), [...made.keys(), "expected.json"].sort());
  for (const [name, study] of made) {
    assert.equal(
      canonical(stored(name)),
      canonical(JSON.parse(JSON.stringify(study)) as Json),
      name,
    );
  }
  assert.deepEqual(stored("expected.json"), expectations());
});

it("at least thirty studies are broken, each in its own way", () => {
  const sound = canonical(base as unknown as Json);
  const spellings = [...brokenStudies().values()].map((study) =>
    canonical(JSON.parse(JSON.stringify(study)) as Json),
  );
  assert.ok(spellings.length >= 30);
  assert.equal(new Set([sound, ...spellings]).size, spellings.length + 1);
});

it("what cannot be read is refused, and everything else is left for check", () => {
  for (const [name, { code }] of Object.entries(expectations())) {
    const reading = readStudy(stored(name));
    if ("study" in reading) {
      assert.doesNotMatch(code, /^study\.json\./, name);
      continue;
    }
    const codes = reading.issues.map((issue) => issue.code);
    assert.ok(codes.includes(code), `${name}: ${codes.join(", ")} instead of ${code}`);
  }
});
