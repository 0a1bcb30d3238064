/** One value of a table. `null` is a missing value; the empty text is a text of no characters. */
export type Cell = string | number | null;

/** One observation: as many cells as the table has columns, in the same order. */
export type Row = readonly Cell[];

/** One variable of a dataset, in the terms that every exchange format shares. */
export interface Column {
  readonly name: string;
  readonly label: string;
  readonly type: "text" | "number";
  /** The room a value takes: bytes in SAS transport files, characters elsewhere. */
  readonly length?: number;
  /** A SAS format such as `DATE9.` or `8.2`: how a number is to be shown, never what it is. */
  readonly format?: string;
}

/** A dataset as a neutral value: what readers give, what writers take and what can be compared. */
export interface Table<C extends Column = Column> {
  readonly name: string;
  readonly label: string;
  readonly columns: readonly C[];
  readonly rows: Iterable<Row>;
}
