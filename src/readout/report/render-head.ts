import type { Display } from "../../definition/index.ts";
import type { Rendered } from "./rendered.ts";
import { type ReportScope, say } from "./report-scope.ts";

/** The number, titles, population and footnotes of a display, in the language of the report. */
export function renderHead(
  scope: ReportScope,
  { id, titles, population, footnotes = [] }: Display,
): Pick<Rendered, "id" | "titles" | "population" | "footnotes"> {
  const found = scope.readout.populations.find((one) => one.id === population);
  return {
    id,
    titles: titles.map((title) => say(scope, title)),
    population: found === undefined ? population : say(scope, found.title),
    footnotes: footnotes.map((note) => say(scope, note)),
  };
}
