import { type Datum, isMissing, isQualified, numberOf } from "../../definition/index.ts";
import type { Cell } from "../table.ts";
import type { FieldEntry } from "./catalogue.ts";

/** Whether a column holds texts or numbers. */
export type CellType = "text" | "number";

/**
 * A value of the record as a cell: yes and no as `Y` and `N`, a code as its submission value, several codes
 * parted by `;`, a number in a column of texts as it was entered. Missing values are blank.
 */
export function datumCell(entry: FieldEntry, datum: Datum | undefined, type: CellType): Cell {
  if (datum === undefined || isMissing(datum)) return null;
  if (typeof datum === "number") return datum;
  if (typeof datum === "boolean") return datum ? "Y" : "N";
  if (typeof datum === "string") return entry.codes === undefined ? datum : submitted(entry, datum);
  if ("qualifier" in datum) return type === "number" ? null : datum.entered;
  if ("entered" in datum) return type === "number" ? datum.value : datum.entered;
  if ("typed" in datum) return datum.date;
  if ("file" in datum) return datum.file;
  if ("signedBy" in datum) return datum.signedBy;
  return datum.map((code) => submitted(entry, code)).join(";");
}

/** A code's wording in English. */
export function wordingCell(entry: FieldEntry, datum: Datum | undefined): Cell {
  if (typeof datum !== "string") return null;
  return entry.codes?.get(datum)?.text.en ?? datum;
}

/** What a code counts for in a list that scores. */
export function scoreCell(entry: FieldEntry, datum: Datum | undefined): Cell {
  return typeof datum === "string" ? (entry.codes?.get(datum)?.score ?? null) : null;
}

/** The UCUM code of the unit in which a value was entered. */
export function unitOf(entry: FieldEntry, datum: Datum | undefined): string | undefined {
  if (datum === undefined || isMissing(datum)) return undefined;
  if (typeof datum === "object" && "entered" in datum && datum.unit !== undefined) {
    return datum.unit;
  }
  return "unit" in entry.field ? entry.field.unit : undefined;
}

/** A value in the field's own unit, or the score of its code. */
export function standardCell(entry: FieldEntry, datum: Datum | undefined, type: CellType): Cell {
  if (datum === undefined || isMissing(datum)) return null;
  if (isQualified(datum) && datum.unit !== undefined && type === "text") {
    return `${datum.qualifier}${datum.limit ?? ""}`;
  }
  return numberOf(datum) ?? scoreCell(entry, datum) ?? datumCell(entry, datum, type);
}

function submitted(entry: FieldEntry, code: string): string {
  return entry.codes?.get(code)?.sdtm ?? code;
}
