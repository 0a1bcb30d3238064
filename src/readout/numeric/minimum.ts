/** Where a minimiser came to rest. `settled` is false when it gave up first: then `point` is only the best it saw. */
export interface Minimum {
  readonly point: Float64Array;
  readonly value: number;
  readonly settled: boolean;
  readonly rounds: number;
}
