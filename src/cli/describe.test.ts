import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { loadOneStudy } from "./load-study.ts";
import { neurite, repository, scratchFolder } from "./scratch.ts";

await scratchFolder();
const example = join(repository, "examples/sci-xs228");

describe("describe", () => {
  it("prints synopsis, schedule and assumptions in English when no language is named", async () => {
    const { code, stdout, stderr } = await neurite("describe", example);
    assert.equal(code, 0);
    assert.equal(stderr, "");
    assert.match(stdout, /^# Synopsis: Safety and early efficacy/);
    assert.match(stdout, /^## Products$/m);
    assert.match(stdout, /Schedule of activities/);
    assert.match(stdout, /Assumptions/);
    assert.doesNotMatch(stdout, /undefined|\[object|NaN/);
  });

  it("prints the same in Chinese", async () => {
    const { code, stdout } = await neurite("describe", example, "--language", "zh-CN");
    assert.equal(code, 0);
    assert.match(stdout, /^# .*脊髓损伤/);
    assert.match(stdout, /筛选/);
    assert.match(stdout, /假设/);
    assert.doesNotMatch(stdout, /Schedule of activities|Assumptions|undefined|\[object/);
  });

  it("gives programs one JSON value with the identity of the version", async () => {
    const { code, stdout, stderr } = await neurite("describe", example, "--json");
    assert.equal(code, 0);
    assert.equal(stderr, "");
    const result = JSON.parse(stdout) as Record<string, string> & { assumptions: unknown[] };
    assert.equal(result["study"], "XS228-SCI-P1");
    assert.match(result["hash"] ?? "", /^[0-9a-f]{64}$/);
    assert.match(result["synopsis"] ?? "", new RegExp(result["hash"] ?? "none"));
    assert.ok(result.assumptions.length > 5);
  });

  it("reads a study.json as it reads the study.ts it was made from", async () => {
    const { study } = await loadOneStudy(example);
    writeFileSync("study.json", JSON.stringify(study));
    const one = await neurite("describe", example);
    const other = await neurite("describe", "study.json");
    assert.equal(one.stdout, other.stdout);
  });
});
