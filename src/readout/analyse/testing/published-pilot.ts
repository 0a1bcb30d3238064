import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import type { AnalysisData, AnalysisTable, AnalysisValue } from "../../../definition/index.ts";

const folder = new URL("../../../../../shared/data/cdisc-pilot/adam/", import.meta.url);

/** Why a test that needs the published datasets is not run, or false. */
export const skipPilot = existsSync(folder)
  ? false
  : "the CDISC pilot files are not here (../shared/data/cdisc-pilot)";

interface DatasetJson {
  readonly name: string;
  readonly label: string;
  readonly columns: readonly { readonly name: string; readonly label: string }[];
  readonly rows: readonly (readonly AnalysisValue[])[];
}

function readPublished(file: string): AnalysisTable {
  const bytes = readFileSync(new URL(file, folder));
  const json = file.endsWith(".dsjc") ? gunzipSync(bytes) : bytes;
  const { name, label, columns, rows } = parse(json.toString("utf8"));
  return {
    name,
    label,
    columns: columns.map((column, place) => ({
      name: column.name,
      label: column.label,
      type: rows.some((row) => typeof row[place] === "number") ? "number" : "text",
    })),
    rows,
    origins: rows.map(() => []),
  };
}

/** Dataset-JSON as one object, or as lines: what is said of the dataset, and then a row each. */
function parse(content: string): DatasetJson {
  const [first = "", ...lines] = content.split("\n").filter((line) => line !== "");
  if (lines.length === 0 || !first.endsWith("}")) return JSON.parse(content);
  return { ...JSON.parse(first), rows: lines.map((line) => JSON.parse(line)) };
}

/** The analysis datasets that the CDISC pilot published. */
export function readPublishedPilot(): AnalysisData {
  const files = ["adsl.json", "adadas.dsjc", "adae.dsjc", "adtte.json"];
  const tables = files.map(readPublished).map((table) => [table.name, table] as const);
  return { tables: Object.fromEntries(tables), blinded: false };
}
