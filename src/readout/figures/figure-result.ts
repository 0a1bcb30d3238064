import type { Result } from "../report/rendered.ts";
import type { FigureRows } from "./drawing.ts";

/** The name of a number of a figure: the figure, what was done, and under which levels it stands. */
export function resultId(figure: string, operation: string, levels: readonly string[]): string {
  return [figure, "figure", operation, ...levels]
    .map((part) => part.replaceAll("/", "%2F"))
    .join("/");
}

/** The rows that a number of a figure was made from. */
export function ofRows({ selected }: FigureRows): Result["of"] {
  const { dataset, population, where } = selected;
  return { dataset, population, ...(where === undefined ? {} : { where }) };
}
