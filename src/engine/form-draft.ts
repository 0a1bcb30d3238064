import { canonical, type Json } from "../kernel/index.ts";
import type { Datum } from "../definition/index.ts";
import type { FormChange, KeptRows } from "./event.ts";
import { own } from "./own.ts";
import type { FormState } from "./state.ts";

type Values = { [field: string]: Datum };
type Rows = { [group: string]: { [row: string]: Values } };

/** A field whose value is another than stored: `field`, or `group/row/field`. */
export interface Difference {
  readonly path: string;
  readonly field: string;
  readonly before: Datum | undefined;
  readonly now: Datum | undefined;
}

/**
 * An instance while it is being changed: the values as they would be, and what differs from what is stored.
 * Each field is put at most once.
 */
export class FormDraft {
  readonly values: Values;
  rows: KeptRows;
  readonly differences: Difference[] = [];
  readonly #set: Values = {};
  readonly #before: Values = {};
  readonly #setRows: Rows = {};
  readonly #beforeRows: Rows = {};
  readonly #cleared: string[] = [];

  constructor(before: FormState | undefined) {
    this.values = { ...before?.values };
    this.rows = before?.rows ?? {};
  }

  get changed(): boolean {
    return this.differences.length > 0;
  }

  put(field: string, now: Datum | undefined): void {
    const before = own(this.values, field);
    if (isSameDatum(before, now)) return;
    this.differences.push({ path: field, field, before, now });
    if (before !== undefined) this.#before[field] = before;
    if (now === undefined) {
      delete this.values[field];
      this.#cleared.push(field);
    } else {
      this.values[field] = now;
      this.#set[field] = now;
    }
  }

  putRow(group: string, row: string, field: string, now: Datum | undefined): void {
    const stored = own(own(this.rows, group), row) ?? {};
    const before = own(stored, field);
    if (isSameDatum(before, now)) return;
    const path = `${group}/${row}/${field}`;
    this.differences.push({ path, field, before, now });
    if (before !== undefined) rowIn(this.#beforeRows, group, row)[field] = before;
    const { [field]: _, ...others } = stored;
    const kept = now === undefined ? others : { ...others, [field]: now };
    this.rows = { ...this.rows, [group]: { ...own(this.rows, group), [row]: kept } };
    if (now === undefined) this.#cleared.push(path);
    else rowIn(this.#setRows, group, row)[field] = now;
  }

  change(): Pick<FormChange, "values" | "rows" | "before" | "beforeRows" | "cleared"> {
    return {
      values: this.#set,
      ...(isEmpty(this.#setRows) ? {} : { rows: this.#setRows }),
      ...(isEmpty(this.#before) ? {} : { before: this.#before }),
      ...(isEmpty(this.#beforeRows) ? {} : { beforeRows: this.#beforeRows }),
      ...(this.#cleared.length === 0 ? {} : { cleared: this.#cleared }),
    };
  }
}

function rowIn(rows: Rows, group: string, row: string): Values {
  const inGroup = own(rows, group) ?? (rows[group] = {});
  return (inGroup[row] ??= {});
}

function isEmpty(record: object): boolean {
  for (const _ in record) return false;
  return true;
}

function isSameDatum(a: Datum | undefined, b: Datum | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object") return false;
  return canonical(a as unknown as Json) === canonical(b as unknown as Json);
}
