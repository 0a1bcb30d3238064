import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { instant } from "../../kernel/index.ts";
import { compareTables } from "../compare.ts";
import { readXptTables } from "./read-xpt.ts";
import { writeXpt } from "./write-xpt.ts";

const folder = new URL("../../../../shared/data/cdisc-pilot/sdtm/", import.meta.url);
const skip = existsSync(folder)
  ? false
  : "the CDISC pilot files are not here (../shared/data/cdisc-pilot)";

/** Rows as the bodies of the files fill their records: bytes of data / bytes per row. */
const rowsOf: Readonly<Record<string, number>> = {
  ae: 961,
  cm: 7510,
  dm: 306,
  ds: 596,
  ex: 591,
  lbur: 4913,
  mh: 1817,
  qsco: 12241,
  qsgi: 562,
  qshi: 3302,
  qsmm: 1524,
  relrec: 211,
  sc: 254,
  se: 752,
  suppae: 961,
  suppdm: 1197,
  suppds: 3,
  supplbur: 2721,
  sv: 3559,
  ta: 11,
  te: 7,
  ti: 31,
  ts: 48,
  tv: 21,
};

for (const [name, rows] of Object.entries(rowsOf)) {
  test(`${name}.xpt of the CDISC pilot has ${rows} rows, which survive writing and reading`, {
    skip,
  }, async () => {
    const options = { file: `${name}.xpt`, fallback: "windows-1252" } as const;
    const tables = await readXptTables([readFileSync(new URL(`${name}.xpt`, folder))], options);
    assert.equal(tables.length, 1);
    for (const table of tables) {
      assert.equal(table.rows.length, rows);
      const room = table.columns.map((c) =>
        c.type === "text" ? { ...c, length: c.length + 4 } : c,
      );
      const written = writeXpt([{ ...table, columns: room }], {
        created: instant("2026-01-14T00:00:00Z"),
      });
      const [again] = await readXptTables([...written], options);
      assert.ok(again);
      const { different, equal, onlyInSource, onlyInOurs } = compareTables(table, again, []);
      assert.deepEqual(
        { different, equal, onlyInSource, onlyInOurs },
        { different: 0, equal: rows * table.columns.length, onlyInSource: 0, onlyInOurs: 0 },
      );
    }
  });
}

test("the one text of the pilot that is not UTF-8 is a Windows apostrophe", { skip }, async () => {
  const bytes = readFileSync(new URL("ts.xpt", folder));
  const [table] = await readXptTables([bytes], { file: "ts.xpt", fallback: "windows-1252" });
  assert.ok(
    table?.rows.some((row) => row.some((cell) => String(cell).includes("Alzheimer’s Disease"))),
  );
  assert.deepEqual(
    table?.warnings.map((warning) => warning.params["count"]),
    [2],
  );
  await assert.rejects(readXptTables([bytes], { file: "ts.xpt" }), /windows-1252/);
});
