import type { Text } from "../../kernel/index.ts";
import type { Datum, EditCheck, Field } from "../../definition/index.ts";
import type { Confirmation, QueryState } from "../../engine/index.ts";
import type { Item } from "../offline/kept.ts";
import type { Entry } from "./entry.ts";

/** A check that does not hold, as it is shown beside its field. */
export interface CheckView {
  readonly check: EditCheck;
  /** Who said that the value is true nevertheless. */
  readonly confirmed?: Confirmation;
  /** It speaks of what is typed and not stored. */
  readonly isOfDraft: boolean;
}

/** Everything that is shown of one field. The same object as long as nothing of it changes. */
export interface FieldView {
  readonly path: string;
  readonly field: Field;
  /** What the server holds. */
  readonly stored: Datum | undefined;
  /** What it would hold if what is typed were stored. */
  readonly now: Datum | undefined;
  readonly entry: Entry | undefined;
  readonly isAsked: boolean;
  /** An answer that is kept though its question is not asked. */
  readonly isFolded: boolean;
  /** Required, asked, and without an answer, on a form that was declared complete. */
  readonly isUnanswered: boolean;
  /** Why what is typed cannot be kept. */
  readonly problem: Text | undefined;
  readonly echo: Text | undefined;
  readonly isFuture: boolean;
  readonly checks: readonly CheckView[];
  /** What a date that is known in part leaves open: it is said, and asks nothing. */
  readonly undecided: readonly Text[];
  readonly queries: readonly QueryState[];
  /** How many stored answers the entry would fold away. */
  readonly folds: number;
  /** A change of a complete form: it waits for its reason. */
  readonly owesReason: boolean;
  /** The command that carries the entry. */
  readonly item: Item | undefined;
}

/** The earlier view, where nothing that is shown has changed. */
export function sameView(before: FieldView | undefined, after: FieldView): FieldView {
  if (before === undefined) return after;
  const keys = Object.keys(after) as (keyof FieldView)[];
  return keys.every((key) => isSame(before[key], after[key])) ? before : after;
}

function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  return JSON.stringify(a) === JSON.stringify(b);
}
