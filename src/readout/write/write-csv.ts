import { byteOrderMark, csvLine } from "../../kernel/index.ts";
import type { Report } from "../report/rendered.ts";
import { conditionWords } from "./condition-words.ts";

/** Every number of a report, a line each: what it is, unrounded and as printed, and the rows it was made from. */
export function writeCsv({ results }: Report): string {
  const head = [
    "id",
    "analysis",
    "operation",
    "groups",
    "value",
    "text",
    "dataset",
    "population",
    "where",
  ];
  const lines = results.map(({ id, analysis, operation, groups, value, text, of }) =>
    csvLine([
      id,
      analysis,
      operation,
      groups.map((group) => `${group.column}=${group.value}`).join("; "),
      value ?? undefined,
      text,
      of.dataset,
      of.population,
      of.where === undefined ? undefined : conditionWords(of.where),
    ]),
  );
  return byteOrderMark + csvLine(head) + lines.join("");
}
