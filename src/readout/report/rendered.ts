import type { Issue } from "../../kernel/index.ts";
import type { RowCondition } from "../../definition/index.ts";

/**
 * One number that was computed, with all that is needed to say what it is and to find what it was made from.
 *
 * @source CDISC Analysis Results Standard 1.0, AnalysisOutput and OperationResult
 */
export interface Result {
  /** Unique in a report: `14-3.01/ancova/difference/high/placebo`. */
  readonly id: string;
  /** The analysis, or the display and section, that it belongs to. */
  readonly analysis: string;
  /** What was done: `mean`, `sd`, `n`, `difference`, `se`, `p`, `lower`, `upper`. */
  readonly operation: string;
  /** Under which levels it stands: the treatment, the visit, a category. */
  readonly groups: readonly { readonly column: string; readonly value: string }[];
  /** Not rounded. `null` where it could not be computed. */
  readonly value: number | null;
  /** As printed. */
  readonly text: string;
  /** The rows that it was made from. */
  readonly of: {
    readonly dataset: string;
    readonly population: string;
    readonly where?: RowCondition;
  };
}

/** A cell of a table: what is printed, and the results it prints. */
export interface RenderedCell {
  readonly text: string;
  readonly results: readonly string[];
}

export interface RenderedRow {
  readonly kind: "line" | "heading" | "blank";
  /** How deep it stands under its heading, from 0. */
  readonly level: number;
  readonly label: string;
  readonly cells: readonly RenderedCell[];
}

export interface RenderedColumn {
  /** Lines of its head: the arm, then `(N=86)`. */
  readonly lines: readonly string[];
  /** How many of the first lines it shares with neighbours that have the same there; none when not given. */
  readonly spans?: number;
  readonly align: "left" | "center" | "right";
}

interface RenderedHeading {
  readonly id: string;
  readonly titles: readonly string[];
  readonly population: string;
  readonly footnotes: readonly string[];
  /** What could not be done, in words of the report's language. */
  readonly issues: readonly Issue[];
}

export interface RenderedTable extends RenderedHeading {
  readonly kind: "table" | "listing";
  /** The first column holds the labels of the rows. */
  readonly columns: readonly RenderedColumn[];
  readonly rows: readonly RenderedRow[];
}

export interface RenderedFigure extends RenderedHeading {
  readonly kind: "figure";
  /** A whole SVG document, readable in light and dark, with a title and a description for those who cannot see it. */
  readonly svg: string;
  /** The numbers that are drawn. */
  readonly data: RenderedTable;
}

export type Rendered = RenderedTable | RenderedFigure;

/** A report: every display of a readout on one data cut. */
export interface Report {
  readonly study: { readonly id: string; readonly version: string; readonly title: string };
  readonly studyHash: string;
  readonly cut: {
    readonly position: number;
    readonly contentHash: string;
    readonly takenAt: string;
  };
  readonly software: string;
  readonly language: "en" | "zh-CN";
  readonly blinded: boolean;
  /** Whether the participants were generated. */
  readonly simulated: boolean;
  readonly displays: readonly Rendered[];
  /** What could not be done in analyses, whether or not a display shows them. */
  readonly issues?: readonly Issue[];
  readonly results: readonly Result[];
}
