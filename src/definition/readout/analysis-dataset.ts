import type { Text } from "../../kernel/index.ts";
import type { Assumable } from "../assumption.ts";
import type { ColumnCondition, ColumnSource, DatasetRecords, DatasetVariable } from "../dataset.ts";

/**
 * An analysis dataset and how every value of it comes from the record: data, not code. Sources are those of submission
 * datasets; `{ kind: "subject" }` reads the participant's row of `ADSL`, and of `DM` for `ADSL` itself.
 *
 * @source CDISC ADaM 2.1, ADaMIG 1.3
 */
export type AnalysisDataset =
  | SubjectDataset
  | ParameterDataset
  | EventTimeDataset
  | OccurrenceDataset;

interface Shared extends Assumable {
  readonly name: string;
  readonly label: string;
  /** Which columns tell rows apart and order them. */
  readonly keys: readonly string[];
  /**
   * In their order. Names that the structure itself gives (`AVISIT`, `BASE`, `CHG` …) stand without a source; any other name
   * without one is the participant's own column of `ADSL`, and of `DM` for `ADSL` itself.
   */
  readonly columns: readonly (DatasetVariable | string)[];
}

/** One row per participant who was enrolled: `ADSL`. */
export interface SubjectDataset extends Shared {
  readonly kind: "subject";
  readonly where?: ColumnCondition;
  readonly pools?: readonly Pool[];
}

/**
 * A column made of another over all participants: a value that too few share, in any level of `by`, becomes `as`. Sites
 * with few participants in an arm are pooled so. Levels are those that occur; it reveals arms where `by` does.
 */
export interface Pool {
  readonly column: string;
  readonly label: string;
  readonly of: string;
  readonly by: string;
  readonly least: number;
  readonly as: string;
}

/** One row per parameter and analysis visit, with baseline and change. */
export interface ParameterDataset extends Shared {
  readonly kind: "parameters";
  readonly records: DatasetRecords;
  readonly where?: ColumnCondition;
  /** `PARAMCD`, `PARAM`, `PARAMN`, the value and its date. */
  readonly code: ColumnSource;
  readonly parameters: Readonly<Record<string, { readonly name: string; readonly order: number }>>;
  readonly value: ColumnSource;
  readonly date: ColumnSource;
  /** What day 1 of the analysis is; the first dose (`TRTSDT` of `ADSL`) when not given. */
  readonly origin?: ColumnSource;
  /** Columns that part the records of a parameter further, such as a time point: each part has its own baseline. */
  readonly within?: readonly string[];
  readonly windows: readonly AnalysisWindow[];
  /** The window whose chosen record is the baseline. */
  readonly baseline: string;
  /** Which record of several in a window is analysed. */
  readonly choose: "nearest-then-last" | "nearest-then-first" | "last" | "first";
  /** The last value is carried to later windows that have none, for these parameters; all when not given. */
  readonly carry?: {
    readonly parameters?: readonly string[];
    readonly from?: "any-after-baseline" | "any";
  };
  /** Columns that say what another column is on the baseline record: the range indicator before and after makes a shift. */
  readonly atBaseline?: readonly {
    readonly column: string;
    readonly label: string;
    readonly of: string;
  }[];
  /** Flags of first records, before any is carried; one called `ANL01FL` takes the place of the structure's. */
  readonly flags?: readonly FirstFlag[];
  /** One more analysis visit: the last analysed value of these windows once more, such as the end of treatment. */
  readonly last?: {
    readonly name: string;
    readonly number: number;
    readonly of: readonly string[];
    /** A column that is `Y` on this visit and on the record that it repeats. */
    readonly flag?: string;
  };
}

/**
 * What belongs to an analysis visit: study days, of which day 1 is the first dose and none is 0; or visits, by id.
 * A record that belongs to none stays in the dataset without an analysis visit.
 */
export interface AnalysisWindow {
  readonly name: string;
  readonly number: number;
  readonly target: number;
  readonly from?: number;
  readonly to?: number;
  readonly visits?: readonly string[];
}

/** One row per participant and question "when first?". */
export interface EventTimeDataset extends Shared {
  readonly kind: "event-time";
  readonly parameters: readonly EventTime[];
}

export interface EventTime {
  readonly code: string;
  readonly name: string;
  readonly origin: ColumnSource;
  /** The earliest of these that happened is the event. */
  readonly events: readonly EventSource[];
  /** The earliest of these ends observation when no event came before. */
  readonly censors: readonly EventSource[];
}

export interface EventSource {
  readonly description: string;
  readonly date: ColumnSource;
  readonly dataset?: string;
  readonly variable?: string;
  readonly sequence?: ColumnSource;
  readonly words?: Text;
}

/** One row per event, with flags of first occurrence. */
export interface OccurrenceDataset extends Shared {
  readonly kind: "occurrences";
  readonly records: DatasetRecords;
  readonly where?: ColumnCondition;
  readonly flags: readonly FirstFlag[];
}

/** `Y` on the first of a participant's records, within each value of some columns. */
export interface FirstFlag {
  readonly column: string;
  readonly label?: string;
  readonly within: readonly string[];
  readonly where?: ColumnCondition;
  /** The greatest of this column comes first, before what `by` says: the worst value. */
  readonly greatest?: string;
  /** What "first" goes by. */
  readonly by: readonly string[];
}
