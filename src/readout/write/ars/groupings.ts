import type { Readout } from "../../../definition/index.ts";
import type { Language } from "../../../kernel/index.ts";
import { referenceColumn } from "../../analyse/analysis-context.ts";
import type { Result } from "../../report/rendered.ts";
import type { GroupingFactor, OperationResult } from "./ars-model.ts";

export const groupingId = (column: string): string => `Grouping.${column}`;
const groupId = (column: string, level: number): string => `${groupingId(column)}.${level + 1}`;

/** Whether a column tells arms apart, whose levels the readout names beforehand. */
function isTreatment(column: string, { treatment }: Readout): boolean {
  return column === treatment.planned || column === treatment.actual || column === referenceColumn;
}

/** The columns under whose levels results stand: arms as the readout names them, all others as the data have them. */
export function groupings(
  readout: Readout,
  results: readonly Result[],
  language: Language,
): readonly GroupingFactor[] {
  const datasets = new Map<string, string>();
  for (const { groups, of } of results) {
    for (const { column } of groups) {
      if (!datasets.has(column)) datasets.set(column, of.dataset);
    }
  }
  const { planned, levels } = readout.treatment;
  return [...datasets].map(([column, dataset]): GroupingFactor => {
    const variable = column === referenceColumn ? planned : column;
    if (!isTreatment(column, readout)) {
      return {
        id: groupingId(column),
        name: column,
        dataDriven: true,
        groupingDataset: dataset,
        groupingVariable: column,
      };
    }
    return {
      id: groupingId(column),
      name: column,
      dataDriven: false,
      groupingDataset: "ADSL",
      groupingVariable: variable,
      groups: levels.map(({ value, label }, i) => ({
        id: groupId(column, i),
        name: label[language],
        label: value,
        level: 1,
        order: i + 1,
        condition: { dataset: "ADSL", variable, comparator: "EQ", value: [value] },
      })),
    };
  });
}

/** Under which groups a result stands. */
export function resultGroups(
  { groups }: Result,
  readout: Readout,
): OperationResult["resultGroups"] {
  return groups.map(({ column, value }) => {
    const level = isTreatment(column, readout)
      ? readout.treatment.levels.findIndex((one) => one.value === value)
      : -1;
    return level < 0
      ? { groupingId: groupingId(column), groupValue: value }
      : { groupingId: groupingId(column), groupId: groupId(column, level) };
  });
}
