import { defineIssue, type Issue } from "../kernel/index.ts";
import { DataProblem } from "./problem.ts";
import type { Cell, Row, Table } from "./table.ts";

const noKey = defineIssue(
  "compare.no-key",
  "{table} has no column {column}, which is a key of the comparison. Choose keys that both tables have.",
  "{table} 中没有作为比对键的列 {column}。请选择两表共有的键。",
);
const duplicateKeys = defineIssue(
  "compare.duplicate-keys",
  "{count} keys occur more than once, the first is {key}. Rows of the same key were compared in the order in which they stand.",
  "有 {count} 个键出现多次，首个为 {key}。同键的行按其出现顺序比对。",
  "warning",
);

/** Two cells in the same place that are not equal. */
export interface Difference {
  /** The values of the key columns, in the order in which the keys were given. */
  readonly key: readonly Cell[];
  readonly column: string;
  readonly source: Cell;
  readonly ours: Cell;
}

/** What a comparison finds, one after another. */
export type Finding =
  | ({ readonly kind: "difference" } & Difference)
  | { readonly kind: "only-in-source" | "only-in-ours"; readonly key: readonly Cell[] };

export interface ComparisonSummary {
  /** Cells of rows that both tables have, in columns that both tables have; keys are counted too. */
  readonly cellsCompared: number;
  readonly equal: number;
  readonly different: number;
  /** Rows. */
  readonly onlyInSource: number;
  readonly onlyInOurs: number;
  readonly columnsOnlyInSource: readonly string[];
  readonly columnsOnlyInOurs: readonly string[];
  /** A warning when keys repeat. */
  readonly notes: readonly Issue[];
}

export interface Comparison extends ComparisonSummary {
  /** The first of them, as many as asked for. */
  readonly differences: readonly Difference[];
  readonly keysOnlyInSource: readonly (readonly Cell[])[];
  readonly keysOnlyInOurs: readonly (readonly Cell[])[];
}

/**
 * Compares two tables cell by cell; rows are matched by the values of key columns, columns by name.
 *
 * Equal are: numbers that are the same double (0 and -0 are); texts of the same characters; in text columns
 * `null` and the empty text; in number columns `null` and `null`. Where one table holds a column as text and
 * the other as number, a text that is a number is that number, and an empty text is `null`.
 * With no key, rows are matched by their order. Rows of the same key are matched in their order, with a note.
 *
 * @param limit how many differences (and keys on one side) to list; all are counted. Default 100
 * @throws DataProblem `compare.no-key`
 */
export function compareTables(
  source: Table,
  ours: Table,
  keys: readonly string[],
  limit = 100,
): Comparison {
  const differences: Difference[] = [];
  const keysOnlyInSource: (readonly Cell[])[] = [];
  const keysOnlyInOurs: (readonly Cell[])[] = [];
  const findings = streamComparison(source, ours, keys);
  for (;;) {
    const step = findings.next();
    if (step.done === true) {
      return { ...step.value, differences, keysOnlyInSource, keysOnlyInOurs };
    }
    const finding = step.value;
    if (finding.kind === "difference") {
      const { key, column, source: theirs, ours: own } = finding;
      if (differences.length < limit) differences.push({ key, column, source: theirs, ours: own });
    } else {
      const list = finding.kind === "only-in-source" ? keysOnlyInSource : keysOnlyInOurs;
      if (list.length < limit) list.push(finding.key);
    }
  }
}

/** One column that both tables have. */
interface Shared {
  readonly name: string;
  readonly source: number;
  readonly ours: number;
  /** Whether at least one of the tables holds numbers. */
  readonly numeric: boolean;
}

/** Rows of ours under one key, and how many of them (and of the source's) were met. */
interface Group {
  readonly rows: Row[];
  met: number;
}

/**
 * {@link compareTables} as a stream of findings with the summary at its end. The source is read once and not held;
 * our rows are held.
 */
export function* streamComparison(
  source: Table,
  ours: Table,
  keys: readonly string[],
): Generator<Finding, ComparisonSummary> {
  const shared = sharedColumns(source, ours);
  const keyColumns = keys.map((name) => {
    const found = shared.find((column) => column.name === name);
    if (found !== undefined) return found;
    const table = source.columns.some((column) => column.name === name) ? ours.name : source.name;
    throw new DataProblem(noKey([table, name], { table, column: name }));
  });
  const keyOf = (row: Row, side: "source" | "ours") =>
    keyColumns.map((column) => row[column[side]] ?? null);
  const wordOf = (row: Row, side: "source" | "ours") =>
    JSON.stringify(keyColumns.map((column) => normal(row[column[side]] ?? null, column.numeric)));

  const groups = new Map<string, Group>();
  for (const row of ours.rows) {
    const word = wordOf(row, "ours");
    const group = groups.get(word);
    if (group === undefined) groups.set(word, { rows: [row], met: 0 });
    else group.rows.push(row);
  }

  let matched = 0;
  let different = 0;
  let onlyInSource = 0;
  for (const row of source.rows) {
    const word = wordOf(row, "source");
    let group = groups.get(word);
    if (group === undefined) {
      group = { rows: [], met: 0 };
      groups.set(word, group);
    }
    const own = group.rows[group.met++];
    if (own === undefined) {
      onlyInSource++;
      yield { kind: "only-in-source", key: keyOf(row, "source") };
      continue;
    }
    matched++;
    for (const { name, source: theirs, ours: at, numeric } of shared) {
      const a = row[theirs] ?? null;
      const b = own[at] ?? null;
      if (a === b || normal(a, numeric) === normal(b, numeric)) continue;
      different++;
      yield { kind: "difference", key: keyOf(row, "source"), column: name, source: a, ours: b };
    }
  }

  let onlyInOurs = 0;
  const repeated: string[] = [];
  for (const [word, { rows, met }] of groups) {
    for (const row of rows.slice(met)) {
      onlyInOurs++;
      yield { kind: "only-in-ours", key: keyOf(row, "ours") };
    }
    if (keys.length > 0 && (rows.length > 1 || met > 1)) repeated.push(word);
  }
  const cellsCompared = matched * shared.length;
  const absent = (from: Table, other: Table) =>
    from.columns
      .map((column) => column.name)
      .filter((name) => !other.columns.some((column) => column.name === name));
  return {
    cellsCompared,
    equal: cellsCompared - different,
    different,
    onlyInSource,
    onlyInOurs,
    columnsOnlyInSource: absent(source, ours),
    columnsOnlyInOurs: absent(ours, source),
    notes:
      repeated[0] === undefined
        ? []
        : [duplicateKeys([source.name], { count: repeated.length, key: repeated[0] })],
  };
}

function sharedColumns(source: Table, ours: Table): Shared[] {
  const shared: Shared[] = [];
  for (const [index, { name, type }] of source.columns.entries()) {
    const at = ours.columns.findIndex((column) => column.name === name);
    if (at === -1) continue;
    const numeric = type === "number" || ours.columns[at]?.type === "number";
    shared.push({ name, source: index, ours: at, numeric });
  }
  return shared;
}

const numeral = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?$/;

/** One form for all cells that count as equal. */
function normal(cell: Cell, numeric: boolean): Cell {
  if (!numeric) return cell ?? "";
  if (cell === "" || cell === null) return null;
  if (typeof cell === "number") return cell === 0 ? 0 : cell;
  return numeral.test(cell) ? Number(cell) : cell;
}
