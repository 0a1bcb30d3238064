import { createWriteStream, mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { type Study, studyHash } from "../definition/index.ts";
import { datasetColumns, type Table, writeDatasetJson } from "../interchange/index.ts";
import { softwareVersion } from "../kernel/index.ts";

/** One dataset file that was written. */
export interface Written {
  readonly name: string;
  readonly file: string;
  readonly records: number;
}

/**
 * Writes the datasets of a cut as Dataset-JSON v1.1 files, streamed row by row. The creation time in them is the
 * cut's, so that the same cut always gives the same bytes. A file appears whole or not at all.
 *
 * @source CDISC Dataset-JSON v1.1
 */
export async function writeDatasets(
  folder: string,
  study: Study,
  cut: { readonly position: number; readonly takenAt: string },
  tables: readonly Table[],
): Promise<Written[]> {
  mkdirSync(folder, { recursive: true });
  const written: Written[] = [];
  for (const table of tables) {
    const rows = [...table.rows];
    const metadata = {
      datasetJSONCreationDateTime: cut.takenAt.slice(0, 19),
      datasetJSONVersion: "1.1.0",
      fileOID: `${study.id}.${cut.position}.${table.name}`,
      originator: "Neurite",
      sourceSystem: { name: "Neurite", version: softwareVersion },
      studyOID: study.id,
      metaDataVersionOID: studyHash(study),
      itemGroupOID: `IG.${table.name}`,
      records: rows.length,
      name: table.name,
      label: table.label,
      columns: datasetColumns(table.name, table.columns),
    };
    const file = join(folder, `${table.name.toLowerCase()}.json`);
    const unfinished = `${file}.${process.pid}`;
    await pipeline(
      Readable.from(writeDatasetJson(metadata, rows, "json")),
      createWriteStream(unfinished),
    );
    renameSync(unfinished, file);
    written.push({ name: table.name, file, records: rows.length });
  }
  return written;
}
