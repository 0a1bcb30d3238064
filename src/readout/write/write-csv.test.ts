import assert from "node:assert/strict";
import { test } from "node:test";
import { madeUpReport } from "./testing/made-up-report.ts";
import { writeCsv } from "./write-csv.ts";

test("a level that a spreadsheet would run is written as words, a negative number as a number", () => {
  const report = madeUpReport();
  const [first] = report.results;
  assert.ok(first);
  const csv = writeCsv({ ...report, results: [{ ...first, id: '=HYPERLINK("x")', text: "-0.5" }] });
  assert.ok(
    csv.includes(
      `"'=HYPERLINK(""x"")",main,difference,TRT01P=Low; reference=Placebo,-0.5,-0.5,ADQS,itt,`,
    ),
  );
});

test("every result has a line, with its value unrounded and the rows it was made from", () => {
  const report = madeUpReport();
  const lines = writeCsv(report).trimEnd().split("\r\n");
  assert.equal(lines.length, report.results.length + 1);
  const mean = report.results.find(({ id }) => id === "14-6.01/figure/mean/Low/Week 24");
  assert.ok(mean?.value);
  assert.ok(
    lines.some((line) =>
      line.startsWith(
        `14-6.01/figure/mean/Low/Week 24,14-6.01,mean,TRT01P=Low; AVISIT=Week 24,${mean.value},`,
      ),
    ),
  );
});
