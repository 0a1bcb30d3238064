import type { ColumnSource, DatasetVariable } from "../../src/definition/index.ts";
import { from } from "../../src/definition/index.ts";

/** A text column as the published datasets name and label it. */
export function words(name: string, label: string, source: ColumnSource): DatasetVariable {
  return { name, label, type: "text", source };
}

/** A column of numbers. */
export function number(name: string, label: string, source: ColumnSource): DatasetVariable {
  return { name, label, type: "number", source };
}

/** The participant's own value under another name. */
export function ofSubject(name: string, label: string, column: string): DatasetVariable {
  return words(name, label, from.subject(column));
}

/** The participant's own number under another name. */
export function numberOfSubject(name: string, label: string, column: string): DatasetVariable {
  return number(name, label, from.subject(column));
}
