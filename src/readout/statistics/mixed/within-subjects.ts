import { entry } from "../../linear-algebra/matrix.ts";
import type { MixedRows } from "./mixed-rows.ts";

/** By column whether it varies within any subject; the intercept counts as within. */
export function withinSubjects({ design, model, starts }: MixedRows): readonly boolean[] {
  return design.columns.map(({ parts }, column) => {
    if (parts.length === 0) return true;
    for (let subject = 0; subject + 1 < starts.length; subject++) {
      const from = starts[subject] ?? 0;
      for (let row = from + 1; row < (starts[subject + 1] ?? 0); row++) {
        if (entry(model, row, column) !== entry(model, from, column)) return true;
      }
    }
    return false;
  });
}
