import type { Study, Visit } from "../../definition/index.ts";
import { isWalledForm, type Summary, visitOfKey } from "../../engine/index.ts";

/** A column: a visit's occurrence, or, where a visit is opened, one of its forms. */
export interface MatrixColumn {
  readonly id: string;
  readonly visit: Visit;
  /** The visit key: `fu#2` is the second `fu`. */
  readonly key: string;
  /** Which occurrence, from 1. */
  readonly occurrence: number;
  readonly form?: string;
}

/** Every visit in protocol order, each as often as anybody had or awaits it, with the forms of those that are opened. */
export function matrixColumns(
  study: Study,
  summaries: readonly Summary[],
  opened: ReadonlySet<string>,
): MatrixColumn[] {
  const occurrences = new Map<string, number>();
  const seen = new Map<string, Set<string>>();
  for (const { visits } of summaries) {
    for (const { visit, key, forms } of visits) {
      const mark = key.indexOf("#");
      const occurrence = mark === -1 ? 1 : Number(key.slice(mark + 1));
      if (occurrence > (occurrences.get(visit) ?? 0)) occurrences.set(visit, occurrence);
      if (!opened.has(key)) continue;
      const known = seen.get(key) ?? new Set();
      for (const { form } of forms) known.add(form);
      seen.set(key, known);
    }
  }
  return study.visits.flatMap((visit) => {
    const count = Math.max(occurrences.get(visit.id) ?? 0, visit.timing === undefined ? 0 : 1);
    return Array.from({ length: count }, (_, index) => {
      const key = index === 0 ? visit.id : `${visit.id}#${index + 1}`;
      const column = { id: key, visit, key, occurrence: index + 1 };
      if (!opened.has(key)) return [column];
      const open = visit.forms.filter((form) => !isWalledForm(study, form));
      const forms = new Set([...open, ...(seen.get(key) ?? [])]);
      return [column, ...[...forms].map((form) => ({ ...column, id: `${key}/${form}`, form }))];
    }).flat();
  });
}

/** The visit of a key, as the study defines it. */
export function visitAt(study: Study, key: string): Visit | undefined {
  const id = visitOfKey(key);
  return study.visits.find((visit) => visit.id === id);
}
