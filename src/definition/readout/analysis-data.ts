/** One value of an analysis dataset. `null` is a missing value. Dates are ISO 8601 texts. */
export type AnalysisValue = string | number | null;

/** Where in the record a value was entered: a field of an instance of a form, at a visit or in a line of a log. */
export interface RowOrigin {
  readonly participant: string;
  readonly form: string;
  readonly visit?: string;
  readonly line?: string;
  readonly field?: string;
  /** The column of the row that came from here, where others came from elsewhere. */
  readonly column?: string;
}

/**
 * An analysis dataset as the statistics read it: columns by name, rows in the order of its keys, so that the order in
 * which the record was read changes no digit.
 *
 * @source CDISC ADaM 2.1 (ADSL, BDS, OCCDS), ADaMIG 1.3
 */
export interface AnalysisTable {
  readonly name: string;
  readonly label: string;
  readonly columns: readonly AnalysisColumn[];
  readonly rows: readonly (readonly AnalysisValue[])[];
  /** For each row, what it was made from, latest evidence first; the way from a printed number back to the form. */
  readonly origins: readonly (readonly RowOrigin[])[];
}

export interface AnalysisColumn {
  readonly name: string;
  readonly label: string;
  readonly type: "text" | "number";
  readonly length?: number;
}

/** All analysis datasets of a data cut. */
export interface AnalysisData {
  /** By name; `ADSL` is always there, one row per participant. */
  readonly tables: Readonly<Record<string, AnalysisTable>>;
  /** Without arms: every column that tells one is `null`, and no analysis may compare arms. */
  readonly blinded: boolean;
}
