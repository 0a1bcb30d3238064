import { say } from "./report-scope.ts";
import { headingRow, type RenderSection } from "./section-context.ts";

/** A line of its own. */
export const renderHeading: RenderSection<"heading"> = (context, { text }) => [
  headingRow(context.level, say(context, text)),
];
