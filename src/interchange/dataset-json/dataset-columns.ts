import type { Column } from "../table.ts";
import type { DatasetColumn } from "./dataset.ts";

/**
 * Columns of a plain table as Dataset-JSON columns: texts as `string`, numbers as `double`
 * (a plain table does not know which numbers are whole), OIDs as `IT.<dataset>.<name>`.
 *
 * @param keys the names of the key variables, in their order
 */
export function datasetColumns(
  dataset: string,
  columns: readonly Column[],
  keys: readonly string[] = [],
): DatasetColumn[] {
  return columns.map(({ name, label, type, length, format }) => ({
    itemOID: `IT.${dataset}.${name}`,
    name,
    label,
    type,
    dataType: type === "text" ? "string" : "double",
    ...(length === undefined || type === "number" ? {} : { length }),
    ...(format === undefined ? {} : { format }),
    ...(keys.includes(name) ? { keySequence: keys.indexOf(name) + 1 } : {}),
  }));
}
