/** Stands where an answer would, when a case does not state what it takes to compute one. */
export class NotCovered {
  readonly why: string;
  constructor(why: string) {
    this.why = why;
  }
}
