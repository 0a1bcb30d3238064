import assert from "node:assert/strict";
import { describe, it } from "node:test";
import { readListCsv } from "./read-list-csv.ts";

describe("a list in a file", () => {
  it("that names other columns, leaves a cell out or repeats a number is refused with its line", () => {
    const wrong: readonly [string, number][] = [
      ["", 1],
      ["no,arm\n1,A", 1],
      ["number,arm\n1,A\n2", 3],
      ["number,arm\n1,A\n\n,B", 4],
      ["number,arm\r\n1,A\r\n2,B\r\n1,A\r\n", 4],
    ];
    for (const [content, line] of wrong) {
      const reading = readListCsv(content, []);
      assert.ok("line" in reading, content);
      assert.equal(reading.line, line, content);
    }
    assert.ok("line" in readListCsv("number,arm\n1,A", ["sex"]), "a factor is left out");
  });

  it("is read with its factors, reservations and quotes, in its order", () => {
    const reading = readListCsv(
      '\uFEFFNumber;Arm;Sex;Participant\n"R-01";A;F;\n"R-02";"B, C";M;S1-004\n',
      ["sex"],
    );
    assert.ok("entries" in reading);
    assert.deepEqual(reading.entries, [
      { number: "R-01", arm: "A", factors: { sex: "F" } },
      { number: "R-02", arm: "B, C", participant: "S1-004", factors: { sex: "M" } },
    ]);
    assert.equal(reading.lines.get("R-02"), 3);
  });
});
