import type { Analysis, Readout, RowCondition } from "../../../definition/index.ts";
import { canonical } from "../../../kernel/index.ts";
import type { Report, Result } from "../../report/rendered.ts";

/** Results that are one analysis of the standard: of the same rows, by the same method. */
export interface SortedResults {
  readonly id: string;
  /** What the readout defines; absent where a display described rows itself. */
  readonly analysis?: Analysis;
  /** The display that described them. */
  readonly display?: string;
  readonly dataset: string;
  readonly population: string;
  readonly where?: RowCondition;
  readonly results: readonly Result[];
}

/**
 * The analyses of a readout in their order, each with its results or none, then what displays described: an analysis of
 * the standard is of one set of rows, so that rows under different conditions are different analyses.
 */
export function sortResults({ results }: Report, readout: Readout): readonly SortedResults[] {
  const defined = readout.analyses.map((analysis): SortedResults => {
    const { id, dataset, population, where } = analysis;
    const own = results.filter((result) => result.analysis === id);
    return {
      id: `Analysis.${id}`,
      analysis,
      dataset,
      population,
      ...(where === undefined ? {} : { where }),
      results: own,
    };
  });
  const known = new Set(readout.analyses.map(({ id }) => id));
  const described = new Map<string, Result[]>();
  for (const result of results) {
    if (known.has(result.analysis)) continue;
    const { dataset, population } = result.of;
    const where = whereOf(result) ?? null;
    const key = canonical([result.analysis, dataset, population, where]);
    const before = described.get(key);
    if (before === undefined) described.set(key, [result]);
    else before.push(result);
  }
  const counted = new Map<string, number>();
  return [
    ...defined,
    ...[...described.values()].flatMap((own): SortedResults[] => {
      const [first] = own;
      if (first === undefined) return [];
      const count = (counted.get(first.analysis) ?? 0) + 1;
      counted.set(first.analysis, count);
      const where = whereOf(first);
      return [
        {
          id: `Analysis.${first.analysis}.${count}`,
          display: first.analysis,
          dataset: first.of.dataset,
          population: first.of.population,
          ...(where === undefined ? {} : { where }),
          results: own,
        },
      ];
    }),
  ];
}

/** The condition on the rows of a result without that of its own groups. */
function whereOf({ groups, of: { where } }: Result): RowCondition | undefined {
  const isGroup = (one: RowCondition): boolean =>
    one.kind === "in" &&
    one.values.length === 1 &&
    groups.some(({ column, value }) => column === one.column && value === String(one.values[0]));
  if (where === undefined || isGroup(where)) return undefined;
  if (where.kind !== "every") return where;
  const others = where.of.filter((one) => !isGroup(one));
  const [only] = others;
  return others.length < 2 ? only : { kind: "every", of: others };
}
