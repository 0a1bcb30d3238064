import { type Datum, isMissing, type Study } from "../../definition/index.ts";
import { describeDatum } from "../../engine/index.ts";
import type { Language } from "../../kernel/index.ts";
import { csvCell } from "./csv-line.ts";
import { fieldAt } from "./field-at.ts";

/** Values whose cells are remembered before all are forgotten; some megabytes. */
const mostKept = 20_000;
/** Longer texts hardly come twice. */
const longestKept = 32;

/** The cells of a value of a form, from the row of its group to why it is missing, parted by commas. */
export type DatumCells = (form: string, path: string, datum: Datum) => string;

/**
 * Writes values as cells of the CSV export. The same few codes and numbers come millions of times, so their cells are
 * remembered, with the field's words.
 */
export function openDatumCells(study: Study, language: Language): DatumCells {
  const known = new Map<string, Map<string, Map<Datum, string>>>();
  let kept = 0;

  function keptFor(form: string, path: string): Map<Datum, string> {
    const byPath = known.get(form) ?? new Map<string, Map<Datum, string>>();
    known.set(form, byPath);
    const byDatum = byPath.get(path) ?? new Map<Datum, string>();
    byPath.set(path, byDatum);
    return byDatum;
  }

  return (form, path, datum) => {
    const repeats =
      typeof datum === "string" ? datum.length <= longestKept : typeof datum !== "object";
    if (!repeats) return cellsOf(study, language, form, path, datum);
    const earlier = known.get(form)?.get(path)?.get(datum);
    if (earlier !== undefined) return earlier;
    const cells = cellsOf(study, language, form, path, datum);
    if (kept >= mostKept) {
      known.clear();
      kept = 0;
    }
    keptFor(form, path).set(datum, cells);
    kept += 1;
    return cells;
  };
}

function cellsOf(
  study: Study,
  language: Language,
  form: string,
  path: string,
  datum: Datum,
): string {
  const field = fieldAt(study, form, path);
  const entered = typeof datum === "object" && "entered" in datum ? datum : undefined;
  const inRow = path.indexOf("/");
  const row = inRow < 0 ? "" : path.slice(inRow + 1, path.lastIndexOf("/"));
  const name = path.slice(path.lastIndexOf("/") + 1);
  const words = field === undefined ? "" : describeDatum(study, field, datum)[language];
  const missing = isMissing(datum) ? datum.missing : "";
  const label = field?.label[language];
  return [row, name, label, plainValue(datum), words, entered?.entered, entered?.unit, missing]
    .map(csvCell)
    .join(",");
}

function plainValue(datum: Datum): string {
  if (isMissing(datum)) return "";
  if (typeof datum !== "object") return String(datum);
  if ("value" in datum) return String(datum.value);
  if ("entered" in datum) return datum.entered;
  return Array.isArray(datum) ? datum.join(";") : JSON.stringify(datum);
}
