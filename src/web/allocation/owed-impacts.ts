import type { AuditPage } from "../../server/contract.ts";

const learnt: ReadonlySet<unknown> = new Set([
  "code-opened",
  "paper-opened",
  "unblinding-reported",
]);

/** Which of these rows are unblindings of which nobody has said yet what they mean for the data, by their position. */
export function owedImpacts(rows: AuditPage["rows"]): ReadonlySet<number> {
  const owed = new Set<number>();
  const of = new Map<string, number[]>();
  for (const { position, stream, event } of rows.toSorted((a, b) => a.position - b.position)) {
    const own = of.get(stream) ?? [];
    of.set(stream, own);
    if (learnt.has(event["type"])) {
      own.push(position);
      owed.add(position);
    }
    const number = event["unblinding"];
    const judged = typeof number === "number" ? own[number - 1] : undefined;
    if (event["type"] === "unblinding-assessed" && judged !== undefined) owed.delete(judged);
  }
  return owed;
}
