/** One column of a model, with the name that its coefficient gets. NaN is missing. */
export interface ModelColumn {
  readonly name: string;
  readonly values: Float64Array;
}
