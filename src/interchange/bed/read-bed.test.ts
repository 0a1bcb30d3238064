import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readBed } from "./read-bed.ts";

describe("a BED file", () => {
  it("with a line that is no interval is an error with its line, and nothing is guessed", () => {
    for (const line of [
      "21\t5",
      "21\tx\t9",
      "21\t9\t9",
      "21\t9\t5",
      "\t1\t2",
      "21\t-1\t5",
      "21\t1e3\t2e3",
    ]) {
      const { issues } = readBed("a.bed", `21\t0\t10\n${line}\n`);
      assert.deepEqual(
        issues.map(({ code, path }) => [code, path]),
        [["bed.line", ["a.bed", 2]]],
        line,
      );
    }
  });

  it("that names nothing says that nothing is covered", () => {
    assert.equal(readBed("a.bed", "# nothing\n").issues[0]?.code, "bed.empty");
  });

  it("counts from 0 without its end; here both count from 1 and are part of it, and chromosomes have no prefix", () => {
    const { intervals, issues } = readBed(
      "a.bed",
      "track x\r\nchr21\t0\t10\tname\t0\t+\r\nX\t5\t6\n\n",
    );
    assert.deepEqual(issues, []);
    assert.deepEqual(intervals, [
      { chrom: "21", start: 1, end: 10 },
      { chrom: "X", start: 6, end: 6 },
    ]);
  });
});
