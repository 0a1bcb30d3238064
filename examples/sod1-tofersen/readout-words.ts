import type { RowCondition, Section } from "../../src/definition/index.ts";
import { type Text, text } from "../../src/kernel/index.ts";

/** The column that makes the columns of tables. */
export const by = "TRT01P";
export const is = (column: string, ...values: readonly (string | number)[]): RowCondition => ({
  kind: "in",
  column,
  values,
});
export const yes = (column: string): RowCondition => is(column, "Y");
export const label = (en: string, zh: string): Text => text(en, zh);
export const heading = (en: string, zh: string): Section => ({
  kind: "heading",
  text: text(en, zh),
});
