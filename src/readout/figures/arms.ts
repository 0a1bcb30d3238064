import type { AnalysisData, Readout } from "../../definition/index.ts";
import { type Language, text } from "../../kernel/index.ts";
import { columnCategories, hasColumn, type SelectedRows } from "../analyse/rows.ts";
import { type ArmLook, armLook } from "./paint.ts";

/** The rows of one arm of a figure. */
export interface FigureArm {
  readonly label: string;
  readonly look: ArmLook;
  /** Places in the selected rows. */
  readonly places: readonly number[];
  /** Under which levels its numbers stand: none where nobody may know the arm. */
  readonly groups: readonly { readonly column: string; readonly value: string }[];
}

const everybody = text("All participants", "全部受试者");
const unassigned = text("No treatment recorded", "无治疗记录");

/**
 * Rows by planned treatment in the readout's order; a level that the readout does not name stands last, under its own
 * name. Blinded data are one arm of everybody.
 */
export function armsOf(
  selected: SelectedRows,
  readout: Readout,
  data: AnalysisData,
  language: Language,
): readonly FigureArm[] {
  const { planned: column, levels } = readout.treatment;
  if (data.blinded || !hasColumn(selected, column)) {
    const places = selected.rows.map((_, place) => place);
    return [{ label: everybody[language], look: armLook(1), places, groups: [] }];
  }
  const byLevel = new Map<string | null, number[]>(levels.map(({ value }) => [value, []]));
  const further: (string | null)[] = [];
  for (const [place, level] of columnCategories(selected, column).entries()) {
    const places = byLevel.get(level);
    if (places === undefined) {
      byLevel.set(level, [place]);
      further.push(level);
    } else places.push(place);
  }
  const last = further.toSorted((a, b) => (a === null ? 1 : b === null ? -1 : a < b ? -1 : 1));
  const order = [...levels.map(({ value }) => value as string | null), ...last];
  return order.map((level, index) => ({
    label:
      level === null
        ? unassigned[language]
        : (levels.find(({ value }) => value === level)?.label[language] ?? level),
    // One arm alone is nobody's reference.
    look: armLook(order.length === 1 ? 1 : index),
    places: byLevel.get(level) ?? [],
    groups: level === null ? [] : [{ column, value: level }],
  }));
}
