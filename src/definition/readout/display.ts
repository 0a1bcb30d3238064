import type { Text } from "../../kernel/index.ts";
import type { Assumable } from "../assumption.ts";
import type { Contrasted } from "./analysis.ts";
import type { RowCondition } from "./row-condition.ts";

/** A table, figure or listing of the report. */
export type Display = TableDisplay | FigureDisplay | ListingDisplay;

interface Heading extends Assumable {
  /** As the report numbers it: `14-3.01`. */
  readonly id: string;
  readonly titles: readonly Text[];
  /** A population of the readout, by id. */
  readonly population: string;
  readonly footnotes?: readonly Text[];
}

export interface TableDisplay extends Heading {
  readonly kind: "table";
  /** The column of the dataset that makes the table's columns; its levels as the readout's treatment names them. */
  readonly by: string;
  readonly total?: boolean;
  /** Further columns within each arm, or arms within each part. */
  readonly split?: ColumnSplit;
  readonly pValues?: PValueStyle;
  readonly sections: readonly Section[];
}

/** Parts into which columns are divided: by who the participants are (populations, sexes), or by what the rows say. */
export interface ColumnSplit {
  readonly stands: "within-arms" | "around-arms";
  readonly parts: readonly { readonly label: Text; readonly where?: RowCondition }[];
}

/** How p-values of a table's own tests are printed. */
export interface PValueStyle {
  /** 4 when not given. */
  readonly decimals?: number;
  /** Smaller ones carry an asterisk. */
  readonly flagBelow?: number;
  /** Larger ones are printed as larger than this. */
  readonly capAbove?: number;
}

/** A block of rows. Each is computed from a dataset, restricted to the population and to `where`. */
export type Section =
  /** A line of its own. */
  | { readonly kind: "heading"; readonly text: Text }
  /** The same sections for each value of a column, under a heading that names it. */
  | {
      readonly kind: "each";
      readonly dataset: string;
      readonly column: string;
      readonly where?: RowCondition;
      /** Which values, in which order and words; all that there are when not given. */
      readonly values?: readonly { readonly value: string | number; readonly label: Text }[];
      readonly sections: readonly Section[];
    }
  /** Participants of whom something holds: n (%), of those in the column. */
  | {
      readonly kind: "participants";
      readonly dataset: string;
      readonly rows: readonly {
        readonly label: Text;
        readonly where?: RowCondition;
        /** Absent: tested where the section is. */
        readonly tested?: boolean;
      }[];
      readonly title?: Text;
      readonly percent?: boolean;
      readonly test?: "fisher" | "pearson";
    }
  /** Rows counted in one line, under a label; with `test`, parts of the columns against arms. */
  | {
      readonly kind: "records";
      readonly dataset: string;
      readonly where?: RowCondition;
      readonly label: Text;
      /** Of the rows in the column, or of those in the arm whatever part they are in; none when not given. */
      readonly percentOf?: "column" | "arm";
      readonly test?: "fisher" | "pearson";
    }
  /**
   * A number described. `decimals` are those of the mean and the median; the standard deviation has one more, and a
   * range beside the median one less, as the number was collected.
   */
  | {
      readonly kind: "number";
      readonly dataset: string;
      readonly column: string;
      readonly where?: RowCondition;
      readonly title: Text;
      readonly decimals: number;
      /** Of the least and the greatest value where they have lines of their own; `decimals` when not given. */
      readonly rangeDecimals?: number;
      readonly statistics: readonly SummaryLine[];
      readonly test?: "anova" | "kruskal-wallis";
    }
  /** Statistics of one or several numbers in columns: a line for each time point, arms beside or below each other. */
  | {
      readonly kind: "grid";
      readonly dataset: string;
      readonly where?: RowCondition;
      readonly arms: "rows" | "columns";
      readonly rows: readonly { readonly label: Text; readonly where?: RowCondition }[];
      readonly measures: readonly {
        readonly column: string;
        /** Stands over the statistics. */
        readonly label?: Text;
        readonly statistics: readonly SummaryLine[];
        readonly decimals: number;
        readonly rangeDecimals?: number;
        /** Where it is described; elsewhere its cells stay empty. */
        readonly where?: RowCondition;
      }[];
    }
  /** A category described. */
  | {
      readonly kind: "category";
      readonly dataset: string;
      readonly column: string;
      readonly where?: RowCondition;
      readonly title?: Text;
      /**
       * All values that there are, in their order, when the list is empty. A level with a condition holds the rows of
       * which it holds, in place of those with the value; a row is in the first level that it fits.
       */
      readonly levels: readonly {
        readonly value: string | number;
        readonly label: Text;
        readonly where?: RowCondition;
      }[];
      readonly percent?: boolean;
      /** Of those who have a value (when not given), or of all in the column. */
      readonly percentOf?: "counted" | "column";
      /** A line with all who have a value, after the levels. */
      readonly sum?: Text;
      /** A line with the number of those who have a value. */
      readonly counted?: boolean;
      readonly test?: "pearson" | "fisher" | "cmh-general" | "cmh-row-means";
      readonly strata?: readonly string[];
    }
  /** Events by class and term: participants (%) and, in brackets, events. */
  | {
      readonly kind: "events";
      readonly dataset: string;
      readonly where?: RowCondition;
      readonly class: string;
      readonly term: string;
      readonly any: Text;
      readonly test?: "fisher";
      /** Which arms the test compares; each with the first when not given. */
      readonly contrasts?: readonly Contrasted[];
      readonly events?: boolean;
      /** Of percentages; 0 when not given. */
      readonly decimals?: number;
      /** Terms and classes by name, or terms by how many in this level had them, most first, and then by name. */
      readonly frequentIn?: string;
    }
  /** Categories before against categories after. */
  | {
      readonly kind: "shift";
      readonly dataset: string;
      readonly where?: RowCondition;
      readonly from: string;
      readonly to: string;
      readonly levels: readonly { readonly value: string; readonly label: Text }[];
      readonly title: Text;
    }
  /** What an analysis found, one line a statistic. */
  | {
      readonly kind: "analysis";
      readonly analysis: string;
      readonly lines: readonly AnalysisLine[];
    };

