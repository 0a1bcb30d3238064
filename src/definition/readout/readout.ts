import type { Text } from "../../kernel/index.ts";
import type { Assumable } from "../assumption.ts";
import type { Analysis } from "./analysis.ts";
import type { AnalysisDataset } from "./analysis-dataset.ts";
import type { Display } from "./display.ts";
import type { Estimand } from "./estimand.ts";
import type { RowCondition } from "./row-condition.ts";

/** How a study is read: datasets from the record, who counts, what is estimated, and what is printed of it. */
export interface Readout {
  /**
   * The study whose people go on in this one, under their numbers: both records are read as one, in the arms and from the
   * first dose of that study.
   */
  readonly continues?: { readonly study: string };
  readonly datasets: readonly AnalysisDataset[];
  readonly treatment: TreatmentColumns;
  readonly populations: readonly Population[];
  readonly estimands: readonly Estimand[];
  readonly analyses: readonly Analysis[];
  readonly displays: readonly Display[];
}

/** The columns of ADSL that tell arms apart, and the order and words in which reports name them. */
export interface TreatmentColumns {
  /** As planned: `TRT01P`. */
  readonly planned: string;
  /** As given: `TRT01A`. */
  readonly actual: string;
  readonly levels: readonly { readonly value: string; readonly label: Text }[];
}

/** Who is analysed: rows of ADSL. */
export interface Population extends Assumable {
  readonly id: string;
  readonly title: Text;
  /** Absent: everyone in ADSL. */
  readonly where?: RowCondition;
}
