import type { Issue } from "../../kernel/index.ts";
import type { Column, Row } from "../table.ts";

/** The logical types of Dataset-JSON. */
export const dataTypes = [
  "string",
  "integer",
  "decimal",
  "float",
  "double",
  "boolean",
  "datetime",
  "date",
  "time",
  "URI",
] as const;
export type DataType = (typeof dataTypes)[number];

/**
 * A variable of a Dataset-JSON file. `format` is the standard's `displayFormat`.
 * `type` says what its cells are in a table: decimals stay texts (so that no digit is lost),
 * dates stay ISO 8601 texts, booleans are the texts `true` and `false`.
 */
export interface DatasetColumn extends Column {
  readonly itemOID: string;
  readonly dataType: DataType;
  /** What a receiving system turns the value into: a date that SAS keeps as a number, a decimal kept as text. */
  readonly targetDataType?: "integer" | "decimal";
  /** The place of the variable among the keys, from 1. */
  readonly keySequence?: number;
}

/** All that a Dataset-JSON file says about its dataset, in the order in which the standard wants it written. */
export interface DatasetMetadata {
  /** `2024-11-11T15:09:15`, with or without fraction and offset. */
  readonly datasetJSONCreationDateTime: string;
  readonly datasetJSONVersion: string;
  readonly fileOID?: string;
  readonly dbLastModifiedDateTime?: string;
  readonly originator?: string;
  readonly sourceSystem?: { readonly name: string; readonly version: string };
  readonly studyOID?: string;
  readonly metaDataVersionOID?: string;
  readonly metaDataRef?: string;
  readonly itemGroupOID: string;
  /** The number of rows. A reader knows it before the rows only when it is written before them. */
  readonly records?: number;
  readonly name: string;
  readonly label: string;
  readonly columns: readonly DatasetColumn[];
}

/** What the cells of a type are in a table. */
export function cellType(dataType: DataType): Column["type"] {
  return dataType === "integer" || dataType === "float" || dataType === "double"
    ? "number"
    : "text";
}

/** What a reader gives: the dataset, batches of rows, and the end. */
export type DatasetEvent =
  | { readonly kind: "dataset"; readonly dataset: DatasetMetadata }
  | { readonly kind: "rows"; readonly first: number; readonly rows: readonly Row[] }
  | {
      readonly kind: "end";
      /** With the attributes that stood after the rows, too. */
      readonly dataset: DatasetMetadata;
      readonly rows: number;
      readonly warnings: readonly Issue[];
    };
