/** What holds of a row of an analysis dataset or not. Missing is in no list and in no range. */
export type RowCondition =
  | { readonly kind: "in"; readonly column: string; readonly values: readonly (string | number)[] }
  | {
      readonly kind: "range";
      readonly column: string;
      readonly atLeast?: number;
      readonly atMost?: number;
      readonly above?: number;
      readonly below?: number;
    }
  | { readonly kind: "present"; readonly column: string }
  | { readonly kind: "not"; readonly of: RowCondition }
  | { readonly kind: "every"; readonly of: readonly RowCondition[] }
  | { readonly kind: "some"; readonly of: readonly RowCondition[] };