export type SummaryLine =
  | "n"
  | "mean"
  | "sd"
  | "mean-sd"
  | "median"
  | "median-range"
  | "min"
  | "max"
  | "q1-q3"
  | "geometric-mean"
  | "cv";

/** A line of what an analysis found: the statistic, and under which contrast or level it stands. */
export interface AnalysisLine {
  readonly label: Text;
  /** Names of results as the method gives them: `difference (SE)`, `ci`, `p`, `p-trend`, `lsmean (SE)`. */
  readonly show: string;
  /** Only of this reference level: `high against placebo` and `high against low` are two lines of one column. */
  readonly reference?: string;
  /** The result of all arms together, such as the log-rank test of all. */
  readonly overall?: boolean;
  readonly at?: string;
  /** Of estimates and limits, 1 when not given; standard errors have one more. */
  readonly decimals?: number;
  /** How deep the line stands under the one before; 0 when not given. */
  readonly indent?: number;
  /** Of p-values, 3 when not given. */
  readonly pDecimals?: number;
}

export interface FigureDisplay extends Heading {
  readonly kind: "figure";
  readonly figure:
    | {
        readonly kind: "mean-change";
        readonly dataset: string;
        readonly value: string;
        readonly visit: string;
        readonly where?: RowCondition;
      }
    | {
        readonly kind: "spaghetti";
        readonly dataset: string;
        readonly value: string;
        readonly time: string;
        readonly where?: RowCondition;
      }
    | {
        readonly kind: "kaplan-meier";
        readonly dataset: string;
        readonly time: string;
        readonly censor: string;
        readonly where?: RowCondition;
      }
    | { readonly kind: "forest"; readonly analyses: readonly string[] }
    | {
        readonly kind: "waterfall";
        readonly dataset: string;
        readonly value: string;
        readonly where?: RowCondition;
      }
    | {
        readonly kind: "swimmer";
        readonly dataset: string;
        readonly start: string;
        readonly end: string;
      };
}

/** Rows of a dataset as they are. */
export interface ListingDisplay extends Heading {
  readonly kind: "listing";
  readonly dataset: string;
  readonly where?: RowCondition;
  readonly columns: readonly string[];
}
