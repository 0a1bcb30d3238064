import type { Issue } from "../../kernel/index.ts";
import type { Column, Row } from "../table.ts";

/** A variable of a SAS transport file. */
export interface XptColumn extends Column {
  /** Bytes per value: 2 … 8 for numbers, the width of the field for text. */
  readonly length: number;
  /** Where the value begins in its row, in bytes from 0. */
  readonly position: number;
  readonly informat?: string;
}

/** What the file says of itself. Times are as SAS prints them (`16JUN17:15:53:15`): two-digit years are not guessed. */
export interface XptLibrary {
  readonly sasVersion: string;
  readonly system: string;
  readonly created: string;
  readonly modified: string;
}

/** The head of one dataset (SAS: member) of a file. */
export interface XptMember extends XptLibrary {
  readonly name: string;
  readonly label: string;
  readonly datasetType: string;
  readonly columns: readonly XptColumn[];
  /** Bytes per row. */
  readonly rowBytes: number;
}

/** A missing number that says more than "missing": `_` or `A` … `Z`. The ordinary `.` is not listed. */
export interface SpecialMissing {
  /** Row within the member and column, both counted from 0. */
  readonly row: number;
  readonly column: number;
  readonly code: string;
}

/** What a reader gives, in the order of the file: library, then per dataset its member, batches of rows, and its end. */
export type XptEvent =
  | { readonly kind: "library"; readonly library: XptLibrary }
  | { readonly kind: "member"; readonly member: XptMember }
  | {
      readonly kind: "rows";
      /** The number of the first row of the batch within its member, counted from 0. */
      readonly first: number;
      readonly rows: readonly Row[];
      readonly missing: readonly SpecialMissing[];
    }
  | {
      readonly kind: "end";
      readonly name: string;
      readonly rows: number;
      /**
       * How many all-blank rows might hide in the padding. The format cannot tell blank rows at the very end
       * of a dataset from the blanks that fill its last 80-byte record; they are taken as filling.
       */
      readonly possibleBlankRows: number;
      readonly warnings: readonly Issue[];
    };
