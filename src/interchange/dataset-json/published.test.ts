import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { gunzipSync } from "node:zlib";
import { compareTables } from "../compare.ts";
import { readXptTables } from "../xpt/index.ts";
import { readDatasetTable } from "./read-dataset-json.ts";

const data = new URL("../../../../shared/data/", import.meta.url);
const skip = existsSync(data) ? false : "the published files are not here (../shared/data)";

function bytesOf(path: string): Uint8Array {
  const bytes = readFileSync(new URL(path, data));
  return path.endsWith(".dsjc") ? gunzipSync(bytes) : bytes;
}

for (const [name, rows] of [
  ["dm", 18],
  ["ae", 74],
  ["ds", 53],
  ["vs", 1414],
] as const) {
  test(`${name}: XPT, JSON, NDJSON and DSJC of CDISC agree cell by cell over ${rows} rows`, {
    skip,
  }, async () => {
    const [xpt] = await readXptTables([bytesOf(`dataset-json/sdtm/${name}.xpt`)], {
      file: `${name}.xpt`,
    });
    assert.ok(xpt);
    for (const form of ["json", "ndjson", "dsjc"]) {
      const file = `${name}.${form}`;
      const table = await readDatasetTable([bytesOf(`dataset-json/sdtm/${file}`)], { file });
      const found = compareTables(table, xpt, []);
      assert.equal(table.rows.length, rows);
      assert.deepEqual(
        [found.equal, found.different, found.onlyInSource, found.onlyInOurs],
        [rows * xpt.columns.length, 0, 0, 0],
      );
      assert.deepEqual([found.columnsOnlyInSource, found.columnsOnlyInOurs], [[], []]);
    }
  });
}

test("the analysis datasets of the CDISC pilot are read whole", { skip }, async () => {
  for (const [file, rows, fractions] of [
    ["adsl.json", 254, []],
    ["adtte.json", 254, []],
    ["adae.dsjc", 1191, []],
    ["adadas.dsjc", 12463, ["PCHG", "AVAL", "BASE", "CHG"]],
  ] as const) {
    const table = await readDatasetTable([bytesOf(`cdisc-pilot/adam/${file}`)], { file });
    assert.equal(table.rows.length, rows, file);
    assert.deepEqual(
      table.warnings.map((warning) => warning.params["name"]),
      fractions,
    );
  }
});
