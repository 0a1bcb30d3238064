import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { before, describe, it } from "node:test";
import { neurite, repository, scratchFolder } from "./scratch.ts";

await scratchFolder();
const controlled = join(repository, "examples/sci-xs228/study-phase2.ts");
const open = join(repository, "examples/sci-xs228/study.ts");

type Record = { readonly [column: string]: unknown };

/** The records of a written dataset, by column. */
function records(file: string): readonly Record[] {
  const { columns, rows } = JSON.parse(readFileSync(file, "utf8")) as {
    columns: { name: string }[];
    rows: unknown[][];
  };
  return rows.map((row) => Object.fromEntries(columns.map(({ name }, at) => [name, row[at]])));
}

const blank = (value: unknown): boolean => value === "" || value === null || value === undefined;

describe("cut", () => {
  before(async () => {
    const words = ["rehearse", controlled, "--participants", "8"];
    const { code, stderr } = await neurite(...words, "--store", "store", "--out", "lived");
    assert.equal(code, 0, stderr);
  });

  it("writes no arm where arms must not be known, and every arm where they may", async () => {
    const words = ["cut", controlled, "--store", "store"];
    const blinded = await neurite(...words, "--out", "blinded");
    const unblinded = await neurite(...words, "--out", "unblinded", "--unblinded");
    assert.equal(blinded.code, 0, blinded.stderr);
    assert.equal(unblinded.code, 0, unblinded.stderr);
    assert.match(blinded.stdout, /^Written to blinded; arms are blank\.$/m);
    assert.match(
      unblinded.stdout,
      /^Written to unblinded, arms included: for unblinded eyes only\.$/m,
    );

    const told = records("unblinded/dm.json").filter(({ ARMCD }) => !blank(ARMCD));
    const arms = new Set(told.map(({ ARMCD }) => String(ARMCD)));
    assert.ok(arms.size >= 2, `arms: ${[...arms].join(", ")}`);
    for (const file of ["blinded/dm.json", "lived/dm.json"]) {
      const people = records(file);
      assert.equal(people.length, records("unblinded/dm.json").length);
      for (const person of people) {
        for (const column of ["ARM", "ARMCD", "ACTARM", "ACTARMCD"]) {
          assert.ok(blank(person[column]), `${file} ${column} ${JSON.stringify(person[column])}`);
        }
      }
    }
  });

  it("is the same bytes when it is taken again", async () => {
    const words = ["cut", controlled, "--store", "store", "--json"];
    const [one, other] = [
      await neurite(...words, "--out", "a"),
      await neurite(...words, "--out", "b"),
    ];
    const [first, second] = [one, other].map(
      ({ stdout }) => JSON.parse(stdout) as { cut: object; datasets: { file: string }[] },
    );
    assert.deepEqual(first?.cut, second?.cut);
    assert.ok((first?.datasets.length ?? 0) > 5);
    for (const [index, { file }] of (first?.datasets ?? []).entries()) {
      const again = second?.datasets[index]?.file ?? "";
      assert.ok(readFileSync(file).equals(readFileSync(again)), file);
    }
  });

  it("refuses a study that the store holds nothing of, and says where to look", async () => {
    const { code, stdout, stderr } = await neurite(
      "cut",
      open,
      "--store",
      "store",
      "--out",
      "none",
    );
    assert.equal(code, 1);
    assert.equal(stdout, "");
    assert.match(
      stderr,
      /^The store holds nothing of XS228-SCI-P1 yet\. Run the study first, or name/,
    );
  });
});
