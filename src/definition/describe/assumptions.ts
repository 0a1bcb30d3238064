import type { Study } from "../study.ts";

/** An assumption or contradiction and the part of the study that rests on it. */
export interface Marked {
  readonly kind: "assumption" | "contradiction";
  readonly path: readonly (string | number)[];
  readonly text: string;
}

/** Every `assumption` mark in a study, and its notes, in the order of the study value. */
export function assumptionsOf(study: Study): Marked[] {
  const found: Marked[] = [];
  const visit = (value: unknown, path: readonly (string | number)[]): void => {
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) visit(item, [...path, idOf(item) ?? index]);
      return;
    }
    for (const [key, member] of Object.entries(value)) {
      if (key === "assumption" && typeof member === "string") {
        found.push({ kind: "assumption", path, text: member });
      } else if (key !== "notes") visit(member, [...path, key]);
    }
  };
  visit(study, []);
  for (const note of study.notes) found.push({ kind: note.kind, path: ["notes"], text: note.text });
  return found;
}

function idOf(item: unknown): string | undefined {
  if (typeof item !== "object" || item === null) return undefined;
  if ("id" in item && typeof item.id === "string") return item.id;
  return "version" in item && typeof item.version === "string" ? item.version : undefined;
}
