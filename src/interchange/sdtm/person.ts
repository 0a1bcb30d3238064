import type { CourseEvent, DatasetRecords, RowOrigin } from "../../definition/index.ts";
import type { DoseState, FormState, ParticipantState } from "../../engine/index.ts";
import type { PartialDate } from "../../kernel/index.ts";
import type { Cell } from "../table.ts";
import type { Catalogue, FieldEntry } from "./catalogue.ts";
import { visitNumber } from "./visit-name.ts";

/** One participant while datasets are derived: the record, and what was worked out of it once. */
export class Person {
  readonly state: ParticipantState;
  readonly catalogue: Catalogue;
  /** What sources that are the same for all records of a participant gave. */
  readonly known = new Map<object, Cell>();
  /** The participant's finished rows of analysis datasets, by name. */
  readonly derived = new Map<string, readonly DerivedRow[]>();
  readonly #records = new Map<DatasetRecords, readonly DatasetRecord[]>();
  #visits: ReadonlyMap<number, string> | undefined;

  constructor(state: ParticipantState, catalogue: Catalogue) {
    this.state = state;
    this.catalogue = catalogue;
  }

  /** Works a value out once. */
  once(key: object, work: () => Cell): Cell {
    const known = this.known.get(key);
    if (known !== undefined) return known;
    const made = work();
    this.known.set(key, made);
    return made;
  }

  /** The key of the visit with a number. */
  visitNumbered(number: number): string | undefined {
    if (this.#visits === undefined) {
      const visits = new Map<number, string>();
      for (const key of this.state.visitOrder) {
        const number = visitNumber(this.catalogue, this.state, key);
        if (number !== undefined) visits.set(number, key);
      }
      this.#visits = visits;
    }
    return this.#visits.get(number);
  }

  /** Records made once. */
  recordsOf(of: DatasetRecords, make: () => readonly DatasetRecord[]): readonly DatasetRecord[] {
    const known = this.#records.get(of);
    if (known !== undefined) return known;
    const made = make();
    this.#records.set(of, made);
    return made;
  }
}

/** A finished row of an analysis dataset, and the record that it was made from. */
export interface DerivedRow {
  readonly cells: readonly Cell[];
  /** Where each column stands in the cells. */
  readonly places: ReadonlyMap<string, number>;
  readonly record: DatasetRecord;
  readonly origins: readonly RowOrigin[];
}

/** An event of a participant's course. */
export interface CourseEntry {
  readonly event: CourseEvent;
  readonly date: PartialDate;
}

/** One record of a dataset, before its columns are worked out: what of the participant's record it is about. */
export interface DatasetRecord {
  readonly person: Person;
  /** The key of the visit it belongs to. */
  readonly visit: string | undefined;
  readonly instance: FormState | undefined;
  /** The row of a repeating group. */
  readonly row: FormState["values"] | undefined;
  readonly group: string | undefined;
  /** The field a finding is of. */
  readonly finding: FieldEntry | undefined;
  readonly dose: DoseState | undefined;
  readonly event: CourseEntry | undefined;
  /** The row of an analysis dataset that it is. */
  readonly derived: DerivedRow | undefined;
  /** Cells worked out so far, by column. */
  readonly cells: (Cell | undefined)[];
}
