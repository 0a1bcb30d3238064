import type {
  AnalysisColumn,
  ColumnCondition,
  DatasetRecords,
  DatasetVariable,
} from "../../definition/index.ts";
import type { DeriveOptions } from "../sdtm/column-context.ts";
import { makeDeriver, type OpenDeriver } from "../sdtm/deriver.ts";
import type { OpenRecord } from "../sdtm/open-record.ts";
import type { DerivedRow, Person } from "../sdtm/person.ts";
import { revealingAmong, revealingColumns } from "../sdtm/reveals.ts";
import type { Cell } from "../table.ts";

/** What a dataset is made of before its structure is laid over it. */
export interface Ground {
  readonly name: string;
  readonly records: DatasetRecords;
  readonly where?: ColumnCondition | undefined;
  readonly keys: readonly string[];
  readonly columns: readonly DatasetVariable[];
}

/** Analysis datasets in the making: whose they are, and what is finished so far. */
export class Workshop {
  readonly options: DeriveOptions;
  readonly record: OpenRecord;
  /** Finished rows of `ADSL`, which the other datasets read. */
  readonly #subjects = new Map<Person, DerivedRow>();
  #subjectColumns: readonly AnalysisColumn[];
  /** Columns of `DM`, later of `ADSL`, that tell arms. */
  #revealing: ReadonlySet<string>;
  /** Columns of finished datasets that tell arms. */
  readonly #rowsRevealing = new Set<string>();

  constructor(options: DeriveOptions, record: OpenRecord) {
    this.options = options;
    this.record = record;
    this.#subjectColumns = record.demographics.columns;
    this.#revealing = revealingColumns(record.demographics, record.demographics);
  }

  /** The participant's own columns: of `DM` first, of `ADSL` once that is finished. */
  get subjectColumns(): readonly AnalysisColumn[] {
    return this.#subjectColumns;
  }

  /** Among some columns, those that tell arms and must be blank: none when the allocation is known. */
  masked(columns: readonly Pick<DatasetVariable, "name" | "source">[]): Set<string> {
    if (this.options.allocation !== undefined) return new Set();
    const masked = revealingAmong(columns, this.#revealing, this.#rowsRevealing);
    for (const name of masked) this.#rowsRevealing.add(name);
    return masked;
  }

  /** Makes the ground of a dataset ready to be derived. */
  derive(ground: Ground): OpenDeriver {
    const { name, records, where, keys, columns } = ground;
    const dataset = {
      name,
      domain: name.slice(0, 2),
      label: name,
      records,
      ...(where === undefined ? {} : { where }),
      keys,
      columns,
    };
    const shared = {
      ...this.record.shared,
      subject: (person: Person, column: string) => this.subject(person, column),
    };
    return makeDeriver(dataset, this.masked(columns), shared, this.record.personOf);
  }

  /** A participant's own value: in `ADSL`, else in `DM`. */
  subject(person: Person, column: string): Cell {
    const row = this.#subjects.get(person);
    const place = row?.places.get(column);
    if (place === undefined) return this.record.shared.subject(person, column);
    return row?.cells[place] ?? null;
  }

  /** From here on `subject` reads these rows. */
  finishSubjects(
    rows: ReadonlyMap<Person, readonly DerivedRow[]>,
    columns: readonly AnalysisColumn[],
  ): void {
    for (const [person, [row]] of rows) if (row !== undefined) this.#subjects.set(person, row);
    this.#subjectColumns = columns;
    this.#revealing = new Set([...this.#revealing, ...this.#rowsRevealing]);
  }
}
