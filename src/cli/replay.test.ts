import assert from "node:assert/strict";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, it } from "node:test";
import { neurite, repository, scratchFolder } from "./scratch.ts";

await scratchFolder();
const pilot = join(repository, "examples/cdisc-pilot");
mkdirSync("empty");

describe("a replay that cannot begin", () => {
  const cases: readonly (readonly [why: string, example: string, data: string, said: RegExp])[] = [
    [
      "there is no such folder of data",
      pilot,
      "nowhere",
      /^There is no data folder nowhere\. Name/,
    ],
    [
      "the folder lacks the source files",
      pilot,
      "empty",
      /^The data folder has neither dm\.xpt nor/,
    ],
    [
      "the example has nothing to live again",
      join(repository, "examples/sci-xs228"),
      "empty",
      /sci-xs228 has no replay\.ts, so there is nothing that could be lived again\./,
    ],
  ];
  for (const [why, example, data, said] of cases) {
    it(`says why, and makes no store: ${why}`, async () => {
      const words = ["replay", example, "--data", data, "--store", "store"];
      const { code, stdout, stderr } = await neurite(...words);
      assert.equal(code, 1, stderr);
      assert.equal(stdout, "");
      assert.match(stderr, said);
      assert.doesNotMatch(stderr, /\n\s+at /, "no stack");
      const asJson = await neurite(...words, "--json");
      assert.match((JSON.parse(asJson.stdout) as { problem: string }).problem, said);
      assert.equal(existsSync("store"), false);
    });
  }

  it("names the file that is no transport file", async () => {
    mkdirSync("mislabelled/sdtm", { recursive: true });
    writeFileSync("mislabelled/sdtm/dm.xpt", "STUDYID,USUBJID\n1,2\n");
    const { code, stderr } = await neurite("replay", pilot, "--data", "mislabelled");
    assert.equal(code, 1, stderr);
    assert.match(stderr, /dm\.xpt/);
    assert.doesNotMatch(stderr, /\n\s+at |please report/);
  });
});
