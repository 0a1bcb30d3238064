import type { RowCondition, TableDisplay } from "../../definition/index.ts";
import { everyOf } from "../analyse/evaluate.ts";
import { columnCategories, hasColumn, type SelectedRows } from "../analyse/rows.ts";
import type { RenderedColumn, Result } from "./rendered.ts";
import { type ReportScope, say } from "./report-scope.ts";
import { canMatch, rowMatcher } from "./row-matcher.ts";
import { fill, tableWords } from "./table-words.ts";

/** A column of counted or described participants: an arm or all of them, or a part of one. */
export interface ArmColumn {
  readonly key: string;
  /** The arm's level; absent for all arms together. */
  readonly level?: string;
  /** The place of the part in the table's split. */
  readonly part?: number;
  /** Whom it holds. */
  readonly arm?: RowCondition;
  readonly where?: RowCondition;
  readonly groups: Result["groups"];
  /** Participants of the population in it. */
  readonly n: number;
  /** Participants of the population in its arm, whatever the part. */
  readonly armN: number;
  readonly head: RenderedColumn;
}

/**
 * The columns of a table: the readout's arms in their order, all of them together where the table has a total, each
 * divided into the parts of its split. Blinded data have one column for everyone.
 */
export function armColumns(
  scope: ReportScope,
  display: TableDisplay,
  members: SelectedRows,
): readonly ArmColumn[] {
  const arms = armsOf(scope, display);
  const parts = display.split?.parts.map((part, place) => ({ ...part, place })) ?? [undefined];
  const isAround = display.split?.stands === "around-arms";
  const pairs = isAround
    ? parts.flatMap((part) => arms.map((arm) => ({ arm, part })))
    : arms.flatMap((arm) => parts.map((part) => ({ arm, part })));
  const column = hasColumn(members, display.by) ? display.by : scope.readout.treatment.planned;
  const levels = columnCategories(members, column);
  const count = (level: string | undefined, where: RowCondition | undefined): number => {
    const isPart = canMatch(members, where) ? rowMatcher(members, where) : () => true;
    return levels.filter((of, place) => (level === undefined || of === level) && isPart(place))
      .length;
  };
  return pairs.map(({ arm, part }): ArmColumn => {
    const n = count(arm.level, part?.where);
    const armN = count(arm.level, undefined);
    const shown = isAround ? n : armN;
    const where = everyOf(arm.where, part?.where);
    const name = [arm.label, fill(say(scope, tableWords.number), { n: shown })];
    const partName = part === undefined ? [] : [say(scope, part.label)];
    return {
      key: `${arm.level ?? "*"}/${part?.place ?? ""}`,
      ...(arm.level === undefined ? {} : { level: arm.level }),
      ...(part === undefined ? {} : { part: part.place }),
      ...(arm.where === undefined ? {} : { arm: arm.where }),
      ...(where === undefined ? {} : { where }),
      groups: [
        ...(arm.level === undefined ? [] : [{ column: display.by, value: arm.level }]),
        ...(part === undefined ? [] : [{ column: "split", value: part.label.en }]),
      ],
      n,
      armN,
      head: {
        lines: isAround ? [...partName, ...name] : [...name, ...partName],
        align: "center",
        ...(part === undefined ? {} : { spans: isAround ? 1 : 2 }),
      },
    };
  });
}

interface Arm {
  readonly level?: string;
  readonly label: string;
  readonly where?: RowCondition;
}

function armsOf(scope: ReportScope, { by, total = false }: TableDisplay): readonly Arm[] {
  if (scope.data.blinded) return [{ label: say(scope, tableWords.everyone) }];
  const arms = scope.readout.treatment.levels.map(
    ({ value, label }): Arm => ({
      level: value,
      label: say(scope, label),
      where: { kind: "in", column: by, values: [value] },
    }),
  );
  return total ? [...arms, { label: say(scope, tableWords.total) }] : arms;
}
