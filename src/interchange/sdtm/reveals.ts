import type { Dataset } from "../../definition/index.ts";

/**
 * The columns of a dataset that tell who got what: those that ask for the arm, and those that read such a column.
 * Without the allocation they are blank, whatever their other parts would give.
 */
export function revealingColumns(dataset: Dataset, subject: Dataset | undefined): Set<string> {
  const own =
    subject === undefined || subject === dataset ? undefined : revealingColumns(subject, subject);
  const found = new Set<string>();
  let size = -1;
  while (found.size > size) {
    size = found.size;
    for (const { name, source } of dataset.columns) {
      if (asksForArm(source, found, own ?? found)) found.add(name);
    }
  }
  return found;
}

function asksForArm(part: unknown, columns: Set<string>, subject: Set<string>): boolean {
  if (typeof part !== "object" || part === null) return false;
  if (Array.isArray(part)) return part.some((one) => asksForArm(one, columns, subject));
  const node = part as Readonly<Record<string, unknown>>;
  switch (node["kind"]) {
    case "arm":
    case "by-arm":
      return true;
    case "column":
      return columns.has(String(node["name"]));
    case "subject":
      return subject.has(String(node["column"]));
    default:
      return Object.values(node).some((one) => asksForArm(one, columns, subject));
  }
}
