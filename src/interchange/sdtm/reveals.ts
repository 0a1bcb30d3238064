import type { Dataset, DatasetVariable } from "../../definition/index.ts";

/**
 * The columns of a dataset that tell who got what: those that ask for the arm, and those that read such a column.
 * Without the allocation they are blank, whatever their other parts would give.
 */
export function revealingColumns(dataset: Dataset, subject: Dataset | undefined): Set<string> {
  const own =
    subject === undefined || subject === dataset ? undefined : revealingColumns(subject, subject);
  return revealingAmong(dataset.columns, own);
}

/**
 * The same of some columns, when it is known which columns of the participant, and which of the rows that records are,
 * reveal. Without the participant's they are these columns themselves.
 */
export function revealingAmong(
  columns: readonly Pick<DatasetVariable, "name" | "source">[],
  subject?: ReadonlySet<string>,
  rows: ReadonlySet<string> = new Set(),
): Set<string> {
  const found = new Set<string>();
  let size = -1;
  while (found.size > size) {
    size = found.size;
    for (const { name, source } of columns) {
      if (asksForArm(source, { columns: found, subject: subject ?? found, rows })) found.add(name);
    }
  }
  return found;
}

interface Revealing {
  readonly columns: ReadonlySet<string>;
  readonly subject: ReadonlySet<string>;
  readonly rows: ReadonlySet<string>;
}

function asksForArm(part: unknown, known: Revealing): boolean {
  if (typeof part !== "object" || part === null) return false;
  if (Array.isArray(part)) return part.some((one) => asksForArm(one, known));
  const node = part as Readonly<Record<string, unknown>>;
  switch (node["kind"]) {
    case "arm":
    case "by-arm":
      return true;
    case "column":
      return known.columns.has(String(node["name"]));
    case "subject":
      return known.subject.has(String(node["column"]));
    case "row":
      return known.rows.has(String(node["column"]));
    default:
      return Object.values(node).some((one) => asksForArm(one, known));
  }
}
