import type { Form } from "../../definition/index.ts";
import { examOrder } from "../pads/exam-cell.ts";
import { scaleOf, scoredItems } from "../pads/scored-items.ts";

/** The paths of a form in the order in which they are entered: on an instrument's pad its own, then what stands below. */
export function entryOrder(
  form: Form,
  paths: readonly string[],
  isList: boolean,
): readonly string[] {
  const scale = scaleOf(form);
  if (isList || scale === undefined) return paths;
  const pictured =
    scale === "isncsci"
      ? examOrder(form)
      : scoredItems(form, [], () => true).map(({ field }) => field.id);
  const first = pictured.filter((path) => paths.includes(path));
  const shown = new Set(first);
  return [...first, ...paths.filter((path) => !shown.has(path))];
}
